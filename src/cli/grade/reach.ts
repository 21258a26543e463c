// The way to a queue, for both ends of it.

import type { Redis } from 'ioredis';
import { type Address, addressOf, QueueError } from '../../grading/queue/address.js';
import { connect, loadPackages, type Packages, warningsOf } from '../../grading/queue/redis.js';
import { Refused } from '../refused.js';

export interface Reached {
  packages: Packages;
  redis: Redis;
  address: Address;
}

/**
 * Connects to a Redis, and says what an instructor should know of it.
 * @throws {Refused} as a rejection, when the packages are missing, or there is no Redis that lets us in
 */
export async function reach(queue: string, complain: (line: string) => void): Promise<Reached> {
  try {
    const address = addressOf(queue);
    process.title = 'lectern'; // instead of the command line, which may hold a password and which other users can read
    const packages = await loadPackages();
    const redis = await connect(packages, address, complain);
    for (const line of await warningsOf(packages, address)) complain(line);
    return { packages, redis, address };
  } catch (error) {
    if (error instanceof QueueError) throw new Refused(error.message);
    throw error;
  }
}
