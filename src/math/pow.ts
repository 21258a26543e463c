// Powers, by way of logarithms that are exact to about 106 bits.

import { exp, expOfSum, log } from './elementary.js';
import { over, type Pair, plus, times } from './pair.js';

const ln2: Pair = [Math.LN2, 2.3190468138462996e-17];
const third: Pair = [0.3333333333333333, 1.850371707708594e-17];

/** ln x for a normal x > 0: x = 2^k m, √½ ≤ m < √2, s = (m − 1)/(m + 1), ln m = 2 (s + s³/3 + s⁵/5 + …). */
function logarithm(x: number): Pair {
  let [k, m] = [0, x];
  for (; m >= 2 ** 32; m /= 2 ** 32) k += 32;
  for (; m < 2 ** -32; m *= 2 ** 32) k -= 32;
  for (; m >= Math.SQRT2; m /= 2) k++;
  for (; m < Math.SQRT1_2; m *= 2) k--;
  const s = over([m - 1, 0], plus([m, 0], [1, 0]));
  const z = times(s, s);
  let tail = 0; // the terms from s⁵/5 on; those after s⁴³ are below 2⁻¹⁰⁵ of the whole
  for (let n = 43; n >= 5; n -= 2) tail = tail * z[0] + 1 / n;
  const cubic = times(times(s, z), plus(third, [tail * z[0], 0]));
  const half = plus(s, cubic);
  return plus(times([k, 0], ln2), [2 * half[0], 2 * half[1]]);
}

/**
 * The logarithm to base 2, the y with 2^y = x; exact for powers of two.
 * @example log2(8) // 3
 */
export function log2(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  const [high, low] = over(logarithm(x), ln2);
  return high + low;
}

/** xⁿ by repeated squaring, for a whole n > 0. */
function wholePower(x: number, n: number): Pair {
  let [result, factor]: [Pair, Pair] = [
    [1, 0],
    [x, 0],
  ];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, factor);
    if (rest > 1) factor = times(factor, factor);
  }
  return result;
}

/**
 * x to the power y, within 1 ulp; exact where a whole power can be written exactly. As in C and PyTorch, 1 to any power
 * and any number to the power 0 are 1, and a negative number has whole powers only, else NaN.
 * @example pow(0.9, 2) // 0.81
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  const odd = Math.abs(y % 2) === 1;
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size === 0 || size === Number.POSITIVE_INFINITY)
    return sign * ((size === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY);
  if (Math.abs(y) === Number.POSITIVE_INFINITY)
    return size === 1 ? 1 : size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  if (x < 0 && !Number.isInteger(y)) return Number.NaN;
  if (Number.isInteger(y) && Math.abs(y) <= 1024) {
    const power = wholePower(size, Math.abs(y));
    const safe = power[0] > 2 ** -900 && power[0] < 2 ** 900; // pairs lose bits at the ends of the range
    if (safe) return sign * (y > 0 ? power[0] : over([1, 0], power)[0]);
  }
  if (Math.abs(y) > 2 ** 64) return sign * (size === 1 ? 1 : size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0);
  const [high, low] = times(logarithm(size), [y, 0]);
  return sign * expOfSum(high, low);
}

/**
 * x to the power y for results that are rounded to float32: to within 2⁻⁴⁴ of it, so that the float32 is off by less than 0.50001
 * units of its last place. Whole powers up to 4 and roots are products, quotients and roots in float64; special values are those of `pow`.
 * @example Math.fround(powSingle(0.25, 1.5)) // 0.125
 */
export function powSingle(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 3) return x * x * x;
  if (y === -1) return 1 / x;
  const size = Math.abs(x);
  if (!(size > 0 && size < Number.POSITIVE_INFINITY && Math.abs(y) < Number.POSITIVE_INFINITY)) return pow(x, y);
  if (y === 1) return x;
  if (y === 4) return x * x * (x * x);
  if (y === 0.5 && x > 0) return Math.sqrt(x);
  if (y === -0.5 && x > 0) return 1 / Math.sqrt(x);
  const power = exp(y * log(size));
  if (x > 0) return power;
  return Number.isInteger(y) ? (y % 2 === 0 ? power : -power) : Number.NaN;
}

/**
 * 2ˣ
 * @example exp2(10) // 1024
 */
export function exp2(x: number): number {
  return pow(2, x);
}

/**
 * The logarithm to base 10, the y with 10^y = x; exact for the powers of ten.
 * @example log10(1000) // 3
 */
export function log10(x: number): number {
  const quotient = log(x) / Math.LN10;
  const whole = Math.round(quotient);
  return pow(10, whole) === x ? whole : quotient;
}
