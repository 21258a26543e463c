// What was saved must be before anything goes on from it.

import { check, isPlain, type Rules } from '../options/index.js';
import { messages } from './messages.js';

/**
 * Rules for what a state must have; it may have more.
 * @throws {TypeError} when the state is no object
 * @throws {RangeError} when a part is missing or breaks its rule
 */
export function checkState<S extends object>(op: string, state: S, rules: Partial<Rules<S>>): void {
  if (!isPlain(state)) throw new TypeError(messages.noState(op, state));
  for (const name of Object.keys(rules) as (keyof S & string)[]) check(op, `state.${name}`, state[name], rules[name]!);
}
