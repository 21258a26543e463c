// Right answers to the homeworks in which nets are trained lose nothing, whatever the net; honest mistakes lose what they touch, and are named.

import { beforeAll, describe, expect, test } from 'vitest';
import { fixtures, type Homework, homework, lost, saidLost, sheet } from '../../scripts/homework/answers.js';
import type { CheckSheet } from '../../src/homework/index.js';

describe.each(['hw4'])('%s', (name) => {
  let given: Homework;
  let seen: CheckSheet;
  beforeAll(async () => {
    given = await homework(name);
    seen = await sheet(given);
  }, 120_000);
  const [right, wrong] = [fixtures(name, 'right'), fixtures(name, 'wrong')];

  test('there are enough of both kinds', () => {
    expect(right.length).toBeGreaterThanOrEqual(10);
    expect(wrong.length).toBeGreaterThanOrEqual(6);
  });

  test.each(right.map((one) => [one.name, one] as const))('right: %s', async (_name, { answers }) => {
    expect(await lost(given, seen, answers)).toEqual(new Map());
  });

  test.each(wrong.map((one) => [one.name, one] as const))('wrong: %s', async (_name, { text, answers }) => {
    expect(saidLost(text).size).toBeGreaterThan(0);
    expect(await lost(given, seen, answers)).toEqual(saidLost(text));
  });
});
