// The Box–Muller transform (Box & Muller 1958) as PyTorch's CPU generator does it: of 16 uniform numbers the first 8 give
// the radius √(−2 ln(1 − u)), the last 8 the angle 2πu.

import { log } from './elementary.js';
import { cos, sin } from './trigonometric.js';

const { fround } = Math;
const words = new Uint32Array(1);
const floats = new Float32Array(words.buffer);
const rootHalf = 0x3f3504f3; // √½, as bits

/**
 * Overwrites blocks of 16 uniform numbers by blocks of 16 that are N(mean, std²), in float32 with PyTorch's own
 * approximations (those of Cephes), operation by operation: 99 of 100 numbers have its bits, the others differ by 1 or 2 ulp.
 */
export function boxMuller(x: Float32Array, mean: number, std: number): void {
  for (let start = 0; start < x.length; start += 16) {
    for (let i = start; i < start + 8; i++) {
      const radius = fround(Math.sqrt(fround(-2 * logFloat(fround(1 - x[i]!)))));
      const [sine, cosine] = sincosFloat(fround(fround(2 * Math.PI) * x[i + 8]!));
      x[i] = fround(radius * cosine) * std + mean;
      x[i + 8] = fround(radius * sine) * std + mean;
    }
  }
}

/** The same in float64. */
export function boxMullerDouble(x: Float64Array, mean: number, std: number): void {
  for (let start = 0; start < x.length; start += 16) {
    for (let i = start; i < start + 8; i++) {
      const radius = Math.sqrt(-2 * log(1 - x[i]!));
      const theta = 2 * Math.PI * x[i + 8]!;
      x[i] = radius * cos(theta) * std + mean;
      x[i + 8] = radius * sin(theta) * std + mean;
    }
  }
}

/** A polynomial in float32, each product and each sum rounded. */
function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, c) => fround(fround(sum * x) + fround(c)));
}

const logTerms = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(fround);
const sineTerms = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(fround);
const cosineTerms = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(fround);

/** ln x for a normal float32 x > 0: x = 2^k (1 + m), √½ ≤ 1 + m < √2. */
function logFloat(x: number): number {
  floats[0] = x;
  const raised = words[0]! - rootHalf;
  const k = raised >> 23;
  words[0] = (raised & 0x7fffff) + rootHalf;
  const m = floats[0]! - 1;
  const z = fround(m * m);
  const tail = fround(fround(polynomial(m, logTerms) * m) * z);
  const y = fround(fround(tail + fround(k * fround(-2.1219444e-4))) - fround(0.5 * z));
  return fround(fround(m + y) + fround(k * 0.693359375));
}

/** Sine and cosine of an angle from 0 to 2π. */
function sincosFloat(theta: number): [sine: number, cosine: number] {
  const n = fround(fround(fround(theta * fround(0.63661977)) + 12582912) - 12582912); // rounded to a whole number
  let r = fround(theta - fround(n * 1.5703125));
  r = fround(r - fround(n * fround(4.837512969970703e-4)));
  r = fround(r - fround(n * fround(7.549789948768648e-8)));
  const z = fround(r * r);
  const s = fround(fround(fround(polynomial(z, sineTerms) * z) * r) + r);
  const c = fround(fround(fround(fround(polynomial(z, cosineTerms) * z) * z) - fround(0.5 * z)) + 1);
  const [sine, cosine] = n & 1 ? [c, s] : [s, c];
  return [n & 2 ? -sine : sine, (n + 1) & 2 ? -cosine : cosine];
}
