// What may be plotted, in all the forms in which it comes: lists, typed arrays, tensors, records of these, lists of records.

import { isPlain, type Rule } from '../options/index.js';
import { messages } from './messages.js';

/** Numbers to plot: a list, a typed array, or anything that carries one as `data`, such as a tensor. */
export type Numbers = ArrayLike<number> | { readonly data: ArrayLike<number> };

/** What stands at one place of a column. */
export type Value = string | number | boolean | null | undefined;

/** Numbers, or names of classes. */
export type Column = ArrayLike<Value> | { readonly data: ArrayLike<number> };

/** Records, one for each point, line or bar. */
export type Records = readonly { readonly [column: string]: Value }[];

/** What a chart shows, as records. */
export type Row = { [column: string]: string | number | boolean | null };

/** Numbers in rows: a matrix as a tensor of two dimensions, or lists of one length. */
export type Grid = readonly Numbers[] | { readonly data: ArrayLike<number>; readonly shape: ArrayLike<number> };

const isArrayLike = (x: unknown): x is ArrayLike<unknown> =>
  typeof x === 'object' && typeof (x as { length?: unknown } | null)?.length === 'number';

/** What carries its numbers as `data`. */
const inside = (x: unknown): unknown => (isArrayLike(x) ? x : (x as { data?: unknown } | null | undefined)?.data);

const isBig = (x: unknown): boolean => x instanceof BigInt64Array || x instanceof BigUint64Array;

/** A tensor, or an array of numbers. */
export const someNumbers: Rule = {
  text: 'a tensor, or an array of numbers',
  holds: (x) => {
    const values = inside(x);
    if (!isArrayLike(values)) return false;
    if (isBig(values)) return false;
    return ArrayBuffer.isView(values) || Array.from(values).every((one) => typeof one === 'number');
  },
};

/** A column: numbers, or names. */
export const aColumn: Rule = {
  text: 'a tensor, or an array of numbers or names',
  holds: (x) => isArrayLike(inside(x)),
};

/**
 * The numbers themselves.
 * @throws {TypeError} when there are none
 */
export function values(op: string, data: Numbers): ArrayLike<number> {
  if (isBig(inside(data))) throw new TypeError(messages.bigInts(op));
  if (!someNumbers.holds(data, {})) throw new TypeError(messages.noArray(op, data));
  return inside(data) as ArrayLike<number>;
}

/**
 * The values of a column.
 * @throws {TypeError} when it is none
 */
export function columnOf(op: string, data: Column): Value[] {
  if (!aColumn.holds(data, {})) throw new TypeError(messages.noArray(op, data));
  return Array.from(inside(data) as ArrayLike<Value>);
}

/**
 * The numbers of a column; what is none is NaN.
 * @throws {TypeError} when there is a text that could be a number, or texts alone
 */
export function numbersIn(op: string, name: string, column: readonly Value[]): number[] {
  const text = column.find(
    (one): one is string => typeof one === 'string' && one.trim() !== '' && Number.isFinite(Number(one)),
  );
  const first = column.find((one) => one !== null && one !== undefined);
  if (text !== undefined) throw new TypeError(messages.textsForNumbers(op, name, text));
  if (typeof first === 'string' && !column.some((one) => typeof one === 'number'))
    throw new TypeError(messages.textsForNumbers(op, name, first));
  return column.map((one) => (typeof one === 'number' ? one : Number.NaN));
}

/** Whether these are records, one for each row. */
export const isRecords = (data: unknown): data is Records =>
  Array.isArray(data) && data.length > 0 && data.every((row) => isPlain(row) && !isArrayLike(inside(row)));

/** Whether this is a list of lists, of typed arrays or of tensors. */
export const isLists = (data: unknown): data is readonly Numbers[] =>
  Array.isArray(data) && data.length > 0 && data.every((one) => isArrayLike(inside(one)));

/** Records turned into columns; what a record does not have is undefined there. */
export function columnsOf(records: Records): { [column: string]: Value[] } {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return Object.fromEntries(names.map((name) => [name, records.map((record) => record[name])]));
}

/**
 * Rows and columns of a matrix, its numbers row by row.
 * @throws {TypeError} when it is no matrix, or its rows have different lengths
 */
export function gridOf(op: string, data: Grid): { rows: number; columns: number; values: ArrayLike<number> } {
  const { shape } = Object(data) as { shape?: ArrayLike<number> };
  if (shape !== undefined && shape.length === 2)
    return { rows: shape[0]!, columns: shape[1]!, values: values(op, data as Numbers) };
  if (!isLists(data)) throw new TypeError(messages.noGrid(op, data));
  const rows = data.map((row) => values(op, row));
  const columns = rows[0]!.length;
  if (rows.some((row) => row.length !== columns)) throw new TypeError(messages.noGrid(op, data));
  return { rows: rows.length, columns, values: rows.flatMap((row) => Array.from(row)) };
}

/** The lists of a tensor of two dimensions, of a list of lists, or of one list. */
export function listsOf(op: string, data: Numbers | readonly Numbers[]): ArrayLike<number>[] {
  const { shape } = Object(data) as { shape?: ArrayLike<number> };
  if (isLists(data)) return data.map((one) => values(op, one));
  if (shape === undefined || shape.length < 2) return [values(op, data as Numbers)];
  const { rows, columns, values: all } = gridOf(op, data as Grid);
  return Array.from({ length: rows }, (_, row) => Array.from(all).slice(row * columns, (row + 1) * columns));
}
