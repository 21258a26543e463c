// Parallel coordinates: a search for hyper-parameters, a line for each trial across an axis for each of them.

import { check, checked, isPlain, listOf, positive, type Rule, type Rules, string } from '../../options/index.js';
import { type LayerPart, published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { aColumn, type Column, columnOf, columnsOf, isRecords, type Records, type Row, type Value } from '../data.js';
import { messages } from '../messages.js';
import { brief, short } from '../numbers.js';
import { colorsOf, legend, scalesOf } from '../parts/legend.js';
import { type ChartOptions, chartRules, heading, schema } from '../parts/options.js';
import { type Axis, axisOf, isMissing } from '../parts/parallel-axis.js';
import { breaksWord, lineHeight, pixelsOf, wrapped } from '../parts/wrap.js';
import { looks, mostSeries } from '../series.js';
import { textSize, themes } from '../theme.js';
import { sampled } from '../transforms/sample.js';

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

/** What `parallel` takes: records, columns of one length, or the result of a search, which has records as `rows`. */
export type ParallelData = Records | { readonly [column: string]: Column } | { readonly rows: Records };

const rules: Rules<ParallelOptions> = {
  color: string,
  columns: listOf(string),
  width: positive,
  height: positive,
  ...chartRules,
};
const someTrials: Rule = {
  text: 'a list of records, { column: values }, or the result of a search',
  holds: (x) => isRecords(x) || isRecords((x as { rows?: unknown } | null | undefined)?.rows) || isColumns(x),
};
const isColumns = (x: unknown): x is { readonly [column: string]: Column } =>
  isPlain(x) &&
  Object.keys(x).length > 0 &&
  Object.values(x).every((column) => aColumn.holds(column, {}) && columnOf('plot.parallel', column).length > 0);

/** Columns of a search's result that are no hyper-parameters. */
const beside = ['trial', 'note'];
/** More lines from one axis to the next are a carpet, and more bytes than a figure shall have. */
const mostLines = 150;
const mostPieces = 250;
/** So many colours show thin lines across each other as well as thousands do, in a quarter of the bytes. */
const colors = 128;
/** Pixels: longer names of classes are cut. */
const longest = 180;
/** Longer names of axes are broken rather than turned, which would take too much of the page. */
const longestTurned = 240;

/**
 * A line for each trial, across an axis for each hyper-parameter, coloured by its score; the highest scores stand out. An axis is
 * logarithmic where its values, all above zero, span more than a factor of fifty; names stand evenly. A line runs
 * below an axis whose value it does not have, and a trial without a score is left out; of very many trials some are drawn. The subtitle says so.
 *
 * @param trials records, one a trial; columns of one length; or what `gridSearch` and `randomSearch` give
 * @throws {RangeError} when there are no records, no such column, columns of different lengths, or no score
 * @example
 * plot.parallel([{ lr: 0.1, hidden: 50, score: 0.8 }, { lr: 0.001, hidden: 100, score: 0.9 }], { color: 'score' })
 */
export function parallel(trials: ParallelData, given?: ParallelOptions): Chart {
  check('plot.parallel', 'the trials', trials, someTrials);
  const options = checked('plot.parallel', given, rules);
  const records = recordsOf(trials);
  const columns = columnsOf(records);
  const known = Object.keys(columns);
  const numeric = known.filter((name) => columns[name]!.some((x) => typeof x === 'number'));
  const color = options.color ?? (known.includes('score') ? 'score' : (numeric.at(-1) ?? known.at(-1)!));
  const others = options.columns ?? known.filter((name) => name !== color && !beside.includes(name));
  for (const name of [color, ...others])
    if (columns[name] === undefined) throw new RangeError(messages.noColumn('plot.parallel', name, known));
  const scored = records.map((record, row) => ({ record, row })).filter(({ record }) => !isMissing(record[color]));
  if (scored.length === 0) throw new RangeError(messages.noScores(color));
  const column = (name: string) => scored.map(({ record }) => record[name]);
  const axes = [...others, color].map((name) => axisOf(name, column(name)));
  const kept = chosen(scored, axes);
  const broken = scored.filter(({ record }) => axes.some(({ name }) => isMissing(record[name]))).length;
  const unscored = records.length - scored.length;
  const notes = [
    ...(kept.length < scored.length ? [messages.trialsThinned(kept.length, scored.length, !axes.at(-1)!.named)] : []),
    ...axes.filter(({ empty }) => empty).map(({ name }) => messages.emptyAxis(name)),
    ...(unscored > 0 ? [messages.unscored(unscored, records.length, color)] : []),
    ...(broken > 0 ? [messages.brokenTrials(broken, scored.length)] : []),
  ];
  const data = records.map((record): Row => Object.fromEntries(known.map((name) => [name, record[name] ?? null])));
  return new Chart(
    specification(kept, axes, column(color), notes, options),
    describe(records, axes, color, notes, options),
    data,
    { colors },
  );
}

function recordsOf(trials: ParallelData): Records {
  if (isRecords(trials)) return trials;
  if (isRecords(trials.rows)) return trials.rows;
  const columns = Object.entries(trials).map(([name, column]) => [name, columnOf('plot.parallel', column)] as const);
  const [first, { length }] = columns[0]!;
  for (const [name, column] of columns)
    if (column.length !== length) throw new RangeError(messages.unevenColumns(name, column.length, first, length));
  return Array.from({ length }, (_, row) => Object.fromEntries(columns.map(([name, column]) => [name, column[row]])));
}

interface Trial {
  record: Records[number];
  row: number;
}

/**
 * The trials that are drawn, the highest score last, so that it lies above the others. Of too many some are chosen at random, the lowest and
 * the highest score among them, and one trial for each name on an axis: an empty tick would say that nobody has tried it.
 */
function chosen(trials: readonly Trial[], axes: readonly Axis[]): Trial[] {
  const most = Math.max(20, Math.min(mostLines, Math.floor(mostPieces / Math.max(1, axes.length - 1))));
  const score = axes.at(-1)!;
  const scores = trials.map(({ record }) => score.place(record[score.name]));
  const named = axes.filter(({ named }) => named);
  const firsts = named.flatMap(({ name }) => [...firstOfEach(trials.map(({ record }) => record[name])).values()]);
  const places = sampled(scores, scores, most, firsts.slice(0, most / 2));
  return (score.named ? places : places.sort((a, b) => scores[a]! - scores[b]!)).map((i) => trials[i]!);
}

/** Where each value stands first. */
const firstOfEach = (column: readonly Value[]): Map<Value, number> =>
  new Map(column.map((value, i) => [value, i] as const).reverse());

/** A value as it stands in a tooltip. */
const said = (value: Value): string =>
  isMissing(value) ? messages.missing() : String(typeof value === 'number' ? brief(value) : value);

const tenth = (x: number): number => Math.round(10 * x) / 10;

/** How wide letters of weight 600 are beside those whose widths are known. */
const boldness = 1.06;
const boldSize = boldness * textSize;

function specification(
  kept: readonly Trial[],
  axes: readonly Axis[],
  colors: readonly Value[],
  notes: readonly string[],
  options: ParallelOptions,
) {
  const { width = 600, height = 260 } = options;
  const across = (a: number) => (axes.length === 1 ? 0 : tenth((a * width) / (axes.length - 1)));
  const color = axes.at(-1)!.name;
  const shade = (value: Value) => (typeof value === 'number' && !axes.at(-1)!.named ? brief(value) : String(value));
  const lines = kept.flatMap(({ record, row }) =>
    axes.map(({ name, place }, a) => ({
      row,
      x: across(a),
      y: tenth(height * (1 - place(record[name]))),
      color: shade(record[color]),
      // what a tooltip says stands once, at the end of the line
      ...(a === axes.length - 1 && { said: axes.map(({ name }) => `${name} = ${said(record[name])}`).join(', ') }),
    })),
  );
  const ticks = axes.flatMap((axis, a) =>
    axis.ticks.map(({ at, text }) => ({ x: across(a), y: tenth(height * (1 - at)), text })),
  );
  const wide = axes.length === 1 ? width : width / (axes.length - 1);
  const room = ((wide - 12) * textSize) / boldSize;
  const isTurned =
    axes.some(({ name }) => breaksWord(name, room)) && axes.every(({ name }) => pixelsOf(name) <= longestTurned); // rather than broken in the midst of a word
  const titles = axes.flatMap(({ name }, a) =>
    (isTurned ? [name] : wrapped(name, room)).map((text, k, { length }) => ({
      x: across(a),
      y: -12 - lineHeight * (length - 1 - k),
      text,
    })),
  );
  const slope = isTurned ? Math.ceil(boldness * Math.max(...titles.map(({ text }) => pixelsOf(text))) * 0.5) : 0; // sin 30°
  const above = Math.max(...titles.map(({ y }) => -y)) + slope;
  const position = (field: 'x' | 'y') => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  const label = { type: 'text', align: 'right', baseline: 'middle', dx: -8, limit: longest };
  const layer = [
    {
      data: { values: axes.map((_, a) => ({ x: across(a) })) },
      mark: { type: 'rule', color: themes.light.line, strokeWidth: 1.5 },
      encoding: { x: position('x'), y: { value: 0 }, y2: { value: height } },
    },
    {
      data: { values: lines },
      mark: { type: 'line', strokeWidth: 2 },
      encoding: {
        x: position('x'),
        y: position('y'),
        detail: { field: 'row' },
        color: axes.at(-1)!.named
          ? colorOfNames(colors as readonly (string | number | boolean)[], color, width, above)
          : {
              field: 'color',
              ...colorsOf(
                colors as readonly number[],
                themes.light.ramp,
                color,
                Math.max(60, Math.min(200, height - 20)),
              ),
            },
      },
    },
    {
      name: 'hover',
      data: { values: lines.filter((line) => 'said' in line) },
      mark: { type: 'point', size: 200, opacity: 0 },
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
        baseline: 'bottom',
        fontWeight: 600,
        ...(isTurned ? { align: 'right', angle: 30 } : { align: 'center' }),
      },
      encoding: { x: position('x'), y: position('y'), text: { field: 'text' } },
    },
  ] as unknown as LayerPart[];
  return published({ $schema: schema, ...heading(options, ...notes), width, height, layer, config } as WholeSpec);
}

/** @param above how far the names of the axes reach above them */
function colorOfNames(colors: readonly (string | number | boolean)[], name: string, width: number, above: number) {
  const names = [...new Set(colors.map(String))];
  if (names.length > mostSeries) throw new RangeError(messages.tooManyTrialColors(name, names.length, mostSeries));
  return {
    field: 'color',
    type: 'nominal',
    scale: scalesOf(names, looks(names)).color,
    legend: { ...legend(names, width), symbolType: 'stroke', offset: above + 22 },
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
  const written = (value: Value) => (typeof value === 'number' && !isMissing(value) ? short(value) : said(value));
  const say = (record: Records[number]) => axes.map(({ name }) => `${name} ${written(record[name])}`).join(', ');
  const lines = [
    messages.describeParallel(
      records.length,
      axes.map(({ name }) => name),
    ),
    ...(ranked.length > 0 ? [messages.highestTrial(say(ranked[0]!)), messages.lowestTrial(say(ranked.at(-1)!))] : []),
  ];
  return [...(title ? [title] : []), ...lines, ...notes].join('\n');
}
