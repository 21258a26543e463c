// When submissions were handed in, as nbgrader notes it beside each: `timestamp.txt`. The time that a file was last changed says nothing of that.

import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { replaceFile, textIn } from '../files.js';
import type { Entry } from '../run.js';
import { readBounded } from '../submission.js';
import { messages } from './messages.js';
import { type Moment, timestampIn } from './moment.js';

const name = 'timestamp.txt';
/** A time is short. */
const longest = 200;

type Texts = { [student: string]: string };
const fileOf = (out: string): string => join(out, 'handed-in.json');
const textsIn = (out: string): Texts => JSON.parse(textIn(fileOf(out)) ?? '{}') as Texts;

/**
 * Keeps the times of submissions beside the marks; those of other students stay. Only a notebook with the homework's name, in a folder of
 * the student's, has a time of its own.
 */
export function keepHandedIn(out: string, entries: readonly Entry[], assignment: string): void {
  const texts = new Map(Object.entries(textsIn(out)));
  for (const { student, file } of entries) {
    texts.delete(student);
    const time = file !== null && basename(file) === `${assignment}.ipynb` ? timeBeside(file) : null;
    if (time !== null) texts.set(student, time);
  }
  replaceFile(fileOf(out), `${JSON.stringify(Object.fromEntries([...texts].sort()), null, 2)}\n`);
}

function timeBeside(notebook: string): string | null {
  const file = join(dirname(notebook), name);
  if (!lstatSync(file, { throwIfNoEntry: false })) return null;
  try {
    return new TextDecoder().decode(readBounded(file, longest)).trim();
  } catch {
    return ''; // a link, a folder, or far too long: it is no time
  }
}

/** When each submission was handed in; where nbgrader's file says no time, that. */
export const handedIn = (out: string): Map<string, Moment | string> =>
  new Map(
    Object.entries(textsIn(out)).map(([student, text]) => [student, timestampIn(text) ?? messages.noFileTime(name)]),
  );
