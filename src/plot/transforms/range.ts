// From where to where, and even places between.

/** From where to where. */
export type Range = readonly [low: number, high: number];

/** `count` places from one end of a range to the other. */
export const evenly = ([low, high]: Range, count: number): number[] =>
  Array.from({ length: count }, (_, i) =>
    count === 1 ? (low + high) / 2 : i === count - 1 ? high : low + ((high - low) * i) / (count - 1),
  );
