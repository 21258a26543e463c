// What a worker does with a job.

import { describe, expect, test } from 'vitest';
import { idOf, type Job, outcomeIn } from '../../../src/grading/queue/job.js';
import { seal } from '../../../src/grading/queue/seal.js';
import { RefusedError, take } from '../../../src/grading/queue/take.js';
import type { QuestionRecord } from '../../../src/grading/record.js';
import { boardInMemory, job, plan, questionThere, record, secret, setting } from './example.js';

/** A worker with a board; `mark` is what it marks with. */
function worker(mark: () => Promise<QuestionRecord> = async () => record) {
  const board = boardInMemory();
  void board.want(idOf(job()));
  const said: string[] = [];
  const marked: unknown[] = [];
  const taker = { plan, setting, secret, board, say: (line: string) => void said.push(line), pause: 1, lease: 1 };
  const taken = (one: Job, message: unknown = seal(secret, 'jobs', one)) =>
    take(idOf(one), message, taker, (wanted) => {
      marked.push(wanted);
      return mark();
    });
  const found = (one: Job) => outcomeIn(board.results.get(idOf(one))!, one, secret);
  return { board, said, marked, taken, found };
}

describe('a job', () => {
  test('is marked, and what came out lies on the board', async () => {
    const { taken, found, marked, said, board } = worker();
    await taken(job());
    expect(found(job())).toMatchObject({ record });
    expect(marked).toEqual([questionThere()]);
    expect(said).toEqual([`hw q2 of ${job().student.slice(0, 8)}: 1 of 1 points`]);
    expect(await board.tries(idOf(job()))).toBe(0);
  });

  test('that is no job of ours is not marked, and nothing is said to those who wait for it', async () => {
    const { taken, marked, said, board } = worker();
    await expect(taken(job(), JSON.stringify(job()))).rejects.toThrow(RefusedError);
    expect(marked).toEqual([]);
    expect(board.results.size).toBe(0);
    expect(said).toEqual([
      'refused a job: it does not come from a marker with the secret of this term and this version of the homework',
    ]);
  });

  test('that has a result is not marked again', async () => {
    const { taken, marked } = worker();
    await taken(job());
    await taken(job());
    expect(marked.length).toBe(1);
  });

  test('that nobody waits for is not marked', async () => {
    const { taken, marked, board } = worker();
    await board.clear(idOf(job()));
    await taken(job());
    expect(marked).toEqual([]);
  });

  test('that nobody waits for any more when it is marked leaves nothing', async () => {
    const { taken, board } = worker(async () => {
      await board.clear(idOf(job()));
      return record;
    });
    await taken(job());
    expect(board.results.size).toBe(0);
  });

  test('that cannot be marked is given back with the reason, and is no mark', async () => {
    const { taken, found, said } = worker(() => Promise.reject(new Error('no sandbox')));
    await taken(job());
    expect(found(job())).toMatchObject({ failed: 'no sandbox' });
    expect(said).toEqual([`hw q2 of ${job().student.slice(0, 8)}: not marked: no sandbox`]);
  });

  test('is noted as begun while it is marked', async () => {
    const { taken, board } = worker(async () => {
      expect(await board.tries(idOf(job()))).toBe(1);
      return record;
    });
    await taken(job());
    expect.assertions(1);
  });
});

describe('an answer under which workers have ended', () => {
  const ended = async (n: number, board: ReturnType<typeof boardInMemory>) => {
    for (let i = 0; i < n; i++) await board.begin(idOf(job()));
  };

  test('is run again after two of them', async () => {
    const { taken, found, board } = worker();
    await ended(2, board);
    await taken(job());
    expect(found(job())).toMatchObject({ record });
  });

  test('gets no points after three, with the reason', async () => {
    const { taken, found, marked, board } = worker();
    await ended(3, board);
    await taken(job());
    expect(marked).toEqual([]);
    const reason = 'the answer was not run again: 3 times the marker ended while it ran';
    expect(found(job())).toMatchObject({
      record: { ...{ question: 'q2', points: 1, got: 0, end: 'stopped', reason, carried: [] } },
    });
  });

  test('is not given up when one of them was only cut off, and sends its result meanwhile', async () => {
    const { taken, found, marked, board } = worker();
    await ended(3, board);
    const other = worker();
    await other.taken(job());
    const late = board.tries;
    board.tries = async (id) => {
      board.results.set(id, other.board.results.get(id)!); // comes behind the first look
      return await late(id);
    };
    await taken(job());
    expect(marked).toEqual([]);
    expect(found(job())).toMatchObject({ record });
  });

  test('is run again when one of them gives it back meanwhile', async () => {
    const { taken, marked, board } = worker();
    await ended(3, board);
    const { tries } = board;
    let looks = 0;
    board.tries = async (id) => (await tries(id)) - looks++;
    await taken(job());
    expect(marked.length).toBe(1);
  });
});
