// The same chart for each group of some records, side by side.

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
import { type ChartOptions, chartRules, heading, schema } from './options.js';
import { panels } from './panels.js';
import { sharing } from './share.js';

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
  const named = charts.map(
    ({ spec }, i): Spec => ({ ...spec, title: { text: names[i]!, anchor: 'middle', frame: 'group' } }),
  );
  let specs = named;
  if (options.shareX) specs = sharing('plot.facet', specs, 'x');
  if (options.shareY) specs = sharing('plot.facet', specs, 'y');
  const { parts, resolve } = panels(specs, perRow);
  const whole = { $schema: schema, ...heading(options), columns: perRow, concat: parts, spacing: 16, resolve, config };
  const title = options.title === undefined ? [] : [options.title];
  return new Chart(
    published(whole as unknown as WholeSpec),
    [...title, ...charts.map((chart, i) => `${options.by} ${names[i]}: ${chart}`)].join('\n'),
    charts.flatMap((chart, i) => chart.data.map((row) => ({ [options.by]: names[i]!, ...row }))),
  );
}
