// Runs that lessons keep were made by the cells that the lessons show, and nobody has touched them.

import { describe, expect, test } from 'vitest';
import { program as program01 } from '../../scripts/lessons/01-activations.js';
import { program as program09 } from '../../scripts/lessons/09-adaptive-methods.js';
import { program as program10 } from '../../scripts/lessons/10-schedules.js';
import { program as program13 } from '../../scripts/lessons/13-regularization.js';
import { digestOfData, digestOfProgram } from '../../scripts/lessons/stored.js';
import { storedActivations } from '../../src/lesson/stored/01-activations.js';
import { made as made09, runs97, runs98 } from '../../src/lesson/stored/09-compared.js';
import { made as made10, storedDecay } from '../../src/lesson/stored/10-schedules.js';
import { regularization } from '../../src/lesson/stored/13-regularization.js';

describe.each([
  ['01-activations', program01, storedActivations.digest],
  ['09-adaptive-methods', program09, made09.code],
  ['10-schedules', program10, made10.code],
  ['13-regularization', program13, regularization.digest],
])('lesson %s', (lesson, program, digest) => {
  test('the runs are those of its cells', () => {
    expect(digestOfProgram(program()), `run node --import ./scripts/ts.mjs scripts/lessons/${lesson}.ts`).toBe(digest);
  });
});

test('the numbers are those that were stored', () => {
  expect(digestOfData({ compared97: runs97, compared98: runs98 })).toBe(made09.data);
  expect(digestOfData(storedDecay)).toBe(made10.data);
});
