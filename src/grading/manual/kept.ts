// Where marks by hand are kept: beside the marks, a file for each question.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile, textIn } from '../files.js';
import type { ManualMarks } from './marks.js';

const folder = 'by-hand';

/** All marks by hand, by question. */
export function manualMarksIn(out: string): Map<string, ManualMarks> {
  const place = join(out, folder);
  const names = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.json')) : [];
  const all = names.map((name) => JSON.parse(textIn(join(place, name))!) as ManualMarks);
  return new Map(all.map((one) => [one.question, one]));
}

/** Keeps the marks of a question, in place of those that were there. */
export const keepManualMarks = (out: string, marks: ManualMarks): void =>
  replaceFile(join(out, folder, `${marks.question}.json`), `${JSON.stringify(marks, null, 2)}\n`);
