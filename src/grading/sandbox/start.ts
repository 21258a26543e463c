// Starts students' processes, isolated as well as the machine can.

import { bubblewrap } from './bubblewrap.js';
import { Guest } from './guest.js';
import type { Limits } from './limits.js';
import { ownUser } from './own-user.js';
import type { guests, Room } from './room.js';

/** How students' code is kept from the rest of the machine: by namespaces, by a user of its own, or not at all. */
export const isolations = ['bubblewrap', 'user', 'none'] as const;
export type Isolation = (typeof isolations)[number];

export interface Start {
  (limits: Limits, forbids: readonly string[]): Guest;
  /** Ends what was started and not used. */
  end?(): void;
}

/** What a process does: it runs an answer, or makes modules of cells. */
export type Role = keyof typeof guests;

/** Users that own nothing: a marker that is root runs the answers of each slot as one of its own, and the compiler as another. */
const firstUser = { bubblewrap: 64_100, user: 64_600 };
const further = { answer: 0, compiler: 200 };

/** As whom the processes of a slot run; undefined for the marker's own user. */
export const userOf = (isolation: Isolation, slot: number, role: Role = 'answer'): number | undefined =>
  process.getuid?.() === 0 && isolation !== 'none' ? firstUser[isolation] + further[role] + slot : undefined;

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
