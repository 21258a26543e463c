// New tensors.

import { checked, count } from '../options/index.js';
import { type SizeArgs, sizeAndOptions, type TensorOptions, tensorRules } from './arguments.js';
import { arrayOf, type DType, type TypedArray, zerosOf } from './arrays/dtype.js';
import { numberOfElements, type Shape } from './arrays/shape.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

/** Lists of lists of numbers, or of true and false, as deep as a tensor has dimensions; or a typed array, which is copied. */
export type TensorValues = number | boolean | TypedArray | readonly TensorValues[];

/**
 * A tensor from a number or from nested lists. Its kind is float32 unless another is asked for; that of true and false is bool, that
 * of a Float64Array or Int32Array its own.
 * @throws {ShapeError} when lists of the same depth have different lengths
 * @throws {RangeError} when a number is too large for int32
 * @example tensor([[1, 2, 3], [4, 5, 6]]).shape // [2, 3]
 */
export function tensor(values: TensorValues, options?: TensorOptions): Tensor {
  const { dtype = null, requiresGrad = false } = checked('tensor', options, tensorRules);
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
  const kind = dtype ?? kindOf(values, flat);
  const numbers = flat.map((x) => (kind === 'bool' ? Number(Boolean(x) || Number.isNaN(x)) : Number(x)));
  const wrong = kind === 'int32' ? numbers.find((x) => Math.trunc(x) !== (x | 0)) : undefined;
  if (wrong !== undefined) throw new RangeError(messages.wholeRange('tensor', wrong));
  return new Tensor(arrayOf(kind, numbers), shape).requiresGrad_(requiresGrad);
}

const isList = (level: TensorValues): level is TypedArray | readonly TensorValues[] =>
  Array.isArray(level) || (ArrayBuffer.isView(level) && !(level instanceof DataView));

function kindOf(values: TensorValues, flat: readonly (number | boolean)[]): DType {
  if (values instanceof Float64Array) return 'float64';
  if (values instanceof Int32Array) return 'int32';
  return flat.length > 0 && flat.every((x) => typeof x === 'boolean') ? 'bool' : 'float32';
}

/** A new tensor that is `value` everywhere. */
export function filled(
  op: string,
  size: Shape,
  value: number,
  { dtype = 'float32', requiresGrad = false }: TensorOptions,
): Tensor {
  const x = new Tensor(zerosOf(dtype, numberOfElements(op, size)), [...size]);
  return (value === 0 ? x : x.fill_(value)).requiresGrad_(requiresGrad);
}

/** The same, in the shape, and of the kind, of another tensor. */
function filledLike(op: string, x: Tensor, value: number, options: TensorOptions | undefined): Tensor {
  checkTensors(op, [x]);
  if (typeof value !== 'number') throw new TypeError(messages.fillValue(op, value));
  return filled(op, x.shape, value, { dtype: x.dtype, ...checked(op, options, tensorRules) });
}

/**
 * A tensor that is `value` everywhere.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example full([2, 3], 0.5)
 */
export function full(size: Shape, value: number, options?: TensorOptions): Tensor {
  if (typeof value !== 'number') throw new TypeError(messages.fillValue('full', value));
  return filled('full', size, value, checked('full', options, tensorRules));
}

/**
 * A tensor of zeros.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example zeros(2, 3)
 */
export function zeros(...args: SizeArgs<TensorOptions>): Tensor {
  const [size, options] = sizeAndOptions('zeros', args, tensorRules);
  return filled('zeros', size, 0, options);
}

/**
 * A tensor whose numbers are to be overwritten; they are zeros, so that a forgotten one is the same each time.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example empty(500, 500).normal_({ std: 0.01 })
 */
export function empty(...args: SizeArgs<TensorOptions>): Tensor {
  const [size, options] = sizeAndOptions('empty', args, tensorRules);
  return filled('empty', size, 0, options);
}

/**
 * A tensor of ones.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example ones(2, 3)
 */
export function ones(...args: SizeArgs<TensorOptions>): Tensor {
  const [size, options] = sizeAndOptions('ones', args, tensorRules);
  return filled('ones', size, 1, options);
}

/**
 * A tensor that is `value` everywhere, in the shape, and of the kind, of another one; options may say otherwise.
 * @throws {TypeError} when x is no tensor, or the value no number
 * @example fullLike(ones(2, 3), 7).sum().item() // 42
 */
export function fullLike(x: Tensor, value: number, options?: TensorOptions): Tensor {
  return filledLike('fullLike', x, value, options);
}

/**
 * Zeros in the shape, and of the kind, of another tensor.
 * @throws {TypeError} when x is no tensor
 * @example zerosLike(ones(2, 3)).shape // [2, 3]
 */
export function zerosLike(x: Tensor, options?: TensorOptions): Tensor {
  return filledLike('zerosLike', x, 0, options);
}

/**
 * Ones in the shape, and of the kind, of another tensor.
 * @throws {TypeError} when x is no tensor
 * @example onesLike(zeros(2, 3)).sum().item() // 6
 */
export function onesLike(x: Tensor, options?: TensorOptions): Tensor {
  return filledLike('onesLike', x, 1, options);
}

/** [start,] end[, step], and options. */
type RangeArgs =
  | [end: number, options?: TensorOptions]
  | [start: number, end: number, options?: TensorOptions]
  | [start: number, end: number, step: number, options?: TensorOptions];

/**
 * The numbers start, start + step, … below `end` (above it, when step is negative); int32 when all three are whole.
 * @throws {RangeError} when step is 0, or leads away from the end
 * @example arange(3) // tensor([0, 1, 2], dtype=int32)
 * @example arange(0, 1, 0.25) // tensor([0.0000, 0.2500, 0.5000, 0.7500])
 */
export function arange(...args: RangeArgs): Tensor {
  const behind = args.at(-1);
  const given = typeof behind === 'object' ? args.slice(0, -1) : args;
  const options = checked('arange', typeof behind === 'object' ? behind : undefined, tensorRules);
  if (given.length < 1 || given.length > 3 || !given.every((x) => typeof x === 'number'))
    throw new TypeError(messages.numbers('arange', args));
  const numbers = given as number[];
  const [first, last, step = 1] = numbers.length === 1 ? [0, numbers[0]!] : (numbers as [number, number, number?]);
  const count = Math.ceil((last - first) / step);
  if (!(count >= 0 && count <= 4294967295)) throw new RangeError(messages.arange(first, last, step));
  const whole = [first, last, step].every((x) => x === (x | 0));
  const x = filled('arange', [count], 0, { dtype: whole ? 'int32' : 'float32', ...options });
  for (let i = 0; i < count; i++) x.data[i] = first + i * step;
  return x;
}

/**
 * `steps` numbers from `start` to `end`, both included, at equal distances.
 * @throws {RangeError} when an end is not finite
 * @example linspace(0, 1, 3).tolist() // [0, 0.5, 1]
 */
export function linspace(start: number, end: number, steps: number, options?: TensorOptions): Tensor {
  if (![start, end].every(Number.isFinite)) throw new RangeError(messages.ends(start, end));
  if (!count.holds(steps, {})) throw new RangeError(messages.steps(steps));
  const x = filled('linspace', [steps], 0, checked('linspace', options, tensorRules));
  const step = (end - start) / (steps - 1);
  if (steps === 1) x.data[0] = start;
  // from both ends, so that both are met exactly
  else for (let i = 0; i < steps; i++) x.data[i] = i < steps / 2 ? start + i * step : end - (steps - 1 - i) * step;
  return x;
}

/**
 * The matrix with ones on its diagonal.
 * @throws {ShapeError} when n is no whole number, or is negative
 * @example eye(2).tolist() // [[1, 0], [0, 1]]
 */
export function eye(n: number, options?: TensorOptions): Tensor {
  const x = filled('eye', [n, n], 0, checked('eye', options, tensorRules));
  for (let i = 0; i < n; i++) x.data[i * n + i] = 1;
  return x;
}
