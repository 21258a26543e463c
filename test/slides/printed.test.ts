// The logs of the slides on babysitting and on the search: as many rows as are printed, and their first, last and most quoted numbers.

import { expect, test } from 'vitest';
import { babysitting, firstLosses, search } from '../../src/slides/index.js';

test.each([
  ['5.3', 26, [1, 2.302603, 0.4], [200, 0.002597, 1]],
  ['5.4', 10, [1, 2.302576, 0.103], [10, 2.30242, 0.192]],
  ['5.5 1e6', 3, [1, Number.NaN, 0.087], [3, Number.NaN, 0.087]],
  ['5.5 3e-3', 6, [1, 2.186654, 0.306], [6, Number.POSITIVE_INFINITY, 0.147]],
] as const)('%s has %i rows', (demo, count, first, last) => {
  const { rows } = babysitting[demo];
  const of = ({ epoch, cost, val }: { epoch: number; cost: number; val: number }) => [epoch, cost, val];
  expect(rows).toHaveLength(count);
  expect(of(rows[0])).toEqual(first);
  expect(of(rows.at(-1)!)).toEqual(last);
});

test('epochs are in order, accuracies multiples of 1/20 and of 1/1000', () => {
  for (const [demo, { rows }] of Object.entries(babysitting)) {
    const unit = demo === '5.3' ? 20 : 1000;
    for (const [i, { epoch, train, val }] of rows.entries()) {
      if (i > 0) expect(epoch).toBeGreaterThan(rows[i - 1]!.epoch);
      for (const accuracy of [train, val]) expect(unit * accuracy).toBeCloseTo(Math.round(unit * accuracy), 9);
    }
  }
  const { rows } = babysitting['5.3'];
  expect(rows.map(({ train, val }) => train === val)).toEqual(Array(26).fill(true)); // the same images twice
});

test('the two losses are ln 10, and ln 10 with the penalty of 154 100 weights', () => {
  expect(firstLosses['5.1'] - Math.LN10).toBeCloseTo(2.7e-5, 6);
  expect(Math.abs(firstLosses['5.2'] - Math.LN10 - 500 * 154_100 * 1e-8)).toBeLessThan(2 * 0.00278);
});

test('the searches have 11 and 22 rows, within the ranges that they are drawn from', () => {
  const within = (rows: readonly { lr: number; reg: number }[], lr: [number, number], reg: [number, number]) =>
    rows.every((row) => row.lr >= lr[0] && row.lr <= lr[1] && row.reg >= reg[0] && row.reg <= reg[1]);
  expect([search.coarse.length, search.fine.length]).toEqual([11, 22]);
  expect(within(search.coarse, [1e-6, 1e-3], [1e-5, 1e5])).toBe(true);
  expect(within(search.fine, [1e-4, 1e-3], [1e-4, 1])).toBe(true);
  const best = (rows: readonly { accuracy: number; lr: number; reg: number }[]) =>
    [...rows].sort((a, b) => b.accuracy - a.accuracy)[0];
  expect(best(search.coarse)).toMatchObject({ accuracy: 0.482, lr: 4.296863e-4, reg: 0.6642555 });
  expect(best(search.fine)).toMatchObject({ accuracy: 0.531, lr: 9.471549e-4, reg: 1.433895e-3 });
  // the mark of a collapsed net: the share of one class, twice
  expect(search.coarse.filter(({ accuracy }) => accuracy === 0.079).map(({ reg }) => reg > 1e3)).toEqual([true, true]);
});
