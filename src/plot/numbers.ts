// Numbers as the charts write them, and what a row of them says.

import { exp, log } from '../math/elementary.js';
import { messages } from './messages.js';

/** A number with four digits. */
export const short = (x: number): string => written(x, 4);

/** A number with so many digits; a large one as programs write it, where that is shorter. */
function written(x: number, digits: number): string {
  const y = Number(x.toPrecision(digits));
  const [plain, large] = [String(y), y.toExponential().replace('e+', 'e')];
  return Math.abs(y) >= 1e7 && large.length < plain.length ? large : plain;
}

/** As many digits as a float32 has. */
const ofFloat32 = 7;

/**
 * Writes some numbers with four digits, or with as many as tell those apart that differ: up to the first one behind the point, or the last one
 * of a float32.
 */
export function distinctly(numbers: readonly number[]): (x: number) => string {
  const [low, high] = extent(numbers.filter(Number.isFinite));
  const most = Math.max(ofFloat32, low > high ? 0 : exponent(Math.max(Math.abs(low), Math.abs(high))) + 2);
  const different = new Set(numbers).size;
  let digits = 4;
  while (digits < Math.min(17, most) && new Set(numbers.map((x) => written(x, digits))).size < different) digits++;
  return (x) => written(x, digits);
}

/** A share in per cent, with two digits. */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;

/** How far steps may differ from each other, as a share of their mean, when one number stands for all of them. */
const alike = 0.25;

/** How much numbers differ, as a share of their mean. */
function spreadOf(numbers: readonly number[]): number {
  const [low, high] = extent(numbers);
  return low === high ? 0 : (high - low) / Math.abs(meanOf(numbers));
}

/**
 * How a row of numbers goes: its direction and, where all steps are nearly the same factor or the same difference, which one.
 * @returns '' for a single number
 */
export function trend(ys: readonly number[]): string {
  if (ys.length < 2) return '';
  const [low, high] = extent(ys);
  const steps = ys.slice(1).map((y, i) => y - ys[i]!);
  if (low === high) return messages.level();
  if (steps.every((step) => step <= 0)) return messages.falls(stepOf(ys, steps));
  if (steps.every((step) => step >= 0)) return messages.rises(stepOf(ys, steps));
  return high - low <= 0.02 * Math.max(Math.abs(low), Math.abs(high)) ? messages.level() : messages.wanders();
}

/** What all steps have in common: a factor, a difference, or nothing. */
function stepOf(ys: readonly number[], steps: readonly number[]): string {
  if (steps.length < 2) return '';
  const factors = ys.every((y) => y > 0) ? steps.map((_, i) => log(ys[i + 1]! / ys[i]!)) : [];
  const [differ, differFactors] = [spreadOf(steps), factors.length === 0 ? alike : spreadOf(factors)];
  if (differ <= differFactors) return differ < alike ? messages.byStep(short(Math.abs(meanOf(steps)))) : '';
  return differFactors < alike ? messages.timesStep(short(exp(meanOf(factors)))) : '';
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

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

/** How many digits tell some numbers apart in a picture: six, and as many more as all of them have in common. */
export function digitsOf(numbers: Iterable<number>): number {
  const [low, high] = extent(numbers);
  const most = Math.max(Math.abs(low), Math.abs(high));
  return low < high && Number.isFinite(high - low) ? Math.min(15, 6 + exponent(most) - exponent(high - low)) : 6;
}

/** A number with six digits, as specifications of many points hold it: a figure stays small, and no pixel moves. */
export const brief = (x: number): number => withDigits(x, 6);

/** A number with so many digits. */
export const withDigits = (x: number, digits: number): number => Number(x.toPrecision(digits));
