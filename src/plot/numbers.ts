// Numbers as the charts write them, and what a row of them says.

import { exp, log } from '../math/elementary.js';
import { messages } from './messages.js';

/** A number with four digits. */
export const short = (x: number): string => String(Number(x.toPrecision(4)));

/** 10⁻⁵ and 2·10⁻⁵. */
export function powerOfTen(x: number): string {
  const [digit, power] = x.toExponential().split('e') as [string, string];
  const raised = [...power].map((c) => ({ '-': '⁻', '+': '' })[c] ?? '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]).join('');
  return `${digit === '1' ? '' : digit === '-1' ? '−' : `${digit.replace('-', '−')}·`}10${raised}`;
}

/** A number with four digits as a picture shows it: with a minus, and a power of ten where zeros would have to be counted. */
export function typeset(x: number): string {
  const size = Math.abs(x);
  const plain = size === 0 || (size >= 1e-4 && size < 1e6) || !Number.isFinite(x);
  return plain ? short(x).replace('-', '−') : powerOfTen(Number(x.toPrecision(4)));
}

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

/** A number with six digits, as specifications of many points hold it: a figure stays small, and no pixel moves. */
export const brief = (x: number): number => Number(x.toPrecision(6));
