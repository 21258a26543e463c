// What a box shows of some numbers.

/** Quartiles, the whiskers' ends, and the numbers beyond them. */
export interface Summary {
  low: number;
  first: number;
  median: number;
  third: number;
  high: number;
  outliers: number[];
}

/**
 * Quartiles between neighbours as NumPy's `percentile` has them; whiskers reach to the farthest numbers within one and a half box lengths
 * of the box (Tukey 1977, Exploratory Data Analysis).
 * @param numbers finite, and at least one
 */
export function summary(numbers: readonly number[]): Summary {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const [a, b] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
    return a + (place - below) * (b - a);
  };
  const [first, median, third] = [at(0.25), at(0.5), at(0.75)];
  const reach = 1.5 * (third - first);
  const inside = sorted.filter((one) => one >= first - reach && one <= third + reach);
  const outliers = sorted.filter((one) => one < first - reach || one > third + reach);
  return { low: inside[0] ?? first, first, median, third, high: inside.at(-1) ?? third, outliers };
}
