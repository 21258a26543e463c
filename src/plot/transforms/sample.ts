// Fewer points of a cloud: the outermost ones, and others picked at random, the same ones each time.

import { LegacyGenerator } from '../../math/random-state.js';

/**
 * The places of at most `most` points, in order.
 * @param always further places, fewer than `most`, that are among them
 */
export function sampled(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  most: number,
  always: readonly number[] = [],
): number[] {
  if (xs.length <= most) return Array.from(xs, (_, i) => i);
  const kept = new Set([...outermost(xs), ...outermost(ys), ...always]);
  const random = new LegacyGenerator(0);
  while (kept.size < most) kept.add(Math.floor(random.uniform() * xs.length));
  return [...kept].sort((a, b) => a - b);
}

function outermost(values: ArrayLike<number>): number[] {
  let [low, high] = [0, 0];
  for (let i = 1; i < values.length; i++) {
    if (!(values[i]! >= values[low]!)) low = i;
    if (!(values[i]! <= values[high]!)) high = i;
  }
  return [low, high];
}
