// A list of records as a table: in a browser that is easier to read than its text.

import { types } from 'node:util';
import { type Cell, tableHtml } from '../../notebook/tables.js';

/** More would make a page slow. */
const mostRows = 1000;
const mostCells = 20_000;
/** Longer strings are cut. */
const longest = 100;

const { isProxy } = types;
const { getOwnPropertyDescriptor, getOwnPropertySymbols, getPrototypeOf, hasOwn, is, keys, prototype } = Object;

/**
 * The HTML of a list of plain objects that have the same keys, in whatever order, and numbers, strings, booleans, bigints,
 * null or undefined under them; null for everything else. Reads data and nothing else: no getter, no proxy, no method runs.
 */
export function recordsHtml(value: unknown): string | null {
  if (!isPlain(value, Array.prototype) || !Array.isArray(value)) return null;
  if (value.length > mostRows || keys(value).length !== value.length) return null;
  const first = dataOf(value, '0')?.value;
  if (!isPlain(first, prototype)) return null;
  const columns = keys(first);
  if (columns.length === 0 || columns.length * value.length > mostCells) return null;
  const rows: Cell[][] = [];
  for (const place of keys(value)) {
    const cells = cellsOf(dataOf(value, place)?.value, columns);
    if (!cells) return null;
    rows.push(cells);
  }
  return `<div style="max-height:30em;overflow:auto">${tableHtml(columns, rows)}</div>`;
}

/** Whether this has nothing but data, and looks as such things do. */
function isPlain(x: unknown, expected: object): x is object {
  if (typeof x !== 'object' || x === null || isProxy(x) || getOwnPropertySymbols(x).length > 0) return false;
  const above: unknown = getPrototypeOf(x);
  return above === expected || (above === null && expected === prototype);
}

function cellsOf(record: unknown, columns: readonly string[]): Cell[] | null {
  if (!isPlain(record, prototype) || keys(record).length !== columns.length) return null;
  const cells: Cell[] = [];
  for (const column of columns) {
    const data = dataOf(record, column);
    const cell = data && cellOf(data.value);
    if (!cell) return null;
    cells.push(cell);
  }
  return cells;
}

/** What stands under a key; null when nothing does, or a getter. */
function dataOf(owner: object, key: string): { value: unknown } | null {
  const found = getOwnPropertyDescriptor(owner, key);
  return found?.enumerable && hasOwn(found, 'value') ? { value: found.value } : null;
}

function cellOf(value: unknown): Cell | null {
  if (typeof value === 'number') return { text: is(value, -0) ? '-0' : String(value), right: true };
  if (typeof value === 'bigint') return { text: `${value}n`, right: true };
  if (typeof value === 'string')
    return { text: value.length > longest ? `${value.slice(0, longest)}…` : value, right: false };
  if (value === undefined) return { text: '', right: false };
  return value === null || typeof value === 'boolean' ? { text: String(value), right: false } : null;
}
