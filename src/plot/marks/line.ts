// Line charts: how something changes, for one or several series, with a band over repeated runs.

import {
  check,
  checked,
  either,
  flag,
  isPlain,
  listOf,
  oneOf,
  type Rules,
  share,
  string,
} from '../../options/index.js';
import { type LayerPart, published } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import {
  type Column,
  columnsOf,
  isLists,
  isRecords,
  listsOf,
  type Numbers,
  type Records,
  someNumbers,
  values,
} from '../data.js';
import { messages } from '../messages.js';
import { brief, extent, isDrawable, rootOfSquares, short, trend } from '../numbers.js';
import { quantitative, type Span, spanOf, wholeTicks } from '../parts/axes.js';
import { pickedOpacity, picking, zooming } from '../parts/interaction.js';
import { beside, legend, roomBeside, scalesOf } from '../parts/legend.js';
import { type AxesOptions, axesRules, defaultSize, heading, schema } from '../parts/options.js';
import { type ReferenceOptions, reached, referenceRules } from '../parts/reference-options.js';
import { references } from '../parts/references.js';
import { looks, mostSeries } from '../series.js';
import { smoothed } from '../transforms/smooth.js';
import { thinned } from '../transforms/thin.js';

/** How lines are drawn. */
export interface LineOptions extends AxesOptions, ReferenceOptions {
  /** The horizontal places, the same for all series; 1, 2, 3 … when left out. Of records: the name of the column. */
  x?: Numbers | string;
  /** Of records: the columns that are drawn; all others with numbers, when left out. */
  y?: string | readonly string[];
  /** The share that a running mean keeps from step to step, such as 0.9; the raw curve is shown behind it. */
  smooth?: number;
  /** Whether values hold until the next place, as learning rates of a schedule do. */
  steps?: boolean;
  /** What the band over repeated runs shows: from the lowest to the highest, or a standard deviation to both sides. */
  band?: 'range' | 'std';
}

/** A series: its numbers, its places and numbers, or those of several runs, which become their mean and a band. */
export type Series = Numbers | readonly Numbers[] | { readonly x: Numbers; readonly y: Numbers };

/** What `line` takes: numbers, series by name, or records. */
export type LineData = Numbers | readonly Numbers[] | { readonly [name: string]: Series } | Records;

interface Point {
  series: string;
  x: number | null;
  y: number | null;
  low?: number;
  high?: number;
  raw?: number | null;
}

const rules: Rules<LineOptions> = {
  x: either(someNumbers, string),
  y: either(string, listOf(string)),
  smooth: share,
  steps: flag,
  band: oneOf('range', 'std'),
  ...axesRules,
  ...referenceRules,
};

/** Points of all series together: more are thinned out. */
const mostPoints = 2000;
/** Lines of more points than this have no markers. */
const mostMarkers = 50;

/**
 * A line for each series. Where a value is NaN or infinite the line is broken, and the subtitle says how many are missing. Curves of many
 * points are drawn by the first, lowest, highest and last of each stretch, which looks the same.
 *
 * @param data numbers; `{ name: numbers }`, of which each may be a list of runs, or `{ x, y }`; or records, with `x` and `y` as columns
 * @throws {TypeError} when the data are none of these
 * @throws {RangeError} when there is no series, a series is empty, or series, runs and `x` have different lengths
 * @example
 * plot.line({ tanh: [0.63, 0.49, 0.41], relu: [[0.58, 0.40], [0.59, 0.41]] }, { yLabel: 'std', yScale: 'log' })
 */
export function line(data: LineData, given?: LineOptions): Chart {
  const options = checked('plot.line', given, rules);
  const { series, x } = seriesOf(data, options);
  const names = Object.keys(series);
  if (names.length === 0) throw new RangeError(messages.noSeries());
  if (names.length > mostSeries) throw new RangeError(messages.tooManySeries(names.length, mostSeries));
  const points = names.flatMap((name) => pointsOf(name, series[name]!, x, options));
  const shown = points.map((point) => visible(point, options));
  const hidden = shown.filter((point) => point.y === null).length;
  const text = describe(names, points, hidden, options);
  return new Chart(
    specification(names, shown, hidden, options),
    text,
    shown.map((point) => ({ ...point })),
  );
}

function seriesOf(data: LineData, { x, y }: LineOptions): { series: { [name: string]: Series }; x?: Numbers } {
  const places = typeof x === 'string' || x === undefined ? {} : { x };
  if (isRecords(data)) {
    const columns = columnsOf(data);
    const known = Object.keys(columns);
    const column = (name: string): Column => {
      if (columns[name] === undefined) throw new RangeError(messages.noColumn('plot.line', name, known));
      return columns[name].map((value) => (typeof value === 'number' ? value : Number.NaN));
    };
    const across = typeof x === 'string' ? x : known.includes('x') ? 'x' : undefined;
    const numeric = known.filter(
      (name) => name !== across && columns[name]!.some((value) => typeof value === 'number'),
    );
    const drawn = y === undefined ? numeric : [y].flat();
    const series = Object.fromEntries(drawn.map((name) => [name, column(name) as Numbers]));
    return { series, ...(across === undefined ? places : { x: column(across) as Numbers }) };
  }
  if (isPlain(data) && !('data' in data && someNumbers.holds(data, {})))
    return { series: { ...(data as object) }, ...places };
  check('plot.line', 'the data', data, { ...someNumbers, holds: (one) => someNumbers.holds(one, {}) || isLists(one) });
  const lists = listsOf('plot.line', data as Numbers);
  return { series: { '': lists.length === 1 ? lists[0]! : lists }, ...places };
}

/** What an axis cannot show becomes a gap; a band that reaches below a logarithmic axis ends at its point. */
function visible(point: Point, { xScale, yScale }: LineOptions): Point {
  const x = isDrawable(point.x, xScale) ? point.x : null;
  const y = x !== null && isDrawable(point.y, yScale) ? point.y : null;
  const low = point.low !== undefined && yScale === 'log' && point.low <= 0 && y !== null ? { low: y } : {};
  const raw = 'raw' in point ? { raw: isDrawable(point.raw, yScale) ? point.raw : null } : {};
  return { ...point, ...low, ...raw, x, y };
}

function pointsOf(series: string, data: Series, shared: Numbers | undefined, options: LineOptions): Point[] {
  const own = isPlain(data) && 'x' in data && 'y' in data ? data : null;
  const x = own ? values('plot.line', own.x) : shared && values('plot.line', shared);
  const runs = listsOf('plot.line', own ? own.y : (data as Numbers));
  const length = runs[0]?.length ?? 0;
  if (length === 0) throw new RangeError(messages.emptySeries(series));
  for (const other of [...runs, ...(x ? [x] : [])])
    if (other.length !== length) throw new RangeError(messages.lengths(series, length, other.length));
  const points = Array.from({ length }, (_, i): Point => {
    const all = runs.map((run) => run[i]!);
    const mean = all.reduce((sum, y) => sum + y, 0) / all.length;
    const point = { series, x: x ? x[i]! : i + 1, y: isDrawable(mean) ? mean : null };
    return runs.length > 1 && point.y !== null ? { ...point, ...band(all, mean, options) } : point;
  });
  if (options.smooth === undefined) return points;
  const means = smoothed(
    points.map(({ y }) => y),
    options.smooth,
  );
  return points.map((point, i) => ({ ...point, raw: point.y, y: means[i]! }));
}

function band(all: readonly number[], mean: number, { band = 'range' }: LineOptions): { low: number; high: number } {
  if (band === 'range') {
    const [low, high] = extent(all);
    return { low, high };
  }
  const std = rootOfSquares(all.length, (i) => all[i]! - mean, all.length - 1);
  return { low: mean - std, high: mean + std };
}

function specification(names: string[], all: Point[], hidden: number, options: LineOptions) {
  const { height = defaultSize.height, yScale = 'linear', xScale = 'linear' } = options;
  const perSeries = names.map((name) => all.filter(({ series }) => series === name));
  const kept = perSeries.map((points) => few(points, Math.max(200, Math.floor(mostPoints / names.length))));
  const points = kept.flat();
  const many = points.length > 500;
  const rows = many ? points.map(rounded) : points;
  const xs = points.flatMap(({ x }) => (x === null ? [] : [x]));
  const ys = points.flatMap(({ y, low, high, raw }) => [y, low, high, raw].filter((one) => typeof one === 'number'));
  const also = reached(options);
  const within = (all: number[], scale: string) => all.filter((one) => scale !== 'log' || one > 0);
  const [allX, allY] = [within([...xs, ...also.x], xScale), within([...ys, ...also.y], yScale)];
  const [across, up] = [spanOf(allX, xScale === 'log', 0.015), spanOf(allY, yScale === 'log')];
  const styles = looks(names);
  const scales = scalesOf(names, styles);
  const ends = names.length > 1 ? endsOf(names, kept, up, height, yScale) : null;
  const { width = defaultSize.width - (ends ? roomBeside(names) : 0) } = options;
  const above = names.length > 1 && !ends ? legend(names, width) : null;
  const markers = Math.max(...kept.map((points) => points.length)) <= mostMarkers;
  const interpolate = options.steps ? { interpolate: 'step-after' as const } : {};
  const color = { field: 'series', type: 'nominal' as const, scale: scales.color, legend: above };
  const strokeDash = { field: 'series', type: 'nominal' as const, scale: scales.dash, legend: above };
  const dashed = markers ? { strokeDash } : {}; // dashes of a curve that shakes cannot be told from it
  const shape = { field: 'series', type: 'nominal' as const, scale: scales.shape, legend: above };
  const y = (field: string) => ({
    field,
    ...quantitative('y', options.yLabel, up, { log: yScale === 'log', numbers: allY }),
  });
  const xAxis = { grid: false, ...(xScale === 'log' ? {} : wholeTicks(xs)) };
  const x = quantitative('x', options.xLabel, across, { log: xScale === 'log', numbers: allX }, xAxis);
  const tooltip = [
    ...(names.length > 1 ? [{ field: 'series', title: 'series' }] : []),
    { field: 'x', title: options.xLabel ?? 'x' },
    { field: 'y', title: options.yLabel ?? 'y' },
    ...(ys.length > 0 && points.some(({ low }) => low !== undefined) ? [{ field: 'low' }, { field: 'high' }] : []),
  ];
  const opacity = pickedOpacity();
  const layer: LayerPart[] = [];
  if (points.some(({ low }) => low !== undefined))
    layer.push({
      mark: { type: 'area', orient: 'vertical', clip: true, ...interpolate },
      encoding: { y: y('low'), y2: { field: 'high' }, opacity: pickedOpacity(0.2) },
    });
  if (options.smooth !== undefined)
    layer.push({
      mark: { type: 'line', strokeWidth: 1.5, clip: true },
      encoding: { y: y('raw'), opacity: pickedOpacity(0.35) },
    });
  layer.push({
    params: [picking('series'), zooming('x', 'y')],
    mark: { type: 'line', strokeWidth: markers ? 3 : 2, clip: true, ...interpolate },
    encoding: { y: y('y'), ...dashed, opacity },
  });
  layer.push(
    markers
      ? {
          mark: { type: 'point', filled: true, size: 90, invalid: 'filter' },
          encoding: { y: y('y'), shape, opacity, tooltip },
        }
      : {
          name: 'hover',
          mark: { type: 'point', size: 150, opacity: 0, invalid: 'filter' },
          encoding: { y: y('y'), tooltip },
        },
  );
  if (ends)
    layer.push({
      data: { values: ends },
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: 10, clip: false }, // beside the frame, which zooming would cut
      encoding: {
        y: y('at'),
        text: { field: 'series' },
        tooltip: { field: 'series' }, // with it the pointer finds the name
        opacity: { condition: { test: "isValid(zoom['x'])", value: 0 }, value: 1 },
      },
    });
  const { field: _, ...yAxis } = y('y');
  layer.push(...references(options, { x, y: yAxis }));
  return published({
    $schema: schema,
    ...heading(
      options,
      hidden > 0 ? messages.hidden(hidden) : undefined,
      points.length < all.length ? messages.thinned(points.length, all.length) : undefined,
    ),
    data: { values: rows },
    width,
    height,
    encoding: {
      x: { field: 'x', ...x, stack: null }, // bands would be piled up
      color,
    },
    layer,
    config,
  });
}

/** The points of a series that are drawn. */
function few(points: readonly Point[], most: number): Point[] {
  const ys = points.map(({ raw, y }) => raw ?? y);
  return thinned(ys, most).map((i) => points[i]!);
}

const rounded = (point: Point): Point =>
  Object.fromEntries(
    Object.entries(point).map(([key, value]) => [key, typeof value === 'number' ? brief(value) : value]),
  ) as unknown as Point;

/** The names beside the last points of their lines; null when there is no room for them. */
function endsOf(names: readonly string[], all: readonly Point[][], { low, high }: Span, height: number, scale: string) {
  const last = all.map((points) => points.findLast(({ y }) => y !== null));
  if (last.some((point) => point === undefined)) return null;
  const farthest = Math.max(...last.map((point) => point!.x!));
  if (last.some((point) => point!.x !== farthest)) return null;
  const at = beside(
    names,
    last.map((point) => point!.y!),
    [low, high],
    height,
    scale === 'log',
  );
  if (at === null) return null;
  return names.map((series, i) => ({ series, x: farthest, at: brief(at[i]!) }));
}

function describe(names: string[], points: Point[], hidden: number, options: LineOptions): string {
  const lines = names.map((name) => {
    const ys = points.filter(({ series }) => series === name).flatMap(({ y }) => (y === null ? [] : [y]));
    const said = name === '' ? 'values' : name;
    if (ys.length === 0) return messages.describeEmptySeries(said);
    const [low, high] = extent(ys).map(short) as [string, string];
    return messages.describeSeries(said, ys.length, short(ys[0]!), short(ys.at(-1)!), low, high, trend(ys));
  });
  const { title, xLabel = '', yLabel = '' } = options;
  const what = messages.describeLine(names.length, xLabel, yLabel);
  return [...(title ? [title] : []), what, ...lines, ...(hidden > 0 ? [messages.hidden(hidden)] : [])].join('\n');
}
