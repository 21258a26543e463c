// The rules that options of optimisers and schedules must keep.

import { shown } from '../engine/index.js';
import { messages } from './messages.js';

/** What an option must be: in words, and as a test of a value beside the other options. */
export interface Rule<O> {
  readonly text: string;
  holds(value: unknown, options: Required<O>): boolean;
}

/** A rule for each option. */
export type Rules<O> = { readonly [K in keyof O]-?: Rule<O> };

type AnyRule = Rule<object>;

/**
 * @throws {TypeError} when an option has no rule, and so does not exist
 * @throws {RangeError} when one is missing or breaks its rule
 */
export function checkOptions<O extends object>(op: string, options: Required<O>, rules: Rules<O>): void {
  for (const name of Object.keys(options))
    if (!Object.hasOwn(rules, name)) throw new TypeError(messages.unknownOption(op, name, Object.keys(rules)));
  checkEach(op, options, rules);
}

function checkEach<O extends object>(op: string, values: Required<O>, rules: Partial<Rules<O>>, prefix = ''): void {
  for (const name of Object.keys(rules) as (keyof O & string)[]) {
    const [value, rule] = [values[name], rules[name]!];
    if (!rule.holds(value, values)) throw new RangeError(messages.option(op, prefix + name, value, rule.text));
  }
}

/**
 * Rules for what a state must have; it may have more.
 * @throws {TypeError} when the state is no object
 * @throws {RangeError} when a part is missing or breaks its rule
 */
export function checkState<S extends object>(op: string, state: S, rules: Partial<Rules<S>>): void {
  if (typeof state !== 'object' || state === null) throw new TypeError(messages.noState(op, state));
  checkEach(op, state as Required<S>, rules, 'state.');
}

/**
 * Options with the defaults of those that are left out, checked.
 * @throws {TypeError} when they are no object, or one has no rule
 * @throws {RangeError} when one is missing or breaks its rule
 */
export function withDefaults<O extends object>(
  op: string,
  defaults: Partial<O>,
  options: O | undefined,
  rules: Rules<O>,
): Required<O> {
  const all = { ...defaults, ...options } as Required<O>;
  if (options !== undefined && (typeof options !== 'object' || options === null || Array.isArray(options))) {
    const meant = (Object.keys(rules) as (keyof O & string)[]).find((name) => rules[name].holds(options, all));
    throw new TypeError(messages.noObject(op, options, meant));
  }
  checkOptions(op, all, rules);
  return all;
}

const isNumber = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);
const isShare = (x: unknown): boolean => isNumber(x) && x >= 0 && x < 1;

export const notNegative: AnyRule = { text: 'a finite number, 0 or more', holds: (x) => isNumber(x) && x >= 0 };
export const positive: AnyRule = { text: 'a finite number above 0', holds: (x) => isNumber(x) && x > 0 };
export const anyNumber: AnyRule = { text: 'a finite number', holds: isNumber };
export const numbers: AnyRule = {
  text: 'a list of finite numbers',
  holds: (x) => Array.isArray(x) && x.every(isNumber),
};
export const share: AnyRule = { text: 'from 0 up to, but not, 1', holds: isShare };
export const shares: AnyRule = {
  text: 'two numbers from 0 up to, but not, 1',
  holds: (x) => Array.isArray(x) && x.length === 2 && x.every(isShare),
};
export const fraction: AnyRule = { text: 'from 0 to 1', holds: (x) => isNumber(x) && x >= 0 && x <= 1 };
export const count: AnyRule = {
  text: 'a whole number above 0',
  holds: (x) => Number.isInteger(x) && (x as number) > 0,
};
export const flag: AnyRule = { text: 'true or false', holds: (x) => typeof x === 'boolean' };
/** A value that may be left out. */
export const optional = (rule: AnyRule): AnyRule => ({
  text: rule.text,
  holds: (x) => x === undefined || rule.holds(x, {}),
});
/** One value for all groups of an optimiser, or one for each. */
export type PerGroup<T> = T | readonly T[];
export const ofGroup = <T extends number | ((t: number) => number)>(value: PerGroup<T>, group: number): T =>
  typeof value === 'object' ? value[group]! : value;
export const perGroup = (rule: AnyRule, optimizer: { readonly paramGroups: readonly unknown[] }): AnyRule => ({
  get text() {
    return `${rule.text}, or a list of ${optimizer.paramGroups.length}, one for each group`;
  },
  holds: (x) =>
    Array.isArray(x)
      ? x.length === optimizer.paramGroups.length && x.every((one) => rule.holds(one, {}))
      : rule.holds(x, {}),
});
export const oneOf = (...values: unknown[]): AnyRule => ({
  text: `one of ${values.map(shown).join(', ')}`,
  holds: (x) => values.includes(x),
});
