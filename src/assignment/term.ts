// Constants that vary from term to term, so that last year's answers are not this year's.

import { check, type Rule, string } from '../options/index.js';

/** Chooses which of n values a constant has this term. */
export type TermChoice = (name: string, n: number) => number;

/** Without a course's secret every constant has its first value. */
const firsts: TermChoice = () => 0;
let choice = firsts;
const some: Rule = { text: 'a list of values', holds: (x) => Array.isArray(x) && x.length > 0 };

/**
 * A constant of the homework that varies from term to term: the first of the values, or, for a course with a secret, the one that the
 * secret chooses. It is written in a cell with the marker `term=true`, which students never see; `{{name}}` in texts and code stands for it.
 * @param name what the constant is called
 * @throws {RangeError} when there are no values
 * @example
 * const slope = vary('slope', [0.05, 0.08, 0.11]);
 * slope // 0.05
 */
export function vary<T>(name: string, values: readonly T[]): T {
  check('vary', 'the name', name, string);
  check('vary', 'the values', values, some);
  return values[choice(name, values.length) % values.length]!;
}

/** Runs `work`, during which constants have the values of a term. */
export async function inTerm<T>(of: TermChoice | null, work: () => Promise<T>): Promise<T> {
  choice = of ?? firsts;
  try {
    return await work();
  } finally {
    choice = firsts;
  }
}
