// Random numbers: the Mersenne Twister of math/mt19937.ts and the Box–Muller transform of math/box-muller.ts, four numbers
// at a time, operation by operation: the same bits.

import { at } from './constants';
import { log4 } from './elementary';

const F: usize = 4;
const WORDS: i32 = 624;
const FAR: i32 = 397;

const TWIST = memory.data<u32>([0x80000000, 0x7fffffff, 1, 0x9908b0df, 0x9d2c5680, 0xefc60000, 0xffffff]);
const TURN = memory.data<f32>([
  1, -2, 6.2831855, 0.63661977, 1.5703125, 4.837512969970703e-4, 7.549789948768648e-8, 12582912, 0.5,
]);
const SINE = memory.data<f32>([-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]);
const COSINE = memory.data<f32>([2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]);
const BIT = memory.data<i32>([1, 2]);

/**
 * Uniform float32 numbers from [0, 1), `count` of them, from the words at `state`, of which `next` have been used. Returns
 * how many have been used then.
 */
export function uniform(state: usize, next: i32, out: usize, count: i32): i32 {
  while (count > 0) {
    if (next == WORDS) {
      twist(state);
      next = 0;
    }
    if (count >= 4 && next + 4 <= WORDS) {
      v128.store(out, fraction(v128.load(state + F * next)));
      out += 4 * F;
      next += 4;
      count -= 4;
    } else {
      v128.store32_lane(out, fraction(v128.load32_splat(state + F * next)), 0);
      out += F;
      next++;
      count--;
    }
  }
  return next;
}

/** The lower 24 of the tempered bits, as a fraction. */
function fraction(words: v128): v128 {
  let y = v128.xor(words, i32x4.shr_u(words, 11));
  y = v128.xor(y, v128.and(i32x4.shl(y, 7), at(TWIST, 4)));
  y = v128.xor(y, v128.and(i32x4.shl(y, 15), at(TWIST, 5)));
  y = v128.xor(y, i32x4.shr_u(y, 18));
  return f32x4.mul(f32x4.convert_i32x4_s(v128.and(y, at(TWIST, 6))), f32x4.splat(5.9604644775390625e-8));
}

function twist(state: usize): void {
  for (let i = 0; i < WORDS - FAR - 3; i += 4) mix(state, i, i + 1, i + FAR);
  for (let i = WORDS - FAR - 3; i < WORDS - FAR; i++) mixOne(state, i, i + 1, i + FAR);
  for (let i = WORDS - FAR; i < WORDS - 1; i += 4) mix(state, i, i + 1, i + FAR - WORDS);
  mixOne(state, WORDS - 1, 0, FAR - 1);
}

/** Words i to i + 3. */
function mix(state: usize, i: i32, lower: i32, far: i32): void {
  const word = state + F * i;
  v128.store(word, mixed(v128.load(word), v128.load(state + F * lower), v128.load(state + F * far)));
}

/** Word i. */
function mixOne(state: usize, i: i32, lower: i32, far: i32): void {
  const word = state + F * i;
  const y = mixed(v128.load32_splat(word), v128.load32_splat(state + F * lower), v128.load32_splat(state + F * far));
  v128.store32_lane(word, y, 0);
}

function mixed(upper: v128, lower: v128, far: v128): v128 {
  const y = v128.or(v128.and(upper, at(TWIST, 0)), v128.and(lower, at(TWIST, 1)));
  const odd = i32x4.eq(v128.and(y, at(TWIST, 2)), at(TWIST, 2));
  return v128.xor(v128.xor(far, i32x4.shr_u(y, 1)), v128.and(odd, at(TWIST, 3)));
}

/** Turns blocks of 16 uniform numbers at `x`, up to `end`, into blocks of 16 that are N(mean, std²). */
export function boxMuller(x: usize, end: usize, mean: f64, std: f64): void {
  const standard = mean == 0 && std == 1;
  for (; x < end; x += 16 * F) {
    for (let i: usize = 0; i < 8 * F; i += 4 * F) {
      const first = x + i;
      const second = first + 8 * F;
      const radius = f32x4.sqrt(f32x4.mul(at(TURN, 1), log4(f32x4.sub(at(TURN, 0), v128.load(first)))));
      const theta = f32x4.mul(at(TURN, 2), v128.load(second));
      const shifted = f32x4.add(f32x4.mul(theta, at(TURN, 3)), at(TURN, 7)); // 1.5 · 2²³: rounds to a whole number
      const n = f32x4.sub(shifted, at(TURN, 7));
      let r = f32x4.sub(theta, f32x4.mul(n, at(TURN, 4))); // π/2 in three parts: the first two products are exact
      r = f32x4.sub(r, f32x4.mul(n, at(TURN, 5)));
      r = f32x4.sub(r, f32x4.mul(n, at(TURN, 6)));
      const z = f32x4.mul(r, r);
      let s = f32x4.add(f32x4.mul(at(SINE, 0), z), at(SINE, 1));
      s = f32x4.add(f32x4.mul(s, z), at(SINE, 2));
      s = f32x4.add(f32x4.mul(f32x4.mul(s, z), r), r);
      let c = f32x4.add(f32x4.mul(at(COSINE, 0), z), at(COSINE, 1));
      c = f32x4.add(f32x4.mul(c, z), at(COSINE, 2));
      c = f32x4.sub(f32x4.mul(f32x4.mul(c, z), z), f32x4.mul(at(TURN, 8), z));
      c = f32x4.add(c, at(TURN, 0));
      const odd = i32x4.eq(v128.and(shifted, at(BIT, 0)), at(BIT, 0));
      const turned = i32x4.shl(v128.and(shifted, at(BIT, 1)), 30); // the sign bit
      const cornered = i32x4.shl(v128.and(i32x4.add(shifted, at(BIT, 0)), at(BIT, 1)), 30);
      const sine = v128.xor(v128.bitselect(c, s, odd), turned);
      const cosine = v128.xor(v128.bitselect(s, c, odd), cornered);
      store(first, f32x4.mul(radius, cosine), mean, std, standard);
      store(second, f32x4.mul(radius, sine), mean, std, standard);
    }
  }
}

/** The sum is rounded once, from float64. */
function store(to: usize, normal: v128, mean: f64, std: f64, standard: bool): void {
  if (standard) {
    v128.store(to, f32x4.add(normal, f32x4.splat(0))); // −0 becomes 0
    return;
  }
  const upper = i8x16.shuffle(normal, normal, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  v128.store64_lane(to, scaled(normal, mean, std), 0);
  v128.store64_lane(to, scaled(upper, mean, std), 0, 8);
}

function scaled(normal: v128, mean: f64, std: f64): v128 {
  const wide = f64x2.promote_low_f32x4(normal);
  return f32x4.demote_f64x2_zero(f64x2.add(f64x2.mul(wide, f64x2.splat(std)), f64x2.splat(mean)));
}
