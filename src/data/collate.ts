// Samples put together to a batch.

import { ShapeError, stack, Tensor, tensor } from '../engine/index.js';
import { isPlain } from '../options/index.js';
import { messages } from './messages.js';

/** What `defaultCollate` makes of samples of a type. */
export type Collated<T> = unknown extends T
  ? T
  : [T] extends [Tensor | number | boolean]
    ? Tensor
    : [T] extends [string]
      ? T[]
      : { -readonly [K in keyof T]: Collated<T[K]> };

/**
 * A batch from samples, as `torch.utils.data.default_collate`: tensors are stacked, [N, …]; numbers become a tensor [N], float32 as
 * `tensor` makes them, and true and false one of kind bool; strings stay a list. Lists are put together place by place, and objects
 * { name: value } name by name. PyTorch's floats become float64 and its ints int64, which numbers here cannot tell: classes are tensors of
 * kind int32, or become so by `.to('int32')`.
 * @throws {ShapeError} when tensors have different shapes
 * @throws {TypeError} when there is no sample, samples or the dtypes of their tensors differ in kind, or one is nothing of that
 * @example
 * const { image, size } = data.defaultCollate([
 *   { image: zeros(2, 2), size: 1.5 },
 *   { image: ones(2, 2), size: 2 },
 * ]);
 * image.shape // [2, 2, 2]
 * size // tensor([1.5000, 2.0000])
 */
export function defaultCollate<T>(samples: readonly T[]): Collated<T> {
  if (!Array.isArray(samples) || samples.length === 0) throw new TypeError(messages.noSamples(samples));
  return together(samples, '') as Collated<T>;
}

/** @param where which part of the samples these are, such as `[0].x`; nothing for the samples themselves */
function together(parts: readonly unknown[], where: string): unknown {
  const [first] = parts;
  const kind = kindOf(first);
  if (kind === undefined) throw new TypeError(messages.notCollated(where, first));
  const other = parts.findIndex((part) => kindOf(part) !== kind);
  if (other > 0) throw new TypeError(messages.otherKind(where, other, parts[other], first));
  if (kind === 'tensor') return stacked(parts as Tensor[], where);
  if (kind === 'list') return columns(parts as unknown[][], where);
  if (kind === 'object') return byName(parts as { [name: string]: unknown }[], where);
  return kind === 'string' ? [...parts] : tensor(parts as number[]);
}

function kindOf(part: unknown): 'tensor' | 'list' | 'object' | 'string' | 'number' | 'boolean' | undefined {
  if (part instanceof Tensor) return 'tensor';
  if (Array.isArray(part)) return 'list';
  if (isPlain(part)) return 'object';
  const type = typeof part;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : undefined;
}

function stacked(tensors: readonly Tensor[], where: string): Tensor {
  const { shape, dtype } = tensors[0]!;
  const mixed = tensors.findIndex((t) => t.dtype !== dtype);
  if (mixed > 0) throw new TypeError(messages.otherDType(where, mixed, tensors[mixed]!.dtype, dtype));
  const other = tensors.findIndex((t) => t.shape.length !== shape.length || t.shape.some((n, dim) => n !== shape[dim]));
  if (other > 0) throw new ShapeError(messages.otherShape(where, other, tensors[other]!.shape, shape));
  return stack(tensors);
}

function columns(lists: readonly (readonly unknown[])[], where: string): unknown[] {
  const [first] = lists;
  const other = lists.findIndex(({ length }) => length !== first!.length);
  if (other > 0) throw new TypeError(messages.otherLength(where, other, lists[other]!.length, first!.length));
  return first!.map((_, k) => {
    const column = lists.map((list) => list[k]);
    return together(column, `${where}[${k}]`);
  });
}

function byName(objects: readonly { readonly [name: string]: unknown }[], where: string): object {
  const batch: { [name: string]: unknown } = {};
  for (const name of Object.keys(objects[0]!)) {
    const other = objects.findIndex((object) => !Object.hasOwn(object, name));
    if (other > 0) throw new TypeError(messages.noName(where, other, name));
    const parts = objects.map((object) => object[name]);
    batch[name] = together(parts, where === '' ? name : `${where}.${name}`);
  }
  return batch;
}
