// A run beside the slide: both are random, so they agree when they lie no further apart than two runs do.

import type { InitializationTable, LayerStatistics } from './initialization.js';
import { messages } from './messages.js';

/** Half a unit of the sixth decimal, the last one that the slides print. */
const rounding = 5e-7;

/** Two runs lie further apart than this many of their standard deviations once in 16 000 times. */
const limit = 4;

/**
 * The distance of one run from a printed number, in units of the standard deviation √2·sd of the difference of two runs,
 * after what rounding to six decimals may have moved.
 * @example distance(0.5, 0.5, 0.1) // 0
 */
export function distance(printed: number, ours: number, sd: number): number {
  return Math.max(0, Math.abs(printed - ours) - rounding) / (Math.SQRT2 * sd);
}

/**
 * A row for each layer: the slide's numbers, ours, those of infinitely wide layers, and a verdict with the larger one of
 * the two distances.
 * @throws {RangeError} when the numbers of layers differ
 * @example
 * plot.table(compare(initialization['3.1'], ours, infinitelyWide), { digits: 6 })
 */
export function compare(slide: InitializationTable, ours: LayerStatistics, infinite: LayerStatistics) {
  for (const list of [ours.mean, ours.std, infinite.mean, infinite.std])
    if (list.length !== slide.std.length) throw new RangeError(messages.layers(slide.std.length, list.length));
  return slide.std.map((std, i) => {
    const apart = Math.max(
      distance(slide.mean[i]!, ours.mean[i]!, slide.spread.mean[i]!),
      distance(std, ours.std[i]!, slide.spread.std[i]!),
    );
    return {
      layer: i + 1,
      'mean\nslide': slide.mean[i]!,
      'mean\nours': ours.mean[i]!,
      'mean,\n∞ wide': infinite.mean[i]!,
      'std\nslide': std,
      'std\nours': ours.std[i]!,
      'std,\n∞ wide': infinite.std[i]!,
      verdict: messages.verdict(apart <= limit, apart.toFixed(1)),
    };
  });
}
