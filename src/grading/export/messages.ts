// Every wording of exports.

import type { StudentMarks } from './marks.js';

export const messages = {
  noNumber: (name: string, column: string, student: string, given: string) =>
    `${name}: "${column}" of ${student} is "${given}", which is no number`,
  missing: ({ problem, questions }: StudentMarks): string => {
    if (problem !== undefined) return `could not be marked: ${problem}`;
    const open = questions.filter((one) => one.open).map(({ id }) => id);
    return open.length === 0 ? '' : `to be marked by hand: ${open.join(', ')}`;
  },
  noMarks: (sheet: string, student: string) => `${sheet}: ${student} is not in the marks`,
  lost: (points: number) => `${points} points`,
  ofPoints: (got: number, points: number) => `${got} of ${points} points`,
  question: (id: string, got: number, points: number, said: readonly string[]) =>
    [`${id}: ${got} of ${points} points`, ...said].join('\n'),
  late: (points: number) => `handed in late: ${points} points less`,
};
