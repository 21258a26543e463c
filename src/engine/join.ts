// Tensors made of several tensors.

import { checked, oneOf } from '../options/index.js';
import { type DimArgs, dimRules, optionsOf } from './arguments.js';
import { type DType, zerosOf } from './arrays/dtype.js';
import { NDArray } from './arrays/ndarray.js';
import { normalizeDim, sameShape } from './arrays/shape.js';
import { apply } from './autograd.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

/**
 * Tensors behind each other along an existing dimension; the other sizes must be equal.
 * @throws {ShapeError} when sizes differ, or there is no tensor
 * @example cat([zeros([2, 3]), ones([1, 3])]) // shape [3, 3]
 */
export function cat(tensors: readonly Tensor[], ...args: DimArgs<{ dim?: number }>): Tensor {
  if (!Array.isArray(tensors)) throw new TypeError(messages.list('cat', tensors));
  const { dim = 0 } = optionsOf('cat', args, dimRules);
  checkTensors('cat', tensors);
  const [first] = tensors;
  if (first?.shape.length === 0) throw new ShapeError(messages.catNumbers());
  if (!first) throw new RangeError(messages.nothing('cat'));
  return apply('cat', [...tensors], normalizeDim('cat', dim, first.shape.length));
}

/**
 * Tensors of one shape, behind each other along a new dimension.
 * @throws {ShapeError} when shapes differ
 * @example stack([ones(2), zeros(2)]).shape // [2, 2]
 */
export function stack(tensors: readonly Tensor[], ...args: DimArgs<{ dim?: number }>): Tensor {
  if (!Array.isArray(tensors)) throw new TypeError(messages.list('stack', tensors));
  const { dim = 0 } = optionsOf('stack', args, dimRules);
  checkTensors('stack', tensors);
  const [first] = tensors;
  if (!first) throw new RangeError(messages.nothing('stack'));
  const at = normalizeDim('stack', dim, first.shape.length + 1);
  const different = tensors.find(({ shape }) => !sameShape(shape, first.shape));
  if (different) throw new ShapeError(messages.stack(first.shape, different.shape));
  return cat(
    tensors.map((tensor) => tensor.unsqueeze(at)),
    at,
  );
}

/**
 * `a` where the condition holds, `b` elsewhere; all three are stretched to one shape.
 * @throws {TypeError} when the condition is not bool
 * @example where(tensor([1, -1]).gt(0), 1, 0).tolist() // [1, 0]
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  checkTensors('where', [condition]);
  if (condition.dtype !== 'bool') throw new TypeError(messages.condition(condition.dtype));
  for (const value of [a, b])
    if (!(value instanceof Tensor || typeof value === 'number')) throw new TypeError(messages.operand('where', value));
  const dtype = a instanceof Tensor ? a.dtype : b instanceof Tensor ? b.dtype : 'float32';
  const kindOf = (value: number): DType => (dtype.startsWith('float') || value === (value | 0) ? dtype : 'float32');
  const [x, y] = [a, b].map((t) => (t instanceof Tensor ? t : new Tensor(NDArray.single(t, kindOf(t)))));
  return apply('where', [condition, x!, y!]);
}

/**
 * Grids of coordinates: for lists of n and m numbers two tensors [n, m] (with indexing 'xy', as in NumPy, [m, n]), in which each
 * list runs along its own dimension.
 * @throws {ShapeError} when a tensor is no list
 * @example const [x, y] = meshgrid([linspace(-1, 1, 50), linspace(-1, 1, 50)]);
 */
export function meshgrid(tensors: readonly Tensor[], options?: { indexing?: 'ij' | 'xy' }): Tensor[] {
  const { indexing = 'ij' } = checked('meshgrid', options, { indexing: oneOf('ij', 'xy') });
  if (!Array.isArray(tensors)) throw new TypeError(messages.list('meshgrid', tensors));
  checkTensors('meshgrid', tensors);
  const wrong = tensors.find((x) => x.dim() > 1);
  if (wrong) throw new ShapeError(messages.meshgrid(wrong.shape));
  const shape = tensors.map((x) => x.numel());
  const grids = tensors.map((x, i) => x.reshape(shape.map((n, d) => (d === i ? n : 1))).expand(shape));
  return indexing === 'xy' && tensors.length > 1 ? grids.map((grid) => grid.transpose(0, 1)) : grids;
}

/**
 * A row for each label: 1 at its place, 0 elsewhere; in float32.
 * @throws {RangeError} when a label is out of range
 * @example oneHot(tensor([1], { dtype: 'int32' }), 3).tolist() // [[0, 1, 0]]
 */
export function oneHot(labels: Tensor, classes: number): Tensor {
  checkTensors('oneHot', [labels]);
  if (!Number.isInteger(classes) || classes < 1) throw new RangeError(messages.classes(classes));
  const out = zerosOf('float32', labels.numel() * classes);
  for (let i = 0; i < labels.numel(); i++) {
    const label = labels.data[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes))
      throw new RangeError(messages.label(label, classes));
    out[i * classes + label] = 1;
  }
  return new Tensor(out, [...labels.shape, classes]);
}
