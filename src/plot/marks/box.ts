// Box plots: how the numbers of several groups are spread, such as the results of many seeds.

import { checked, flag, isPlain, oneOf, type Rules, string } from '../../options/index.js';
import { type LayerPart, published } from '../adapter.js';
import { Chart } from '../chart.js';
import { classNames } from '../classes.js';
import { config } from '../config.js';
import { columnsOf, isRecords, listsOf, type Numbers, numbersIn, type Records, values } from '../data.js';
import { hiddenSaid, reasonOf } from '../hidden.js';
import { messages } from '../messages.js';
import { digitsOf, distinctly, extent, withDigits } from '../numbers.js';
import { spanOf } from '../parts/axes.js';
import { areLong, bands } from '../parts/bands.js';
import { amount as numbered } from '../parts/interaction.js';
import { type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import { linesOf, type ReferenceOptions, someLines } from '../parts/reference-options.js';
import { described, references, unshown } from '../parts/references.js';
import { looks } from '../series.js';
import { themes } from '../theme.js';
import { summary } from '../transforms/quartiles.js';
import { sampled } from '../transforms/sample.js';

/** How boxes are drawn. */
export interface BoxOptions extends FrameOptions, Pick<ReferenceOptions, 'hlines'> {
  /** Of records: the column that names the groups; the first with words, when left out. */
  x?: string;
  /** Of records: the column of numbers; the first, when left out. */
  y?: string;
  /** Whether boxes lie; when left out, if their names are too long to stand beside each other. */
  horizontal?: boolean;
  /** The title of the names. */
  xLabel?: string;
  /** What is measured, with its unit; the title of the numbers, also when they run to the right. */
  yLabel?: string;
  /** `log` shows factors; numbers that are not above zero cannot be shown then, and are counted in the subtitle. */
  yScale?: 'linear' | 'log';
  /** Whether each number is drawn as a point; up to 30 a group, when left out. */
  points?: boolean;
}

/** What `box` takes: numbers by name, a list of lists, a tensor whose rows are groups, or records. */
export type BoxData = Numbers | readonly Numbers[] | { readonly [name: string]: Numbers } | Records;

const rules: Rules<BoxOptions> = {
  x: string,
  y: string,
  horizontal: flag,
  points: flag,
  yScale: oneOf('linear', 'log'),
  hlines: someLines,
  ...frameRules,
};

/** Groups of more numbers are not drawn number by number. */
const mostNumbers = 30;
/** Points of a group that are drawn at most. */
const mostPoints = 400;
/** Boxes from this many numbers on: fewer have no quartiles to speak of. */
const leastForBox = 5;
const mostGroups = 60;

interface Group {
  name: string;
  numbers: number[];
  /** Why others are not shown. */
  hidden: ReturnType<typeof reasonOf>[];
}

/**
 * A box for each group: from the first to the third quartile, with a line at the median; whiskers reach to the farthest numbers within one
 * and a half box lengths, and what is beyond them is drawn as points. Up to 30 numbers are all drawn; of fewer than five there is no box.
 *
 * @param data `{ name: numbers }`; a list of lists; a tensor [groups, N]; or records, one for each number
 * @throws {TypeError} when the data are none of these
 * @throws {RangeError} when there is no group, or a column does not exist
 * @example
 * plot.box({ SGD: [0.91, 0.93, 0.9, 0.92, 0.94], Adam: [0.94, 0.95, 0.93, 0.95, 0.96] }, { yLabel: 'accuracy of five seeds' })
 */
export function box(data: BoxData, given?: BoxOptions): Chart {
  const options = checked('plot.box', given, rules);
  const groups = groupsOf(data, options);
  if (groups.length === 0 || groups.every(({ numbers, hidden }) => numbers.length + hidden.length === 0))
    throw new RangeError(messages.noGroups());
  if (groups.length > mostGroups)
    throw new RangeError(messages.tooManyClasses('plot.box', 'the data', groups.length, mostGroups));
  const total = groups.reduce((sum, group) => sum + group.numbers.length, 0);
  const dots = dotsOf(groups, options);
  const thinned = dots.all > dots.rows.length ? messages.thinned(dots.rows.length, dots.all) : '';
  const empty = groups.filter(({ numbers }) => numbers.length === 0).map(({ name }) => name);
  const notes = [
    empty.length > 0 ? messages.noValuesIn(empty) : '',
    hiddenSaid(groups.flatMap(({ hidden }) => hidden)),
    thinned,
    unshown(options),
  ].filter(Boolean);
  const rows = groups.flatMap(({ name, numbers }) => numbers.map((value) => ({ group: name, value })));
  return new Chart(specification(groups, dots.rows, notes, options), describe(groups, total, notes, options), rows);
}

function groupsOf(data: BoxData, options: BoxOptions): Group[] {
  const group = (name: string, all: ArrayLike<number>) => groupOf(name, all, options.yScale === 'log');
  if (isRecords(data)) return ofRecords(data, options).map(([name, numbers]) => group(name, numbers));
  if (isPlain(data) && !('data' in data && 'shape' in data))
    return Object.entries(data as { [name: string]: Numbers }).map(([name, numbers]) =>
      group(name, values('plot.box', numbers)),
    );
  const lists = Array.isArray(data) && data.length === 0 ? [] : listsOf('plot.box', data as Numbers);
  const one = lists.length === 1;
  return lists.map((numbers, i) => group(one ? '' : String(i + 1), numbers));
}

function ofRecords(data: Records, { x, y }: BoxOptions): [name: string, numbers: number[]][] {
  const columns = columnsOf(data);
  const known = Object.keys(columns);
  const words = x ?? known.find((name) => columns[name]!.some((value) => typeof value === 'string'));
  const measured =
    y ?? known.find((name) => name !== words && columns[name]!.some((value) => typeof value === 'number'));
  for (const name of [words, measured])
    if (name !== undefined && !Object.hasOwn(columns, name))
      throw new RangeError(messages.noColumn('plot.box', name, known));
  if (measured === undefined) throw new RangeError(messages.noGroups());
  const numbers = numbersIn('plot.box', measured, columns[measured]!);
  if (words === undefined) return [['', numbers]];
  const names = classNames(columns[words]!);
  return names.map((name) => [name, numbers.filter((_, i) => String(columns[words]![i]) === name)]);
}

function groupOf(name: string, all: ArrayLike<number>, log: boolean): Group {
  const given = Array.from(all, (one) => ({ one, reason: reasonOf(one, log) }));
  const numbers = given.flatMap(({ one, reason }) => (reason === null ? [one] : []));
  return { name, numbers, hidden: given.flatMap(({ reason }) => reason ?? []) };
}

/** The points that are drawn: all numbers of a group, or those beyond the whiskers. */
function dotsOf(groups: readonly Group[], { points }: BoxOptions) {
  let all = 0;
  const most = Math.min(mostPoints, Math.ceil(3000 / groups.length));
  const digits = digitsOf(groups.flatMap(({ numbers }) => [...extent(numbers)]).filter(Number.isFinite));
  const rows = groups.flatMap(({ name, numbers }) => {
    const every = points ?? numbers.length <= mostNumbers;
    const drawn = every || numbers.length < leastForBox ? numbers : summary(numbers).outliers;
    all += drawn.length;
    return sampled(drawn, drawn, most).map((i) => ({ place: name, value: withDigits(drawn[i]!, digits) }));
  });
  return { rows, all };
}

function specification(
  groups: readonly Group[],
  dots: readonly { value: number }[],
  notes: string[],
  options: BoxOptions,
) {
  const names = groups.map(({ name }) => name);
  const horizontal = options.horizontal ?? areLong(names, options.width);
  const log = options.yScale === 'log';
  const all = [
    ...groups.flatMap(({ numbers }) => [...extent(numbers)]).filter(Number.isFinite),
    ...linesOf(options.hlines).map(({ at }) => at),
  ].filter((one) => !log || one > 0);
  const { across, along, band, amount, width, height } = bands(names, horizontal, spanOf(all, log), options, {
    perBand: 1.5,
    log,
    numbers: all,
  });
  const boxes = groups
    .filter(({ numbers }) => numbers.length >= leastForBox)
    .map(({ name, numbers }) => {
      const { outliers: _, ...five } = summary(numbers);
      return { place: name, n: numbers.length, ...five };
    });
  const title = options.yLabel ?? 'value';
  const of = (field: string) => ({ [along]: { field, ...amount } });
  const from = (low: string, high: string) => ({
    [along]: { field: low, ...amount, stack: null },
    [`${along}2`]: { field: high },
  });
  const color = looks([''])[0]!.color;
  const tooltip = [
    { field: 'place', title: 'group' },
    { field: 'n', title: 'n' },
    ...(['low', 'first', 'median', 'third', 'high'] as const).map((field) =>
      numbered(
        field,
        field,
        boxes.flatMap((one) => [one.low, one.median, one.high, one[field]]),
      ),
    ),
  ];
  const place = { [across]: band };
  const step = (horizontal ? height : width) / groups.length;
  const size = Math.min(60, 0.5 * step);
  const layer: LayerPart[] = [
    {
      data: { values: boxes },
      mark: { type: 'rule', strokeWidth: 2, color },
      encoding: { ...place, ...from('low', 'high'), tooltip },
    },
    {
      data: { values: boxes },
      mark: { type: 'bar', size, fill: themes.light.grid, stroke: color, strokeWidth: 2 },
      encoding: { ...place, ...from('first', 'third'), tooltip },
    },
    {
      data: { values: boxes },
      mark: { type: 'tick', size, thickness: 4, opacity: 1, color: themes.light.ink }, // in a series' colour it would be hatched on paper
      encoding: { ...place, ...of('median'), tooltip },
    },
    {
      data: { values: dots as never },
      mark: { type: 'point', filled: true, size: 45, color: themes.light.ink, opacity: 0.6 },
      encoding: {
        ...place,
        ...of('value'),
        tooltip: [
          { field: 'place', title: 'group' },
          numbered(
            'value',
            title,
            dots.map(({ value }) => value),
          ),
        ],
      },
    },
    ...references({ hlines: options.hlines ?? [] }, { [along]: amount }, { width, height }, along),
  ];
  return published({ $schema: schema, ...heading(options, ...notes), width, height, layer, config });
}

function describe(groups: readonly Group[], total: number, notes: readonly string[], options: BoxOptions): string {
  const { title, yLabel = '' } = options;
  const lines = groups.map(({ name, numbers }) => {
    if (numbers.length === 0) return messages.describeEmptySeries(name === '' ? 'values' : name);
    const { first, median, third } = summary(numbers);
    const [low, high] = extent(numbers);
    const write = distinctly([low, first, median, third, high]);
    return messages.describeBox(
      name,
      numbers.length,
      write(median),
      write(first),
      write(third),
      write(low),
      write(high),
    );
  });
  const what = messages.describeBoxes(groups.length, total, yLabel);
  return [...(title ? [title] : []), what, ...lines, ...described(options), ...notes].join('\n');
}
