// `lectern grade`: marks submissions of a homework.

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { digestOf } from '../../grading/keys.js';
import { markerHere } from '../../grading/mark-submission.js';
import { planOf } from '../../grading/plan.js';
import type { SubmissionRecord } from '../../grading/record.js';
import { markAll } from '../../grading/run.js';
import { makeRoom } from '../../grading/sandbox/room.js';
import { starter } from '../../grading/sandbox/start.js';
import { Store } from '../../grading/store.js';
import type { Voice } from '../assignment/command.js';
import { readHomework } from '../assignment/homework.js';
import { entriesIn } from './entries.js';
import { messages } from './messages.js';

/** Runs `lectern grade …`; the exit status: 0, 2 where the command is refused, 3 where the marker itself failed. */
export async function grade(args: string[], { say }: Voice): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      assignment: { type: 'string' },
      out: { type: 'string' },
      workers: { type: 'string' },
      again: { type: 'boolean' },
      question: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help || !values.assignment || !values.out || positionals.length === 0) {
    say(messages.help);
    return values.help ? 0 : 2;
  }
  const secret = 'secret';
  const { homework, checks, sheet, text } = await readHomework(values.assignment, secret);
  const plan = planOf(homework, checks, sheet, digestOf(text));
  const entries = entriesIn(positionals, homework.name);
  const room = makeRoom(fileURLToPath(new URL('../../..', import.meta.url)));
  const n = Number(values.workers ?? availableParallelism());
  try {
    const slots = Array.from({ length: n }, (_, slot) => markerHere(starter(room, slot)));
    await markAll(entries, slots, {
      plan,
      secret,
      marker: 'marker',
      isolation: 'bubblewrap',
      store: new Store(values.out),
      again: values.again ?? false,
      question: values.question ?? null,
      failed: (student, why) => say(`${student}: ${why}`),
      done: (record: SubmissionRecord) =>
        say(`${record.student}: ${record.got} of ${record.points} ${record.problem ?? ''}`),
    });
  } finally {
    room.remove();
  }
  return 0;
}
