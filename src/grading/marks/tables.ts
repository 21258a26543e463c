// Tables that an instructor writes beside the marks: points set by hand, times, extensions. What is odd in them is said by line.

import { needColumns, readCsv } from '../texts/csv.js';
import { messages } from './messages.js';
import { type Moment, momentIn } from './moment.js';

/** Who and what there is. */
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

/** What a table says. */
export interface Read<T> {
  rows: T[];
  /** What is wrong: these rows are not among the others. */
  problems: string[];
  /** Whom nobody knows; they may yet hand something in. */
  strangers: string[];
}

type Cell = (column: string) => string;
/** What a row says; `say` takes what is wrong with it. */
type Reader<T> = (student: string, cell: Cell, say: (what: string) => void) => T;

/** @param key the columns that make a row one of its kind */
function read<T>(
  text: string,
  file: string,
  [key, rest]: [key: readonly string[], rest: readonly string[]],
  known: Known,
  reader: Reader<T>,
): Read<T> {
  const found: Read<T> = { rows: [], problems: [], strangers: [] };
  try {
    const table = readCsv(text, file);
    needColumns(table, [...key, ...rest], file);
    const seen = new Set<string>();
    for (const [i, row] of table.rows.entries()) {
      const inLine = (what: string) => messages.inLine(file, table.lines[i]!, what);
      const cell = (column: string) => row[column]!.trim();
      const wrong: string[] = [];
      const student = cell('student');
      const self = key.map(cell);
      if (student === '') wrong.push(messages.noName);
      else if (seen.has(JSON.stringify(self))) wrong.push(messages.twice(self));
      else if (!known.students.has(student)) found.strangers.push(inLine(messages.stranger(student)));
      seen.add(JSON.stringify(self));
      const value = reader(student, cell, (what) => void wrong.push(what));
      if (wrong.length === 0) found.rows.push(value);
      found.problems.push(...wrong.map(inLine));
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    found.problems.push(error.message);
  }
  return found;
}

/** Points set by hand, from a CSV `student,question,points,reason`. */
export const readOverrides = (text: string, file: string, known: Known): Read<Override> =>
  read(
    text,
    file,
    [
      ['student', 'question'],
      ['points', 'reason'],
    ],
    known,
    (student, cell, say) => {
      // biome-ignore format: one line
      const [question, given, reason] = [cell('question'), cell('points'), cell('reason')];
      const points = given === '' ? Number.NaN : Number(given);
      const most = known.questions.get(question);
      if (most === undefined) say(messages.noQuestion(question, [...known.questions.keys()]));
      else if (!(points >= 0 && points <= most)) say(messages.badPoints(given, question, most));
      if (reason === '') say(messages.noReason);
      return { student, question, points, reason };
    },
  );

/** A moment for each student, from a CSV `student,time` or `student,due`. */
export const readMoments = (
  text: string,
  file: string,
  column: 'time' | 'due',
  known: Known,
): Read<[student: string, moment: Moment]> =>
  read(text, file, [['student'], [column]], known, (student, cell, say) => {
    const moment = momentIn(cell(column));
    if (moment === null) say(messages.badMoment(cell(column)));
    return [student, moment!];
  });
