// `lectern grade` as an instructor runs it, in the real sandbox.

import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionRecord } from '../../src/grading/record.js';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist/cli/main.js');
const course = mkdtempSync(join(tmpdir(), 'lectern-course-'));
afterAll(() => rmSync(course, { recursive: true }));

const homework = `// %% [markdown]
// # Starting weights
// %%
import { type Tensor, tensor } from 'lectern';
// %% answer="q1" points=2 forbids=["nn.init.xavierNormal_", "Tensor.softmax", "softmax", "optim.Adam"]
export function deviation(fanIn: number, fanOut: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(2 / (fanIn + fanOut));
  // END SOLUTION
}
// %% checks="q1"
import { check } from 'lectern/assignment';
export const q1 = [
  check(deviation, {
    visible: [[100, 200]],
    hidden: (draw) => [draw.whole(1, 500), draw.whole(1, 500)],
    mistakes: { 'the variance for the deviation': { by: (a, b) => 2 / (a + b), hint: 'What is the root of a variance?' } },
  }),
];
// %% answer="q2" points=3 needs=["q1"] seconds=2
export function start(x: Tensor): Tensor {
  // BEGIN SOLUTION
  return x.mul(deviation(x.shape[0]!, x.shape[1]!));
  // END SOLUTION
}
// %% checks="q2"
export const q2 = [check(start, { visible: [[tensor([[1, 2], [3, 4]])]], hidden: (draw) => [draw.normal(3, 4)] })];
// %% [markdown] answer="q3" points=1
// Why?
// <!-- BEGIN SOLUTION -->
// Because.
// <!-- END SOLUTION -->
`;

const q1 = (body: string) => `function deviation(fanIn, fanOut) { ${body} }`;
const q2 = (body: string) => `function start(x) { ${body} }`;
const right = { q1: q1('return Math.sqrt(2 / (fanIn + fanOut))'), q2: q2('return x.mul(deviation(...x.shape))') };

/** A submission whose answers are these. */
function handIn(student: string, answers: { [id: string]: string }, folder = 'submitted'): void {
  const cells = Object.entries({ ...right, q3: 'Because.', ...answers }).map(([id, source]) => ({
    cell_type: id === 'q3' ? 'markdown' : 'code',
    id,
    metadata: {},
    source,
    ...(id !== 'q3' && { outputs: [], execution_count: null }),
  }));
  mkdirSync(join(course, folder, student), { recursive: true });
  const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  writeFileSync(join(course, folder, student, 'hw.ipynb'), text);
}

const lectern = (...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [main, ...args], { cwd: course, encoding: 'utf8', env: environment() });
const environment = () => ({ ...process.env, LECTERN_TERM: join(course, 'term.json') });
const grade = (...args: string[]) => lectern('grade', '--assignment', 'hw', ...args);
const text = (out: string, student: string) => readFileSync(join(course, out, 'records', `${student}.json`), 'utf8');
const record = (out: string, student: string) => JSON.parse(text(out, student)) as SubmissionRecord;
const marks = (out: string, student: string) => record(out, student).questions.map(({ got }) => got);

beforeAll(() => {
  writeFileSync(join(course, 'hw.ts'), homework);
  mkdirSync(join(course, 'node_modules'));
  symlinkSync(root, join(course, 'node_modules/lectern'));
});

test('without a term nothing is marked', () => {
  handIn('anna', {});
  const { status, stderr } = grade('submitted', '--out', 'marks');
  expect([status, stderr]).toEqual([2, expect.stringContaining('lectern assignment new-term NAME makes one')]);
  expect(lectern('assignment', 'new-term', 'autumn').status).toBe(0);
});

describe('a class', () => {
  const throwing = (name: string) =>
    q1(`const { nn, optim, softmax, tensor } = require('lectern'); ${name}; return Math.sqrt(2 / (fanIn + fanOut))`);
  beforeAll(() => {
    handIn('bob', { q1: q1('return 2 / (fanIn + fanOut)') });
    handIn('carl', { q1: q1('return fanIn === 100 ? Math.sqrt(2 / 300) : 0') });
    handIn('dora', { q2: q2('for (;;);') });
    handIn('emil', { q1: q1('process.exit(0)') });
    handIn('fay', { q1: throwing('new optim.Adam([])') });
    handIn('gus', { q1: throwing('nn.init.xavierNormal_(tensor([[1, 2]]))') });
    handIn('hal', { q1: throwing('tensor([1, 2]).softmax(0)') });
    handIn('ida', { q1: throwing('softmax(tensor([1, 2]), 0)') });
    handIn('jan', { q1: 'function deviation( {' });
    handIn('kim', {
      q1: q1(
        "const { linalg, tensor } = require('lectern'); return Math.sqrt(linalg.solve(tensor([[fanIn + fanOut]]), tensor([2])).item())",
      ),
    });
    mkdirSync(join(course, 'submitted/nobody'));
    mkdirSync(join(course, 'submitted/broken'));
    writeFileSync(join(course, 'submitted/broken/hw.ipynb'), '{ "cells": [');
    const { status, stdout, stderr } = grade('submitted', '--out', 'marks');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('13 of 13: ');
    expect(stdout).toContain('2 could not be marked: broken, nobody;');
    expect(stdout).toMatch(/\d+ answers are to be marked by hand: lectern mark hw --out marks\n/);
  }, 300_000);

  test('gets its marks', () => {
    expect(marks('marks', 'anna')).toEqual([2, 3, 0]);
    expect(record('marks', 'anna').questions.map(({ end }) => end)).toEqual(['marked', 'marked', 'manual']);
  });

  test('a mistake is named, and what builds on it is marked with the right answer', () => {
    const [first, second] = record('marks', 'bob').questions;
    expect(first!.checks[0]).toMatchObject({ got: 0, mistake: { name: 'the variance for the deviation' } });
    expect(second).toMatchObject({ got: 3, carried: ['q1'] });
  });

  test('an answer for the inputs that students see only earns nothing, and is told nothing of the others', () => {
    expect(marks('marks', 'carl')[0]).toBe(0);
    expect(record('marks', 'carl').questions[0]!.checks[0]!.said).toBe(
      'right for the inputs that you can see, but not for others',
    );
  });

  test('an endless loop costs its question', () => {
    expect(marks('marks', 'dora')).toEqual([2, 0, 0]);
    expect(record('marks', 'dora').questions[1]).toMatchObject({
      end: 'stopped',
      reason: expect.stringContaining('longer than 2 s'),
    });
  });

  test('ending the process costs its question', () => {
    expect(marks('marks', 'emil')).toEqual([0, 3, 0]);
    expect(record('marks', 'emil').questions[0]!.reason).toContain('the answer ended its process');
  });

  test.each([
    ['a class', 'fay', 'optim.Adam'],
    ['a function', 'gus', 'nn.init.xavierNormal_'],
    ['a method', 'hal', 'Tensor.softmax'],
    ['a function of the first door', 'ida', 'softmax'],
  ])('what a question forbids throws: %s', (_what, student, name) => {
    expect(marks('marks', student)[0]).toBe(0);
    expect(record('marks', student).questions[0]!.checks[0]!.said).toBe(
      `deviation(100, 200): ForbiddenError: ${name} may not be used in this question; write it yourself`,
    );
  });

  test('linear algebra can be used, though a package of its own computes it', () => {
    expect(marks('marks', 'kim')).toEqual([2, 3, 0]);
  });

  test('an answer that is no code costs its question', () => {
    expect(marks('marks', 'jan')).toEqual([0, 3, 0]);
    expect(record('marks', 'jan').questions[0]).toMatchObject({
      end: 'failed',
      reason: expect.stringContaining('SyntaxError: line 1'),
    });
  });

  test('gets a report for each student, one for the class, and a table of marks', () => {
    const read = (file: string) => readFileSync(join(course, 'marks', file), 'utf8');
    expect(read('reports/bob.md')).toContain('the variance for the deviation');
    expect(read('reports/carl.html')).not.toMatch(/found 0|expected 0/); // of inputs that students do not see nothing is said
    expect(read('class.md')).toContain('the variance for the deviation');
    expect(read('marks.csv').split('\n')[0]).toBe('assignment,student,name,q1,q2,q3,late,score,max,missing');
    expect(read('marks.csv')).toContain('hw,anna,,2,3,,0,5,6,to be marked by hand: q3\n');
  });

  test('what is no submission is said', () => {
    expect(record('marks', 'nobody').problem).toBe('nothing was handed in');
    expect(record('marks', 'broken').problem).toContain('it is no notebook, or only a part of one');
  });

  test('that is marked again has the same records, byte for byte, with any number of processes', () => {
    const chosen = ['--student', 'anna', '--student', 'bob', '--student', 'carl'];
    grade('submitted', '--out', 'again', '--workers', '3', ...chosen);
    for (const student of ['anna', 'bob', 'carl']) expect(text('again', student)).toBe(text('marks', student));
    expect(readdirSync(join(course, 'again/records')).length).toBe(3);
  });
});

test('a marker that is killed goes on, loses nothing and doubles nothing', async () => {
  for (let i = 0; i < 6; i++)
    handIn(`s${i}`, { q1: q1(`return Math.sqrt(2 / (fanIn + fanOut)) + 0 * ${i}`) }, 'killed');
  const child = spawn(process.execPath, [main, 'grade', 'killed', '--assignment', 'hw', '--out', 'killed-out'], {
    cwd: course,
    env: environment(),
  });
  // Killed when the first is done: others are under way.
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const done = () => readdirSync(join(course, 'killed-out/records')).filter((name) => name.endsWith('.json'));
  expect(done().length).toBeLessThan(6);
  expect(grade('killed', '--out', 'killed-out').status).toBe(0);
  grade('killed', '--out', 'quiet-out');
  expect(readdirSync(join(course, 'killed-out/records'))).toEqual(readdirSync(join(course, 'quiet-out/records')));
  for (let i = 0; i < 6; i++) expect(text('killed-out', `s${i}`)).toBe(text('quiet-out', `s${i}`));
  expect(marks('killed-out', 's5')).toEqual([2, 3, 0]);
}, 300_000);

test('a marker that is told to end says of no answer that it was the cause', async () => {
  handIn('sid', { q1: q1('for (;;);') }, 'slow');
  for (let n = 1; n <= 4; n++) {
    const args = ['grade', 'slow', '--assignment', 'hw', '--out', 'slow-out'];
    const child = spawn(process.execPath, [main, ...args], { cwd: course, env: environment() });
    const part = () => {
      const file = join(course, 'slow-out/records/sid.part');
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    };
    while (part().split('{"begins":"q1"}').length <= n) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(130);
    expect(part().split('{"leaves":"q1"}').length).toBe(n + 1);
  }
  expect(grade('slow', '--out', 'slow-out').status).toBe(0);
  expect(record('slow-out', 'sid').questions[0]!.reason).toContain('longer than 20 s');
}, 300_000);

test('one question is marked again, and the others are left as they are', () => {
  const before = text('marks', 'anna');
  handIn('anna', {});
  expect(grade('submitted', '--out', 'marks', '--student', 'anna', '--question', 'q2').stdout).toContain(
    'anna: 5 of 6 points',
  );
  expect(text('marks', 'anna')).toBe(before);
});

test('what the instructor decided holds when homework is marked again', () => {
  const scores = () =>
    Object.fromEntries(
      readFileSync(join(course, 'marks/marks.csv'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => [line.split(',')[1], line.split(',').at(-3)]),
    );
  writeFileSync(join(course, 'submitted/anna/timestamp.txt'), '2026-11-30 22:59:00.000000 UTC');
  writeFileSync(join(course, 'o.csv'), 'student,question,points,reason\ncarl,q1,1,half a point of view\n');
  const decided = ['--due', '2026-11-30T00:00Z', '--late', '10% a day', '--overrides', 'o.csv'];
  expect(lectern('marks', 'marks', ...decided).status).toBe(0);
  expect(scores()).toMatchObject({ anna: '5', carl: '4' }); // nobody had a time
  grade('submitted', '--out', 'marks', '--student', 'anna', '--again');
  expect(scores()).toMatchObject({ anna: '4.5', carl: '4' });
  expect(readFileSync(join(course, 'marks/reports/carl.html'), 'utf8')).toContain('half a point of view');
});

test.each<[what: string, args: string[], said: string]>([
  [
    'no homework',
    ['submitted', '--out', 'x', '--assignment', 'hw9'],
    'there is no homework hw9; looked for hw9.ts, homework/hw9.ts',
  ],
  ['no such path', ['nowhere', '--out', 'x'], 'nowhere does not exist'],
  [
    'no such question',
    ['submitted', '--out', 'x', '--question', 'q9'],
    'there is no question q9; the homework has q1, q2, q3',
  ],
  ['no such student', ['submitted', '--out', 'x', '--student', 'zoe'], 'none of zoe has a submission in submitted'],
  ['no out', ['submitted'], 'say where the marks go: --out DIR'],
  ['no isolation of that name', ['submitted', '--out', 'x', '--isolation', 'docker'], 'docker is no isolation'],
  ['no workers', ['submitted', '--out', 'x', '--workers', '0'], '--workers 0 must be a whole number'],
])('a command with %s is refused', (_what, args, said) => {
  const { status, stderr } = grade(...args);
  expect(stderr).toContain(said);
  expect(status).toBe(2);
  expect(existsSync(join(course, 'x'))).toBe(false);
});
