// Rules that know tensors, generators and images.

import { aTensor, Tensor } from '../engine/index.js';
import { check, count, listOf, wholeBetween } from '../options/index.js';
import { messages } from './messages.js';

export { aGenerator, aTensor } from '../engine/index.js';
/** The seed of NumPy's generator. */
export const aSeed = wholeBetween(0, 2 ** 32 - 1);

/** @throws {RangeError} when something else stands where a tensor should */
export function checkTensor(op: string, name: string, x: unknown): void {
  check(op, name, x, aTensor);
}

/** The numbers of a list, or of a tensor with one dimension; nothing for anything else. */
export function numbersOf(given: readonly number[] | Tensor): readonly number[] | undefined {
  if (given instanceof Tensor) return given.dim() === 1 ? [...given.data] : undefined;
  return Array.isArray(given) ? given : undefined;
}

const places = listOf(count);

/** @throws {RangeError} when these are no whole numbers from 0 on */
export function placesOf(op: string, name: string, given: readonly number[] | Tensor): readonly number[] {
  const numbers = numbersOf(given);
  if (numbers === undefined || !places.holds(numbers, {})) throw new RangeError(messages.places(op, name, given));
  return numbers;
}
