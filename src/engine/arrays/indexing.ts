// Indexing as with brackets in PyTorch: x[1, 2:5, ..., mask] is x.index(1, slice(2, 5), '...', mask).

import { messages, ShapeError } from '../messages.js';
import { cast, stretched } from './elementwise.js';
import { chosenSlices, writeSlices } from './gather.js';
import { NDArray } from './ndarray.js';
import { broadcastShapes, type Shape, sameShape, sizeOf, stridesOf } from './shape.js';

/**
 * A range of places along a dimension.
 * @example tensor([5, 6, 7, 8]).index(slice(1, 3)).tolist() // [6, 7]
 */
export class Slice {
  constructor(
    readonly start: number | undefined,
    readonly end: number | undefined,
    readonly step: number,
  ) {}
}

/**
 * The places start, start + step, … before `end`, counted from the end when negative; all, when left out.
 * @throws {RangeError} when one is no whole number, or the step is not above 0
 * @example tensor([1, 2, 3, 4]).index(slice(1, -1)) // tensor([2., 3.])
 */
export function slice(start?: number, end?: number, step = 1): Slice {
  if (![start ?? 0, end ?? 0, step].every(Number.isInteger) || step < 1)
    throw new RangeError(messages.badSlice(start, end, step));
  return new Slice(start, end, step);
}

/**
 * What stands for a dimension: a place; a range; ':' for all places; '...' for as many whole dimensions as are left; null
 * for a new dimension; an array of places (int32); a mask (bool), which stands for as many dimensions as it has.
 */
export type ArrayIndex = number | Slice | ':' | '...' | null | NDArray;

/** The elements of an array that indices name: those of a view, at the places of some of its dimensions. */
interface Selection {
  readonly view: NDArray;
  readonly places: Places | null;
}

/** The slices of a view at the places of several dimensions, which are counted as one; the other dimensions are kept. */
interface Places {
  /** The view with those dimensions first. */
  readonly rows: NDArray;
  readonly at: Int32Array;
  /** The shape of the places and of one slice, in the order in which they are found, and the order of the result. */
  readonly found: Shape;
  readonly order: readonly number[];
  /** How many dimensions of `rows` count as one. */
  readonly count: number;
}

/** The places, [count, dimensions], of the elements that are not 0. */
export function nonzero({ data, shape }: NDArray): NDArray {
  const strides = stridesOf(shape);
  let count = 0;
  for (let i = 0; i < data.length; i++) if (data[i] !== 0) count++;
  const found = new Int32Array(count * shape.length);
  for (let i = 0, at = 0; i < data.length; i++)
    if (data[i] !== 0) for (let d = 0; d < shape.length; d++) found[at++] = Math.floor(i / strides[d]!) % shape[d]!;
  return NDArray.of(found, [count, shape.length]);
}

/** The elements that the indices name: a view, unless there is an array among the indices. */
export function indexed(x: NDArray, indices: readonly ArrayIndex[]): NDArray {
  const { view, places } = select(x, indices);
  if (!places) return view;
  const rows = flat(places);
  return chosenSlices(rows, places.at, 0).reshape(places.found).permute(places.order);
}

/** Zeros of this shape, with the elements of g added where the indices name them. */
export function indexAdded(g: NDArray, shape: Shape, indices: readonly ArrayIndex[]): NDArray {
  const y = NDArray.zeros(g.dtype, shape);
  put(select(y, indices), g, true);
  return y;
}

/** x, with other values, stretched to fit, where the indices name them. */
export function indexReplaced(x: NDArray, values: NDArray, indices: readonly ArrayIndex[]): NDArray {
  const y = NDArray.of(x.data.slice(), x.shape);
  const selection = select(y, indices);
  const { places, view } = selection;
  const shape = places ? places.order.map((dim) => places.found[dim]!) : view.shape;
  put(selection, stretched(cast(values, x.dtype), shape), false);
  return y;
}

/** Writes values, in the shape that the indices name, or adds them. */
function put({ view, places }: Selection, values: NDArray, add: boolean): void {
  if (!places) return view.write(values.data);
  const { at, order, rows } = places;
  const inner = sizeOf(flat(places).shape.slice(1));
  const out = rows.data.slice();
  const back = order.map((_, dim) => order.indexOf(dim));
  writeSlices(values.permute(back).data, at, out, { outer: 1, size: at.length, inner }, add);
  rows.write(out);
}

const flat = ({ rows, count }: Places): NDArray =>
  rows.reshape([sizeOf(rows.shape.slice(0, count)), ...rows.shape.slice(count)]);

function select(x: NDArray, indices: readonly ArrayIndex[]): Selection {
  const rank = (item: ArrayIndex) =>
    item === null || item === '...' ? 0 : item instanceof NDArray && item.dtype === 'bool' ? item.shape.length : 1;
  const missing = x.shape.length - indices.reduce<number>((sum, item) => sum + rank(item), 0);
  if (missing < 0 || indices.filter((item) => item === '...').length > 1)
    throw new RangeError(messages.tooManyIndices(indices.length, x.shape));
  const [shape, strides] = [[...x.shape], [...x.strides]];
  let offset = x.layout?.offset ?? 0;
  let dim = 0; // of the view
  let from = 0; // of x
  const chosen: { dim: number; at: NDArray; from: number }[] = [];
  for (const item of indices) {
    if (typeof item === 'number') {
      offset += placeOf(item, shape[dim]!, from++) * strides[dim]!;
      shape.splice(dim, 1);
      strides.splice(dim, 1);
    } else if (item === null) {
      shape.splice(dim, 0, 1);
      strides.splice(dim++, 0, 1);
    } else if (item === '...') {
      dim += missing;
      from += missing;
    } else if (item === ':') {
      dim++;
      from++;
    } else if (item instanceof Slice) {
      const [start, length] = within(item, shape[dim]!);
      offset += start * strides[dim]!;
      shape[dim] = length;
      strides[dim]! *= item.step;
      dim++;
      from++;
    } else if (item instanceof NDArray) {
      const places = item.dtype === 'bool' ? ofMask(item, shape, dim) : [item];
      for (const at of places) chosen.push({ dim: dim++, at, from: from++ });
    } else throw new TypeError(messages.badIndex(item));
  }
  const view = x.view(shape, strides, offset);
  return { view, places: chosen.length === 0 ? null : placesIn(view, chosen) };
}

/** A place counted from the front. */
function placeOf(i: number, size: number, dim: number): number {
  if (!Number.isInteger(i) || i < -size || i >= size) throw new RangeError(messages.outOfRange('index', i, size, dim));
  return i < 0 ? i + size : i;
}

function within({ start, end, step }: Slice, size: number): [start: number, length: number] {
  const place = (i: number) => Math.min(size, Math.max(0, i < 0 ? i + size : i));
  const [from, to] = [place(start ?? 0), place(end ?? size)];
  return [from, Math.max(0, Math.ceil((to - from) / step))];
}

function ofMask(mask: NDArray, shape: Shape, dim: number): NDArray[] {
  const covered = shape.slice(dim, dim + mask.shape.length);
  if (!sameShape(mask.shape, covered)) throw new ShapeError(messages.maskShape(mask.shape, covered));
  const found = nonzero(mask);
  const [count, rank] = found.shape as [number, number];
  return mask.shape.map((_, d) => found.view([count], [rank], d));
}

/** The places of several dimensions, all stretched to one shape, which takes those dimensions' place. */
function placesIn(view: NDArray, chosen: readonly { dim: number; at: NDArray; from: number }[]): Places {
  const shape = chosen.reduce<Shape>((sum, { at }) => broadcastShapes('index', sum, at.shape), []);
  const dims = chosen.map(({ dim }) => dim);
  const others = [...view.shape.keys()].filter((d) => !dims.includes(d));
  const steps = stridesOf(dims.map((d) => view.shape[d]!));
  const flat = new Int32Array(sizeOf(shape));
  for (const [n, { at, dim, from }] of chosen.entries()) {
    if (at.dtype !== 'int32') throw new TypeError(messages.index('index', at.dtype));
    const { data } = stretched(at, shape);
    const size = view.shape[dim]!;
    for (let i = 0; i < flat.length; i++) flat[i]! += placeOf(data[i]!, size, from) * steps[n]!;
  }
  const found = [...shape, ...others.map((d) => view.shape[d]!)];
  const adjacent = dims.every((d, i) => d === dims[0]! + i);
  const before = adjacent ? dims[0]! : 0; // apart from each other, their shape comes first
  const order = [...found.keys()];
  const moved = order.splice(shape.length, before);
  return { rows: view.permute([...dims, ...others]), at: flat, found, order: [...moved, ...order], count: dims.length };
}
