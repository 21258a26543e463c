import { describe, expect, test } from 'vitest';
import { Generator } from '../../src/math/generator.js';
import {
  atan2,
  cos,
  erf,
  exp,
  expm1,
  hypot,
  log,
  log1p,
  log2,
  pow,
  sigmoid,
  sin,
  softplus,
  tanh,
} from '../../src/math/index.js';
import { product } from '../../src/math/pair.js';
import { powSingle } from '../../src/math/pow.js';
import points from '../fixtures/elementary.json' with { type: 'json' };

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const functions = { cos, erf, exp, expm1, log, log1p, log2, sigmoid, sin, softplus, tanh };

/** The distance of `x` from the exact value `high + low`, in units of the last place of `high`. */
function ulps(x: number, high: number, low: number): number {
  const next = new Float64Array([Math.abs(high)]);
  const bits = new BigInt64Array(next.buffer);
  bits[0]! += 1n;
  return Math.abs(x - high - low) / (next[0]! - Math.abs(high));
}

const { pow: powers, atan2: angles, hypot: lengths, ...ofOne } = points;

describe('elementary functions are within 1 ulp of the exact value (mpmath, 60 digits)', () => {
  test.each(Object.entries(ofOne))('%s', (name, table) => {
    const f = functions[name as keyof typeof ofOne];
    for (const [x, high, low] of table as [number, number, number][])
      expect(ulps(f(x), high, low), `${name}(${x})`).toBeLessThan(1);
  });
});

describe('functions of two numbers', () => {
  test.each([
    ['pow', pow, powers],
    ['atan2', atan2, angles],
    ['hypot', hypot, lengths],
  ] as const)('%s is within 1 ulp of the exact value', (name, f, rows) => {
    for (const [x, y, high, low] of rows as [number, number, number, number][])
      expect(ulps(f(x, y), high, low), `${name}(${x}, ${y})`).toBeLessThan(1);
  });
  test('powers are exact where they can be', () => {
    for (let x = 2; x <= 30; x++) {
      for (let n = 1, exact = x; exact < 2 ** 53; n++, exact *= x) {
        expect(pow(x, n)).toBe(exact);
        expect(pow(-x, n)).toBe(n % 2 === 0 ? exact : -exact);
      }
    }
    for (let [n, exact] = [0, 1]; exact > 0; n--, exact /= 2) expect(pow(2, n), `2^${n}`).toBe(exact);
    for (let [n, exact] = [0, 1]; exact < inf; n++, exact *= 2) expect(pow(2, n), `2^${n}`).toBe(exact);
  });
  const special = [
    [0, 0, 1],
    [nan, 0, 1],
    [1, nan, 1],
    [1, inf, 1],
    [-1, -inf, 1],
    [nan, 1, nan],
    [2, nan, nan],
    [0, 3, 0],
    [-0, 3, -0],
    [-0, -3, -inf],
    [0, -2, inf],
    [-inf, 3, -inf],
    [-inf, -3, -0],
    [inf, -1, 0],
    [0.5, inf, 0],
    [0.5, -inf, inf],
    [2, 1e300, inf],
    [2, -1e300, 0],
    [-2, 0.5, nan],
    [-8, 3, -512],
    [10, 400, inf],
    [10, -400, 0],
    [5e-324, 1, 5e-324],
    [5e-324, 0.5, 2.2227587494850775e-162], // 2^-537
  ] as const;
  test.each(special)('%d to the power %d is %d', (x, y, expected) => expect(pow(x, y)).toBe(expected));
  test('powers for float32 have the special values of powers', () => {
    for (const [x, y, expected] of special)
      if (expected === 0 || expected === 1 || !(Math.abs(expected) < inf))
        expect(powSingle(x, y), `${x} to the power ${y}`).toBe(expected);
    const values = [0, -0, 1, -1, 2, -2, inf, -inf, nan, 0.5, -0.5, 3, 4, -3];
    for (const x of values)
      for (const y of values)
        expect(Math.fround(powSingle(x, y)), `${x} to the power ${y}`).toBe(Math.fround(pow(x, y)));
  });
  test('powers for float32 are within 2⁻⁴⁴ of the exact value', () => {
    const rows = (powers as [number, number, number, number][]).filter(
      ([, , z]) => Math.abs(z) < 2 ** 128 && Math.abs(z) > 2 ** -149,
    );
    expect(rows.length).toBeGreaterThan(100);
    for (const [x, y, high, low] of rows)
      expect(Math.abs(powSingle(x, y) - high - low), `${x} to the power ${y}`).toBeLessThan(2 ** -44 * Math.abs(high));
    for (const x of [3, 0.3, -1.7, 1e-9, 123456.789].map(Math.fround))
      for (const y of [1, 2, 3, 4, -1, 0.5, -0.5, 5, -3])
        if (x > 0 || Number.isInteger(y))
          expect(Math.abs(powSingle(x, y) / pow(x, y) - 1), `${x} to the power ${y}`).toBeLessThan(2 ** -44);
  });
});

describe('special values', () => {
  test.each([
    [
      'exp',
      exp,
      [
        [0, 1],
        [-0, 1],
        [inf, inf],
        [-inf, 0],
        [710, inf],
        [-746, 0],
        [nan, nan],
      ],
    ],
    [
      'expm1',
      expm1,
      [
        [0, 0],
        [-0, -0],
        [inf, inf],
        [-inf, -1],
        [nan, nan],
        [1e-300, 1e-300],
      ],
    ],
    [
      'log',
      log,
      [
        [1, 0],
        [0, -inf],
        [-0, -inf],
        [inf, inf],
        [-1, nan],
        [nan, nan],
        [5e-324, -744.4400719213812],
      ],
    ],
    [
      'log1p',
      log1p,
      [
        [0, 0],
        [-0, -0],
        [-1, -inf],
        [-2, nan],
        [inf, inf],
        [nan, nan],
        [5e-324, 5e-324],
      ],
    ],
    [
      'log2',
      log2,
      [
        [8, 3],
        [2 ** -1074, -1074],
        [0, -inf],
        [-1, nan],
        [inf, inf],
        [nan, nan],
      ],
    ],
    [
      'erf',
      erf,
      [
        [0, 0],
        [-0, -0],
        [inf, 1],
        [-inf, -1],
        [7, 1],
        [nan, nan],
      ],
    ],
    [
      'softplus',
      softplus,
      [
        [inf, inf],
        [-inf, 0],
        [1000, 1000],
        [nan, nan],
      ],
    ],
    [
      'sigmoid',
      sigmoid,
      [
        [0, 0.5],
        [inf, 1],
        [-inf, 0],
        [-745, 5e-324],
        [nan, nan],
      ],
    ],
    [
      'tanh',
      tanh,
      [
        [0, 0],
        [-0, -0],
        [inf, 1],
        [-inf, -1],
        [30, 1],
        [nan, nan],
      ],
    ],
    [
      'sin',
      sin,
      [
        [0, 0],
        [-0, -0],
      ],
    ],
    ['cos', cos, [[0, 1]]],
  ] as const)('%s', (_name, f, cases) => {
    for (const [x, y] of cases) expect(f(x)).toBe(y);
  });

  test.each([
    [0, 1, 0],
    [-0, 1, -0],
    [0, -1, Math.PI],
    [-0, -1, -Math.PI],
    [0, -0, Math.PI],
    [1, 0, Math.PI / 2],
    [-1, -0, -Math.PI / 2],
    [1, inf, 0],
    [1, -inf, Math.PI],
    [inf, 1, Math.PI / 2],
    [inf, inf, Math.PI / 4],
    [inf, -inf, 2.356194490192345], // 3π/4
    [nan, 1, nan],
    [1, nan, nan],
  ])('atan2(%d, %d) is %d', (y, x, angle) => expect(atan2(y, x)).toBe(angle));

  test.each([
    [3, 4, 5],
    [-5, 12, 13],
    [0, -0, 0],
    [inf, nan, inf],
    [nan, 1, nan],
    [1e308, 0, 1e308],
    [3 * 2 ** 600, 4 * 2 ** 600, 5 * 2 ** 600],
    [3 * 2 ** 1020, 4 * 2 ** 1020, 5 * 2 ** 1020],
    [1.7e308, 1.7e308, inf],
    [5e-324, 0, 5e-324],
    [3e-320, 4e-320, 5e-320],
  ])('hypot(%d, %d) is %d', (x, y, length) => expect(hypot(x, y)).toBe(length));

  test('sin and cos refuse angles that they would reduce badly', () => {
    expect(() => sin(1e7)).toThrow('|10000000| is above');
    for (const x of [nan, inf, -inf]) expect([sin(x), cos(x)]).toEqual([nan, nan]);
  });
});

test('a product as a pair is exact', () => {
  const random = new Generator(2);
  /** A number as a whole number and a power of two. */
  const whole = () => {
    const mantissa = Math.floor(random.uniformDouble() * 2 ** 53);
    return { mantissa: BigInt(mantissa), value: mantissa * 2 ** -53 };
  };
  for (let i = 0; i < 1000; i++) {
    const [a, b] = [whole(), whole()];
    const [high, low] = product(a.value, b.value);
    expect(BigInt(high * 2 ** 106) + BigInt(low * 2 ** 106)).toBe(a.mantissa * b.mantissa);
  }
});
