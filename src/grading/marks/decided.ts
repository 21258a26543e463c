// What an instructor has decided about marks. It is kept beside them, in the folder `decisions`, so that marking again changes nothing of it.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile, textIn } from '../files.js';
import type { Decisions } from './final.js';
import { type LateRule, lateRuleIn } from './late.js';
import { messages } from './messages.js';
import { type Moment, momentIn } from './moment.js';
import { type Known, type Read, readMoments, readOverrides } from './tables.js';

/** The files of `decisions`. */
const files = {
  due: 'due.txt',
  late: 'late.txt',
  times: 'times.csv',
  extensions: 'extensions.csv',
  overrides: 'overrides.csv',
} as const;

export type Topic = keyof typeof files;
export const topics = Object.keys(files) as Topic[];

/** What was decided, as it was written, and where that stands; null where nothing was. */
export type Decided = { [topic in Topic]: { text: string; file: string } | null };

/** What is kept beside marks. */
export const decidedIn = (out: string): Decided => {
  const one = (topic: Topic) => {
    const file = join(out, 'decisions', files[topic]);
    const text = textIn(file);
    return text === null ? null : { text, file };
  };
  return Object.fromEntries(topics.map((topic) => [topic, one(topic)])) as Decided;
};

/** Keeps what was decided beside the marks, in place of what was before. */
export function keepDecided(out: string, decided: Decided): void {
  for (const topic of topics) {
    const file = join(out, 'decisions', files[topic]);
    const text = decided[topic]?.text;
    if (text === undefined) rmSync(file, { force: true });
    else replaceFile(file, text);
  }
}

/** Decisions, without what cannot be read. */
export interface Understood extends Pick<Decisions, 'due' | 'late' | 'times' | 'extensions' | 'overrides'> {
  due: Moment | null;
  late: LateRule | null;
  times: Map<string, Moment>;
  problems: string[];
  strangers: string[];
}

/** What decisions mean. */
export function understood(decided: Decided, known: Known): Understood {
  const problems: string[] = [];
  const strangers: string[] = [];
  const rows = <T>(topic: Topic, reader: (text: string, file: string) => Read<T>): T[] => {
    const own = decided[topic];
    if (own === null) return [];
    const read = reader(own.text, own.file);
    problems.push(...read.problems);
    strangers.push(...read.strangers);
    return read.rows;
  };
  const word = <T>(topic: Topic, reader: (text: string) => T): T | null => {
    const own = decided[topic];
    try {
      return own === null ? null : reader(own.text);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const due = word('due', momentOf);
  const late = word('late', lateRuleIn);
  const times = new Map(rows('times', (text, file) => readMoments(text, file, 'time', known)));
  const extensions = new Map(rows('extensions', (text, file) => readMoments(text, file, 'due', known)));
  const overrides = rows('overrides', (text, file) => readOverrides(text, file, known));
  if (late !== null && decided.due === null && extensions.size === 0) problems.push(messages.neverDue);
  return { due, late, times, extensions, overrides, problems, strangers };
}

function momentOf(text: string): Moment {
  const moment = momentIn(text);
  if (moment === null) throw new RangeError(messages.badMoment(text.trim()));
  return moment;
}
