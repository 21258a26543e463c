// A check of how good an answer is, where there is no one right value: labels that a net predicts, bits that a detector finds.

import type { Tensor } from '../engine/index.js';
import { smallest } from '../homework/compare.js';
import {
  aFunction,
  count,
  finite,
  isPlain,
  orNull,
  positive,
  type Rule,
  check as rule,
  string,
  withDefaults,
} from '../options/index.js';
import { aNamedFunction, type Call, type Check, common } from './check.js';
import type { Draw } from './draw.js';

/** A call, and which numbers are the right ones. */
export interface Case<Inputs extends readonly unknown[]> {
  inputs: Inputs;
  /** The right labels or bits. */
  expected: Tensor | readonly number[];
  /** The share of errors that the best method makes of the same inputs: errors are counted beside it then. */
  best?: number;
}

export interface QualityOptions<Inputs extends readonly unknown[]> {
  /** Cases that students see. */
  visible: readonly Case<Inputs>[];
  /** Draws cases that they do not see; none, when left out. */
  hidden?: (draw: Draw) => Case<Inputs>;
  /** How many hidden cases there are; 3 when left out. */
  hiddenCalls?: number;
  /** What is judged, in words; the name of the function when left out. */
  what?: string;
  /** The points of this check; an equal share of the question's, when left out. */
  points?: number;
  /** The seed before each visible call; none, when left out. Hidden calls have seeds of their own then. */
  seed?: number | null;
  /** From where on all points are given: a share of right numbers or, where `best` is said, how many times as many errors. */
  full: number;
  /** Where none are given any more; between both, in proportion. */
  none: number;
}

const someCases: Rule = {
  text: 'a list of cases, such as [{ inputs: [x], expected: labels }]',
  holds: (x) =>
    Array.isArray(x) && x.length > 0 && x.every((one) => isPlain(one) && Array.isArray(Reflect.get(one, 'inputs'))),
};
type Complete = { [K in keyof QualityOptions<never[]>]-?: unknown };
const rules = {
  visible: someCases,
  hidden: orNull(aFunction),
  hiddenCalls: count,
  what: string,
  points: orNull(positive),
  seed: orNull(count),
  full: finite,
  none: finite,
};

/**
 * A check of how good an answer is. A student's function of the same name gives labels or bits; they are compared one by one, and the
 * share of right ones counts, or how many times as many errors as the best method it makes. What chance may have done is not held
 * against it: of the 95 % interval (Wilson 1927) that end counts which is better for the student.
 * @param solution the solution, a function with a name
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the solution is no function with a name, or an option breaks its rule
 * @example
 * const sign = (x: number[]) => x.map((one) => (one > 0 ? 1 : 0));
 * quality(sign, {
 *   visible: [{ inputs: [[0.3, -2, 5]], expected: [1, 0, 1] }],
 *   full: 0.9,
 *   none: 0.5,
 * }).calls // sign
 */
export function quality<Inputs extends readonly unknown[]>(
  solution: (...inputs: Inputs) => unknown,
  options: NoInfer<QualityOptions<Inputs>>,
): Check {
  rule('quality', 'the solution', solution, aNamedFunction);
  const defaults = { ...common, what: solution.name };
  const { full, none, ...all } = withDefaults('quality', defaults as Partial<Complete>, options as Complete, rules) as {
    full: number;
    none: number;
    visible: Call[];
  };
  return {
    calls: solution.name,
    solution,
    ...all,
    within: 0,
    scale: smallest,
    conceal: false,
    quality: { full, none },
    expected: null,
    mistakes: {},
  } as unknown as Check;
}
