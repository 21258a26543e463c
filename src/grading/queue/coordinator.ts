// Marks questions by workers elsewhere: puts jobs into the queue, and takes results that belong to them. A job is asked for again where it came
// to nothing, and a result is taken once.

import { setImmediate as turn } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Marker } from '../mark-submission.js';
import { QueueError } from './address.js';
import type { Board } from './board.js';
import { idOf, type Job, jobFor, type Outcome, outcomeIn, queueOf, type Setting } from './job.js';
import { messages } from './messages.js';
import type { Packages } from './redis.js';
import { seal } from './seal.js';
import { prefix } from './worker.js';

/** What happened, for the log. */
export interface Event {
  what: 'asked' | 'marked' | 'failed' | 'gone';
  job: string;
  student: string;
  question: string;
  round: number;
  by?: string;
  why?: string;
}

export interface CoordinatorOptions {
  setting: Setting;
  secret: string;
  run: string;
  /** Runs whose jobs nobody waits for any more, this one before it was gone on with among them. */
  before: readonly string[];
  board: Board;
  log(event: Event): void;
  say(line: string): void;
  /** How a worker is started, for those who have none. */
  command: string;
  /** How often it is looked whether anything was missed, in milliseconds. */
  every?: number;
}

export interface Coordinator {
  mark: Marker;
  close(): Promise<void>;
}

/** So often a job is asked for that comes to nothing through no fault of the answer. */
const rounds = 3;

type Taken = Outcome & { by?: string };

interface Asked {
  job: Job;
  /** What to do with what comes back. */
  take(taken: Taken): void;
  /** Asks again, when the queue does not have the job any more. */
  again(): Promise<unknown>;
}

/** Begins to hand out jobs. */
export async function coordinate(
  { bullmq }: Packages,
  redis: Redis,
  options: CoordinatorOptions,
): Promise<Coordinator> {
  const { setting, secret, run, before, board, log, say, every = 5000 } = options;
  const name = queueOf(secret, setting);
  const queue = new bullmq.Queue<{ sealed: string }>(name, { connection: redis, prefix });
  queue.on('error', () => undefined); // that Redis is gone is said by its connection
  const waiting = new Map<string, Asked>();

  /** Looks whether anything has come of a job; when it is over, something must have. */
  const look = async (id: string, isOver = false): Promise<void> => {
    let message = await board.result(id);
    const state = message !== null || isOver ? 'failed' : await queue.getJobState(id);
    if (state === 'unknown') message = await board.result(id); // it may have ended between the two
    const asked = waiting.get(id); // somebody else may have looked meanwhile
    if (!asked) return;
    if (message !== null) {
      const found = outcomeIn(message, asked.job, secret);
      asked.take('refused' in found ? { failed: messages.refused('the result', found.refused) } : found);
    } else if (state === 'failed') asked.take({ failed: messages.noResult });
    else if (state === 'unknown') await asked.again();
  };

  const forgetting = new Set<Promise<void>>();
  /**
   * Forgets a job as soon as whoever has waited for it has written down what came of it: should the marker end before, the result is still there. A
   * job that a worker still holds stays until it has let it go.
   */
  const forget = (id: string): void => {
    const going = (async () => {
      await turn();
      await (await queue.getJob(id))?.remove().catch(() => undefined);
      await board.clear(id);
    })()
      .catch(() => undefined) // Redis forgets it by itself in a week
      .finally(() => forgetting.delete(going));
    forgetting.add(going);
  };

  const ask = async (job: Job, student: string): Promise<Taken> => {
    const id = idOf(job);
    const note = (what: Event['what'], more: Partial<Event> = {}) =>
      log({ what, job: id, student, question: job.question, round: job.round, ...more });
    const add = async () => {
      await board.want(id);
      await queue.add(run, { sealed: seal(secret, 'jobs', job) }, { jobId: id });
    };
    try {
      note('asked');
      await add();
      const taken = await new Promise<Taken>((take, reject) => {
        const again = async () => {
          note('gone');
          await add();
        };
        waiting.set(id, { job, take, again });
        look(id).catch(reject); // an earlier coordinator of this run may have asked
      });
      const by = taken.by === undefined ? {} : { by: taken.by };
      note('record' in taken ? 'marked' : 'failed', { ...by, ...('failed' in taken && { why: taken.failed }) });
      return taken;
    } finally {
      waiting.delete(id);
      forget(id);
    }
  };

  let warned = false;
  const sweep = async (): Promise<void> => {
    for (const id of [...waiting.keys()]) await look(id);
    const none = waiting.size > 0 && (await queue.getWorkersCount()) === 0;
    if (none && !warned) say(messages.noWorker(messages.setting(setting), options.command));
    warned = none;
  };
  let [sweeping, trouble] = [false, ''];
  const sweepOnce = async (): Promise<void> => {
    if (sweeping) return;
    sweeping = true;
    try {
      await sweep();
      trouble = '';
    } catch (error) {
      const { message } = error as Error;
      if (message !== trouble) say(messages.trouble(message));
      trouble = message;
    } finally {
      sweeping = false;
    }
  };

  // what is still wanted is asked for again
  for (const job of await queue.getWaiting()) if (before.includes(job.name)) await job.remove().catch(() => undefined);
  const events = new bullmq.QueueEvents(name, { connection: redis, prefix });
  events.on('error', () => undefined);
  for (const event of ['completed', 'failed'] as const)
    events.on(event, ({ jobId }: { jobId: string }) => {
      if (waiting.has(jobId)) look(jobId, true).catch(() => undefined); // the next sweep tries again
    });
  await events.waitUntilReady();
  const timer = setInterval(() => void sweepOnce(), every);

  return {
    async mark(question, student) {
      for (let round = 1; ; round++) {
        const found = await ask(jobFor(question, setting, run, round, student), student);
        if ('record' in found) return found.record;
        say(messages.again(student, question.question.id, found.failed));
        if (round === rounds) throw new QueueError(messages.gaveUp(rounds, found.failed));
      }
    },
    async close() {
      clearInterval(timer);
      await Promise.all(forgetting);
      await events.close();
      await queue.close();
    },
  };
}
