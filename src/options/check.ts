// Whether options exist and keep their rules.

import { messages } from './messages.js';
import { nearest } from './nearest.js';
import { isPlain, type Rule, type Rules } from './rule.js';
import { shown } from './words.js';

/** What counts as options that were left out. */
const none: object = Object.freeze({});

/**
 * The options as they are, when each exists and keeps its rule; one that is undefined counts as left out. Without options nothing is
 * allocated, so that functions on a hot path can ask.
 * @throws {TypeError} when they are no object, or one has no rule, and so does not exist
 * @throws {RangeError} when one breaks its rule
 * @example checked('dropout', { p: 0.5 }, { p: { text: 'a finite number', holds: Number.isFinite } }).p // 0.5
 */
export function checked<O extends object>(op: string, options: O | undefined, rules: Rules<O>): O {
  if (options === undefined) return none as O;
  const all = options as Required<O>;
  for (const name of namesOf(op, options, rules, all))
    if (all[name] !== undefined) check(op, name, all[name], rules[name], all);
  return options;
}

/**
 * A new object: the options, with defaults for those that are left out or undefined. What has no default must be given, unless its rule is
 * `optional`.
 * @throws {TypeError} when they are no object, or one has no rule, and so does not exist
 * @throws {RangeError} when one is missing or breaks its rule
 */
export function withDefaults<O extends object>(
  op: string,
  defaults: Partial<O>,
  options: O | undefined,
  rules: Rules<O>,
): Required<O> {
  const all = { ...defaults } as Required<O>;
  if (options !== undefined)
    for (const name of namesOf(op, options, rules, all))
      if (options[name] !== undefined) all[name] = options[name] as Required<O>[typeof name];
  for (const name of Object.keys(rules) as (keyof O & string)[]) check(op, name, all[name], rules[name], all);
  return all;
}

/** @throws {RangeError} when a value breaks its rule */
export function check<O extends object>(op: string, name: string, value: unknown, rule: Rule<O>, options = none): void {
  if (rule.holds(value, options as Required<O>)) return;
  const instead = others(value).find((other) => rule.holds(other, options as Required<O>));
  const hint = instead === undefined ? (rule.hint?.(value) ?? '') : `; write ${shown(instead)}`;
  throw new RangeError(messages.value(op, name, value, rule.text, hint));
}

/** What may have been meant by a value of the wrong kind: '3', [3] and { p: 3 } by 3, 1 and 'true' by true. */
function others(value: unknown): unknown[] {
  if (value === 'true' || value === 'false') return [value === 'true'];
  if (typeof value === 'string') return value.trim() === '' ? [] : [Number(value)];
  if (Array.isArray(value)) return value.length === 1 ? value : [];
  if (isPlain(value)) return Object.values(value); // new nn.Dropout({ p: 0.5 }), where the number stands by position
  return value === 0 || value === 1 ? [value === 1] : [];
}

/** @param others defaults, beside which a bare value is asked whether it could be an option */
function namesOf<O extends object>(op: string, options: O, rules: Rules<O>, others: Required<O>): (keyof O & string)[] {
  const known = Object.keys(rules) as (keyof O & string)[];
  if (!isPlain(options)) {
    const meant = known.find((name) => rules[name].holds(options, others));
    throw new TypeError(messages.noObject(op, options, known, meant));
  }
  const names = Object.keys(options) as (keyof O & string)[];
  const wrong = names.find((name) => !Object.hasOwn(rules, name));
  if (wrong !== undefined) throw new TypeError(messages.unknown(op, wrong, known, nearest(wrong, known)));
  return names;
}
