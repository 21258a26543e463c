// Every wording of exports.

export const messages = {
  noNumber: (name: string, column: string, student: string, given: string) =>
    `${name}: "${column}" of ${student} is "${given}", which is no number`,
  noMarks: (sheet: string, student: string) => `${sheet}: ${student} is not in the marks`,
  lost: (points: number) => `${points} points`,
  ofPoints: (got: number, points: number) => `${got} of ${points} points`,
  question: (id: string, got: number, points: number, said: readonly string[]) =>
    [`${id}: ${got} of ${points} points`, ...said].join('\n'),
  late: (points: number) => `handed in late: ${points} points less`,
};
