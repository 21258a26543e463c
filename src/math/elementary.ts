// Elementary functions in float64, from + − × ÷ and √ only: the same bits on every host.
//
// Each reduces its argument to a small interval and evaluates a minimax polynomial there; the coefficients are those
// of the classic fdlibm (Sun Microsystems, 1993). Errors stay below 1 ulp.

import { type Pair, plus, product } from './pair.js';

const bits = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a float64: sign, exponent, 20 bits of fraction. */
function highWord(x: number): number {
  bits.setFloat64(0, x);
  return bits.getInt32(0);
}

/** 2^k for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  bits.setInt32(0, (k + 1023) << 20);
  bits.setInt32(4, 0);
  return bits.getFloat64(0);
}

/** x · 2^k, also where 2^k itself is out of range. */
function scale(x: number, k: number): number {
  if (k > 1023) return x * powerOfTwo(1023) * powerOfTwo(k - 1023);
  if (k < -1022) return x * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return x * powerOfTwo(k);
}

const ln2High = 0.6931471803691238; // ln 2 to 32 bits, so that k · ln2High is exact
const ln2Low = 1.9082149292705877e-10;

/**
 * eˣ.
 * @example exp(2) // 7.38905609893065
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e to the power x + rest, where the rest is what x could not hold. */
export function expOfSum(x: number, rest: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  if (!(Math.abs(x) > 3.725290298461914e-9)) return 1 + x; // also NaN
  const k = Math.abs(x) > 0.34657359027997264 ? Math.round(x * Math.LOG2E) : 0;
  return scale(1 + expTail(x - k * ln2High, k * ln2Low - rest), k);
}

/** e^r − 1 for r = high − low, |r| ≤ ln 2 / 2: r + r·c/(2 − c). */
function expTail(high: number, low: number): number {
  const r = high - low;
  const z = r * r;
  const c =
    r -
    z *
      (0.16666666666666602 +
        z *
          (-0.0027777777777015593 +
            z * (0.00006613756321437934 + z * (-0.0000016533902205465252 + z * 4.1381367970572385e-8))));
  return high - (low - (r * c) / (2 - c));
}

/** eˣ as a pair, for −700 ≤ x ≤ 700. */
function expPair(x: number): Pair {
  const k = Math.round(x * Math.LOG2E);
  const tail = expTail(x - k * ln2High, k * ln2Low);
  const high = 1 + tail;
  return [scale(high, k), scale(tail - (high - 1), k)];
}

/**
 * eˣ − 1, exact also where eˣ is close to 1.
 * @example expm1(1e-10) // 1.00000000005e-10
 */
export function expm1(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -40) return -1;
  if (!(Math.abs(x) > 5.551115123125783e-17)) return x; // also NaN
  const k = Math.abs(x) > 0.34657359027997264 ? Math.round(x * Math.LOG2E) : 0;
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const lost = high - r - low; // what rounding r has lost
  const half = 0.5 * r;
  const square = r * half;
  const q =
    1 +
    square *
      (-0.03333333333333313 +
        square *
          (0.0015873015872548146 +
            square * (-0.0000793650757867488 + square * (0.000004008217827329362 - square * 2.0109921818362437e-7))));
  const t = 3 - q * half;
  let e = square * ((q - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  e = r * (e - lost) - lost - square;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scale(1 - (e - r), k) - 1;
  if (k < 20) return scale(1 - powerOfTwo(-k) - (e - r), k);
  return scale(r - (e + powerOfTwo(-k)) + 1, k);
}

/** x = 2^k (1 + f), √½ < 1 + f < √2, for a finite x > 0. */
function split(x: number): { k: number; f: number } {
  const subnormal = x < 2.2250738585072014e-308;
  const y = subnormal ? x * 18014398509481984 : x; // times 2⁵⁴
  const word = highWord(y);
  const fraction = word & 0xfffff;
  const up = (fraction + 0x95f64) & 0x100000; // above √2 the next power of two is nearer
  bits.setFloat64(0, y);
  bits.setInt32(0, fraction | (up ^ 0x3ff00000));
  return { k: (word >> 20) - 1023 + (up >> 20) - (subnormal ? 54 : 0), f: bits.getFloat64(0) - 1 };
}

/**
 * The natural logarithm, the y with e^y = x; NaN below 0, −∞ at 0.
 * @example log(2) // 0.6931471805599453
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const { k, f } = split(x);
  return k * ln2High - (0.5 * f * f - (logTail(f) + k * ln2Low) - f);
}

/** s · (f²/2 + R) with s = f/(2 + f): what ln(1 + f) − f + f²/2 is for √½ < 1 + f < √2. */
function logTail(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  return s * (0.5 * f * f + odd + even);
}

/**
 * ln(1 + x), exact also where x is close to 0.
 * @example log1p(1e-12) // 9.999999999995e-13
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (Math.abs(x) < 5.551115123125783e-17) return x;
  if (x > -0.29289 && x < 0.41421) return x - (0.5 * x * x - logTail(x));
  const u = 1 + x;
  const lost = (x >= 1 ? 1 - (u - x) : x - (u - 1)) / u; // what rounding u has lost
  const { k, f } = split(u);
  return k * ln2High - (0.5 * f * f - (logTail(f) + (k * ln2Low + lost)) - f);
}

/**
 * The hyperbolic tangent, (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
 * @example tanh(0.5) // 0.46211715726000974
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (!(size > 1e-9)) return x; // also NaN
  if (size < 0.625) {
    const z = x * x; // tanh x = x + x·z·p(z)/q(z), the rational approximation of Cephes (Moshier, 1989)
    const p = (-0.9643991794250523 * z - 99.28772310019185) * z - 1614.6876844170845;
    const q = ((z + 112.81167849163293) * z + 2235.4883906010045) * z + 4844.063053251255;
    return x + x * z * (p / q);
  }
  if (size >= 22) return x > 0 ? 1 : -1;
  const y = 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -y : y;
}

/**
 * The logistic function 1 / (1 + e⁻ˣ).
 * @example sigmoid(0) // 0.5
 */
export function sigmoid(x: number): number {
  if (!(Math.abs(x) <= 700)) return x > 0 ? 1 : exp(x); // also NaN
  const [e, rest] = expPair(-Math.abs(x)); // no overflow
  const d = 1 + e;
  const lost = e - (d - 1) + rest; // what rounding d has lost
  const numerator = x >= 0 ? 1 : e;
  const q = numerator / d;
  const [high, low] = product(q, d);
  return q + (numerator - high - low - q * lost + (x >= 0 ? 0 : rest)) / d; // what the division has lost
}

/**
 * ln(1 + eˣ), a smooth max(0, x), without overflow.
 * @example softplus(0) // 0.6931471805599453
 */
export function softplus(x: number): number {
  if (!(Math.abs(x) <= 700)) return x > 0 ? x : exp(x); // also NaN
  const [e, rest] = expPair(-Math.abs(x));
  const u = 1 + e;
  const lost = (e - (u - 1) + rest) / u; // what rounding u has lost
  const { k, f } = split(u);
  const [high, low] = plus(plus([Math.max(x, 0), 0], [k * ln2High, 0]), [f, 0]);
  return high + (low - (0.5 * f * f - (logTail(f) + (k * ln2Low + lost))));
}
