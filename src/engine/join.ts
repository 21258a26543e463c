// Tensors made of several tensors.

import { type DType, zerosOf } from './arrays/dtype.js';
import { NDArray } from './arrays/ndarray.js';
import { normalizeDim } from './arrays/shape.js';
import { apply } from './autograd.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

/**
 * Tensors behind each other along an existing dimension; the other sizes must be equal.
 * @throws {ShapeError} when sizes differ, or there is no tensor
 * @example cat([zeros([2, 3]), ones([1, 3])]) // shape [3, 3]
 */
export function cat(tensors: readonly Tensor[], { dim = 0 }: { dim?: number } = {}): Tensor {
  if (!Array.isArray(tensors)) throw new TypeError(messages.list('cat', tensors));
  checkTensors('cat', tensors);
  const [first] = tensors;
  if (first?.shape.length === 0) throw new ShapeError(messages.catNumbers());
  if (!first) throw new RangeError(messages.nothing('cat'));
  return apply('cat', [...tensors], normalizeDim('cat', dim, first.shape.length));
}

/** Tensors of one shape, behind each other along a new dimension. */
export function stack(tensors: readonly Tensor[], { dim = 0 }: { dim?: number } = {}): Tensor {
  if (!Array.isArray(tensors)) throw new TypeError(messages.list('stack', tensors));
  checkTensors('stack', tensors);
  const [first] = tensors;
  if (!first) throw new RangeError(messages.nothing('stack'));
  const at = normalizeDim('stack', dim, first.shape.length + 1);
  return cat(
    tensors.map((tensor) => tensor.unsqueeze(at)),
    { dim: at },
  );
}

/** `a` where the condition holds, `b` elsewhere; all three are stretched to one shape. */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  checkTensors('where', [condition]);
  if (condition.dtype !== 'bool') throw new TypeError(messages.condition(condition.dtype));
  const dtype = a instanceof Tensor ? a.dtype : b instanceof Tensor ? b.dtype : 'float32';
  const kindOf = (value: number): DType => (dtype.startsWith('float') || value === (value | 0) ? dtype : 'float32');
  const [x, y] = [a, b].map((t) => (t instanceof Tensor ? t : new Tensor(NDArray.single(t, kindOf(t)))));
  return apply('where', [condition, x!, y!]);
}

/** A row for each label: 1 at its place, 0 elsewhere; in float32. */
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
