// Right answers to the homeworks lose nothing, however they are written; honest mistakes lose what they touch, and are named.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from './answer-files.js';
import { testAnswers } from './marked-answers.js';

testAnswers(['hw1', 'hw2', 'hw3']);

test('there are enough mistakes, and no homework is left out', () => {
  const names = readdirSync(join(import.meta.dirname, 'answers'));
  expect(names.sort()).toEqual(['hw1', 'hw2', 'hw3', 'hw4', 'hw5']);
  expect(names.flatMap((name) => filesIn(name, 'wrong')).length).toBeGreaterThanOrEqual(40);
});
