// Connections to Redis, made by packages that only `--queue` needs.

import type * as Bull from 'bullmq';
import type { Redis } from 'ioredis';
import { type Address, isLoopback, QueueError } from './address.js';
import { messages } from './messages.js';

export interface Packages {
  bullmq: Pick<typeof Bull, 'Queue' | 'QueueEvents' | 'Worker'>;
  Redis: typeof Redis;
}

/** @throws {QueueError} as a rejection, when they are not installed */
export async function loadPackages(load = (name: string): Promise<unknown> => import(name)): Promise<Packages> {
  try {
    const bullmq = (await load('bullmq')) as Packages['bullmq'];
    const { Redis } = (await load('ioredis')) as Pick<Packages, 'Redis'>;
    return { bullmq, Redis };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new QueueError(messages.noPackages);
  }
}

const optionsOf = ({ host, port, db, tls, username, password }: Address) => ({
  ...{ host, port, db, lazyConnect: true, connectTimeout: 10_000 },
  ...(username !== null && { username }),
  ...(password !== null && { password }),
  ...(tls && { tls: { servername: host } }),
});

/**
 * A connection that lasts: where Redis ends, it waits for it, and what was asked meanwhile is asked then.
 * @param say told when it is gone, and when it is back
 * @throws {QueueError} as a rejection, when there is no Redis now, or it lets nobody in
 */
export async function connect(packages: Packages, address: Address, say: (line: string) => void): Promise<Redis> {
  await ask(packages, address, (redis) => redis.ping());
  const redis = new packages.Redis({
    ...optionsOf(address),
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
  let gone = false;
  redis.on('error', () => undefined); // what matters is that it is gone, and that is said
  redis.on('reconnecting', () => {
    if (!gone) say(messages.gone(address.shown));
    gone = true;
  });
  redis.on('ready', () => {
    if (gone) say(messages.back(address.shown));
    gone = false;
  });
  await redis.connect().catch(() => undefined); // should it have gone just now, it is waited for
  return redis;
}

/** Asks once, by a connection of its own. @throws {QueueError} as a rejection, with what is wrong */
async function ask<T>({ Redis }: Packages, address: Address, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis({ ...optionsOf(address), retryStrategy: () => null, maxRetriesPerRequest: 0 });
  let cause: unknown = null;
  redis.on('error', (error) => {
    cause = error;
  });
  try {
    await redis.connect();
    return await question(redis);
  } catch (error) {
    throw new QueueError(wordingOf(address, cause ?? error));
  } finally {
    redis.disconnect();
  }
}

function wordingOf({ shown, port, scrub }: Address, error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (/NOAUTH|WRONGPASS|NOPERM|invalid password/.test(message)) return messages.noAccess(shown, scrub(message));
  if (/certificate|self.signed|altnames/i.test(`${code} ${message}`)) return messages.noTrust(shown, scrub(message));
  return messages.noRedis(shown, port, scrub(code || message));
}

/** What an instructor should know of a Redis: whether it forgets, and whether anybody may come in. */
export async function warningsOf(packages: Packages, address: Address): Promise<string[]> {
  const { shown, host } = address;
  const found: string[] = [];
  try {
    const settings = await ask(packages, address, async (redis) =>
      [await redis.config('GET', 'appendonly'), await redis.config('GET', 'appendfsync')].map(String),
    );
    if (settings.join() !== 'appendonly,yes,appendfsync,always') found.push(messages.noAlways(shown));
  } catch {
    found.push(messages.unknownAlways(shown)); // hosted ones do not tell
  }
  if (!isLoopback(host)) {
    const anybody = { ...address, username: null, password: null };
    const isOpen = await ask(packages, anybody, (redis) => redis.ping()).then(
      () => true,
      () => false,
    );
    if (isOpen) found.push(messages.open(shown));
  }
  return found;
}
