// The hidden checks of a homework in nbgrader's own course: they lie in a folder above those of the students.

import { joinPath, readFile } from '../host/files.js';
import { check, string } from '../options/index.js';
import { unseen } from './aside.js';
import { checkerOf, parseSheet } from './homework.js';
import { messages } from './messages.js';
import type { CheckSheet } from './sheet.js';

/** How many folders above the notebook are looked into: `autograded/STUDENT/NAME` lies three below the course. */
const levels = 4;

/**
 * The points of a question by all its checks, hidden ones too, for nbgrader: the last value of a cell of tests is its mark. The checks are
 * read from `hidden/NAME.hidden.checks.json` in a folder above that of the notebook, where `lectern assignment build` writes them. What the
 * answer prints meanwhile is not seen, since nbgrader would show it to the student.
 *
 * nbgrader runs a student's code beside its tests: whoever wants to can read them, and write any mark.
 * @param name what the homework is called
 * @param question which one
 * @param answers the functions that are checked, where they cannot be looked up in the notebook
 * @returns from 0 to the question's points
 * @throws {RangeError} when a name is no string, or there is no such question
 * @throws {Error} when the file is missing or cannot be read: nbgrader gives no points then
 * @example await hiddenPoints('initialization', 'q1') <= 2 // true
 */
export async function hiddenPoints(
  name: string,
  question: string,
  answers?: { readonly [name: string]: unknown },
): Promise<number> {
  check('hiddenPoints', 'the name', name, string);
  const verdict = await unseen(() => checkerOf(hiddenSheet(`${name}.hidden.checks.json`))(question, answers));
  return verdict.points;
}

/** The student's own folder is not looked into: whatever lies there, the student may have put there. */
function hiddenSheet(file: string): CheckSheet {
  for (let level = 1; level <= levels; level++) {
    const path = joinPath(...Array<string>(level).fill('..'), 'hidden', file);
    const bytes = readFile(path);
    if (bytes !== null) return parseSheet(path, bytes);
  }
  throw new Error(messages.noHiddenSheet(file));
}
