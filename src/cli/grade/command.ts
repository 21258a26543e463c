// `lectern grade`: marks submissions of a homework.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { digestOf } from '../../grading/keys.js';
import { markerHere } from '../../grading/mark-submission.js';
import { classMarks } from '../../grading/marks/class.js';
import { keepHandedIn } from '../../grading/marks/handed-in.js';
import { keepOutline, outlineOf } from '../../grading/outline.js';
import { type Plan, planOf } from '../../grading/plan.js';
import { writeReports } from '../../grading/reports/write.js';
import { markAll } from '../../grading/run.js';
import { chooseIsolation, escapesFrom, factsHere } from '../../grading/sandbox/preflight.js';
import { makeRoom, type Room } from '../../grading/sandbox/room.js';
import { oneAhead } from '../../grading/sandbox/spare.js';
import { type Isolation, isolations, type Start, starter, userOf } from '../../grading/sandbox/start.js';
import { Store } from '../../grading/store.js';
import { readTerm, usualFile } from '../../grading/term-file.js';
import type { Voice } from '../assignment/command.js';
import { readHomework } from '../assignment/homework.js';
import { root } from '../root.js';
import { entriesIn } from './entries.js';
import { messages } from './messages.js';

const options = {
  assignment: { type: 'string' },
  out: { type: 'string' },
  term: { type: 'string' },
  student: { type: 'string', multiple: true },
  question: { type: 'string' },
  again: { type: 'boolean' },
  workers: { type: 'string' },
  isolation: { type: 'string' },
  'unsafe-no-sandbox': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What is wrong with a command: it is refused before anything is done. */
class Refused extends Error {}

/** Runs `lectern grade …`; the exit status: 0, 1 where the homework is refused, 2 where the command is, 3 where the marker itself failed. */
export async function grade(args: string[], voice: Voice): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help || (positionals.length === 0 && values.assignment === undefined)) {
    voice.say(messages.help);
    return values.help ? 0 : 2;
  }
  try {
    return await marked(values, positionals, voice);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    voice.complain(error.message);
    return 2;
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function marked(values: Values, paths: readonly string[], { say, complain }: Voice): Promise<number> {
  const file = fileOf(values.assignment);
  if (!values.out) throw new Refused(messages.noOut);
  for (const path of paths) if (!existsSync(path)) throw new Refused(messages.noPath(path));
  const secret = secretIn(values.term ?? usualFile());
  const { homework, checks, sheet, text } = await readHomework(file, secret);
  const plan = planOf(homework, checks, sheet, digestOf(text));
  const { question, student } = values;
  if (question !== undefined) questionIn(plan, question);
  const all = entriesIn(paths, homework.name);
  const entries = student ? all.filter((entry) => student.includes(entry.student)) : all;
  if (entries.length === 0) throw new Refused(messages.noSubmissions(paths, homework.name, student));
  const workers = workersIn(values.workers);
  const isolation = isolationFor(values);
  const room = makeRoom(root);
  let starts: Start[] = [];
  try {
    if (isolation === 'none') complain(messages.notIsolated);
    else await hold(room, isolation);
    const store = new Store(values.out);
    let [done, failed] = [0, 0];
    const progress = (line: string) => say(messages.progress(++done, entries.length, line));
    starts = startsIn(room, isolation, workers);
    await markAll(entries, starts.map(markerHere), {
      plan,
      secret,
      marker: room.digest,
      isolation,
      store,
      again: values.again === true || question !== undefined,
      question: question ?? null,
      done: (record) => progress(messages.got(record)),
      failed: (name, why) => {
        failed++;
        progress(messages.failed(name, why));
      },
    });
    keepOutline(values.out, outlineOf(plan.assignment, plan.source));
    keepHandedIn(values.out, entries, homework.name);
    const found = classMarks(values.out);
    writeReports(values.out, found);
    for (const line of [...found.problems, ...found.strangers]) complain(line);
    say(messages.reports(values.out));
    if (failed === 0) return 0;
    complain(messages.someFailed(failed));
    return 3;
  } finally {
    for (const start of starts) start.end?.();
    room.remove();
  }
}

/** The source of a homework: a file, or its name, in the folders where a course has them. */
function fileOf(given: string | undefined): string {
  if (given === undefined) throw new Refused(messages.noAssignment);
  const places = given.endsWith('.ts')
    ? [given]
    : ['', 'homework/', 'lessons/homework/'].map((in_) => `${in_}${given}.ts`);
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Refused(messages.noHomework(given, places));
  return found;
}

function secretIn(file: string): string {
  const term = readTerm(file);
  if (!term) throw new Refused(messages.noTerm(file));
  return term.secret;
}

function questionIn({ questions }: Plan, id: string): void {
  const ids = questions.map((one) => one.id);
  if (!ids.includes(id)) throw new Refused(messages.noQuestion(id, ids));
}

function isolationFor(values: Values): Isolation {
  const asked = values['unsafe-no-sandbox'] ? 'none' : (values.isolation ?? 'bubblewrap');
  const known = isolations.find((one) => one === asked && (one !== 'none' || values['unsafe-no-sandbox']));
  if (!known) throw new Refused(messages.noIsolation(asked));
  try {
    return chooseIsolation(known, factsHere(userOf('bubblewrap', 0)));
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
}

/** Lets a process try to get out of the sandbox, before any student's does. */
async function hold(room: Room, isolation: Isolation): Promise<void> {
  const escapes = await escapesFrom(starter(room, isolation, 0));
  if (isolation === 'bubblewrap' && escapes.length > 0) throw new Refused(messages.leaks(escapes));
}

function workersIn(given: string | undefined): number {
  const n = given === undefined ? availableParallelism() : Number(given);
  if (!Number.isInteger(n) || n < 1) throw new Refused(messages.badWorkers(given));
  return n;
}

/** How each slot starts its processes. */
function startsIn(room: Room, isolation: Isolation, workers: number): Start[] {
  const starts = Array.from({ length: workers }, (_, slot) => starter(room, isolation, slot));
  // processes of the same user are not kept from one another: there none is started ahead
  return isolation === 'bubblewrap' ? starts.map(oneAhead) : starts;
}
