// Tables as figures: for slides, and for viewers that show pictures only.

import { widthOf } from '../host/render.js';
import type { SentBundle } from '../notebook/host.js';
import {
  type Cell,
  someRows,
  type TableOptions,
  type TableRow,
  tableCells,
  tableRules,
  tableText,
} from '../notebook/media.js';
import { check, checked, type Rules } from '../options/index.js';
import { Chart } from './chart.js';
import { messages } from './messages.js';
import { type ChartOptions, chartRules, heading, schema } from './options.js';
import { config, textSize, themes } from './theme.js';

export interface TableChartOptions extends TableOptions, ChartOptions {}

const rules: Rules<TableChartOptions> = { ...tableRules, ...chartRules };

const rowHeight = 28;
const gap = 28;

/**
 * A table as a figure: numbers at the right of their column, a rule under the headings.
 *
 * @param rows one record a row, or one list a row together with `columns`; a heading may have several lines
 * @param options.digits digits after the point, in columns whose numbers are not all whole
 * @throws {RangeError} when there are no rows, or a row has another number of cells than there are columns
 * @example
 * plot.table([{ layer: 1, std: 0.213081 }, { layer: 2, std: 0.047551 }], { digits: 6, title: 'tanh' })
 */
export function table(rows: readonly TableRow[], given?: TableChartOptions): Chart {
  check('plot.table', 'rows', rows, someRows);
  const options = checked('plot.table', given, rules);
  if (rows.length === 0) throw new RangeError(messages.noRows());
  const { columns, cells } = tableCells(rows, options);
  if (columns.length === 0) throw new RangeError(messages.noColumns());
  for (const cell of cells.flat()) cell.text = cell.text.replace(/\s*\n\s*/g, ' '); // a row is one line high
  const flat = columns.map((name) => name.replaceAll('\n', ' '));
  const description = [options.title, messages.describeTable(rows.length, columns.length), tableText(flat, cells)];
  return new Chart(specification(columns, cells, options), description.filter(Boolean).join('\n'));
}

function specification(columns: readonly string[], cells: Cell[][], options: TableChartOptions): SentBundle {
  const headings = columns.map((name) => name.split('\n'));
  const headHeight = 22 * Math.max(...headings.map((lines) => lines.length)) + 8;
  const widths = headings.map((lines, c) =>
    Math.ceil(textSize * Math.max(...[...lines, ...cells.map((row) => row[c]!.text)].map(widthOf))),
  );
  const lefts = widths.map((_, c) => widths.slice(0, c).reduce((sum, width) => sum + width + gap, 0));
  const bold = { expr: 'datum.head ? 600 : 400' };
  const layers = columns.map((_, c) => {
    const right = cells.some((row) => row[c]!.right);
    return {
      mark: { type: 'text', baseline: 'middle', align: right ? 'right' : 'left', lineBreak: '\n', fontWeight: bold },
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
    ...cells.map((row, r) => ({ y: headHeight + (r + 0.5) * rowHeight, ...line(row.map(({ text }) => text)) })),
  ];
  const rule = {
    mark: { type: 'rule', color: themes.light.line },
    encoding: { x: { value: 0 }, x2: { value: width } },
  };
  const ruleAt = { ...rule, encoding: { ...rule.encoding, y: { value: headHeight - 2 } } };
  return {
    $schema: schema,
    ...heading(options),
    data: { values },
    width,
    height: headHeight + cells.length * rowHeight,
    layer: [...layers, ruleAt],
    config,
  } as SentBundle;
}
