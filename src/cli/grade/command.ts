// `lectern grade`: marks submissions of a homework, on this machine or by workers that take them from a queue.

import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { classMarks } from '../../grading/marks/class.js';
import { openIn, unmarkedIn } from '../../grading/marks/final.js';
import { keepHandedIn } from '../../grading/marks/handed-in.js';
import { keepOutline, outlineOf } from '../../grading/outline.js';
import type { Plan } from '../../grading/plan.js';
import { writeReports } from '../../grading/reports/write.js';
import { markAll } from '../../grading/run.js';
import { makeRoom } from '../../grading/sandbox/room.js';
import { Store } from '../../grading/store.js';
import { argumentsIn, type Values } from '../arguments.js';
import type { Voice } from '../assignment/command.js';
import { Refused, unlessRefused } from '../refused.js';
import { root } from '../root.js';
import { entriesIn } from './entries.js';
import { fileOf, isolationHere, isolationIn, markingOptions, planIn, secretIn, slotsHere, workersIn } from './here.js';
import { messages } from './messages.js';
import { manyElsewhere, slotsAt } from './queue.js';

const options = {
  ...markingOptions,
  assignment: { type: 'string' },
  out: { type: 'string' },
  student: { type: 'string', multiple: true },
  question: { type: 'string' },
  again: { type: 'boolean' },
} as const;

/** Runs `lectern grade …`; the exit status: 0, 1 where the homework is refused, 2 where the command is, 3 where the marker itself failed. */
export async function grade(args: string[], voice: Voice): Promise<number> {
  const { values, positionals } = argumentsIn(args, options);
  if (values.help || (positionals.length === 0 && values.assignment === undefined)) {
    voice.say(messages.help);
    return values.help ? 0 : 2;
  }
  return await unlessRefused(voice.complain, () => marked(values, positionals, voice));
}

async function marked(
  values: Values<typeof options>,
  paths: readonly string[],
  { say, complain }: Voice,
): Promise<number> {
  const file = fileOf(values.assignment);
  const { out, question, student, queue } = values;
  if (!out) throw new Refused(messages.noOut);
  for (const path of paths) if (!existsSync(path)) throw new Refused(messages.noPath(path));
  const secret = secretIn(values.term);
  const plan = await planIn(file, secret);
  const { name } = plan.assignment;
  if (question !== undefined) questionIn(plan, question);
  const all = entriesIn(paths, name);
  const entries = student ? all.filter((entry) => student.includes(entry.student)) : all;
  if (entries.length === 0) throw new Refused(messages.noSubmissions(paths, name, student));
  const workers = workersIn(values.workers, queue === undefined ? undefined : manyElsewhere);
  const isolation = queue === undefined ? isolationHere(values) : isolationIn(values);
  const room = makeRoom(root);
  const again = values.again === true || question !== undefined;
  const students = new Set(entries.map(({ student }) => student)).size;
  for (const { student, file, others } of entries)
    if (file !== null && others) complain(messages.others(student, others));
  let [done, failed] = [0, 0];
  try {
    const given = { plan, secret, marker: room.digest, isolation, again };
    const { slots, elsewhere, end } =
      queue === undefined
        ? await slotsHere(room, isolation, workers, complain)
        : await slotsAt(queue, out, file, workers, given, complain);
    const store = new Store(out);
    if (!elsewhere)
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          store.leave();
          room.remove();
          process.exit(128 + constants.signals[signal]);
        });
    const progress = (line: string) => say(messages.progress(++done, students, line));
    try {
      await markAll(entries, slots, {
        ...given,
        ...{ store, elsewhere },
        question: question ?? null,
        done: (record) => progress(messages.got(record)),
        failed: (who, why) => {
          failed++;
          progress(messages.failed(who, why));
        },
      });
    } finally {
      await end(done === students && failed === 0);
    }
    keepOutline(out, outlineOf(plan.assignment, plan.source));
    keepHandedIn(out, entries, name);
    const found = classMarks(out);
    writeReports(out, found);
    for (const line of [...found.problems, ...found.strangers]) complain(line);
    const unmarked = unmarkedIn(found.marks);
    if (unmarked.length > 0) say(messages.unmarked(unmarked));
    const open = found.marks.flatMap(openIn).length;
    if (open > 0) say(messages.byHand(name, out, open));
    say(messages.reports(out));
    if (failed === 0) return 0;
    complain(messages.someFailed(failed));
    return 3;
  } finally {
    room.remove();
  }
}

function questionIn({ questions }: Plan, id: string): void {
  const ids = questions.map((one) => one.id);
  if (!ids.includes(id)) throw new Refused(messages.noQuestion(id, ids));
}
