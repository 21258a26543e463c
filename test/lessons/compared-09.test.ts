// The stored runs of lesson 9 are those that its cells make, and nobody has touched them.

import { expect, test } from 'vitest';
import { comparisonCells, digestOfCells, digestOfData } from '../../scripts/lessons/compare-09-cells.js';
import { made, runs97, runs98 } from '../../src/lesson/stored/09-compared.js';

test('the numbers are the stored ones', () => {
  expect(digestOfData({ compared97: runs97, compared98: runs98 })).toBe(made.data);
});

test('the cells that made them are still those of the lesson', () => {
  const advice = 'run node --import ./scripts/ts.mjs scripts/lessons/compare-09.ts';
  expect(digestOfCells(comparisonCells()), advice).toBe(made.code);
});
