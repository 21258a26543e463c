// Mark sheets that Canvas and Moodle import.

import type { Roster } from '../roster.js';
import { csvOf, needColumns, readCsv } from '../texts/csv.js';
import { plain } from '../texts/text.js';
import { type Marks, type StudentMarks, totals, written } from './marks.js';
import { messages } from './messages.js';

/**
 * Canvas's gradebook, to be imported under Grades. Canvas finds a student by its own number, else by the login; an assignment whose column
 * ends in its number, such as "Homework 1 (4711)", is that one, and any other name makes a new one.
 * @param column the name of the assignment in Canvas
 */
export function canvasSheet({ students, assignment }: Marks, roster: Roster, column = assignment): string {
  const entries = new Map(roster.map((entry) => [entry.id, entry]));
  const max = Math.max(0, ...students.map((student) => totals(student).max));
  const rows = students.map((student) => {
    const { name = student.name ?? student.id, canvas = '' } = entries.get(student.id) ?? {};
    return [name, canvas, '', student.id, '', totals(student).score];
  });
  return csvOf([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', column],
    ['    Points Possible', '', '', '', '', max],
    ...rows,
  ]);
}

/** A table for Moodle's gradebook, to be imported under Grades, Import, CSV file; "ID number" or "Email address" says who it is. */
export function moodleGrades({ students, assignment }: Marks, roster: Roster): string {
  const entries = new Map(roster.map((entry) => [entry.id, entry]));
  const rows = students.map((student) => {
    const { name = student.name ?? '', email = '' } = entries.get(student.id) ?? {};
    return [student.id, name, email, totals(student).score, feedbackOf(student)];
  });
  return csvOf([['ID number', 'Full name', 'Email address', assignment, `${assignment} (feedback)`], ...rows]);
}

const [identifier, grade, comments] = ['Identifier', 'Grade', 'Feedback comments'];

/**
 * Moodle's grading worksheet of an assignment, filled in: as it was downloaded, with marks and, where it has such a column, comments.
 * Students are found by the number of "Participant 123"; who has no marks keeps an empty grade.
 * @throws {SyntaxError} when it is no grading worksheet
 */
export function moodleWorksheet(worksheet: string, { students }: Marks, roster: Roster): string {
  const name = 'the grading worksheet';
  const { columns, rows } = readCsv(worksheet, name);
  needColumns({ columns }, [identifier!, grade!, 'Last modified (grade)'], name);
  const ids = new Map(roster.map(({ id, moodle }) => [moodle, id]));
  const marks = new Map(students.map((student) => [student.id, student]));
  const filled = rows.map((row) => {
    const own = marks.get(ids.get(/\d+$/.exec(row[identifier!]!)?.[0] ?? '') ?? '');
    const changed = own
      ? { [grade!]: totals(own).score, ...(columns.includes(comments!) && { [comments!]: feedbackOf(own) }) }
      : {};
    const all: { [column: string]: string | number } = { ...row, ...changed };
    return columns.map((column) => all[column]!);
  });
  return csvOf([columns, ...filled]);
}

/** What is said to a student, in lines. */
export function feedbackOf({ questions, late = 0 }: StudentMarks): string {
  const lines = questions.map(({ id, got, points, said }) =>
    messages.question(id, written(got), written(points), said.map(plain)),
  );
  return [...lines, ...(late > 0 ? [messages.late(written(late))] : [])].join('\n');
}
