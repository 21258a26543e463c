// What Redis keeps of a job beside the queue: who has begun it, and its result. Both stay when a worker loses its hold on the job.

import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { seal, unseal } from './seal.js';

export interface Board {
  result(id: string): Promise<string | null>;
  /** How many have begun a job and neither ended nor given it back; some may still be at it. */
  tries(id: string): Promise<number>;
  /** Notes that somebody begins; gives the note's name. */
  begin(id: string): Promise<string>;
  /** Takes such a note back. */
  giveBack(id: string, note: string): Promise<void>;
  /** Keeps a result, in place of the note. */
  finish(id: string, note: string | null, result: string): Promise<void>;
  /** Forgets a job. */
  clear(id: string): Promise<void>;
}

/** What nobody has asked for in a week is forgotten, in seconds. */
export const week = 604_800;

/** A board in Redis: a hash for each job, with a field for each note and one for the result. */
export function boardIn(redis: Redis, secret: string): Board {
  const key = (id: string): string => `lectern-job:${id}`;
  /** A note counts only for the job that it was written for. */
  const isNote = (id: string, note: string, text: string): boolean => {
    const found = unseal<{ job: string; note: string }>(secret, 'tries', text);
    return found?.job === id && found.note === note;
  };
  return {
    result: async (id) => await redis.hget(key(id), 'result'),
    async tries(id) {
      const fields = Object.entries(await redis.hgetall(key(id)));
      return fields.filter(([note, text]) => isNote(id, note, text)).length;
    },
    async begin(id) {
      const note = randomUUID();
      await redis
        .multi()
        .hset(key(id), note, seal(secret, 'tries', { job: id, note }))
        .expire(key(id), week)
        .exec();
      return note;
    },
    async giveBack(id, note) {
      await redis.hdel(key(id), note);
    },
    async finish(id, note, result) {
      const all = redis.multi().hset(key(id), 'result', result).expire(key(id), week);
      await (note === null ? all : all.hdel(key(id), note)).exec();
    },
    async clear(id) {
      await redis.del(key(id));
    },
  };
}
