// New tensors.

import { type DType, zerosOf } from './dtype.js';
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
  const data = zerosOf(options.dtype ?? 'float32', flat.length);
  data.set(options.dtype === 'bool' ? flat.map((x) => Number(x !== 0)) : flat);
  return new Tensor(data, shape).requiresGrad_(options.requiresGrad ?? false);
}

/** A tensor that is `value` everywhere. */
export function full(shape: Shape, value: number, options: TensorOptions = {}): Tensor {
  const data = zerosOf(options.dtype ?? 'float32', numberOfElements('full', shape));
  return new Tensor(data, [...shape]).fill_(value).requiresGrad_(options.requiresGrad ?? false);
}

/** A tensor of zeros. */
export const zeros = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 0, options);

/** A tensor whose numbers are to be overwritten; they are zeros, so that a forgotten one is the same each time. */
export const empty = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 0, options);

/** A tensor of ones. */
export const ones = (shape: Shape, options?: TensorOptions): Tensor => full(shape, 1, options);
