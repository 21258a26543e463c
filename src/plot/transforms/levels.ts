// At which levels contours are drawn.

import { exponent, extent, geometric } from '../numbers.js';

/** Equal steps, equal factors, or an equal share of all values between two levels. */
export type LevelScale = 'linear' | 'log' | 'quantile';

/** About `count` levels below the highest of all values, in order; the first one is at or below the lowest value. */
export function levelsOf(values: readonly number[], count: number, scale: LevelScale): number[] {
  const [low, high] = extent(values);
  if (!(low < high)) return [low];
  if (scale === 'linear') return linear(low, high, count);
  const between = Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);
  if (scale === 'quantile') {
    const sorted = Float64Array.from(values).sort();
    return increasing(high, [
      low,
      ...between.map((share) => Number(sorted[Math.floor(share * sorted.length)]!.toPrecision(3))),
    ]);
  }
  const [least] = extent(values.filter((value) => value > 0));
  const lowest = least < high ? least : high / 10;
  return increasing(high, [low, ...between.map((share) => Number(geometric(lowest, high, share).toPrecision(2)))]);
}

/** Round levels. */
function linear(low: number, high: number, count: number): number[] {
  const least = (high - low) / count;
  const power = Number(`1e${exponent(least)}`);
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= least) ?? least;
  const first = Math.floor(low / step) + 1;
  const round = Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  return [low, ...round.filter((level) => level > low && level < high)];
}

/** Those that are above the one before, and below the highest value. */
const increasing = (high: number, levels: readonly number[]): number[] =>
  levels.filter((level, i) => i === 0 || (level > levels[i - 1]! && level < high));
