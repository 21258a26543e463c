// Runs that lessons keep were made by the cells that the lessons show, and nobody has touched them.

import { describe, expect, test } from 'vitest';
import { digestOfProgram } from '../../scripts/lessons/13-regularization.js';
import { comparisonCells, digestOfCells, digestOfData } from '../../scripts/lessons/compare-09-cells.js';
import { made, runs97, runs98 } from '../../src/lesson/stored/09-compared.js';
import { regularization } from '../../src/lesson/stored/13-regularization.js';

const advice = (script: string) => `run node --import ./scripts/ts.mjs scripts/lessons/${script}`;

describe('lesson 9', () => {
  test('the numbers are the stored ones', () => {
    expect(digestOfData({ compared97: runs97, compared98: runs98 })).toBe(made.data);
  });

  test('the cells that made them are still those of the lesson', () => {
    expect(digestOfCells(comparisonCells()), advice('compare-09.ts')).toBe(made.code);
  });
});

test('the runs of lesson 13 are those of its cells', () => {
  expect(regularization.digest, advice('13-regularization.ts')).toBe(digestOfProgram());
});
