import { describe, expect, test } from 'vitest';
import { cos, exp, expm1, log, sin, tanh } from '../../src/math/elementary.js';
import points from '../fixtures/elementary.json' with { type: 'json' };

const functions = { exp, expm1, log, tanh, sin, cos };

/** The distance of `x` from the exact value `high + low`, in units of the last place of `high`. */
function ulps(x: number, high: number, low: number): number {
  const next = new Float64Array([Math.abs(high)]);
  const bits = new BigInt64Array(next.buffer);
  bits[0]! += 1n;
  return Math.abs(x - high - low) / (next[0]! - Math.abs(high));
}

describe('elementary functions are within 1 ulp of the exact value (mpmath, 60 digits)', () => {
  test.each(Object.entries(points))('%s', (name, table) => {
    const f = functions[name as keyof typeof functions];
    for (const [x, high, low] of table as [number, number, number][])
      expect(ulps(f(x), high, low), `${name}(${x})`).toBeLessThan(1);
  });
});

describe('special values', () => {
  const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
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

  test('sin and cos refuse angles that they would reduce badly', () => {
    expect(() => sin(1e7)).toThrow('|10000000| is above');
    expect(() => cos(nan)).toThrow(RangeError);
  });
});
