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
  return Number.isFinite(largest) && largest > 0 ? largest * Math.sqrt(sum(largest) / n) : largest;
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

/** A number with four digits, or with all that it has before the point: a zero in the place of another digit would be wrong. */
export const short = (x: number): string => written(x, 4);

/** A number with four digits, or with two more than it takes to see a difference. */
export const shortBeside = (x: number, difference: number): string =>
  written(
    x,
    difference > 0 && isDrawable(difference) ? Math.max(4, Math.min(17, exponent(x) - exponent(difference) + 3)) : 4,
  );

/** Whole numbers below are exact, and so are all of their digits. */
const mostExact = 1e15;
const isExact = (x: number): boolean => Number.isInteger(x) && Math.abs(x) < mostExact;

/** A number with so many digits, and not fewer than it has before the point; a large one as programs write it, where that is shorter. */
function written(x: number, digits: number): string {
  const before = Math.abs(x) < mostExact ? exponent(x) + 1 : 0;
  const y = isExact(x) ? x : Number(x.toPrecision(Math.max(digits, before)));
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

/** A share in per cent, with two digits, or with as many as tell it apart from all. */
export function percent(share: number): string {
  let digits = 2;
  while (digits < 15 && share < 1 && Number((100 * share).toPrecision(digits)) === 100) digits++;
  return `${Number((100 * share).toPrecision(digits))} %`;
}

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

/** The sum of some numbers, divided by how many they are. */
export const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

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

/** A number with so many digits; a whole one with all of its own, since a tooltip shows them. */
export const withDigits = (x: number, digits: number): number => (isExact(x) ? x : Number(x.toPrecision(digits)));
