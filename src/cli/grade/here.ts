// What marking needs on this machine: the homework, the secret of the term, and a sandbox that holds.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Compiler } from '../../grading/compiler.js';
import { digestOf } from '../../grading/keys.js';
import { type Marker, markerHere } from '../../grading/mark-submission.js';
import { type Plan, planOf } from '../../grading/plan.js';
import { chooseIsolation, escapesFrom, factsHere } from '../../grading/sandbox/preflight.js';
import type { Room } from '../../grading/sandbox/room.js';
import { takeSlots } from '../../grading/sandbox/slots.js';
import { oneAhead } from '../../grading/sandbox/spare.js';
import { type Start, starter } from '../../grading/sandbox/start.js';
import { type Isolation, isolations, userOf } from '../../grading/sandbox/users.js';
import { readTerm, type Term, usualFile } from '../../grading/term-file.js';
import { readHomework } from '../assignment/homework.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';

/** Options of the commands that mark. */
export const markingOptions = {
  term: { type: 'string' },
  workers: { type: 'string' },
  isolation: { type: 'string' },
  'unsafe-no-sandbox': { type: 'boolean' },
  queue: { type: 'string' },
} as const;

interface Values {
  isolation?: string | undefined;
  'unsafe-no-sandbox'?: boolean | undefined;
}

/** A homework as it is marked in a term. */
export async function planIn(file: string, secret: string): Promise<Plan> {
  const { homework, checks, sheet, text } = await readHomework(file, secret);
  return planOf(homework, checks, sheet, digestOf(text));
}

/** The source of a homework: a file, or its name, in the folders where a course has them. */
export function fileOf(given: string | undefined): string {
  if (given === undefined) throw new Refused(messages.noAssignment);
  if (given.endsWith('.ipynb')) throw new Refused(messages.noSource(given));
  const places = given.endsWith('.ts')
    ? [given]
    : ['', 'homework/', 'lessons/homework/'].map((in_) => `${in_}${given}.ts`);
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Refused(messages.noHomework(given, places));
  return found;
}

/** The term whose secret is in a file. */
export function termIn(given: string | undefined): Term {
  const file = given ?? usualFile();
  const term = readTerm(file);
  if (!term) throw new Refused(messages.noTerm(file));
  return term;
}

export const secretIn = (given: string | undefined): string => termIn(given).secret;

/** The isolation that is asked for. */
export function isolationIn(values: Values): Isolation {
  const asked = values['unsafe-no-sandbox'] ? 'none' : (values.isolation ?? 'bubblewrap');
  const known = isolations.find((one) => one === asked && (one !== 'none' || values['unsafe-no-sandbox']));
  if (!known) throw new Refused(messages.noIsolation(asked));
  return known;
}

/** The same, where this machine has it. */
export function isolationHere(values: Values): Isolation {
  const asked = isolationIn(values);
  try {
    return chooseIsolation(asked, factsHere(userOf('bubblewrap', 0)));
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
}

/** How many at once. */
export function workersIn(given: string | undefined, usual = availableParallelism()): number {
  const n = given === undefined ? usual : Number(given);
  if (!Number.isInteger(n) || n < 1) throw new Refused(messages.badWorkers(given));
  return n;
}

/** Markers, as many as work at once, and how they end. */
export interface Slots {
  slots: readonly Marker[];
  /** Whether answers run on other machines. */
  elsewhere: boolean;
  /** Ends them. @param done whether all is marked */
  end(done: boolean): Promise<void>;
}

/**
 * Markers of this machine.
 * @throws {Refused} as a rejection, when a sandbox does not hold
 */
export async function slotsHere(
  room: Room,
  isolation: Isolation,
  workers: number,
  complain: (line: string) => void,
): Promise<Slots> {
  if (isolation === 'none') complain(messages.notIsolated);
  const taken = await takeSlots(workers);
  if (isolation !== 'none') await hold(starter(room, isolation, taken[0]!), isolation);
  // processes of the same user are not kept from one another: there none is started ahead
  const ahead = (start: Start): Start => (isolation === 'bubblewrap' ? oneAhead(start) : start);
  const starts = taken.map((slot) => ahead(starter(room, isolation, slot)));
  const compilers = taken
    .map((slot) => ahead(starter(room, isolation, slot, 'compiler')))
    .map((start) => new Compiler(start));
  const end = async () => {
    for (const one of [...starts, ...compilers]) one.end?.();
  };
  return { slots: starts.map((start, i) => markerHere(start, compilers[i]!)), elsewhere: false, end };
}

/** Lets a process try to get out of the sandbox, before any student's does. */
async function hold(start: Start, isolation: Isolation): Promise<void> {
  const escapes = await escapesFrom(start);
  if (isolation === 'bubblewrap' && escapes.length > 0) throw new Refused(messages.leaks(escapes));
}
