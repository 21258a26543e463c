// Convolution.

import * as engine from '../../engine/index.js';
import { apply, cat, ShapeError, type Size2d, type Tensor, type WindowOptions } from '../../engine/index.js';
import { check, checked, count, either, oneOf, positiveCount, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aTensor, checkInput, checkSequences, pairOf, sequenceRules, windowRules } from '../options.js';
import { longer, pad, pair } from './padding.js';

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
  groups: positiveCount,
};

const rules: Rules<Conv2dOptions> = { ...convRules, bias: aTensor };

/** @throws {RangeError} when the image shall keep its size, but windows do not lie at each pixel */
export function checkSame(op: string, { padding, stride = 1 }: { padding?: unknown; stride?: Size2d }): void {
  if (padding === 'same' && pair(stride).some((step) => step !== 1)) throw new RangeError(messages.same(op, stride));
}

/** @throws {ShapeError} when the groups divide not both, or the bias has not a number for each output channel */
function checkGroups(op: string, groups: number, channels: number, out: number, bias: Tensor | undefined): void {
  if (channels % groups !== 0 || out % groups !== 0)
    throw new ShapeError(messages.filterGroups(op, channels, out, groups));
  if (bias && String(bias.shape) !== String([out])) throw new ShapeError(messages.perChannel(op, out, bias.shape));
}

/** What `f` makes of the channels of each group, with its share of the filters, one group behind the other. */
function inGroups<F extends (Tensor | undefined)[]>(
  x: Tensor,
  groups: number,
  filters: F,
  f: (part: Tensor, ...filters: F) => Tensor,
): Tensor {
  if (groups === 1) return f(x, ...filters);
  const shares = filters.map((t) => t?.split(t.shape[0]! / groups));
  const parts = x.split(x.shape[1]! / groups, { dim: 1 });
  return cat(
    parts.map((part, i) => f(part, ...(shares.map((share) => share?.[i]) as F))),
    { dim: 1 },
  );
}

/**
 * The convolution of images [N, C, H, W] with filters [out, C / groups, height, width]: each output pixel is the sum over the patch
 * below the filter, plus the filter's bias.
 * @throws {ShapeError} when the channels differ, or the filter is larger than the padded image
 * @example conv2d(zeros([1, 3, 32, 32]), zeros([8, 3, 3, 3]), { padding: 'same' }).shape // [1, 8, 32, 32]
 */
export function conv2d(x: Tensor, weight: Tensor, options?: Conv2dOptions): Tensor {
  checkInput('conv2d', x);
  check('conv2d', 'the weight', weight, aTensor);
  const { bias, stride = 1, padding = 0, dilation = 1, groups = 1 } = checked('conv2d', options, rules);
  checkSame('conv2d', { padding, stride });
  const [image, around] = typeof padding === 'string' ? padded(x, weight, padding, dilation) : [x, padding];
  const moves = { stride, padding: around, dilation };
  const flat = x.shape.length !== 4 || weight.shape.length !== 4;
  if (groups > 1 && !flat) checkGroups('conv2d', groups, x.shape[1]!, weight.shape[0]!, bias);
  return inGroups(image, flat ? 1 : groups, [weight, bias], (part, filters, offsets) =>
    engine.conv2d(part, filters!, { ...moves, ...(offsets && { bias: offsets }) }),
  );
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

/** What a convolution of sequences is told. */
export interface Conv1dOptions {
  stride?: number;
  /** The distance between the elements of a filter. */
  dilation?: number;
  /** A number for each filter, [out]. */
  bias?: Tensor;
  /** How many zeros stand at both ends; 'same' for as many as keep the length, 'valid' for none. */
  padding?: number | 'same' | 'valid';
  /** Into how many groups channels and filters are split; filters see the channels of their own group only. */
  groups?: number;
}

/** What a convolution of sequences is told about its windows. */
export const convRules1d: Rules<Omit<Conv1dOptions, 'bias'>> = {
  ...sequenceRules,
  padding: either(count, oneOf('same', 'valid')),
  groups: positiveCount,
};

const rules1d: Rules<Conv1dOptions> = { ...convRules1d, bias: aTensor };

/**
 * The convolution of sequences [N, C, L] with filters [out, C / groups, length]: each output number is the sum over the part below the
 * filter, plus the filter's bias. It is that of images with a single row.
 * @throws {ShapeError} when the channels differ, or the filter is longer than the padded sequence
 * @example conv1d(zeros([1, 3, 32]), zeros([8, 3, 5]), { stride: 2 }).shape // [1, 8, 14]
 */
export function conv1d(x: Tensor, weight: Tensor, options?: Conv1dOptions): Tensor {
  checkInput('conv1d', x);
  check('conv1d', 'the weight', weight, aTensor);
  const { bias, stride = 1, padding = 0, dilation = 1, groups = 1 } = checked('conv1d', options, rules1d);
  checkSame('conv1d', { padding, stride });
  const [out, channels, length] = weight.shape as [number, number, number];
  if (x.shape.length !== 3 || weight.shape.length !== 3 || channels * groups !== x.shape[1])
    throw new ShapeError(messages.filters1d(x.shape, weight.shape, groups));
  if (padding !== 'same') checkSequences('conv1d', x, length, padding === 'valid' ? 0 : padding, dilation);
  checkGroups('conv1d', groups, x.shape[1]!, out, bias);
  const around: Conv2dOptions['padding'] = typeof padding === 'string' ? padding : [0, padding];
  const moves = { stride: [1, stride], padding: around, dilation: [1, dilation], groups } as const;
  return conv2d(x.unsqueeze(2), weight.unsqueeze(2), { ...moves, ...(bias && { bias }) }).squeeze(2);
}

/** What a transposed convolution is told. */
export interface ConvTranspose2dOptions extends WindowOptions {
  /** A number for each output channel, [out]. */
  bias?: Tensor;
  /** Rows and columns that the result has more, at its end: with a stride several sizes belong to one size of the convolution. */
  outputPadding?: Size2d;
  /** Into how many groups channels and filters are split. */
  groups?: number;
}

/** What a transposed convolution is told about its windows. */
export const transposedRules: Rules<Omit<ConvTranspose2dOptions, 'bias'>> = {
  ...windowRules,
  outputPadding: pairOf(count),
  groups: positiveCount,
};

const rulesTransposed: Rules<ConvTranspose2dOptions> = { ...transposedRules, bias: aTensor };

/** @throws {RangeError} when there would be rows or columns that no stride and no dilation leaves open */
export function checkOutputPadding(
  op: string,
  { outputPadding = 0, stride = 1, dilation = 1 }: Omit<ConvTranspose2dOptions, 'bias'>,
): void {
  const [steps, apart] = [pair(stride), pair(dilation)];
  if (pair(outputPadding).some((more, side) => more >= steps[side]! && more >= apart[side]!))
    throw new RangeError(messages.outputPadding(op, outputPadding, stride, dilation));
}

/**
 * The transposed convolution: each pixel of images [N, C, H, W] spreads its filters [C, out / groups, height, width], what overlaps is
 * summed, `padding` rows and columns are cut off at each side, and the bias is added. H becomes
 * (H − 1) · stride − 2 · padding + dilation · (height − 1) + outputPadding + 1. It is the gradient of a convolution for its images
 * (Zeiler et al., 2010), and turns shapes round: what made [32, 32] into [16, 16] makes [32, 32] of [16, 16].
 * @throws {ShapeError} when the channels differ, or nothing would be left
 * @throws {RangeError} when `outputPadding` is neither below the stride nor below the dilation
 * @example convTranspose2d(zeros([1, 8, 16, 16]), zeros([8, 3, 4, 4]), { stride: 2, padding: 1 }).shape // [1, 3, 32, 32]
 */
export function convTranspose2d(x: Tensor, weight: Tensor, options?: ConvTranspose2dOptions): Tensor {
  checkInput('convTranspose2d', x);
  check('convTranspose2d', 'the weight', weight, aTensor);
  const given = checked('convTranspose2d', options, rulesTransposed);
  const { bias, stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1 } = given;
  checkOutputPadding('convTranspose2d', given);
  const [, channels, ...size] = x.shape as [number, number, number, number];
  const [rows, perGroup, ...kernel] = weight.shape as [number, number, number, number];
  if (x.shape.length !== 4 || weight.shape.length !== 4 || rows !== channels)
    throw new ShapeError(messages.transposed(x.shape, weight.shape));
  checkGroups('convTranspose2d', groups, channels, perGroup * groups, bias);
  const [steps, apart, around, more] = [stride, dilation, padding, outputPadding].map(pair) as Pair[];
  const full = size.map(
    (length, side) => (length - 1) * steps![side]! + apart![side]! * (kernel[side]! - 1) + 1,
  ) as Pair;
  if (full.some((length, side) => length + more![side]! <= 2 * around![side]!))
    throw new ShapeError(messages.nothingLeft(x.shape, padding));
  const windows = { kernel, stride: steps!, padding: [0, 0], dilation: apart! } as const;
  const spread = inGroups(x, groups, [weight], (part, filters) =>
    apply('convTranspose2d', [part, filters], full, windows),
  );
  const [top, left] = around!;
  const cut = pad(spread, [-left, more![1] - left, -top, more![0] - top]);
  return bias ? cut.add(bias.reshape([-1, 1, 1])) : cut;
}

type Pair = [number, number];
