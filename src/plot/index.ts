/** Charts as values: each function takes data and options and returns a chart. */
export { Chart } from './chart.js';
export { type HistOptions, hist } from './hist.js';
export { type LineOptions, line, type Series } from './line.js';
export type { Numbers } from './numbers.js';
