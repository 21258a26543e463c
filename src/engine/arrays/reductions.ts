// Many numbers become one: sums, variances, extremes, products along dimensions.

import { messages, ShapeError } from '../messages.js';
import { arrayOf, type DType, type TypedArray, zerosOf } from './dtype.js';
import { inInt32 } from './integers.js';
import { lanes, resized } from './lanes.js';
import { NDArray } from './ndarray.js';
import { type Channels, channelsOf, sizeOf } from './shape.js';

/** A number made of those from `start` up to `end`. */
type Reduction = (values: TypedArray, start: number, end: number) => number;

/** `f` of the elements along `dims`, which keep a size of 1. */
export function reduce(a: NDArray, dims: readonly number[], dtype: DType, f: Reduction): NDArray {
  const shape = a.shape.map((size, dim) => (dims.includes(dim) ? 1 : size));
  if (dims.length === a.shape.length) return NDArray.single(f(a.data, 0, a.size), dtype, shape);
  const kept = a.shape.map((_, dim) => dim).filter((dim) => !dims.includes(dim));
  const rows = a.permute([...kept, ...dims]).data;
  const out = zerosOf(dtype, sizeOf(shape));
  const length = rows.length / out.length;
  for (let i = 0; i < out.length; i++) out[i] = f(rows, i * length, (i + 1) * length);
  return NDArray.of(out, shape);
}

/** The sums along `dims`, which keep a size of 1. */
export function sums(a: NDArray, dims: readonly number[], dtype: DType): NDArray {
  if (dtype === 'int32') return reduce(a, dims, dtype, wholeTotal);
  const channels = channelsOf(a.shape, dims);
  if (!channels || channels.outer === 1) return reduce(a, dims, dtype, total);
  const sum = channels.inner === 1 ? sumOfRows(a.data, channels.kept) : sumOfChannels(a.data, channels);
  const shape = a.shape.map((size, dim) => (dims.includes(dim) ? 1 : size));
  return NDArray.of(arrayOf(dtype, sum), shape);
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
function wholeTotal(values: TypedArray, start: number, end: number): number {
  return inInt32('sum', total(values, start, end));
}

/** The product of whole numbers, which must be one that int32 can hold. */
export function wholeProduct(values: TypedArray, start: number, end: number): number {
  let product = 1;
  for (let i = start; i < end; i++) product *= values[i]!;
  return inInt32('prod', product);
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

/** 1 when a number is not 0. */
export function some(values: TypedArray, start: number, end: number): number {
  let at = start;
  while (at < end && values[at] === 0) at++;
  return Number(at < end);
}

/** 1 when no number is 0. */
export function every(values: TypedArray, start: number, end: number): number {
  let at = start;
  while (at < end && values[at] !== 0) at++;
  return Number(at === end);
}

/** The place of the first largest element (or smallest) along `dim`, which keeps size 1; NaN wins. */
export function extreme(op: string, a: NDArray, dim: number, largest: boolean): NDArray {
  const { outer, size, inner } = lanes(a.shape, dim);
  if (size === 0) throw new ShapeError(messages.emptyDim(op, a.shape, dim));
  const out = new Int32Array(outer * inner);
  const { data } = a;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) out[o * inner + i] = best(data, o * size * inner + i, inner, size, largest);
  }
  return NDArray.of(out, resized(a.shape, dim, 1));
}

function best(data: TypedArray, start: number, step: number, size: number, largest: boolean): number {
  let [found, most] = [0, data[start]!];
  for (let s = 1, at = start + step; s < size && !Number.isNaN(most); s++, at += step) {
    const x = data[at]!;
    if ((largest ? x <= most : x >= most) && !Number.isNaN(x)) continue;
    found = s;
    most = x;
  }
  return found;
}
