// Elements, or slices, that indices name along a dimension: read, written, added up.

import { messages, ShapeError } from '../messages.js';
import { promote, type TypedArray, zerosOf } from './dtype.js';
import { truncated } from './integers.js';
import { type Lanes, lanes, resized } from './lanes.js';
import { NDArray } from './ndarray.js';
import { forEachOffset, type Shape, sameShape, stridesOf } from './shape.js';
import { run } from './slices.js';

/** y[…, j, …] = a[…, index[…, j, …], …] */
export function gatherAlong(a: NDArray, index: NDArray, dim: number): NDArray {
  const { data } = a;
  const list = commonPlaces('gather', a.shape, index, dim);
  if (list) return chosenSlices(a, list, dim);
  const places = placesOf('gather', a.shape, index, dim);
  const out = zerosOf(a.dtype, places.length);
  for (let i = 0; i < out.length; i++) out[i] = data[places[i]!]!;
  return NDArray.of(out, index.shape);
}

/** The slices at these places along `dim`. */
export function chosenSlices(a: NDArray, list: ArrayLike<number>, dim: number): NDArray {
  const { data } = a;
  const { outer, size, inner } = lanes(a.shape, dim);
  const out = zerosOf(a.dtype, outer * list.length * inner);
  for (let o = 0, to = 0; o < outer; o++) {
    for (let j = 0; j < list.length; j++, to += inner) {
      const from = (o * size + list[j]!) * inner;
      if (inner >= run) out.set(data.subarray(from, from + inner), to);
      else for (let i = 0; i < inner; i++) out[to + i] = data[from + i]!;
    }
  }
  return NDArray.of(out, resized(a.shape, dim, list.length));
}

/** y = a, where y[…, index[…, j, …], …] becomes source[…, j, …], or is increased by it: int32 is added up in float64, and checked. */
export function scatterAlong(a: NDArray, index: NDArray, source: NDArray, dim: number, add: boolean): NDArray {
  const op = add ? 'scatterAdd' : 'scatter';
  if (!sameShape(index.shape, source.shape)) throw new ShapeError(messages.scatter(op, index.shape, source.shape));
  if (promote(a.dtype, source.dtype) !== a.dtype) throw new TypeError(messages.dtypes(op, a.dtype, source.dtype));
  const wide = add && a.dtype === 'int32';
  const out = wide ? Float64Array.from(a.data) : a.data.slice();
  const { data } = source;
  const list = commonPlaces(op, a.shape, index, dim);
  if (list) writeSlices(data, list, out, lanes(a.shape, dim), add);
  else {
    const places = placesOf(op, a.shape, index, dim);
    if (add) for (let i = 0; i < places.length; i++) out[places[i]!]! += data[i]!;
    else for (let i = 0; i < places.length; i++) out[places[i]!] = data[i]!;
  }
  return NDArray.of(wide ? truncated(op, out) : out, a.shape);
}

/** Writes slices to these places of `out`, or adds them. */
export function writeSlices(
  data: TypedArray,
  list: ArrayLike<number>,
  out: TypedArray,
  { outer, size, inner }: Lanes,
  add: boolean,
): void {
  for (let o = 0, from = 0; o < outer; o++) {
    for (let j = 0; j < list.length; j++) {
      const to = (o * size + list[j]!) * inner;
      if (add) for (let i = 0; i < inner; i++, from++) out[to + i]! += data[from]!;
      else for (let i = 0; i < inner; i++, from++) out[to + i] = data[from]!;
    }
  }
}

/** The places along `dim` that the indices mean, when these are one list that is stretched to the other dimensions. */
function commonPlaces(op: string, shape: Shape, index: NDArray, dim: number): TypedArray | null {
  const { strides } = index;
  const stretched = (size: number, d: number) => size === shape[d] && (size === 1 || strides[d] === 0);
  if (index.dtype !== 'int32' || index.shape.length !== shape.length) return null;
  if (!index.shape.every((size, d) => d === dim || stretched(size, d))) return null;
  const size = shape[dim] ?? 1;
  const { data } = index.view([index.shape[dim] ?? 1], [strides[dim] ?? 1]);
  for (let i = 0; i < data.length; i++)
    if (data[i]! < 0 || data[i]! >= size) throw new RangeError(messages.outOfRange(op, data[i]!, size, dim));
  return data;
}

/** The places in an array of this shape that the indices along `dim` mean. */
function placesOf(op: string, shape: Shape, index: NDArray, dim: number): Int32Array {
  if (index.dtype !== 'int32') throw new TypeError(messages.index(op, index.dtype));
  const fits = index.shape.length === shape.length && index.shape.every((size, d) => d === dim || size <= shape[d]!);
  if (!fits) throw new ShapeError(messages.indexShape(op, shape, index.shape, dim));
  const { data } = index;
  const { size, inner } = lanes(shape, dim);
  const places = new Int32Array(data.length);
  const steps = stridesOf(shape).map((step, d) => (d === dim ? 0 : step));
  const [row, along] = [index.shape.at(-1) ?? 1, steps.at(-1) ?? 0];
  forEachOffset(index.shape.slice(0, -1), steps.slice(0, -1), (offset, line) => {
    for (let at = line * row, end = at + row, start = offset; at < end; at++, start += along) {
      const j = data[at]!;
      if (j < 0 || j >= size) throw new RangeError(messages.outOfRange(op, j, size, dim));
      places[at] = start + j * inner;
    }
  });
  return places;
}
