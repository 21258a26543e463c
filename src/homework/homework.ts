// The checks of a homework, as a notebook asks for them.

import { readFile } from '../host/files.js';
import { check, nearest, record, string } from '../options/index.js';
import { withoutErrors } from './aside.js';
import { lookUpIn } from './look-up.js';
import { messages } from './messages.js';
import { runCheck } from './run-check.js';
import type { CheckSheet, VisibleQuestion } from './sheet.js';
import { type CheckResult, Verdict } from './verdict.js';

/** Runs the visible checks of a question. */
export type Checker = (question: string, answers?: { readonly [name: string]: unknown }) => Promise<Verdict>;

/**
 * The checks of a homework: a function that runs those of a question, and says for each what came out, what was expected, and, where the
 * numbers are those of a known mistake, which one. They are the checks that students see; marking has more of them, with other inputs.
 *
 * The file `NAME.checks.json` must lie beside the notebook. The functions that are checked are looked up in the notebook; where that is not
 * possible, as in stock tslab, they are handed over: `check('q1', { deviation: deviation })`.
 * @param name what the homework is called
 * @throws {RangeError} when the name is no string
 * @throws {Error} when the file is missing or cannot be read
 * @example
 * const check = homework('initialization');
 * await check('q1')
 */
export function homework(name: string): Checker {
  check('homework', 'the name', name, string);
  return checkerOf(sheetIn(`${name}.checks.json`));
}

/**
 * A checker of a sheet that was read already.
 * @throws {RangeError} by the checker, when there is no such question, or it is marked by hand
 * @throws {Error} by the checker, when the names of the notebook are not known and no answers are handed over
 * @example checkerOf({ format: 1, assignment: 'empty', questions: [] })
 */
export function checkerOf(sheet: CheckSheet): Checker {
  const passed = new Map<string, number>();
  const pointsOf = (manual: boolean) =>
    sheet.questions.filter((one) => one.manual === manual).reduce((sum, { points }) => sum + points, 0);
  const [all, byHand] = [pointsOf(false), pointsOf(true)];
  return async (id, answers) => {
    check('check', 'the question', id, string);
    if (answers !== undefined) check('check', 'the answers', answers, record);
    const question = questionOf(sheet, id);
    const lookUp = lookUpIn(answers, () => messages.noLookUp([...new Set(question.checks.map(({ calls }) => calls))]));
    const results: CheckResult[] = [];
    for (const one of question.checks) results.push(await withoutErrors(() => runCheck(one, lookUp)));
    const verdict = (got: number) => new Verdict(id, results, { got, all, byHand }, question.points);
    passed.set(id, verdict(0).points);
    return verdict([...passed.values()].reduce((sum, one) => sum + one, 0));
  };
}

function questionOf({ questions }: CheckSheet, id: string): VisibleQuestion {
  const question = questions.find((one) => one.id === id);
  const ids = questions.map((one) => one.id);
  if (!question) throw new RangeError(messages.noQuestion(id, ids, nearest(id, ids)));
  if (question.manual) throw new RangeError(messages.manual(id, question.points));
  return question;
}

/**
 * The sheet of checks in a file.
 * @throws {Error} when the file is missing or cannot be read
 */
export function sheetIn(file: string): CheckSheet {
  const bytes = readFile(file);
  if (bytes === null) throw new Error(messages.noSheet(file));
  return parseSheet(file, bytes);
}

/** @throws {Error} when it is no sheet of checks */
export function parseSheet(file: string, bytes: Uint8Array): CheckSheet {
  try {
    const sheet = JSON.parse(new TextDecoder().decode(bytes)) as CheckSheet;
    if (sheet.format === 1 && Array.isArray(sheet.questions)) return sheet;
  } catch {
    // said below
  }
  throw new Error(messages.badSheet(file));
}
