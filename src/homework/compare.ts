// Whether what an answer gave is what was expected, and if not, where they part.

import { Tensor } from '../engine/index.js';
import { isPlain } from '../options/index.js';
import { messages } from './messages.js';

/** Numbers below it are compared as if they had this size; that of CS231n's notebooks. */
export const smallest = 1e-8;

/**
 * How far two numbers are apart: |x − y| / max(scale, |x| + |y|), as CS231n's notebooks measure it. 0 for two NaNs.
 * @param scale the size below which it is no matter how small numbers are
 */
export function relativeError(x: number, y: number, scale = smallest): number {
  if (Object.is(x, y) || x === y) return 0;
  const error = Math.abs(x - y) / Math.max(scale, Math.abs(x) + Math.abs(y));
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

export interface Difference {
  /** The largest relative error; infinite where the values are not even of one kind. */
  error: number;
  /** What is wrong, in words; null when it is within the tolerance. */
  said: string | null;
}

const right: Difference = { error: 0, said: null };
const wrong = (said: string): Difference => ({ error: Number.POSITIVE_INFINITY, said });

/**
 * Compares a value with the expected one, number by number.
 * @param within the largest relative error that counts as right
 * @param scale the size below which it is no matter how small numbers are
 */
export function difference(
  found: unknown,
  expected: unknown,
  within: number,
  scale = smallest,
  place = '',
): Difference {
  if (typeof expected === 'number') {
    if (typeof found !== 'number') return wrong(messages.otherKind(place, kindOf(found), 'a number'));
    const error = relativeError(found, expected, scale);
    return { error, said: error <= within ? null : messages.otherNumber(place, found, expected) };
  }
  if (expected instanceof Tensor) {
    if (!(found instanceof Tensor)) return wrong(messages.otherKind(place, kindOf(found), kindOf(expected)));
    if (found.shape.join() !== expected.shape.join())
      return wrong(messages.otherKind(place, kindOf(found), kindOf(expected)));
    return ofNumbers(found.data, expected.data, expected.shape, within, scale, place);
  }
  if (Array.isArray(expected)) {
    const list = ArrayBuffer.isView(found) ? Array.from(found as unknown as ArrayLike<number>) : found;
    if (!Array.isArray(list)) return wrong(messages.otherKind(place, kindOf(found), kindOf(expected)));
    if (list.length !== expected.length) return wrong(messages.otherLength(place, list.length, expected.length));
    return worst(expected.map((one, i) => difference(list[i], one, within, scale, `${place}[${i}]`)));
  }
  if (isPlain(expected)) {
    if (!isPlain(found)) return wrong(messages.otherKind(place, kindOf(found), 'an object'));
    const [have, want] = [found, expected].map((record) => Object.keys(record).sort());
    if (have!.join() !== want!.join()) return wrong(messages.otherNames(place, have!, want!));
    const at = (record: object, name: string): unknown => (record as { [name: string]: unknown })[name];
    return worst(
      want!.map((name) => difference(at(found, name), at(expected, name), within, scale, `${place}.${name}`)),
    );
  }
  return (found ?? null) === (expected ?? null) ? right : wrong(messages.otherValue(place, found, expected));
}

function ofNumbers(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  shape: readonly number[],
  within: number,
  scale: number,
  place: string,
): Difference {
  let [error, at] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    const here = relativeError(found[i]!, expected[i]!, scale);
    if (here > error) [error, at] = [here, i];
  }
  const where = `${place}[${indexOf(at, shape).join(', ')}]`;
  return { error, said: error <= within ? null : messages.otherNumber(where, found[at]!, expected[at]!) };
}

/** Where the n-th number of a tensor stands. */
function indexOf(n: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (let d = shape.length - 1, rest = n; d >= 0; d--) {
    index.unshift(rest % shape[d]!);
    rest = Math.floor(rest / shape[d]!);
  }
  return index;
}

const worst = (all: readonly Difference[]): Difference =>
  all.reduce(
    (a, b) =>
      b.said !== null && (a.said === null || b.error > a.error) ? b : a.error >= b.error || a.said !== null ? a : b,
    right,
  );

/** What a value is, in a student's words. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (value instanceof Tensor)
    return value.shape.length === 0 ? 'a tensor with one number' : `a tensor of shape [${value.shape.join(', ')}]`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  if (isPlain(value)) return 'an object';
  if (typeof value === 'object') return `an instance of ${value.constructor?.name ?? 'a class'}`;
  return typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}
