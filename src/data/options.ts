// Rules that know tensors, generators and images.

import { Generator, Tensor } from '../engine/index.js';
import { check, instanceOf, wholeBetween } from '../options/index.js';

export const aTensor = instanceOf(Tensor, 'a tensor');
export const aGenerator = instanceOf(Generator, 'a Generator');
/** The seed of NumPy's generator. */
export const aSeed = wholeBetween(0, 2 ** 32 - 1);

/** @throws {RangeError} when something else stands where a tensor should */
export function checkTensor(op: string, name: string, x: unknown): void {
  check(op, name, x, aTensor);
}
