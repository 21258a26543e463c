// Places along dimensions, and masks, that are computed and not given.

import { check, whole } from '../../options/index.js';
import { messages, ShapeError } from '../messages.js';
import { NDArray } from './ndarray.js';
import type { Shape } from './shape.js';

/** `place` of each whole number from 0 up to `size`. */
export const upTo = (size: number, place: (i: number) => number): NDArray =>
  NDArray.of(
    Int32Array.from({ length: size }, (_, i) => place(i)),
    [size],
  );

/** Each whole number from 0 as often as its count says. */
export function repeatedPlaces(counts: ArrayLike<number>): NDArray {
  const places: number[] = [];
  for (let i = 0; i < counts.length; i++) for (let n = 0; n < counts[i]!; n++) places.push(i);
  return NDArray.of(Int32Array.from(places), [places.length]);
}

/** What is right of a diagonal for `tril`, or left of it for `triu`: a mask for the last two dimensions. */
export function triangle(op: 'tril' | 'triu', shape: Shape, diagonal: number): NDArray {
  check(op, 'the diagonal', diagonal, whole);
  const [from, to] = op === 'tril' ? [diagonal + 1, Infinity] : [-Infinity, diagonal];
  const [rows, columns] = shape.slice(-2);
  if (rows === undefined || columns === undefined) throw new ShapeError(messages.matrix(op, shape));
  const mask = new Uint8Array(rows * columns);
  const within = (column: number) => Math.min(columns, Math.max(0, column));
  for (let row = 0; row < rows; row++)
    mask.fill(1, row * columns + within(row + from), row * columns + within(row + to));
  return NDArray.of(mask, [rows, columns]);
}
