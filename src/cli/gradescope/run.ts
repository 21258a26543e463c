// What an autograder does in Gradescope's container: marks the one submission that lies there, and writes its results.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type GradescopeResults, gradescope } from '../../grading/export/gradescope.js';
import type { SubmissionRecord } from '../../grading/record.js';
import { saidByMarker } from '../../grading/reports/marks.js';
import { readBounded, SubmissionError } from '../../grading/submission.js';
import type { Voice } from '../assignment/command.js';
import { grade } from '../grade/command.js';
import type { Settings } from './build.js';
import { messages } from './messages.js';

/** Marks; the exit status is that of `lectern grade`. Where the marker fails there are no results: Gradescope says so, and nobody has a 0. */
export async function runIn(folder: string, voice: Voice): Promise<number> {
  const homework = join(folder, 'source/homework');
  const file = join(homework, 'settings.json');
  if (!existsSync(file)) throw new Error(messages.noSettings(file));
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Settings;
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-gradescope-'));
  const write = (results: GradescopeResults) =>
    writeFileSync(join(folder, 'results/results.json'), `${JSON.stringify(results)}\n`);
  try {
    const found = notebookIn(join(folder, 'submission'), settings.homework);
    if ('problem' in found) {
      write(resultsOf(found, [], settings));
      return 0;
    }
    const [submitted, marks] = [join(scratch, 'submission.ipynb'), join(scratch, 'marks')];
    writeFileSync(submitted, found.bytes);
    mkdirSync(marks);
    const source = join(homework, `${settings.homework}.ts`);
    const term = ['--term', join(homework, 'term.json')];
    const status = await grade(
      [submitted, '--assignment', source, '--out', marks, ...term, '--isolation', 'user', '--workers', '1'],
      voice,
    );
    if (status !== 0) return status;
    const record = JSON.parse(readFileSync(join(marks, 'records/submission.json'), 'utf8')) as SubmissionRecord;
    write(resultsOf(record, record.questions, settings));
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The results: of the questions that are not marked by hand, which Gradescope has a place for itself. */
function resultsOf(
  { problem }: Pick<SubmissionRecord, 'problem'>,
  questions: SubmissionRecord['questions'],
  { homework, visibility }: Settings,
): GradescopeResults {
  const byHand = questions.filter(({ end }) => end === 'manual').map(({ question }) => question);
  const marks = questions
    .filter(({ end }) => end !== 'manual')
    .map((one) => ({ id: one.question, got: one.got, points: one.points, said: saidByMarker(one) }));
  const results = gradescope({ id: homework, questions: marks }, visibility);
  return { ...results, output: problem ?? (byHand.length > 0 ? messages.byHand(byHand) : '') };
}

/** The notebook that was handed in: the one with the homework's name, or the only one. */
function notebookIn(folder: string, homework: string): { bytes: Uint8Array } | { problem: string } {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ipynb') && !/(^|\/)(\.ipynb_checkpoints|__MACOSX)\//.test(path))
    .sort();
  const named = all.filter((path) => basename(path) === `${homework}.ipynb`);
  const [path, ...more] = named.length > 0 ? named : all;
  if (path === undefined) return { problem: messages.noNotebook(homework) };
  if (more.length > 0) return { problem: messages.several(homework, [path, ...more]) };
  try {
    return { bytes: readBounded(join(folder, path)) };
  } catch (error) {
    if (error instanceof SubmissionError) return { problem: messages.unread(path, error.message) };
    throw error;
  }
}
