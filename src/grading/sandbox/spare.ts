// Processes that are started before they are needed: while one answers, the next loads what it needs.

import type { Guest } from './guest.js';
import type { Limits } from './limits.js';
import type { Start } from './start.js';

interface Kind {
  limits: Limits;
  forbids: readonly string[];
}

/**
 * Starts processes as `start` does, one ahead: of the kind that came next the last time, as the questions of a homework follow one another.
 * What was started in vain is ended.
 */
export function oneAhead(start: Start): Start & { end(): void } {
  const after = new Map<string, Kind>();
  let last: string | null = null;
  let spare: { key: string; guest: Guest } | null = null;
  const keyOf = ({ limits, forbids }: Kind): string => JSON.stringify([limits, forbids]);
  const end = (): void => {
    spare?.guest.kill();
    spare = null;
  };
  const next = (limits: Limits, forbids: readonly string[]): Guest => {
    const key = keyOf({ limits, forbids });
    if (last !== null) after.set(last, { limits, forbids });
    last = key;
    if (spare?.key !== key) end();
    const guest = spare?.guest ?? start(limits, forbids);
    spare = null;
    const coming = after.get(key);
    if (coming) spare = { key: keyOf(coming), guest: start(coming.limits, coming.forbids) };
    return guest;
  };
  return Object.assign(next, { end });
}
