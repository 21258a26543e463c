// `lectern marks`: what an instructor decides is kept, is read by students, and is refused where it is wrong.

import { existsSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { marks } from '../../../src/cli/marks/marks.js';
import { keepHandedIn } from '../../../src/grading/marks/handed-in.js';
import { graded, read, report, root, spoken, write } from './folder.js';

const due = '2026-11-30T23:59+01:00'; // 22:59 UTC
const words = 'Because.';
const late = ['--due', due, '--late', '10% a day up to 50%'];
const points = (out: string) =>
  Object.fromEntries(
    read(out, 'marks.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map((row) => [row[1], [Number(row.at(-4)), Number(row.at(-3))]]),
  ) as { [student: string]: [late: number, score: number] };

describe('handing in late', () => {
  const out = graded('late', {
    anna: { got: 4, words, time: '2026-11-30 22:59:00.000000 UTC' },
    bob: { got: 3, words, time: '2026-12-02 00:59:00.000000 UTC' },
    carl: { got: 2, words, time: '2027-11-30 22:59:00.000000 UTC' },
    dora: { got: 2, words },
    emil: { got: 2, words, time: 'yesterday' },
  });

  test("costs by nbgrader's timestamps, to the moment, and up to a bound", () => {
    const { status, said } = spoken(marks, out, ...late);
    expect(status).toBe(0);
    expect(points(out)).toEqual({ anna: [0, 4], bob: [0.6, 2.4], carl: [1, 1], dora: [0, 2], emil: [0, 2] });
    expect(said).toContain('hw2: 5 students, 2 late, 0 marks set by you');
    expect(said).toContain('2 students to be looked at');
  });

  test('is said to the student with its reason, and who has no time to the instructor', () => {
    expect(report(out, 'reports/bob')).toContain(
      'Handed in late by 1 day 2 hours: −20 % of the points (10% a day up to 50%, 2 days begun); it was due 2026-11-30T23:59+01:00. Without that it would be 3 points.',
    );
    expect(report(out, 'reports/dora')).not.toContain('not known');
    expect(report(out, 'class')).toContain('dora: it is not known when this was handed in; it counts as in time');
    expect(report(out, 'class')).toContain('emil: timestamp.txt does not say when this was handed in');
  });

  test('a table of times counts before the timestamps, and an extension is more time', () => {
    const times = write('times.csv', 'student,time\nanna,2026-12-01T00:00+01:00\n');
    const extensions = write('extensions.csv', 'student,due\nbob,2026-12-01T23:59+01:00\nzoe,2026-12-01T23:59+01:00\n');
    const { status, complained } = spoken(marks, out, '--times', times, '--extensions', extensions);
    expect(status).toBe(0);
    expect(complained).toBe(
      `${extensions}, line 3: nobody here is called "zoe", so this counts for nobody yet; students are called as in reports/`,
    );
    expect(points(out)).toMatchObject({ anna: [0.4, 3.6], bob: [0.3, 2.7] });
    expect(report(out, 'reports/bob')).toContain('it was due 2026-12-01T23:59+01:00, by an extension');
  });

  test('what is left out stays, none takes it away', () => {
    spoken(marks, out, '--late', 'none');
    expect(points(out)).toMatchObject({ anna: [0, 4], bob: [0, 3] });
    expect(report(out, 'reports/bob')).toContain('Nothing is taken for that.');
    spoken(marks, out, '--due', 'none', '--extensions', 'none', '--times', 'none');
    expect(report(out, 'reports/bob')).not.toContain('late');
    expect(existsSync(join(out, 'decisions/times.csv'))).toBe(false);
  });
});

test('the time that a file was changed says nothing, and no link is followed', () => {
  const out = graded('mtime', { anna: { got: 4, words }, bob: { got: 4, words } });
  const file = (student: string) => join(root, 'mtime-submitted', student, 'hw2/hw2.ipynb');
  utimesSync(file('anna'), new Date('2030-01-01'), new Date('2030-01-01'));
  symlinkSync(write('elsewhere.txt', '2030-01-01 00:00:00 UTC'), join(file('bob'), '../timestamp.txt'));
  const entries = ['anna', 'bob'].map((student) => ({ student, file: file(student) }));
  keepHandedIn(out, entries, 'hw2');
  spoken(marks, out, ...late);
  expect(points(out)).toEqual({ anna: [0, 4], bob: [0, 4] });
  expect(report(out, 'class')).toContain('bob: timestamp.txt does not say');
});

test('notebooks in one folder share no time', () => {
  const out = graded('flat', { anna: { got: 4, words } });
  write('flat/timestamp.txt', '2030-01-01 00:00:00 UTC');
  keepHandedIn(out, [{ student: 'anna', file: write('flat/anna.ipynb', '{}') }], 'hw2');
  expect(read(out, 'handed-in.json')).toBe('{}\n');
});

describe('points that the instructor sets', () => {
  const out = graded('set', { anna: { got: 1, words }, bob: { got: 4, words } });
  const table = write('o.csv', 'student,question,points,reason\nanna,q1,3.5,"the check was wrong, sorry"\n');

  test('count, and the student reads the reason', () => {
    const { said } = spoken(marks, out, '--overrides', table);
    expect(said).toContain('2 students, 0 late, 1 mark set by you');
    expect(points(out)['anna']).toEqual([0, 3.5]);
    expect(report(out, 'reports/anna')).toContain(
      '- Set to 3.5 of 4 points by the instructor: the check was wrong, sorry\n- Before that it had 1.\n',
    );
  });

  test('a wrong table changes nothing', () => {
    const before = read(out, 'decisions/overrides.csv');
    const wrong = write('wrong.csv', 'student,question,points,reason\nanna,q1,5,x\nbob,q7,1,\n');
    const { status, complained } = spoken(marks, out, '--overrides', wrong, '--due', due);
    expect(status).toBe(2);
    expect(complained.split('\n')).toEqual([
      `${wrong}, line 2: "5" cannot be the points of q1; write a number from 0 to 4`,
      `${wrong}, line 3: there is no question "q7"; the homework has q1, q2`,
      `${wrong}, line 3: give a reason, which the student reads too`,
    ]);
    expect(read(out, 'decisions/overrides.csv')).toBe(before);
    expect(existsSync(join(out, 'decisions/due.txt'))).toBe(false);
  });

  test('a table that was edited where it is kept counts', () => {
    write('set/decisions/overrides.csv', 'student,question,points,reason\nbob,q1,0,copied\n');
    expect(spoken(marks, out).status).toBe(0);
    expect(points(out)).toEqual({ anna: [0, 1], bob: [0, 0] });
  });
});

test.each<[what: string, args: string[], said: string]>([
  ['no folder', ['--late', 'none'], 'give the folder that lectern grade wrote'],
  ['another folder', [join(root)], 'is no folder of marks: it has no outline.json'],
  ['no such table', ['OUT', '--times', 'nowhere.csv'], '--times: nowhere.csv does not exist'],
  ['a time without its zone', ['OUT', '--due', '2026-11-30 23:59'], 'write it with its time zone'],
  ['no such penalty', ['OUT', '--due', due, '--late', 'a lot'], '"a lot" says no penalty'],
  ['a penalty and no due time', ['OUT', '--late', '10% a day'], 'needs to know when it was due'],
  ['an unknown option', ['OUT', '--lateness', 'x'], 'there is no option --lateness; did you mean --late?'],
])('a command with %s is refused', (_what, args, said) => {
  const out = graded('refused', { anna: { got: 4, words } });
  const { status, complained } = spoken(marks, ...args.map((one) => (one === 'OUT' ? out : one)));
  expect([status, complained]).toEqual([2, expect.stringContaining(said)]);
  expect(existsSync(join(out, 'decisions'))).toBe(false);
});
