import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Findings } from '../../lessons/check.js';

/** What comparing two lists finds: whether they are as long, and whether the worst place is near enough. */
function nearAll(found: number[], expected: number[], absolute = 0) {
  const findings = new Findings({});
  findings.nearAll('1.1', 'numbers', found, expected, 0.01, absolute);
  return findings.list.map(({ passed }) => passed);
}

describe('two lists', () => {
  test.each([
    ['each near enough', [1.005, 2, -3.01], [1, 2, -3], [true, true]],
    ['one off, in the middle', [1, 2.1, 3], [1, 2, 3], [true, false]],
    ['NaN in the middle, with right numbers behind it', [1, Number.NaN, 3], [1, 2, 3], [true, false]],
    ['a zero that is met, and an error before it', [1.1, 0], [1, 0], [true, false]],
    ['a zero that is missed', [1, 1e-9], [1, 0], [true, false]],
    ['one too few', [1], [1, 2], [false, false]],
    ['nothing', [], [], [true, false]],
  ])('%s', (_what, found, expected, passed) => expect(nearAll(found, expected)).toEqual(passed));

  test('may be off by a number as well', () => expect(nearAll([0.5, 1], [0, 1], 0.6)).toEqual([true, true]));
});

test('a figure that is not there is an empty one, and what is found is said to be in it', () => {
  const findings = new Findings({ a: { b: 1 } });
  expect([findings.figure('a'), findings.figure('none')]).toEqual([{ b: 1 }, {}]);
  findings.equal('1.1', 'text', 1, 1);
  expect(findings.list[0]).toMatchObject({ figure: 'none', passed: true });
});

test('each lesson has a file of tests for its mistakes', () => {
  const lessons = readdirSync(join(import.meta.dirname, '../../lessons')).filter((name) => /^(?!00)\d\d-/.test(name));
  const files = lessons.map((name) => `${name.slice(0, 2)}.test.ts`);
  expect(files.filter((file) => !existsSync(join(import.meta.dirname, file)))).toEqual([]);
});
