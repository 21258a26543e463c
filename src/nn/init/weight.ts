import { check } from '../../options/index.js';
import { aTensor } from '../options.js';

/** @throws {RangeError} when something else stands where the tensor should that is to be filled */
export function checkWeight(op: string, w: unknown): void {
  if (!aTensor.holds(w, {})) check(`init.${op}`, 'the weight', w, aTensor);
}
