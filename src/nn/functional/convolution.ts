// Convolution.

import * as engine from '../../engine/index.js';
import { cat, ShapeError, type Size2d, type Tensor, type WindowOptions } from '../../engine/index.js';
import { check, checked, count, either, oneOf, positiveCount, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aTensor, checkInput, pairOf, windowRules } from '../options.js';
import { longer, pair } from './padding.js';

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
export function checkSame(op: string, { padding, stride = 1 }: Conv2dOptions): void {
  if (padding === 'same' && pair(stride).some((step) => step !== 1)) throw new RangeError(messages.same(op, stride));
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
  if (groups === 1 || flat) return engine.conv2d(image, weight, { ...moves, ...(bias && { bias }) });
  const [channels, out] = [x.shape[1]!, weight.shape[0]!];
  if (channels % groups !== 0 || out % groups !== 0) throw new ShapeError(messages.filterGroups(channels, out, groups));
  if (bias && String(bias.shape) !== String([out]))
    throw new ShapeError(messages.perChannel('conv2d', out, bias.shape));
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
