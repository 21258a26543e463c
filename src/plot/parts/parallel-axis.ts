// An axis of parallel coordinates: of numbers, or of names.

import { log } from '../../math/elementary.js';
import type { Value } from '../data.js';
import { messages } from '../messages.js';
import { exponent, extent, isDrawable, powerOfTen, typeset } from '../numbers.js';
import { roundPlaces } from '../transforms/bin.js';

/** Where a missing value stands, below the axis. */
const foot = -0.14;
/** Values that span so many times are read on a logarithmic axis. */
const wide = 50;

/** An axis: where values stand on it, and what is written beside it. */
export interface Axis {
  name: string;
  /** Whether its values are names. */
  named: boolean;
  /** From 0 at the bottom to 1; below it for what is missing. */
  place(value: Value): number;
  ticks: { at: number; text: string }[];
  /** Whether there is neither a name nor a number. */
  empty: boolean;
}

/** What has no place on an axis: nothing, or no finite number. */
export const isMissing = (value: Value): boolean =>
  value === null || value === undefined || (typeof value === 'number' && !isDrawable(value));

/**
 * The axis of a column: logarithmic where numbers above zero span many powers of ten; names stand evenly, and below the axis what is
 * missing.
 */
export function axisOf(name: string, column: readonly Value[]): Axis {
  const given = column.filter((x) => !isMissing(x));
  const { place, ticks, named } = given.every((x) => typeof x === 'number') ? axisOfNumbers(given) : axisOfNames(given);
  return {
    name,
    named,
    empty: given.length === 0,
    place: (value) => (isMissing(value) ? foot : place(value)),
    ticks: given.length < column.length ? [{ at: foot, text: messages.missing() }, ...ticks] : ticks,
  };
}

type Places = Omit<Axis, 'name' | 'empty'>;

function axisOfNames(column: readonly Value[]): Places {
  const classes = [...new Set(column.map(String))];
  const at = (i: number) => (classes.length === 1 ? 0.5 : i / (classes.length - 1));
  return {
    named: true,
    place: (value) => at(classes.indexOf(String(value))),
    ticks: classes.map((text, i) => ({ at: at(i), text })),
  };
}

function axisOfNumbers(numbers: readonly number[]): Places {
  const [low, high] = extent(numbers);
  const logarithmic = low > 0 && high / low > wide;
  const scale = (x: number): number => (logarithmic ? log(x) : x);
  const [from, to] = low < high ? [scale(low), scale(high)] : [scale(low) - 0.5, scale(low) + 0.5];
  const place = (value: Value): number => (scale(value as number) - from) / (to - from);
  const values = low >= high ? [...new Set(numbers)] : logarithmic ? powers(low, high) : roundPlaces(low, high, 5);
  const write = logarithmic ? powerOfTen : typeset;
  return { named: false, place, ticks: values.map((x) => ({ at: place(x), text: write(x) })) };
}

/** Powers of ten from one number to another. */
function powers(low: number, high: number): number[] {
  const [first, last] = [exponent(low), exponent(high)];
  const step = Math.ceil((last - first + 1) / 6);
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((_, i) => i % step === 0);
  return all.map((power) => Number(`1e${power}`)).filter((x) => x >= low * 0.999 && x <= high * 1.001);
}
