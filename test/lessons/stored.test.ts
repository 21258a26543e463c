// Runs that lessons keep were made by the cells that the lessons show.

import { expect, test } from 'vitest';
import { digestOfProgram } from '../../scripts/lessons/13-regularization.js';
import { regularization } from '../../src/lesson/stored/13-regularization.js';

test('the runs of lesson 13 are those of its cells', () => {
  // where it differs: node --import ./scripts/ts.mjs scripts/lessons/13-regularization.ts
  expect(regularization.digest).toBe(digestOfProgram());
});
