/** Charts as values: each function takes data and options and returns a chart. */

export type { TableOptions } from '../notebook/tables.js';
export { Chart } from './chart.js';
export type { Column, Grid, Numbers, Records, Row } from './data.js';
export { type GraphOptions, graph } from './marks/graph.js';
export { type HistData, type HistOptions, hist } from './marks/hist.js';
export { type ImageOptions, image } from './marks/image.js';
export { type LineData, type LineOptions, line, type Series } from './marks/line.js';
export { type ParallelData, type ParallelOptions, parallel } from './marks/parallel.js';
export { type PlotlyFigure, plotly } from './marks/plotly.js';
export { type PathPoints, type SurfaceOptions, surface } from './marks/surface.js';
export { table } from './marks/table.js';
export { type OwnFigureOptions, vegaLite } from './marks/vega-lite.js';
export { hconcat, vconcat } from './parts/concat.js';
export type { AxesOptions, ChartOptions, FrameOptions } from './parts/options.js';
export type { Spec } from './spec.js';
export type { ModuleLike, TensorLike } from './transforms/graph-nodes.js';
export type { Pixels } from './transforms/pixels.js';
