// Curves that grow while a program runs.

import { displaySymbol, inspectSymbol } from '../../notebook/bundle.js';
import type { MimeBundle } from '../../notebook/host.js';
import { checked } from '../../options/index.js';
import { published } from '../adapter.js';
import type { Chart } from '../chart.js';
import { config } from '../config.js';
import type { Row } from '../data.js';
import { messages } from '../messages.js';
import { brief } from '../numbers.js';
import { roundTicks } from '../parts/axes.js';
import { legend, scalesOf } from '../parts/legend.js';
import { type AxesOptions, axesRules, heading, schema } from '../parts/options.js';
import { looks } from '../series.js';
import type { Spec } from '../spec.js';
import { type AddOptions, type Curve, Curves, panelWidth } from './curves.js';
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
 * curves.end().data.length // 1
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
   * Adds one number to each curve; the figure shows it with the next of its ten frames a second.
   * @throws {RangeError} when the values are no numbers by name
   * @throws {Error} after `end`
   */
  add(values: { readonly [name: string]: number }, options?: AddOptions): void {
    if (this.last) throw new Error(messages.ended());
    for (const curve of this.curves.add(values, options)) {
      if (curve.x.length === 1) this.spec = null; // a new one is to be drawn
      if (curve.x.length % this.stride === 0) this.rows.push(rowOf(curve, curve.x.length - 1));
    }
    if (this.rows.length > mostRows) this.thin();
    this.refresh();
  }

  /** What is added is drawn for the last time, as a chart that can be kept; it takes the place of the frames. */
  end(): Chart {
    if (this.last) return this.last;
    this.last = this.chart();
    this.frames.end(this.last);
    return this.last;
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
    return this.curves.chart(this.options);
  }

  /** Shown by `add` itself: as the last expression of a cell there is nothing more to show. */
  [displaySymbol](): MimeBundle {
    return {};
  }

  [inspectSymbol](): string {
    return String(this.curves);
  }

  private thin(): void {
    this.stride *= 2;
    this.rows = this.curves.all.flatMap((curve) =>
      curve.x.flatMap((_, i) => ((i + 1) % this.stride === 0 ? [rowOf(curve, i)] : [])),
    );
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

/** A figure of the data set `rows`, whose scales grow with it. */
function specification({ all, panels }: Curves, options: AxesOptions): Spec {
  const names = [...new Set(all.map(({ series }) => series))];
  const scale = scalesOf(names, looks(names)).color;
  const { width = 720, height = 240, yScale = 'linear', xScale = 'linear', xLabel } = options;
  const unit = (panel: string) => ({
    transform: [{ filter: { field: 'panel', equal: panel } }],
    width: panelWidth(panels.length, width),
    height,
    mark: { type: 'line' as const, strokeWidth: 2, clip: true },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative' as const,
        axis: { title: xLabel ?? null, grid: false, ...roundTicks('x') },
        scale: { type: xScale, nice: false, ...(xScale === 'linear' && { zero: false }) },
      },
      y: {
        field: 'y',
        type: 'quantitative' as const,
        axis: { title: (panel || options.yLabel) ?? null, ...roundTicks('y') },
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
  return published({
    $schema: schema,
    ...heading(options),
    data: { name: 'rows', values: [] },
    ...(panels.length === 1 ? unit(panels[0]!) : { concat: panels.map(unit), columns: 3 }),
    config,
  });
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
