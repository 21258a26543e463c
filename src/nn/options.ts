// The rules that options of layers and functions must keep, and what else they are given besides tensors.

import { Generator, Tensor } from '../engine/index.js';
import { messages } from './messages.js';

/** What a value must be: in words, and as a test. */
export interface Rule {
  readonly text: string;
  holds(value: unknown): boolean;
}

/** A rule for each option. */
export type Rules<O> = { readonly [K in keyof O]-?: Rule };

/**
 * The options as they are, when each exists and keeps its rule; one that is undefined counts as left out.
 * @throws {TypeError} when they are no object, or one has no rule, and so does not exist
 * @throws {RangeError} when one breaks its rule
 */
export function checked<O extends object>(op: string, options: O, rules: Rules<O>): O {
  const known = Object.keys(rules) as (keyof O & string)[];
  if (!isRecord(options)) {
    const meant = known.find((name) => rules[name].holds(options));
    throw new TypeError(messages.noOptions(op, options, known, meant));
  }
  for (const name of Object.keys(options) as (keyof O & string)[]) {
    if (!Object.hasOwn(rules, name)) throw new TypeError(messages.unknownOption(op, name, known));
    if (options[name] !== undefined) check(op, name, options[name], rules[name]);
  }
  return options;
}

/** @throws {RangeError} when a value breaks its rule */
export function check(op: string, name: string, value: unknown, rule: Rule): void {
  if (!rule.holds(value)) throw new RangeError(messages.value(op, name, value, rule.text));
}

/** Sizes of layers are whole numbers, 1 or more. */
export function checkSizes(op: string, sizes: { [name: string]: unknown }): void {
  for (const [name, value] of Object.entries(sizes)) check(op, name, value, size);
}

/** Options as `toString` prints them, without those that are as usual. */
export function written(options: object, usual: { [name: string]: unknown } = {}): string {
  const unusual = Object.entries(options).filter(([name, value]) => usual[name] !== value);
  return unusual.map(([name, value]) => `${name}=${messages.list([value])}`).join(', ');
}

const isRecord = (x: unknown): boolean =>
  typeof x === 'object' && x !== null && !Array.isArray(x) && !(x instanceof Tensor);
const isNumber = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);
const isWhole = (x: unknown, least: number): boolean => Number.isInteger(x) && (x as number) >= least;

export const size: Rule = { text: 'a whole number, 1 or more', holds: (x) => isWhole(x, 1) };
export const count: Rule = { text: 'a whole number, 0 or more', holds: (x) => isWhole(x, 0) };
export const whole: Rule = { text: 'a whole number', holds: Number.isInteger };
export const number: Rule = { text: 'a number', holds: (x) => typeof x === 'number' && !Number.isNaN(x) };
export const anyNumber: Rule = { text: 'a finite number', holds: isNumber };
export const notNegative: Rule = { text: 'a finite number, 0 or more', holds: (x) => isNumber(x) && x >= 0 };
export const positive: Rule = { text: 'a finite number above 0', holds: (x) => isNumber(x) && x > 0 };
export const fraction: Rule = { text: 'a number between 0 and 1', holds: (x) => isNumber(x) && x >= 0 && x <= 1 };
export const ratio: Rule = { text: 'a number above 0 and below 1', holds: (x) => isNumber(x) && x > 0 && x < 1 };
export const flag: Rule = { text: 'true or false', holds: (x) => typeof x === 'boolean' };
export const aTensor: Rule = { text: 'a tensor', holds: (x) => x instanceof Tensor };
export const aGenerator: Rule = { text: 'a Generator', holds: (x) => x instanceof Generator };
export const sizes: Rule = {
  text: 'a size or a list of sizes, whole numbers, 1 or more',
  holds: (x) => (Array.isArray(x) ? x.length > 0 && x.every(size.holds) : size.holds(x)),
};
export const oneOf = (...values: unknown[]): Rule => ({
  text: `one of ${messages.list(values)}`,
  holds: (x) => values.includes(x),
});
/** One value for height and width, or one each. */
export const pairOf = ({ text, holds }: Rule): Rule => ({
  text: `${text}, or two of them, [height, width]`,
  holds: (x) => (Array.isArray(x) ? x.length === 2 && x.every(holds) : holds(x)),
});
export const either = (a: Rule, b: Rule): Rule => ({
  text: `${a.text}, or ${b.text}`,
  holds: (x) => a.holds(x) || b.holds(x),
});
export const multipleOf = (name: string, divisor: number): Rule => ({
  text: `a multiple of ${name}, which is ${divisor}`,
  holds: (x) => (x as number) % divisor === 0,
});
export const rowOf = (rows: number): Rule => ({
  text: `a row from 0 to ${rows - 1}, or from -1 to ${-rows}, counted from the end`,
  holds: (x) => isWhole(x, -rows) && (x as number) < rows,
});
export const orNull = ({ text, holds }: Rule): Rule => ({
  text: `${text}, or null`,
  holds: (x) => x === null || holds(x),
});

/** How a window moves. */
export const windowRules = { stride: pairOf(size), padding: pairOf(count), dilation: pairOf(size) };
