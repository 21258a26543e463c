// The visible checks of a question, run on a student's functions.

import { manualSeed } from '../engine/index.js';
import { difference } from './compare.js';
import { messages } from './messages.js';
import type { KnownMistake, VisibleCheck, VisibleRun } from './sheet.js';
import { restored } from './values.js';

/** A mistake is recognised when its numbers are met this closely: they are stored with four digits. */
const likeness = 1e-3;

export interface CheckResult {
  what: string;
  points: number;
  right: boolean;
  /** What came out and what was expected, for the first input that went wrong. */
  said: string | null;
  mistake: { name: string; hint: string } | null;
}

/** @param lookUp the value of a name in the notebook; undefined where it has none */
export async function runCheck(check: VisibleCheck, lookUp: (name: string) => unknown): Promise<CheckResult> {
  const { what, points, calls, within } = check;
  const failed = (said: string, mistake: CheckResult['mistake'] = null) => ({
    what,
    points,
    right: false,
    said,
    mistake,
  });
  const answer = lookUp(calls);
  if (typeof answer !== 'function') return failed(messages.noFunction(calls, answer));
  for (const run of check.runs) {
    let found: unknown;
    try {
      found = await called(answer as Answer, run);
    } catch (error) {
      return failed(messages.threw(callOf(calls, run), error));
    }
    const { said } = difference(found, restored(run.expected), within);
    if (said === null) continue;
    const mistake = run.mistakes.find((one) => isLike(found, one));
    return failed(`${callOf(calls, run)}: ${said}`, mistake ? { name: mistake.name, hint: mistake.hint } : null);
  }
  return { what, points, right: true, said: null, mistake: null };
}

type Answer = (...inputs: unknown[]) => unknown;

/** Calls a function with inputs of its own, so that what it does to them is its own affair. */
async function called(answer: Answer, { seed, inputs }: VisibleRun): Promise<unknown> {
  if (seed !== null) manualSeed(seed);
  return await answer(...inputs.map(restored));
}

const isLike = (found: unknown, { gives }: KnownMistake): boolean =>
  difference(found, restored(gives), likeness).said === null;

/** The call as it would be written; long inputs are left out. */
function callOf(calls: string, { inputs }: VisibleRun): string {
  const written = inputs.map((input) => {
    const text =
      typeof input === 'object' && input !== null && 'tensor' in input
        ? `tensor [${input.shape.join(', ')}]`
        : JSON.stringify(input);
    return text.length > 40 ? '…' : text;
  });
  return `${calls}(${written.join(', ')})`;
}
