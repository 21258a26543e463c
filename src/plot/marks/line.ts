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
import { classNames } from '../classes.js';
import { config } from '../config.js';
import {
  columnsOf,
  isLists,
  isRecords,
  listsOf,
  type Numbers,
  numbersIn,
  type Records,
  someNumbers,
  type Value,
  values,
} from '../data.js';
import { hiddenSaid, reasonOf } from '../hidden.js';
import { messages } from '../messages.js';
import {
  brief,
  digitsOf,
  distinctly,
  extent,
  isDrawable,
  meanOf,
  rootOfSquares,
  trend,
  withDigits,
} from '../numbers.js';
import { noLabels, quantitative, type Span, spanOf, wholeTicks } from '../parts/axes.js';
import { amount, pickedOpacity, picking, zooming } from '../parts/interaction.js';
import { beside, legend, longSymbols, roomBeside, scalesOf } from '../parts/legend.js';
import { type AxesOptions, axesRules, defaultSize, heading, schema } from '../parts/options.js';
import { type ReferenceOptions, reached, referenceRules } from '../parts/reference-options.js';
import { described, references, unshown } from '../parts/references.js';
import { looks, mostSeries } from '../series.js';
import { dashes, palette } from '../theme.js';
import { smoothed } from '../transforms/smooth.js';
import { thinned } from '../transforms/thin.js';

/** How lines are drawn. */
export interface LineOptions extends AxesOptions, ReferenceOptions {
  /** The horizontal places, the same for all series; 1, 2, 3 … when left out. Of records: the name of the column. */
  x?: Numbers | string;
  /** Of records: the columns that are drawn; all others with numbers, when left out. */
  y?: string | readonly string[];
  /** Of records: the column whose values are series, each with a line; `y` is what is measured then. */
  color?: string;
  /** The share that a running mean keeps from step to step, such as 0.9; the raw curve is shown behind it. */
  smooth?: number;
  /** Whether values hold until the next place, as learning rates of a schedule do. */
  steps?: boolean;
  /** What the band over repeated runs shows: from the lowest to the highest, or a standard deviation to both sides. */
  band?: 'range' | 'std';
  /** Whether names stand in a legend above, also where there is room for them at the ends of the lines: panels side by side share one then. */
  legend?: boolean;
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
  color: string,
  smooth: share,
  steps: flag,
  band: oneOf('range', 'std'),
  legend: flag,
  ...axesRules,
  ...referenceRules,
};

/** Points of all series together: more are thinned out. */
const mostPoints = 2000;
/** Lines of more points than this have no markers, nor have lines that have more together. */
const mostMarkers = 50;
const mostTogether = 200;

/** What was measured at one place: by one run, or by several. */
interface Place {
  x: number;
  runs: number[];
}

/**
 * A line for each series. Where a value is NaN or infinite the line is broken, and the subtitle says how many are missing. Curves of many
 * points are drawn by the first, lowest, highest and last of each stretch, which looks the same. Several records of one place, such as those of several seeds, are runs too.
 *
 * @param data numbers; `{ name: numbers }`, of which each may be a list of runs, or `{ x, y }`; so plot.line({ x, y }) are two series, and
 *   plot.line({ loss: { x, y } }) is one at its own places; or records, with `x` and `y` as columns
 * @throws {TypeError} when the data are none of these
 * @throws {RangeError} when there is no series, a series is empty, or series, runs and `x` have different lengths
 * @example
 * plot.line([{ step: 1, loss: 3, optimizer: 'SGD' }, { step: 2, loss: 2, optimizer: 'SGD' }, { step: 1, loss: 3, optimizer: 'Adam' }], {
 *   x: 'step', y: 'loss', color: 'optimizer',
 * })
 * @example
 * plot.line({ tanh: [0.63, 0.49, 0.41], relu: [[0.58, 0.40], [0.59, 0.41]] }, { yLabel: 'std', yScale: 'log' })
 */
export function line(data: LineData, given?: LineOptions): Chart {
  const options = checked('plot.line', given, rules);
  const { series, without } = seriesOf(data, options);
  const names = Object.keys(series);
  if (names.length === 0) throw new RangeError(messages.noSeries());
  if (names.length > mostSeries) throw new RangeError(messages.tooManySeries(names.length, mostSeries));
  const points = names.flatMap((name) => pointsOf(name, series[name]!, options));
  const shown = points.map((point) => visible(point, options));
  const notes = [
    hiddenSaid(points.map((point) => reasonAt(point, options))),
    without > 0 ? messages.withoutColor(without, options.color!) : '',
    unshown(options),
  ].filter(Boolean);
  const text = describe(names, shown, notes, options);
  return new Chart(
    specification(names, shown, notes, options),
    text,
    shown.map((point) => ({ ...point })),
  );
}

type AllSeries = { [name: string]: Place[] };

/** The series, and how many records belong to none. */
function seriesOf(data: LineData, options: LineOptions): { series: AllSeries; without: number } {
  if (isRecords(data)) return ofRecords(data, options);
  if (options.color !== undefined) throw new RangeError(messages.colorOfRecords());
  const x = typeof options.x === 'string' ? undefined : options.x;
  const named = (all: { readonly [name: string]: Series }) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, placesOf(name, one, x)]));
  if (isPlain(data) && !('data' in data && someNumbers.holds(data, {})))
    return { series: named(data as { readonly [name: string]: Series }), without: 0 };
  check('plot.line', 'the data', data, { ...someNumbers, holds: (one) => someNumbers.holds(one, {}) || isLists(one) });
  const lists = listsOf('plot.line', data as Numbers);
  return { series: named({ '': lists.length === 1 ? lists[0]! : lists }), without: 0 };
}

function ofRecords(data: Records, { x, y, color }: LineOptions): { series: AllSeries; without: number } {
  const columns = columnsOf(data);
  const known = Object.keys(columns);
  const column = (name: string): Value[] => {
    if (!Object.hasOwn(columns, name)) throw new RangeError(messages.noColumn('plot.line', name, known));
    return columns[name]!;
  };
  const numbers = (name: string) => numbersIn('plot.line', name, column(name));
  const across = typeof x === 'string' ? x : x === undefined && known.includes('x') ? 'x' : undefined;
  const numeric = known.filter(
    (name) => name !== across && name !== color && columns[name]!.some((value) => typeof value === 'number'),
  );
  const drawn = y === undefined ? numeric : [y].flat();
  const all =
    across !== undefined ? numbers(across) : typeof x === 'object' ? Array.from(values('plot.line', x)) : null;
  if (all && all.length !== data.length)
    throw new RangeError(messages.lengths(drawn[0] ?? '', data.length, all.length));
  const series = (name: string, rows: number[]) =>
    placesOfRows(
      rows.map((i, place) => all?.[i] ?? place + 1),
      rows.map((i) => numbers(name)[i]!),
    );
  const every = data.map((_, i) => i);
  if (color === undefined)
    return { series: Object.fromEntries(drawn.map((name) => [name, series(name, every)])), without: 0 };
  if (drawn.length !== 1) throw new RangeError(messages.colorOfOne(drawn));
  const classes = column(color);
  const own = (name: string) => every.filter((i) => (classes[i] ?? null) !== null && String(classes[i]) === name);
  return {
    series: Object.fromEntries(classNames(classes).map((name) => [name, series(drawn[0]!, own(name))])),
    without: classes.filter((one) => (one ?? null) === null).length,
  };
}

/** Rows by their place: several of one place are runs, and then places stand in their order. */
function placesOfRows(xs: readonly number[], ys: readonly number[]): Place[] {
  const byPlace = new Map<number, number[]>();
  for (const [i, x] of xs.entries()) byPlace.set(x, [...(byPlace.get(x) ?? []), ys[i]!]);
  const places = [...byPlace].map(([x, runs]) => ({ x, runs }));
  return places.length < xs.length ? places.sort((a, b) => a.x - b.x) : places;
}

/** The places of a series, at each of which every run has a number. */
function placesOf(name: string, data: Series, shared: Numbers | undefined): Place[] {
  const own = isPlain(data) && 'x' in data && 'y' in data ? data : null;
  const x = own ? values('plot.line', own.x) : shared && values('plot.line', shared);
  const runs = listsOf('plot.line', own ? own.y : (data as Numbers));
  const length = runs[0]?.length ?? 0;
  if (length === 0) throw new RangeError(messages.emptySeries(name));
  for (const other of [...runs, ...(x ? [x] : [])])
    if (other.length !== length) throw new RangeError(messages.lengths(name, length, other.length));
  return Array.from({ length }, (_, i) => ({ x: x ? x[i]! : i + 1, runs: runs.map((run) => run[i]!) }));
}

/** Why a point cannot be shown; null, when it can. */
const reasonAt = ({ x, y, raw }: Point, { xScale, yScale }: LineOptions) =>
  reasonOf(x, xScale === 'log') ?? reasonOf(raw === undefined ? y : raw, yScale === 'log');

/** What an axis cannot show becomes a gap; a band that reaches below a logarithmic axis ends at its point. */
function visible(point: Point, { xScale, yScale }: LineOptions): Point {
  const x = isDrawable(point.x, xScale) ? point.x : null;
  const y = x !== null && isDrawable(point.y, yScale) ? point.y : null;
  const low = point.low !== undefined && yScale === 'log' && point.low <= 0 && y !== null ? { low: y } : {};
  const raw = 'raw' in point ? { raw: isDrawable(point.raw, yScale) ? point.raw : null } : {};
  return { ...point, ...low, ...raw, x, y };
}

/** The points of a series; what is no finite number is still as it came. */
function pointsOf(series: string, places: readonly Place[], options: LineOptions): Point[] {
  const points = places.map(({ x, runs }): Point => {
    const mean = meanOf(runs);
    const broken = runs.find((y) => !isDrawable(y));
    const point = { series, x, y: broken ?? mean };
    return runs.length > 1 && broken === undefined ? { ...point, ...band(runs, mean, options) } : point;
  });
  if (options.smooth === undefined) return points;
  const means = smoothed(
    points.map(({ y }) => (isDrawable(y) ? y : null)),
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

function specification(names: string[], all: Point[], notes: string[], options: LineOptions) {
  const { height = defaultSize.height, yScale = 'linear', xScale = 'linear' } = options;
  const perSeries = names.map((name) => all.filter(({ series }) => series === name));
  const kept = perSeries.map((points) => few(points, Math.max(200, Math.floor(mostPoints / names.length))));
  const points = kept.flat();
  const xs = points.flatMap(({ x }) => (x === null ? [] : [x]));
  const ys = points.flatMap(({ y, low, high, raw }) => [y, low, high, raw].filter((one) => typeof one === 'number'));
  const also = reached(options);
  const banded = points.some(({ low }) => low !== undefined);
  const inOne = names.length > 1 && banded ? points.map(inOnePoint) : points;
  const rows = points.length > 500 ? rounded(inOne, digitsOf(xs), digitsOf(ys)) : inOne;
  const within = (all: number[], scale: string) => all.filter((one) => scale !== 'log' || one > 0);
  const [allX, allY] = [within([...xs, ...also.x], xScale), within([...ys, ...also.y], yScale)];
  const [across, up] = [spanOf(allX, xScale === 'log', 0.015), spanOf(allY, yScale === 'log')];
  const styles = looks(names).map((look) => (names.length === 1 ? { ...look, dash: dashes[0]! } : look));
  const scales = scalesOf(names, styles);
  const ends = names.length > 1 && !options.legend ? endsOf(names, kept, up, height, yScale) : null;
  const { width = defaultSize.width - (ends ? roomBeside(names) : 0) } = options;
  const markers = points.length <= mostTogether && Math.max(...kept.map(({ length }) => length)) <= mostMarkers;
  const above = names.length > 1 && !ends ? { ...legend(names, width), ...(markers ? {} : longSymbols) } : null;
  const interpolate = options.steps ? { interpolate: 'step-after' as const } : {};
  const color = { field: 'series', type: 'nominal' as const, scale: scales.color, legend: above };
  const strokeDash = { field: 'series', type: 'nominal' as const, scale: scales.dash, legend: above };
  // dashes of a curve that shakes cannot be told from it, but lines of one colour need them
  const dashed = markers || names.length > palette.length ? { strokeDash } : {};
  const shape = { field: 'series', type: 'nominal' as const, scale: scales.shape, legend: above };
  const y = (field: string) => ({
    field,
    ...quantitative(
      'y',
      options.yLabel,
      up,
      { log: yScale === 'log', numbers: allY },
      allY.length === 0 ? noLabels : {},
    ),
  });
  const xAxis = { grid: false, ...(xScale === 'log' ? {} : wholeTicks(xs)), ...(allX.length === 0 && noLabels) };
  const x = quantitative('x', options.xLabel, across, { log: xScale === 'log', numbers: allX }, xAxis);
  const tooltip = [
    ...(names.length > 1 ? [{ field: 'series', title: 'series' }] : []),
    amount('x', options.xLabel ?? 'x', xs),
    amount('y', options.yLabel ?? 'y', ys),
    ...(banded ? [amount('low', undefined, ys), amount('high', undefined, ys)] : []),
  ];
  const opacity = pickedOpacity();
  const layer: LayerPart[] = [];
  if (banded)
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
  layer.push(...references(options, { x, y: yAxis }, { width, height }));
  return published({
    $schema: schema,
    ...heading(options, ...notes, points.length < all.length ? messages.thinned(points.length, all.length) : undefined),
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

/** Beside bands, a single run has one of no height. */
const inOnePoint = (point: Point): Point =>
  point.low !== undefined || point.y === null ? point : { ...point, low: point.y, high: point.y };

/** Points with so many digits. */
function rounded(points: readonly Point[], across: number, up: number): Point[] {
  const short = (value: unknown, key: string) =>
    typeof value === 'number' ? withDigits(value, key === 'x' ? across : up) : value;
  return points.map(
    (point) => Object.fromEntries(Object.entries(point).map(([key, value]) => [key, short(value, key)])) as never,
  );
}

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

function describe(names: string[], points: Point[], notes: string[], options: LineOptions): string {
  const lines = names.map((name) => {
    const ys = points.filter(({ series }) => series === name).flatMap(({ y }) => (y === null ? [] : [y]));
    const said = name === '' ? 'values' : name;
    if (ys.length === 0) return messages.describeEmptySeries(said);
    const told = [ys[0]!, ys.at(-1)!, ...extent(ys)];
    const [first, last, low, high] = told.map(distinctly(told)) as [string, string, string, string];
    return messages.describeSeries(said, ys.length, first, last, low, high, trend(ys));
  });
  const { title, xLabel = '', yLabel = '' } = options;
  const what = messages.describeLine(names.length, xLabel, yLabel);
  return [...(title ? [title] : []), what, ...lines, ...described(options), ...notes].join('\n');
}
