import { displaySymbol, inspectSymbol } from '../notebook/bundle.js';
import type { MimeBundle } from '../notebook/host.js';
import { type Cell, tableHtml, tableText } from '../notebook/tables.js';
import { check, checked, count, record } from '../options/index.js';
import type { Chart, ChartOptions } from '../plot/index.js';
import { Curves } from '../plot/live/curves.js';
import { chartRules } from '../plot/parts/options.js';
import type { Logs } from './callbacks/callback.js';
import { addEpoch } from './curves.js';
import { messages } from './messages.js';

/** Of a training with more epochs than this, the table shows the first and the last ones. */
const mostRows = 20;
const edge = 5;

/**
 * What `fit` has seen, epoch by epoch; it shows itself as a table, a row for each epoch, four digits of each number.
 * @example
 * const { history } = await train.fit(net, loader, { optimizer, epochs: 3 });
 * history.loss!.length // 3
 */
export class History {
  /** The epochs, from 1. */
  readonly epoch: number[] = [];
  /** A list for each name: `loss`, `valLoss`, `accuracy`, `lr` … */
  readonly history: { [name: string]: number[] } = {};

  /**
   * Takes in the numbers of an epoch, which is counted from 1.
   * @throws {RangeError} when the epoch is no whole number, 0 or more, or the logs are no object
   */
  add(epoch: number, logs: Logs): void {
    check('History', 'epoch', epoch, count);
    check('History', 'logs', logs, record);
    this.epoch.push(epoch);
    for (const [name, value] of Object.entries(logs)) {
      this.history[name] ??= [];
      this.history[name].push(value);
    }
  }

  /** One record an epoch, as tables and charts take them. */
  get rows(): Logs[] {
    return this.epoch.map((epoch, i) => {
      return { epoch, ...Object.fromEntries(Object.entries(this.history).map(([name, values]) => [name, values[i]!])) };
    });
  }

  /**
   * The curves over the epochs: a panel for each number, with those of training and validation together; the learning rate where it
   * changes.
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when there are no epochs
   */
  plot(options?: ChartOptions): Chart {
    const given = checked('plot', options, chartRules);
    const curves = new Curves();
    const steady = new Set(this.history['lr']).size < 2;
    for (const { epoch, lr, ...logs } of this.rows) addEpoch(curves, epoch!, steady ? logs : { ...logs, lr: lr! });
    return curves.chart({ ...given, xLabel: messages.epochs(), height: 220 });
  }

  /** The table as text. */
  toString(): string {
    return tableText(...this.table());
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  [displaySymbol](): MimeBundle {
    return { 'text/html': tableHtml(...this.table()), 'text/plain': this.toString() };
  }

  private table(): [headings: string[], cells: Cell[][]] {
    const columns: [string, readonly number[]][] = [['epoch', this.epoch], ...Object.entries(this.history)];
    const cut = this.epoch.length > mostRows;
    const places = [...this.epoch.keys()].filter((i) => !cut || i < edge || i >= this.epoch.length - edge);
    const texts = columns.map(([, values]) => written(places.map((i) => values[i])));
    if (cut) for (const column of texts) column.splice(edge, 0, '…');
    const rows = [...(texts[0] ?? []).keys()];
    return [
      columns.map(([name]) => name),
      rows.map((row) => texts.map((column) => ({ text: column[row]!, right: true }))),
    ];
  }
}

/** The numbers of a column with as many digits behind the point as the longest needs for four that count; tiny and huge ones as powers. */
function written(values: readonly (number | undefined)[]): string[] {
  const rounded = values.map((x) => Number(x?.toPrecision(4)));
  const ofPower = (x: number) => x !== 0 && Number.isFinite(x) && (Math.abs(x) < 1e-4 || Math.abs(x) >= 1e7);
  const decimals = rounded.map((x) => (ofPower(x) ? 0 : (String(x).split('.')[1]?.length ?? 0)));
  const most = Math.max(0, ...decimals);
  return values.map((x, i) => (x === undefined ? '' : ofPower(x) ? rounded[i]!.toExponential() : x.toFixed(most)));
}
