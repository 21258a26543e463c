// Points as they are counted and said: with two decimals.

/** Rounded to two decimals; sums of thirds and tenths lose the digits that only binary numbers have. */
export const twoDigits = (points: number): number => Math.round(100 * points + 1e-7) / 100;
