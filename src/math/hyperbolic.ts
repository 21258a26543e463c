// Hyperbolic functions and their inverses, from exponentials and logarithms that are exact near 0.

import { exp, expm1, log, log1p } from './elementary.js';

/** From here on e⁻ˣ is nothing beside eˣ. */
const far = 22;

/** Halves of eˣ, without the overflow of eˣ itself. */
function halfExp(x: number): number {
  const root = exp(x / 2);
  return 0.5 * root * root;
}

/**
 * (eˣ − e⁻ˣ) / 2, to within 3 ulp.
 * @example sinh(1) // sinh 1 = 1.1752
 */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!(size > 0)) return x; // also NaN and −0
  const e = size < far ? expm1(size) : 0;
  return Math.sign(x) * (size < far ? 0.5 * (e + e / (e + 1)) : halfExp(size));
}

/**
 * (eˣ + e⁻ˣ) / 2, to within 2 ulp.
 * @example cosh(0) // 1
 */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!(size < far)) return halfExp(size);
  const e = exp(size);
  return 0.5 * (e + 1 / e);
}

/**
 * ln(x + √(x² + 1)), the number whose sinh is x, to within 3 ulp.
 * @example asinh(1) // ln(1 + √2) = 0.8814
 */
export function asinh(x: number): number {
  const size = Math.abs(x);
  if (!(size > 0)) return x;
  const square = size * size;
  return Math.sign(x) * (size > 1e8 ? log(size) + Math.LN2 : log1p(size + square / (1 + Math.sqrt(1 + square))));
}

/**
 * ln(x + √(x² − 1)), the number, 0 or more, whose cosh is x, to within 3 ulp; NaN below 1.
 * @example acosh(2) // ln(2 + √3) = 1.3170
 */
export function acosh(x: number): number {
  if (x > 1e8) return log(x) + Math.LN2;
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

/**
 * ln((1 + x) / (1 − x)) / 2, the number whose tanh is x, to within 3 ulp; NaN beyond −1 and 1.
 * @example atanh(0.5) // ln(3) / 2 = 0.5493
 */
export function atanh(x: number): number {
  const size = Math.abs(x);
  return size > 0 ? Math.sign(x) * 0.5 * log1p((2 * size) / (1 - size)) : x;
}
