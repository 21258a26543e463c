// Pooling of images [N, C, H, W] by windows that move evenly.

import * as engine from '../../engine/index.js';
import { cat, ones, ShapeError, type Size2d, type Tensor, type WindowOptions } from '../../engine/index.js';
import { check, checked, flag, orNull, positiveCount, type Rule, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aSize, checkInput, checkSequences, pairOf, sequenceRules, windowRules } from '../options.js';
import { longer, pair } from './padding.js';

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

/** How many rows, and columns, the last window of `ceilMode` reaches beyond the padded image; it begins inside, or before it. */
function beyond(x: Tensor, kernelSize: Size2d, { stride, padding, dilation }: Required<WindowOptions>): number[] {
  const [kernel, steps, around, apart] = [kernelSize, stride, padding, dilation].map(pair) as [number, number][];
  return x.shape.slice(2).map((size, side) => {
    const free = size + 2 * around![side]! - apart![side]! * (kernel![side]! - 1) - 1;
    const start = Math.ceil(free / steps![side]!) * steps![side]!;
    return start < size + around![side]! ? start - free : 0;
  });
}

/**
 * The largest pixel of each window; the stride is the window's size when left out. Padding never wins.
 * As `torch.nn.functional.max_pool2d`.
 * @throws {RangeError} when the padding is more than half of the window
 * @example maxPool2d(zeros([1, 3, 32, 32]), 2).shape // [1, 3, 16, 16]
 */
export function maxPool2d(x: Tensor, kernelSize: Size2d, options?: MaxPool2dOptions): Tensor {
  checkInput('maxPool2d', x);
  check('maxPool2d', 'kernelSize', kernelSize, aSize);
  const { stride = kernelSize, padding = 0, dilation = 1, ceilMode } = checked('maxPool2d', options, maxPoolRules);
  const moves = { stride, padding, dilation };
  if (!ceilMode || x.shape.length !== 4) return engine.maxPool2d(x, kernelSize, moves);
  const least = x.dtype.startsWith('float') ? Number.NEGATIVE_INFINITY : -(2 ** 31);
  return engine.maxPool2d(longer(x, beyond(x, kernelSize, moves), least), kernelSize, moves);
}

/**
 * The mean of each window; the stride is the window's size when left out. The zeros of the padding count, unless `countIncludePad` is
 * false; what lies beyond them, with `ceilMode`, does not.
 * As `torch.nn.functional.avg_pool2d`.
 * @throws {RangeError} when the padding is more than half of the window
 * @example avgPool2d(zeros([1, 3, 32, 32]), 2).shape // [1, 3, 16, 16]
 */
export function avgPool2d(x: Tensor, kernelSize: Size2d, options?: AvgPool2dOptions): Tensor {
  checkInput('avgPool2d', x);
  check('avgPool2d', 'kernelSize', kernelSize, aSize);
  const given = checked('avgPool2d', options, avgPoolRules);
  const { stride = kernelSize, padding = 0, dilation = 1, ceilMode = false, countIncludePad = true } = given;
  const moves = { stride, padding, dilation };
  if (pair(padding).some((rows, side) => 2 * rows > pair(kernelSize)[side]!))
    throw new RangeError(messages.poolPadding('avgPool2d', padding, kernelSize));
  if (x.shape.length !== 4 || (!ceilMode && countIncludePad)) return engine.avgPool2d(x, kernelSize, moves);
  const more = ceilMode ? beyond(x, kernelSize, moves) : [0, 0];
  const means = engine.avgPool2d(longer(x, more, 0), kernelSize, moves);
  // the share of each window that counts
  const [rows, columns] = pair(countIncludePad ? padding : 0);
  const counted = ones([1, 1, x.shape[2]! + 2 * rows, x.shape[3]! + 2 * columns], { dtype: means.dtype });
  const around = countIncludePad ? 0 : padding;
  return means.div(engine.avgPool2d(longer(counted, more, 0), kernelSize, { ...moves, padding: around }));
}

/** The size of a result: one for height and width, or one each, where null keeps the input's. */
export type AdaptiveSize = number | null | readonly [number | null, number | null];

export const anAdaptiveSize: Rule = pairOf(orNull(positiveCount));

/** The means of `count` parts of a dimension, which are as equal as can be and share a slice where the count does not divide it. */
function partMeans(x: Tensor, dim: number, count: number): Tensor {
  const size = x.shape[dim]!;
  const parts = Array.from({ length: count }, (_, i) => {
    const start = Math.floor((i * size) / count);
    return x.narrow(dim, start, Math.ceil(((i + 1) * size) / count) - start).mean({ dim, keepdim: true });
  });
  return cat(parts, { dim });
}

/**
 * Means over as many windows as the result has pixels, whatever the size of the images [N, C, H, W] or [C, H, W]: row i of h is that of
 * the rows from ⌊i H / h⌋ up to, but not, ⌈(i + 1) H / h⌉. With 1 it is the mean of each channel (Lin et al., 2014).
 * @throws {ShapeError} when these are no images
 * @throws {RangeError} when the size is neither a number, 1 or more, nor null, nor two of these
 * @example
 * adaptiveAvgPool2d(zeros([1, 3, 32, 20]), 7).shape // [1, 3, 7, 7]
 * adaptiveAvgPool2d(zeros([1, 3, 32, 20]), [1, null]).shape // [1, 3, 1, 20]
 */
export function adaptiveAvgPool2d(x: Tensor, outputSize: AdaptiveSize): Tensor {
  checkInput('adaptiveAvgPool2d', x);
  check('adaptiveAvgPool2d', 'outputSize', outputSize, anAdaptiveSize);
  const height = x.shape.length - 2;
  if (![3, 4].includes(x.shape.length) || x.shape.slice(height).includes(0))
    throw new ShapeError(messages.images('adaptiveAvgPool2d', x.shape));
  const [rows, columns] = typeof outputSize === 'object' && outputSize ? outputSize : [outputSize, outputSize];
  const pooled = rows === null ? x : partMeans(x, height, rows);
  return columns === null ? pooled : partMeans(pooled, height + 1, columns);
}

/** How pooling is told to move its window along a sequence. */
export interface MaxPool1dOptions {
  stride?: number;
  /** How many numbers are put at both ends; they never win. */
  padding?: number;
  /** The distance between the elements of the window. */
  dilation?: number;
  /** Whether there is a last window that reaches beyond the sequence, when whole ones leave numbers over. */
  ceilMode?: boolean;
}

/** How a window whose mean is formed moves along a sequence. */
export interface AvgPool1dOptions extends Omit<MaxPool1dOptions, 'dilation'> {
  /** Whether the zeros of the padding count in the mean. */
  countIncludePad?: boolean;
}

const { dilation: _, ...evenRules } = sequenceRules;
export const maxPoolRules1d: Rules<MaxPool1dOptions> = { ...sequenceRules, ceilMode: flag };
export const avgPoolRules1d: Rules<AvgPool1dOptions> = { ...evenRules, ceilMode: flag, countIncludePad: flag };

/** What `pool` makes of sequences as images of one row. */
function along<O extends MaxPool1dOptions>(
  op: string,
  pool: (x: Tensor, kernelSize: Size2d, options: WindowOptions) => Tensor,
  x: Tensor,
  kernelSize: number,
  given: O,
): Tensor {
  const { stride = kernelSize, padding = 0, dilation = 1, ...others } = given;
  checkSequences(op, x, kernelSize, padding, dilation);
  if (2 * padding > kernelSize) throw new RangeError(messages.poolPadding(op, padding, kernelSize));
  const moves = { stride: [1, stride], padding: [0, padding], dilation: [1, dilation] } as const;
  return pool(x.unsqueeze(2), [1, kernelSize], { ...moves, ...others }).squeeze(2);
}

/**
 * The largest number of each window of sequences [N, C, L], PyTorch's; the stride is the window's size when left out.
 * @throws {ShapeError} when there are no three dimensions, or the window is longer than the padded sequence
 * @throws {RangeError} when the padding is more than half of the window
 * @example maxPool1d(tensor([[[1, 3, 2, 5]]]), 2).tolist() // [[[3, 5]]]
 */
export function maxPool1d(x: Tensor, kernelSize: number, options?: MaxPool1dOptions): Tensor {
  check('maxPool1d', 'kernelSize', kernelSize, positiveCount);
  return along('maxPool1d', maxPool2d, x, kernelSize, checked('maxPool1d', options, maxPoolRules1d));
}

/**
 * The mean of each window of sequences [N, C, L], PyTorch's; the stride is the window's size when left out.
 * @throws {ShapeError} when there are no three dimensions, or the window is longer than the padded sequence
 * @throws {RangeError} when the padding is more than half of the window
 * @example avgPool1d(tensor([[[1, 3, 2, 5]]]), 2).tolist() // [[[2, 3.5]]]
 */
export function avgPool1d(x: Tensor, kernelSize: number, options?: AvgPool1dOptions): Tensor {
  check('avgPool1d', 'kernelSize', kernelSize, positiveCount);
  return along('avgPool1d', avgPool2d, x, kernelSize, checked('avgPool1d', options, avgPoolRules1d));
}
