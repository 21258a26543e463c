// Values that are answers themselves: a student's copy tells whether they were found, and nothing else.

import { describe, expect, test } from 'vitest';
import { tensor } from '../../src/engine/index.js';
import { conceal, isThe } from '../../src/homework/conceal.js';
import { checkerOf } from '../../src/homework/index.js';

describe('a concealed value', () => {
  const values: [what: string, value: unknown, wrong: unknown][] = [
    ['a number', 0.14142136, 0.1415],
    ['zero', 0, 1e-9],
    ['a negative number', -3.5, 3.5],
    ['what is no number', Number.NaN, 0],
    ['a text', 'Adam', 'adam'],
    ['a list', [1, 2, 3], [1, 3, 2]],
    ['a longer list', [1, 2], [1, 2, 3]],
    ['a record', { a: 1, b: 2 }, { a: 2, b: 1 }],
    ['a record with fewer names', { a: 1, b: 2 }, { a: 1 }],
    ['a tensor', tensor([[1, 2]]), tensor([1, 2])],
    ['numbers of a tensor', tensor([1, 2]), tensor([1, 2.01])],
    ['true', true, false],
    ['nothing', null, 0],
  ];
  test.each(values)('%s is found, and nothing else', (_what, value, wrong) => {
    const kept = conceal(value, 'salt');
    expect(isThe(value, kept)).toBe(true);
    expect(isThe(wrong, kept)).toBe(false);
    expect(JSON.stringify(kept)).not.toMatch(/0\.1414|Adam|3\.5/);
  });

  test('is found beside the border between two roundings', () => {
    for (const x of [0.12345, 1.99995, 0.99995, 12345, 5e-9])
      for (const by of [1 - 5e-6, 1, 1 + 5e-6]) expect(isThe(x * by, conceal(x, 's'))).toBe(true);
  });

  test('does not look the same twice', () => {
    expect(conceal(1, 'a').concealed).not.toBe(conceal(1, 'b').concealed);
    const [first, second] = conceal([1, 1], 'a').concealed as string[];
    expect(first).not.toBe(second);
  });
});

test('a check with a concealed value says what was found, and knows mistakes', async () => {
  const run = {
    seed: null,
    inputs: [],
    expected: conceal(0.5, 's'),
    mistakes: [{ name: 'doubled', hint: 'Half is less.', gives: conceal(1, 't') }],
  };
  const checks = [{ calls: 'half', what: 'half', points: 1, within: 1e-5, runs: [run] }];
  const question = { id: 'q1', points: 1, manual: false, minutes: null, checks };
  const check = checkerOf({ format: 1, assignment: 'hw', questions: [question] });
  expect((await check('q1', { half: () => 0.5 })).right).toBe(true);
  const verdict = String(await check('q1', { half: () => 1 }));
  expect(verdict).toContain('half(): found 1, which is not what comes out\n    looks like: doubled. Half is less.');
  expect(verdict).not.toContain('0.5');
});
