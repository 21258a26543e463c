// Tables as CSV: spreadsheets take no cell for a formula, and what was written is read again.

import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { messages } from './messages.js';
import { plain } from './text.js';

export type Value = string | number;

/** What spreadsheets take for the beginning of a formula, also in its wide form; alone it is none. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
const escaped = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

const cell = (value: Value): Value => {
  if (typeof value === 'number') return value;
  const text = plain(value);
  return text.length > 1 && (formula.test(value) || formula.test(text)) ? `'${text}` : text;
};

/** The table as CSV with a line for each row. Texts that spreadsheets would compute get a ' in front; numbers stay numbers. */
export const csvOf = (rows: readonly (readonly Value[])[]): string => stringify(rows.map((row) => row.map(cell)));

/** A table with a heading. */
export interface Table {
  columns: string[];
  rows: { [column: string]: string }[];
  /** The line of the file in which each row ends. */
  lines: number[];
}

/** @throws {SyntaxError} when it is no CSV, or has no rows, or two columns with the same name */
export function readCsv(text: string, name: string): Table {
  let records: string[][];
  const lines: number[] = [];
  const note = (record: string[], info: { lines: number }) => {
    lines.push(info.lines);
    return record;
  };
  try {
    records = parse(text, { bom: true, skip_empty_lines: true, relax_column_count_less: true, on_record: note });
  } catch (error) {
    throw new SyntaxError(messages.badCsv(name, error instanceof Error ? error.message : String(error)));
  }
  const [columns, ...rows] = records;
  if (!columns) throw new SyntaxError(messages.badCsv(name, messages.empty));
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) throw new SyntaxError(messages.badCsv(name, messages.twice(twice)));
  return {
    columns,
    rows: rows.map((row) => {
      const named: { [column: string]: string } = Object.create(null);
      for (const [i, column] of columns.entries()) named[column] = (row[i] ?? '').replace(escaped, '');
      return named;
    }),
    lines: lines.slice(1),
  };
}

/** @throws {SyntaxError} when columns are missing */
export function needColumns({ columns }: Pick<Table, 'columns'>, needed: readonly string[], name: string): void {
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new SyntaxError(messages.missingColumns(name, missing, columns));
}
