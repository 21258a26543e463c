// Numbers as the charts write them, and what a row of them says.

import { exp, log } from '../math/elementary.js';
import { messages } from './messages.js';

/** Numbers beyond are as good as infinite: the length of an axis would be no number any more. A logarithmic axis begins at the other. */
const [least, most] = [1e-300, 1e300];

/** Whether a number has a place: it is not NaN, not infinite, and not as good as infinite. */
export const isDrawable = (x: unknown, scale?: 'linear' | 'log'): x is number =>
  typeof x === 'number' && Math.abs(x) <= most && (scale !== 'log' || x >= least);

/** √(Σ x² / n), also where the squares are too large or too small for numbers. */
export function rootOfSquares(length: number, at: (i: number) => number, n = 1): number {
  const sum = (unit: number) => {
    let squares = 0;
    for (let i = 0; i < length; i++) squares += (at(i) / unit) * (at(i) / unit);
    return squares;
  };
  const squares = sum(1);
  if (squares > least && squares < Number.POSITIVE_INFINITY) return Math.sqrt(squares / n);
  let largest = 0;
  for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs(at(i)));
  return isDrawable(largest) && largest > 0 ? largest * Math.sqrt(sum(largest) / n) : largest;
}

/** log(high / low), also where the quotient is too large for a number. */
export function logRatio(high: number, low: number): number {
  const ratio = high / low;
  return ratio > 0 && ratio < Number.POSITIVE_INFINITY ? log(ratio) : log(high) - log(low);
}

/** The number that is at a share of the way from one to another, in factors. */
export function geometric(low: number, high: number, share: number): number {
  const way = share * logRatio(high, low);
  return way < 700 ? low * exp(way) : exp(log(low) + way); // e⁷⁰⁹ is the largest power
}

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
