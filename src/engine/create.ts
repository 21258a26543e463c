// New tensors.

import { arrayOf, type DType, zerosOf } from './dtype.js';
import { messages, ShapeError } from './messages.js';
import { numberOfElements, type Shape } from './shape.js';
import { type NestedNumbers, Tensor } from './tensor.js';

/** What a new tensor is made of, and whether gradients flow to it. */
export interface TensorOptions {
  dtype?: DType;
  requiresGrad?: boolean;
}

/**
 * A tensor from a number or from nested lists.
 * @throws {ShapeError} when lists of the same depth have different lengths
 * @example tensor([[1, 2, 3], [4, 5, 6]]).shape // [2, 3]
 */
export function tensor(values: NestedNumbers, options: TensorOptions = {}): Tensor {
  const shape: number[] = [];
  for (let level = values; Array.isArray(level) && !shape.includes(0); level = level[0]!) shape.push(level.length);
  const flat: number[] = [];
  const collect = (level: NestedNumbers, depth: number): void => {
    if (depth === shape.length) {
      if (typeof level !== 'number') throw new ShapeError(messages.notANumber(level));
      flat.push(level);
    } else {
      if (!Array.isArray(level) || level.length !== shape[depth])
        throw new ShapeError(messages.ragged(depth, shape[depth]!, level));
      for (const inner of level) collect(inner, depth + 1);
    }
  };
  collect(values, 0);
  const data = arrayOf(options.dtype ?? 'float32', options.dtype === 'bool' ? flat.map((x) => Number(x !== 0)) : flat);
  return new Tensor(data, shape).requiresGrad_(options.requiresGrad ?? false);
}

/** A tensor that is `value` everywhere. */
export function full(shape: Shape, value: number, options: TensorOptions = {}): Tensor {
  const data = zerosOf(options.dtype ?? 'float32', numberOfElements('full', shape));
  const x = new Tensor(data, [...shape]);
  return (value === 0 ? x : x.fill_(value)).requiresGrad_(options.requiresGrad ?? false);
}

/** A tensor of zeros. */
export const zeros = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 0, options);

/** A tensor whose numbers are to be overwritten; they are zeros, so that a forgotten one is the same each time. */
export const empty = zeros;

/** A tensor of ones. */
export const ones = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 1, options);

/** Zeros in the shape, and of the kind, of another tensor. */
export const zerosLike = (x: Tensor): Tensor => zeros(x.shape, { dtype: x.dtype });

/** Ones in the shape, and of the kind, of another tensor. */
export const onesLike = (x: Tensor): Tensor => ones(x.shape, { dtype: x.dtype });

/**
 * The numbers start, start + step, … below `end` (above it, when step is negative); int32 when all three are whole.
 * @throws {RangeError} when step is 0, or leads away from the end
 * @example arange(3) // tensor([0, 1, 2], dtype=int32)
 * @example arange(0, 1, 0.25) // tensor([0.0000, 0.2500, 0.5000, 0.7500])
 */
export function arange(startOrEnd: number, end?: number, step = 1, options: TensorOptions = {}): Tensor {
  const [first, last] = end === undefined ? [0, startOrEnd] : [startOrEnd, end];
  const count = Math.ceil((last - first) / step);
  if (!(count >= 0 && count <= 4294967295)) throw new RangeError(messages.arange(first, last, step));
  const whole = [first, last, step].every((x) => x === (x | 0));
  const x = zeros([count], { dtype: whole ? 'int32' : 'float32', ...options });
  for (let i = 0; i < count; i++) x.data[i] = first + i * step;
  return x;
}

/** `steps` numbers from `start` to `end`, both included, at equal distances. */
export function linspace(start: number, end: number, steps: number, options: TensorOptions = {}): Tensor {
  const x = zeros([steps], options);
  const step = (end - start) / (steps - 1);
  if (steps === 1) x.data[0] = start;
  // from both ends, so that both are met exactly
  else for (let i = 0; i < steps; i++) x.data[i] = i < steps / 2 ? start + i * step : end - (steps - 1 - i) * step;
  return x;
}

/** The matrix with ones on its diagonal. */
export function eye(n: number, options: TensorOptions = {}): Tensor {
  const x = zeros([n, n], options);
  for (let i = 0; i < n; i++) x.data[i * n + i] = 1;
  return x;
}
