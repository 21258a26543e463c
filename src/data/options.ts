// Rules that know tensors, generators and images.

import { aTensor } from '../engine/index.js';
import { check, wholeBetween } from '../options/index.js';

export { aGenerator, aTensor } from '../engine/index.js';
/** The seed of NumPy's generator. */
export const aSeed = wholeBetween(0, 2 ** 32 - 1);

/** @throws {RangeError} when something else stands where a tensor should */
export function checkTensor(op: string, name: string, x: unknown): void {
  check(op, name, x, aTensor);
}
