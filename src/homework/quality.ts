// How many numbers of an answer are right, where some may be wrong: labels of a classifier, bits of a detector.

import { Tensor } from '../engine/index.js';
import { kindOf } from './compare.js';
import { messages } from './messages.js';

/** How good an answer must be: from `full` on it gets all points, at `none` no more, in between in proportion. */
export interface Quality {
  full: number;
  none: number;
}

/**
 * Judges an answer by how many of its numbers are the expected ones: by their share, or, where the errors of the best method are
 * known, by how many times as many errors it makes. What chance may have done is not held against it: the end of the 95 % interval
 * (Wilson 1927) counts that is better for the answer.
 * @param best the share of errors that the best method makes of the same inputs; null, when the share of right numbers counts
 */
export function rightOnes(
  found: unknown,
  expected: unknown,
  { full, none }: Quality,
  best: number | null,
): { share: number; said: string | null } {
  const [have, want] = [numbersIn(found), numbersIn(expected)!];
  if (have === null || have.length !== want.length)
    return { share: 0, said: messages.otherKind('', kindOf(found), messages.numbers(want.length)) };
  let errors = 0;
  for (let i = 0; i < want.length; i++) if (have[i] !== want[i]) errors++;
  const n = want.length;
  const reached = best === null ? 1 - errors / n : errors / n / best;
  const likely = best === null ? 1 - wilson(errors, n).low : wilson(errors, n).low / best;
  const share = Math.min(1, Math.max(0, (likely - none) / (full - none)));
  const said = best === null ? messages.agreement(reached, full) : messages.errorsBeside(errors / n, best, full);
  return { share, said: share === 1 ? null : said };
}

/** The 95 % interval of a share, of which k of n were seen. */
export function wilson(k: number, n: number): { low: number; high: number } {
  const z = 1.959964;
  const share = k / n;
  const middle = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

function numbersIn(value: unknown): ArrayLike<number> | null {
  if (value instanceof Tensor) return value.data;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return value as unknown as ArrayLike<number>;
  return Array.isArray(value) && value.every((x) => typeof x === 'number') ? value : null;
}
