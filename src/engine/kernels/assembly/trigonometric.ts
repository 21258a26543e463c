// Sine and cosine of float32 numbers up to 2²⁰ · π/2, computed in float64 and rounded once. The polynomials are those of fdlibm
// (Sun Microsystems, 1993).

import { at64 } from './constants';

const V: usize = 16;

/** 2/π; 1.5 · 2⁵²; π/2 in two parts, of which the first times a whole number up to 2²⁰ is exact. */
const TURN = memory.data<f64>([0.6366197723675814, 6755399441055744, 1.5707963267341256, 6.077100506506192e-11]);
const SINE = memory.data<f64>([
  1.58969099521155e-10, -2.5050760253406863e-8, 2.7557313707070068e-6, -1.984126982985795e-4, 8.33333333332249e-3,
  -0.16666666666666632,
]);
const COSINE = memory.data<f64>([
  -1.1359647557788195e-11, 2.087572321298175e-9, -2.7557314351390663e-7, 2.480158728947673e-5, -1.388888888887411e-3,
  0.0416666666666666, -0.5, 1,
]);

/** z[i] = sin x[i] */
export function sin(x: usize, z: usize, count: i32): void {
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, z += V) store4(z, v128.load(x), 0);
}

/** z[i] = cos x[i] */
export function cos(x: usize, z: usize, count: i32): void {
  const end = x + (<usize>count + 3 & ~3) * 4;
  for (; x < end; x += V, z += V) store4(z, v128.load(x), 1);
}

function store4(to: usize, x: v128, quarters: i64): void {
  const upper = i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  v128.store64_lane(to, f32x4.demote_f64x2_zero(sine2(f64x2.promote_low_f32x4(x), quarters)), 0);
  v128.store64_lane(to, f32x4.demote_f64x2_zero(sine2(f64x2.promote_low_f32x4(upper), quarters)), 0, 8);
}

/** The sine of two angles, `quarters` of a turn ahead: x = n · π/2 + r, |r| ≤ π/4. */
// @ts-ignore: decorator
@inline
function sine2(x: v128, quarters: i64): v128 {
  const shifted = f64x2.add(f64x2.mul(x, at64(TURN, 0)), at64(TURN, 1)); // its low bits are those of n
  const n = f64x2.sub(shifted, at64(TURN, 1));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, at64(TURN, 2))), f64x2.mul(n, at64(TURN, 3)));
  const z = f64x2.mul(r, r);
  let s = f64x2.add(f64x2.mul(at64(SINE, 0), z), at64(SINE, 1));
  s = f64x2.add(f64x2.mul(s, z), at64(SINE, 2));
  s = f64x2.add(f64x2.mul(s, z), at64(SINE, 3));
  s = f64x2.add(f64x2.mul(s, z), at64(SINE, 4));
  s = f64x2.add(f64x2.mul(s, z), at64(SINE, 5));
  s = f64x2.add(r, f64x2.mul(f64x2.mul(s, z), r));
  s = v128.bitselect(r, s, f64x2.eq(z, f64x2.splat(0))); // −0 stays −0
  let c = f64x2.add(f64x2.mul(at64(COSINE, 0), z), at64(COSINE, 1));
  c = f64x2.add(f64x2.mul(c, z), at64(COSINE, 2));
  c = f64x2.add(f64x2.mul(c, z), at64(COSINE, 3));
  c = f64x2.add(f64x2.mul(c, z), at64(COSINE, 4));
  c = f64x2.add(f64x2.mul(c, z), at64(COSINE, 5));
  c = f64x2.add(f64x2.mul(c, z), at64(COSINE, 6));
  c = f64x2.add(f64x2.mul(c, z), at64(COSINE, 7));
  const turns = i64x2.add(shifted, i64x2.splat(quarters));
  const odd = i64x2.ne(v128.and(turns, i64x2.splat(1)), i64x2.splat(0));
  return v128.xor(v128.bitselect(c, s, odd), i64x2.shl(v128.and(turns, i64x2.splat(2)), 62)); // the sign bit
}
