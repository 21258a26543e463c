// What a value must be. One word for each rule, whoever asks.

import { listed, tensorOfList } from './words.js';

/** What a value must be: in words that follow "must be", and as a test of the value beside the other options. */
export interface Rule<O extends object = object> {
  readonly text: string;
  holds(value: unknown, options: Required<O>): boolean;
  /** What to do with a value that breaks it, to stand at the end of the message. */
  hint?(value: unknown): string;
}

/** A rule for each option; the one that is meant most often comes first. */
export type Rules<O extends object> = { readonly [K in keyof O]-?: Rule<O> };

const isNumber = (x: unknown): x is number => Number.isFinite(x);
const isWhole = (x: unknown): x is number => Number.isInteger(x);

// Whole numbers.
export const whole: Rule = { text: 'a whole number', holds: isWhole };
export const wholeFrom = (least: number): Rule => ({
  text: `a whole number, ${least} or more`,
  holds: (x) => isWhole(x) && x >= least,
});
export const wholeBetween = (least: number, most: number): Rule => ({
  text: `a whole number from ${least} to ${most}`,
  holds: (x) => isWhole(x) && x >= least && x <= most,
});
/** How many there are, and there may be none. */
export const count: Rule = wholeFrom(0);
/** How many there are, and there must be some: sizes, steps, periods. */
export const positiveCount: Rule = wholeFrom(1);
export const multipleOf = (name: string, divisor: number): Rule => ({
  text: `a multiple of ${name}, which is ${divisor}`,
  holds: (x) => isWhole(x) && x % divisor === 0,
});

// Numbers.
/** Also NaN, and what has no end. */
export const anyNumber: Rule = { text: 'a number', holds: (x) => typeof x === 'number' };
/** Also an infinite one. */
export const notNaN: Rule = { text: 'a number', holds: (x) => typeof x === 'number' && !Number.isNaN(x) };
export const finite: Rule = { text: 'a finite number', holds: isNumber };
export const notNegative: Rule = { text: 'a finite number, 0 or more', holds: (x) => isNumber(x) && x >= 0 };
export const positive: Rule = { text: 'a finite number above 0', holds: (x) => isNumber(x) && x > 0 };
/** What measures or bounds without end, as Infinity does. */
export const notBelowZero: Rule = { text: 'a number, 0 or more', holds: (x) => typeof x === 'number' && x >= 0 };
export const aboveZero: Rule = { text: 'a number above 0', holds: (x) => typeof x === 'number' && x > 0 };
export const above = (least: number): Rule => ({
  text: `a finite number above ${least}`,
  holds: (x) => isNumber(x) && x > least,
});
export const between = (least: number, most: number): Rule => ({
  text: `a number from ${least} to ${most}`,
  holds: (x) => isNumber(x) && x >= least && x <= most,
});
/** Both ends belong to it: probabilities, for example. */
export const fraction: Rule = between(0, 1);
/** What leaves something over: the decay of an average, for example. */
export const share: Rule = {
  text: 'a number from 0 up to, but not, 1',
  holds: (x) => isNumber(x) && x >= 0 && x < 1,
};
/** Neither end belongs to it. */
export const ratio: Rule = { text: 'a number above 0 and below 1', holds: (x) => isNumber(x) && x > 0 && x < 1 };

// What is no number.
export const flag: Rule = { text: 'true or false', holds: (x) => typeof x === 'boolean' };
export const string: Rule = { text: 'a string', holds: (x) => typeof x === 'string' };
export const aFunction: Rule = { text: 'a function', holds: (x) => typeof x === 'function' };
/** An object whose keys are names that the user chooses. */
export const record: Rule = {
  text: 'an object { name: value }',
  holds: (x) => isPlain(x),
};
export const oneOf = (...values: unknown[]): Rule => ({
  text: values.length === 1 ? listed(values) : `one of ${listed(values)}`,
  holds: (x) => values.includes(x),
});
/** @param text what its instances are called, such as `a Generator` */
export const instanceOf = (kind: abstract new (...args: never[]) => object, text: string): Rule => ({
  text,
  holds: (x) => x instanceof kind,
});
/** @param kind the class of tensors, which this room does not know */
export const tensorOf = (kind: abstract new (...args: never[]) => object): Rule => ({
  ...instanceOf(kind, 'a tensor'),
  hint: tensorOfList,
});

// Rules made of others.
export const either = <O extends object>(...rules: readonly Rule<O>[]): Rule<O> => ({
  text: rules.map(({ text }) => text).join(', or '),
  holds: (x, options) => rules.some((rule) => rule.holds(x, options)),
});
export const orNull = <O extends object>(rule: Rule<O>): Rule<O> => either(rule, oneOf(null));
/** What may be left out although there is no default. */
export const optional = <O extends object>(rule: Rule<O>): Rule<O> => ({
  text: rule.text,
  holds: (x, options) => x === undefined || rule.holds(x, options),
});
/** @param length how many there must be; any number, when left out */
export const listOf = <O extends object>(rule: Rule<O>, length?: number): Rule<O> => ({
  text: `a list${length === undefined ? '' : ` of ${length}`}, each ${rule.text}`,
  holds: (x, options) =>
    Array.isArray(x) && (length === undefined || x.length === length) && x.every((one) => rule.holds(one, options)),
});
/** Two in order. */
export const rangeOf = <O extends object>(rule: Rule<O>): Rule<O> => ({
  text: `[low, high] with low ≤ high, each ${rule.text}`,
  holds: (x, options) => listOf(rule, 2).holds(x, options) && (x as number[])[0]! <= (x as number[])[1]!,
});

/** Whether this is written in braces, and no list, tensor or other instance; also when it comes from another realm. */
export function isPlain(x: unknown): x is object {
  if (typeof x !== 'object' || x === null) return false;
  const prototype: unknown = Object.getPrototypeOf(x);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
