// Values that are shown as HTML, Markdown, SVG, PNG or as a table.

import { check, checked, instanceOf, listOf, type Rule, type Rules, string, wholeBetween } from '../options/index.js';
import { type Displayable, displaySymbol, inspectSymbol } from './bundle.js';
import type { MimeBundle } from './host.js';
import { messages } from './messages.js';

/** A value that looks like `bundle`, and in a terminal like its `text/plain`. */
function media(bundle: MimeBundle): Displayable {
  const text = () => String(bundle['text/plain']);
  return { [displaySymbol]: () => bundle, [inspectSymbol]: text, toString: text } as Displayable;
}

const aSource: Rule = {
  text: 'a string, or a template between backquotes',
  holds: (x) => typeof x === 'string' || Array.isArray((x as { raw?: unknown } | null | undefined)?.raw),
};
const someBytes = instanceOf(Uint8Array, 'the bytes of a file, a Uint8Array');

/**
 * HTML as a value: `html('<b>bold</b>')`. Also as a tag, which escapes what is inserted: html`<b>${name}</b>`.
 * @throws {RangeError} when the source is no string
 * @example html('<b>bold</b>')
 */
export function html(source: string | TemplateStringsArray, ...values: unknown[]): Displayable {
  check('html', 'the source', source, aSource);
  const text =
    typeof source === 'string'
      ? source
      : String.raw({ raw: source }, ...values.map((value) => escapeHtml(String(value))));
  return media({ 'text/html': text, 'text/plain': text.replace(/<[^>]*>/g, '') });
}

/**
 * Markdown with LaTeX between dollar signs: `md('$\\sigma^2$')`, or as a tag md`…`, in which backslashes stand for themselves.
 * @throws {RangeError} when the source is no string
 * @example md('The variance is $\\sigma^2$.')
 */
export function md(source: string | TemplateStringsArray, ...values: unknown[]): Displayable {
  check('md', 'the source', source, aSource);
  const text = typeof source === 'string' ? source : String.raw(source, ...values);
  return media({ 'text/markdown': text, 'text/plain': text });
}

/**
 * An SVG drawing, from its source.
 * @throws {RangeError} when the source is no string
 * @example svg('<svg xmlns="http://www.w3.org/2000/svg"><circle r="5"/></svg>')
 */
export function svg(source: string): Displayable {
  check('svg', 'the source', source, string);
  return media({ 'image/svg+xml': source, 'text/plain': '[SVG image]' });
}

/**
 * A PNG image, from its bytes.
 * @throws {RangeError} when the image is no Uint8Array
 * @example png(readFileSync('figure.png'))
 */
export function png(bytes: Uint8Array): Displayable {
  check('png', 'the image', bytes, someBytes);
  return media({ 'image/png': bytes, 'text/plain': `[PNG image, ${bytes.length} bytes]` });
}

/** What a table cell may hold. */
export type TableCell = string | number | boolean | null | undefined;

/** A row: a record, or a list of cells. */
export type TableRow = Readonly<Record<string, TableCell>> | readonly TableCell[];

/** Which columns a table has, and how many digits after the point. */
export interface TableOptions {
  columns?: readonly string[];
  digits?: number;
}

export const tableRules: Rules<TableOptions> = { columns: listOf(string), digits: wholeBetween(0, 100) };
const captionedRules: Rules<TableOptions & { caption?: string }> = { ...tableRules, caption: string };
const aRow: Rule = {
  text: 'a record { column: cell }, or a list of cells',
  holds: (x) => typeof x === 'object' && x !== null,
};
export const someRows = listOf(aRow);

/**
 * A table: numbers are aligned on the right. Legible as HTML in a notebook and as text in a terminal.
 *
 * @param rows one record a row, or one array a row together with `columns`
 * @param options.columns the headings; for records also which fields are shown, in which order (all, when left out)
 * @param options.digits digits after the point, in columns whose numbers are not all whole
 * @throws {RangeError} when a row has another number of cells than there are columns
 * @example
 * table([{ layer: 1, std: 0.213081 }, { layer: 2, std: 0.047551 }], { digits: 6 })
 */
export function table(rows: readonly TableRow[], options?: TableOptions & { caption?: string }): Displayable {
  check('table', 'rows', rows, someRows);
  const given = checked('table', options, captionedRules);
  const { columns, cells } = tableCells(rows, given);
  return media({ 'text/html': tableHtml(columns, cells, given.caption), 'text/plain': tableText(columns, cells) });
}

/** A cell as it is written, and whether it stands at the right. */
export interface Cell {
  text: string;
  right: boolean;
}

/** The headings and the cells of a table as they are written. */
export function tableCells(
  rows: readonly TableRow[],
  options: TableOptions = {},
): { columns: readonly string[]; cells: Cell[][] } {
  const fields = (row: TableRow) => (isList(row) ? row.map((_, i) => String(i)) : Object.keys(row));
  const columns = options.columns ?? [...new Set(rows.slice(0, isList(rows[0] ?? {}) ? 1 : undefined).flatMap(fields))];
  const lists = rows.map((row, r) => {
    const list: TableCell[] = isList(row) ? [...row] : columns.map((column) => row[column]);
    if (list.length !== columns.length) throw new RangeError(messages.badRow(r, list.length, columns.length));
    return list;
  });
  const fixed = columns.map((_, c) => lists.some((list) => typeof list[c] === 'number' && !Number.isInteger(list[c])));
  const cells = lists.map((list) =>
    list.map((cell, c) => ({
      text: cellText(cell, fixed[c] ? options.digits : undefined),
      right: typeof cell === 'number',
    })),
  );
  return { columns, cells };
}

function isList(row: TableRow): row is readonly TableCell[] {
  return Array.isArray(row);
}

function cellText(cell: TableCell, digits: number | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'number') return String(cell);
  if (Math.abs(cell) >= 1e10 && Number.isFinite(cell)) return cell.toExponential(); // digits nobody can count
  if (digits === undefined) return String(cell);
  return cell.toFixed(digits).replace(/^-(?=[0.]*$)/, ''); // no minus before zeros
}

/** A table as HTML. */
export function tableHtml(columns: readonly string[], rows: Cell[][], caption?: string): string {
  const align = columns.map((_, i) => (rows.some((row) => row[i]?.right) ? 'right' : 'left'));
  const head = columns.map((name, i) => `<th style="text-align:${align[i]}">${escapeHtml(name)}</th>`).join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map(({ text }, i) => `<td style="text-align:${align[i]}">${escapeHtml(text)}</td>`).join('')}</tr>`,
    )
    .join('');
  const title = caption === undefined ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<table style="font-variant-numeric:tabular-nums">${title}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
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

/** `text` with the characters that mean something in HTML escaped. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
