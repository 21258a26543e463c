// Slices along a dimension: parts, what stands before and after them, and arrays behind each other.

import { messages, ShapeError } from '../messages.js';
import { type TypedArray, zerosOf } from './dtype.js';
import { lanes, resized } from './lanes.js';
import { NDArray } from './ndarray.js';
import { sameShape } from './shape.js';

/** Every `step`th slice from `start` on, `length` of them; a view. */
export function part(a: NDArray, dim: number, start: number, length: number, step: number): NDArray {
  const { shape, strides } = a;
  const stride = strides[dim] ?? 1;
  const offset = (a.layout?.offset ?? 0) + start * stride;
  return a.view(resized(shape, dim, length), resized(strides, dim, stride * step), offset);
}

/** Zeros along `dim`, in which `a` is every `step`th slice from `start` on. */
export function embedded(a: NDArray, size: number, dim: number, start: number, step: number): NDArray {
  const y = NDArray.zeros(a.dtype, resized(a.shape, dim, size));
  part(y, dim, start, a.shape[dim]!, step).write(a.data);
  return y;
}

/** The elements x[i, i + offset] of a matrix; a view. */
export function diagonalOf(a: NDArray, offset: number): NDArray {
  const [[rows, columns], [down, across]] = [a.shape, a.strides] as [[number, number], [number, number]];
  const [top, left] = offset < 0 ? [-offset, 0] : [0, offset];
  const size = Math.max(0, Math.min(rows - top, columns - left));
  return a.view([size], [down + across], (a.layout?.offset ?? 0) + (size > 0 ? top * down + left * across : 0));
}

/** Slices of one value before and after. */
export function pad(a: NDArray, dim: number, before: number, after: number, value: number): NDArray {
  const { outer, size, inner } = lanes(a.shape, dim);
  const length = before + size + after;
  const { data } = a;
  const out = zerosOf(a.dtype, outer * length * inner).fill(value);
  copyBlocks(data, size * inner, out, before * inner, length * inner);
  return NDArray.of(out, resized(a.shape, dim, length));
}

/** Arrays of one kind, behind each other. */
export function concatenate(parts: NDArray[], dim: number): NDArray {
  const first = parts[0]!;
  for (const part of parts) {
    if (part.dtype !== first.dtype) throw new TypeError(messages.dtypes('cat', first.dtype, part.dtype));
    if (
      part.shape.length !== first.shape.length ||
      !sameShape(resized(part.shape, dim, 0), resized(first.shape, dim, 0))
    )
      throw new ShapeError(messages.cat(first.shape, part.shape, dim));
  }
  const length = parts.reduce((sum, { shape }) => sum + shape[dim]!, 0);
  const { outer, inner } = lanes(first.shape, dim);
  const out = zerosOf(first.dtype, outer * length * inner);
  let at = 0;
  for (const { data, shape } of parts) {
    const block = shape[dim]! * inner;
    copyBlocks(data, block, out, at, length * inner);
    at += block;
  }
  return NDArray.of(out, resized(first.shape, dim, length));
}

/** Shorter runs of numbers are copied one by one, which takes less time than asking for a copy. */
export const run = 48;

/** Copies the blocks of `data`, which lie behind each other, to every `step`th place of `out`. */
function copyBlocks(data: TypedArray, block: number, out: TypedArray, start: number, step: number): void {
  for (let from = 0, to = start; from < data.length; from += block, to += step) {
    if (block >= run) out.set(data.subarray(from, from + block), to);
    else for (let i = 0; i < block; i++) out[to + i] = data[from + i]!;
  }
}
