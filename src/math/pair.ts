// Numbers as pairs of float64 with about 106 bits: high + low. From + − × ÷ only, the same bits on every host.

/** A number as high + low. */
export type Pair = readonly [high: number, low: number];

/** The exact sum, when |a| ≥ |b| or a = 0. */
export function sum(a: number, b: number): Pair {
  const high = a + b;
  return [high, b - (high - a)];
}

/** The exact product (Dekker 1971), where nothing overflows or vanishes. */
export function product(a: number, b: number): Pair {
  const high = a * b;
  const [a1, b1] = [upperHalf(a), upperHalf(b)];
  const [a2, b2] = [a - a1, b - b1];
  return [high, a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2];
}

/** The leading 26 bits. */
function upperHalf(x: number): number {
  const c = 134217729 * x; // 2²⁷ + 1
  return c - (c - x);
}

/** The product. */
export function times(a: Pair, b: Pair): Pair {
  const [high, low] = product(a[0], b[0]);
  return sum(high, low + (a[0] * b[1] + a[1] * b[0]));
}

/** The quotient. */
export function over(a: Pair, b: Pair): Pair {
  const q = a[0] / b[0];
  const [high, low] = product(q, b[0]);
  return sum(q, (a[0] - high - low + a[1] - q * b[1]) / b[0]);
}

/** The sum. */
export function plus(a: Pair, b: Pair): Pair {
  const high = a[0] + b[0];
  const part = high - a[0];
  return sum(high, a[0] - (high - part) + (b[0] - part) + a[1] + b[1]);
}
