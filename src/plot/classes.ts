// Which class each point belongs to: by names, or by a few whole numbers.

import type { Value } from './data.js';
import { messages } from './messages.js';

/** More whole numbers than this are no classes, but amounts. */
const mostNumbers = 10;

/** Whether these are names, or numbers of classes, rather than amounts. */
export function areClasses(column: readonly Value[]): boolean {
  const given = column.filter((one) => one !== null && one !== undefined);
  if (given.some((one) => typeof one !== 'number')) return true;
  const different = new Set(given as number[]);
  return different.size <= mostNumbers && [...different].every(Number.isInteger);
}

/** The names of the classes: numbers in their order, others in the order in which they come. */
export function classNames(column: readonly Value[]): string[] {
  const different = [...new Set(column)].filter((one) => one !== null && one !== undefined);
  if (different.every((one) => typeof one === 'number')) (different as number[]).sort((a, b) => a - b);
  return different.map(String);
}

/** Whether this can be no class: it is nothing, or no finite number. */
export const isNoClass = (one: Value): boolean =>
  one === null || one === undefined || (typeof one === 'number' && !Number.isFinite(one));

/** @throws {RangeError} when two classes have one name: they would have one place and one colour */
export function refuseTwins(op: string, names: readonly string[]): void {
  const twin = names.find((name, i) => names.indexOf(name) < i);
  if (twin !== undefined) throw new RangeError(messages.sameClasses(op, twin));
}

/** The names, of which all after the first of its kind have a number behind: two bars of one name stay two. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}
