// What hyper-parameters may be: ranges of numbers, or lists of values.

import { exp, log } from '../math/index.js';
import { check, finite, fraction, listOf, oneOf, positiveCount, type Rule, record } from '../options/index.js';
import { messages } from './messages.js';

/**
 * Numbers between two bounds, which may be given in either order.
 * @example train.uniform(2, 4).at(0.5) // 3
 */
export class Range {
  readonly low: number;
  readonly high: number;

  /** @throws {RangeError} when the bounds are not two finite numbers, or there is no such kind */
  constructor(
    bounds: readonly [number, number],
    readonly kind: 'uniform' | 'logUniform' | 'uniformInt',
  ) {
    check('Range', 'bounds', bounds, listOf(finite, 2));
    check('Range', 'kind', kind, oneOf('uniform', 'logUniform', 'uniformInt'));
    this.low = Math.min(...bounds);
    this.high = Math.max(...bounds);
  }

  /**
   * The number at a share from 0 to 1 of the way.
   * @throws {RangeError} when it is no such share
   */
  at(share: number): number {
    check('at', 'share', share, fraction);
    if (share === 0) return this.low;
    if (share === 1) return this.high;
    const along = (from: number, to: number) => from + share * (to - from);
    if (this.kind === 'uniformInt') return Math.floor(along(this.low, this.high + 1));
    return this.kind === 'logUniform' ? exp(along(log(this.low), log(this.high))) : along(this.low, this.high);
  }

  /**
   * At which share of the way a number lies.
   * @throws {RangeError} when it is no finite number
   */
  place(value: number): number {
    check('place', 'value', value, finite);
    const along = (x: number, from: number, to: number) => (to > from ? (x - from) / (to - from) : 0.5);
    const logarithmic = this.kind === 'logUniform';
    return logarithmic ? along(log(value), log(this.low), log(this.high)) : along(value, this.low, this.high);
  }

  /**
   * `count` numbers at equal distances, the bounds among them; of whole numbers each once, so that there may be fewer.
   * @throws {RangeError} when `count` is no whole number above 0
   */
  grid(count: number): number[] {
    check('grid', 'count', count, positiveCount);
    return [...new Set(Array.from({ length: count }, (_, i) => this.at(count === 1 ? 0.5 : i / (count - 1))))];
  }
}

/**
 * Numbers between two bounds, all equally likely.
 * @throws {RangeError} when a bound is not finite
 * @example train.uniform(0, 1).grid(3) // [0, 0.5, 1]
 */
export function uniform(low: number, high: number): Range {
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new RangeError(messages.range('uniform', low, high, 'both must be finite'));
  return new Range([low, high], 'uniform');
}

/**
 * Numbers between two bounds above 0, whose logarithms are all equally likely: for rates and penalties.
 * @throws {RangeError} when a bound is not above 0
 * @example train.logUniform(1e-6, 1e-3) // 10^uniform(−6, −3)
 */
export function logUniform(low: number, high: number): Range {
  if (!(low > 0 && high > 0 && Number.isFinite(low) && Number.isFinite(high)))
    throw new RangeError(messages.range('logUniform', low, high, 'both must be above 0'));
  return new Range([low, high], 'logUniform');
}

/**
 * Whole numbers from one to another, both among them, all equally likely: for layers and units.
 * @throws {RangeError} when a bound is no whole number
 * @example train.uniformInt(1, 4)
 */
export function uniformInt(low: number, high: number): Range {
  if (!Number.isInteger(low) || !Number.isInteger(high))
    throw new RangeError(messages.range('uniformInt', low, high, 'both must be whole numbers'));
  return new Range([low, high], 'uniformInt');
}

/** A hyper-parameter. */
export type Value = number | string | boolean;

/** What may be tried: a range, or a list of values. */
export type Space = { readonly [name: string]: Range | readonly Value[] };

/** One value for each name of a space. */
export type Sample<S extends Space> = { [K in keyof S]: S[K] extends readonly (infer V)[] ? V : number };

const aSpace: Rule = { ...record, text: 'an object { name: values }' };

/** @throws when the space has no parameter, {TypeError} or one that is neither a range nor a list, {RangeError} or an empty list */
export function checkSpace(op: string, space: Space): void {
  check(op, 'the space', space, aSpace);
  if (Object.keys(space).length === 0) throw new RangeError(messages.noSpace(op));
  for (const [name, values] of Object.entries(space)) {
    if (!(values instanceof Range) && !Array.isArray(values)) throw new TypeError(messages.choices(op, name, values));
    if (Array.isArray(values) && values.length === 0) throw new RangeError(messages.noChoices(op, name));
  }
}

/**
 * The bound of a range, or the end of a list of numbers, at which a value lies; null when it lies inside.
 * @param edge how near to a bound is at it, as a share of the range
 */
export function edgeOf(
  values: Range | readonly Value[],
  value: Value,
  edge: number,
): { side: 'lower' | 'upper'; bound: number } | null {
  if (typeof value !== 'number') return null;
  const numbers = values instanceof Range ? [values.low, values.high] : values.filter((v) => typeof v === 'number');
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (low === high) return null;
  const [below, above] =
    values instanceof Range
      ? [values.place(value) <= edge, values.place(value) >= 1 - edge]
      : [value === low, value === high];
  if (below) return { side: 'lower', bound: low };
  return above ? { side: 'upper', bound: high } : null;
}
