// The convolution of images and its two adjoints: kernels for float32, products of patches for everything else. The gradients of
// each are the other two.

import { convolve, convolveWeightGradient, type Plan } from '../kernels/conv.js';
import { messages } from '../messages.js';
import type { DType } from './dtype.js';
import { zip } from './elementwise.js';
import { product } from './matmul.js';
import { NDArray } from './ndarray.js';
import { sums } from './reductions.js';
import { sizeOf } from './shape.js';
import { columns, images, places, type Windows } from './windows.js';

type Size = readonly [number, number];

const floats = (arrays: readonly NDArray[]): boolean => arrays.every(({ dtype }) => dtype === 'float32');

/** Images [N, C, H, W] convolved with filters [out, C, height, width], and a bias for each filter. */
export function convolution(x: NDArray, weight: NDArray, bias: NDArray | undefined, windows: Windows): NDArray {
  const plan = planOf(x.shape, weight.shape[0]!, windows);
  const shape = [plan.images, plan.out, ...plan.outSize];
  checkKinds('conv2d', x.dtype, weight.dtype);
  if (floats([x, weight, ...(bias ? [bias] : [])])) {
    const [pixels, filters, offsets] = [x, weight, bias].map((a) => (a ? (a.data as Float32Array) : null));
    return NDArray.of(convolve(plan, pixels!, filters!, offsets ?? null), shape);
  }
  const y = product(asMatrix(weight), columns(x, windows)).reshape(shape);
  return bias ? zip('conv2d', y, bias.reshape([1, plan.out, 1, 1]), y.dtype, (a, b) => a + b) : y;
}

/**
 * The transposed convolution: each number of g [N, out, …] spreads its filter [out, C, height, width], and what overlaps is summed to
 * images of the given size. The gradient of `convolution` for its images.
 */
export function transposedConvolution(g: NDArray, weight: NDArray, size: Size, windows: Windows): NDArray {
  const shape = [g.shape[0]!, weight.shape[1]!, ...size] as const;
  checkKinds('convTranspose2d', g.dtype, weight.dtype);
  const back = floats([g, weight]) ? backwardPlan(planOf(shape, weight.shape[0]!, windows)) : null;
  if (!back) return images(product(asMatrix(weight).permute([1, 0]), asColumns(g)), size, windows);
  const turned = flipped(weight.permute([1, 0, 2, 3]));
  return NDArray.of(convolve(back, g.data as Float32Array, turned.data as Float32Array, null), shape);
}

/** The gradient of `convolution` for its filters, from that of its result, g. */
export function filterGradient(x: NDArray, g: NDArray, windows: Windows): NDArray {
  const [out, channels] = [g.shape[1]!, x.shape[1]!];
  const shape = [out, channels, ...windows.kernel];
  if (floats([x, g])) {
    const plan = planOf(x.shape, out, windows);
    return NDArray.of(convolveWeightGradient(plan, x.data as Float32Array, g.data as Float32Array), shape);
  }
  const patches = columns(x, windows).permute([0, 2, 1]);
  return sums(product(asColumns(g), patches), [0], g.dtype).reshape(shape);
}

function checkKinds(op: string, a: DType, b: DType): void {
  if (a !== b) throw new TypeError(messages.dtypes(op, a, b));
}

/** A row for each filter. */
const asMatrix = (weight: NDArray): NDArray => weight.reshape([weight.shape[0]!, sizeOf(weight.shape.slice(1))]);

/** A row for each channel, a column for each place. */
const asColumns = (g: NDArray): NDArray => g.reshape([...g.shape.slice(0, 2), sizeOf(g.shape.slice(2))]);

/** Filters turned around. */
function flipped(weight: NDArray): NDArray {
  const { data, shape } = weight;
  const out = data.slice();
  const area = shape[2]! * shape[3]!;
  for (let from = 0; from < out.length; from += area) out.subarray(from, from + area).reverse();
  return NDArray.of(out, shape);
}

function planOf(shape: readonly number[], out: number, windows: Windows): Plan {
  const [images, channels, height, width] = shape as [number, number, number, number];
  const { kernel, stride, padding, dilation } = windows;
  return {
    images,
    channels,
    size: [height, width],
    start: padding,
    apart: [1, 1],
    padded: [height + 2 * padding[0], width + 2 * padding[1]],
    kernel,
    dilation,
    stride,
    out,
    outSize: [places(windows, height, 0), places(windows, width, 1)],
  };
}

/**
 * The gradient of the images is a convolution too: of the result's gradient, spread by the stride, with the filters turned
 * around. Null when the padding is wider than the filter.
 */
function backwardPlan({ images, channels, size, start, kernel, dilation, stride, out, outSize }: Plan): Plan | null {
  const reach = [0, 1].map((side) => dilation[side as 0] * (kernel[side as 0] - 1)) as [number, number];
  const first = [reach[0] - start[0], reach[1] - start[1]] as const;
  if (first.some((at) => at < 0)) return null;
  return {
    images,
    channels: out,
    size: outSize,
    start: first,
    apart: stride,
    padded: [size[0] + reach[0], size[1] + reach[1]],
    kernel,
    dilation,
    stride: [1, 1],
    out: channels,
    outSize: size,
  };
}
