// Whether the result of an exercise is right, and if not, which usual mistake it looks like.

import { Tensor } from '../engine/index.js';
import { lookUpIn } from '../homework/look-up.js';
import { judge } from '../homework/run-check.js';
import { type CheckResult, Verdict } from '../homework/verdict.js';
import { check as checkOption, nearest, record, string } from '../options/index.js';
import type { Numbers, Result } from './exercises/exercise.js';
import { exercises } from './exercises/index.js';
import { messages } from './messages.js';

/**
 * Compares the results of an exercise with what comes out: says of each whether it is right, and where its numbers are those of a usual
 * mistake, which. An exercise has the number of its lesson and its own, so 3.2 is the second of lesson 3. It says how its results are to
 * be called; they are looked up in the notebook. Where that is not possible, as in stock tslab, they are handed over.
 * @param exercise its number
 * @param results the results by their names; those of the notebook when left out
 * @throws {RangeError} when there is no such exercise
 * @throws {Error} when the names of the notebook are not known and no results are handed over
 * @example
 * const std = Math.sqrt(2 / 100);
 * check('3.2', { std }).right // true
 */
export function check(exercise: string, results?: { readonly [name: string]: unknown }): Verdict {
  checkOption('check', 'the exercise', exercise, string);
  if (results !== undefined) checkOption('check', 'the results', results, record);
  const known = Object.keys(exercises);
  const asked = Object.hasOwn(exercises, exercise) ? exercises[exercise]! : null;
  if (!asked) throw new RangeError(messages.noExercise(exercise, nearest(exercise, known), known));
  const lookUp = lookUpIn(results, () => messages.handOver(exercise, Object.keys(asked)));
  const all = Object.entries(asked).map(([name, result]) => compared(name, lookUp(name), result));
  return new Verdict(messages.exercise(exercise), all, null);
}

function compared(name: string, found: unknown, { what, expected, within, mistakes }: Result): CheckResult {
  const verdict = (share: number, said: string | null, mistake: CheckResult['mistake']): CheckResult => {
    return { what: `${name}, ${what}`, points: 1, got: share, right: share === 1, said, mistake };
  };
  if (found === undefined) return verdict(0, messages.noResult(name), null);
  const known = Object.entries(mistakes).map(([title, { gives, hint }]) => ({
    name: title,
    hint,
    gives: stored(gives),
  }));
  const numbers = numbersOf(found);
  const { share, said, mistake } = judge(numbers, expected, { mistakes: known }, { within });
  // the numbers that are right stand in the notebook, for those who unfold them
  return verdict(share, share < 1 && isAlike(numbers, expected) ? messages.found(numbers) : said, mistake);
}

/** Whether there are as many numbers as are expected. */
const isAlike = (found: unknown, expected: Numbers): boolean =>
  typeof expected === 'number'
    ? typeof found === 'number'
    : Array.isArray(found) && found.length === expected.length && found.every((one) => typeof one === 'number');

const stored = (numbers: Numbers) => (typeof numbers === 'number' ? numbers : [...numbers]);

/** Numbers of a tensor, and those of lists in lists, as one list. */
function numbersOf(found: unknown): unknown {
  if (found instanceof Tensor)
    return found.numel() === 1 && found.shape.length === 0 ? found.item() : numbersOf(found.tolist());
  return Array.isArray(found) ? found.flat(Number.POSITIVE_INFINITY).map(numbersOf) : found;
}
