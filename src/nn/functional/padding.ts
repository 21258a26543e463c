// Elements around others.

import type { Size2d, Tensor } from '../../engine/index.js';
import { checked, notNaN } from '../../options/index.js';
import { messages } from '../messages.js';
import { checkInput } from '../options.js';

const rules = { value: notNaN };

/** Height and width. */
export const pair = (size: Size2d): [number, number] => (typeof size === 'number' ? [size, size] : [...size]);

/** Images with so many more rows and columns at their ends. */
export const longer = (x: Tensor, [rows, columns]: readonly number[], value: number): Tensor =>
  x.pad(2, 0, rows!, { value }).pad(3, 0, columns!, { value });

/**
 * `value` before and after the elements: `sizes` has two numbers for each dimension, from the last one on, as in PyTorch. Negative ones
 * cut elements off.
 * @throws {RangeError} when there are not two whole numbers for each dimension, or more is cut off than there is
 * @example pad(zeros([1, 3, 4, 4]), [1, 1, 2, 0]).shape // [1, 3, 6, 6]
 */
export function pad(x: Tensor, sizes: readonly number[], options?: { value?: number }): Tensor {
  checkInput('pad', x);
  const { value = 0 } = checked('pad', options, rules);
  const { shape } = x;
  const wrong = !Array.isArray(sizes) || sizes.length % 2 !== 0 || sizes.length > 2 * shape.length;
  if (wrong || !sizes.every(Number.isInteger)) throw new RangeError(messages.pads(sizes, shape));
  return Array.from({ length: sizes.length / 2 }, (_, i) => i).reduce((y, i) => {
    const [before, after] = [sizes[2 * i]!, sizes[2 * i + 1]!];
    const dim = shape.length - 1 - i;
    const length = shape[dim]! + Math.min(0, before) + Math.min(0, after);
    if (length < 0) throw new RangeError(messages.pads(sizes, shape));
    const cut = y.narrow(dim, Math.max(0, -before), length);
    return cut.pad(dim, Math.max(0, before), Math.max(0, after), { value });
  }, x);
}
