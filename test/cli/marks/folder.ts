// A folder of marks as `lectern grade` leaves it, made without running anything.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parseAssignment } from '../../../src/assignment/source.js';
import type { Voice } from '../../../src/cli/assignment/command.js';
import { keepHandedIn } from '../../../src/grading/marks/handed-in.js';
import { keepOutline, outlineOf } from '../../../src/grading/outline.js';
import type { SubmissionRecord } from '../../../src/grading/record.js';
import { Store } from '../../../src/grading/store.js';

export const root = mkdtempSync(join(tmpdir(), 'lectern-marks-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const source = `// %% answer="q1" points=4
// BEGIN SOLUTION
1;
// END SOLUTION
// %% checks="q1"
1;
// %% [markdown] answer="q2" points=2
// Why?
//
// <!-- BEGIN SOLUTION -->
// Because of both passes.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 1.5 points: names both passes
// 0.5 points: says it clearly
//
// Spelling does not matter.
// <!-- END MARK SCHEME -->
`;
export const outline = outlineOf(parseAssignment('hw2', source), 'h');
export const stub = outline.questions[1]!.stub;
export const inWords = (text: string): string => stub.replace('*Your answer here.*', text);

export interface Handed {
  got: number;
  words: string;
  /** What stands in timestamp.txt. */
  time?: string;
}

export const write = (name: string, text: string): string => {
  const file = join(root, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
};

/** Marks these submissions, as far as a test needs it. */
export function graded(name: string, class_: { [student: string]: Handed }): string {
  const out = join(root, name);
  const store = new Store(out);
  keepOutline(out, outline);
  const entries = Object.entries(class_).map(([student, { got, words, time }]) => {
    const record: SubmissionRecord = {
      format: 1,
      assignment: 'hw2',
      student,
      submission: 's',
      source: 'h',
      marker: 'm',
      node: 'v20.20.2',
      isolation: 'bubblewrap',
      problem: null,
      points: 6,
      got,
      questions: [
        { question: 'q1', points: 4, got, end: 'marked', reason: null, checks: [], carried: [] },
        { question: 'q2', points: 2, got: 0, end: 'manual', reason: 'marked by hand', checks: [], carried: [] },
      ],
    };
    store.keep(record);
    store.keepAnswers(
      student,
      new Map([
        ['q1', '1;'],
        ['q2', inWords(words)],
      ]),
    );
    const file = write(`${name}-submitted/${student}/hw2/hw2.ipynb`, '{}');
    if (time !== undefined) write(`${name}-submitted/${student}/hw2/timestamp.txt`, time);
    return { student, file };
  });
  keepHandedIn(out, entries, 'hw2');
  return out;
}

export const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
/** Markdown without what escapes its signs. */
export const report = (out: string, name: string): string => read(out, `${name}.md`).replaceAll('\\', '');

/** What a command said. */
export function spoken(command: (args: string[], voice: Voice) => number, ...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const status = command(args, {
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
  });
  return { status, said: said.join('\n'), complained: complained.join('\n') };
}
