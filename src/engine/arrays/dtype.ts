// Kinds of numbers, and the arrays that hold them.

import { memoryLimit } from '../../host/machine.js';
import { messages } from '../messages.js';

/** float32 is the default; float64 for gradient checks; int32 for labels and indices; bool as 0 and 1. */
export type DType = 'float32' | 'float64' | 'int32' | 'bool';

const arrays = { float32: Float32Array, float64: Float64Array, int32: Int32Array, bool: Uint8Array } as const;

/** The typed array of each kind. */
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array;

/** Bytes from which on it is asked first how many there are: the system promises more than it has. */
const large = 2 ** 30;

/**
 * A new array of zeros.
 * @throws {RangeError} when there is no memory for it
 */
export function zerosOf(dtype: DType, length: number): TypedArray {
  if (!Object.hasOwn(arrays, dtype)) throw new TypeError(messages.dtype(dtype, Object.keys(arrays)));
  const bytes = length * arrays[dtype].BYTES_PER_ELEMENT;
  if (bytes > large && bytes > memoryLimit()) throw new RangeError(messages.noMemory(dtype, length, bytes));
  try {
    return new arrays[dtype](length);
  } catch {
    throw new RangeError(messages.noMemory(dtype, length, bytes));
  }
}

/** A new array of these numbers, rounded to their kind. */
export function arrayOf(dtype: DType, numbers: ArrayLike<number>): TypedArray {
  const out = zerosOf(dtype, numbers.length);
  out.set(numbers);
  return out;
}

/** The kind of numbers that an array holds. */
export function dtypeOf(data: TypedArray): DType {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Float64Array) return 'float64';
  return data instanceof Int32Array ? 'int32' : 'bool';
}

/** Kinds from narrow to wide. */
const order: DType[] = ['bool', 'int32', 'float32', 'float64'];

/** The kind of the result of an operation on two kinds: the wider one. */
export function promote(a: DType, b: DType): DType {
  return a === b || order.indexOf(a) > order.indexOf(b) ? a : b;
}

/** Whole numbers give way to fractions whatever their precision. */
const category = { bool: 0, int32: 1, float32: 2, float64: 2 } as const;

/**
 * The kind of the result of an operation on two tensors, as `torch.result_type`: the wider kind, but a tensor without dimensions
 * counts only when its category is higher, as numbers do.
 */
export function resultType(a: { dtype: DType; shape: ArrayLike<number> }, b: typeof a): DType {
  if ((a.shape.length === 0) === (b.shape.length === 0)) return promote(a.dtype, b.dtype);
  const [scalar, other] = a.shape.length === 0 ? [a, b] : [b, a];
  return category[scalar.dtype] <= category[other.dtype] ? other.dtype : promote(a.dtype, b.dtype);
}

/** The kind of the result of a function with fractions: whole numbers become float32. */
export function toFloat(dtype: DType): DType {
  return dtype === 'float64' ? 'float64' : 'float32';
}

/** What an array of each kind would hold. */
const roundings: { [K in DType]: (x: number) => number } = {
  float32: Math.fround,
  float64: (x) => x,
  int32: (x) => x | 0,
  bool: (x) => x & 255,
};

/** A number as an array of this kind would hold it. */
export function rounded(value: number, dtype: DType): number {
  if (!Object.hasOwn(roundings, dtype)) throw new TypeError(messages.dtype(dtype, Object.keys(arrays)));
  return roundings[dtype](value);
}
