// Whole numbers that int32 cannot hold are refused, and never wrapped around.

import { pow } from '../../math/pow.js';
import { messages } from '../messages.js';

/** @throws {RangeError} when `x` is no whole number that int32 can hold */
export function inInt32(op: string, x: number): number {
  if (x !== (x | 0)) throw new RangeError(messages.overflow(op, x));
  return x;
}

/** Numbers without their fractions. */
export function truncated(op: string, numbers: ArrayLike<number>): Int32Array {
  return Int32Array.from(numbers, (x) => inInt32(op, Math.trunc(x)));
}

/** The power of a whole number, which must be one that int32 can hold. */
export const wholePower = (a: number, b: number): number => inInt32('pow', pow(a, b));
