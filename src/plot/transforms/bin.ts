// Numbers counted in bins of one width: which bins, and how many fall into each.

import { exponent, isDrawable, rootOfSquares } from '../numbers.js';

/** Bins of one width. */
export interface Bins {
  low: number;
  high: number;
  count: number;
}

/**
 * So many bins a range has when nobody says how many, and at most so many when they are round, or each holds one whole number. Round widths
 * are at most half as wide again as the next smaller one, so that a few values more do not halve the number of bins.
 */
const usual = 30;
const mostRound = 40;
const mostWhole = 60;
const roundDigits = [1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15];

/**
 * The bins for some arrays. Without a number of bins they are as wide as a round number, and begin at a multiple of it; whole numbers lie in
 * the middle of bins of whole width.
 * @returns null when there is no number
 */
export function binsOf(
  arrays: readonly ArrayLike<number>[],
  { bins, range }: { bins?: number | undefined; range?: readonly [number, number] | undefined },
): Bins | null {
  let [low, high, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (const array of arrays)
    for (let i = 0; i < array.length; i++) {
      const x = array[i]!;
      if (!isDrawable(x) || (range && (x < range[0] || x > range[1]))) continue;
      if (x < low) low = x;
      if (x > high) high = x;
      whole &&= Number.isInteger(x);
    }
  if (low > high && !range) return null;
  whole &&= low <= high && (!range || range.every(Number.isInteger));
  const [from, to] = range ?? (low < high || (whole && bins === undefined) ? [low, high] : around(low));
  if (bins !== undefined) return { low: from, high: to, count: bins };
  if (whole && (!range || to - from < mostWhole)) return wholeBins(from, to);
  if (range) return { low: from, high: to, count: usual };
  const width = roundWidth((to - from) / mostRound);
  let [first, last] = [Math.floor(from / width + 1e-9), Math.ceil(to / width - 1e-9)];
  if (times(first, width) > from) first--; // the division was taken for a whole number
  if (times(last, width) < to) last++;
  return { low: times(first, width), high: times(last, width), count: last - first };
}

/** A range for values that are all the same. */
function around(x: number): [number, number] {
  const margin = 0.5 * Math.max(1, Math.abs(x));
  return [x - margin, x + margin];
}

function wholeBins(low: number, high: number): Bins {
  const width = Math.max(1, roundWidth((high - low + 1) / mostWhole, Number.isInteger));
  const first = Math.floor(low / width);
  const count = Math.floor(high / width) - first + 1;
  return { low: first * width - 0.5, high: (first + count) * width - 0.5, count };
}

/** The round width that is not below `least`. */
function roundWidth(least: number, fits: (width: number) => boolean = () => true): number {
  const power = exponent(least);
  const widths = roundDigits.map((digit) => Number(`${digit}e${power}`));
  return widths.find((width) => width >= least && fits(width)) ?? roundStep(least);
}

/** The round number, 1, 2 or 5 times a power of ten, that is not below `least`. */
export function roundStep(least: number): number {
  const power = exponent(least);
  const digit = [1, 2, 5, 10].find((one) => Number(`${one}e${power}`) >= least) ?? 10;
  return Number(`${digit}e${power}`);
}

/** Round numbers within a range. */
export function roundPlaces(low: number, high: number, most: number): number[] {
  const step = roundStep((high - low) / most);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(10)));
}

/** A multiple of a round number, without the rounding of the product. */
const times = (n: number, step: number): number => Number((n * step).toPrecision(12));

/** The edges of bins, from the lowest to the highest: one more than there are bins. */
export const edgesOf = ({ low, high, count }: Bins): number[] =>
  Array.from({ length: count + 1 }, (_, i) => (i === count ? high : low + ((high - low) * i) / count));

/** How the values of an array fall into bins, and what those are like that have a place; the others are only counted. */
export interface Counted {
  counts: number[];
  total: number;
  outside: number;
  notNumbers: number;
  infinite: number;
  low: number;
  high: number;
  mean: number;
  std: number;
}

/** Counts; bins are closed on the left, the last one on both sides. Infinite values count among all, but not in the mean. */
export function counted(array: ArrayLike<number>, bins: Bins): Counted {
  const counts = new Int32Array(bins.count);
  const edges = edgesOf(bins);
  const { low, high } = bins;
  let [outside, notNumbers, infinite, sum] = [0, 0, 0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < array.length; i++) {
    const x = array[i] ?? Number.NaN;
    if (!isDrawable(x)) {
      if (Number.isNaN(x)) notNumbers++;
      else infinite++;
      continue;
    }
    sum += x;
    if (x < least) least = x;
    if (x > most) most = x;
    if (x < low || x > high) outside++;
    else {
      let bin = Math.min(bins.count - 1, Math.floor(((x - low) / (high - low)) * bins.count));
      if (x < edges[bin]!)
        bin--; // the division may be off by a rounding
      else if (bin < bins.count - 1 && x >= edges[bin + 1]!) bin++;
      counts[bin]! += 1;
    }
  }
  const numbers = array.length - notNumbers - infinite;
  const mean = sum / numbers;
  const std = rootOfSquares(array.length, (i) => (isDrawable(array[i]) ? array[i]! - mean : 0), numbers - 1); // as torch.std
  return { counts: [...counts], total: array.length, outside, notNumbers, infinite, low: least, high: most, mean, std };
}

/** The counts of two arrays together; of the other numbers the first's are kept. */
export const together = <T extends Counted>(a: T, b: Counted): T => ({
  ...a,
  counts: a.counts.map((n, i) => n + b.counts[i]!),
  total: a.total + b.total,
  outside: a.outside + b.outside,
  notNumbers: a.notNumbers + b.notNumbers,
  infinite: a.infinite + b.infinite,
});
