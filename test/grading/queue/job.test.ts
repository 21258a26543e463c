// What goes to a worker, and whose result is taken.

import { describe, expect, test } from 'vitest';
import {
  bindingOf,
  idOf,
  type Job,
  jobFor,
  jobIn,
  outcomeIn,
  questionOf,
  queueOf,
  type Result,
} from '../../../src/grading/queue/job.js';
import { seal } from '../../../src/grading/queue/seal.js';
import { job, plan, question, questionThere, record, secret, setting } from './example.js';

describe('a job', () => {
  test('has a pseudonym, the answers of one question and what it needs, and digests of the rest', () => {
    const { student, ...rest } = job();
    expect(student).toMatch(/^[0-9a-f]{32}$/);
    expect(rest).toEqual({
      ...setting,
      ...{ run: 'now', round: 1, submission: 'd'.repeat(64), question: 'q2', carried: [] },
      answers: [
        ['q1', "function q1() { return 'mine' }"],
        ['q2', "function q2() { return 'mine too' }"],
      ],
    });
  });

  test('has neither the student, nor the other answers, nor anything of the author, nor the secret', () => {
    const text = seal(secret, 'jobs', job({ carried: ['q1'] }));
    for (const hidden of ['ada', 'not for this question', 'given', 'the solution', secret, 'cells'])
      expect(text).not.toContain(hidden);
    expect(job({ carried: ['q1'] }).answers.map(([id]) => id)).toEqual(['q2']);
  });

  test.each([[[]], [['q1']]])('is the same question for the worker; carried %j', (carried) => {
    const there = JSON.parse(JSON.stringify(job({ carried }))) as Job;
    expect(questionOf(there, plan, secret)).toEqual(questionThere(carried));
    expect(idOf(there)).toBe(idOf(job({ carried })));
  });

  test('has the answers to other questions that it builds on', () => {
    const cells = [...question().cells.cells, { question: 'q3', source: 'const mine = 1;' }];
    const { answers } = jobFor({ ...question(), cells: { ...question().cells, cells } }, setting, 'now', 1, 'ada');
    expect(answers.at(-1)).toEqual(['q3', 'const mine = 1;']);
  });

  test('is another one for another run, round or student', () => {
    const all = [job(), job({ run: 'then' }), job({ round: 2 }), job({ student: 'bob' })];
    expect(new Set(all.map(idOf)).size).toBe(4);
  });
});

describe('a worker', () => {
  const message = seal(secret, 'jobs', job());
  test('takes the job that the coordinator has asked for', () => {
    expect(jobIn(message, idOf(job()), setting, secret)).toEqual(job());
  });

  test.each<[what: string, message: unknown, id: string]>([
    ['that a student has put there', { name: 'mark', data: { student: 'eve', question: 'q1' } }, idOf(job())],
    ['with a secret of the student', seal('b'.repeat(64), 'jobs', job()), idOf(job())],
    ['with an answer exchanged', message.replace('mine too', 'theirs'), idOf(job())],
    ['under the name of another one', message, idOf(job({ student: 'eve' }))],
    ['made of a result', seal(secret, 'results', job()), idOf(job())],
  ])('refuses a job %s', (_what, given, id) => {
    expect(jobIn(given, id, setting, secret)).toBeNull();
  });

  test.each(['assignment', 'source', 'marker', 'node', 'isolation'] as const)(
    'refuses a job for another %s, and has another queue',
    (name) => {
      const other = { ...setting, [name]: 'another' };
      expect(jobIn(message, idOf(job()), other, secret)).toBeNull();
      expect(queueOf(secret, other)).not.toBe(queueOf(secret, setting));
    },
  );

  test('of another term has another queue', () => {
    expect(queueOf('b'.repeat(64), setting)).not.toBe(queueOf(secret, setting));
  });
});

describe('a result', () => {
  const resultOf = (one: Job, changes: Partial<Result> = {}, by = secret) =>
    seal(by, 'results', { job: idOf(one), binding: bindingOf(one), outcome: { record }, by: 'host 1', ...changes });

  test('of the job is taken', () => {
    expect(outcomeIn(resultOf(job()), job(), secret)).toEqual({ record, by: 'host 1' });
    const failed = { failed: 'no sandbox' };
    expect(outcomeIn(resultOf(job(), { outcome: failed }), job(), secret)).toEqual({ ...failed, by: 'host 1' });
  });

  test.each<[what: string, other: Job, why: string]>([
    ['of an older run', job({ run: 'then' }), 'run'],
    ['of the round before', job({ round: 2 }), 'round'],
    ['of another student', job({ student: 'eve' }), 'student'],
    ['of another submission', { ...job(), submission: 'c'.repeat(64) }, 'submission'],
    ['of another question', { ...job(), question: 'q1' }, 'question'],
    ['of another homework', { ...job(), assignment: 'hw2' }, 'assignment'],
    ['by another version of the source', { ...job(), source: 'c'.repeat(64) }, 'source'],
    ['by another Lectern', { ...job(), marker: 'c'.repeat(64) }, 'marker'],
    ['by another Node', { ...job(), node: 'v22.0.0' }, 'node'],
    ['in another isolation', { ...job(), isolation: 'none' }, 'isolation'],
    ['of other answers', { ...job(), answers: [['q2', 'other']] }, 'job'],
    ['with other answers of the author', job({ carried: ['q1'] }), 'job'],
  ])('%s is refused', (_what, other, why) => {
    expect(outcomeIn(resultOf(other), job(), secret)).toEqual({ refused: `it belongs to another ${why}` });
  });

  test.each<[what: string, message: string]>([
    ['that nobody has sealed', JSON.stringify({ format: 1, student: 'eve', got: 10, points: 10 })],
    ['that a student has sealed', resultOf(job(), {}, 'b'.repeat(64))],
    ['whose points were changed', resultOf(job()).replace('"got":1', '"got":9')],
    [
      'whose student was changed',
      resultOf(job({ student: 'eve' })).replace(job({ student: 'eve' }).student, job().student),
    ],
    ['that is a job', seal(secret, 'jobs', job())],
  ])('%s is refused', (_what, message) => {
    expect(outcomeIn(message, job(), secret)).toEqual({
      refused: 'it does not come from a worker with the secret of this term, or was changed on its way',
    });
  });
});
