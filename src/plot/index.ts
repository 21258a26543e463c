/** Charts as values: each function takes data and options and returns a chart. */

export type { TableOptions } from '../notebook/tables.js';
export { Chart } from './chart.js';
export type { Column, Grid, Numbers, Records, Row } from './data.js';
export { type AddOptions, type LiveChart, live } from './live/live.js';
export { type BarData, type BarOptions, bar } from './marks/bar.js';
export { type BoxData, type BoxOptions, box } from './marks/box.js';
export { type ConfusionOptions, confusion } from './marks/confusion.js';
export { type ContourOptions, contour, type Surface } from './marks/contour.js';
export { type HeatmapOptions, heatmap } from './marks/heatmap.js';
export { type HistData, type HistOptions, hist } from './marks/hist.js';
export { type ImageOptions, image } from './marks/image.js';
export { type LineData, type LineOptions, line, type Series } from './marks/line.js';
export { type QuiverData, type QuiverOptions, quiver } from './marks/quiver.js';
export { type Classifier, type RegionsOptions, regions } from './marks/regions.js';
export { type ScatterData, type ScatterOptions, scatter } from './marks/scatter.js';
export { table } from './marks/table.js';
export { type ConcatOptions, hconcat, vconcat } from './parts/concat.js';
export { type FacetOptions, facet } from './parts/facet.js';
export { type LayerOptions, layer } from './parts/layer.js';
export type { AxesOptions, ChartOptions, FrameOptions } from './parts/options.js';
export type { Lines, ReferenceOptions } from './parts/references.js';
export type { Points } from './points.js';
export type { Spec } from './spec.js';
export type { Pixels } from './transforms/pixels.js';
