// Error values of one's own, in the same form as the data that they belong to.

import { either, isPlain, type Rule, string } from '../../options/index.js';
import { columnsOf, isRecords, type Numbers, someNumbers, values } from '../data.js';
import { messages } from '../messages.js';

/** How far each value may be off, to both sides: numbers, these by name, or the name of a column of the records. */
export type Errors = Numbers | { readonly [name: string]: number | Numbers } | string;

/** Whether these are error values. */
export const someErrors: Rule = either(
  someNumbers,
  {
    text: 'an object { name: number } or { series: numbers }',
    holds: (x) => isPlain(x) && Object.values(x).every((one) => typeof one === 'number' || someNumbers.holds(one, {})),
  },
  { ...string, text: 'the name of a column of the records' },
);

/**
 * The error values of each series, place by place; a series or a place that is not named has none.
 * @param data what they belong to
 * @throws {RangeError} when there are more or fewer than places, one is below zero, or a name does not exist
 */
export function errorsOf(
  op: string,
  errors: Errors,
  data: unknown,
  names: readonly string[],
  places: readonly string[],
): { [series: string]: ArrayLike<number> } {
  const all = byName(op, errors, data, names, places);
  for (const [name, own] of Object.entries(all)) {
    if (!names.includes(name)) throw new RangeError(messages.noSuchErrors(op, name, names));
    if (own.length !== places.length) throw new RangeError(messages.errorLengths(op, places.length, own.length));
    const below = Array.from(own).find((error) => error < 0);
    if (below !== undefined) throw new RangeError(messages.errorBelowZero(op, below));
  }
  return all;
}

function byName(
  op: string,
  errors: Errors,
  data: unknown,
  names: readonly string[],
  places: readonly string[],
): { [series: string]: ArrayLike<number> } {
  const alone = (own: ArrayLike<number>) => {
    if (names.length > 1) throw new RangeError(messages.errorsOfWhich(op, names));
    return { [names[0]!]: own };
  };
  if (typeof errors === 'string') {
    const columns = isRecords(data) ? columnsOf(data) : {};
    if (!Object.hasOwn(columns, errors)) throw new RangeError(messages.noColumn(op, errors, Object.keys(columns)));
    return alone(columns[errors]!.map((value) => (typeof value === 'number' ? value : Number.NaN)));
  }
  if (someNumbers.holds(errors, {})) return alone(values(op, errors as Numbers));
  const named = Object.entries(errors as { [name: string]: number | Numbers });
  if (named.some(([, one]) => typeof one !== 'number'))
    return Object.fromEntries(named.map(([name, one]) => [name, values(op, one as Numbers)]));
  for (const [name] of named) if (!places.includes(name)) throw new RangeError(messages.noSuchErrors(op, name, places));
  const of = new Map(named as [string, number][]);
  return alone(places.map((place) => of.get(place) ?? Number.NaN));
}
