// Numbers of slots that no other marker on this machine has: processes of one user can harm one another, and each slot is a user of its own.

import { createServer } from 'node:net';
import { messages } from './messages.js';
import { most } from './users.js';

/**
 * The lowest numbers that are free, taken until this process ends, however it ends.
 * @throws {RangeError} as a rejection, when there are not so many
 */
export async function takeSlots(n: number, claim = claimed): Promise<number[]> {
  const taken: number[] = [];
  for (let slot = 0; taken.length < n; slot++) {
    if (slot === most) throw new RangeError(messages.noSlots(n, taken.length));
    if (await claim(slot)) taken.push(slot);
  }
  return taken;
}

/** Takes a number by a socket in the namespace without files, which Linux closes with the process. */
const claimed = (slot: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(`\0lectern-slot-${slot}`, () => {
      server.unref();
      resolve(true);
    });
  });
