// A homework as its author wrote it, with its constants of a term, read and found to hold together.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Checks, checksIn, sheetOf } from '../../assignment/sheet.js';
import { type Assignment, ofTerm, parseAssignment } from '../../assignment/source.js';
import { inTerm } from '../../assignment/term.js';
import { termChoice } from '../../grading/keys.js';
import type { CheckSheet } from '../../homework/index.js';
import { importTypeScript } from './load.js';

export interface Homework {
  homework: Assignment;
  checks: Checks;
  sheet: CheckSheet;
  /** The source, as it stands in the file. */
  text: string;
}

/**
 * @param secret the course's; null for the first value of each constant
 * @throws {Error} when the source cannot be read, or does not hold together; the error says all that is wrong
 */
export async function readHomework(file: string, secret: string | null): Promise<Homework> {
  const text = readFileSync(file, 'utf8');
  const name = basename(file, '.ts');
  const source = parseAssignment(name, text);
  const term = secret === null ? null : termChoice(secret, name);
  const module = await inTerm(term, () => importTypeScript(file, text));
  const homework = ofTerm(source, module);
  const checks = checksIn(homework, module);
  return { homework, checks, sheet: await sheetOf(homework, checks), text };
}
