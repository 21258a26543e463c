// A worker: takes jobs from the queue of a homework, as many at once as it has slots.

import type { Redis } from 'ioredis';
import type { Marker } from '../mark-submission.js';
import { week } from './board.js';
import { queueOf } from './job.js';
import { messages } from './messages.js';
import type { Packages } from './redis.js';
import { type Taker, take } from './take.js';

export interface WorkerOptions extends Taker {
  slots: readonly Marker[];
}

export interface Working {
  /** Gives back what is being marked, and ends. */
  leave(): Promise<void>;
}

/** How the queues of BullMQ are named in Redis. */
export const prefix = 'lectern';

/** Begins to take jobs. */
export function work({ bullmq }: Packages, redis: Redis, options: WorkerOptions): Working {
  const { slots, lease, secret, setting, say, board } = options;
  const free = [...slots];
  /** How each job that is held is given back. */
  const held = new Map<string, () => Promise<unknown>>();
  const worker = new bullmq.Worker<{ sealed: unknown }>(
    queueOf(secret, setting),
    async (job, token) => {
      const id = job.id ?? '';
      const slot = free.pop()!; // there are no more jobs at once than slots
      held.set(id, () => job.moveToWait(token));
      try {
        const mark = (question: Parameters<Marker>[0]) => slot(question, '');
        await take(id, job.data.sealed, options, mark, (note) =>
          held.set(id, async () => {
            await board.giveBack(id, note);
            await job.moveToWait(token);
          }),
        );
      } finally {
        held.delete(id);
        free.push(slot);
      }
    },
    {
      ...{ connection: redis, prefix, concurrency: slots.length },
      lockDuration: lease,
      stalledInterval: Math.ceil(lease / 2),
      maxStalledCount: 1e9, // whether a job is given up is decided by who has begun it, not here
      removeOnComplete: { count: 0 }, // its result lies on the board
      removeOnFail: { age: week },
    },
  );
  worker.on('error', () => undefined); // a lock that was lost, a Redis that is gone: the result lies on the board all the same
  return {
    async leave() {
      say(messages.leaves(held.size));
      await worker.pause(true);
      for (const giveBack of [...held.values()]) await giveBack().catch(() => undefined); // it has ended just now
      await worker.close(true);
    },
  };
}
