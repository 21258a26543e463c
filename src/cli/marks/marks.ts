// `lectern marks`: the marks that count, made of what the marker found and what the instructor decides. No student's code runs.

import { existsSync, readFileSync } from 'node:fs';
import { classMarks } from '../../grading/marks/class.js';
import { type Decided, decidedIn, keepDecided, type Topic, topics } from '../../grading/marks/decided.js';
import { writeReports } from '../../grading/reports/write.js';
import type { Values } from '../arguments.js';
import type { Voice } from '../assignment/command.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';
import { refusing, run } from './refused.js';

const text = { type: 'string' } as const;
const options = { due: text, late: text, times: text, extensions: text, overrides: text };

/** Runs `lectern marks …`; the exit status: 0, or 2 where it is refused. */
export const marks = (args: string[], voice: Voice): number =>
  run(args, voice, { help: messages.helpMarks, options }, (values, [out, ...more]) => {
    if (out === undefined || more.length > 0) throw new Refused(messages.oneFolder);
    const decided = decidedNow(decidedIn(out), values);
    const found = refusing(() => classMarks(out, decided));
    if (found.problems.length > 0) throw new Refused(found.problems.join('\n'));
    keepDecided(out, decided);
    writeReports(out, found);
    for (const line of found.strangers) voice.complain(line);
    for (const line of messages.summary(out, found)) voice.say(line);
    voice.say(messages.wrote(out));
  });

/** What is kept, with what is said now in its place; `none` takes it away. */
function decidedNow(before: Decided, values: Values<typeof options>): Decided {
  const one = (topic: Topic): Decided[Topic] => {
    const given = values[topic];
    if (given === undefined) return before[topic];
    if (given === 'none') return null;
    if (topic === 'due' || topic === 'late') return { text: `${given}\n`, file: `--${topic}` };
    if (!existsSync(given)) throw new Refused(messages.noFile(given, topic));
    return { text: readFileSync(given, 'utf8'), file: given };
  };
  return Object.fromEntries(topics.map((topic) => [topic, one(topic)])) as Decided;
}
