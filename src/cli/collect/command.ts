// `lectern collect`: what students have handed in, from Canvas, Moodle or nbgrader, in one folder for each student.

import { existsSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Candidate, collected, notebookIn, type Problem, timestampIn } from '../../grading/collect/collect.js';
import { messages as wordings } from '../../grading/collect/messages.js';
import { zipEntries } from '../../grading/collect/zip.js';
import { readRoster } from '../../grading/roster.js';
import { readBounded } from '../../grading/submission.js';
import { argumentsIn } from '../arguments.js';
import type { Voice } from '../assignment/command.js';
import { Refused } from '../refused.js';
import { filesIn } from './files.js';
import { messages } from './messages.js';

interface Order {
  sources: string[];
  assignment: string;
  roster: string;
  out: string;
  /** In bytes. */
  limit: number;
  force: boolean;
}

const text = { type: 'string' } as const;
const options = { assignment: text, roster: text, out: text, limit: text, force: { type: 'boolean' } } as const;

/** What Node reads in one go; an archive or a roster that is larger is refused. */
const [largestArchive, largestRoster] = [2 ** 31 - 1, 10e6];

/** Runs the command; the exit status: 0, 1 where submissions could not be taken, 2 where the command is wrong. */
export function collect(args: string[], voice: Voice): number {
  try {
    const order = orderOf(args);
    if (order === null) {
      voice.say(messages.help);
      return 0;
    }
    return carriedOut(order, voice);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    voice.complain(messages.badArguments(why));
    return error instanceof Refused ? 2 : 1;
  }
}

/** Null where help is asked for. */
function orderOf(args: string[]): Order | null {
  const { values, positionals } = argumentsIn(args, options);
  if (values.help) return null;
  const { assignment, roster, out = 'submitted', limit = '50', force = false } = values;
  if (positionals.length === 0) throw new Refused(messages.needs('a SOURCE'));
  if (assignment === undefined) throw new Refused(messages.needs('--assignment NAME'));
  if (roster === undefined) throw new Refused(messages.needs('--roster FILE'));
  if (!/^[\w-]{1,40}$/.test(assignment)) throw new Refused(messages.badName(assignment));
  if (!(Number(limit) > 0 && Number(limit) <= 1000)) throw new Refused(messages.badLimit(limit));
  for (const path of [...positionals, roster]) if (!existsSync(path)) throw new Refused(messages.noSource(path));
  for (const path of positionals) if (resolve(path) === resolve(out)) throw new Refused(messages.sameFolder(path));
  return { sources: positionals, assignment, roster, out, limit: Number(limit) * 1e6, force };
}

function carriedOut(order: Order, { say, complain }: Voice): number {
  const { assignment, out, limit } = order;
  const roster = readRoster(
    new TextDecoder().decode(readBounded(realpathSync(order.roster), largestRoster)),
    order.roster,
  );
  const { notebooks, timestamps, problems, missing } = collected(
    order.sources.flatMap(candidatesIn),
    roster,
    assignment,
  );
  let taken = 0;
  for (const [id, candidate] of notebooks) {
    const folder = join(out, id, assignment);
    const time = timestamps.get(id);
    let at = candidate;
    try {
      put(join(folder, `${assignment}.ipynb`), notebookIn(candidate, limit), order.force);
      taken++;
      if (time) put(join(folder, 'timestamp.txt'), timestampIn((at = time)), order.force);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push({ id, what: wordings.badFile(at.path, why) });
    }
  }
  for (const { id, what } of problems.sort(byStudent)) complain(messages.problem(id, what));
  if (missing.length > 0) say(messages.missing(missing));
  say(messages.summary(taken, roster.length, problems.length));
  return problems.length > 0 ? 1 : 0;
}

function candidatesIn(source: string): Candidate[] {
  try {
    return statSync(source).isDirectory()
      ? filesIn(source)
      : zipEntries(readBounded(realpathSync(source), largestArchive));
  } catch (error) {
    throw new Error(messages.badSource(source, error instanceof Error ? error.message : String(error)));
  }
}

const byStudent = (a: Problem, b: Problem): number => ((a.id ?? '') < (b.id ?? '') ? -1 : 1);

/** Writes a notebook beside its place and moves it there: no link is followed, and nothing is there by half. */
function put(place: string, content: Uint8Array, force: boolean): void {
  const there = lstatSync(place, { throwIfNoEntry: false });
  if (there && !force) {
    const same = there.isFile() && Buffer.from(readBounded(place, largestArchive)).equals(content);
    if (same) return;
    throw new Error(messages.differs(place));
  }
  mkdirSync(dirname(place), { recursive: true });
  const beside = `${place}.${process.pid}.part`;
  try {
    writeFileSync(beside, content, { flag: 'wx' });
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
