// Tables, as HTML and as text: numbers at the right, with equal digits in a column, so that they can be compared down the column.

import {
  check,
  checked,
  either,
  isPlain,
  listOf,
  type Rule,
  type Rules,
  string,
  wholeBetween,
} from '../options/index.js';
import type { Displayable } from './bundle.js';
import { escapeHtml, media } from './media.js';
import { messages } from './messages.js';

/** What a table cell may hold. */
export type TableCell = string | number | boolean | null | undefined;

/** A row: a record, or a list of cells. */
export type TableRow = Readonly<Record<string, TableCell>> | readonly TableCell[];

/** What a column holds: a list, a typed array, or what carries one as `data`, such as a tensor. */
export type TableColumn = ArrayLike<TableCell> | { readonly data: ArrayLike<number> };

/** What a table shows: rows, columns by name, or a matrix, such as a tensor of shape [rows, columns]. */
export type TableData =
  | readonly TableRow[]
  | { readonly [column: string]: TableColumn }
  | { readonly data: ArrayLike<number>; readonly shape: ArrayLike<number> };

/** Which columns a table has, how many digits after the point, and what is said above it. */
export interface TableOptions {
  columns?: readonly string[];
  digits?: number;
  /** The heading: say what is found. */
  title?: string;
  /** A second line under the heading. */
  subtitle?: string;
  /** A name by which the table can be found in an executed notebook; it is not shown. */
  name?: string;
}

export const tableRules: Rules<TableOptions> = {
  columns: listOf(string),
  digits: wholeBetween(0, 100),
  title: string,
  subtitle: string,
  name: string,
};
const aRow: Rule = {
  text: 'a record { column: cell }, or a list of cells',
  holds: (x) => typeof x === 'object' && x !== null,
};
const isMatrix = (x: unknown): x is { data: ArrayLike<number>; shape: ArrayLike<number> } => {
  const { data, shape } = Object(x) as { data?: unknown; shape?: ArrayLike<number> };
  return !Array.isArray(x) && listed(data) !== null && shape?.length === 2;
};
const someColumns: Rule = {
  text: 'columns { name: cells }',
  holds: (x) => isPlain(x) && Object.keys(x).length > 0 && Object.values(x).every((one) => listed(one) !== null),
};

/** Rows, columns, or a matrix. */
export const someTable: Rule = either(listOf(aRow), someColumns, {
  text: 'a tensor of shape [rows, columns]',
  holds: isMatrix,
});

/** The cells of a column; null, when it is none. */
function listed(column: unknown): TableCell[] | null {
  const cells =
    ArrayBuffer.isView(column) || Array.isArray(column) ? column : (Object(column) as { data?: unknown }).data;
  return ArrayBuffer.isView(cells) || Array.isArray(cells)
    ? Array.from(cells as unknown as ArrayLike<TableCell>)
    : null;
}

/**
 * The rows of a table, whatever it came as.
 * @throws {RangeError} when columns have different lengths
 */
export function rowsOf(op: string, data: TableData): readonly TableRow[] {
  if (Array.isArray(data)) return data;
  if (isMatrix(data)) {
    const [rows, columns] = [data.shape[0]!, data.shape[1]!];
    const all = Array.from(data.data);
    return Array.from({ length: rows }, (_, r) => all.slice(r * columns, (r + 1) * columns));
  }
  const columns = Object.entries(data).map(([name, column]) => [name, listed(column)!] as const);
  const [, first] = columns[0]!;
  for (const [name, cells] of columns)
    if (cells.length !== first.length)
      throw new RangeError(messages.badColumn(op, name, cells.length, columns[0]![0], first.length));
  return first.map((_, r) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[r]])));
}

/**
 * A table: numbers are aligned on the right, also those that come as text, as from `toFixed`. Legible as HTML in a notebook and as text in
 * a terminal; `plot.table` is the same with a picture, for slides.
 *
 * @param data one record a row, or one array a row together with `columns`; columns `{ name: cells }`; or a tensor of shape [rows, columns]
 * @param options.columns the headings; for records also which fields are shown, in which order (all, when left out)
 * @param options.digits digits after the point, in columns whose numbers are not all whole; as many as six digits of each need, when left out
 * @throws {RangeError} when a row has another number of cells than there are columns, or columns have different lengths
 * @example
 * table([{ layer: 1, std: 0.213081 }, { layer: 2, std: 0.047551 }], { digits: 6 })
 */
export function table(data: TableData, options?: TableOptions): Displayable {
  check('table', 'rows', data, someTable);
  const given = checked('table', options, tableRules);
  const { columns, cells } = tableCells(rowsOf('table', data), given);
  return media({
    'text/html': tableHtml(columns, cells, given),
    'text/plain': [...(given.title ? [given.title] : []), tableText(columns, cells)].join('\n'),
  });
}

/** A cell as it is written, and whether it stands at the right. */
export interface Cell {
  text: string;
  right: boolean;
}

/** The headings and the cells of a table as they are written, and what they were. */
export function tableCells(
  rows: readonly TableRow[],
  options: TableOptions = {},
): { columns: readonly string[]; cells: Cell[][]; values: TableCell[][] } {
  const fields = (row: TableRow) => (isList(row) ? row.map((_, i) => String(i)) : Object.keys(row));
  const columns = options.columns ?? [...new Set(rows.slice(0, isList(rows[0] ?? {}) ? 1 : undefined).flatMap(fields))];
  const values = rows.map((row, r) => {
    const list: TableCell[] = isList(row) ? [...row] : columns.map((column) => row[column]);
    if (list.length !== columns.length) throw new RangeError(messages.badRow(r, list.length, columns.length));
    return list;
  });
  const write = columns.map((_, c) =>
    writing(
      values.flatMap((list) => (typeof list[c] === 'number' ? [list[c]] : [])),
      options.digits,
    ),
  );
  const ofNumbers = columns.map((_, c) => values.every((list) => isWritten(list[c])));
  const cells = values.map((list) =>
    list.map((cell, c) => {
      if (typeof cell === 'number') return { text: write[c]!(cell), right: true };
      const text = String(cell ?? '');
      return ofNumbers[c] ? { text: withMinus(text), right: true } : { text, right: false };
    }),
  );
  return { columns, cells, values };
}

function isList(row: TableRow): row is readonly TableCell[] {
  return Array.isArray(row);
}

/** Whether a cell is a number that its author has written as text, as by `toFixed`; or empty. */
const isWritten = (cell: TableCell): boolean =>
  typeof cell === 'string' ? /^(-?\d+(\.\d+)?(e[+-]\d+)?|–|)$/.test(cell) : cell === undefined || cell === null;

/** Digits that count, where nobody says how many stand behind the point. */
const counting = 6;
/** More digits behind the point than this, more before and behind it together, or numbers from here on, are read as powers of ten. */
const mostDecimals = 10;
const mostDigits = 11;
const huge = 1e10;

/** How all numbers of a column are written: with one number of digits behind the point, and a true minus. */
function writing(numbers: readonly number[], digits: number | undefined): (x: number) => string {
  const finite = numbers.filter(Number.isFinite);
  const most = (count: (x: number) => number) => finite.reduce((sum, x) => Math.max(sum, count(x)), 0);
  const whole = finite.every(Number.isInteger);
  const decimals = most(decimalsOf);
  const before = most((x) => (Math.abs(x) >= huge ? 0 : String(Math.trunc(Math.abs(x))).length));
  const isLong = decimals > mostDecimals || (decimals > 0 && before + decimals > mostDigits);
  const places = most((x) => mantissa(x).length - 2); // behind the point
  const written = (x: number): string => {
    if (Math.abs(x) >= huge && Number.isFinite(x)) return x.toExponential(); // digits nobody can count
    if (whole || !Number.isFinite(x)) return String(x);
    if (digits !== undefined) return x.toFixed(digits).replace(/^-(?=[0.]*$)/, ''); // no minus before zeros
    return isLong ? x.toExponential(Math.max(0, places)) : x.toFixed(decimals);
  };
  return (x) => withMinus(written(x));
}

const mantissa = (x: number): string =>
  Number(x.toPrecision(counting))
    .toExponential()
    .replace(/^-|e.*$/g, '');

/** How many digits stand behind the point when six count. */
function decimalsOf(x: number): number {
  if (Math.abs(x) >= huge) return 0;
  const [digits, power] = Number(x.toPrecision(counting)).toExponential().split('e') as [string, string];
  return Math.max(0, digits.replace(/^-?\d\.?/, '').length - Number(power));
}

/** A minus as long as a plus. */
const withMinus = (text: string): string => text.replace(/^-/, '−');

/** Texts up to this many characters stay in one line, so that a row is as low as it can be. */
const unbroken = 14;

/** A table as HTML. */
export function tableHtml(columns: readonly string[], rows: Cell[][], options: TableOptions = {}): string {
  const align = columns.map((_, i) => (rows.some((row) => row[i]?.right) ? 'right' : 'left'));
  const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');
  const cell = (tag: string) => (text: string, i: number) => {
    const whole = text.split('\n').every((line) => line.length <= unbroken) ? ';white-space:nowrap' : '';
    return `<${tag} style="text-align:${align[i]}${whole}">${lines(text)}</${tag}>`;
  };
  const head = columns.map(cell('th')).join('');
  const body = rows.map(
    (row) =>
      `<tr>${row
        .map(({ text }) => text)
        .map(cell('td'))
        .join('')}</tr>`,
  );
  const name = options.name === undefined ? '' : ` data-name="${escapeHtml(options.name)}"`;
  return [
    `<table class="lectern-table"${name} style="font-variant-numeric:tabular-nums">${caption(options)}`,
    `<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`,
  ].join('');
}

/** A heading may be wider than its table, and does not make it wider. */
const heading = 'display:inline-block;width:max-content;max-width:max(100%,min(48em,70vw));margin-right:-48em';

function caption({ title, subtitle }: TableOptions): string {
  if (!title && !subtitle) return '';
  const lines = [...(title ? [`<b>${escapeHtml(title)}</b>`] : []), ...(subtitle ? [escapeHtml(subtitle)] : [])];
  return `<caption style="caption-side:top;text-align:left"><span style="${heading}">${lines.join('<br>')}</span></caption>`;
}

/** A table as text, its columns aligned. */
export function tableText(columns: readonly string[], rows: Cell[][]): string {
  const widths = columns.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.text.length ?? 0)));
  const line = (texts: Cell[]) =>
    texts
      .map(({ text, right }, i) => (right ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const right = (i: number) => rows.some((row) => row[i]?.right);
  return [
    line(columns.map((text, i) => ({ text, right: right(i) }))),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n');
}
