// Convolution of float32 images. An image is spread among zeros, so that every place of the window lies inside; two tables
// say which numbers are below the window.

import { Desk } from './desk.js';
import { panel } from './matmul.js';
import { workplace } from './pool.js';

type Pair = readonly [number, number];

/** How images are convolved. */
export interface Plan {
  /** How many there are, and the size of each. */
  images: number;
  channels: number;
  size: Pair;
  /** Where the first pixel stands among the zeros, how far neighbours are apart, and how large it all is. */
  start: Pair;
  apart: Pair;
  padded: Pair;
  /** The window, the distance of its elements, and that of its places. */
  kernel: Pair;
  dilation: Pair;
  stride: Pair;
  /** Channels and size of the output. */
  out: number;
  outSize: Pair;
}

/** Blocks of images, each of which sums its part of a weight's gradient. */
const mostBlocks = 16;

const area = ([a, b]: Pair): number => a * b;

/** Offsets in the padded image: of each element of the window, and of each place. */
function offsets({ channels, padded, kernel, dilation, stride, outSize }: Plan): {
  window: Int32Array;
  places: Int32Array;
} {
  const window = new Int32Array(channels * area(kernel));
  for (let c = 0, k = 0; c < channels; c++)
    for (let y = 0; y < kernel[0]; y++)
      for (let x = 0; x < kernel[1]; x++) window[k++] = (c * padded[0] + y * dilation[0]) * padded[1] + x * dilation[1];
  const places = new Int32Array(area(outSize));
  for (let y = 0, p = 0; y < outSize[0]; y++)
    for (let x = 0; x < outSize[1]; x++) places[p++] = y * stride[0] * padded[1] + x * stride[1];
  return { window, places };
}

/** The plan and the operands in the kernels' memory, and how to run a kernel on them. */
function layOut(plan: Plan, operands: readonly Float32Array[], results: (blocks: number) => number) {
  const { images, channels, size, out, start, padded, apart } = plan;
  const { window, places } = offsets(plan);
  const each = Math.max(1, Math.ceil(images / mostBlocks));
  const blocks = Math.ceil(images / each);
  const { reserve, run } = workplace(images * out * window.length * places.length, blocks);
  const scratch = panel + channels * area(padded) + 16;
  const total = operands.reduce((sum, { length }) => sum + length, results(blocks) + blocks * scratch);
  const desk = new Desk(total + window.length + places.length, reserve);
  const [kOffsets, pOffsets] = [desk.integers(window), desk.integers(places)];
  const numbers = [out, window.length, places.length, channels, ...size, ...start, ...padded, ...apart, each, images];
  const head = desk.integers(Int32Array.from([...numbers, kOffsets, pOffsets]));
  const addresses = operands.map((operand) => desk.place(operand.length, operand));
  const result = desk.place(results(blocks));
  const free = desk.place(blocks * scratch);
  const go = (kernel: 'conv2d' | 'conv2dWeight', given: number[]) =>
    run(kernel, [head, ...given, result, free], blocks);
  return { desk, addresses, result, blocks, go };
}

/** The images convolved with `weight` [out, channels, height, width], plus a bias for each channel of the output. */
export function convolve(plan: Plan, x: Float32Array, weight: Float32Array, bias: Float32Array | null): Float32Array {
  const length = plan.images * plan.out * area(plan.outSize);
  const { desk, addresses, result, go } = layOut(plan, bias ? [x, weight, bias] : [x, weight], () => length);
  go('conv2d', [addresses[0]!, addresses[1]!, addresses[2] ?? 0]);
  return desk.floats(result, length);
}

/** The gradient of the weight of `convolve`, from that of its result: the sum over all images in order. */
export function convolveWeightGradient(plan: Plan, x: Float32Array, g: Float32Array): Float32Array {
  const count = plan.out * plan.channels * area(plan.kernel);
  const { desk, addresses, result, blocks, go } = layOut(plan, [x, g], (parts) => parts * count);
  go('conv2dWeight', addresses);
  const parts = desk.floats(result, blocks * count);
  const sum = new Float64Array(count);
  for (let block = 0; block < blocks; block++) for (let i = 0; i < count; i++) sum[i]! += parts[block * count + i]!;
  return Float32Array.from(sum);
}
