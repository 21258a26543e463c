// Which class each point belongs to: by names, or by a few whole numbers.

import type { Value } from './data.js';

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
