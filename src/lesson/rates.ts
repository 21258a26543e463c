// The rates of schedules, epoch by epoch.

import { check, isPlain, type Rule } from '../options/index.js';
import type { Chart } from '../plot/chart.js';
import { line } from '../plot/marks/line.js';

const lists: Rule = {
  text: 'an object { name: rates } of lists',
  holds: (x) => isPlain(x) && Object.values(x).every(Array.isArray),
};

/**
 * Lines of rates that hold from one epoch to the next.
 * @param rates the rates of each schedule, by name
 * @param yScale `log` shows factors
 * @param x the epochs; 0, 1, 2 … when left out
 * @throws {RangeError} when there is no schedule, or the numbers of rates differ
 * @example rateLines({ halved: [0.1, 0.1, 0.05, 0.05] })
 */
export function rateLines(
  rates: { readonly [name: string]: readonly number[] },
  yScale: 'linear' | 'log' = 'linear',
  x?: readonly number[],
): Chart {
  check('rateLines', 'rates', rates, lists);
  const epochs = Object.values(rates)[0]?.map((_, t) => t) ?? [];
  return line(rates, { x: x ?? epochs, yScale, steps: true, xLabel: 'epoch', yLabel: 'rate' });
}
