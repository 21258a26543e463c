// Numbers as the charts take them, and as they write them.

import { exp, log } from '../math/elementary.js';
import type { Rule } from '../options/index.js';
import { messages } from './messages.js';

/** Numbers to plot: an array, a typed array, or anything that carries one as `data`, such as a tensor. */
export type Numbers = ArrayLike<number> | { readonly data: ArrayLike<number> };

/** The numbers themselves. */
export function values(plot: string, data: Numbers): ArrayLike<number> {
  if (!someNumbers.holds(data, {})) throw new TypeError(messages.noArray(plot, data));
  return 'data' in data ? data.data : data;
}

export const someNumbers: Rule = {
  text: 'a tensor, or an array of numbers',
  holds: (x) => isArrayLike((x as { data?: unknown } | null | undefined)?.data ?? x),
};

const isArrayLike = (x: unknown): boolean =>
  typeof x === 'object' && typeof (x as { length?: unknown } | null)?.length === 'number';

/** A number with four digits. */
export const short = (x: number): string => String(Number(x.toPrecision(4)));

/** A share in per cent, with two digits. */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;

/**
 * How a row of numbers goes: its direction and, where all are above zero, the mean factor from one to the next.
 * @returns '' for a single number
 */
export function trend(ys: readonly number[]): string {
  const [first, last] = [ys[0]!, ys.at(-1)!];
  if (ys.length < 2) return '';
  const [low, high] = extent(ys);
  if (high - low <= 0.02 * Math.max(Math.abs(low), Math.abs(high))) return messages.level();
  const positive = first > 0 && last > 0 && last / first < Number.POSITIVE_INFINITY;
  const factor = positive ? short(exp(log(last / first) / (ys.length - 1))) : null;
  if (ys.every((y, i) => i === 0 || y <= ys[i - 1]!)) return messages.falls(factor);
  if (ys.every((y, i) => i === 0 || y >= ys[i - 1]!)) return messages.rises(factor);
  return messages.wanders();
}

/** The power of ten of the first digit: 2 for 314. */
export const exponent = (x: number): number => Number(x.toExponential().split('e')[1]);

/** The lowest and the highest of many numbers. */
export function extent(ys: Iterable<number>): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const y of ys) {
    if (y < low) low = y;
    if (y > high) high = y;
  }
  return [low, high];
}
