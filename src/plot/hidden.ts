// What cannot be shown, and why.

import { messages } from './messages.js';
import { isDrawable } from './numbers.js';

/** Why a value has no place on an axis. */
type Reason = 'missing' | 'NaN' | 'infinite' | 'notAbove';

/** Why a value has no place on an axis; null, when it has one. */
export function reasonOf(value: unknown, log = false): Reason | null {
  if (typeof value !== 'number') return 'missing';
  if (Number.isNaN(value)) return 'NaN';
  if (!isDrawable(value)) return 'infinite'; // or as good as that
  return isDrawable(value, log ? 'log' : 'linear') ? null : 'notAbove';
}

/** How many values are hidden for which reason, in words; '' when none is. */
export function hiddenSaid(reasons: Iterable<Reason | null>): string {
  const counts = { missing: 0, NaN: 0, infinite: 0, notAbove: 0 };
  for (const reason of reasons) if (reason !== null) counts[reason]++;
  return messages.hidden(counts);
}
