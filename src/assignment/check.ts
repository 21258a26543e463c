// A check as an author writes it: a function, the inputs that students see, how others are drawn, and known mistakes.

import { manualSeed } from '../engine/index.js';
import { smallest } from '../homework/compare.js';
import type { Quality } from '../homework/index.js';
import {
  aFunction,
  count,
  flag,
  isPlain,
  orNull,
  positive,
  type Rule,
  type Rules,
  check as rule,
  string,
  withDefaults,
} from '../options/index.js';
import type { Draw } from './draw.js';

/** A mistake that is recognised by its numbers. */
export interface Mistake<Inputs extends readonly unknown[], Output> {
  /** What the mistake makes of the inputs. */
  by: (...inputs: Inputs) => Output;
  /** What to look at, without giving the answer away. */
  hint: string;
}

export interface CheckOptions<Inputs extends readonly unknown[], Output> {
  /** Inputs that students see, each a list of arguments. */
  visible: readonly Inputs[];
  /** Draws inputs that they do not see; none, when left out. */
  hidden?: (draw: Draw) => Inputs;
  /** How many hidden calls there are; 3 when left out. */
  hiddenCalls?: number;
  /** What is checked, in words; the name of the function when left out. */
  what?: string;
  /** The points of this check; an equal share of the question's, when left out. */
  points?: number;
  /** The largest relative error |x − y| / max(1e-8, |x| + |y|) that counts as right; 1e-5 when left out. */
  within?: number;
  /**
   * Numbers below it are compared as if they had this size: |x − y| / max(scale, |x| + |y|). 1e-8 when left out. With `scale: 1` a
   * right answer in float32 is not lost over a number that comes out near 0 where larger ones cancel.
   */
  scale?: number;
  /** The seed before each visible call; none, when left out. Hidden calls have seeds of their own then. */
  seed?: number | null;
  /** Whether the expected value is the answer, so that the student's copy has a salted digest of its first digits only; false when left out. */
  conceal?: boolean;
  /** What comes out for the visible inputs, from a source of its own, such as a paper: the solution must give it. */
  expected?: readonly Output[];
  mistakes?: { readonly [name: string]: Mistake<Inputs, Output> };
}

const someInputs: Rule = {
  text: 'a list of calls, each a list of arguments, such as [[1, 2], [3, 4]]',
  holds: (x) => Array.isArray(x) && x.length > 0 && x.every(Array.isArray),
};
const aList: Rule = { text: 'a list with a value for each visible call', holds: Array.isArray };
const someMistakes: Rule = {
  text: "an object { 'what is wrong': { by: (…) => …, hint: '…' } }",
  holds: (x) =>
    isPlain(x) &&
    Object.values(x).every(
      (one) =>
        isPlain(one) && aFunction.holds(Reflect.get(one, 'by'), {}) && string.holds(Reflect.get(one, 'hint'), {}),
    ),
};
export const aNamedFunction: Rule = {
  text: 'a function with a name',
  holds: (x) => typeof x === 'function' && x.name !== '',
};
type Complete = { [K in keyof CheckOptions<never[], unknown>]-?: unknown };
const rules: Rules<Complete> = {
  visible: someInputs,
  hidden: orNull(aFunction),
  hiddenCalls: count,
  what: string,
  points: orNull(positive),
  within: positive,
  scale: positive,
  conceal: flag,
  seed: orNull(count),
  expected: orNull(aList),
  mistakes: someMistakes,
};

/** A call of the function that is checked. */
export interface Call {
  inputs: readonly unknown[];
  /** What must come out; what the solution gives, when left out. */
  expected?: unknown;
  /** The share of errors that the best method makes. */
  best?: number;
}

/** A check: what is called, with what, and what must come out. */
export interface Check {
  /** The function that is called, as the notebook names it. */
  readonly calls: string;
  readonly solution: (...inputs: unknown[]) => unknown;
  readonly visible: readonly Call[];
  readonly hidden: ((draw: Draw) => Call) | null;
  readonly hiddenCalls: number;
  readonly what: string;
  readonly points: number | null;
  readonly within: number;
  readonly scale: number;
  readonly conceal: boolean;
  /** How good it must be; null where the same numbers are wanted. */
  readonly quality: Quality | null;
  readonly seed: number | null;
  readonly expected: readonly unknown[] | null;
  readonly mistakes: { readonly [name: string]: Mistake<unknown[], unknown> };
}

/**
 * A check of a function: a student's function of the same name is called with the same inputs, and must give what the solution gives.
 * @param solution the solution, a function with a name
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the solution is no function with a name, or an option breaks its rule
 * @example
 * const half = (x: number) => x / 2;
 * check(half, {
 *   visible: [[1], [3]],
 *   hidden: (draw) => [draw.number(-9, 9)],
 *   mistakes: { doubled: { by: (x) => 2 * x, hint: 'Half is less.' } },
 * }).calls // half
 */
export function check<Inputs extends readonly unknown[], Output>(
  solution: (...inputs: Inputs) => Output,
  options: NoInfer<CheckOptions<Inputs, Awaited<Output>>>,
): Check {
  rule('check', 'the solution', solution, aNamedFunction);
  const defaults = {
    ...common,
    what: solution.name,
    within: 1e-5,
    scale: smallest,
    conceal: false,
    expected: null,
    mistakes: {},
  };
  const all = withDefaults('check', defaults as Partial<Complete>, options as Complete, rules) as Complete & {
    visible: Inputs[];
    hidden: CheckOptions<Inputs, Output>['hidden'] | null;
  };
  const { visible, hidden } = all;
  const calls = {
    visible: visible.map((inputs) => ({ inputs })),
    hidden: hidden ? (draw: Draw) => ({ inputs: hidden(draw) }) : null,
  };
  return { calls: solution.name, solution, ...all, ...calls, quality: null } as unknown as Check;
}

/** What both kinds of checks may leave out. */
export const common = { hidden: null, hiddenCalls: 3, points: null, seed: null };

/** What a function makes of inputs; the seed is set before. */
export async function outcome(
  by: (...inputs: never[]) => unknown,
  inputs: readonly unknown[],
  seed: number | null,
): Promise<unknown> {
  if (seed !== null) manualSeed(seed);
  return await by(...(inputs as never[]));
}
