// Line charts: how something changes, for one or several series, with a band over repeated runs.

import type { SentBundle } from '../notebook/host.js';
import { check, checked, oneOf, positive, type Rule, type Rules, record, string } from '../options/index.js';
import { Chart } from './chart.js';
import { messages } from './messages.js';
import { exponent, extent, type Numbers, short, someNumbers, trend, values } from './numbers.js';
import { type ChartOptions, chartRules, heading, schema } from './options.js';
import { config, palette } from './theme.js';

export interface LineOptions extends ChartOptions {
  /** The horizontal places, the same for all series; 1, 2, 3 … when left out. */
  x?: Numbers;
  /** What is measured, with its unit. */
  xLabel?: string;
  yLabel?: string;
  /** `log` shows factors; values that are not above zero cannot be shown then, and are counted in the subtitle. */
  yScale?: 'linear' | 'log';
  /** Size in CSS pixels. */
  width?: number;
  height?: number;
}

/** A series: its numbers, or those of several runs, which become their mean and a band from the lowest to the highest. */
export type Series = Numbers | readonly Numbers[];

type Point = {
  series: string;
  x: number | null;
  y: number | null;
  low?: number;
  high?: number;
};

const namedSeries: Rule = { ...record, text: 'an object { name: numbers }' };
const rules: Rules<LineOptions> = {
  x: someNumbers,
  xLabel: string,
  yLabel: string,
  yScale: oneOf('linear', 'log'),
  width: positive,
  height: positive,
  ...chartRules,
};

/**
 * A line for each series, by name. Where a value is NaN or infinite the line is broken, and the subtitle says how many
 * are missing.
 *
 * @throws {RangeError} when there is no series, a series is empty, or series, runs and `x` have different lengths
 * @example
 * plot.line({ tanh: [0.63, 0.49, 0.41], relu: [[0.58, 0.40], [0.59, 0.41]] }, { yLabel: 'std', yScale: 'log' })
 */
export function line(series: { readonly [name: string]: Series }, given?: LineOptions): Chart {
  check('plot.line', 'the series', series, namedSeries);
  const options = checked('plot.line', given, rules);
  const names = Object.keys(series);
  if (names.length === 0) throw new RangeError(messages.noSeries());
  if (names.length > shapes.length * palette.length)
    throw new RangeError(messages.tooManySeries(names.length, shapes.length * palette.length));
  const x = options.x && values('line', options.x);
  const points = names.flatMap((name) => pointsOf(name, series[name]!, x));
  const log = options.yScale === 'log';
  const shown = points.map((point) => visible(point, log));
  const hidden = shown.filter(({ y }) => y === null).length;
  return new Chart(specification(names, shown, hidden, options), describe(names, points, hidden, options));
}

/** What an axis cannot show becomes a gap; a band that reaches below a logarithmic axis ends at its point. */
function visible(point: Point, log: boolean): Point {
  const y = Number.isFinite(point.x) && point.y !== null && (!log || point.y > 0) ? point.y : null;
  const x = Number.isFinite(point.x) ? point.x : null;
  const low = point.low !== undefined && log && point.low <= 0 && y !== null ? { low: y } : {};
  return { ...point, ...low, x, y };
}

function pointsOf(series: string, data: Series, x: ArrayLike<number> | undefined): Point[] {
  const runs = isRuns(data) ? data.map((run) => values('line', run)) : [values('line', data)];
  const length = runs[0]?.length ?? 0;
  if (length === 0) throw new RangeError(messages.emptySeries(series));
  for (const other of [...runs, ...(x ? [x] : [])]) {
    if (other.length !== length) throw new RangeError(messages.lengths(series, length, other.length));
  }
  return Array.from({ length }, (_, i) => {
    const all = runs.map((run) => run[i]!);
    const mean = all.reduce((sum, y) => sum + y, 0) / all.length;
    const point: Point = { series, x: x ? x[i]! : i + 1, y: Number.isFinite(mean) ? mean : null };
    return runs.length > 1 && point.y !== null ? { ...point, low: Math.min(...all), high: Math.max(...all) } : point;
  });
}

function isRuns(data: Series): data is readonly Numbers[] {
  return Array.isArray(data) && typeof data[0] === 'object';
}

function specification(names: string[], points: Point[], hidden: number, options: LineOptions): SentBundle {
  const { width = 640, height = 340, xLabel = null, yLabel = null, yScale = 'linear' } = options;
  const x = {
    field: 'x',
    type: 'quantitative',
    axis: { title: xLabel, grid: false, ...xTicks(points) },
    scale: { nice: false, zero: false },
    stack: null, // bands would be piled up
  };
  const log = yScale === 'log';
  const axis = { title: yLabel, ...(log ? logTicks(points) : { tickCount: 6 }) };
  const y = { field: 'y', type: 'quantitative', axis, scale: log ? { type: 'log' } : { zero: false } };
  const color = { field: 'series', type: 'nominal', sort: names, legend: names.length > 1 ? legend : null };
  const shape = { field: 'series', type: 'nominal', sort: names, legend: null, scale: { range: shapes } };
  const band = points.some(({ low }) => low !== undefined);
  const area = { type: 'area', orient: 'vertical', opacity: 0.2 };
  return {
    $schema: schema,
    ...heading(options, hidden > 0 ? messages.hidden(hidden) : undefined),
    data: { values: points },
    width,
    height,
    encoding: { x, color },
    layer: [
      ...(band ? [{ mark: area, encoding: { y: { ...y, field: 'low' }, y2: { field: 'high' } } }] : []),
      { mark: { type: 'line', strokeWidth: 3, invalid: 'break-paths-show-path-domains' }, encoding: { y } },
      { mark: { type: 'point', filled: true, size: 90, opacity: 1, invalid: 'filter' }, encoding: { y, shape } },
    ],
    config,
  } as SentBundle;
}

/** Series differ by the shape of their points too; the legend shows shape and colour together. */
const shapes = ['circle', 'square', 'triangle-up', 'diamond', 'cross']; // one fewer than colours: 30 pairs
const legendShape = { value: { expr: `${JSON.stringify(shapes)}[datum.index % ${shapes.length}]` } };
const legend = {
  title: null,
  orient: 'top',
  columns: 3,
  symbolSize: 140,
  symbolOpacity: 1,
  encoding: { symbols: { shape: legendShape } },
};

/** A few whole places are all labelled, and nothing between them. */
function xTicks(points: Point[]): object {
  const places = [...new Set(points.flatMap(({ x }) => (x === null ? [] : [x])))].sort((a, b) => a - b);
  return places.length <= 12 && places.every(Number.isInteger) ? { values: places, format: 'd' } : {};
}

/** Powers of ten, at most eight of them; in a narrow range also twice and five times these. */
function logTicks(points: Point[]): object {
  const ys = points.flatMap(({ y, low, high }) => [y, low, high]).filter((y) => typeof y === 'number' && y > 0);
  const exponents = extent(ys.map((y) => exponent(y!)));
  const [first, last] = [exponents[0], exponents[1] + 1];
  if (ys.length === 0) return {};
  const step = Math.ceil((last - first) / 7);
  const powers = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
  const wide = last - first > 2;
  const values = powers.flatMap((power) => (wide ? [1] : [1, 2, 5]).map((digit) => Number(`${digit}e${power}`)));
  const labels = Object.fromEntries(values.map((value) => [value, powerOfTen(value)]));
  return { values, labelExpr: `${JSON.stringify(labels)}[datum.value]` };
}

/** 0.01, but 10⁻⁵ and 2·10⁻⁵. */
function powerOfTen(x: number): string {
  if (x >= 0.001 && x < 10_000) return String(x);
  const [digit, power] = x.toExponential().split('e') as [string, string];
  const raised = [...power].map((c) => ({ '-': '⁻', '+': '' })[c] ?? '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]).join('');
  return `${digit === '1' ? '' : `${digit}·`}10${raised}`;
}

function describe(names: string[], points: Point[], hidden: number, options: LineOptions): string {
  const lines = names.map((name) => {
    const ys = points.filter(({ series }) => series === name).flatMap(({ y }) => (y === null ? [] : [y]));
    if (ys.length === 0) return messages.describeEmptySeries(name);
    const [low, high] = extent(ys).map(short) as [string, string];
    return messages.describeSeries(name, ys.length, short(ys[0]!), short(ys.at(-1)!), low, high, trend(ys));
  });
  const { title, xLabel = '', yLabel = '' } = options;
  const what = messages.describeLine(names.length, xLabel, yLabel);
  return [...(title ? [title] : []), what, ...lines, ...(hidden > 0 ? [messages.hidden(hidden)] : [])].join('\n');
}
