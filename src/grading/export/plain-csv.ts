// The marks of a class as a plain table: a row for each student, a column for each question, and what is missing.

import { csvOf } from '../texts/csv.js';
import { type Marks, totals, written } from './marks.js';
import { messages } from './messages.js';

/** The marks as CSV; a question that is not marked, or that a student's marks do not have, is an empty cell. */
export function plainCsv({ assignment, students }: Marks): string {
  const ids = [...new Set(students.flatMap(({ questions }) => questions.map(({ id }) => id)))];
  const rows = students.map((student) => {
    const got = new Map(
      student.questions.map((one) => [one.id, one.open || student.problem !== undefined ? '' : written(one.got)]),
    );
    const { score, max } = totals(student);
    return [
      assignment,
      student.id,
      student.name ?? '',
      ...ids.map((id) => got.get(id) ?? ''),
      student.late ?? 0,
      score,
      max,
      messages.missing(student),
    ];
  });
  return csvOf([['assignment', 'student', 'name', ...ids, 'late', 'score', 'max', 'missing'], ...rows]);
}
