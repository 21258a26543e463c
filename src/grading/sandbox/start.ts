// Starts sandboxes.

import { bubblewrapArguments } from './bubblewrap.js';
import { Guest } from './guest.js';
import type { Limits } from './limits.js';
import { found, type Room } from './room.js';

/** Users that own nothing: the marker, where it is root, runs each slot's sandboxes as one of its own. */
const firstUser = 64_100;

/**
 * A function that starts a student's process.
 * @param slot which of the processes that run at once; from 0
 */
export function starter(room: Room, slot: number): (limits: Limits, forbids: readonly string[]) => Guest {
  const program = found('bwrap');
  const user = process.getuid?.() === 0 ? { user: firstUser + slot } : {};
  return (limits, forbids) => new Guest({ program, args: bubblewrapArguments(room, limits, forbids), ...user });
}
