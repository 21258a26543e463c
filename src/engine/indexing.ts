// Indexing as with brackets in PyTorch: x[1, 2:5, ..., mask] is x.index(1, slice(2, 5), '...', mask).

import { messages, ShapeError } from './messages.js';
import { broadcastShapes, sameShape, sizeOf, stridesOf } from './shape.js';
import { Tensor } from './tensor.js';

/** A range of places along a dimension. */
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
 * for a new dimension; a tensor of places (int32); a mask (bool), which stands for as many dimensions as it has.
 */
export type Index = number | Slice | ':' | '...' | null | Tensor;

/** Places along one dimension, from a tensor. */
interface Places {
  dim: number;
  at: Tensor;
}

/** The places, [count, dimensions], of the elements that are not 0. */
export function nonzero(x: Tensor): Tensor {
  const { data, shape } = x;
  const strides = stridesOf(shape);
  let count = 0;
  for (let i = 0; i < data.length; i++) if (data[i] !== 0) count++;
  const found = new Int32Array(count * shape.length);
  for (let i = 0, at = 0; i < data.length; i++)
    if (data[i] !== 0) for (let d = 0; d < shape.length; d++) found[at++] = Math.floor(i / strides[d]!) % shape[d]!;
  return new Tensor(found, [count, shape.length]);
}

/** The elements that the indices name: a view, unless there is a tensor among the indices. */
export function index(x: Tensor, indices: readonly Index[]): Tensor {
  const rank = (item: Index) =>
    item === null || item === '...' ? 0 : item instanceof Tensor && item.dtype === 'bool' ? item.shape.length : 1;
  const missing = x.shape.length - indices.reduce<number>((sum, item) => sum + rank(item), 0);
  if (missing < 0 || indices.filter((item) => item === '...').length > 1)
    throw new RangeError(messages.tooManyIndices(indices.length, x.shape));
  let y = x;
  let dim = 0;
  const chosen: Places[] = [];
  for (const item of indices) {
    if (typeof item === 'number') y = y.select(dim, item);
    else if (item === null) y = y.unsqueeze(dim++);
    else if (item === '...') dim += missing;
    else if (item === ':') dim++;
    else if (item instanceof Slice) y = ranged(y, dim++, item);
    else if (item instanceof Tensor) {
      const places = item.dtype === 'bool' ? ofMask(item, y, dim) : [item];
      for (const at of places) chosen.push({ dim: dim++, at });
    } else throw new TypeError(messages.badIndex(item));
  }
  return chosen.length === 0 ? y : pick(y, chosen);
}

/** The place, in the tensor's elements counted in order, of each element that the indices name. */
export function positions(x: Tensor, indices: readonly Index[]): Tensor {
  const all = new Int32Array(x.numel());
  for (let i = 0; i < all.length; i++) all[i] = i;
  return index(new Tensor(all, x.shape), indices);
}

function ranged(x: Tensor, dim: number, { start, end, step }: Slice): Tensor {
  const size = x.shape[dim]!;
  const place = (i: number) => Math.min(size, Math.max(0, i < 0 ? i + size : i));
  const [from, to] = [place(start ?? 0), place(end ?? size)];
  return x.narrow(dim, from, Math.max(0, Math.ceil((to - from) / step)), step);
}

function ofMask(mask: Tensor, x: Tensor, dim: number): Tensor[] {
  const covered = x.shape.slice(dim, dim + mask.shape.length);
  if (!sameShape(mask.shape, covered)) throw new ShapeError(messages.maskShape(mask.shape, covered));
  const found = nonzero(mask);
  return mask.shape.map((_, d) => found.select(1, d));
}

/** The slices at the places of several dimensions, all stretched to one shape, which takes those dimensions' place. */
function pick(x: Tensor, chosen: readonly Places[]): Tensor {
  const shape = chosen.reduce<readonly number[]>((sum, { at }) => broadcastShapes('index', sum, at.shape), []);
  const dims = chosen.map(({ dim }) => dim);
  const others = x.shape.map((_, d) => d).filter((d) => !dims.includes(d));
  const sizes = dims.map((d) => x.shape[d]!);
  const strides = stridesOf(sizes);
  const flat = new Int32Array(sizeOf(shape));
  for (const [n, { at, dim }] of chosen.entries()) {
    if (at.dtype !== 'int32') throw new TypeError(messages.index('index', at.dtype));
    const [size, stride] = [sizes[n]!, strides[n]!];
    const { data } = at.expand(shape);
    for (let i = 0; i < flat.length; i++) {
      const j = data[i]!;
      if (j < -size || j >= size) throw new RangeError(messages.outOfRange('index', j, size, dim));
      flat[i]! += (j < 0 ? j + size : j) * stride;
    }
  }
  const rest = others.map((d) => x.shape[d]!);
  const found = x
    .permute([...dims, ...others])
    .reshape([sizeOf(sizes), ...rest])
    .indexSelect(0, new Tensor(flat, [flat.length]))
    .reshape([...shape, ...rest]);
  const adjacent = dims.every((d, i) => d === dims[0]! + i);
  const before = adjacent ? dims[0]! : 0; // apart from each other, their shape comes first
  const order = [...found.shape.keys()];
  const moved = order.splice(shape.length, before);
  return found.permute([...moved, ...order]);
}
