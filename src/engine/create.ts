// New tensors.

import { arrayOf, type DType, type TypedArray, zerosOf } from './arrays/dtype.js';
import { numberOfElements, type Shape } from './arrays/shape.js';
import { messages, ShapeError } from './messages.js';
import { Tensor } from './tensor.js';

/** What a new tensor is made of, and whether gradients flow to it. */
export interface TensorOptions {
  dtype?: DType;
  requiresGrad?: boolean;
}

/** Lists of lists of numbers, or of true and false, as deep as a tensor has dimensions; or a typed array, which is copied. */
export type TensorValues = number | boolean | TypedArray | readonly TensorValues[];

/**
 * A tensor from a number or from nested lists. Its kind is float32 unless another is asked for; that of true and false is bool, that
 * of a Float64Array or Int32Array its own.
 * @throws {ShapeError} when lists of the same depth have different lengths
 * @throws {RangeError} when a number is too large for int32
 * @example tensor([[1, 2, 3], [4, 5, 6]]).shape // [2, 3]
 */
export function tensor(values: TensorValues, options: TensorOptions = {}): Tensor {
  const shape: number[] = [];
  for (let level = values; isList(level) && !shape.includes(0); level = level[0]!) shape.push(level.length);
  const flat: (number | boolean)[] = [];
  const collect = (level: TensorValues, depth: number): void => {
    if (depth === shape.length) {
      if (typeof level !== 'number' && typeof level !== 'boolean') throw new ShapeError(messages.notANumber(level));
      flat.push(level);
    } else {
      if (!isList(level) || level.length !== shape[depth])
        throw new ShapeError(messages.ragged(depth, shape[depth]!, level));
      for (const inner of level) collect(inner, depth + 1);
    }
  };
  collect(values, 0);
  const dtype = options.dtype ?? kindOf(values, flat);
  const numbers = flat.map((x) => (dtype === 'bool' ? Number(Boolean(x) || Number.isNaN(x)) : Number(x)));
  const wrong = dtype === 'int32' ? numbers.find((x) => Math.trunc(x) !== (x | 0)) : undefined;
  if (wrong !== undefined) throw new RangeError(messages.wholeRange('tensor', wrong));
  return new Tensor(arrayOf(dtype, numbers), shape).requiresGrad_(options.requiresGrad ?? false);
}

const isList = (level: TensorValues): level is TypedArray | readonly TensorValues[] =>
  Array.isArray(level) || (ArrayBuffer.isView(level) && !(level instanceof DataView));

function kindOf(values: TensorValues, flat: readonly (number | boolean)[]): DType {
  if (values instanceof Float64Array) return 'float64';
  if (values instanceof Int32Array) return 'int32';
  return flat.length > 0 && flat.every((x) => typeof x === 'boolean') ? 'bool' : 'float32';
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
