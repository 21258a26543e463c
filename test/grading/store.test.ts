// Records are there whole or not at all, and what was begun goes on.

import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Binding, QuestionRecord, SubmissionRecord } from '../../src/grading/record.js';
import { Store } from '../../src/grading/store.js';

const folder = mkdtempSync(join(import.meta.dirname, 'tmp-'));
afterAll(() => rmSync(folder, { recursive: true }));
const store = new Store(folder);

const binding = (student: string): Binding => ({
  assignment: 'hw',
  student,
  submission: 's',
  source: 'h',
  marker: 'm',
  node: 'v20',
  isolation: 'bubblewrap',
});
const question = (id: string, got = 1): QuestionRecord => ({
  question: id,
  points: 2,
  got,
  end: 'marked',
  reason: null,
  checks: [],
  carried: [],
});
const record = (student: string): SubmissionRecord => ({
  format: 1,
  ...binding(student),
  problem: null,
  points: 2,
  got: 1,
  questions: [question('q1')],
});

describe('a submission', () => {
  test('whose marking was broken off goes on where it was', () => {
    const anna = binding('anna');
    store.note(anna, { begins: 'q1' });
    store.note(anna, question('q1'));
    store.note(anna, { begins: 'q2' });
    expect(store.begun(anna).marked).toEqual(new Map([['q1', question('q1')]]));
    expect(store.begun(anna).tries).toEqual(new Map([['q1', 1], ['q2', 1]])); // biome-ignore format: one line
  });

  test('whose marker was told to end has not been tried', () => {
    const eve = binding('eve');
    for (let n = 0; n < 3; n++) {
      store.note(eve, { begins: 'q1' });
      store.leave();
    }
    expect(store.begun(eve).tries.get('q1')).toBe(0);
    store.leave(); // nothing is being marked
    expect(store.begun(eve).tries.get('q1')).toBe(0);
    store.note(eve, { begins: 'q1' });
    expect(store.begun(eve).tries.get('q1')).toBe(1);
  });

  test('of which a line was cut off goes on without it, and with what comes after', () => {
    const bob = binding('bob');
    store.note(bob, question('q1'));
    appendFileSync(join(folder, 'records/bob.part'), '{"question":"q2","poi');
    expect([...store.begun(bob).marked.keys()]).toEqual(['q1']);
    store.note(bob, question('q3'));
    expect([...store.begun(bob).marked.keys()]).toEqual(['q1', 'q3']);
  });

  test('that was handed in again begins anew', () => {
    const carl = binding('carl');
    store.note(carl, question('q1'));
    expect(store.begun({ ...carl, submission: 'other' }).marked.size).toBe(0);
  });

  test('that is marked is kept, and what was noted is not needed any more', () => {
    store.note(binding('dora'), question('q1'));
    store.keep(record('dora'));
    expect(store.record(binding('dora'))).toEqual(record('dora'));
    expect(store.record({ ...binding('dora'), marker: 'a newer one' })).toBeNull();
    expect(readdirSync(join(folder, 'records')).filter((name) => name.startsWith('dora'))).toEqual(['dora.json']);
    expect(JSON.parse(readFileSync(join(folder, 'records/dora.json'), 'utf8'))).toEqual(record('dora'));
  });
});
