// Parallel coordinates: a search for hyper-parameters, a line for each trial across an axis for each of them.

import { log } from '../../math/elementary.js';
import { check, checked, listOf, positive, type Rule, type Rules, string } from '../../options/index.js';
import { type LayerPart, published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { columnsOf, isRecords, type Records, type Row, type Value } from '../data.js';
import { messages } from '../messages.js';
import { brief, exponent, extent, isDrawable, short } from '../numbers.js';
import { powerOfTen } from '../parts/axes.js';
import { legend, scalesOf } from '../parts/legend.js';
import { type ChartOptions, chartRules, heading, schema } from '../parts/options.js';
import { looks, mostSeries } from '../series.js';
import { ramps, themes } from '../theme.js';
import { roundPlaces } from '../transforms/bin.js';

/** How parallel coordinates are drawn. */
export interface ParallelOptions extends ChartOptions {
  /** The column that colours the lines, and the last axis; `score`, or the last column of numbers, when left out. */
  color?: string;
  /** The other columns, in order; all of them, when left out. */
  columns?: readonly string[];
  /** Size of what the axes enclose, in CSS pixels. */
  width?: number;
  height?: number;
}

/** What `parallel` takes: records, or the result of a search, which has them as `rows`. */
export type ParallelData = Records | { readonly rows: Records };

const rules: Rules<ParallelOptions> = {
  color: string,
  columns: listOf(string),
  width: positive,
  height: positive,
  ...chartRules,
};
const someTrials: Rule = {
  text: 'a list of records, or the result of a search',
  holds: (x) => isRecords(x) || isRecords((x as { rows?: unknown } | null | undefined)?.rows),
};

/** Columns of a search's result that are no hyper-parameters. */
const beside = ['trial', 'note'];
/** More lines are a carpet. */
const mostLines = 300;
/** Values that span so many times are read on a logarithmic axis. */
const wide = 50;

/** Pixels: longer names of classes are cut. */
const longest = 180;

interface Axis {
  name: string;
  /** From 0 at the bottom to 1; NaN for what has no place. */
  place(value: Value): number;
  ticks: { at: number; text: string }[];
  /** Whether there is neither a name nor a finite number. */
  empty?: boolean;
}

/**
 * A line for each trial, across an axis for each hyper-parameter, coloured by its score. An axis is logarithmic where its values, all above
 * zero, span more than a factor of fifty; names stand evenly.
 *
 * @param trials records, one a trial, or what `gridSearch` and `randomSearch` give
 * @throws {RangeError} when there are no records, or no such column
 * @example
 * plot.parallel([{ lr: 0.1, hidden: 50, score: 0.8 }, { lr: 0.001, hidden: 100, score: 0.9 }], { color: 'score' })
 */
export function parallel(trials: ParallelData, given?: ParallelOptions): Chart {
  check('plot.parallel', 'the trials', trials, someTrials);
  const options = checked('plot.parallel', given, rules);
  const records = isRecords(trials) ? trials : (trials as { rows: Records }).rows;
  const columns = columnsOf(records);
  const known = Object.keys(columns);
  const numeric = known.filter((name) => columns[name]!.some((x) => typeof x === 'number'));
  const color = options.color ?? (known.includes('score') ? 'score' : (numeric.at(-1) ?? known.at(-1)!));
  const others = options.columns ?? known.filter((name) => name !== color && !beside.includes(name));
  for (const name of [color, ...others])
    if (columns[name] === undefined) throw new RangeError(messages.noColumn('plot.parallel', name, known));
  const axes = [...others, color].map((name) => axisOf(name, columns[name]!));
  const size = Math.ceil(records.length / mostLines);
  const kept = records.map((record, row) => ({ record, row })).filter(({ row }) => row % size === 0);
  const broken = kept.filter(({ record }) => axes.some((axis) => Number.isNaN(axis.place(record[axis.name])))).length;
  const notes = [
    ...(size > 1 ? [messages.trialsThinned(kept.length, records.length)] : []),
    ...axes.filter(({ empty }) => empty).map(({ name }) => messages.emptyAxis(name)),
    ...(broken > 0 ? [messages.brokenTrials(broken)] : []),
  ];
  const data = records.map((record): Row => Object.fromEntries(known.map((name) => [name, record[name] ?? null])));
  return new Chart(
    specification(kept, axes, columns[color]!, notes, options),
    describe(records, axes, color, notes, options),
    data,
  );
}

function axisOf(name: string, column: readonly Value[]): Axis {
  const numbers = column.filter((x): x is number => isDrawable(x));
  const named = column.some((x) => typeof x === 'string' || typeof x === 'boolean');
  if (named || numbers.length === 0) {
    const classes = [...new Set(column.filter((x) => x !== null && x !== undefined).map(String))];
    const at = (i: number) => (classes.length === 1 ? 0.5 : i / (classes.length - 1));
    const place = (value: Value) => (classes.includes(String(value)) ? at(classes.indexOf(String(value))) : Number.NaN);
    const ticks = classes.map((text, i) => ({ at: at(i), text }));
    return { name, place, ticks, empty: !named };
  }
  const [low, high] = extent(numbers);
  const logarithmic = low > 0 && high / low > wide;
  const scale = (x: number): number => (logarithmic ? log(x) : x);
  const [from, to] = low < high ? [scale(low), scale(high)] : [scale(low) - 0.5, scale(low) + 0.5];
  const place = (value: Value): number =>
    isDrawable(value, logarithmic ? 'log' : 'linear') ? (scale(value) - from) / (to - from) : Number.NaN;
  const values = low === high ? [low] : logarithmic ? powers(low, high) : roundPlaces(low, high, 5);
  const write = (x: number) => (logarithmic ? powerOfTen(x) : short(x).replace('-', '−'));
  return { name, place, ticks: values.map((x) => ({ at: place(x), text: write(x) })) };
}

/** Powers of ten from one number to another. */
function powers(low: number, high: number): number[] {
  const [first, last] = [exponent(low), exponent(high)];
  const step = Math.ceil((last - first + 1) / 6);
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((_, i) => i % step === 0);
  return all.map((power) => Number(`1e${power}`)).filter((x) => x >= low * 0.999 && x <= high * 1.001);
}

/** Amounts without a place have no colour. */
const colorOf = (value: Value) => (typeof value === 'number' && !isDrawable(value) ? null : (value ?? null));

const tenth = (x: number): number => Math.round(10 * x) / 10;

function specification(
  kept: readonly { record: Records[number]; row: number }[],
  axes: readonly Axis[],
  colors: readonly Value[],
  notes: readonly string[],
  options: ParallelOptions,
) {
  const { width = 600, height = 260 } = options;
  const across = (a: number) => (axes.length === 1 ? 0 : tenth((a * width) / (axes.length - 1)));
  const color = axes.at(-1)!.name;
  const numbers = colors.filter((x) => x !== null && x !== undefined).every((x) => typeof x === 'number');
  const lines = kept.flatMap(({ record, row }) =>
    axes.map(({ name, place }, a) => {
      const at = place(record[name]);
      const own = axes.map((axis) => [
        axis.name,
        typeof record[axis.name] === 'number' ? brief(record[axis.name] as number) : record[axis.name],
      ]);
      return {
        row,
        x: across(a),
        y: Number.isNaN(at) ? null : tenth(height * (1 - at)),
        color: colorOf(record[color]),
        // what a tooltip says stands once, at the end of the line
        ...(a === axes.length - 1 && { said: own.map(([key, value]) => `${key} = ${value}`).join(', ') }),
      };
    }),
  );
  const ticks = axes.flatMap((axis, a) =>
    axis.ticks.map(({ at, text }) => ({ x: across(a), y: tenth(height * (1 - at)), text })),
  );
  const titles = axes.map(({ name }, a) => ({ x: across(a), name }));
  const position = (field: 'x' | 'y') => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  const label = { type: 'text', align: 'right', baseline: 'middle', dx: -8, limit: longest };
  const layer = [
    {
      data: { values: titles },
      mark: { type: 'rule', color: themes.light.line, strokeWidth: 1.5 },
      encoding: { x: position('x'), y: { value: 0 }, y2: { value: height } },
    },
    {
      data: { values: lines },
      mark: { type: 'line', strokeWidth: 2, opacity: 0.75 },
      encoding: {
        x: position('x'),
        y: position('y'),
        detail: { field: 'row' },
        color: colouring(color, colors, numbers, width, height),
      },
    },
    {
      name: 'hover',
      data: { values: lines.filter((line) => 'said' in line) },
      mark: { type: 'point', size: 200, opacity: 0, invalid: 'filter' },
      encoding: { x: position('x'), y: position('y'), tooltip: { field: 'said' } },
    },
    {
      data: { values: ticks },
      mark: { ...label, stroke: themes.light.ground, strokeWidth: 5, strokeJoin: 'round' }, // so that lines do not cross the numbers
      encoding: { x: position('x'), y: position('y'), text: { field: 'text' } },
    },
    { data: { values: ticks }, mark: label, encoding: { x: position('x'), y: position('y'), text: { field: 'text' } } },
    {
      data: { values: titles },
      mark: {
        type: 'text',
        align: 'center',
        baseline: 'bottom',
        fontWeight: 600,
        y: -12,
        limit: width / Math.max(1, axes.length - 1),
      },
      encoding: { x: position('x'), text: { field: 'name' } },
    },
  ] as unknown as LayerPart[];
  return published({ $schema: schema, ...heading(options, ...notes), width, height, layer, config } as WholeSpec);
}

function colouring(name: string, colors: readonly Value[], numbers: boolean, width: number, height: number) {
  if (numbers)
    return {
      field: 'color',
      type: 'quantitative',
      scale: { scheme: ramps.sequential, reverse: true },
      legend: { title: name, gradientLength: Math.min(200, height - 40), format: '~g', titleLimit: 150 },
    };
  const names = [...new Set(colors.map((x) => String(x ?? '')))];
  if (names.length > mostSeries) throw new RangeError(messages.tooManyTrialColors(name, names.length, mostSeries));
  const styles = looks(names);
  const above = legend(names, width);
  return {
    field: 'color',
    type: 'nominal',
    scale: scalesOf(names, styles).color,
    legend: { ...above, symbolType: 'stroke', offset: 34 },
  };
}

function describe(
  records: Records,
  axes: readonly Axis[],
  color: string,
  notes: readonly string[],
  { title }: ParallelOptions,
): string {
  const ranked = records
    .filter((record) => Number.isFinite(record[color]))
    .sort((a, b) => (b[color] as number) - (a[color] as number));
  const say = (record: Records[number]) =>
    axes
      .map(({ name }) => `${name} ${typeof record[name] === 'number' ? short(record[name]) : record[name]}`)
      .join(', ');
  const lines = [
    messages.describeParallel(
      records.length,
      axes.map(({ name }) => name),
    ),
    ...(ranked.length > 0 ? [messages.highestTrial(say(ranked[0]!)), messages.lowestTrial(say(ranked.at(-1)!))] : []),
  ];
  return [...(title ? [title] : []), ...lines, ...notes].join('\n');
}
