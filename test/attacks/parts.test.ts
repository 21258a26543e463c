// Attacks on the parts around marking: names, archives, reports and sheets of marks.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collected } from '../../src/grading/collect/collect.js';
import { zipEntries } from '../../src/grading/collect/zip.js';
import { junit } from '../../src/grading/export/junit.js';
import { finalMarks, noDecisions } from '../../src/grading/marks/final.js';
import type { Outline } from '../../src/grading/outline.js';
import type { Plan } from '../../src/grading/plan.js';
import type { SubmissionRecord } from '../../src/grading/record.js';
import { pageHtml, pageMarkdown } from '../../src/grading/reports/page.js';
import { studentPage } from '../../src/grading/reports/student.js';
import { markAll } from '../../src/grading/run.js';
import { makeRoom, type Room } from '../../src/grading/sandbox/room.js';
import { starter } from '../../src/grading/sandbox/start.js';
import { userOf } from '../../src/grading/sandbox/users.js';
import { Store } from '../../src/grading/store.js';
import { csvOf } from '../../src/grading/texts/csv.js';
import { homework } from './corpus.js';

const out = mkdtempSync(join(tmpdir(), 'lectern-attacks-parts-'));
afterAll(() => rmSync(out, { recursive: true }));
const plan: Plan = { assignment: homework, source: 's', questions: homework.questions, checks: new Map() };

/** Marks students without a submission, which takes no sandbox. */
async function mark(...students: string[]): Promise<SubmissionRecord[]> {
  const records: SubmissionRecord[] = [];
  await markAll(
    students.map((student) => ({ student, file: null })),
    [() => Promise.reject(new Error('nothing is run'))],
    {
      ...{ plan, secret: 'secret', marker: 'm', isolation: 'bubblewrap', again: false, question: null },
      store: new Store(out),
      done: (record) => records.push(record),
      failed: (student, why) => expect.unreachable(`${student}: ${why}`),
    },
  );
  return records;
}

describe('two submissions of one student', () => {
  test.each([
    ['of the same name', 'zoe', 'zoe', 1],
    ['in other letters', 'zoe', 'ZOE', 2],
    ['composed and decomposed', 'zo\u00eb', 'zoe\u0308', 2],
    ['in wide letters', 'zoe', '\uff5aoe', 2],
  ])('%s bring no mark for either', async (_, one, other, n) => {
    const records = await mark(one, 'alice', other);
    const [alice, ...own] = records.sort((a, b) => Number(b.student === 'alice') - Number(a.student === 'alice'));
    expect(alice!.problem).toBe('nothing was handed in');
    expect(own).toHaveLength(n);
    for (const { got, problem } of own) {
      expect(got).toBe(0);
      expect(problem).toContain('there are 2 submissions of one student');
    }
  });
});

test('the record of another student, or of an older submission, is not taken', async () => {
  const [record] = await mark('bob');
  const store = new Store(out);
  const { format: _, problem: _p, points: _o, got: _g, questions: _q, ...binding } = record!;
  expect(store.record(binding)).toEqual(record);
  for (const name of ['student', 'submission', 'source', 'marker', 'node', 'isolation', 'assignment'] as const) {
    store.keep({ ...record!, [name]: 'other', student: 'bob', ...(name === 'student' && { student: 'eve' }) });
    const asked = name === 'student' ? { ...binding, student: 'mallory' } : binding;
    expect(store.record(asked), name).toBeNull();
  }
});

describe('archives', () => {
  const pack = (files: { [path: string]: Uint8Array }) => zipEntries(zipSync(files));
  const roster = [{ id: 'alice', name: 'Alice', canvas: '', moodle: '' }] as unknown as Parameters<typeof collected>[1];

  test.each([
    '../../alice/homework/homework.ipynb',
    '/alice/homework/homework.ipynb/x',
    '..\\alice\\homework\\a.ipynb',
  ])('hand in nothing for others, by the name %s', (path) => {
    const { notebooks } = collected(pack({ [path]: new Uint8Array(2) }), roster, 'homework');
    expect([...notebooks.keys()]).toEqual([]);
  });

  test('unpack to no more than is allowed', () => {
    const [bomb] = pack({ 'homework.ipynb': new Uint8Array(2 ** 24) });
    expect(() => bomb!.read(2 ** 20)).toThrow(RangeError);
  });
});

describe('what is said', () => {
  const said = '<script>alert(1)</script> [x](javascript:alert(1)) ]]><failure/>';
  const question = { question: 'q1', points: 2, got: 0, end: 'failed', reason: said, carried: [], checks: [] } as const;
  const record = {
    assignment: 'hw',
    student: '=HYPERLINK(1)',
    problem: null,
    points: 2,
    got: 0,
    isolation: 'bubblewrap',
  };
  const questions = [{ ...question, checks: [{ what: 'q', points: 2, got: 0, said, mistake: null }] }];
  const outline: Outline = {
    format: 1,
    assignment: 'hw',
    source: 's',
    given: { code: '', text: '' },
    questions: [{ id: 'q1', points: 2, kind: 'checked', stub: '', solution: '', scheme: '' }],
  };
  const whole = { ...record, questions } as unknown as SubmissionRecord;
  const page = studentPage(finalMarks(outline, whole, {}, noDecisions));

  test('is text in a page', () => {
    expect(pageHtml(page)).toContain('&lt;script&gt;');
    expect(pageHtml(page)).not.toMatch(/<script|<failure/);
    expect(pageMarkdown(page)).not.toMatch(/(?<!\\)<|(?<!\\)\]\(/);
  });

  test('is text in XML', () => {
    const questions = [{ id: 'q1', got: 0, points: 2, said: [said] }];
    const text = junit({ assignment: 'hw', students: [{ id: 'eve', questions }] } as unknown as Parameters<
      typeof junit
    >[0]);
    expect(text).not.toMatch(/\]\]>|<failure\/>|<script/);
  });

  test('is no formula in a sheet', () => {
    expect(csvOf([['=HYPERLINK(1)', '@SUM(1)', '+1+1', '-1+1', 2]])).toBe("'=HYPERLINK(1),'@SUM(1),'+1+1,'-1+1,2\n");
  });
});

describe.skipIf(process.getuid?.() !== 0)('the weaker isolation, by a user of its own', () => {
  let room: Room;
  beforeAll(() => {
    room = makeRoom(fileURLToPath(new URL('../..', import.meta.url)));
  });
  afterAll(() => room.remove());
  const slot = 90;
  const user = userOf('user', slot)!;
  const processes = () =>
    readdirSync('/proc').filter(
      (id) => /^\d+$/.test(id) && /\nState:\t[^Z][\s\S]*\nUid:\t(\d+)/.exec(statusOf(id))?.[1] === String(user),
    );

  test('leaves nothing of an answer to the next one', async () => {
    const start = starter(room, 'user', slot);
    const limits = { seconds: 5, megabytes: 512 };
    const daemon = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { detached: true, stdio: 'ignore' }).unref()`;
    spawnSync(process.execPath, ['-e', daemon], { uid: user, gid: user, cwd: '/' });
    expect(processes()).toHaveLength(1);
    const guest = start(limits, []);
    await guest.ready;
    expect(processes()).toEqual([String(guest.pid)]);
    guest.kill();
  });
});

function statusOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8');
  } catch {
    return ''; // it has ended
  }
}
