// Bar charts: an amount for each name, or several beside each other, with error bars over repeated runs.

import { checked, either, flag, isPlain, listOf, oneOf, type Rules, string } from '../../options/index.js';
import { type LayerPart, published } from '../adapter.js';
import { Chart } from '../chart.js';
import { distinct } from '../classes.js';
import { config } from '../config.js';
import {
  aColumn,
  type Column,
  columnOf,
  columnsOf,
  isRecords,
  listsOf,
  type Numbers,
  numbersIn,
  type Records,
  type Value,
} from '../data.js';
import { hiddenSaid, reasonOf } from '../hidden.js';
import { messages } from '../messages.js';
import { distinctly, exponent, extent, isDrawable, meanOf, rootOfSquares } from '../numbers.js';
import { powerText } from '../parts/axes.js';
import { areLong, bands } from '../parts/bands.js';
import { type Errors, errorsOf, someErrors } from '../parts/errors.js';
import { amount as numbered, pickedOpacity, picking } from '../parts/interaction.js';
import { legend, roomBeside, scalesOf } from '../parts/legend.js';
import { defaultSize, type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import { linesOf, type ReferenceOptions, someLines } from '../parts/reference-options.js';
import { described, references } from '../parts/references.js';
import { pixelsOf } from '../parts/wrap.js';
import { looks } from '../series.js';
import { palette, themes } from '../theme.js';

/** How bars are drawn. */
export interface BarOptions extends FrameOptions, Pick<ReferenceOptions, 'hlines'> {
  /** The names below the bars; of records: the name of the column that has them. Several records of one name are runs. */
  x?: Column | string;
  /** Of records: the columns that are drawn; all others with numbers, when left out. */
  y?: string | readonly string[];
  /** Whether bars run to the right; when left out, if their names are too long to stand beside each other. */
  horizontal?: boolean;
  /** The title of the names. */
  xLabel?: string;
  /** What is measured, with its unit; the title of the numbers, also when they run to the right. */
  yLabel?: string;
  /** What the error bars over repeated runs show: from the lowest to the highest, or a standard deviation to both sides. */
  error?: 'range' | 'std';
  /** Error values of one's own, to both sides of each value: numbers in the form of the data, or the name of a column of records. */
  errors?: Errors;
  /** Whether the bars of several series stand on each other, the first one below, in place of beside each other. */
  stack?: boolean;
  /** Always linear: bars begin at zero, which a logarithmic axis does not have. */
  yScale?: 'linear';
}

/** What `bar` takes: `{ name: number }`, numbers, series by name (each may be a list of runs), or records. */
export type BarData =
  | Numbers
  | readonly Numbers[]
  | { readonly [name: string]: number }
  | { readonly [series: string]: Numbers | readonly Numbers[] }
  | Records;

const rules: Rules<BarOptions> = {
  x: either(string, aColumn),
  y: either(string, listOf(string)),
  horizontal: flag,
  error: oneOf('range', 'std'),
  errors: someErrors,
  stack: flag,
  yScale: { ...oneOf('linear'), hint: messages.noZero },
  hlines: someLines,
  ...frameRules,
};

/** More bars beside each other are joined, by the mean of neighbours. */
const mostPlaces = 120;
/** Up to so many bars have their number at the end. */
const mostNumbers = 12;
/** Longer names of lines stand over the bars, where they have more room than beside them. */
const widestName = 170;

interface Bar {
  place: string;
  series: string;
  value: number | null;
  low?: number;
  high?: number;
}

type Series = { [name: string]: ArrayLike<number>[] };

/**
 * A bar for each number. Of runs, and of several records of one name, their mean is shown, with an error bar; numbers may have error values of their own. Where a value is NaN or infinite there is no bar, and the subtitle
 * says so; more than 120 bars beside each other are joined, by the mean of neighbours.
 *
 * @param data `{ name: number }`; numbers; `{ series: numbers }`, of which each may be a list of runs; or records
 * @throws {TypeError} when the data are none of these
 * @throws {RangeError} when there is no number, there are more than six series, which colours cannot tell apart, or series, runs and `x` have
 *   different lengths
 * @example
 * plot.bar({ SGD: 0.91, Adam: 0.94 }, { errors: { SGD: 0.02, Adam: 0.01 } })
 * @example
 * plot.bar({ forward: [3, 5], backward: [6, 11] }, { stack: true, x: ['small', 'large'], yLabel: 'time, ms' })
 * @example
 * plot.bar({ train: [0.97, 0.99], test: [0.91, 0.94] }, { x: ['SGD', 'Adam'], yLabel: 'accuracy' })
 */
export function bar(data: BarData, given?: BarOptions): Chart {
  const options = checked('plot.bar', given, rules);
  const { series, places } = seriesOf(data, options);
  const names = Object.keys(series);
  const length = places.length;
  if (names.length === 0 || length === 0) throw new RangeError(messages.noBars());
  if (names.length > palette.length) throw new RangeError(messages.tooManyBars(names.length, palette.length));
  for (const name of names)
    for (const run of series[name]!)
      if (run.length !== length) throw new RangeError(messages.barLengths(name, length, run.length));
  const runs = names.some((name) => series[name]!.length > 1);
  if (options.errors !== undefined && runs) throw new RangeError(messages.errorsOfRuns());
  if (options.stack && (options.errors !== undefined || runs)) throw new RangeError(messages.stackOfErrors());
  const own = options.errors === undefined ? {} : errorsOf('plot.bar', options.errors, data, names, places);
  const each = Math.ceil(length / mostPlaces);
  const bars = names.flatMap((name) => barsOf(name, series[name]!, own[name], places, options));
  const joined =
    each === 1
      ? bars
      : names.flatMap((name) =>
          neighbours(
            bars.filter((one) => one.series === name),
            each,
          ),
        );
  const hidden = hiddenSaid(names.flatMap((name) => places.map((_, i) => reasonAt(series[name]!, i))));
  const notes = [hidden, each > 1 ? messages.joined(each) : ''].filter(Boolean);
  return new Chart(
    specification(joined, names, notes, options),
    describe(bars, names, notes, options),
    bars.map((one) => ({ ...one })),
  );
}

function seriesOf(data: BarData, { x, y }: BarOptions): { series: Series; places: string[] } {
  if (isRecords(data)) return ofRecords(columnsOf(data), x, y);
  if (isPlain(data) && !('data' in data)) {
    const entries = Object.entries(data as { [name: string]: number | Numbers | readonly Numbers[] });
    if (entries.length > 0 && entries.every(([, one]) => typeof one === 'number'))
      return { series: { '': [entries.map(([, one]) => one as number)] }, places: entries.map(([name]) => name) };
    const series = Object.fromEntries(entries.map(([name, one]) => [name, listsOf('plot.bar', one as Numbers)]));
    return { series, places: placesOf(x, entries.length === 0 ? 0 : (series[entries[0]![0]]![0]?.length ?? 0)) };
  }
  const lists = Array.isArray(data) && data.length === 0 ? [[]] : listsOf('plot.bar', data as Numbers);
  return { series: { '': lists }, places: placesOf(x, lists[0]?.length ?? 0) };
}

function ofRecords(columns: { [name: string]: Value[] }, x: BarOptions['x'], y: BarOptions['y']) {
  const known = Object.keys(columns);
  const column = (name: string): Value[] => {
    if (!Object.hasOwn(columns, name)) throw new RangeError(messages.noColumn('plot.bar', name, known));
    return columns[name]!;
  };
  const words = known.find((name) => columns[name]!.some((value) => typeof value === 'string'));
  const named = typeof x === 'string' ? x : words;
  const drawn =
    y === undefined
      ? known.filter((name) => name !== named && columns[name]!.some((value) => typeof value === 'number'))
      : [y].flat();
  const numbers = (name: string) => numbersIn('plot.bar', name, column(name));
  const length = known.length === 0 ? 0 : columns[known[0]!]!.length;
  const isNamed = named !== undefined && (x === undefined || typeof x === 'string');
  const names = isNamed ? column(named).map((one) => String(one ?? '')) : placesOf(x, length);
  const places = [...new Set(names)];
  const runs = (name: string) => runsOf(numbers(name), names, places);
  return { series: Object.fromEntries(drawn.map((name) => [drawn.length === 1 ? '' : name, runs(name)])), places };
}

/** Numbers of one place, such as those of several seeds, as runs; a place that has fewer than others is left open in the last ones. */
function runsOf(numbers: readonly number[], names: readonly string[], places: readonly string[]): number[][] {
  const byPlace = new Map<string, number[]>(places.map((place) => [place, []]));
  for (const [i, name] of names.entries()) byPlace.get(name)!.push(numbers[i]!);
  const most = Math.max(0, ...[...byPlace.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, run) => places.map((place) => byPlace.get(place)![run] as number));
}

/** The names of the bars; 1, 2, 3 … when there are none. */
function placesOf(x: BarOptions['x'], length: number): string[] {
  if (x === undefined || typeof x === 'string') return Array.from({ length }, (_, i) => String(i + 1));
  const names = columnOf('plot.bar', x).map((one) => String(one ?? ''));
  if (names.length !== length) throw new RangeError(messages.barLengths('x', length, names.length));
  return distinct(names);
}

/** What the runs have at a place, as many as there are. */
const numbersAt = (runs: readonly ArrayLike<number>[], i: number): number[] => runs.flatMap((run) => run[i] ?? []);

/** Why there is no bar: the first reason that a run has. */
const reasonAt = (runs: readonly ArrayLike<number>[], i: number) =>
  numbersAt(runs, i)
    .map((one) => reasonOf(one))
    .find((reason) => reason !== null) ?? null;

function barsOf(
  series: string,
  runs: ArrayLike<number>[],
  errors: ArrayLike<number> | undefined,
  places: readonly string[],
  { error = 'range' }: BarOptions,
): Bar[] {
  return places.map((place, i) => {
    const all = numbersAt(runs, i);
    const mean = meanOf(all);
    if (!isDrawable(mean)) return { place, series, value: null };
    const off = errors?.[i];
    if (Number.isFinite(off)) return { place, series, value: mean, low: mean - off!, high: mean + off! };
    if (all.length === 1) return { place, series, value: mean };
    const [low, high] = error === 'range' ? extent(all) : deviation(all, mean);
    return { place, series, value: mean, low, high };
  });
}

function deviation(all: readonly number[], mean: number): [number, number] {
  const std = rootOfSquares(all.length, (i) => all[i]! - mean, all.length - 1);
  return [mean - std, mean + std];
}

/** One bar for each few neighbours, with their mean and the first and last of their names. */
function neighbours(bars: readonly Bar[], each: number): Bar[] {
  return Array.from({ length: Math.ceil(bars.length / each) }, (_, i) => {
    const some = bars.slice(i * each, (i + 1) * each);
    const numbers = some.flatMap(({ value }) => (value === null ? [] : [value]));
    const value = numbers.length === 0 ? null : meanOf(numbers);
    const place = some.length === 1 ? some[0]!.place : `${some[0]!.place}–${some.at(-1)!.place}`;
    return { place, series: some[0]!.series, value };
  });
}

function specification(bars: readonly Bar[], names: string[], notes: string[], options: BarOptions) {
  const places = [...new Set(bars.map(({ place }) => place))];
  const horizontal = areLevel(places, options);
  const whiskers = bars.some(({ low }) => low !== undefined);
  const many = names.length > 1;
  const stacked = many && options.stack === true;
  const few = bars.length <= mostNumbers && !stacked && !whiskers;
  const ends = [
    0,
    ...linesOf(options.hlines).map(({ at }) => at),
    ...(stacked ? pilesOf(bars) : bars.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0])),
  ];
  const [low, high] = extent(ends);
  const room = (few ? 0.12 : 0.04) * (high - low || 1);
  const span = { low: low < 0 ? low - room : 0, high: high > 0 ? high + room : low < 0 ? 0 : 1 };
  const lines = horizontal ? [] : linesOf(options.hlines).map(({ name }) => name);
  const named = Math.max(0, ...lines.map(pixelsOf));
  const beside = named > 0 && named < widestName;
  const frame = beside ? { width: defaultSize.width - roomBeside(lines), ...options } : options;
  const { across, along, band, amount, width, height } = bands(places, horizontal, span, frame, {
    perBand: stacked ? 1.5 : names.length,
  });
  const styles = looks(names);
  const field = { field: 'series', type: 'nominal' as const };
  const color = {
    ...field,
    scale: scalesOf(names, styles).color,
    legend: many ? { ...legend(names, width), symbolType: 'square' as const } : null,
  };
  const offset =
    many && !stacked
      ? { [`${across}Offset`]: { ...field, sort: null, scale: { domain: names, paddingInner: 0.05 } } }
      : {};
  const opacity = many ? pickedOpacity() : { value: 1 };
  const place = { [across]: band, ...offset };
  const all = bars.flatMap(({ value, low, high }) => [value, low, high].filter((one) => typeof one === 'number'));
  const tooltip = [
    { field: 'place', title: options.xLabel ?? 'name' },
    ...(many ? [{ field: 'series', title: 'series' }] : []),
    numbered('value', options.yLabel ?? 'value', all),
    ...(whiskers ? [numbered('low', undefined, all), numbered('high', undefined, all)] : []),
  ];
  const layer: LayerPart[] = [
    {
      ...(many ? { params: [picking('series')] } : {}),
      ...(stacked ? { transform: [inOrder(names)] } : {}),
      mark: { type: 'bar', ...(stacked ? { stroke: themes.light.ground, strokeWidth: 1 } : {}) },
      encoding: {
        ...place,
        [along]: { field: 'value', ...amount, stack: stacked ? 'zero' : null },
        ...(stacked ? { order: { field: 'order', type: 'quantitative' } } : {}),
        color,
        opacity,
        tooltip,
      },
    },
  ];
  if (whiskers) layer.push(...errors(place, along, amount, opacity));
  layer.push({
    mark: { type: 'rule', color: themes.light.line },
    encoding: { [along]: { datum: 0, ...amount } },
  });
  layer.push(...references({ hlines: options.hlines ?? [] }, { [along]: amount }, { width, height }, along, beside));
  if (few) layer.push(...numbers(place, along, amount, opacity, powerText(span, 4), formatOf(bars)));
  return published({
    $schema: schema,
    ...heading(options, ...notes),
    data: { values: (whiskers ? bars.map(inOnePoint) : bars) as never },
    width,
    height,
    layer,
    config,
  });
}

/** Beside bars with whiskers, those without have some of no length. */
const inOnePoint = (one: Bar): Bar =>
  one.value === null || one.low !== undefined ? one : { ...one, low: one.value, high: one.value };

/** How high, and how low, the bars of each place reach that stand on each other. */
function pilesOf(bars: readonly Bar[]): number[] {
  const piles = new Map<string, [below: number, above: number]>();
  for (const { place, value } of bars) {
    const [below, above] = piles.get(place) ?? [0, 0];
    piles.set(place, [below + Math.min(0, value ?? 0), above + Math.max(0, value ?? 0)]);
  }
  return [...piles.values()].flat();
}

/** Vega-Lite would pile bars up by the alphabet. */
const inOrder = (names: readonly string[]) => ({
  calculate: `indexof(${JSON.stringify(names)}, datum.series)`,
  as: 'order',
});

type Channels = { readonly [channel: string]: object };

/** A line from the lowest to the highest, with a rim of the ground, so that it can be seen on its bar. */
function errors(place: Channels, along: 'x' | 'y', amount: object, opacity: object): LayerPart[] {
  const ends = { [along]: { field: 'low', ...amount }, [`${along}2`]: { field: 'high' }, opacity };
  const rule = (strokeWidth: number, color: string) =>
    ({ mark: { type: 'rule', strokeWidth }, encoding: { ...place, ...ends, color: { value: color } } }) as LayerPart;
  return [rule(7, themes.light.ground), rule(2.5, themes.light.ink)];
}

/** The number of each bar at its end, with a rim in the colour of the ground, so that it can be read over a line. */
function numbers(
  place: Channels,
  along: 'x' | 'y',
  amount: object,
  opacity: object,
  power: string | null,
  format: string,
): LayerPart[] {
  const text = (below: boolean, rim: boolean) => {
    const aside = below ? -5 : 5;
    const upright = along === 'y';
    const look = upright
      ? { baseline: below ? 'top' : 'bottom', dy: -aside }
      : { align: below ? 'right' : 'left', baseline: 'middle', dx: aside };
    return {
      transform: [
        { filter: `isValid(datum.value) && datum.value ${below ? '<' : '>='} 0` },
        ...(power === null ? [] : [{ calculate: power, as: 'written' }]),
      ],
      mark: { type: 'text', ...look, ...(rim ? { filled: false, strokeWidth: 4 } : {}) },
      encoding: {
        ...place,
        [along]: { field: 'value', ...amount },
        text: power === null ? { field: 'value', format } : { field: 'written' },
        color: { value: rim ? themes.light.ground : themes.light.ink },
        opacity,
      },
    } as LayerPart;
  };
  return [text(false, true), text(true, true), text(false, false), text(true, false)];
}

/** Four digits, or as many as the largest number has before the point, in groups as on an axis. */
function formatOf(bars: readonly Bar[]): string {
  const digits = bars.map(({ value }) => exponent(value ?? 0) + 1);
  return `,.${Math.min(15, Math.max(4, ...digits))}~r`;
}

/** Whether bars run to the right. */
const areLevel = (places: readonly string[], { horizontal, width }: BarOptions): boolean =>
  horizontal ?? (places.length <= 40 && areLong(places, width));

function describe(
  bars: readonly Bar[],
  names: readonly string[],
  notes: readonly string[],
  options: BarOptions,
): string {
  const { title, xLabel = '', yLabel = '' } = options;
  const lines = names.map((name) => {
    const own = bars.filter(({ series, value }) => series === name && value !== null);
    if (own.length === 0) return messages.describeEmptySeries(name === '' ? 'values' : name);
    const said = own.length <= 20 ? own : [];
    const order = [...own].sort((a, b) => a.value! - b.value!);
    const write = distinctly(own.map(({ value }) => value!));
    const of = (one: Bar) => [one.place, write(one.value!)] as const;
    return messages.describeBars(
      name,
      said.map((one) =>
        messages.describeBar(
          one.place,
          write(one.value!),
          one.low === undefined ? '' : write(one.low),
          one.low === undefined ? '' : write(one.high!),
        ),
      ),
      of(order.at(-1)!),
      of(order[0]!),
    );
  });
  const what = messages.describeBarChart(bars.length, names.length, yLabel, xLabel);
  return [...(title ? [title] : []), what, ...lines, ...described(options), ...notes].join('\n');
}
