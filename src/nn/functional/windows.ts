// Windows that move over images [N, C, H, W].

import * as engine from '../../engine/index.js';
import {
  cat,
  ones,
  rand,
  ShapeError,
  type Size2d,
  type Tensor,
  tensor,
  type WindowOptions,
} from '../../engine/index.js';
import { messages } from '../messages.js';
import {
  aTensor,
  check,
  checked,
  count,
  either,
  flag,
  number,
  oneOf,
  pairOf,
  type Rules,
  ratio,
  size,
  windowRules,
} from '../options.js';

/** What a convolution is told. */
export interface Conv2dOptions extends Omit<WindowOptions, 'padding'> {
  /** A number for each filter, [out]. */
  bias?: Tensor;
  /** Rows and columns of zeros around the image; 'same' for as many as keep its size, 'valid' for none. */
  padding?: Size2d | 'same' | 'valid';
  /** Into how many groups channels and filters are split; filters see the channels of their own group only. */
  groups?: number;
}

/** What a convolution is told about its windows. */
export const convRules: Rules<Omit<Conv2dOptions, 'bias'>> = {
  ...windowRules,
  padding: either(pairOf(count), oneOf('same', 'valid')),
  groups: size,
};

/** @throws {RangeError} when the image shall keep its size, but windows do not lie at each pixel */
export function checkSame(op: string, { padding, stride = 1 }: Conv2dOptions): void {
  if (padding === 'same' && pair(stride).some((step) => step !== 1)) throw new RangeError(messages.same(op, stride));
}

/**
 * The convolution of images [N, C, H, W] with filters [out, C / groups, height, width]: each output pixel is the sum over the patch
 * below the filter, plus the filter's bias.
 * @throws {ShapeError} when the channels differ, or the filter is larger than the padded image
 * @example conv2d(zeros([1, 3, 32, 32]), zeros([8, 3, 3, 3]), { padding: 'same' }).shape // [1, 8, 32, 32]
 */
export function conv2d(x: Tensor, weight: Tensor, options: Conv2dOptions = {}): Tensor {
  const {
    bias,
    stride = 1,
    padding = 0,
    dilation = 1,
    groups = 1,
  } = checked('conv2d', options, {
    ...convRules,
    bias: aTensor,
  });
  checkSame('conv2d', options);
  const [image, around] = typeof padding === 'string' ? padded(x, weight, padding, dilation) : [x, padding];
  const moves = { stride, padding: around, dilation };
  if (groups === 1) return engine.conv2d(image, weight, { ...moves, ...(bias && { bias }) });
  const [channels, out] = [x.shape[1] ?? 0, weight.shape[0] ?? 0];
  if (channels % groups !== 0 || out % groups !== 0) throw new ShapeError(messages.filterGroups(channels, out, groups));
  const [filters, offsets] = [weight, bias].map((t) => t?.split(out / groups));
  const parts = image.split(channels / groups, { dim: 1 });
  const results = parts.map((part, i) =>
    engine.conv2d(part, filters![i]!, { ...moves, ...(offsets && { bias: offsets[i]! }) }),
  );
  return cat(results, { dim: 1 });
}

/** The padding that keeps the image's size; what cannot stand on both sides is put at the end, as in PyTorch. */
function padded(x: Tensor, weight: Tensor, padding: 'same' | 'valid', dilation: Size2d): [Tensor, Size2d] {
  if (padding === 'valid' || x.shape.length !== 4 || weight.shape.length !== 4) return [x, 0];
  const [rows, columns] = pair(dilation).map((apart, side) => apart * (weight.shape[2 + side]! - 1)) as [
    number,
    number,
  ];
  return [longer(x, [rows % 2, columns % 2], 0), [Math.floor(rows / 2), Math.floor(columns / 2)]];
}

/** How pooling is told to move its window. */
export interface MaxPool2dOptions extends WindowOptions {
  /** Whether there is a last window that reaches beyond the image, when whole ones leave pixels over. */
  ceilMode?: boolean;
}

/** How a window whose mean is formed moves. */
export interface AvgPool2dOptions extends MaxPool2dOptions {
  /** Whether the zeros of the padding count in the mean. */
  countIncludePad?: boolean;
}

export const maxPoolRules: Rules<MaxPool2dOptions> = { ...windowRules, ceilMode: flag };
export const avgPoolRules: Rules<AvgPool2dOptions> = { ...maxPoolRules, countIncludePad: flag };

const pair = (size: Size2d): [number, number] => (typeof size === 'number' ? [size, size] : [...size]);

/** How many rows, and columns, the last window of `ceilMode` reaches beyond the padded image; it begins inside, or before it. */
function beyond(x: Tensor, kernelSize: Size2d, { stride, padding, dilation }: Required<WindowOptions>): number[] {
  const [kernel, steps, around, apart] = [kernelSize, stride, padding, dilation].map(pair) as [number, number][];
  return x.shape.slice(2).map((size, side) => {
    const free = size + 2 * around![side]! - apart![side]! * (kernel![side]! - 1) - 1;
    const start = Math.ceil(free / steps![side]!) * steps![side]!;
    return start < size + around![side]! ? start - free : 0;
  });
}

/** Images with so many more rows and columns at their ends. */
const longer = (x: Tensor, [rows, columns]: readonly number[], value: number): Tensor =>
  x.pad(2, 0, rows!, value).pad(3, 0, columns!, value);

/**
 * The largest pixel of each window; the stride is the window's size when left out. Padding never wins.
 * @throws {RangeError} when the padding is more than half of the window
 * @example maxPool2d(zeros([1, 3, 32, 32]), 2).shape // [1, 3, 16, 16]
 */
export function maxPool2d(x: Tensor, kernelSize: Size2d, options: MaxPool2dOptions = {}): Tensor {
  check('maxPool2d', 'kernelSize', kernelSize, pairOf(size));
  const { stride = kernelSize, padding = 0, dilation = 1, ceilMode } = checked('maxPool2d', options, maxPoolRules);
  const moves = { stride, padding, dilation };
  if (!ceilMode || x.shape.length !== 4) return engine.maxPool2d(x, kernelSize, moves);
  const least = x.dtype.startsWith('float') ? Number.NEGATIVE_INFINITY : -(2 ** 31);
  return engine.maxPool2d(longer(x, beyond(x, kernelSize, moves), least), kernelSize, moves);
}

/**
 * The mean of each window; the stride is the window's size when left out. The zeros of the padding count, unless `countIncludePad` is
 * false; what lies beyond them, with `ceilMode`, does not.
 * @throws {RangeError} when the padding is more than half of the window
 * @example avgPool2d(zeros([1, 3, 32, 32]), 2).shape // [1, 3, 16, 16]
 */
export function avgPool2d(x: Tensor, kernelSize: Size2d, options: AvgPool2dOptions = {}): Tensor {
  check('avgPool2d', 'kernelSize', kernelSize, pairOf(size));
  const { stride = kernelSize, padding = 0, dilation = 1 } = checked('avgPool2d', options, avgPoolRules);
  const { ceilMode = false, countIncludePad = true } = options;
  const moves = { stride, padding, dilation };
  if (pair(padding).some((rows, side) => 2 * rows > pair(kernelSize)[side]!))
    throw new RangeError(messages.poolPadding(padding, kernelSize));
  if (x.shape.length !== 4 || (!ceilMode && countIncludePad)) return engine.avgPool2d(x, kernelSize, moves);
  const more = ceilMode ? beyond(x, kernelSize, moves) : [0, 0];
  const means = engine.avgPool2d(longer(x, more, 0), kernelSize, moves);
  // the share of each window that counts
  const [rows, columns] = pair(countIncludePad ? padding : 0);
  const counted = ones([1, 1, x.shape[2]! + 2 * rows, x.shape[3]! + 2 * columns], { dtype: means.dtype });
  const around = countIncludePad ? 0 : padding;
  return means.div(engine.avgPool2d(longer(counted, more, 0), kernelSize, { ...moves, padding: around }));
}

/** The size of the result: in pixels, or as a share of the input's. */
export type FractionalSize = { outputSize: Size2d } | { outputRatio: Size2d };

/** A window, and one of the two sizes. */
export function checkFractional(op: string, kernelSize: Size2d, options: FractionalSize): void {
  check(op, 'kernelSize', kernelSize, pairOf(size));
  checked<object>(op, options, { outputSize: pairOf(size), outputRatio: pairOf(ratio) });
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
  const [oh, ow] =
    'outputSize' in options
      ? pair(options.outputSize)
      : (pair(options.outputRatio).map((share, side) => Math.floor(x.shape[2 + side]! * share)) as [number, number]);
  if (x.shape.length !== 4 || !fits(height, oh, kh) || !fits(width, ow, kw))
    throw new ShapeError(messages.fractional(x.shape, [kh, kw], [oh, ow]));
  const dtype = x.dtype === 'float64' ? 'float64' : 'float32';
  const random = rand([samples, channels, 2], { dtype }).data;
  const single = dtype === 'float64' ? (value: number) => value : Math.fround;
  const places = new Int32Array(samples * channels * oh * ow * kh * kw);
  let at = 0;
  for (let plane = 0; plane < samples * channels; plane++) {
    const columns = starts(random[2 * plane]!, width, ow, kw, single);
    const rows = starts(random[2 * plane + 1]!, height, oh, kh, single);
    for (const row of rows)
      for (const column of columns)
        for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) places[at++] = (row + i) * width + column + j;
  }
  const flat = tensor([...places], { dtype: 'int32' }).reshape([samples, channels, oh * ow * kh * kw]);
  const windows = x.reshape([samples, channels, height * width]).gather(2, flat);
  return windows.reshape([samples, channels, oh, ow, kh * kw]).amax({ dim: -1 });
}

const fits = (length: number, out: number, window: number): boolean => out >= 1 && out + window - 1 <= length;

/** Where windows begin: α apart on the mean, the last one at the end; computed in the numbers of the image's kind. */
function starts(
  random: number,
  length: number,
  out: number,
  window: number,
  single: (value: number) => number,
): number[] {
  const alpha = out > 1 ? single((length - window) / (out - 1)) : 0;
  const floor = (i: number) => Math.floor(single(single(i + random) * alpha));
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
