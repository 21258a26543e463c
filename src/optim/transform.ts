// What the parts of an optimiser are, and how they are defined.

import type { Floats } from '../engine/index.js';
import { type Rules, withDefaults } from '../options/index.js';

/** A part of a gradient on its way to an update, which stays in a fast cache. */
export interface Update<S extends string = string> {
  /** The gradient; transforms change it in place. */
  readonly values: Floats;
  /** The parameter, as far as this part goes. */
  readonly parameter: Floats;
  /** The number of this step, from 1 on. */
  readonly step: number;
  /** What is remembered of this part from step to step, by name. */
  readonly state: { readonly [name in S]: Floats };
}

/**
 * A step on the way from a gradient to an update.
 * @example
 * // only the signs of gradients count
 * optim.chain([w], [{ state: {}, update: ({ values }) => values.set(values.map(Math.sign)) }])
 */
export interface Transform<S extends string = string> {
  /** The names under which it remembers as many numbers as a parameter has, and what these are at first. */
  readonly state: { readonly [name in S]?: number };
  update(part: Update<S>): void;
}

/** Transforms of one kind: a function from options, each of which may be left out. */
export interface TransformKind<O extends object> {
  /**
   * @throws {TypeError} when an option has no such name
   * @throws {RangeError} when an option breaks its rule
   */
  (options?: O): Transform;
  readonly defaults: Required<O>;
  readonly rules: Rules<O>;
  /** The transform for options that are checked already, such as those of an optimiser's group. */
  of(options: Required<O>): Transform;
}

/** Defines a kind of transforms. */
export function transformKind<O extends object, S extends string = never>(
  name: string,
  rules: NoInfer<Rules<O>>,
  defaults: NoInfer<Required<O>>,
  of: (options: Required<O>) => Transform<S>,
): TransformKind<O> {
  return Object.assign((options?: O) => of(withDefaults(name, defaults, options, rules)), { defaults, rules, of });
}

/** What leaves gradients as they are. */
export const identity: Transform<never> = { state: {}, update: () => {} };
