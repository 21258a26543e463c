// The elements along one dimension: an array is `outer` blocks of `size` slices of `inner` elements each.

import { type Shape, sizeOf } from './shape.js';

export interface Lanes {
  outer: number;
  size: number;
  inner: number;
}

/** How the elements of a shape lie along `dim`. */
export function lanes(shape: Shape, dim: number): Lanes {
  return { outer: sizeOf(shape.slice(0, dim)), size: shape[dim] ?? 1, inner: sizeOf(shape.slice(dim + 1)) };
}

/** The shape with another size along `dim`. */
export const resized = (shape: Shape, dim: number, size: number): Shape => shape.map((s, d) => (d === dim ? size : s));
