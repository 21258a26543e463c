// Several charts as one figure.

import { check, checked, flag, type Rule, type Rules } from '../../options/index.js';
import { published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { type ChartOptions, chartRules, heading, schema } from './options.js';
import { panels } from './panels.js';
import { sharing } from './share.js';

/** How charts become one figure. */
export interface ConcatOptions extends ChartOptions {
  /** Whether all charts have the same range along x, or along y. */
  shareX?: boolean;
  shareY?: boolean;
}

const rules: Rules<ConcatOptions> = { shareX: flag, shareY: flag, ...chartRules };

/**
 * Charts side by side, as one figure.
 * @throws {RangeError} when there are no charts, or axes that shall be the same are linear and logarithmic
 * @example
 * plot.hconcat([plot.line({ means }), plot.line({ stds })], { title: 'Mean and standard deviation of each layer' })
 */
export function hconcat(charts: readonly Chart[], options?: ConcatOptions): Chart {
  return concat('hconcat', charts, options);
}

/**
 * Charts below each other, as one figure.
 * @throws {RangeError} when there are no charts, or axes that shall be the same are linear and logarithmic
 * @example plot.vconcat([plot.line({ loss: [3, 2, 1] }), plot.line({ accuracy: [0.5, 0.9] })])
 */
export function vconcat(charts: readonly Chart[], options?: ConcatOptions): Chart {
  return concat('vconcat', charts, options);
}

/** At least one chart. */
export const someCharts: Rule = {
  text: 'a list of charts, with at least one',
  holds: (x) => Array.isArray(x) && x.length > 0 && x.every((chart) => chart instanceof Chart),
};

function concat(how: 'hconcat' | 'vconcat', charts: readonly Chart[], given: ConcatOptions | undefined): Chart {
  check(`plot.${how}`, 'charts', charts, someCharts);
  const options = checked(`plot.${how}`, given, rules);
  let specs = charts.map(({ spec }) => spec);
  if (options.shareX) specs = sharing(`plot.${how}`, specs, 'x');
  if (options.shareY) specs = sharing(`plot.${how}`, specs, 'y');
  const { parts, resolve } = panels(specs, how === 'hconcat' ? specs.length : 1);
  const whole = { $schema: schema, ...heading(options), [how]: parts, resolve, config };
  const title = options.title === undefined ? [] : [options.title];
  return new Chart(
    published(whole as unknown as WholeSpec),
    [...title, ...charts.map(String)].join('\n'),
    charts.flatMap(({ data }, part) => data.map((row) => ({ part, ...row }))),
  );
}
