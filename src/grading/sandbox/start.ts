// Starts students' processes, isolated as well as the machine can.

import { bubblewrap } from './bubblewrap.js';
import { Guest } from './guest.js';
import type { Limits } from './limits.js';
import { ownUser } from './own-user.js';
import type { Room } from './room.js';

/** How students' code is kept from the rest of the machine: by namespaces, by a user of its own, or not at all. */
export const isolations = ['bubblewrap', 'user', 'none'] as const;
export type Isolation = (typeof isolations)[number];

export interface Start {
  (limits: Limits, forbids: readonly string[]): Guest;
  /** Ends what was started and not used. */
  end?(): void;
}

/** Users that own nothing: a marker that is root runs the processes of each slot as one of its own. */
const firstUser = { bubblewrap: 64_100, user: 64_600 };

/** As whom the processes of a slot run; undefined for the marker's own user. */
export const userOf = (isolation: Isolation, slot: number): number | undefined =>
  process.getuid?.() === 0 && isolation !== 'none' ? firstUser[isolation] + slot : undefined;

/**
 * A function that starts a student's process.
 * @param slot which of the processes that run at once; from 0
 */
export function starter(room: Room, isolation: Isolation, slot: number): Start {
  const user = userOf(isolation, slot);
  const command = isolation === 'bubblewrap' ? bubblewrap : ownUser;
  return (limits, forbids) =>
    new Guest({ ...command(room, limits, forbids, user ?? null), ...(user !== undefined && { user }) }, limits);
}
