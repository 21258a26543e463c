// Starts students' processes, isolated as well as the machine can.

import { bubblewrap } from './bubblewrap.js';
import { Guest } from './guest.js';
import type { Limits } from './limits.js';
import { ownUser } from './own-user.js';
import type { Room } from './room.js';
import { type Isolation, type Role, userOf } from './users.js';

export interface Start {
  (limits: Limits, forbids: readonly string[]): Guest;
  /** Ends what was started and not used. */
  end?(): void;
}

/** A process that is to be started. */
export interface Wanted {
  role: Role;
  limits: Limits;
  /** The names of Lectern that it lacks. */
  forbids: readonly string[];
  /** As whom it runs; null for the marker's own user. */
  user: number | null;
}

/**
 * A function that starts a student's process.
 * @param slot which of the processes that run at once; from 0
 */
export function starter(room: Room, isolation: Isolation, slot: number, role: Role = 'answer'): Start {
  const user = userOf(isolation, slot, role);
  const command = isolation === 'bubblewrap' ? bubblewrap : ownUser;
  return (limits, forbids) =>
    new Guest(
      { ...command(room, { role, limits, forbids, user: user ?? null }), ...(user !== undefined && { user }) },
      limits,
    );
}
