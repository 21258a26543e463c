// Every wording of a homework's checks.

import { listed, shown } from '../options/index.js';

const at = (place: string) => (place === '' ? '' : `at ${place}: `);
const digits = (x: number): string =>
  (Number.isFinite(x) ? String(Number(x.toPrecision(7))) : String(x)).replace('-', '−');

const twoDigits = (points: number): number => Number(points.toFixed(2));
const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

export const messages = {
  notStored: (value: unknown) =>
    `${shown(value)} cannot be stored; a check takes and gives numbers, texts, true and false, tensors, and lists and objects of them`,
  otherKind: (place: string, found: string, expected: string) => `${at(place)}found ${found}, expected ${expected}`,
  numbers: (n: number) => `${n} numbers`,
  agreement: (reached: number, full: number) =>
    `${percent(reached)} are right; all points are given from ${percent(full)} on`,
  errorsBeside: (errors: number, best: number, full: number) =>
    `${percent(errors)} are wrong, ${digits(Number((errors / best).toPrecision(3)))} times as many as with the best method (${percent(best)}); all points are given up to ${digits(full)} times`,
  otherLength: (place: string, found: number, expected: number) =>
    `${at(place)}found a list of ${found}, expected one of ${expected}`,
  otherNames: (place: string, found: readonly string[], expected: readonly string[]) =>
    `${at(place)}found an object with ${listed(found)}, expected one with ${listed(expected)}`,
  otherNumber: (place: string, found: number, expected: number) =>
    `${at(place)}found ${digits(found)}, expected ${digits(expected)}`,
  concealed: (found: unknown) =>
    `found ${typeof found === 'number' ? digits(found) : shown(found)}, which is not what comes out`,
  otherValue: (place: string, found: unknown, expected: unknown) =>
    `${at(place)}found ${shown(found)}, expected ${shown(expected)}`,
  noFunction: (name: string, found: unknown) =>
    found === undefined
      ? `there is no ${name} in the notebook; run its cell first`
      : `${name} is ${shown(found)}, not a function; run its cell again`,
  threw: (call: string, error: unknown) => `${call}: ${error instanceof Error ? error.message : shown(error)}`,
  outcome: (right: boolean) => (right ? 'right' : 'not yet'),
  looksLike: (name: string, hint: string) => `looks like: ${name}. ${hint}`,
  manual: (id: string, points: number) => `${id} is marked by hand: ${points} points`,
  noQuestion: (id: string, ids: readonly string[], near: string | undefined) =>
    `there is no question ${id}${near === undefined ? '' : `; did you mean ${near}?`} The homework has: ${listed(ids)}.`,
  noSheet: (file: string) => `${file} is not there; it came with the notebook, and must lie in the same folder`,
  noHiddenSheet: (file: string) =>
    `hidden/${file} is in no folder above this one; it belongs beside nbgrader_config.py, where lectern assignment build writes it`,
  badSheet: (file: string) => `${file} cannot be read; download the homework again`,
  noLookUp: (names: readonly string[]) =>
    `the names of the notebook are not known here; hand them over: check('q1', { ${names.map((name) => `${name}: ${name}`).join(', ')} })`,
  points: (right: number, all: number) => `${twoDigits(right)} of ${all} points`,
  ofHomework: ({ got, all, byHand = 0 }: { got: number; all: number; byHand?: number }) =>
    `${twoDigits(got)} of ${all} points so far, by the checks you can see${byHand > 0 ? `; ${byHand} more are marked by hand` : ''}`,
};
