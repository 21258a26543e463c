// The two processes of an answer as they are built: one makes a module of cells, the other runs it. No sandbox is needed for that.

import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fromGuest, toGuest } from '../../src/grading/channel/frames.js';
import type { Cells } from '../../src/grading/channel/requests.js';
import { decode, encode } from '../../src/grading/channel/values.js';
import { Compiler } from '../../src/grading/compiler.js';
import { usual } from '../../src/grading/sandbox/limits.js';
import { makeRoom } from '../../src/grading/sandbox/room.js';
import { starter } from '../../src/grading/sandbox/start.js';

const room = makeRoom(join(import.meta.dirname, '../..'));
const compiler = new Compiler(starter(room, 'none', 0, 'compiler'));
afterAll(() => {
  compiler.end();
  room.remove();
});

const honest = { question: 'q2', source: 'export const sum = (a, b) => a + b;' };
/** More brackets than a parser's stack has room for, behind what looks like the head of a function and is none. */
const brackets = { question: 'q1', source: `export const pair = (a, b);\nx=${'('.repeat(20_000)}` };
const asked = (question: string, cells: Cells['cells'], name = 'sum'): Cells => ({
  cells,
  questions: [question],
  names: [name],
});

/** What the sum of two numbers is, by the module that is made of cells. */
async function sumBy(cells: Cells, submission: string): Promise<unknown> {
  const module = await compiler.module(cells, submission);
  if ('problem' in module) return module.problem;
  const guest = starter(room, 'none', 0)(usual, []);
  try {
    await guest.ready;
    const loaded = await guest.ask(toGuest.module, module.bytes, 65536, 30_000);
    if (loaded.kind !== fromGuest.loaded) return new TextDecoder().decode(loaded.content);
    return decode((await guest.ask(toGuest.call, encode(['sum', null, 2, 3]), 65536, 30_000)).content);
  } finally {
    guest.kill();
  }
}

test('an answer is compiled in one process and called in the other', async () => {
  expect(await sumBy(asked('q2', [honest]), 'a')).toBe(5);
});

test('what one answer does to the compiler, the next one does not feel', async () => {
  const hostile = await compiler.module(asked('q1', [brackets], 'pair'), 'b');
  expect(hostile).toMatchObject({ problem: expect.stringContaining('Maximum call stack') });
  expect(await sumBy(asked('q2', [honest]), 'b')).toBe(5);
});

test('nor does it where both are in one notebook', async () => {
  const usesPair = { question: 'q1', source: `${brackets.source}; sum` };
  expect(await sumBy(asked('q2', [usesPair, honest]), 'c')).toBe(5);
  expect(
    await sumBy(asked('q2', [{ question: 'q1', source: `export const a = 1; ${brackets.source}` }, honest]), 'd'),
  ).toBe(5);
});
