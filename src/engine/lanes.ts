// The loops along one dimension: a tensor is `outer` blocks of `size` slices of `inner` elements each.

import { exp, log } from '../math/elementary.js';
import { promote, type TypedArray, toFloat, zerosOf } from './dtype.js';
import { each } from './kernels/elementwise.js';
import { inInt32 } from './loops.js';
import { messages, ShapeError } from './messages.js';
import { forEachOffset, type Shape, sameShape, sizeOf, stridesOf } from './shape.js';
import { Tensor } from './tensor.js';
import { stridesIn, viewOf } from './views.js';

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

/** Every `step`th slice from `start` on, `length` of them; a view. */
export function part(a: Tensor, dim: number, start: number, length: number, step: number): Tensor {
  const strides = stridesIn(a);
  const stride = strides[dim] ?? 1;
  return viewOf(
    a,
    resized(a.shape, dim, length),
    resized(strides, dim, stride * step),
    (a.layout?.offset ?? 0) + start * stride,
  );
}

/** Slices of one value before and after. */
export function pad(a: Tensor, dim: number, before: number, after: number, value: number): Tensor {
  const { outer, size, inner } = lanes(a.shape, dim);
  const length = before + size + after;
  const { data } = a;
  const out = zerosOf(a.dtype, outer * length * inner).fill(value);
  copyBlocks(data, size * inner, out, before * inner, length * inner);
  return new Tensor(out, resized(a.shape, dim, length));
}

/** Tensors of one kind, behind each other. */
export function concatenate(parts: Tensor[], dim: number): Tensor {
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
  return new Tensor(out, resized(first.shape, dim, length));
}

/** Shorter runs of numbers are copied one by one, which takes less time than asking for a copy. */
const run = 48;

/** Copies the blocks of `data`, which lie behind each other, to every `step`th place of `out`. */
function copyBlocks(data: TypedArray, block: number, out: TypedArray, start: number, step: number): void {
  for (let from = 0, to = start; from < data.length; from += block, to += step) {
    if (block >= run) out.set(data.subarray(from, from + block), to);
    else for (let i = 0; i < block; i++) out[to + i] = data[from + i]!;
  }
}

/** y[…, j, …] = a[…, index[…, j, …], …] */
export function gatherAlong(a: Tensor, index: Tensor, dim: number): Tensor {
  const { data } = a;
  const list = commonPlaces('gather', a.shape, index, dim);
  if (list) return chosenSlices(a, list, dim);
  const places = placesOf('gather', a.shape, index, dim);
  const out = zerosOf(a.dtype, places.length);
  for (let i = 0; i < out.length; i++) out[i] = data[places[i]!]!;
  return new Tensor(out, index.shape);
}

/** The slices at these places along `dim`. */
function chosenSlices(a: Tensor, list: TypedArray, dim: number): Tensor {
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
  return new Tensor(out, resized(a.shape, dim, list.length));
}

/** y = a, where y[…, index[…, j, …], …] becomes source[…, j, …], or is increased by it. */
export function scatterAlong(a: Tensor, index: Tensor, source: Tensor, dim: number, add: boolean): Tensor {
  const op = add ? 'scatterAdd' : 'scatter';
  if (!sameShape(index.shape, source.shape)) throw new ShapeError(messages.scatter(op, index.shape, source.shape));
  if (promote(a.dtype, source.dtype) !== a.dtype) throw new TypeError(messages.dtypes(op, a.dtype, source.dtype));
  const out = a.data.slice();
  const { data } = source;
  const sum = a.dtype === 'int32' ? (x: number, y: number) => inInt32(op, x + y) : (x: number, y: number) => x + y;
  const list = commonPlaces(op, a.shape, index, dim);
  if (list) return new Tensor(writeSlices(data, list, out, lanes(a.shape, dim), add ? sum : (_, y) => y), a.shape);
  const places = placesOf(op, a.shape, index, dim);
  if (add) for (let i = 0; i < places.length; i++) out[places[i]!] = sum(out[places[i]!]!, data[i]!);
  else for (let i = 0; i < places.length; i++) out[places[i]!] = data[i]!;
  return new Tensor(out, a.shape);
}

/** Writes slices to these places of `out`, joined with what is there. */
function writeSlices(
  data: TypedArray,
  list: TypedArray,
  out: TypedArray,
  { outer, size, inner }: Lanes,
  join: (before: number, written: number) => number,
) {
  for (let o = 0, from = 0; o < outer; o++) {
    for (let j = 0; j < list.length; j++) {
      const to = (o * size + list[j]!) * inner;
      for (let i = 0; i < inner; i++, from++) out[to + i] = join(out[to + i]!, data[from]!);
    }
  }
  return out;
}

/** eˣ / Σ eˣ along `dim`, or its logarithm; from the largest element down, so that nothing overflows. */
export function softmax(a: Tensor, dim: number, logarithm: boolean): Tensor {
  const { data } = a;
  const { outer, size, inner } = lanes(a.shape, dim);
  const out = zerosOf(toFloat(a.dtype), data.length);
  const eachLane = (visit: (start: number, end: number) => void) => {
    for (let o = 0; o < outer; o++)
      for (let i = 0, start = o * size * inner; i < inner; i++, start++) visit(start, start + size * inner);
  };
  eachLane((start, end) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let at = start; at < end; at += inner) most = Math.max(most, data[at]!);
    for (let at = start; at < end; at += inner) out[at] = data[at]! - most;
  });
  const powers = out instanceof Float32Array ? each('exp', out) : out.map(exp);
  eachLane((start, end) => {
    let sum = 0;
    for (let at = start; at < end; at += inner) sum += powers[at]!;
    const shift = logarithm ? log(sum) : 0;
    for (let at = start; at < end; at += inner) out[at] = logarithm ? out[at]! - shift : powers[at]! / sum;
  });
  return new Tensor(out, a.shape);
}

/** The running sum along `dim`, in float64. */
export function cumulate(a: Tensor, dim: number): Tensor {
  const { outer, size, inner } = lanes(a.shape, dim);
  const { data } = a;
  const out = zerosOf(a.dtype === 'bool' ? 'int32' : a.dtype, a.numel());
  const whole = out instanceof Int32Array;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let sum = 0;
      for (let s = 0, at = o * size * inner + i; s < size; s++, at += inner) {
        sum += data[at]!;
        if (whole) inInt32('cumsum', sum);
        out[at] = sum;
      }
    }
  }
  return new Tensor(out, a.shape);
}

/** The place of the first largest element (or smallest) along `dim`, which keeps size 1; NaN wins. */
export function extreme(a: Tensor, dim: number, largest: boolean): Tensor {
  const { outer, size, inner } = lanes(a.shape, dim);
  if (size === 0) throw new ShapeError(messages.emptyDim(largest ? 'argmax' : 'argmin', a.shape, dim));
  const out = new Int32Array(outer * inner);
  const { data } = a;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) out[o * inner + i] = best(data, o * size * inner + i, inner, size, largest);
  }
  return new Tensor(out, resized(a.shape, dim, 1));
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

/** The places along `dim` that the indices mean, when these are one list that is stretched to the other dimensions. */
function commonPlaces(op: string, shape: Shape, index: Tensor, dim: number): TypedArray | null {
  const strides = stridesIn(index);
  const stretched = (size: number, d: number) => size === shape[d] && (size === 1 || strides[d] === 0);
  if (index.dtype !== 'int32' || index.shape.length !== shape.length) return null;
  if (!index.shape.every((size, d) => d === dim || stretched(size, d))) return null;
  const size = shape[dim] ?? 1;
  const { data } = viewOf(index, [index.shape[dim] ?? 1], [strides[dim] ?? 1]);
  for (let i = 0; i < data.length; i++)
    if (data[i]! < 0 || data[i]! >= size) throw new RangeError(messages.outOfRange(op, data[i]!, size, dim));
  return data;
}

/** The places in a tensor of this shape that the indices along `dim` mean. */
function placesOf(op: string, shape: Shape, index: Tensor, dim: number): Int32Array {
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
