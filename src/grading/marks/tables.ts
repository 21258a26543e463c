// Tables that an instructor writes beside the marks: points set by hand, times, extensions. What is wrong in them is said by line, all at once.

import { needColumns, readCsv } from '../export/csv.js';
import { messages } from './messages.js';
import { type Moment, momentIn } from './moment.js';

/** Who and what there is: anything else in a table is refused. */
export interface Known {
  students: ReadonlySet<string>;
  /** The questions, with their points. */
  questions: ReadonlyMap<string, number>;
}

/** A question's points as an instructor sets them, whatever the marker found. */
export interface Override {
  student: string;
  question: string;
  points: number;
  reason: string;
}

type Cell = (column: string) => string;
/** What a row says; `say` takes what is wrong with it. */
type Reader<T> = (cell: Cell, say: (what: string) => void) => T;

/** @throws {SyntaxError} when rows are wrong; the error says each with its line */
function read<T>(text: string, file: string, columns: readonly string[], reader: Reader<T>): T[] {
  const table = readCsv(text, file);
  needColumns(table, columns, file);
  const problems: string[] = [];
  const all = table.rows.map((row, i) =>
    reader(
      (column) => row[column]!.trim(),
      (what) => problems.push(messages.inLine(file, table.lines[i]!, what)),
    ),
  );
  if (problems.length > 0) throw new SyntaxError(problems.join('\n'));
  return all;
}

/** The student of a row, who must be known and, with what else makes a row one, stand there once. */
function studentIn(
  known: Known,
  seen: Set<string>,
  cell: Cell,
  say: (what: string) => void,
  ...more: string[]
): string {
  const student = cell('student');
  const key = JSON.stringify([student, ...more]);
  if (!known.students.has(student)) say(messages.noStudent(student));
  else if (seen.has(key)) say(messages.twice([student, ...more]));
  seen.add(key);
  return student;
}

/**
 * Points set by hand, from a CSV `student,question,points,reason`.
 * @throws {SyntaxError} when rows are wrong; the error says each with its line
 */
export function readOverrides(text: string, file: string, known: Known): Override[] {
  const seen = new Set<string>();
  return read(text, file, ['student', 'question', 'points', 'reason'], (cell, say) => {
    const [question, reason] = [cell('question'), cell('reason')];
    const student = studentIn(known, seen, cell, say, question);
    const points = cell('points') === '' ? Number.NaN : Number(cell('points'));
    const most = known.questions.get(question);
    if (most === undefined) say(messages.noQuestion(question, [...known.questions.keys()]));
    else if (!(points >= 0 && points <= most)) say(messages.badPoints(cell('points'), question, most));
    if (reason === '') say(messages.noReason);
    return { student, question, points, reason };
  });
}

/**
 * A moment for each student, from a CSV `student,time` or `student,due`.
 * @throws {SyntaxError} when rows are wrong; the error says each with its line
 */
export function readMoments(text: string, file: string, column: 'time' | 'due', known: Known): Map<string, Moment> {
  const seen = new Set<string>();
  const rows = read(text, file, ['student', column], (cell, say): [string, Moment] => {
    const student = studentIn(known, seen, cell, say);
    const moment = momentIn(cell(column));
    if (moment === null) say(messages.badMoment(cell(column)));
    return [student, moment!];
  });
  return new Map(rows);
}
