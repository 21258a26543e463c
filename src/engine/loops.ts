// The plain loops behind the table: over elements, pairs of elements, and along dimensions.

import { pow } from '../math/pow.js';
import { arrayOf, type DType, dtypeOf, resultType, Single, type TypedArray, zerosOf } from './dtype.js';
import { type Matrix, matmul, otherMatmul } from './kernels/matmul.js';
import { messages, ShapeError } from './messages.js';
import {
  broadcastShapes,
  broadcastStrides,
  type Channels,
  channelsOf,
  forEachOffset,
  type Shape,
  sameShape,
  sizeOf,
} from './shape.js';
import { Tensor } from './tensor.js';
import { stridesIn, viewOf } from './views.js';

/** Computes `out` from `at` up to `end`, of the elements of x from `p` on, `dx` apart, and of those of y from `q` on. */
type Loop = (
  out: TypedArray,
  at: number,
  end: number,
  x: TypedArray,
  p: number,
  dx: number,
  y: TypedArray,
  q: number,
  dy: number,
) => void;

type Kernel = (x: number, y: number) => number;

const shared =
  (f: Kernel): Loop =>
  (out, at, end, x, p, dx, y, q, dy) => {
    for (; at < end; at++, p += dx, q += dy) out[at] = f(x[p]!, y[q]!);
  };

const source =
  'return (out, at, end, x, p, dx, y, q, dy) => { for (; at < end; at++, p += dx, q += dy) out[at] = f(x[p], y[q]); }';

/** Of each function that was met: its own loop, or null before it is met again. */
const loops = new WeakMap<Kernel, Loop | null>();
let made = 0; // a text that was compiled before would bring what was learnt with it

/**
 * A loop for `f` alone, made from its text when `f` comes a second time. Of a loop that all functions share a compiler learns that it
 * may call any of them, and calls them one number at a time, which takes five times as long. Where no text may be compiled, as a
 * page's content security policy can have it, that is how it stays.
 */
function loopOf(f: Kernel): Loop {
  const own = loops.get(f);
  if (own) return own;
  const loop = own === null ? compiled(f) : shared(f);
  loops.set(f, own === null ? loop : null);
  return loop;
}

function compiled(f: Kernel): Loop {
  try {
    return new Function('f', `${source} // ${made++}`)(f) as Loop;
  } catch {
    return shared(f);
  }
}

/** `f` of each element. */
export function map(a: Tensor, dtype: DType, f: (x: number) => number): Tensor {
  if (a.numel() === 1) return new Tensor(new Single(f(a.item()), dtype), a.shape);
  const { data } = a;
  const out = zerosOf(dtype, data.length);
  loopOf(f)(out, 0, out.length, data, 0, 1, data, 0, 0);
  return new Tensor(out, a.shape);
}

const isNotZero = (x: number): number => Number(x !== 0);

/** The same numbers as another kind. */
export function cast(a: Tensor, dtype: DType): Tensor {
  if (dtype === 'bool' && a.dtype !== 'bool') return map(a, dtype, isNotZero);
  if (dtype === 'int32' && a.dtype.startsWith('float')) return new Tensor(wholes('to', a.data), a.shape);
  return a.numel() === 1 ? map(a, dtype, (x) => x) : new Tensor(arrayOf(dtype, a.data), a.shape);
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

/** `f` of each pair of elements, both tensors stretched to one shape. */
export function zip(op: string, a: Tensor, b: Tensor, dtype: DType, f: (a: number, b: number) => number): Tensor {
  const shape = broadcastShapes(op, a.shape, b.shape);
  if (a.numel() === 1 && b.numel() === 1) return new Tensor(new Single(f(a.item(), b.item()), dtype), shape);
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
  return new Tensor(out, shape);
}

/** The elements of `a` repeated along dimensions of size 1, up to `shape`; a view. */
export function stretched(a: Tensor, shape: Shape): Tensor {
  if (sameShape(a.shape, shape)) return a;
  const strides = stridesIn(a);
  const shift = shape.length - a.shape.length;
  return viewOf(
    a,
    shape,
    shape.map((_, d) => (d < shift || a.shape[d - shift] === 1 ? 0 : strides[d - shift]!)),
  );
}

/** `a` where the condition holds, `b` elsewhere. */
export function choose(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  const shape = broadcastShapes('where', condition.shape, broadcastShapes('where', a.shape, b.shape));
  const [c, x, y] = [condition, a, b].map((t) => (t.numel() === 1 ? t : stretched(t, shape)).data);
  const [dx, dy, dc] = [x, y, c].map((numbers) => Number(numbers!.length > 1));
  const out = zerosOf(resultType(a, b), sizeOf(shape));
  for (let i = 0; i < out.length; i++) out[i] = c![i * dc!] ? x![i * dx!]! : y![i * dy!]!;
  return new Tensor(out, shape);
}

/** A number made of those from `start` up to `end`. */
type Reduction = (values: TypedArray, start: number, end: number) => number;

/** `f` of the elements along `dims`, which keep a size of 1. */
export function reduce(a: Tensor, dims: number[], dtype: DType, f: Reduction): Tensor {
  const shape = a.shape.map((size, dim) => (dims.includes(dim) ? 1 : size));
  if (dims.length === a.shape.length) return new Tensor(new Single(f(a.data, 0, a.numel()), dtype), shape);
  const kept = a.shape.map((_, dim) => dim).filter((dim) => !dims.includes(dim));
  const rows = a.permute([...kept, ...dims]).data;
  const out = zerosOf(dtype, sizeOf(shape));
  const length = out.length === 0 ? 0 : rows.length / out.length;
  for (let i = 0; i < out.length; i++) out[i] = f(rows, i * length, (i + 1) * length);
  return new Tensor(out, shape);
}

/** The sums along `dims`, which keep a size of 1. */
export function sums(a: Tensor, dims: number[], dtype: DType): Tensor {
  if (dtype === 'int32') return reduce(a, dims, dtype, wholeTotal);
  const channels = channelsOf(a.shape, dims);
  if (!channels || channels.outer === 1) return reduce(a, dims, dtype, total);
  const sum = channels.inner === 1 ? sumOfRows(a.data, channels.kept) : sumOfChannels(a.data, channels);
  const shape = a.shape.map((size, dim) => (dims.includes(dim) ? 1 : size));
  return new Tensor(arrayOf(dtype, sum), shape);
}

function sumOfChannels(data: TypedArray, { kept, inner }: Channels): Float64Array {
  const sum = new Float64Array(kept);
  for (let at = 0, c = 0; at < data.length; at += inner, c = (c + 1) % kept) sum[c]! += total(data, at, at + inner);
  return sum;
}

/** The sum of rows of `n` numbers in float64: four rows at a time, then the rest. */
function sumOfRows(data: TypedArray, n: number): Float64Array {
  const sum = new Float64Array(n);
  let from = 0;
  for (; from + 4 * n <= data.length && n > 0; from += 4 * n)
    for (let j = 0, i = from; j < n; j++, i++)
      sum[j]! += data[i]! + data[i + n]! + (data[i + 2 * n]! + data[i + 3 * n]!);
  for (; from < data.length; from += n) for (let j = 0; j < n; j++) sum[j]! += data[from + j]!;
  return sum;
}

/** Summed in float64, as four sums of every fourth number: a processor adds them side by side. */
export function total(values: TypedArray, start = 0, end = values.length): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = end - ((end - start) & 3);
  for (let i = start; i < whole; i += 4) {
    a += values[i]!;
    b += values[i + 1]!;
    c += values[i + 2]!;
    d += values[i + 3]!;
  }
  for (let i = whole; i < end; i++) a += values[i]!;
  return a + b + (c + d);
}

/** The sum of whole numbers, which must be one that int32 can hold. */
export function wholeTotal(values: TypedArray, start: number, end: number): number {
  return inInt32('sum', total(values, start, end));
}

/** The product of whole numbers, which must be one that int32 can hold. */
export function wholeProduct(values: TypedArray, start: number, end: number): number {
  let product = 1;
  for (let i = start; i < end; i++) product *= values[i]!;
  return inInt32('prod', product);
}

/** The power of a whole number, which must be one that int32 can hold. */
export const wholePower = (a: number, b: number): number => inInt32('pow', pow(a, b));

/** @throws {RangeError} when `x` is no whole number that int32 can hold */
export function inInt32(op: string, x: number): number {
  if (x !== (x | 0)) throw new RangeError(messages.overflow(op, x));
  return x;
}

/** Numbers without their fractions. */
function wholes(op: string, numbers: ArrayLike<number>): Int32Array {
  return Int32Array.from(numbers, (x) => inInt32(op, Math.trunc(x)));
}

/** Σ(x − mean)² / (N − correction) */
export function variance(values: TypedArray, start: number, end: number, correction: number): number {
  const mean = total(values, start, end) / (end - start);
  let [a, b] = [0, 0];
  const whole = end - ((end - start) & 1);
  for (let i = start; i < whole; i += 2) {
    const [x, y] = [values[i]! - mean, values[i + 1]! - mean];
    a += x * x;
    b += y * y;
  }
  if (whole < end) a += (values[whole]! - mean) * (values[whole]! - mean);
  return (a + b) / Math.max(0, end - start - correction);
}

/** The largest number; NaN when there is one. */
export function largest(values: TypedArray, start: number, end: number): number {
  if (start === end) throw new ShapeError(messages.emptyExtreme('amax'));
  let most = values[start]!;
  for (let i = start + 1; i < end; i++) if (values[i]! > most || Number.isNaN(values[i])) most = values[i]!;
  return most;
}

/** The smallest number; NaN when there is one. */
export function smallest(values: TypedArray, start: number, end: number): number {
  if (start === end) throw new ShapeError(messages.emptyExtreme('amin'));
  let least = values[start]!;
  for (let i = start + 1; i < end; i++) if (values[i]! < least || Number.isNaN(values[i])) least = values[i]!;
  return least;
}

/**
 * The matrix product of tensors of one kind; dimensions before the last two are stretched to one shape. A bias is added to each row
 * of the product of two matrices.
 */
export function product(a: Tensor, b: Tensor, bias?: Tensor): Tensor {
  if (a.shape.length < 2 || b.shape.length < 2) throw new ShapeError(messages.matmulRank(a.shape, b.shape));
  const [m, k, inner, n] = [...a.shape.slice(-2), ...b.shape.slice(-2)] as [number, number, number, number];
  if (k !== inner) throw new ShapeError(messages.matmulInner(a.shape, b.shape));
  if (a.shape.length === 2 && b.shape.length === 2)
    return new Tensor(multiply(matrix(a), matrix(b), m, k, n, bias?.data), [m, n]);
  const batch = broadcastShapes('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2));
  const [left, right] = [a.shape, b.shape].map((shape) => broadcastStrides(shape.slice(0, -2), batch));
  const out = zerosOf(a.dtype, sizeOf(batch) * m * n);
  const [leftData, rightData] = [a.data, b.data];
  const starts: number[] = [];
  forEachOffset(batch, right!, (offset) => starts.push(offset * k * n));
  forEachOffset(batch, left!, (offset, i) => {
    const x = byRows(leftData.subarray(offset * m * k, (offset + 1) * m * k), k);
    const y = byRows(rightData.subarray(starts[i]!, starts[i]! + k * n), n);
    out.set(multiply(x, y, m, k, n), i * m * n);
  });
  return new Tensor(out, [...batch, m, n]);
}

const byRows = (numbers: TypedArray, columns: number): Matrix<TypedArray> => ({ numbers, down: columns, across: 1 });

/** The numbers of a matrix as they lie; those of a view in another order than by rows or by columns are copied. */
function matrix(a: Tensor): Matrix<TypedArray> {
  const { layout, memory, shape } = a;
  const [rows, columns] = shape as [number, number];
  const transposed = layout && layout.strides[0] === 1 && layout.strides[1] === rows && a.dtype === 'float32';
  if (!transposed) return byRows(a.data, columns);
  const whole = memory.length === rows * columns;
  const numbers = whole ? memory : memory.subarray(layout.offset, layout.offset + rows * columns);
  return { numbers, down: 1, across: rows };
}

/** `bias` is of the kind of the product. */
function multiply(
  a: Matrix<TypedArray>,
  b: Matrix<TypedArray>,
  m: number,
  k: number,
  n: number,
  bias?: TypedArray,
): TypedArray {
  const [x, y] = [a.numbers, b.numbers];
  if (x instanceof Float32Array && y instanceof Float32Array)
    return matmul(a as Matrix<Float32Array>, b as Matrix<Float32Array>, m, k, n, bias as Float32Array | undefined);
  if (x instanceof Float64Array && y instanceof Float64Array)
    return otherMatmul(x, y, new Float64Array(m * n), m, k, n, bias as Float64Array | undefined);
  if (x instanceof Int32Array && y instanceof Int32Array)
    return wholes('matmul', otherMatmul(x, y, new Float64Array(m * n), m, k, n, bias as Int32Array | undefined));
  throw new TypeError(messages.dtypes('matmul', dtypeOf(x), dtypeOf(y)));
}
