// Functions of each element, or of each pair of elements, of arrays that are stretched to one shape.

import { each, eachPair } from '../kernels/elementwise.js';
import type { BinaryKernel, UnaryKernel } from '../kernels/wasm.js';
import { arrayOf, type DType, resultType, zerosOf } from './dtype.js';
import { truncated } from './integers.js';
import { loopOf } from './loop.js';
import { NDArray } from './ndarray.js';
import { broadcastShapes, broadcastStrides, forEachOffset, type Shape, sameShape, sizeOf } from './shape.js';

/** Arrays from this length on are worth the copy to a kernel. */
export const worthACopy = 256;

/** `f` of each element. */
export function map(a: NDArray, dtype: DType, f: (x: number) => number): NDArray {
  if (a.size === 1) return NDArray.single(f(a.item), dtype, a.shape);
  const { data } = a;
  const out = zerosOf(dtype, data.length);
  loopOf(f)(out, 0, out.length, data, 0, 1, data, 0, 0);
  return NDArray.of(out, a.shape);
}

/** A kernel's function of each element of a float32 array. */
export const mapFast = (kernel: UnaryKernel, a: NDArray): NDArray =>
  NDArray.of(each(kernel, a.data as Float32Array), a.shape);

const isNotZero = (x: number): number => Number(x !== 0);

/** The same numbers as another kind. */
export function cast(a: NDArray, dtype: DType): NDArray {
  if (dtype === 'bool' && a.dtype !== 'bool') return map(a, dtype, isNotZero);
  if (dtype === 'int32' && a.dtype.startsWith('float')) return NDArray.of(truncated('to', a.data), a.shape);
  return a.size === 1 ? map(a, dtype, (x) => x) : NDArray.of(arrayOf(dtype, a.data), a.shape);
}

/** Of each pair 1 or 0. */
export const comparisons = {
  gt: (a: number, b: number) => Number(a > b),
  lt: (a: number, b: number) => Number(a < b),
  ge: (a: number, b: number) => Number(a >= b),
  le: (a: number, b: number) => Number(a <= b),
  eq: (a: number, b: number) => Number(a === b),
  ne: (a: number, b: number) => Number(a !== b),
  both: (a: number, b: number) => Number(a !== 0 && b !== 0),
  either: (a: number, b: number) => Number(a !== 0 || b !== 0),
  /** Equal, or both NaN. */
  same: (a: number, b: number) => Number(a === b || (Number.isNaN(a) && Number.isNaN(b))),
};

/** `f` of each pair of elements, both arrays stretched to one shape. */
export function zip(op: string, a: NDArray, b: NDArray, dtype: DType, f: (a: number, b: number) => number): NDArray {
  const shape = broadcastShapes(op, a.shape, b.shape);
  if (a.size === 1 && b.size === 1) return NDArray.single(f(a.item, b.item), dtype, shape);
  const out = zerosOf(dtype, sizeOf(shape));
  const [x, y] = [a.data, b.data];
  const loop = loopOf(f);
  const [whole, other] = [x, y].map(({ length }) => length === out.length || length === 1);
  if (whole && other) loop(out, 0, out.length, x, 0, Number(x.length > 1), y, 0, Number(y.length > 1));
  else {
    const [left, right] = [broadcastStrides(a.shape, shape), broadcastStrides(b.shape, shape)];
    const [row, dx, dy] = [shape.at(-1)!, left.at(-1)!, right.at(-1)!];
    const outer = shape.slice(0, -1);
    const starts = new Int32Array(sizeOf(outer));
    forEachOffset(outer, right, (offset, i) => {
      starts[i] = offset;
    });
    forEachOffset(outer, left, (offset, i) => loop(out, i * row, (i + 1) * row, x, offset, dx, y, starts[i]!, dy));
  }
  return NDArray.of(out, shape);
}

/** A kernel's function of each pair of elements of float32 arrays; `b` is repeated along the first dimensions of `a`. */
export const zipFast = (kernel: BinaryKernel, a: NDArray, b: NDArray): NDArray =>
  NDArray.of(eachPair(kernel, a.data as Float32Array, b.data as Float32Array), a.shape);

/** Whether `b` has the shape of `a`, or that of its last dimensions, or is a single number. */
export function repeats(a: NDArray, b: NDArray): boolean {
  const extra = a.shape.length - b.shape.length;
  return extra >= 0 && (b.size === 1 || b.shape.every((size, d) => size === a.shape[extra + d])) && b.size > 0;
}

/** The elements repeated along dimensions of size 1, up to `shape`; a view. */
export function stretched(a: NDArray, shape: Shape): NDArray {
  const { strides } = a;
  if (sameShape(a.shape, shape)) return a.view(shape, strides);
  const shift = shape.length - a.shape.length;
  return a.view(
    shape,
    shape.map((_, d) => (d < shift || a.shape[d - shift] === 1 ? 0 : strides[d - shift]!)),
  );
}

/** `a` where the condition holds, `b` elsewhere. */
export function choose(condition: NDArray, a: NDArray, b: NDArray): NDArray {
  const shape = broadcastShapes('where', condition.shape, broadcastShapes('where', a.shape, b.shape));
  const [c, x, y] = [condition, a, b].map((array) => (array.size === 1 ? array : stretched(array, shape)).data);
  const [dx, dy, dc] = [x, y, c].map((numbers) => Number(numbers!.length > 1));
  const out = zerosOf(resultType(a, b), sizeOf(shape));
  for (let i = 0; i < out.length; i++) out[i] = c![i * dc!] ? x![i * dx!]! : y![i * dy!]!;
  return NDArray.of(out, shape);
}
