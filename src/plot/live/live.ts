// Curves that grow while a program runs.

import { displaySymbol, inspectSymbol } from '../../notebook/bundle.js';
import type { MimeBundle } from '../../notebook/host.js';
import { checked } from '../../options/index.js';
import { published, type WholeSpec } from '../adapter.js';
import type { Chart } from '../chart.js';
import { config } from '../config.js';
import type { Row } from '../data.js';
import { messages } from '../messages.js';
import { brief } from '../numbers.js';
import { growingLabels, tickCount } from '../parts/axes.js';
import { legend, scalesOf } from '../parts/legend.js';
import { type AxesOptions, axesRules, heading, schema } from '../parts/options.js';
import { looks } from '../series.js';
import type { Spec } from '../spec.js';
import { themes } from '../theme.js';
import { type Added, type AddOptions, type Curve, Curves, panelWidth } from './curves.js';
import type { Distribution } from './distribution.js';
import { type Frame, Frames } from './frames.js';

/** Rows of a figure while it grows: when there are more, every second one of each curve goes. */
const mostRows = 2000;

/** What stands around the figure while it grows, and for those who see text alone. */
export type Around = Partial<Pick<Frame, 'bar' | 'table' | 'text'>>;

/**
 * A figure that grows; `live` makes it.
 * @example
 * const curves = plot.live();
 * curves.add({ loss: 1 });
 * curves.end().chart().data.length // 1
 */
export class LiveChart {
  private readonly curves = new Curves();
  private readonly frames = new Frames();
  private rows: Row[] = [];
  private spec: Spec | null = null;
  private stride = 1;
  private last: Chart | null = null;

  /** @internal */
  constructor(
    private readonly options: AxesOptions,
    private readonly around: () => Around = () => ({}),
  ) {}

  /**
   * Adds one number to each curve; the figure shows it with the next of its ten frames a second. An array or a tensor in the place of a
   * number, such as the weights of a layer, is shown by its histogram, a column for each step.
   * @throws {RangeError} when the values are neither numbers nor arrays by name
   * @throws {Error} after `end`
   */
  add(values: Added, options?: AddOptions): void {
    if (this.last) throw new Error(messages.ended());
    const { curves, columns } = this.curves.add(values, options);
    for (const curve of curves) {
      if (curve.x.length === 1) this.spec = null; // a new one is to be drawn
      if (curve.x.length % this.stride === 0) this.rows.push(rowOf(curve, curve.x.length - 1));
    }
    for (const rows of columns) this.rows.push(...(rows ?? []));
    if (this.rows.length > mostRows * (1 + this.curves.distributions.length)) this.stride *= 2;
    else if (!columns.includes(null)) return this.refresh();
    this.rows = this.all();
    this.spec = null; // drawn anew
    this.refresh();
  }

  /** What is added is drawn for the last time, as a chart that can be kept, which takes the place of the frames; `chart()` gives it. */
  end(): this {
    if (this.last) return this;
    this.last = this.chart();
    this.frames.end(this.last);
    return this;
  }

  /**
   * Shows a frame without anything new, when it is time for one.
   * @internal
   */
  refresh(): void {
    this.frames.show(() => this.frame());
  }

  /**
   * Ends with what becomes of the chart; with the text, when there is none.
   * @internal
   */
  endWith(finished: (chart: Chart) => Chart, text: string): void {
    this.frames.end(this.curves.all.length === 0 ? plain(text) : finished(this.chart()));
  }

  /**
   * The curves so far, as a chart.
   * @throws {RangeError} when there is none yet
   */
  chart(): Chart {
    return this.last ?? this.curves.chart(this.options);
  }

  /** Shown by `add` itself: as the last expression of a cell there is nothing more to show. */
  [displaySymbol](): MimeBundle {
    return {};
  }

  [inspectSymbol](): string {
    return String(this.curves);
  }

  /** Every row of the figure as it is now. */
  private all(): Row[] {
    const curves = this.curves.all.flatMap((curve) =>
      curve.x.flatMap((_, i) => ((i + 1) % this.stride === 0 ? [rowOf(curve, i)] : [])),
    );
    return [...curves, ...this.curves.distributions.flatMap(({ rows }) => rows)];
  }

  private frame(): Frame {
    this.spec ??= specification(this.curves, this.options);
    return { spec: this.spec, rows: this.rows, text: String(this.curves), ...this.around() };
  }
}

const plain = (text: string) => ({ [displaySymbol]: () => ({ 'text/plain': text }), [inspectSymbol]: () => text });

const rowOf = ({ panel, series, x, y }: Curve, i: number): Row => ({
  panel,
  series,
  x: brief(x[i]!),
  y: Number.isFinite(y[i]) ? brief(y[i]!) : null,
});

/** The rows of a panel, as an expression: as a field's value an empty name would be taken for none. */
const isOf = (panel: string): string => `datum.panel === ${JSON.stringify(panel)}`;

/** Curves have one legend; the shares of distributions are coloured panel by panel. */
const colours = (distributions: readonly Distribution[]) => (distributions.length > 0 ? 'independent' : 'shared');

/** A figure of the data set `rows`, whose scales grow with it. */
function specification({ all, panels, distributions }: Curves, options: AxesOptions): Spec {
  const names = [...new Set(all.map(({ series }) => series))];
  const scale = scalesOf(names, looks(names)).color;
  const { width = 720, height = 240, yScale = 'linear', xScale = 'linear', xLabel } = options;
  const count = panels.length + distributions.length;
  const each = panelWidth(count, width);
  const unit = (panel: string) => ({
    transform: [{ filter: isOf(panel) }],
    width: each,
    height,
    mark: { type: 'line' as const, strokeWidth: 2, clip: true },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative' as const,
        axis: { title: xLabel ?? null, grid: false, tickCount: tickCount('x', each), ...growingLabels() },
        scale: { type: xScale, nice: false, ...(xScale === 'linear' && { zero: false }) },
      },
      y: {
        field: 'y',
        type: 'quantitative' as const,
        axis: { title: (panel || options.yLabel) ?? null, tickCount: tickCount('y', height), ...growingLabels() },
        scale: { type: yScale, ...(yScale === 'linear' && { zero: false }) },
      },
      color: {
        field: 'series',
        type: 'nominal' as const,
        scale,
        legend: names.length > 1 ? legend(names, width) : null,
      },
    },
  });
  const histogram = ({ name }: Distribution) => ({
    transform: [{ filter: isOf(name) }],
    width: each,
    height,
    mark: { type: 'rect' as const },
    encoding: {
      x: {
        field: 'start',
        type: 'quantitative' as const,
        axis: { title: xLabel ?? messages.step(), grid: false, tickCount: tickCount('x', each), ...growingLabels() },
        scale: { nice: false, zero: false },
      },
      x2: { field: 'end' },
      y: {
        field: 'from',
        type: 'quantitative' as const,
        axis: { title: name, grid: false, tickCount: tickCount('y', height), ...growingLabels() },
        scale: { zero: false },
      },
      y2: { field: 'to' },
      color: {
        field: 'share',
        type: 'quantitative' as const,
        scale: { range: [...themes.light.ramp], zero: true },
        legend: null,
      },
    },
  });
  const units = [...panels.map(unit), ...distributions.map(histogram)];
  return published({
    $schema: schema,
    ...heading(options),
    data: { name: 'rows', values: [] },
    ...(count === 1 ? units[0]! : { concat: units, columns: 3, resolve: { scale: { color: colours(distributions) } } }),
    config,
  } as WholeSpec);
}

/**
 * Curves that grow while a net trains, at most ten frames a second, each of which sends only what is new; at the end one picture takes
 * their place. In a terminal, and in a notebook that is executed by a program, there is the last picture alone.
 * @throws {TypeError} when an option does not exist
 * @example
 * const curves = plot.live({ xLabel: 'step', yLabel: 'loss' });
 * for (let step = 0; step < 100; step++) curves.add({ loss: 1 / (1 + step) });
 * curves.end();
 * @example
 * const center = plot.live({ title: 'Two rates' });
 * for (const run of ['0.1', '0.01']) for (let epoch = 1; epoch < 9; epoch++) center.add({ loss: 1 / epoch, accuracy: 1 - 1 / epoch }, { run });
 * center.end();
 */
export function live(options?: AxesOptions): LiveChart {
  return new LiveChart(checked('plot.live', options, axesRules));
}
