// Every wording of exports and of the tables that they read.

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

export const messages = {
  badCsv: (name: string, why: string) => `${name} cannot be read as CSV: ${why}`,
  empty: 'it is empty',
  twice: (column: string) => `it has two columns "${column}"`,
  missingColumns: (name: string, missing: readonly string[], there: readonly string[]) =>
    `${name} lacks the column${missing.length === 1 ? '' : 's'} ${quoted(missing)}; it has ${quoted(there)}`,
  noNumber: (name: string, column: string, student: string, given: string) =>
    `${name}: "${column}" of ${student} is "${given}", which is no number`,
  noId: (name: string, line: number) => `${name}: row ${line} has no id`,
  sameId: (name: string, column: string, id: string) =>
    `${name}: ${id} stands twice in the column "${column}"; each student needs one of their own`,
  badId: (name: string, id: string, why: string) => `${name}: "${id}" cannot name a student: ${why}`,
  idTooLong: 'it has more than 64 letters',
  idLetters: 'write letters, digits, and . _ @ + - between them',
  idReserved: 'Windows reserves this name',
  lookAlike: (name: string, one: string, other: string) =>
    `${name}: the ids "${one}" and "${other}" differ in case or in how their letters are written only, and would share a folder`,
  noMarks: (sheet: string, student: string) => `${sheet}: ${student} is not in the marks`,
  lost: (points: number) => `${points} points`,
  ofPoints: (got: number, points: number) => `${got} of ${points} points`,
  question: (id: string, got: number, points: number, said: readonly string[]) =>
    [`${id}: ${got} of ${points} points`, ...said].join('\n'),
  late: (points: number) => `handed in late: ${points} points less`,
};
