// The same chart for each group of some records, side by side.

import { widthOf } from '../../host/render.js';
import {
  aFunction,
  check,
  flag,
  optional,
  positiveCount,
  type Rules,
  string,
  withDefaults,
} from '../../options/index.js';
import { published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { classNames } from '../classes.js';
import { config } from '../config.js';
import { columnsOf, isRecords, type Records } from '../data.js';
import { messages } from '../messages.js';
import type { Spec } from '../spec.js';
import { textSize } from '../theme.js';
import { numbered } from './interaction.js';
import { type ChartOptions, chartRules, heading, schema } from './options.js';
import { endNames, settled, sharing } from './share.js';

/** How records become panels. */
export interface FacetOptions<R extends Records = Records> extends ChartOptions {
  /** The column that names the groups. */
  by: string;
  /** Makes the chart of a group. */
  chart: (rows: R[number][], name: string) => Chart;
  /** Panels in a row; up to three, when left out. */
  columns?: number;
  /** Whether all panels have the same range along x and along y; so they do, when left out. */
  shareX?: boolean;
  shareY?: boolean;
}

const rules: Rules<FacetOptions> = {
  by: string,
  chart: aFunction,
  columns: optional(positiveCount),
  shareX: flag,
  shareY: flag,
  ...(Object.fromEntries(
    Object.entries(chartRules).map(([name, rule]) => [name, optional(rule)]),
  ) as Rules<ChartOptions>),
};

/** The width of a figure, of which each panel gets a part; and what stands beside the axes of a panel. */
const [wholeWidth, beside] = [760, 64];
const mostPanels = 24;

/**
 * A panel for each group of records, with the group's name above it and, unless it is asked for otherwise, the same axes.
 *
 * @param data records
 * @param given `by` names the column of the groups, and `chart` makes the chart of one group's records
 * @throws {TypeError} when the data are no records
 * @throws {RangeError} when the column does not exist, there are more than 24 groups, or `chart` gives no chart
 * @example
 * const runs = [{ net: 'small', step: 1, loss: 2 }, { net: 'small', step: 2, loss: 1 }, { net: 'large', step: 1, loss: 3 }]
 * plot.facet(runs, { by: 'net', chart: (rows) => plot.line(rows, { x: 'step', y: 'loss' }) })
 */
export function facet<R extends Records>(data: R, given: FacetOptions<R>): Chart {
  check('plot.facet', 'the data', data, { text: 'a list of records, with at least one', holds: isRecords });
  const options = withDefaults<FacetOptions>(
    'plot.facet',
    { shareX: true, shareY: true },
    given as unknown as FacetOptions,
    rules,
  );
  const columns = columnsOf(data);
  const known = Object.keys(columns);
  if (!Object.hasOwn(columns, options.by)) throw new RangeError(messages.noColumn('plot.facet', options.by, known));
  const names = classNames(columns[options.by]!);
  if (names.length > mostPanels) throw new RangeError(messages.tooManyPanels(names.length, mostPanels));
  const charts = names.map((name) => {
    const chart: unknown = options.chart(
      data.filter((row) => String(row[options.by]) === name),
      name,
    );
    if (!(chart instanceof Chart)) throw new RangeError(messages.noChart(chart));
    return chart;
  });
  const perRow = Math.min(options.columns ?? (names.length === 4 ? 2 : 3), names.length);
  let specs = charts.map(({ spec }) => spec);
  const named = textSize * Math.max(0, ...specs.flatMap(endNames).map(widthOf));
  const width = Math.max(80, Math.floor(wholeWidth / perRow - beside - named));
  if (options.shareX) specs = sharing('plot.facet', specs, 'x');
  if (options.shareY) specs = sharing('plot.facet', specs, 'y');
  const whole = {
    $schema: schema,
    ...heading(options),
    columns: perRow,
    concat: specs.map((spec, i) => panel(spec, names[i]!, width, i)),
    spacing: 16,
    resolve: { scale: { color: 'independent', shape: 'independent', strokeDash: 'independent', size: 'independent' } },
    config,
  };
  const title = options.title === undefined ? [] : [options.title];
  return new Chart(
    published(whole as unknown as WholeSpec),
    [...title, ...charts.map((chart, i) => `${options.by} ${names[i]}: ${chart}`)].join('\n'),
    charts.flatMap((chart, i) => chart.data.map((row) => ({ [options.by]: names[i]!, ...row }))),
  );
}

/** A chart as a panel: no wider than its part of the figure, with the name of its group above. */
function panel(spec: Spec, name: string, most: number, part: number): object {
  const { $schema: _s, config: _c, usermeta: _u, title: _t, ...own } = spec;
  const { width, height } = own as { width?: number; height?: number };
  const size = {
    ...(width !== undefined && { width: Math.min(width, most) }),
    ...(height !== undefined &&
      width !== undefined &&
      width > most && { height: Math.min(height, Math.max(150, Math.round(0.75 * most))) }),
  };
  return {
    ...numbered(settled({ ...own, ...size }), part),
    title: { text: name, anchor: 'middle', frame: 'group', fontSize: textSize },
  };
}
