// A lesson and what was made of it when it was run.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../../options/index.js';
import { isMeant } from '../lessons.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';

/** Where the lessons are, and where `npm run lessons` has written. */
export interface Places {
  notebooks: string;
  from: string;
}

/**
 * The lesson that is meant.
 * @throws {Refused} when no lesson, or more than one, is meant
 */
export function lessonOf(given: string, { notebooks }: Places): string {
  const all = (existsSync(notebooks) ? readdirSync(notebooks) : [])
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => file.replace(/\.ipynb$/, ''))
    .sort();
  const found = all.filter((name) => isMeant(name, given));
  const [only, another] = all.includes(given) ? [given] : found;
  if (only === undefined) throw new Refused(messages.noLesson(given, all, nearest(given, all)));
  if (another !== undefined) throw new Refused(messages.several(given, found));
  return only;
}

/**
 * The files of a lesson, by their names: as students get it, to read, and to show.
 * @throws {Refused} when it was not run, or has changed since
 */
export function filesOf(name: string, { notebooks, from }: Places): Map<string, Uint8Array> {
  const made = [`${name}.html`, `${name}.slides.html`];
  const missing = [`${name}.ipynb`, ...made].map((file) => join(from, file)).find((file) => !existsSync(file));
  if (missing !== undefined) throw new Refused(messages.notRun(name, missing));
  const notebook = readFileSync(join(notebooks, `${name}.ipynb`));
  const run = readFileSync(join(from, `${name}.ipynb`));
  if (cellsIn(notebook) !== cellsIn(run)) throw new Refused(messages.changed(name));
  const read = made.map((file) => [file, readFileSync(join(from, file))] as const);
  return new Map([[`${name}.ipynb`, notebook], ...read]);
}

/** What a reader writes, apart from what a run adds to it. */
function cellsIn(notebook: Buffer): string {
  const { cells } = JSON.parse(notebook.toString()) as { cells: { cell_type: string; source: string | string[] }[] };
  return JSON.stringify(cells.map(({ cell_type, source }) => [cell_type, [source].flat().join('')]));
}
