// The visible checks of a question, run on a student's functions.

import { manualSeed } from '../engine/index.js';
import { difference } from './compare.js';
import { isConcealed, isThe } from './conceal.js';
import { messages } from './messages.js';
import { rightOnes } from './quality.js';
import type { KnownMistake, VisibleCheck, VisibleRun } from './sheet.js';
import { restored, type Stored } from './values.js';
import type { CheckResult } from './verdict.js';

/** A mistake is recognised when its numbers are met this closely, or as closely as a check wants it: they are stored with four digits. */
const likeness = 1e-3;

/** @param lookUp the value of a name in the notebook; undefined where it has none */
export async function runCheck(check: VisibleCheck, lookUp: (name: string) => unknown): Promise<CheckResult> {
  const { what, points, calls } = check;
  const answer = lookUp(calls);
  let worst: Judgement = { share: 1, said: null, mistake: null };
  if (typeof answer !== 'function') worst = lost(messages.noFunction(calls, answer));
  for (const run of check.runs) {
    if (worst.share === 0) break;
    const one = await judged(answer as Answer, run, check);
    if (one.share < worst.share) worst = one;
  }
  const { share, said, mistake } = worst;
  return { what, points, got: points * share, right: share === 1, said, mistake };
}

/** What one call is worth, and why. */
export interface Judgement {
  /** From 0 to 1. */
  share: number;
  said: string | null;
  mistake: CheckResult['mistake'];
}

const lost = (said: string): Judgement => ({ share: 0, said, mistake: null });

async function judged(answer: Answer, run: VisibleRun, check: VisibleCheck): Promise<Judgement> {
  const call = callOf(check.calls, run);
  let found: unknown;
  try {
    found = await called(answer, run);
  } catch (error) {
    return lost(messages.threw(call, error));
  }
  const judgement = judge(found, isConcealed(run.expected) ? run.expected : restored(run.expected), run, check);
  return { ...judgement, said: judgement.said === null ? null : `${call}: ${judgement.said}` };
}

/** Judges what a call gave: the same numbers are wanted, or, where a check has a quality, enough of them. */
export function judge(
  found: unknown,
  expected: unknown,
  { mistakes, best = null }: Known,
  { within, scale, quality }: Tolerance,
): Judgement {
  const { share, said } = quality
    ? rightOnes(found, expected, quality, best)
    : allOrNothing(
        isConcealed(expected)
          ? isThe(found, expected)
            ? null
            : messages.concealed(found)
          : difference(found, expected, within, scale).said,
      );
  const like = share === 1 ? undefined : mistakes.find((one) => isLike(found, one, Math.max(likeness, within), scale));
  return { share, said, mistake: like ? { name: like.name, hint: like.hint } : null };
}

/** What is known of a call besides what must come out. */
export type Known = Pick<VisibleRun, 'mistakes'> & { best?: number | null };
export type Tolerance = Pick<VisibleCheck, 'within' | 'scale' | 'quality'>;

const allOrNothing = (said: string | null) => ({ share: said === null ? 1 : 0, said });

type Answer = (...inputs: unknown[]) => unknown;

/** Calls a function with inputs of its own, so that what it does to them is its own affair. */
async function called(answer: Answer, { seed, inputs }: VisibleRun): Promise<unknown> {
  if (seed !== null) manualSeed(seed);
  return await answer(...inputs.map(restored));
}

const isLike = (found: unknown, { gives }: KnownMistake, within: number, scale?: number): boolean =>
  isConcealed(gives) ? isThe(found, gives) : difference(found, restored(gives), within, scale).said === null;

/** The call as it would be written; long inputs are left out. */
export function callOf(calls: string, { inputs }: Pick<VisibleRun, 'inputs'>): string {
  const all = inputs.map(written).map((text) => (text.length > 40 ? '…' : text));
  return `${calls}(${all.join(', ')})`;
}

/** An input as it would be written; of a tensor its shape. */
function written(input: Stored): string {
  if (typeof input !== 'object' || input === null) return JSON.stringify(input);
  if (Array.isArray(input)) return `[${input.map(written).join(', ')}]`;
  if ('number' in input) return input.number;
  if ('tensor' in input) return `tensor [${input.shape.join(', ')}]`;
  const parts = Object.entries(input.record).map(([name, one]) => `${name}: ${written(one)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
