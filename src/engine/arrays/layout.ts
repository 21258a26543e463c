// How the elements of an array lie in a memory that it may share with others.

import { type DType, type TypedArray, zerosOf } from './dtype.js';
import { forEachOffset, type Shape, sizeOf } from './shape.js';

/** The place of the first element, and how far neighbours along each dimension are apart. */
export interface Layout {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Whether elements with these strides lie behind each other, in order. */
export function isPacked(shape: Shape, strides: readonly number[]): boolean {
  let expected = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] !== 1 && strides[d] !== expected) return sizeOf(shape) === 0;
    expected *= shape[d]!;
  }
  return true;
}

/** Whether an element is seen at several places. */
export const repeats = (shape: Shape, { strides }: Layout): boolean =>
  shape.some((size, d) => size > 1 && strides[d] === 0);

/**
 * The strides with which a layout is read in another shape; null where that needs a copy. Sizes are matched from the
 * end: neighbouring dimensions whose elements follow each other count as one, which may be cut anew.
 */
export function reshapedStrides(shape: Shape, strides: readonly number[], target: Shape): number[] | null {
  const result = new Array<number>(target.length).fill(1);
  const dims = [...shape.keys()].filter((d) => shape[d] !== 1);
  let at = target.length - 1;
  while (dims.length > 0) {
    const last = dims.pop()!;
    let size = shape[last]!;
    for (let d = dims.at(-1); d !== undefined && strides[d] === strides[last]! * size; d = dims.at(-1))
      size *= shape[dims.pop()!]!;
    let stride = strides[last]!;
    for (; at >= 0 && (size > 1 || target[at] === 1); at--) {
      if (size % target[at]! !== 0) return null;
      result[at] = stride;
      stride *= target[at]!;
      size /= target[at]!;
    }
    if (size > 1) return null;
  }
  return result;
}

/** Calls `visit` with the place of the first element of each row along the last dimension, in order. */
function eachRow(shape: Shape, { offset, strides }: Layout, visit: (from: number, row: number) => void): void {
  forEachOffset(shape.slice(0, -1), strides.slice(0, -1), (from, row) => visit(offset + from, row));
}

/** The elements of `memory` in order, behind each other. */
export function packed(memory: TypedArray, dtype: DType, shape: Shape, layout: Layout): TypedArray {
  const out = zerosOf(dtype, sizeOf(shape));
  const [size, step] = [shape.at(-1)!, layout.strides.at(-1)!];
  eachRow(shape, layout, (from, row) => {
    for (let i = row * size, end = i + size, at = from; i < end; i++, at += step) out[i] = memory[at]!;
  });
  return out;
}

/** Writes values, in order, to where the elements lie. */
export function unpack(memory: TypedArray, shape: Shape, layout: Layout, values: TypedArray): void {
  const source = values.buffer === memory.buffer ? values.slice() : values; // what is written must not be read again
  const [size, step] = [shape.at(-1)!, layout.strides.at(-1)!];
  eachRow(shape, layout, (to, row) => {
    for (let i = row * size, end = i + size, at = to; i < end; i++, at += step) memory[at] = source[i]!;
  });
}
