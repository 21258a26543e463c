// `lectern mark`: pages for marking by hand, and marks taken in from them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../grading/files.js';
import { answersTo } from '../../grading/manual/answers.js';
import { keepManualMarks, manualMarksIn } from '../../grading/manual/kept.js';
import { markingPage } from '../../grading/manual/page.js';
import { marksIn, takenIn } from '../../grading/manual/take-in.js';
import { type ClassMarks, classMarks } from '../../grading/marks/class.js';
import { writeReports } from '../../grading/reports/write.js';
import type { Voice } from '../assignment/command.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';
import { refusing, run } from './refused.js';

const options = { out: { type: 'string' }, import: { type: 'string', multiple: true } } as const;

/** Runs `lectern mark …`; the exit status: 0, or 2 where it is refused. */
export const mark = (args: string[], voice: Voice): number =>
  run(args, voice, { help: messages.helpMark, options }, ({ out, import: files = [] }, [homework, ...more]) => {
    if (homework === undefined || more.length > 0) throw new Refused(messages.oneHomework);
    if (out === undefined) throw new Refused(messages.noOut);
    const before = refusing(() => classMarks(out));
    const { assignment } = before.outline;
    if (homework !== assignment) throw new Refused(messages.otherHomework(out, assignment, homework));
    for (const line of refusing(() => takeIn(out, files, before))) voice.say(line);
    const found = classMarks(out);
    if (files.length > 0) {
      writeReports(out, found);
      voice.say(messages.wrote(out));
    }
    for (const line of writePages(out, found)) voice.say(line);
  });

/** Takes in marks: those of all files, or of none where one of them is wrong. */
function takeIn(out: string, files: readonly string[], found: ClassMarks): string[] {
  const { assignment, questions } = found.outline;
  const byHand = questions.filter(({ kind }) => kind === 'manual');
  const all = files.map((file) => {
    if (!existsSync(file)) throw new Error(messages.noFile(file, 'import'));
    return marksIn(readFileSync(file, 'utf8'), file, assignment, byHand);
  });
  return all.flatMap(({ question, marks }) => {
    const before = manualMarksIn(out).get(question.id) ?? null;
    const result = takenIn(assignment, question, before, marks, answersTo(question, found));
    keepManualMarks(out, result.marks);
    return messages.taken(question.id, result);
  });
}

function writePages(out: string, found: ClassMarks): string[] {
  const byHand = found.outline.questions.filter(({ kind }) => kind === 'manual');
  if (byHand.length === 0) return [messages.nothingByHand(found.outline.assignment)];
  return byHand.map((question) => {
    const answers = answersTo(question, found);
    const file = join(out, 'marking', `${question.id}.html`);
    replaceFile(file, markingPage(found.outline, question, answers));
    const open = answers.filter(({ mark }) => mark === null).length;
    return messages.page(question.id, open, answers.length, file);
  });
}
