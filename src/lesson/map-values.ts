// Something for each name.

import { aFunction, check, record } from '../options/index.js';

/**
 * The same names with other values, as Python's `{name: to(value) for name, value in all.items()}`.
 * @param all names with a value each
 * @param to what is made of a value, and of its name
 * @throws {RangeError} when `all` is no object, or `to` no function
 * @example mapValues({ low: 1, high: 10 }, (rate) => rate / 2) // { low: 0.5, high: 5 }
 */
export function mapValues<T, U>(
  all: { readonly [name: string]: T },
  to: (value: T, name: string) => U,
): { [name: string]: U } {
  check('mapValues', 'the values', all, record);
  check('mapValues', 'what is made of each', to, aFunction);
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, to(value, name)]));
}
