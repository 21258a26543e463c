// `lectern export`: the marks that count, with late points and points set by hand, as files of others, and what is missing in them.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exported } from '../../../src/cli/marks/export.js';
import { mark } from '../../../src/cli/marks/mark.js';
import { marks } from '../../../src/cli/marks/marks.js';
import { digestOf } from '../../../src/grading/keys.js';
import { graded, inWords, read, spoken, write } from './folder.js';

const out = graded('export', {
  anna: { got: 4, words: 'x', time: '2026-12-01 00:00:00.000000 UTC' },
  bob: { got: 1, words: 'y', time: '2026-11-30 00:00:00.000000 UTC' },
});
const roster = write('roster.csv', 'id,name,canvas,moodle\nanna,"Ada, Anna",11,501\nzoe,"Zuse, Zoe",12,502\n');
const overrides = write('export.csv', 'student,question,points,reason\nbob,q1,2,=1+1\n');
spoken(marks, out, '--due', '2026-11-30T12:00Z', '--late', '10% a day', '--overrides', overrides);
const given = { answer: digestOf(inWords('x')), points: 1, criteria: [], comment: 'Well said.' };
const json = { format: 1, assignment: 'hw2', question: 'q2', points: 2, marks: [given] };
spoken(mark, 'hw2', '--out', out, '--import', write('export.json', JSON.stringify(json)));
// anna: (4 + 1) less 10 %; bob: 2, and an answer that is open

const run = (...args: string[]) => spoken(exported, '--out', out, ...args);

test.each<[format: string, file: string, lines: string[]]>([
  ['csv', 'hw2.csv', ['hw2,anna,"Ada, Anna",4,1,0.5,4.5,6', 'hw2,bob,,2,,0,2,6,to be marked by hand: q2']],
  [
    'nbgrader',
    'hw2.nbgrader.csv',
    [
      'hw2,2026-11-30 12:00:00,2026-12-01 00:00:00,anna,Ada,Anna,,5,0.5,4.5,6',
      'hw2,2026-11-30 12:00:00,2026-11-30 00:00:00,bob,,,,2,0,2,6',
    ],
  ],
  ['canvas', 'hw2.canvas.csv', ['"Ada, Anna",11,,anna,,4.5', 'bob,,,bob,,2']],
  ['junit', 'hw2.junit.xml', ['<property name="score" value="4.5">', 'Set to 2 of 4 points by the instructor: =1+1']],
  [
    'moodle',
    'hw2.moodle.csv',
    ['anna,"Ada, Anna",,4.5,"q1: 4 of 4 points', 'Well said.', 'handed in late: 0.5 points less'],
  ],
])('as %s', (format, file, lines) => {
  const { status, said, complained } = run('--format', format, '--roster', roster);
  expect([status, said]).toEqual([0, `Wrote the marks of 2 students to ${join(out, 'export', file)}`]);
  expect(complained.split('\n')).toEqual([
    `1 answer to be marked by hand: its points are missing here; lectern mark hw2 --out ${out} makes the pages`,
    'without marks, as nothing of theirs was marked: zoe',
    'with marks, but not in the roster: bob',
  ]);
  for (const line of lines) expect(read(out, 'export', file)).toContain(line);
});

test("as Gradescope's results, a file for each student", () => {
  expect(run('--format', 'gradescope').status).toBe(0);
  const results = JSON.parse(read(out, 'export/hw2.gradescope/anna.json'));
  expect(results).toMatchObject({ score: 4.5, tests: [{ score: 4 }, { score: 1, output: 'Well said.' }] });
});

test("as Moodle's worksheet, filled in, and where --to says", () => {
  const head = 'Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments';
  const sheet = write('sheet.csv', `${head}\nParticipant 501,Anna Ada,,100,-,\nParticipant 502,Zoe Zuse,,100,-,\n`);
  const to = join(out, 'filled.csv');
  expect(run('--format', 'moodle', '--sheet', sheet, '--roster', roster, '--to', to).status).toBe(0);
  expect(read(to)).toContain('Participant 501,Anna Ada,4.5,100,');
  expect(read(to)).toContain('Participant 502,Zoe Zuse,,100,');
});

test("as a column of Canvas's", () => {
  run('--format', 'canvas', '--column', 'Homework 2 (4711)');
  expect(read(out, 'export/hw2.canvas.csv').split('\n')[0]).toBe(
    'Student,ID,SIS User ID,SIS Login ID,Section,Homework 2 (4711)',
  );
});

test.each<[what: string, args: string[], said: string]>([
  ['no format', [], 'say for what: --format nbgrader, canvas, moodle, csv, junit, gradescope'],
  ['another format', ['--format', 'toString'], 'toString is no format: --format nbgrader'],
  ['a sheet for another format', ['--format', 'csv', '--sheet', 'x'], '--sheet is for --format moodle only'],
  ['a column for another format', ['--format', 'csv', '--column', 'x'], '--column is for --format canvas only'],
  ['a sheet without a roster', ['--format', 'moodle', '--sheet', 'x'], '--roster FILE says in its column moodle'],
  ['no such roster', ['--format', 'csv', '--roster', 'x'], '--roster: x does not exist'],
  ['a bad roster', ['--format', 'csv', '--roster', overrides], 'lacks the column "id"'],
  ['a sheet of something else', ['--format', 'moodle', '--roster', roster, '--sheet', roster], 'the grading worksheet lacks the columns'], // biome-ignore format: one line
  ['more', ['hw2', '--format', 'csv'], 'takes options only, not hw2'],
])('a command with %s is refused', (_what, args, said) => {
  const { status, complained } = run(...args);
  expect([status, complained]).toEqual([2, expect.stringContaining(said)]);
});
