// Histograms: how the values of one or of many arrays are distributed, side by side, over each other, or from step to step.

import {
  checked,
  finite,
  flag,
  isPlain,
  listOf,
  oneOf,
  positiveCount,
  type Rule,
  type Rules,
  string,
} from '../../options/index.js';
import { type LayerPart, published, type UnitSpec, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import {
  type Column,
  columnsOf,
  isLists,
  isRecords,
  type Numbers,
  type Records,
  type Row,
  someNumbers,
  values,
} from '../data.js';
import { messages } from '../messages.js';
import { brief, distinctly, percent, powerOfTen, short, shortBeside } from '../numbers.js';
import { powerLabels, quantitative, roundTicks } from '../parts/axes.js';
import { clearTicks } from '../parts/clear-ticks.js';
import { amount, pickedOpacity, picking } from '../parts/interaction.js';
import { legend, rampLegend, scalesOf } from '../parts/legend.js';
import { defaultSize, type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import { type ReferenceOptions, reached, referenceRules } from '../parts/reference-options.js';
import { described, hasReferences, references } from '../parts/references.js';
import { wrapped } from '../parts/wrap.js';
import { looks } from '../series.js';
import { palette, textSize, themes } from '../theme.js';
import { type Bins, binsOf, type Counted, counted, edgesOf, roundStep, together } from '../transforms/bin.js';

/** How values are counted and shown. */
export interface HistOptions extends FrameOptions, ReferenceOptions {
  /** One label an array. */
  labels?: readonly string[];
  /** The number of bins over the range; about 30 of a round width, when left out, and one for each of a few whole numbers. */
  bins?: number;
  /** The shown range, the same for all; all values when left out. What lies outside is said. */
  range?: readonly [number, number];
  /** Whether the height of a bar is the share of the values, or how many there are. */
  stat?: 'share' | 'count';
  /** All arrays in one panel, over each other. */
  overlay?: boolean;
  /** At which step each array was taken: the histograms stand beside each other as columns, their shares as colours. */
  steps?: Numbers;
  /** Panels in a row. */
  columns?: number;
}

/** What `hist` takes: numbers, several arrays of them, these by name, or records, of which each column of numbers is one. */
export type HistData = Numbers | readonly Numbers[] | { readonly [name: string]: Numbers } | Records;

interface Panel extends Counted {
  label: string;
}

const ends = listOf(finite, 2);
const shownRange: Rule = {
  text: '[low, high] with low < high, both finite',
  holds: (x) => {
    const [low, high] = ends.holds(x, {}) ? (x as [number, number]) : [0, 0];
    return low < high && Number.isFinite(high - low);
  },
};
const rules: Rules<HistOptions> = {
  bins: positiveCount,
  labels: listOf(string),
  range: shownRange,
  stat: oneOf('share', 'count'),
  overlay: flag,
  steps: someNumbers,
  columns: positiveCount,
  ...frameRules,
  ...referenceRules,
};

/**
 * A histogram for each array, all with the same bins and the same scales: a panel each, over each other, or a column for each step.
 *
 * The height of a bar is the share of the array's values in its bin; bins are closed on the left, the last one on both sides. Values outside
 * the range, NaN and infinite ones are counted, and said in the heading; mean and standard deviation (with n − 1) are those of the finite ones.
 *
 * @param data numbers, a list of arrays, `{ name: numbers }`, or records; a tensor is one array whatever its shape, as a matrix of weights
 *   is, and `w.unbind(0)` or `w.tolist()` are its rows
 * @throws {TypeError} when the data are none of these
 * @throws {RangeError} when there is no data, bins, range, labels or steps make no sense, or lines and texts shall be laid over several
 *   panels or over steps
 * @example
 * plot.hist(randn([1000]), { title: 'Standard normal numbers' })
 * @example
 * plot.hist({ before: randn([500]), after: randn([500]).mul(2) }, { overlay: true, stat: 'count' })
 */
export function hist(data: HistData, given?: HistOptions): Chart {
  const options = checked('plot.hist', given, rules);
  const named = arraysOf(data);
  const arrays = named.map(([, array]) => array);
  const names = named.map(([name]) => name);
  const labels = options.labels ?? names;
  if (arrays.length === 0) throw new RangeError(messages.noData());
  if (labels.length !== arrays.length) throw new RangeError(messages.badLabels(labels.length, arrays.length));
  const bins = binsOf(arrays, options);
  if (bins === null) throw new RangeError(messages.noData());
  const panels = arrays.map((array, i): Panel => ({ ...counted(array, bins), label: labels[i]! }));
  return new Chart(
    drawn(panels, bins, options),
    describe(panels, bins, options),
    panels.flatMap((panel) => rowsOf(panel, bins)),
  );
}

/** The arrays with their names; without names they are counted, and a single one has none. */
function arraysOf(data: HistData): [name: string, ArrayLike<number>][] {
  const read = (name: string, array: unknown): [string, ArrayLike<number>] => [
    name,
    values('plot.hist', array as Numbers),
  ];
  if (isRecords(data)) {
    const columns = Object.entries(columnsOf(data)).filter(([, column]) => column.some((x) => typeof x === 'number'));
    const numbers = (column: Column) =>
      Array.from(column as ArrayLike<unknown>, (x) => (typeof x === 'number' ? x : Number.NaN));
    return columns.map(([name, column]) => read(name, numbers(column)));
  }
  if (isLists(data)) return data.map((array, i) => read(data.length === 1 ? '' : String(i + 1), array));
  if (Array.isArray(data) && data.length === 0) return [];
  if (isPlain(data) && !someNumbers.holds(data, {}))
    return Object.entries(data).map(([name, array]) => read(name, array));
  return [read('', data)];
}

const shareOf = ({ counts, total }: Counted, bin: number): number => (counts[bin] === 0 ? 0 : counts[bin]! / total);

function rowsOf(panel: Panel, bins: Bins): Row[] {
  const edges = edgesOf(bins);
  const { label, counts } = panel;
  return counts.map((count, i) => ({ label, from: edges[i]!, to: edges[i + 1]!, count, share: shareOf(panel, i) }));
}

function drawn(panels: Panel[], bins: Bins, options: HistOptions) {
  const one = options.steps === undefined && (options.overlay === true || panels.length === 1);
  if (!one && hasReferences(options)) throw new RangeError(messages.noReferences());
  if (options.steps) return overSteps(panels, bins, options, values('plot.hist', options.steps));
  if (options.overlay && panels.length > 1) return overlaid(panels, bins, options);
  return panels.length === 1 ? single(panels[0]!, bins, options) : multiples(panels, bins, options);
}

/** Up to five round places from 0 on, and the end of the axis, which leaves room for the label of the last one. */
function upTo(highest: number, whole: boolean): { values: number[]; top: number } {
  const step = Math.max(roundStep(highest / 5), whole ? 1 : 0);
  const values = Array.from({ length: Math.floor(highest / step + 1e-9) + 1 }, (_, i) => i * step);
  return { values, top: Math.max(1.02 * highest, 1.12 * values.at(-1)!) };
}

/** The axis and the scale of the heights of some panels, and of what is laid over them. */
function heights(panels: readonly Panel[], options: HistOptions, title = true) {
  const { stat = 'share', yLabel } = options;
  const all = panels.flatMap((panel) => panel.counts.map((count, i) => (stat === 'count' ? count : shareOf(panel, i))));
  const { y } = reached(options);
  const { values, top } = upTo([...all, ...y].reduce((a, b) => Math.max(a, b)) || 1, stat === 'count');
  return {
    field: stat,
    type: 'quantitative' as const,
    scale: { domain: [Math.min(0, ...y), top] },
    axis: { title: yLabel ?? (title ? messages.height(stat) : null), format: stat === 'count' ? '~s' : '~%', values },
  };
}

/** A bin for each of a few whole numbers: these are labelled. */
const mostLabels = 17;

/** The ticks of the horizontal axis: one for each of a few whole numbers, otherwise round numbers. */
function ticksOf({ low, high, count }: Bins) {
  const single = high - low === count && Number.isInteger(low + 0.5) && count <= mostLabels;
  return single ? { values: Array.from({ length: count }, (_, i) => low + 0.5 + i), format: 'd' } : roundTicks('x');
}

/** The horizontal axis: the edges of the bins, and a little beyond what is laid over outside of them. */
function across({ low, high }: Bins, options: HistOptions, ticks: object) {
  const { x } = reached(options);
  const room = 0.02 * (high - low);
  const span = { low: Math.min(low, ...x.map((at) => at - room)), high: Math.max(high, ...x.map((at) => at + room)) };
  const more = { grid: false, ...ticks };
  return { field: 'from', ...quantitative('x', options.xLabel, span, { log: false, numbers: [] }, more) };
}

/** What is laid over, on the axes of the bars. */
function over(options: HistOptions, x: ReturnType<typeof across>, y: ReturnType<typeof heights>): LayerPart[] {
  const { width = defaultSize.width, height = defaultSize.height } = options;
  const [{ field: _, ...level }, { field: __, ...up }] = [x, y];
  return references(options, { x: level, y: up }, { width, height });
}

const tooltipOf = (bins: Bins) => [
  amount('from', 'from', edgesOf(bins)),
  amount('to', 'to', edgesOf(bins)),
  { field: 'count', title: 'values' },
  { field: 'share', title: 'share', format: '.2~%' },
];

/** Bars of one panel. The first bar is kept when it is empty too: a panel without bars would not be drawn. */
function bars(
  panel: Panel,
  index: number,
  bins: Bins,
  options: HistOptions,
  y: ReturnType<typeof heights>,
  width = options.width ?? defaultSize.width,
  ticks: object = ticksOf(bins),
): UnitSpec {
  const apart = width / bins.count > 12 ? 1 : 0;
  const rows = rowsOf(panel, bins).filter(({ count }, i) => count !== 0 || i === 0);
  return {
    data: { values: rows.map(({ label: _, ...row }) => ({ panel: index, ...row })) },
    mark: { type: 'bar', binSpacing: apart },
    encoding: {
      x: { ...across(bins, options, ticks), bin: 'binned' },
      x2: { field: 'to' },
      y,
      tooltip: tooltipOf(bins),
    },
  };
}

function single(panel: Panel, bins: Bins, options: HistOptions) {
  const { width = defaultSize.width, height = defaultSize.height } = options;
  const y = heights([panel], options);
  const below = [panel.label, ...notes(panel)].filter((part) => part !== '').join(', ');
  const own = bars(panel, 0, bins, options, y);
  return published({
    $schema: schema,
    ...heading(options, below),
    ...(hasReferences(options)
      ? { layer: [own as LayerPart, ...over(options, across(bins, options, ticksOf(bins)), y)] }
      : own),
    width,
    height,
    config,
  });
}

/** What several panels of a row have together, in CSS pixels. */
const roomAcross = 720;
const roomDown = 350;
const spacing = 20;
/** Names of panels are broken into lines; they are bold, and so much wider than letters whose widths are known. */
const mostTitleLines = 3;
const boldness = 1.06;

function multiples(panels: Panel[], bins: Bins, options: HistOptions) {
  const { columns = Math.min(panels.length, 5), stat = 'share' } = options;
  const rows = Math.ceil(panels.length / columns);
  const { width = Math.min(330, Math.floor((roomAcross - spacing * (columns - 1)) / columns)) } = options;
  const { height = Math.max(60, Math.min(200, Math.floor(roomDown / rows) - 70)) } = options;
  const y = heights(panels, options, false);
  const few = ticksOf(bins);
  const { ticks, power } =
    'values' in few && few.values.length * 30 < width
      ? { ticks: few, power: 0 }
      : clearTicks([bins.low, bins.high], width, spacing);
  const bare = { ...y, axis: { ...y.axis, labels: false, ticks: false, domain: false } };
  const row = (some: readonly Panel[], r: number) => {
    const lines = Math.max(...some.map((panel) => notes(panel).length));
    const names = some.map(({ label }) => wrapped(label, (width + spacing - 4) / boldness, mostTitleLines));
    const high = Math.max(1, ...names.map(({ length }) => length));
    return some.map((panel, i) => {
      const said = notes(panel);
      const filled = [...said, ...Array<string>(lines - said.length).fill(' ')]; // so that all titles stand in one line
      const name = names[i]!;
      const text = high === 1 ? panel.label : [...Array<string>(high - name.length).fill(' '), ...name];
      const title = { text, subtitle: filled, anchor: 'middle' as const, frame: 'group' as const };
      return {
        title: { ...title, fontSize: textSize, offset: 6, subtitlePadding: 2 },
        ...bars(panel, r * columns + i, bins, options, i === 0 ? y : bare, width, ticks),
        width,
        height,
      };
    });
  };
  const all = Array.from({ length: rows }, (_, r) => ({
    hconcat: row(panels.slice(r * columns, (r + 1) * columns), r),
    spacing,
    bounds: 'flush' as const,
  }));
  const spec = {
    $schema: schema,
    ...heading(options, messages.bars(stat, bins.count, power === 0 ? '' : powerOfTen(Number(`1e${power}`)))),
    vconcat: all,
    spacing,
    config,
  };
  return published(spec as WholeSpec);
}

/** All arrays in one panel: surfaces through which the others are seen, each with an outline of its own dashes. */
function overlaid(panels: Panel[], bins: Bins, options: HistOptions) {
  const { width = defaultSize.width, height = defaultSize.height } = options;
  const names = panels.map(({ label }) => label);
  if (new Set(names).size < names.length) throw new RangeError(messages.sameLabels());
  if (names.length > palette.length) throw new RangeError(messages.tooManyArrays(names.length, palette.length));
  const styles = looks(names);
  const scales = scalesOf(names, styles);
  const above = { ...legend(names, width), symbolType: 'square' as const };
  const rows = panels.flatMap((panel) => [
    ...rowsOf(panel, bins).map(({ label, ...row }) => ({ series: label, ...row })),
    { series: panel.label, from: bins.high, to: bins.high, count: 0, share: 0 }, // where the outline comes down
  ]);
  const [x, y] = [across(bins, options, ticksOf(bins)), heights(panels, options)];
  const series = { field: 'series', type: 'nominal' as const };
  const layer: LayerPart[] = [
    {
      params: [picking('series')],
      mark: { type: 'bar', binSpacing: 0 },
      encoding: {
        x: { ...x, bin: 'binned' },
        x2: { field: 'to' },
        y: { ...y, stack: null },
        opacity: pickedOpacity(0.3),
        tooltip: [{ field: 'series', title: 'series' }, ...tooltipOf(bins)],
      },
    },
    {
      mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
      encoding: { x, y, strokeDash: { ...series, scale: scales.dash, legend: above }, opacity: pickedOpacity() },
    },
    ...over(options, x, y),
  ];
  return published({
    $schema: schema,
    ...heading(options, ...said(panels)),
    data: { values: rows },
    width,
    height,
    encoding: {
      color: { ...series, scale: scales.color, legend: above },
    },
    layer,
    config,
  });
}

/** More steps are put together, so that the figure stays small. */
const mostSteps = 60;

/** A column for each step, its bins coloured by the share of the values. */
function overSteps(panels: Panel[], bins: Bins, options: HistOptions, steps: ArrayLike<number>) {
  if (steps.length !== panels.length || !Array.from(steps).every((x, i) => i === 0 || x > steps[i - 1]!))
    throw new RangeError(messages.badSteps(steps.length, panels.length));
  const { width = defaultSize.width - 80, height = defaultSize.height, xLabel, yLabel } = options; // the scale stands beside it
  const size = Math.ceil(panels.length / mostSteps);
  const groups = Array.from({ length: Math.ceil(panels.length / size) }, (_, g) => g * size);
  const borders = bordersOf(groups.map((at) => steps[at]!));
  const ends = { low: borders[0]!, high: borders.at(-1)! };
  const edges = edgesOf(bins);
  const rows = groups.flatMap((at, g) => {
    const panel = panels.slice(at, at + size).reduce(together);
    return panel.counts.flatMap((count, i) => {
      const [from, to] = [brief(edges[i]!), brief(edges[i + 1]!)];
      const [start, end] = [brief(borders[g]!), brief(borders[g + 1]!)];
      return count === 0 ? [] : [{ step: steps[at]!, start, end, from, to, count, share: brief(shareOf(panel, i)) }];
    });
  });
  const { stat = 'share' } = options;
  const domain = [0, Math.max(...rows.map((row) => row[stat])) || 1] as [number, number];
  const fewer = size > 1 ? messages.stepsTogether(size) : undefined;
  return published({
    $schema: schema,
    ...heading(options, fewer, ...said(panels)),
    data: { values: rows },
    width,
    height,
    mark: { type: 'rect' },
    encoding: {
      x: {
        field: 'start',
        type: 'quantitative',
        scale: { domain: [ends.low, ends.high], nice: false, zero: false },
        axis: { title: xLabel ?? messages.step(), grid: false, ...roundTicks('x'), ...powerLabels(ends) },
      },
      x2: { field: 'end' },
      y: {
        field: 'from',
        type: 'quantitative',
        scale: { domain: [bins.low, bins.high], nice: false, zero: false },
        axis: { title: yLabel ?? null, grid: false, ...roundTicks('y'), ...powerLabels(bins) },
      },
      y2: { field: 'to' },
      color: {
        field: stat,
        type: 'quantitative',
        scale: { range: [...themes.light.ramp], domain, nice: false },
        legend: rampLegend(
          { title: messages.height(stat), ...(stat === 'share' && { write: percent }) },
          domain,
          Math.min(height - 30, 200),
        ),
      },
      tooltip: [{ field: 'step', title: 'step' }, ...tooltipOf(bins)],
    },
    config,
  });
}

/** Where the column of each step begins and ends: half way to its neighbours. */
function bordersOf(steps: readonly number[]): number[] {
  if (steps.length === 1) return [steps[0]! - 0.5, steps[0]! + 0.5];
  const between = steps.slice(1).map((x, i) => (x + steps[i]!) / 2);
  const [first, last] = [steps[0]!, steps.at(-1)!];
  return [2 * first - between[0]!, ...between, 2 * last - between.at(-1)!];
}

/** What the bars do not show, for each array of which they do not show all. */
function said(panels: readonly Panel[]): string[] {
  const lines = panels.flatMap((panel) => {
    const list = notes(panel).join(', ');
    return list === '' ? [] : [panel.label === '' ? list : `${panel.label}: ${list}`];
  });
  return lines.length > 3 ? [...lines.slice(0, 2), messages.andMore(lines.length - 2)] : lines;
}

function notes({ outside, notNumbers, infinite, total }: Panel): string[] {
  const list: string[] = total === 0 ? [messages.empty()] : [];
  if (outside > 0) list.push(messages.outside(percent(outside / total)));
  if (notNumbers > 0) list.push(messages.notNumbers(notNumbers));
  if (infinite > 0) list.push(messages.infinite(infinite));
  return list;
}

/** Whether there is a single number, which has no standard deviation. */
const isAlone = ({ total, notNumbers, infinite }: Panel): boolean => total - notNumbers - infinite === 1;

function describe(panels: Panel[], bins: Bins, options: HistOptions): string {
  const { title, xLabel, stat = 'share' } = options;
  const steps = options.steps && values('plot.hist', options.steps);
  const ends = panels.length > 2 ? [panels[0]!, panels.at(-1)!] : panels;
  const lines = (steps ? ends : panels).map((panel) => {
    const write = distinctly([panel.low, panel.high]);
    return messages.describePanel(
      steps ? messages.atStep(short(steps[panels.indexOf(panel)]!)) : panel.label,
      panel.total,
      panel.low <= panel.high
        ? messages.extent(
            write(panel.low),
            write(panel.high),
            shortBeside(panel.mean, panel.std),
            isAlone(panel) ? '' : short(panel.std),
          )
        : '',
      notes(panel),
    );
  });
  const { low, high, count } = bins;
  const write = distinctly([low, high]);
  const what = messages.describeHist(panels.length, stat, count, write(low), write(high), xLabel ?? '');
  return [...(title ? [title] : []), what, ...lines, ...described(options)].join('\n');
}
