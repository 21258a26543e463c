// Numbers as the charts take them, and as they write them.

import { exp, log } from '../math/elementary.js';
import { messages } from './messages.js';

/** Numbers to plot: an array, a typed array, or anything that carries one as `data`, such as a tensor. */
export type Numbers = ArrayLike<number> | { readonly data: ArrayLike<number> };

/** The numbers themselves. */
export function values(plot: string, data: Numbers): ArrayLike<number> {
  if (typeof data !== 'object' || data === null) throw new TypeError(messages.noArray(plot, data));
  return 'data' in data ? data.data : data;
}

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
  const steps = ys.slice(1).map((y, i) => y - ys[i]!);
  if (steps.length === 0) return '';
  const size = Math.max(...ys.map(Math.abs));
  if (Math.max(...ys) - Math.min(...ys) <= 0.02 * size) return messages.level();
  const factor = first > 0 && last > 0 ? short(exp(log(last / first) / steps.length)) : null;
  if (steps.every((step) => step <= 0)) return messages.falls(factor);
  if (steps.every((step) => step >= 0)) return messages.rises(factor);
  return messages.wanders();
}
