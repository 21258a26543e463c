// Sine and cosine, angles and lengths in float64, from + − × ÷ and √ only: the same bits on every host. Errors stay below
// 1 ulp; the polynomials are those of fdlibm (Sun Microsystems, 1993).

import { product } from './pair.js';

const largestAngle = 1647099; // 2²⁰ · π/2: up to here the reduction below is exact enough

/** @throws {RangeError} when an angle is too large to be reduced */
export function checkAngle(x: number): void {
  if (Math.abs(x) > largestAngle && Math.abs(x) < Number.POSITIVE_INFINITY)
    throw new RangeError(`sin and cos: |${x}| is above ${largestAngle}`);
}

/** π/2 in three parts of 33 bits, so that their products with a small integer are exact. */
const [halfPi1, halfPi2, halfPi3] = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21];
const halfPi3Low = 8.4784276603689e-32;

/** x = n·π/2 + (r + rLow), |r| ≤ π/4. */
function reduce(x: number): { n: number; r: number; low: number } {
  checkAngle(x);
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

const atanSteps = [0.5, 1, 1.5];
const atanHigh = [0.4636476090008061, 0.7853981633974483, 0.982793723247329, 1.5707963267948966];
const atanLow = [2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, 6.123233995736766e-17];

/** atan(q + rest) for q ≥ 0, where the rest is what q could not hold. */
function atanOfSum(q: number, rest: number): number {
  if (q > 1e19) return atanHigh[3]!;
  // atan q = atan c + atan((q − c)/(1 + q c)), with the c that leaves the least
  const i = q < 0.4375 ? -1 : q < 0.6875 ? 0 : q < 1.1875 ? 1 : q < 2.4375 ? 2 : 3;
  const c = atanSteps[i] ?? 0;
  const x = i === 3 ? -1 / q : i < 0 ? q : (q - c) / (1 + q * c);
  const z = x * x;
  const w = z * z;
  const even =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 + w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
  const odd =
    w *
    (-0.19999999999876483 +
      w * (-0.11111110405462356 + w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
  const correction = rest / (1 + q * q);
  if (i < 0) return x - (x * (even + odd) - correction);
  return atanHigh[i]! - (x * (even + odd) - (atanLow[i]! + correction) - x);
}

/**
 * The angle φ of the point (x, y) = r (cos φ, sin φ) with the x axis, from −π to π.
 * @example atan2(1, -1) // 2.356194490192345
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const [height, width] = [Math.abs(y), Math.abs(x)];
  const left = x < 0 || Object.is(x, -0);
  const below = y < 0 || Object.is(y, -0);
  let angle: number; // in the first quadrant
  if (height === 0) return below ? -(left ? Math.PI : 0) : left ? Math.PI : 0;
  if (width === 0 || height === Number.POSITIVE_INFINITY)
    angle = width === Number.POSITIVE_INFINITY ? Math.PI / 4 : Math.PI / 2;
  else if (width === Number.POSITIVE_INFINITY) angle = 0;
  else {
    const q = height / width;
    const fine = q > 1e-280 && q < 1e280 && width > 1e-290 && width < 1e290 && height > 1e-290;
    const [high, low] = product(q, width);
    angle = atanOfSum(q, fine ? (height - high - low) / width : 0);
  }
  if (left && width > 0) angle = Math.PI - (angle - 1.2246467991473532e-16); // π in two parts
  return below ? -angle : angle;
}

/**
 * √(x² + y²), without overflow on the way.
 * @example hypot(3, 4) // 5
 */
export function hypot(x: number, y: number): number {
  const [a, b] = [Math.max(Math.abs(x), Math.abs(y)), Math.min(Math.abs(x), Math.abs(y))]; // NaN when one is NaN
  if (Math.abs(x) === Number.POSITIVE_INFINITY || Math.abs(y) === Number.POSITIVE_INFINITY)
    return Number.POSITIVE_INFINITY;
  if (Number.isNaN(a)) return a;
  if (b < a * 1e-17 || a === 0) return a;
  const unit = a > 1e100 ? 2 ** 600 : a < 1e-100 ? 2 ** -600 : 1; // the squares stay in range
  const [p, q] = [product(a / unit, a / unit), product(b / unit, b / unit)];
  const high = p[0] + q[0];
  const root = Math.sqrt(high);
  const square = product(root, root);
  const rest = high - square[0] - square[1] + (p[0] - high + q[0]) + p[1] + q[1];
  return unit * (root + rest / (2 * root));
}

/**
 * The tangent of x, in radians, sin x / cos x, to within 2 ulp.
 * @example tan(1) // tan 1 = 1.5574
 */
export function tan(x: number): number {
  return sin(x) / cos(x);
}

/**
 * The angle φ from −π/2 to π/2 with sin φ = x, to within 2 ulp; NaN beyond −1 and 1.
 * @example asin(1) // π / 2 = 1.5708
 */
export function asin(x: number): number {
  return atan2(x, Math.sqrt((1 - x) * (1 + x)));
}

/**
 * The angle φ from 0 to π with cos φ = x, to within 2 ulp; NaN beyond −1 and 1.
 * @example acos(0) // π / 2 = 1.5708
 */
export function acos(x: number): number {
  return 2 * atan2(Math.sqrt(1 - x), Math.sqrt(1 + x));
}

/**
 * The angle φ from −π/2 to π/2 with tan φ = x.
 * @example atan(1) // π / 4 = 0.7854
 */
export function atan(x: number): number {
  return atan2(x, 1);
}
