// Tables: HTML in a notebook, and a picture for slides and for viewers that show pictures only.

import { widthOf } from '../../host/render.js';
import {
  type Cell,
  rowsOf,
  someTable,
  type TableCell,
  type TableData,
  type TableOptions,
  tableCells,
  tableHtml,
  tableRules,
  tableText,
} from '../../notebook/tables.js';
import { check, checked } from '../../options/index.js';
import { type LayerPart, published } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import type { Row } from '../data.js';
import { messages } from '../messages.js';
import { type ChartOptions, heading, joinedSubtitles, retitled, schema } from '../parts/options.js';
import { lineHeight, pixelsOf, wrapped } from '../parts/wrap.js';
import { textSize, themes } from '../theme.js';

const rowHeight = 28;
const gap = 28;
/** Pixels: in the picture longer texts have several lines. */
const longest = 400;

/** Of a table with more rows than this, the first and the last ones are shown. */
const mostRows = 60;

/**
 * A table, as `table` of `lectern/notebook` shows it, and as a picture: numbers at the right of their column, a rule under the headings.
 * The numbers themselves stand in the chart's `data`.
 *
 * @param data one record a row, or one list a row together with `columns`; columns `{ name: cells }`; or a tensor of shape [rows, columns]; a
 *   heading may have several lines
 * @param options.digits digits after the point, in columns whose numbers are not all whole; as many as six digits of each need, when left out
 * @throws {RangeError} when there are no rows, a row has another number of cells than there are columns, or columns have different
 *   lengths
 * @example
 * plot.table([{ layer: 1, std: 0.213081 }, { layer: 2, std: 0.047551 }], { digits: 6, title: 'tanh' })
 */
export function table(data: TableData, given?: TableOptions): Chart {
  check('plot.table', 'rows', data, someTable);
  const options = checked('plot.table', given, tableRules);
  const rows = rowsOf('plot.table', data);
  if (rows.length === 0) throw new RangeError(messages.noRows());
  const all = tableCells(rows, options);
  const { columns } = all;
  if (columns.length === 0) throw new RangeError(messages.noColumns());
  for (const cell of all.cells.flat()) cell.text = cell.text.replace(/\s*\n\s*/g, ' '); // a row is one line high
  const cells = ends(all.cells);
  const cut = cells === all.cells ? undefined : messages.rowsShown(mostRows, rows.length);
  const shown = cut === undefined ? options : { ...options, ...joinedSubtitles(options.subtitle, cut) };
  const flat = columns.map((name) => name.replaceAll('\n', ' '));
  const description = [options.title, messages.describeTable(rows.length, columns.length), cut, tableText(flat, cells)];
  const spec = specification(columns, cells, shown);
  const html = ({ subtitle, ...more }: ChartOptions = {}) => ({
    bundle: {
      'text/html': tableHtml(columns, cells, { ...shown, ...more, ...joinedSubtitles(subtitle, shown.subtitle) }),
    },
    metadata: { lectern: { spec: retitled(spec, { subtitle, ...more } as ChartOptions) } }, // so that the picture can be drawn again, in other forms
  });
  return new Chart(spec, description.filter(Boolean).join('\n'), records(flat, all.values), { shown: html });
}

/** All rows of a short table; of a long one the first and the last, with a row of … between them. */
function ends(cells: Cell[][]): Cell[][] {
  if (cells.length <= mostRows) return cells;
  const dots = cells[0]!.map(({ right }) => ({ text: '…', right }));
  return [...cells.slice(0, mostRows / 2), dots, ...cells.slice(-mostRows / 2)];
}

const records = (columns: readonly string[], values: readonly TableCell[][]): Row[] =>
  values.map((row) => Object.fromEntries(columns.map((name, c) => [name, row[c] ?? null])));

function specification(columns: readonly string[], cells: Cell[][], options: TableOptions) {
  const headings = columns.map((name) => name.split('\n'));
  const headHeight = 22 * Math.max(...headings.map((lines) => lines.length)) + 8;
  const inLines = cells.map((row) =>
    row.map(({ text }) => (pixelsOf(text) > longest ? wrapped(text, longest) : [text])),
  );
  const widths = headings.map((lines, c) =>
    Math.min(longest, Math.ceil(textSize * Math.max(...[...lines, ...inLines.flatMap((row) => row[c]!)].map(widthOf)))),
  );
  const heights = inLines.map((row) => rowHeight + lineHeight * (Math.max(...row.map(({ length }) => length)) - 1));
  const top = (r: number) => heights.slice(0, r).reduce((sum, high) => sum + high, headHeight);
  const lefts = widths.map((_, c) => widths.slice(0, c).reduce((sum, width) => sum + width + gap, 0));
  const bold = { expr: 'datum.head ? 600 : 400' } as never;
  const layers = columns.map((_, c): LayerPart => {
    const right = cells.some((row) => row[c]!.right);
    return {
      mark: {
        type: 'text',
        baseline: 'middle',
        align: right ? 'right' : 'left',
        lineBreak: '\n',
        lineHeight,
        fontWeight: bold,
        ...(widths[c] === longest && { limit: longest }),
      },
      encoding: {
        x: { value: lefts[c]! + (right ? widths[c]! : 0) },
        y: { field: 'y', type: 'quantitative', scale: null, axis: null },
        text: { field: `c${c}` },
      },
    };
  });
  const width = lefts.at(-1)! + widths.at(-1)!;
  const line = (texts: string[]) => Object.fromEntries(texts.map((text, c) => [`c${c}`, text]));
  const head = { y: headHeight / 2 - 11 * (Math.max(...headings.map((lines) => lines.length)) - 1), head: true };
  const values = [
    { ...head, ...line([...columns]) },
    ...inLines.map((row, r) => ({ y: top(r) + rowHeight / 2, ...line(row.map((lines) => lines.join('\n'))) })),
  ];
  const rule: LayerPart = {
    mark: { type: 'rule', color: themes.light.line },
    encoding: { x: { value: 0 }, x2: { value: width }, y: { value: headHeight - 2 } },
  };
  return published({
    $schema: schema,
    ...heading(options),
    data: { values },
    width,
    height: top(cells.length),
    layer: [...layers, rule],
    config,
  });
}
