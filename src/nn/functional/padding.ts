// Elements around others.

import { type Size2d, type Tensor, tensor } from '../../engine/index.js';
import { checked, notNaN, oneOf, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { checkInput } from '../options.js';

/** Height and width. */
export const pair = (size: Size2d): [number, number] => (typeof size === 'number' ? [size, size] : [...size]);

/** What stands at places along a dimension. */
export const picked = (x: Tensor, dim: number, places: readonly number[]): Tensor =>
  x.indexSelect(dim, tensor(places, { dtype: 'int32' }));

/** Images with so many more rows and columns at their ends. */
export const longer = (x: Tensor, [rows, columns]: readonly number[], value: number): Tensor =>
  x.pad(2, 0, rows!, { value }).pad(3, 0, columns!, { value });

/** What stands around: one value, or elements of the tensor itself. */
export type PaddingMode = 'constant' | 'reflect' | 'replicate' | 'circular';

/** What is put around a tensor. */
export interface PadOptions {
  mode?: PaddingMode;
  /** With `constant`: 0 when left out. */
  value?: number;
}

/** For each mode which element stands at a place outside, and how far outside there may be one, of `size` elements. */
const inside: {
  [M in Exclude<PaddingMode, 'constant'>]: { at(place: number, size: number): number; reach(size: number): number };
} = {
  reflect: { at: (i, size) => size - 1 - Math.abs(size - 1 - Math.abs(i)), reach: (size) => size - 1 },
  replicate: { at: (i, size) => Math.min(Math.max(i, 0), size - 1), reach: (size) => (size > 0 ? Infinity : 0) },
  circular: { at: (i, size) => (i + size) % size, reach: (size) => size },
};

const rules: Rules<PadOptions> = { mode: oneOf('constant', ...Object.keys(inside)), value: notNaN };

/**
 * Elements before and after those of a tensor: `sizes` has two numbers for each dimension, from the last one on, as in PyTorch. Negative
 * ones cut elements off. Of a, b, c, d two more before and after are, with `mode` 'constant', `value` (0 when left out); with 'reflect'
 * c, b and c, b, as in a mirror; with 'replicate' a, a and d, d; with 'circular' c, d and a, b.
 * @throws {RangeError} when there are not two whole numbers for each dimension, more is cut off than there is, or a mirror or a circle
 * is too short
 * @example
 * pad(zeros([1, 3, 4, 4]), [1, 1, 2, 0]).shape // [1, 3, 6, 6]
 * pad(tensor([1, 2, 3]), [2, 1], { mode: 'reflect' }).tolist() // [3, 2, 1, 2, 3, 2]
 */
export function pad(x: Tensor, sizes: readonly number[], options?: PadOptions): Tensor {
  checkInput('pad', x);
  const { mode = 'constant', value = 0 } = checked('pad', options, rules);
  const { shape } = x;
  const wrong = !Array.isArray(sizes) || sizes.length % 2 !== 0 || sizes.length > 2 * shape.length;
  if (wrong || !sizes.every(Number.isInteger)) throw new RangeError(messages.pads(sizes, shape));
  if (mode !== 'constant' && value !== 0) throw new RangeError(messages.padValue(mode, value));
  return Array.from({ length: sizes.length / 2 }, (_, i) => i).reduce((y, i) => {
    const [before, after] = [sizes[2 * i]!, sizes[2 * i + 1]!];
    const dim = shape.length - 1 - i;
    const size = shape[dim]!;
    if (size + Math.min(0, before) + Math.min(0, after) < 0) throw new RangeError(messages.pads(sizes, shape));
    if (before === 0 && after === 0) return y;
    if (mode === 'constant') return constant(y, dim, before, after, value);
    const { at, reach } = inside[mode];
    if (Math.max(before, after) > reach(size)) throw new RangeError(messages.padReach(mode, sizes, shape, reach(size)));
    const places = Array.from({ length: before + size + after }, (_, place) => at(place - before, size));
    return picked(y, dim, places);
  }, x);
}

function constant(x: Tensor, dim: number, before: number, after: number, value: number): Tensor {
  const length = x.shape[dim]! + Math.min(0, before) + Math.min(0, after);
  const cut = x.narrow(dim, Math.max(0, -before), length);
  return before > 0 || after > 0 ? cut.pad(dim, Math.max(0, before), Math.max(0, after), { value }) : cut;
}
