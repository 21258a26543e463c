// The users as which processes of sandboxes run. They own nothing, and no two processes that run at once share one.

import type { guests } from './room.js';

/** How students' code is kept from the rest of the machine: by namespaces, by a user of its own, or not at all. */
export const isolations = ['bubblewrap', 'user', 'none'] as const;
export type Isolation = (typeof isolations)[number];

/** What a process does: it runs an answer, or makes modules of cells. */
export type Role = keyof typeof guests;

/** So many slots there may be on a machine. */
export const most = 250;

const first = {
  bubblewrap: { answer: 64_000, compiler: 64_000 + most },
  user: { answer: 64_000 + 2 * most, compiler: 64_000 + 3 * most },
};

/** As whom the processes of a slot run, where the marker is root; undefined for the marker's own user. */
export const userOf = (isolation: Isolation, slot: number, role: Role = 'answer'): number | undefined =>
  process.getuid?.() === 0 && isolation !== 'none' ? first[isolation][role] + slot : undefined;
