// Where the line search looks, probe by probe, on functions that are nothing but losses and slopes at its probes.

import { describe, expect, test } from 'vitest';
import { strongWolfe } from '../../src/optim/line-search.js';

/** The places of the probes, whose losses and slopes are given in order; the search goes along a line of one parameter. */
function probes(answers: readonly (readonly [loss: number, slope: number])[]): number[] {
  const places: number[] = [];
  const probe = (t: number) => {
    const [loss, slope] = answers[Math.min(places.length, answers.length - 1)]!;
    places.push(t);
    return { loss, gradient: Float64Array.of(slope) };
  };
  const start = { t: 0, loss: 0, gradient: Float64Array.of(-1), slope: -1 };
  strongWolfe(probe, start, Float64Array.of(1), 1, 25);
  return places;
}

describe('within an interval', () => {
  // Nocedal & Wright, (3.59): where the cubic through two points is lowest
  const lowest = (t0: number, f0: number, g0: number, t1: number, f1: number, g1: number) => {
    const d1 = g0 + g1 - (3 * (f0 - f1)) / (t0 - t1);
    const d2 = Math.sqrt(d1 * d1 - g0 * g1);
    return t1 - ((t1 - t0) * (g1 + d2 - d1)) / (g1 - g0 + 2 * d2);
  };

  test('a second place near its left end is moved a tenth of it inward', () => {
    const first = lowest(0, 0, -1, 1, 1000, 3000); // 0.018: near the end, which is let pass once
    const places = probes([
      [1000, 3000],
      [10, 1600],
      [-1, 0],
    ]);
    expect(first).toBeLessThan(0.1);
    expect(lowest(0, 0, -1, first, 10, 1600) / first).toBeLessThan(0.1);
    expect(places).toHaveLength(3);
    expect(places[1]).toBeCloseTo(first, 12);
    expect(places[2]).toBeCloseTo(0.1 * first, 12);
  });

  test('and so is one near its right end', () => {
    const first = lowest(0, 0, -1, 1, -3, 0.95);
    const places = probes([
      [-3, 0.95],
      [-2.9, -1],
      [-4, 0],
    ]);
    expect(first).toBeGreaterThan(0.9);
    expect(lowest(first, -2.9, -1, 1, -3, 0.95)).toBeGreaterThan(1 - 0.1 * (1 - first));
    expect(places).toHaveLength(3);
    expect(places[1]).toBeCloseTo(first, 12);
    expect(places[2]).toBeCloseTo(1 - 0.1 * (1 - first), 12);
  });

  test.each([
    ['uphill, on the side of the lower end', 0.95, -1],
    ['downhill, on the side of the higher end', -0.95, 1],
  ])('the search goes on below a place from which it goes %s', (_, slope, side) => {
    const places = probes([
      [1, 3],
      [-0.5, slope],
      [-1, 0],
    ]);
    expect(places).toHaveLength(3);
    expect(Math.sign(places[2]! - places[1]!)).toBe(side);
  });

  test('a place in its middle is taken as it is', () => {
    const first = lowest(0, 0, -1, 1, 1, 3);
    expect(first).toBeGreaterThan(0.1);
    expect(
      probes([
        [1, 3],
        [-1, 0],
      ])[1],
    ).toBeCloseTo(first, 12);
  });
});

test('the steps before it go on to at most ten times as far', () => {
  // slopes that stay as they are promise a minimum nowhere; each step goes to the far bound
  const places = probes([
    [-1, -1],
    [-10, -1],
    [-100, -1],
    [-101, 0],
  ]);
  expect(places).toEqual([1, 10, 100, 1000]);
});

describe('a probe is taken at once', () => {
  test.each([
    ['whose slope is nine tenths of the first one, and no more', -0.9, 1],
    ['but not a steeper one', -0.9001, 2],
    ['uphill too', 0.9, 1],
  ])('%s', (_, slope, count) =>
    expect(
      probes([
        [-1, slope],
        [-2, 0],
      ]),
    ).toHaveLength(count),
  );

  test.each([
    ['whose loss has fallen by a ten-thousandth of what the slope promises', -1e-4, 1],
    ['but not a higher one', -0.99e-4, 2],
  ])('%s', (_, loss, count) =>
    expect(
      probes([
        [loss, 0],
        [-2, 0],
      ]),
    ).toHaveLength(count),
  );
});
