// Elementary functions in float64, from + − × ÷ and √ only: the same bits on every host.
//
// Each reduces its argument to a small interval and evaluates a minimax polynomial there; the coefficients are those
// of the classic fdlibm (Sun Microsystems, 1993). Errors stay below 1 ulp.

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
 * @example exp(1) // 2.718281828459045
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
  const high = x - k * ln2High;
  const low = k * ln2Low - rest;
  const r = high - low; // x = k ln 2 + r, |r| ≤ ln 2 / 2
  const z = r * r;
  const c =
    r -
    z *
      (0.16666666666666602 +
        z *
          (-0.0027777777777015593 +
            z * (0.00006613756321437934 + z * (-0.0000016533902205465252 + z * 4.1381367970572385e-8))));
  return scale(1 - (low - (r * c) / (2 - c) - high), k); // e^r = 1 + r + r·c/(2−c)
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

/**
 * The natural logarithm; NaN below 0, −∞ at 0.
 * @example log(2) // 0.6931471805599453
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let y = x;
  if (y < 2.2250738585072014e-308) {
    y *= 18014398509481984; // 2⁵⁴, out of the subnormal range
    k = -54;
  }
  const word = highWord(y);
  const fraction = word & 0xfffff;
  const up = (fraction + 0x95f64) & 0x100000; // above √2 the next power of two is nearer
  k += (word >> 20) - 1023 + (up >> 20);
  bits.setFloat64(0, y);
  bits.setInt32(0, fraction | (up ^ 0x3ff00000));
  const f = bits.getFloat64(0) - 1; // x = 2^k (1 + f), √½ < 1 + f < √2
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + odd + even) + k * ln2Low) - f);
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
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x); // no overflow for large negative x
  return e / (1 + e);
}

const largestAngle = 1647099; // 2²⁰ · π/2: up to here the reduction below is exact enough

/** π/2 in three parts of 33 bits, so that their products with a small integer are exact. */
const [halfPi1, halfPi2, halfPi3] = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21];
const halfPi3Low = 8.4784276603689e-32;

/** x = n·π/2 + (r + rLow), |r| ≤ π/4. */
function reduce(x: number): { n: number; r: number; low: number } {
  if (!(Math.abs(x) <= largestAngle)) throw new RangeError(`sin and cos: |${x}| is above ${largestAngle}`);
  const n = Math.round(x * 0.6366197723675814);
  let rest = x - n * halfPi1;
  let correction = n * halfPi2;
  let before = rest;
  rest -= correction;
  correction = n * halfPi3 - (before - rest - correction);
  before = rest;
  const first = rest - correction;
  correction = n * halfPi3Low - (before - first - correction);
  const r = first - correction;
  return { n, r, low: first - r - correction };
}

function kernelSin(x: number, low: number): number {
  const z = x * x;
  const v = z * x;
  const p =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * low - v * p) - low - v * -0.16666666666666632);
}

function kernelCos(x: number, low: number): number {
  const z = x * x;
  const p =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (0.00002480158728947673 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 - z * 1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * p - x * low));
}

/**
 * The sine of an angle in radians, |x| ≤ 2²⁰·π/2.
 * @example sin(1) // 0.8414709848078965
 */
export function sin(x: number): number {
  if (x === 0) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  const { n, r, low } = reduce(x);
  const y = n & 1 ? kernelCos(r, low) : kernelSin(r, low);
  return n & 2 ? -y : y;
}

/**
 * The cosine of an angle in radians, |x| ≤ 2²⁰·π/2.
 * @example cos(1) // 0.5403023058681398
 */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { n, r, low } = reduce(x);
  const y = n & 1 ? kernelSin(r, low) : kernelCos(r, low);
  return (n + 1) & 2 ? -y : y;
}

/** Sine and cosine of one angle of at most a few turns, to 1e-16: enough for a result in float32. */
export function sincos(x: number): { sin: number; cos: number } {
  const n = x * 0.6366197723675814 + 6755399441055744 - 6755399441055744; // 1.5 · 2⁵²: the sum is a whole number
  const r = x - n * halfPi1 - n * 6.077100506506192e-11;
  const z = r * r;
  const p =
    ((((1.58969099521155e-10 * z - 2.5050760253406863e-8) * z + 0.0000027557313707070068) * z - 0.0001984126982985795) *
      z +
      0.00833333333332249) *
      z -
    0.16666666666666632;
  const q =
    (((((-1.1359647557788195e-11 * z + 2.087572321298175e-9) * z - 2.7557314351390663e-7) * z +
      0.00002480158728947673) *
      z -
      0.001388888888887411) *
      z +
      0.0416666666666666) *
      z -
    0.5;
  const [s, c] = [r + p * z * r, q * z + 1];
  const [sin, cos] = n & 1 ? [c, s] : [s, c];
  return { sin: n & 2 ? -sin : sin, cos: (n + 1) & 2 ? -cos : cos };
}
