/** Charts as values: each function takes data and options and returns a chart. */
export { Chart } from './chart.js';
export { hconcat, vconcat } from './concat.js';
export { type HistOptions, hist } from './hist.js';
export { type LineOptions, line, type Series } from './line.js';
export type { Numbers } from './numbers.js';
export type { ChartOptions } from './options.js';
export { type TableChartOptions, table } from './table.js';
