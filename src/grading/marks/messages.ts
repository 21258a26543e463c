// Every wording of final marks and of the tables that change them.

import { twoDigits } from '../points.js';
import type { Lateness } from './late.js';

const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const percent = (n: number): string => `−${twoDigits(n)} %`;

export const messages = {
  // Tables.
  inLine: (file: string, line: number, what: string) => `${file}, line ${line}: ${what}`,
  noName: 'it has no student',
  stranger: (student: string) =>
    `nobody here is called ${JSON.stringify(student)}, so this counts for nobody yet; students are called as in reports/`,
  noQuestion: (question: string, ids: readonly string[]) =>
    `there is no question ${JSON.stringify(question)}; the homework has ${ids.join(', ')}`,
  twice: (what: readonly string[]) => `${what.join(', ')} stands here for the second time`,
  badPoints: (given: string, question: string, most: number) =>
    `${JSON.stringify(given)} cannot be the points of ${question}; write a number from 0 to ${most}`,
  noReason: 'give a reason, which the student reads too',
  badMoment: (given: string) =>
    `${JSON.stringify(given)} is no time; write it with its time zone, as 2026-11-30T23:59+01:00`,
  badRule: (given: string) =>
    `${JSON.stringify(given)} says no penalty; write it as "10% a day", "5% an hour" or "10% a day up to 50%"`,
  neverDue: 'a penalty for handing in late needs to know when it was due: --due 2026-11-30T23:59+01:00',
  // Times.
  time: plural,
  lessThanASecond: 'less than a second',
  noTime: 'it is not known when this was handed in; it counts as in time',
  noFileTime: (file: string) =>
    `${file} does not say when this was handed in: it must be as 2026-11-30 22:59:00 UTC, or give --times; it counts as in time`,
  // Marks.
  late: ({ by, percent: taken, rule }: Lateness, due: string) =>
    rule === null
      ? `Handed in late by ${by}; it was due ${due}. Nothing is taken for that.`
      : `Handed in late by ${by}: ${percent(taken)} of the points (${rule.text}, ${plural(rule.begun, rule.unit)} begun); it was due ${due}.`,
  extended: (due: string) => `${due}, by an extension`,
  override: (points: number, most: number, reason: string) =>
    `Set to ${twoDigits(points)} of ${most} points by the instructor: ${reason}`,
  instead: (got: number) => `Before that it had ${twoDigits(got)}.`,
  open: 'To be marked by hand; its points are not in the sum yet.',
  changed:
    'The answer has changed since it was marked by hand; it is to be marked again, and its points are not in the sum yet.',
  notMarked: 'Nothing could be marked.',
  otherPoints: (before: number, now: number) =>
    `The question brought ${before} points when this was marked by hand, and now ${now}; it is to be marked again, and its points are not in the sum yet.`,
  untouched: 'Nothing was written here.',
  olderHomework: 'it was marked with another version of the homework; mark it again',
};
