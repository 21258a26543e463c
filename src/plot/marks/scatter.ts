// Scatter plots: points in the plane, with colour, size and shape by further columns.

import { check, checked, either, isPlain, type Rules, string } from '../../options/index.js';
import { type LayerPart, published } from '../adapter.js';
import { Chart } from '../chart.js';
import { areClasses, classNames } from '../classes.js';
import { config } from '../config.js';
import { aColumn, type Column, columnOf, columnsOf, isRecords, numbersIn, type Records, type Value } from '../data.js';
import { hiddenSaid, reasonOf } from '../hidden.js';
import { messages } from '../messages.js';
import { digitsOf, distinctly, extent, isDrawable, meanOf, withDigits } from '../numbers.js';
import { powerLabels } from '../parts/axes.js';
import { pickedOpacity, picking, zooming } from '../parts/interaction.js';
import { colorsOf, legend, scalesOf } from '../parts/legend.js';
import { type AxesOptions, axesRules, defaultSize, heading, schema } from '../parts/options.js';
import { plane } from '../parts/plane.js';
import { type ReferenceOptions, referenceRules } from '../parts/reference-options.js';
import { described, references, unshown } from '../parts/references.js';
import { coordinates, type Points, somePoints } from '../points.js';
import { looks, mostSeries } from '../series.js';
import { shapes, themes } from '../theme.js';
import { sampled } from '../transforms/sample.js';

/** How points are drawn. A column stands here itself, or is named when it is among the data. */
export interface ScatterOptions extends AxesOptions, ReferenceOptions {
  /** Of columns and records: the name of the column that runs to the right; `x`, or else the first with numbers. */
  x?: string;
  /** The name of the column that runs upwards; `y`, or else the next with numbers. */
  y?: string;
  /** Classes (names, or up to ten whole numbers) with a colour and a shape each, or amounts on a scale of colours. */
  color?: Column | string;
  /** Amounts, shown by the area of the points. */
  size?: Column | string;
  /** Classes, shown by shapes. */
  shape?: Column | string;
}

/** What `scatter` takes: points, columns by name, or records. */
export type ScatterData = Points | { readonly [column: string]: Column } | Records;

const by = either(string, aColumn);
const rules: Rules<ScatterOptions> = {
  x: string,
  y: string,
  color: by,
  size: by,
  shape: by,
  ...axesRules,
  ...referenceRules,
};

/** More points are not drawn: the figure would be too large to keep in a notebook. */
const mostPoints = 2000;

interface Columns {
  x: Value[];
  y: Value[];
  color?: Value[];
  size?: Value[];
  shape?: Value[];
}

/** What the columns are called. */
type Titles = { [channel in keyof Columns]?: string };

type Dot = { [channel in keyof Columns]?: string | number | null };

/**
 * A point for each pair of numbers. Of more than 2000 points the outermost and others picked at random are drawn, and the subtitle says so;
 * it also says how many have a place that is NaN or infinite.
 *
 * @param data points as a tensor [N, 2] or a list of pairs; columns, such as `{ x, y }`; or records, one for each point
 * @throws {TypeError} when the data are none of these, or places are texts
 * @throws {RangeError} when there are no points, a column does not exist, or columns have different lengths
 * @example
 * plot.scatter({ x: [1, 2, 3], y: [2, 4, 5] }, { color: ['cat', 'dog', 'cat'], xLabel: 'weight, kg' })
 */
export function scatter(data: ScatterData, given?: ScatterOptions): Chart {
  const options = checked('plot.scatter', given, rules);
  const { columns, titles } = columnsIn(data, options);
  const length = columns.x.length;
  if (length === 0) throw new RangeError(messages.noPointsAtAll('plot.scatter'));
  for (const [name, column] of Object.entries(columns))
    if (column.length !== length)
      throw new RangeError(messages.columnLengths('plot.scatter', name, length, column.length));
  const classes = (['color', 'shape'] as const).filter(
    (channel) => columns[channel] && (channel === 'shape' || areClasses(columns.color!)),
  );
  for (const channel of classes) {
    const [most, names] = [channel === 'color' ? mostSeries : shapes.length, classNames(columns[channel]!)];
    if (names.length > most) throw new RangeError(messages.tooManyClasses('plot.scatter', channel, names.length, most));
  }
  const dots = dotsOf(columns, classes);
  const placed = dots.filter((one) => shownAt(one, options));
  const places = placed.filter((one) => looksOf(columns).every((channel) => one[channel] !== null));
  const bare = placed.length - places.length;
  const notes = [hidden(columns, options), bare > 0 ? messages.withoutLook(bare) : '', unshown(options)].filter(
    Boolean,
  );
  return new Chart(
    specification(places, columns, classes, titles, options, notes),
    describe(places, columns, classes, titles, options, length, notes),
    dots as never,
  );
}

/** The channels that say how a point looks: without a value there it has no look. */
const looksOf = (columns: Columns) => (['color', 'size', 'shape'] as const).filter((channel) => columns[channel]);

function columnsIn(data: ScatterData, options: ScatterOptions): { columns: Columns; titles: Titles } {
  const { columns: all, x, y } = placesIn(data, options);
  const known = Object.keys(all);
  const named = (name: string): Value[] => {
    if (!Object.hasOwn(all, name)) throw new RangeError(messages.noColumn('plot.scatter', name, known));
    return columnOf('plot.scatter', all[name]!);
  };
  const columns: Columns = { x: named(x), y: named(y) };
  numbersIn('plot.scatter', x, columns.x);
  numbersIn('plot.scatter', y, columns.y);
  const titles: Titles = { x: options.xLabel ?? x, y: options.yLabel ?? y };
  for (const channel of ['color', 'size', 'shape'] as const) {
    const asked = options[channel];
    if (asked === undefined) continue;
    columns[channel] = typeof asked === 'string' ? named(asked) : columnOf('plot.scatter', asked);
    titles[channel] = typeof asked === 'string' ? asked : channel;
  }
  return { columns, titles };
}

/** All columns, and which of them are the places. */
function placesIn(
  data: ScatterData,
  { x, y }: ScatterOptions,
): { columns: { [name: string]: Column }; x: string; y: string } {
  const byName = isRecords(data)
    ? columnsOf(data)
    : isPlain(data) && !('data' in data && 'shape' in data)
      ? (data as { [name: string]: Column })
      : null;
  if (byName === null) {
    check('plot.scatter', 'the data', data, {
      ...somePoints,
      holds: (one) => isEmpty(one) || somePoints.holds(one, {}),
    });
    const places = isEmpty(data) ? { x: [], y: [] } : coordinates('plot.scatter', data as Points);
    return { columns: { x: places.x, y: places.y }, x: 'x', y: 'y' };
  }
  const numeric = Object.keys(byName).filter(
    (name) =>
      aColumn.holds(byName[name], {}) &&
      columnOf('plot.scatter', byName[name]!).every((one) => typeof one !== 'string'),
  );
  const across = x ?? ('x' in byName ? 'x' : numeric.find((name) => name !== y));
  const up = y ?? ('y' in byName ? 'y' : numeric.find((name) => name !== across));
  return { columns: byName, x: across ?? 'x', y: up ?? 'y' };
}

const isEmpty = (data: unknown): boolean => Array.isArray(data) && data.length === 0;

/** The points as records: classes as names, and null for what is no finite number. */
function dotsOf(columns: Columns, classes: readonly string[]): Dot[] {
  const name = (value: Value) => (value === null || value === undefined ? null : String(value));
  const amount = (value: Value) => (isDrawable(value) ? value : null);
  const dots: Dot[] = columns.x.map((x) => ({ x: amount(x) }));
  for (const channel of ['y', 'color', 'size', 'shape'] as const) {
    const [column, read] = [columns[channel], classes.includes(channel) ? name : amount];
    if (column) for (const [i, one] of dots.entries()) one[channel] = read(column[i]);
  }
  return dots;
}

/** Points with as many digits as tell them apart. */
function rounded(dots: readonly Dot[]): Dot[] {
  const channels = Object.keys(dots[0] ?? {}) as (keyof Columns)[];
  const digits = new Map(channels.map((channel) => [channel, digitsOf(numbersOf(dots, channel))]));
  const short = (dot: Dot, channel: keyof Columns) =>
    typeof dot[channel] === 'number' ? withDigits(dot[channel], digits.get(channel)!) : dot[channel];
  return dots.map((dot) => Object.fromEntries(channels.map((channel) => [channel, short(dot, channel)])));
}

/** How many points have no place, and why. */
const hidden = ({ x, y }: Columns, { xScale, yScale }: ScatterOptions): string =>
  hiddenSaid(x.map((at, i) => reasonOf(at, xScale === 'log') ?? reasonOf(y[i], yScale === 'log')));

/** Whether a point has a place, and whether logarithmic axes reach it. */
const shownAt = ({ x, y }: Dot, { xScale, yScale }: ScatterOptions): boolean =>
  [[x, xScale] as const, [y, yScale] as const].every(([at, scale]) => isDrawable(at, scale));

/** From where to where the amounts of a column reach. */
function spanIn(column: readonly Value[]) {
  const [low, high] = extent(column.filter((one) => Number.isFinite(one)) as number[]);
  return { low, high };
}

const numbersOf = (dots: readonly Dot[], channel: keyof Columns): number[] =>
  dots.flatMap((one) => (typeof one[channel] === 'number' ? [one[channel]] : []));

function specification(
  dots: Dot[],
  columns: Columns,
  classes: readonly string[],
  titles: Titles,
  options: ScatterOptions,
  notes: readonly string[],
) {
  const { width = defaultSize.width, height = defaultSize.height } = options;
  const [xs, ys] = [numbersOf(dots, 'x'), numbersOf(dots, 'y')];
  const drawn = rounded(sampled(xs, ys, mostPoints).map((i) => dots[i]!));
  const { x, y } = plane(xs, ys, { ...options, xLabel: titles.x!, yLabel: titles.y! });
  const many = drawn.length > 300;
  const tooltip = Object.entries(titles).map(([field, title]) => ({ field, title }));
  const byAmount = columns.color !== undefined && !classes.includes('color');
  const opacity = byAmount ? 1 : many ? 0.6 : 0.85; // seen through each other, colours would be no amounts
  const byClass = classes.includes('color');
  const layer: LayerPart[] = [
    {
      params: [...(byClass ? [picking('color')] : []), zooming('x', 'y')],
      mark: { type: 'point', filled: true, size: many ? 30 : 80, clip: true },
      encoding: {
        ...colored(columns, classes, titles, width),
        ...shaped(columns, classes, titles),
        ...(columns.size && {
          size: {
            field: 'size',
            type: 'quantitative',
            title: titles.size!,
            scale: { range: [20, 500], zero: true },
            legend: { symbolFillColor: 'transparent', tickCount: 4, ...powerLabels(spanIn(columns.size)) },
          },
        }),
        opacity: byClass ? pickedOpacity(opacity) : { value: opacity },
        tooltip,
      },
    },
    ...references(options, { x, y }, { width, height }),
  ];
  return published({
    $schema: schema,
    ...heading(options, ...notes, drawn.length < dots.length ? messages.thinned(drawn.length, dots.length) : undefined),
    data: { values: drawn as { [channel: string]: unknown }[] },
    width,
    height,
    encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y } },
    layer,
    config,
  });
}

function colored(columns: Columns, classes: readonly string[], titles: Titles, width: number) {
  if (!columns.color) return { color: { value: looks([''])[0]!.color } };
  if (!classes.includes('color'))
    return {
      color: {
        field: 'color',
        ...colorsOf(
          columns.color.filter((one) => isDrawable(one)),
          themes.light.shades,
          titles.color!,
          180,
        ),
      },
    };
  const names = classNames(columns.color);
  const styles = looks(names);
  const { color, shape } = scalesOf(names, styles);
  const above = legend(names, width);
  const field = { field: 'color', type: 'nominal' as const, legend: above };
  return { color: { ...field, scale: color }, ...(columns.shape ? {} : { shape: { ...field, scale: shape } }) };
}

function shaped(columns: Columns, classes: readonly string[], titles: Titles) {
  if (!classes.includes('shape')) return {};
  const names = classNames(columns.shape!);
  return {
    shape: {
      field: 'shape',
      type: 'nominal' as const,
      title: titles.shape!,
      scale: { domain: names, range: names.map((_, i) => shapes[i]!) },
      legend: { symbolSize: 140 },
    },
  };
}

function describe(
  dots: Dot[],
  columns: Columns,
  classes: readonly string[],
  titles: Titles,
  options: ScatterOptions,
  total: number,
  notes: readonly string[],
): string {
  const { title } = options;
  const groups = classes.includes('color') ? classNames(columns.color!) : [''];
  const lines = groups.map((name) => {
    const own = classes.includes('color') ? dots.filter(({ color }) => color === name) : dots;
    const [xs, ys] = [numbersOf(own, 'x'), numbersOf(own, 'y')];
    const range = (numbers: number[]) => extent(numbers).map(distinctly(extent(numbers))) as [string, string];
    if (own.length === 0) return messages.describeEmptySeries(name === '' ? 'points' : name);
    return messages.describeDots(name, own.length, titles.x!, range(xs), titles.y!, range(ys), correlation(xs, ys));
  });
  return [
    ...(title ? [title] : []),
    messages.describeScatter(total, titles.x!, titles.y!, titles.color ?? ''),
    ...lines,
    ...described(options),
    ...notes,
  ].join('\n');
}

/** Pearson's coefficient; '' where it is not defined. */
function correlation(xs: readonly number[], ys: readonly number[]): string {
  const [mx, my] = [meanOf(xs), meanOf(ys)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const [dx, dy] = [xs[i]! - mx, ys[i]! - my];
    [xx, yy, xy] = [xx + dx * dx, yy + dy * dy, xy + dx * dy];
  }
  const both = Math.sqrt(xx * yy);
  return xs.length > 2 && both > 0 && Number.isFinite(both) ? String(Number((xy / both).toFixed(2))) : '';
}
