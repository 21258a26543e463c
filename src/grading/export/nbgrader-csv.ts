// nbgrader's table of grades, grades.csv, written and read.

import { csvOf, needColumns, readCsv } from '../texts/csv.js';
import { type Marks, type StudentMarks, totals } from './marks.js';
import { messages } from './messages.js';

const columns = [
  'assignment',
  'duedate',
  'timestamp',
  'student_id',
  'last_name',
  'first_name',
  'email',
  'raw_score',
  'late_submission_penalty',
  'score',
  'max_score',
] as const;

/** The marks as `nbgrader export` writes its own, with times in UTC; addresses stay empty. */
export function nbgraderCsv({ assignment, students }: Marks): string {
  const rows = students.map((student) => {
    const { raw, score, max } = totals(student);
    const [last = '', first = ''] = namesOf(student);
    const times = [written(student.due), written(student.handedIn)];
    return [assignment, ...times, student.id, last, first, '', raw, student.late ?? 0, score, max];
  });
  return csvOf([columns, ...rows]);
}

/** A time in milliseconds since 1970, as Python writes one of UTC. */
const written = (at: number | undefined): string =>
  at === undefined ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** "Last, First" is both; which part of another name is the last nobody knows. */
const namesOf = ({ name = '' }: StudentMarks): string[] => name.split(/, */, 2);

/**
 * The marks in nbgrader's table, an assignment each. It knows totals only: each student has one question, `total`.
 * @throws {SyntaxError} when it is no CSV, or columns or numbers are missing
 */
export function readNbgraderCsv(text: string, name = 'grades.csv'): Marks[] {
  const table = readCsv(text, name);
  needColumns(table, ['assignment', 'student_id', 'raw_score', 'max_score'], name);
  const assignments = new Map<string, StudentMarks[]>();
  for (const row of table.rows) {
    const number = (column: string): number => {
      const given = row[column] ?? '';
      const value = given.trim() === '' ? 0 : Number(given);
      if (!Number.isFinite(value))
        throw new SyntaxError(messages.noNumber(name, column, row['student_id'] ?? '', given));
      return value;
    };
    const time = (column: string): number => Date.parse(`${(row[column] ?? '').trim().replace(' ', 'T')}Z`);
    const [due, handedIn] = [time('duedate'), time('timestamp')];
    const names = [row['last_name'], row['first_name']].filter((one) => one);
    const late = number('late_submission_penalty');
    const own = assignments.get(row['assignment']!) ?? [];
    assignments.set(row['assignment']!, own);
    own.push({
      id: row['student_id']!,
      ...(names.length > 0 && { name: names.join(', ') }),
      questions: [{ id: 'total', got: number('raw_score'), points: number('max_score'), said: [] }],
      ...(!Number.isNaN(due) && { due }),
      ...(!Number.isNaN(handedIn) && { handedIn }),
      ...(late > 0 && { late }),
    });
  }
  return [...assignments].map(([assignment, students]) => ({ assignment, students }));
}
