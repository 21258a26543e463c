// Functions of each number in float32, four at a time, from + − × ÷ only: the same bits on every host. Each lane sees only its
// own number, so a number has the same result wherever it stands. The polynomials are those of Cephes (Moshier, 1989).

import { at } from './constants';

/** Bytes of a vector of four float32. */
const V: usize = 16;

const TANH = memory.data<f32>([
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1, 0.625, 1, 2, -0.0, 20,
]);
const EXP = memory.data<f32>([
  1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
  89, -104, 12582912, 1.44269504088896341, 0.693359375, -2.12194440e-4, 1,
]);
const LOG = memory.data<f32>([
  7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1, -2.12194440e-4, 0.5, 0.693359375, 1, 8388608,
]);
const NOT = memory.data<u32>([0x7fc00000]); // NaN
const BITS = memory.data<i32>([127, 0x7fffffff, 0x007fffff, 0x3f3504f3, 0x00800000, 0x7f800000, 23]);

/** y[i] = tanh(x[i]) at byte offsets; `count` is rounded up to a multiple of four. */
export function tanh(x: usize, y: usize, count: i32): void {
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, y += V) v128.store(y, tanh4(v128.load(x)));
}

/** |x| < 0.625: x + x³ p(x²); beyond: ±(1 − 2 / (e^{2|x|} + 1)), which is 1 in float32 from 9.011 on. */
// @ts-ignore: decorator
@inline
function tanh4(x: v128): v128 {
  const one = at(TANH, 6);
  const size = v128.and(x, at(BITS, 1));
  const z = f32x4.mul(x, x);
  let p = at(TANH, 0);
  p = f32x4.add(f32x4.mul(p, z), at(TANH, 1));
  p = f32x4.add(f32x4.mul(p, z), at(TANH, 2));
  p = f32x4.add(f32x4.mul(p, z), at(TANH, 3));
  p = f32x4.add(f32x4.mul(p, z), at(TANH, 4));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(p, z), x));
  const e = exp4(f32x4.pmin(f32x4.add(size, size), at(TANH, 9)), true);
  const far = f32x4.sub(one, f32x4.div(at(TANH, 7), f32x4.add(e, one)));
  const sign = v128.and(x, at(TANH, 8));
  return v128.or(v128.bitselect(near, far, f32x4.lt(size, at(TANH, 5))), sign);
}

/** z[i] = e^x[i]. */
export function exp(x: usize, z: usize, count: i32): void {
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, z += V) v128.store(z, exp4(limited(v128.load(x)), false));
}

/** z[i] = 1 / (1 + e^−x[i]), with e^−|x| so that nothing overflows. */
export function sigmoid(x: usize, z: usize, count: i32): void {
  const one = at(TANH, 6);
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, z += V) {
    const v = v128.load(x);
    const e = exp4(limited(v128.or(v, at(TANH, 8))), false);
    const numerator = v128.bitselect(e, one, f32x4.lt(v, f32x4.splat(0)));
    v128.store(z, f32x4.div(numerator, f32x4.add(one, e)));
  }
}

/** z[i] = ln x[i]; NaN below 0, −∞ at 0. */
export function log(x: usize, z: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const infinity = at(BITS, 5);
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, z += V) {
    const v = v128.load(x);
    const tiny = f32x4.lt(v, at(BITS, 4)); // subnormal: times 2²³, and 23 less in the exponent
    const normal = v128.bitselect(f32x4.mul(v, at(LOG, 13)), v, tiny);
    let y = logOf(normal, v128.and(tiny, at(BITS, 6)));
    y = v128.bitselect(v, y, f32x4.eq(v, infinity));
    y = v128.bitselect(f32x4.neg(infinity), y, f32x4.eq(v, zero));
    const wrong = v128.or(f32x4.lt(v, zero), f32x4.ne(v, v));
    v128.store(z, v128.or(y, v128.and(wrong, at(NOT, 0))));
  }
}

/** ln x for a normal x > 0. */
// @ts-ignore: decorator
@inline
export function log4(x: v128): v128 {
  return logOf(x, i32x4.splat(0));
}

/** ln x − less · ln 2: x = 2^k (1 + m), √½ ≤ 1 + m < √2, and ln (1 + m) = m − m²/2 + m³ p(m). */
// @ts-ignore: decorator
@inline
function logOf(x: v128, less: v128): v128 {
  const raised = i32x4.sub(x, at(BITS, 3)); // its exponent is that of x / √½
  const k = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(raised, 23), less));
  const m = f32x4.sub(i32x4.add(v128.and(raised, at(BITS, 2)), at(BITS, 3)), at(LOG, 12));
  const z = f32x4.mul(m, m);
  let p = at(LOG, 0);
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 1));
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 2));
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 3));
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 4));
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 5));
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 6));
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 7));
  p = f32x4.add(f32x4.mul(p, m), at(LOG, 8));
  let y = f32x4.mul(f32x4.mul(p, m), z);
  y = f32x4.add(y, f32x4.mul(k, at(LOG, 9)));
  y = f32x4.sub(y, f32x4.mul(at(LOG, 10), z));
  return f32x4.add(f32x4.add(m, y), f32x4.mul(k, at(LOG, 11)));
}

/** Beyond these bounds eˣ is infinite, or 0. */
// @ts-ignore: decorator
@inline
function limited(x: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, at(EXP, 6)), at(EXP, 7));
}

/**
 * eˣ: x = k ln 2 + r, |r| ≤ ln 2 / 2, and e^r from a polynomial; times 2^k, in two steps for results at the ends, or
 * `once` for 0 ≤ x ≤ 20.
 */
// @ts-ignore: decorator
@inline
function exp4(x: v128, once: bool): v128 {
  const shift = at(EXP, 8); // 1.5 · 2²³: a sum with it is rounded to a whole number, which its low bits hold
  const shifted = f32x4.add(f32x4.mul(x, at(EXP, 9)), shift);
  const k = f32x4.sub(shifted, shift);
  let r = f32x4.sub(x, f32x4.mul(k, at(EXP, 10))); // ln 2 in two parts: the first product is exact
  r = f32x4.sub(r, f32x4.mul(k, at(EXP, 11)));
  let p = at(EXP, 0);
  p = f32x4.add(f32x4.mul(p, r), at(EXP, 1));
  p = f32x4.add(f32x4.mul(p, r), at(EXP, 2));
  p = f32x4.add(f32x4.mul(p, r), at(EXP, 3));
  p = f32x4.add(f32x4.mul(p, r), at(EXP, 4));
  p = f32x4.add(f32x4.mul(p, r), at(EXP, 5));
  const e = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), at(EXP, 12));
  if (once) return f32x4.mul(e, power(shifted)); // its low bits are those of k
  const whole = i32x4.sub(shifted, shift); // k: the two have the same exponent
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(e, power(half)), power(i32x4.sub(whole, half)));
}

/** 2^k for −126 ≤ k ≤ 127. */
// @ts-ignore: decorator
@inline
function power(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, at(BITS, 0)), 23);
}
