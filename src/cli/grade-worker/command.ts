// `lectern grade-worker`: marks questions that `lectern grade --queue` hands out, until it is ended.

import { boardIn } from '../../grading/queue/board.js';
import { settingOf } from '../../grading/queue/job.js';
import { messages as queueMessages } from '../../grading/queue/messages.js';
import { work } from '../../grading/queue/worker.js';
import { makeRoom } from '../../grading/sandbox/room.js';
import { argumentsIn, type Values } from '../arguments.js';
import type { Voice } from '../assignment/command.js';
import { fileOf, isolationHere, markingOptions, planIn, secretIn, slotsHere, workersIn } from '../grade/here.js';
import { reach } from '../grade/reach.js';
import { messages as cliMessages } from '../messages.js';
import { Refused, unlessRefused } from '../refused.js';
import { root } from '../root.js';
import { messages } from './messages.js';

const options = {
  ...markingOptions,
  assignment: { type: 'string' },
  lease: { type: 'string' },
} as const;

/** Runs `lectern grade-worker …`; the exit status: 0 when it is told to end, 2 where the command is refused. */
export async function gradeWorker(args: string[], voice: Voice): Promise<number> {
  const { values, positionals } = argumentsIn(args, options);
  if (values.help || args.length === 0) {
    voice.say(messages.help);
    return values.help ? 0 : 2;
  }
  return await unlessRefused(voice.complain, () => {
    if (positionals.length > 0) throw new Refused(cliMessages.optionsOnly('lectern grade-worker', positionals));
    return worked(values, voice);
  });
}

async function worked(values: Values<typeof options>, { say, complain }: Voice): Promise<number> {
  if (!values.queue) throw new Refused(messages.noQueue);
  const file = fileOf(values.assignment);
  const workers = workersIn(values.workers);
  const lease = leaseIn(values.lease);
  const isolation = isolationHere(values);
  const secret = secretIn(values.term);
  const plan = await planIn(file, secret);
  const { packages, redis, address } = await reach(values.queue, complain);
  const room = makeRoom(root);
  try {
    const { slots, end } = await slotsHere(room, isolation, workers, complain);
    const setting = settingOf(plan, room.digest, isolation);
    const board = boardIn(redis, secret);
    const told = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    const working = work(packages, redis, { plan, setting, secret, board, slots, lease, pause, say });
    say(messages.waits(queueMessages.setting(setting), address.shown, workers));
    await told;
    await working.leave();
    redis.disconnect();
    await end(false);
  } finally {
    room.remove();
  }
  process.exit(0); // answers that still run end with it, and nothing is said of them
}

/** How long a worker that has failed leaves jobs to others, in milliseconds. */
const pause = 5000;

/** In milliseconds. */
function leaseIn(given = '60'): number {
  const seconds = Number(given);
  if (!Number.isInteger(seconds) || seconds < 2) throw new Refused(messages.badLease(given));
  return 1000 * seconds;
}
