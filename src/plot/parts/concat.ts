// Several charts as one figure.

import { check, checked, type Rule } from '../../options/index.js';
import { published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../theme.js';
import { numbered } from './interaction.js';
import { type ChartOptions, chartRules, heading, schema } from './options.js';

/**
 * Charts side by side, as one figure.
 * @throws {RangeError} when there are no charts
 * @example
 * plot.hconcat([plot.line({ means }), plot.line({ stds })], { title: 'Mean and standard deviation of each layer' })
 */
export function hconcat(charts: readonly Chart[], options?: ChartOptions): Chart {
  return concat('hconcat', charts, options);
}

/**
 * Charts below each other, as one figure.
 * @throws {RangeError} when there are no charts
 * @example plot.vconcat([plot.line({ loss: [3, 2, 1] }), plot.line({ accuracy: [0.5, 0.9] })])
 */
export function vconcat(charts: readonly Chart[], options?: ChartOptions): Chart {
  return concat('vconcat', charts, options);
}

const someCharts: Rule = {
  text: 'a list of charts, with at least one',
  holds: (x) => Array.isArray(x) && x.length > 0 && x.every((chart) => chart instanceof Chart),
};

function concat(how: 'hconcat' | 'vconcat', charts: readonly Chart[], given: ChartOptions | undefined): Chart {
  check(`plot.${how}`, 'charts', charts, someCharts);
  const options = checked(`plot.${how}`, given, chartRules);
  const parts = charts.map(({ spec }, i) => {
    const { $schema: _schema, config: _config, usermeta: _usermeta, ...part } = spec;
    return numbered(part, i);
  });
  const resolve = { scale: { color: 'independent', shape: 'independent', strokeDash: 'independent' } };
  const whole = { $schema: schema, ...heading(options), [how]: parts, resolve, config };
  const title = options.title === undefined ? [] : [options.title];
  return new Chart(
    published(whole as unknown as WholeSpec),
    [...title, ...charts.map(String)].join('\n'),
    charts.flatMap(({ data }, part) => data.map((row) => ({ part, ...row }))),
  );
}
