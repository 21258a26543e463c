// `lectern grade --queue`: markers that hand questions to workers elsewhere, and what of that is kept beside the marks.

import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boardIn } from '../../grading/queue/board.js';
import { coordinate, type Event } from '../../grading/queue/coordinator.js';
import { settingOf } from '../../grading/queue/job.js';
import type { RunOptions } from '../../grading/run.js';
import type { Slots } from './here.js';
import { messages } from './messages.js';
import { reach } from './reach.js';

/** So many submissions are under way at once, unless something else is asked for; there may be as many workers. */
export const manyElsewhere = 256;

/**
 * Markers that hand questions to workers.
 * @throws {QueueError} as a rejection, when there is no Redis that lets us in
 */
export async function slotsAt(
  queue: string,
  out: string,
  file: string,
  many: number,
  { plan, secret, marker, isolation, again }: Pick<RunOptions, 'plan' | 'secret' | 'marker' | 'isolation' | 'again'>,
  complain: (line: string) => void,
): Promise<Slots> {
  const { packages, redis, address } = await reach(queue, complain);
  const { run, before, forget } = runIn(out, again);
  const coordinator = await coordinate(packages, redis, {
    setting: settingOf(plan, marker, isolation),
    ...{ secret, run, before },
    board: boardIn(redis, secret),
    log: logTo(join(out, 'queue.log'), complain),
    say: complain,
    command: messages.workerCommand(address.shown, file),
  });
  return {
    slots: Array.from({ length: many }, () => coordinator.mark),
    elsewhere: true,
    async end(done) {
      await coordinator.close();
      redis.disconnect();
      if (done) forget();
    },
  };
}

/** A log of what happened, a line of JSON for each event; what cannot be written is said once, and is no reason not to mark. */
function logTo(file: string, complain: (line: string) => void): (event: Event) => void {
  let failed = false;
  return (event) => {
    try {
      appendFileSync(file, `${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`);
    } catch (error) {
      if (!failed) complain(messages.noLog((error as Error).message));
      failed = true;
    }
  };
}

/** The run that a folder of marks belongs to, also when it is gone on with after the marker was ended; and those before, which nobody waits for. */
function runIn(out: string, again: boolean): { run: string; before: string[]; forget(): void } {
  mkdirSync(out, { recursive: true });
  const file = join(out, 'queue.run');
  const before = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const run = again ? randomUUID() : (before[0] ?? randomUUID());
  writeFileSync(file, `${run}\n`, { flush: true } as object);
  return { run, before, forget: () => rmSync(file, { force: true }) };
}
