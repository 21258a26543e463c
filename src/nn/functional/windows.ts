// Windows that move over images [N, C, H, W].

import * as engine from '../../engine/index.js';
import { rand, ShapeError, type Size2d, type Tensor, tensor, type WindowOptions } from '../../engine/index.js';
import { messages } from '../messages.js';
import { aTensor, check, checked, number, pairOf, type Rules, ratio, size, windowRules } from '../options.js';

/** What a convolution is told. */
export interface Conv2dOptions extends WindowOptions {
  /** A number for each filter, [out]. */
  bias?: Tensor;
}

const convRules: Rules<Conv2dOptions> = { ...windowRules, bias: aTensor };

/**
 * The convolution of images [N, C, H, W] with filters [out, C, height, width]: each output pixel is the sum over the patch below the
 * filter, plus the filter's bias.
 * @throws {ShapeError} when the channels differ, or the filter is larger than the padded image
 * @example conv2d(zeros([1, 3, 32, 32]), zeros([8, 3, 3, 3]), { padding: 1 }).shape // [1, 8, 32, 32]
 */
export const conv2d = (x: Tensor, weight: Tensor, options: Conv2dOptions = {}): Tensor =>
  engine.conv2d(x, weight, checked('conv2d', options, convRules));

/**
 * The largest pixel of each window; the stride is the window's size when left out. Padding never wins.
 * @throws {RangeError} when the padding is more than half of the window
 * @example maxPool2d(zeros([1, 3, 32, 32]), 2).shape // [1, 3, 16, 16]
 */
export function maxPool2d(x: Tensor, kernelSize: Size2d, options: WindowOptions = {}): Tensor {
  check('maxPool2d', 'kernelSize', kernelSize, pairOf(size));
  return engine.maxPool2d(x, kernelSize, checked('maxPool2d', options, windowRules));
}

/**
 * The mean of each window, zeros of the padding included; the stride is the window's size when left out.
 * @example avgPool2d(zeros([1, 3, 32, 32]), 2).shape // [1, 3, 16, 16]
 */
export function avgPool2d(x: Tensor, kernelSize: Size2d, options: WindowOptions = {}): Tensor {
  check('avgPool2d', 'kernelSize', kernelSize, pairOf(size));
  return engine.avgPool2d(x, kernelSize, checked('avgPool2d', options, windowRules));
}

/** The size of the result: in pixels, or as a share of the input's. */
export type FractionalSize = { outputSize: Size2d } | { outputRatio: number };

const pair = (size: Size2d): [number, number] => (typeof size === 'number' ? [size, size] : [...size]);

/** A window, and one of the two sizes. */
export function checkFractional(op: string, kernelSize: Size2d, options: FractionalSize): void {
  check(op, 'kernelSize', kernelSize, pairOf(size));
  checked<object>(op, options, { outputSize: pairOf(size), outputRatio: ratio });
  if (Object.keys(options).length !== 1) throw new TypeError(messages.oneSize(op));
}

/**
 * The largest pixel of windows that lie at random distances, so that images shrink by any factor (Graham, 2014). As in PyTorch, whose
 * random numbers these are, the distances are another for each image and channel.
 * @throws {ShapeError} when the windows do not fit into the image
 * @example fractionalMaxPool2d(zeros([1, 3, 32, 32]), 2, { outputRatio: 0.7 }).shape // [1, 3, 22, 22]
 */
export function fractionalMaxPool2d(x: Tensor, kernelSize: Size2d, options: FractionalSize): Tensor {
  checkFractional('fractionalMaxPool2d', kernelSize, options);
  const [samples, channels, height, width] = x.shape as [number, number, number, number];
  const [kh, kw] = pair(kernelSize);
  const scaled = (length: number) => Math.floor(length * (options as { outputRatio: number }).outputRatio);
  const [oh, ow] = 'outputSize' in options ? pair(options.outputSize) : [scaled(height), scaled(width)];
  if (x.shape.length !== 4 || !fits(height, oh, kh) || !fits(width, ow, kw))
    throw new ShapeError(messages.fractional(x.shape, [kh, kw], [oh, ow]));
  const random = rand([samples, channels, 2]).data;
  const places = new Int32Array(samples * channels * oh * ow * kh * kw);
  let at = 0;
  for (let plane = 0; plane < samples * channels; plane++) {
    const columns = starts(random[2 * plane]!, width, ow, kw);
    const rows = starts(random[2 * plane + 1]!, height, oh, kh);
    for (const row of rows)
      for (const column of columns)
        for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) places[at++] = (row + i) * width + column + j;
  }
  const flat = tensor([...places], { dtype: 'int32' }).reshape([samples, channels, oh * ow * kh * kw]);
  const windows = x.reshape([samples, channels, height * width]).gather(2, flat);
  return windows.reshape([samples, channels, oh, ow, kh * kw]).amax({ dim: -1 });
}

const fits = (length: number, out: number, window: number): boolean => out >= 1 && out + window - 1 <= length;

/** Where windows begin: α apart on the mean, the last one at the end. */
function starts(random: number, length: number, out: number, window: number): number[] {
  const alpha = out > 1 ? Math.fround(Math.fround(length - window) / Math.fround(out - 1)) : 0;
  const floor = (i: number) => Math.floor(Math.fround(Math.fround(i + random) * alpha));
  return Array.from({ length: out }, (_, i) => (i === out - 1 ? length - window : floor(i) - floor(0)));
}

/**
 * `value` before and after the elements: `sizes` has two numbers for each dimension, from the last one on, as in PyTorch. Negative ones
 * cut elements off.
 * @throws {RangeError} when there are not two whole numbers for each dimension, or more is cut off than there is
 * @example pad(zeros([1, 3, 4, 4]), [1, 1, 2, 0]).shape // [1, 3, 6, 6]
 */
export function pad(x: Tensor, sizes: readonly number[], options: { value?: number } = {}): Tensor {
  const { value = 0 } = checked('pad', options, { value: number });
  const { shape } = x;
  const wrong = !Array.isArray(sizes) || sizes.length % 2 !== 0 || sizes.length > 2 * shape.length;
  if (wrong || !sizes.every(Number.isInteger)) throw new RangeError(messages.pads(sizes, shape));
  return Array.from({ length: sizes.length / 2 }, (_, i) => i).reduce((y, i) => {
    const [before, after] = [sizes[2 * i]!, sizes[2 * i + 1]!];
    const dim = shape.length - 1 - i;
    const length = shape[dim]! + Math.min(0, before) + Math.min(0, after);
    if (length < 0) throw new RangeError(messages.pads(sizes, shape));
    const cut = y.narrow(dim, Math.max(0, -before), length);
    return cut.pad(dim, Math.max(0, before), Math.max(0, after), value);
  }, x);
}
