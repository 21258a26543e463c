// What Redis keeps of a job beside the queue: that somebody waits for it, who has begun it, and its result. All of it stays when a worker loses its
// hold on the job, and goes when nobody waits any more.

import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { seal, unseal } from './seal.js';

export interface Board {
  /** Notes that somebody waits for the result of a job. */
  want(id: string): Promise<void>;
  result(id: string): Promise<string | null>;
  /** How many have begun a job and neither ended nor given it back; some may still be at it. */
  tries(id: string): Promise<number>;
  /** Notes that somebody begins; gives the note's name, or null when nobody waits for the result. */
  begin(id: string): Promise<string | null>;
  /** Takes such a note back. */
  giveBack(id: string, note: string): Promise<void>;
  /** Keeps a result in place of the note, if somebody waits for it. */
  finish(id: string, note: string | null, result: string): Promise<void>;
  /** Forgets a job. */
  clear(id: string): Promise<void>;
}

/** What nobody has asked for in a week is forgotten, in seconds. */
export const week = 604_800;

/** Writes a field of a hash that is there; a hash that nobody waits for any more does not come back. */
const write = `if redis.call('exists', KEYS[1]) == 0 then return 0 end
redis.call('hset', KEYS[1], ARGV[1], ARGV[2])
redis.call('expire', KEYS[1], ${week})
return 1`;

/** Makes a hash that is waited for. */
const open = `redis.call('hset', KEYS[1], 'wanted', 1)
return redis.call('expire', KEYS[1], ${week})`;

/** A board in Redis: a hash for each job that is waited for, with a field for each note and one for the result. */
export function boardIn(redis: Redis, secret: string): Board {
  const key = (id: string): string => `lectern-job:${id}`;
  /** A note counts only for the job that it was written for. */
  const isNote = (id: string, note: string, text: string): boolean => {
    const found = unseal<{ job: string; note: string }>(secret, 'tries', text);
    return found?.job === id && found.note === note;
  };
  const writeTo = async (id: string, field: string, text: string): Promise<boolean> =>
    (await redis.eval(write, 1, key(id), field, text)) === 1;
  return {
    async want(id) {
      await redis.eval(open, 1, key(id)); // in one: of a pipeline that was partly answered a lost connection loses the rest
    },
    result: async (id) => await redis.hget(key(id), 'result'),
    async tries(id) {
      const fields = Object.entries(await redis.hgetall(key(id)));
      return fields.filter(([note, text]) => isNote(id, note, text)).length;
    },
    async begin(id) {
      const note = randomUUID();
      return (await writeTo(id, note, seal(secret, 'tries', { job: id, note }))) ? note : null;
    },
    async giveBack(id, note) {
      await redis.hdel(key(id), note);
    },
    async finish(id, note, result) {
      await writeTo(id, 'result', result);
      if (note !== null) await redis.hdel(key(id), note);
    },
    async clear(id) {
      await redis.del(key(id));
    },
  };
}
