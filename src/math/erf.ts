// The error function, in the four ranges and with the rational approximations of fdlibm (Sun Microsystems, 1993).

import { exp } from './elementary.js';

/** c₀ + c₁ x + c₂ x² + … */
function polynomial(x: number, ...c: number[]): number {
  return c.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * The error function, 2/√π ∫₀ˣ e^(−t²) dt: the share of a normal distribution within x√2 standard deviations.
 * @example erf(1) // 0.8427007929497149
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 3.7e-9) return x === 0 ? x : 0.125 * (8 * x + 1.0270333367641007 * x); // x + (2/√π − 1) x, also for tiny x
  if (size < 0.84375) {
    const z = x * x;
    const p = polynomial(
      z,
      0.12837916709551256,
      -0.3250421072470015,
      -0.02848174957559851,
      -0.005770270296489442,
      -0.000023763016656650163,
    );
    const q = polynomial(
      z,
      1,
      0.39791722395915535,
      0.0650222499887673,
      0.005081306281875766,
      0.00013249473800432164,
      -0.000003960228278775368,
    );
    return x + x * (p / q);
  }
  const sign = x < 0 ? -1 : 1;
  if (size < 1.25) {
    const s = size - 1;
    const p = polynomial(
      s,
      -0.0023621185607526594,
      0.41485611868374833,
      -0.3722078760357013,
      0.31834661990116175,
      -0.11089469428239668,
      0.035478304325618236,
      -0.002166375594868791,
    );
    const q = polynomial(
      s,
      1,
      0.10642088040084423,
      0.540397917702171,
      0.07182865441419627,
      0.12617121980876164,
      0.01363708391202905,
      0.011984499846799107,
    );
    return sign * (0.8450629115104675 + p / q);
  }
  if (size >= 6) return sign;
  const s = 1 / (size * size);
  const [r, t] =
    size < 2.857142857142857
      ? [
          polynomial(
            s,
            -0.009864944034847148,
            -0.6938585727071818,
            -10.558626225323291,
            -62.375332450326006,
            -162.39666946257347,
            -184.60509290671104,
            -81.2874355063066,
            -9.814329344169145,
          ),
          polynomial(
            s,
            1,
            19.651271667439257,
            137.65775414351904,
            434.56587747522923,
            645.3872717332679,
            429.00814002756783,
            108.63500554177944,
            6.570249770319282,
            -0.0604244152148581,
          ),
        ]
      : [
          polynomial(
            s,
            -0.0098649429247001,
            -0.799283237680523,
            -17.757954917754752,
            -160.63638485582192,
            -637.5664433683896,
            -1025.0951316110772,
            -483.5191916086514,
          ),
          polynomial(
            s,
            1,
            30.33806074348246,
            325.7925129965739,
            1536.729586084437,
            3199.8582195085955,
            2553.0504064331644,
            474.52854120695537,
            -22.44095244658582,
          ),
        ];
  const z = Math.fround(size); // exact when squared
  const tail = (exp(-z * z - 0.5625) * exp((z - size) * (z + size) + r / t)) / size;
  return sign * (1 - tail);
}
