/** Charts as values: each function takes data and options and returns a chart. */
export { Chart } from './chart.js';
export { type HistOptions, hist, type Numbers } from './hist.js';
