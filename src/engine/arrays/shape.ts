// Shapes: sizes, strides, broadcasting.

import { messages, ShapeError } from '../messages.js';

/** The size of each dimension. */
export type Shape = readonly number[];

/**
 * The number of elements of a shape.
 * @throws {ShapeError} when a size is no whole number, or is negative
 */
export function numberOfElements(op: string, shape: Shape): number {
  const good = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0);
  if (!good) throw new ShapeError(messages.badSize(op, shape));
  const count = sizeOf(shape);
  if (count > 4294967295) throw new RangeError(messages.tooLarge(op, shape));
  return count;
}

/** The product of the sizes of a shape that is known to be good. */
export function sizeOf(shape: Shape): number {
  let product = 1;
  for (let i = 0; i < shape.length; i++) product *= shape[i]!;
  return product;
}

/** Rows and columns, when all dimensions but the last count as one. */
export const rowsAndColumns = (shape: Shape): Shape => [sizeOf(shape.slice(0, -1)), shape.at(-1)!];

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** How many elements lie between neighbours along each dimension, the last one running fastest. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= shape[i]!;
  }
  return strides;
}

/**
 * The shape that two shapes are stretched to: aligned at the last dimension, sizes of 1 are repeated.
 * @throws {ShapeError} when two sizes differ and neither is 1
 */
export function broadcastShapes(op: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b) || b.length === 0) return a;
  if (a.length === 0) return b;
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const x = a[i - rank + a.length] ?? 1;
    const y = b[i - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) throw new ShapeError(messages.broadcast(op, a, b, x, y));
    return x === 1 ? y : x;
  });
}

/** The strides with which a tensor of `shape` is read as one of the broader `target`: 0 along repeated dimensions. */
export function broadcastStrides(shape: Shape, target: Shape): number[] {
  const strides = stridesOf(shape);
  const shift = target.length - shape.length;
  return target.map((_, i) => (i < shift || shape[i - shift] === 1 ? 0 : strides[i - shift]!));
}

/**
 * A dimension counted from the front; negative ones count from the end.
 * @throws {RangeError} when there is no such dimension
 */
export function normalizeDim(op: string, dim: number, rank: number): number {
  if (!Number.isInteger(dim) || dim < -Math.max(1, rank) || dim >= Math.max(1, rank))
    throw new RangeError(messages.badDim(op, dim, rank));
  return dim < 0 ? dim + Math.max(1, rank) : dim;
}

/** Calls `visit` for each element of `shape`, in order, with its offset under `strides`. */
export function forEachOffset(
  shape: Shape,
  strides: readonly number[],
  visit: (offset: number, i: number) => void,
): void {
  const count = sizeOf(shape);
  const index = new Array<number>(shape.length).fill(0);
  let offset = 0;
  for (let i = 0; i < count; i++) {
    visit(offset, i);
    for (let d = shape.length - 1; d >= 0; d--) {
      offset += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      offset -= strides[d]! * shape[d]!;
      index[d] = 0;
    }
  }
}

/** Elements seen as `outer` × `kept` × `inner`. */
export interface Channels {
  readonly outer: number;
  readonly kept: number;
  readonly inner: number;
}

/** How the elements lie when all dimensions but `dims` are kept; null when those do not lie side by side. */
export function channelsOf(shape: Shape, dims: readonly number[]): Channels | null {
  const kept = shape.map((_, d) => d).filter((d) => !dims.includes(d));
  const [first, last] = [kept[0] ?? 0, kept.at(-1) ?? -1];
  if (kept.length !== last - first + 1) return null;
  const sizes = [shape.slice(0, first), shape.slice(first, last + 1), shape.slice(last + 1)];
  const [outer, size, inner] = sizes.map(sizeOf);
  return { outer: outer!, kept: size!, inner: inner! };
}
