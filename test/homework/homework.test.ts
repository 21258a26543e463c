// What a student sees: right, not yet, and which mistake it looks like.

import { describe, expect, test } from 'vitest';
import { zeros } from '../../src/engine/index.js';
import { type CheckSheet, checkerOf, homework } from '../../src/homework/index.js';
import { stored } from '../../src/homework/values.js';
import { displaySymbol } from '../../src/notebook/bundle.js';

const sheet: CheckSheet = {
  format: 1,
  assignment: 'hw',
  questions: [
    {
      id: 'q1',
      points: 3,
      manual: false,
      minutes: null,
      checks: [
        {
          calls: 'half',
          what: 'half of a number',
          points: 2,
          within: 1e-5,
          runs: [
            { seed: null, inputs: [8], expected: 4, mistakes: [{ name: 'doubled', hint: 'Half is less.', gives: 16 }] },
          ],
        },
        {
          calls: 'draw',
          what: 'a number from the generator',
          points: 1,
          within: 1e-5,
          runs: [{ seed: 7, inputs: [], expected: 1, mistakes: [] }],
        },
      ],
    },
    { id: 'q2', points: 5, manual: true, minutes: 5, checks: [] },
  ],
};
const ask = (answers: { [name: string]: unknown }) => checkerOf(sheet)('q1', answers);
const half = (x: number) => x / 2;
const draw = () => 1;

describe('a check', () => {
  test('of right answers', async () => {
    const verdict = await ask({ half, draw });
    expect([verdict.right, verdict.points]).toEqual([true, 3]);
    expect(String(verdict)).toBe(
      'q1: 3 of 3 points\n✓ half of a number: right\n✓ a number from the generator: right\n████████████████████ 3 of 3 points so far, by the checks you can see; 5 more are marked by hand',
    );
  });

  test.each<[what: string, answer: unknown, said: string]>([
    [
      'a known mistake',
      (x: number) => 2 * x,
      '    half(8): found 16, expected 4\n    looks like: doubled. Half is less.',
    ],
    ['another one', (x: number) => x / 3, '    half(8): found 2.666667, expected 4\n✓'],
    ['an error', () => { throw new Error('oh'); }, '    half(8): oh'], // biome-ignore format: one line
    ['a promise', async (x: number) => x / 4, '    half(8): found 2, expected 4'],
    ['no function', 4, '    half is 4, not a function; run its cell again'],
    ['nothing', undefined, '    there is no half in the notebook; run its cell first'],
  ])('of %s', async (_what, answer, said) => {
    const verdict = await ask({ half: answer, draw });
    expect([verdict.right, verdict.points]).toEqual([false, 1]);
    expect(String(verdict)).toContain(`✗ half of a number: not yet\n${said}`);
  });

  test('is shown as HTML, in which nothing of a student is markup', async () => {
    const verdict = await ask({ half: () => '<img src=x onerror=alert(1)>', draw });
    const html = String((await verdict[displaySymbol]())['text/html']);
    expect(html).not.toContain('<img');
    expect(html).toContain('<progress value="1" max="3"');
  });

  test('of a question that does not exist, or is marked by hand', async () => {
    await expect(checkerOf(sheet)('Q1', {})).rejects.toThrow(
      'There is no question Q1'.toLowerCase().replace('q1', 'Q1'),
    );
    await expect(checkerOf(sheet)('q2', {})).rejects.toThrow('q2 is marked by hand: 5 points');
  });

  test('without answers asks the notebook, and says what to do where it does not know names', async () => {
    await expect(checkerOf(sheet)('q1')).rejects.toThrow("check('q1', { half: half, draw: draw })");
  });

  test('points of several questions add up, and those of the last try count', async () => {
    const check = checkerOf(sheet);
    await check('q1', { half, draw });
    expect((await check('q1', { half: draw, draw })).progress).toEqual({ got: 1, all: 3, byHand: 5 });
  });
});

test('a call is told as it would be written, with tensors by their shapes and long inputs left out', async () => {
  const inputs = [
    2,
    'tanh',
    [1, -0.5],
    { lr: 0.1, t: Number.POSITIVE_INFINITY },
    {},
    { m: zeros([2, 3]) },
    Array(30).fill(7),
  ];
  const runs = [{ seed: null, inputs: inputs.map(stored), expected: 1, mistakes: [] }];
  const one = { calls: 'step', what: 'a step', points: 1, within: 1e-5, runs };
  const question = { id: 'q1', points: 1, manual: false, minutes: null, checks: [one] };
  const verdict = await checkerOf({ format: 1, assignment: 'hw', questions: [question] })('q1', { step: () => 2 });
  expect(String(verdict)).toContain(
    'step(2, "tanh", [1, -0.5], { lr: 0.1, t: Infinity }, {}, { m: tensor [2, 3] }, …): found 2, expected 1',
  );
});

test('a file that is missing is named', () =>
  expect(() => homework('nowhere')).toThrow('nowhere.checks.json is not there'));
