// Functions of each number in float32, four at a time, from + − × ÷ only: the same bits on every host. Each lane sees only its
// own number, so a number has the same result wherever it stands. The polynomials are those of Cephes (Moshier, 1989).

/** Bytes of a vector of four float32. */
const V: usize = 16;

/** y[i] = tanh(x[i]) at byte offsets; `count` is rounded up to a multiple of four. */
export function tanh(x: usize, y: usize, count: i32): void {
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, y += V) v128.store(y, tanh4(v128.load(x)));
}

/** |x| < 0.625: x + x³ p(x²); beyond: ±(1 − 2 / (e^{2|x|} + 1)), which is 1 in float32 from 9.011 on. */
function tanh4(x: v128): v128 {
  const one = f32x4.splat(1);
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(p, z), x));
  const e = exp4(f32x4.add(size, size));
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
  const sign = v128.and(x, f32x4.splat(-0.0));
  return v128.or(v128.bitselect(near, far, f32x4.lt(size, f32x4.splat(0.625))), sign);
}

/** z[i] = e^x[i]. */
export function exp(x: usize, z: usize, count: i32): void {
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, z += V) v128.store(z, exp4(v128.load(x)));
}

/** z[i] = 1 / (1 + e^−x[i]), with e^−|x| so that nothing overflows. */
export function sigmoid(x: usize, z: usize, count: i32): void {
  const one = f32x4.splat(1);
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, z += V) {
    const v = v128.load(x);
    const e = exp4(f32x4.neg(f32x4.abs(v)));
    const numerator = v128.bitselect(e, one, f32x4.lt(v, f32x4.splat(0)));
    v128.store(z, f32x4.div(numerator, f32x4.add(one, e)));
  }
}

/** eˣ: x = k ln 2 + r, |r| ≤ ln 2 / 2, and e^r from a polynomial; times 2^k in two steps, for results at the ends. */
function exp4(x: v128): v128 {
  const inside = f32x4.pmax(f32x4.pmin(x, f32x4.splat(89)), f32x4.splat(-104)); // beyond: infinity and 0
  const shift = f32x4.splat(12582912); // 1.5 · 2²³: a sum with it is rounded to a whole number, which its low bits hold
  const shifted = f32x4.add(f32x4.mul(inside, f32x4.splat(1.44269504088896341)), shift);
  const k = f32x4.sub(shifted, shift);
  let r = f32x4.sub(inside, f32x4.mul(k, f32x4.splat(0.693359375))); // ln 2 in two parts: the first product is exact
  r = f32x4.sub(r, f32x4.mul(k, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  const e = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const whole = i32x4.sub(shifted, shift); // k: the two have the same exponent
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(e, power(half)), power(i32x4.sub(whole, half)));
}

/** 2^k for −126 ≤ k ≤ 127. */
function power(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, i32x4.splat(127)), 23);
}
