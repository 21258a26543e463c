// Histograms: how the values of one or of many arrays are distributed.

import type { SentBundle } from '../../notebook/host.js';
import {
  checked,
  finite,
  listOf,
  positive,
  positiveCount,
  type Rule,
  type Rules,
  string,
} from '../../options/index.js';
import { Chart } from '../chart.js';
import { type Numbers, values } from '../data.js';
import { messages } from '../messages.js';
import { exponent, percent, short } from '../numbers.js';
import { type ChartOptions, chartRules, heading, schema } from '../parts/options.js';
import { config, textSize } from '../theme.js';

export interface HistOptions extends ChartOptions {
  /** One label a panel. */
  labels?: readonly string[];
  /** The number of bins over the range. */
  bins?: number;
  /** The shown range, the same for all panels; all values when left out. What lies outside is said in the panel. */
  range?: readonly [number, number];
  /** What is measured, with its unit. */
  xLabel?: string;
  /** Panels in a row. */
  columns?: number;
  /** Size of one panel in CSS pixels. */
  width?: number;
  height?: number;
}

interface Panel {
  label: string;
  counts: number[];
  total: number;
  outside: number;
  notNumbers: number;
  low: number;
  high: number;
  mean: number;
  std: number;
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
  xLabel: string,
  columns: positiveCount,
  width: positive,
  height: positive,
  ...chartRules,
};

/**
 * A histogram, one panel for each array, all with the same bins and the same scales.
 *
 * The height of a bar is the share of the panel's values in its bin; bins are closed on the left, the last one on both
 * sides. Values outside the range and NaN are counted, and said in the panel's heading.
 *
 * @throws {RangeError} when there is no data, or bins, range or labels make no sense
 * @example
 * plot.hist(randn([1000]), { bins: 20, title: 'Standard normal numbers' })
 */
export function hist(data: Numbers | readonly Numbers[], given?: HistOptions): Chart {
  const options = checked('plot.hist', given, rules);
  const arrays = isList(data) ? data.map((array) => values('plot.hist', array)) : [values('plot.hist', data)];
  const { bins = 30, labels = arrays.length === 1 ? [''] : arrays.map((_, i) => String(i + 1)) } = options;
  if (arrays.length === 0) throw new RangeError(messages.noData());
  if (labels.length !== arrays.length) throw new RangeError(messages.badLabels(labels.length, arrays.length));
  const range = options.range ?? fullRange(arrays);
  const panels = arrays.map((array, i) => count(array, labels[i] ?? '', bins, range));
  return new Chart(specification(panels, bins, range, options), describe(panels, bins, range, options));
}

function isList(data: Numbers | readonly Numbers[]): data is readonly Numbers[] {
  return Array.isArray(data) && (data.length === 0 || typeof data[0] === 'object');
}

/** The range of all finite values, widened when they are all the same. */
function fullRange(arrays: ArrayLike<number>[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) {
      const x = array[i] ?? Number.NaN;
      if (!Number.isFinite(x)) continue;
      if (x < low) low = x;
      if (x > high) high = x;
    }
  }
  if (low > high) throw new RangeError(messages.noData());
  const margin = 0.5 * Math.max(1, Math.abs(low)); // values that are all the same still have a range
  return low < high ? [low, high] : [low - margin, high + margin];
}

function count(array: ArrayLike<number>, label: string, bins: number, [low, high]: readonly [number, number]): Panel {
  const counts = new Int32Array(bins);
  const width = high - low;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => low + (width * i) / bins);
  let [outside, notNumbers, sum] = [0, 0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < array.length; i++) {
    const x = array[i] ?? Number.NaN;
    if (Number.isNaN(x)) {
      notNumbers++;
      continue;
    }
    sum += x; // an infinite value makes mean and std infinite or NaN, and says so
    if (x < least) least = x;
    if (x > most) most = x;
    if (x < low || x > high) outside++;
    else {
      let bin = Math.min(bins - 1, (((x - low) / width) * bins) | 0);
      if (x < edges[bin]!)
        bin--; // the division may be off by a rounding
      else if (bin < bins - 1 && x >= edges[bin + 1]!) bin++;
      counts[bin]! += 1;
    }
  }
  const numbers = array.length - notNumbers;
  const mean = sum / numbers;
  let squares = 0;
  for (let i = 0; i < array.length; i++) {
    const x = (array[i] ?? Number.NaN) - mean;
    if (!Number.isNaN(x)) squares += x * x;
  }
  const std = Math.sqrt(squares / numbers);
  return { label, counts: [...counts], total: array.length, outside, notNumbers, low: least, high: most, mean, std };
}

/** Up to five round shares from 0 on, and the end of the axis, which leaves room for the label of the last one. */
function shareAxis(highest: number): { values: number[]; top: number } {
  const least = highest / 5;
  const power = Number(`1e${exponent(least)}`);
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= least) ?? least;
  const values = Array.from({ length: Math.floor(highest / step + 1e-9) + 1 }, (_, i) => i * step);
  return { values, top: Math.max(1.02 * highest, 1.12 * values.at(-1)!) };
}

/** The heading of one of several panels; what its bars do not show stands below its name. */
const panelTitle = { anchor: 'middle', frame: 'group', fontSize: textSize, offset: 6, subtitlePadding: 2, limit: 150 };

function specification(
  panels: Panel[],
  bins: number,
  [low, high]: readonly [number, number],
  options: HistOptions,
): SentBundle {
  const many = panels.length > 1;
  const { width = many ? 128 : 640, height = many ? 130 : 320, columns = 5 } = options;
  const edge = (i: number) => low + ((high - low) * i) / bins;
  const ticks = [low, (low + high) / 2, high];
  const labels = JSON.stringify(Object.fromEntries(ticks.map((tick) => [tick, short(tick).replace('-', '−')])));
  const xAxis = { title: options.xLabel ?? null, values: ticks, labelExpr: `${labels}[datum.value]` };
  const shares = panels.flatMap(({ counts, total }) => counts.map((n) => (n === 0 ? 0 : n / total)));
  const { values: shareTicks, top } = shareAxis(Math.max(...shares) || 1);
  const yAxis = { title: many ? null : messages.share(), format: '~%', values: shareTicks };
  const chart = (panel: Panel, p: number) => {
    const shares = panel.counts.map((n) => (n === 0 ? 0 : n / panel.total));
    // The first bar is kept when it is empty too: a panel without bars would not be drawn.
    const values = shares.flatMap((share, i) =>
      share === 0 && i > 0 ? [] : [{ panel: p, from: edge(i), to: edge(i + 1), share }],
    );
    return {
      data: { values },
      mark: { type: 'bar', binSpacing: 0 },
      encoding: {
        x: {
          field: 'from',
          type: 'quantitative',
          bin: 'binned',
          scale: { domain: [low, high], nice: false },
          axis: xAxis,
        },
        x2: { field: 'to' },
        y: {
          field: 'share',
          type: 'quantitative',
          scale: { domain: [0, top] }, // one for all panels
          axis: p % columns === 0 ? yAxis : { ...yAxis, labels: false, ticks: false, domain: false },
        },
      },
      width,
      height,
    };
  };
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, r) =>
    panels.slice(r * columns, (r + 1) * columns).map((panel, i) => ({
      title: { ...panelTitle, text: panel.label, subtitle: notes(panel) },
      ...chart(panel, r * columns + i),
    })),
  );
  const body = many
    ? { vconcat: rows.map((row) => ({ hconcat: row, spacing: 20, bounds: 'flush' })), spacing: 20 }
    : chart(panels[0]!, 0);
  return {
    $schema: schema,
    ...heading(options, many ? messages.bars(bins) : label(panels[0]!)),
    ...body,
    config,
  } as unknown as SentBundle;
}

/** The panel's label, and what its bars do not show. */
function label(panel: Panel): string {
  return [panel.label, ...notes(panel)].filter((part) => part !== '').join(', ');
}

function notes({ outside, notNumbers, total }: Panel): string[] {
  const list: string[] = total === 0 ? [messages.empty()] : [];
  if (outside > 0) list.push(messages.outside(percent(outside / total)));
  if (notNumbers > 0) list.push(messages.notNumbers(notNumbers));
  return list;
}

function describe(
  panels: Panel[],
  bins: number,
  [low, high]: readonly [number, number],
  { title, xLabel }: HistOptions,
): string {
  const lines = panels.map((panel) =>
    messages.describePanel(
      panel.label,
      panel.total,
      panel.low <= panel.high ? messages.extent(short(panel.low), short(panel.high)) : '',
      short(panel.mean),
      short(panel.std),
      notes(panel),
    ),
  );
  const what = messages.describeHist(panels.length, bins, short(low), short(high), xLabel ?? '');
  return [...(title ? [title] : []), what, ...lines].join('\n');
}
