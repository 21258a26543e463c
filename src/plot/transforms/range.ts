// From where to where, even places between, and what a function of the plane gives there.

import { messages } from '../messages.js';

/** From where to where. */
export type Range = readonly [low: number, high: number];

/** `count` places from one end of a range to the other. */
export const evenly = ([low, high]: Range, count: number): number[] =>
  Array.from({ length: count }, (_, i) =>
    count === 1 ? (low + high) / 2 : i === count - 1 ? high : low + ((high - low) * i) / (count - 1),
  );

/**
 * What a function of the plane gives for a place.
 * @throws {TypeError} when that is no number
 */
export function numberAt(op: string, f: (x: number, y: number) => number, x: number, y: number): number {
  const z: unknown = f(x, y);
  if (typeof z !== 'number') throw new TypeError(messages.noHeight(op, z));
  return z;
}
