// What the table of operations asks of convolutions: kernels for float32, products of patches for everything else.

import { isGradEnabled, noGrad } from './autograd.js';
import { fold, unfold } from './conv.js';
import { convolve, convolveWeightGradient, type Plan } from './kernels/conv.js';
import { messages } from './messages.js';
import { Tensor } from './tensor.js';
import { places, type Windows } from './windows.js';

type Inputs = readonly [x: Tensor, weight: Tensor, bias?: Tensor];

/** The convolution of images [N, C, H, W] with filters [out, C, height, width]. */
export function convolved([x, weight, bias]: Inputs, windows: Windows): Tensor {
  const plan = planOf(x, weight, windows);
  const shape = [plan.images, plan.out, ...plan.outSize];
  if (x.dtype !== weight.dtype) throw new TypeError(messages.dtypes('conv2d', x.dtype, weight.dtype));
  if (x.dtype === 'float32' && (!bias || bias.dtype === 'float32')) {
    const [images, filters, offsets] = [x, weight, bias].map((t) => (t ? (t.data as Float32Array) : null));
    return new Tensor(convolve(plan, images!, filters!, offsets ?? null), shape);
  }
  return noGrad(() => {
    const y = weight
      .reshape([plan.out, -1])
      .matmul(unfold(x, windows.kernel, windows))
      .reshape(shape);
    return bias ? y.add(bias.reshape([1, -1, 1, 1])) : y;
  });
}

/** The gradients of images, filters and bias. */
export function convolvedGradients(g: Tensor, [x, weight, bias]: Inputs, windows: Windows): (Tensor | null)[] {
  const plan = planOf(x, weight, windows);
  const ofBias = bias?.requiresGrad ? g.sum({ dim: [0, 2, 3] }) : null;
  const fast = !isGradEnabled() && [g, x, weight].every(({ dtype }) => dtype === 'float32');
  const back = fast ? backwardPlan(plan) : null;
  const columns = g.reshape([plan.images, plan.out, plan.outSize[0] * plan.outSize[1]]);
  let ofX: Tensor | null = null;
  if (x.requiresGrad && back) {
    const turned = weight.permute([1, 0, 2, 3]).flip(2).flip(3);
    ofX = new Tensor(convolve(back, g.data as Float32Array, turned.data as Float32Array, null), x.shape);
  } else if (x.requiresGrad) ofX = fold(weight.reshape([plan.out, -1]).T.matmul(columns), plan.size, windows);
  let ofWeight: Tensor | null = null;
  if (weight.requiresGrad && fast)
    ofWeight = new Tensor(convolveWeightGradient(plan, x.data as Float32Array, g.data as Float32Array), weight.shape);
  else if (weight.requiresGrad)
    ofWeight = columns
      .matmul(unfold(x, windows.kernel, windows).transpose(1, 2))
      .sum({ dim: 0 })
      .reshape(weight.shape);
  return bias ? [ofX, ofWeight, ofBias] : [ofX, ofWeight];
}

function planOf(x: Tensor, weight: Tensor, windows: Windows): Plan {
  const [images, channels, height, width] = x.shape as [number, number, number, number];
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
    out: weight.shape[0]!,
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
