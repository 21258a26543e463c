import { displaySymbol } from '../notebook/bundle.js';
import type { MimeBundle } from '../notebook/host.js';
import { table } from '../notebook/media.js';
import { check, count, record } from '../options/index.js';
import type { Logs } from './callbacks/callback.js';

/**
 * What `fit` has seen, epoch by epoch; in a notebook it shows itself as a table.
 * @example
 * const { history } = await train.fit(net, loader, { optimizer, epochs: 3 });
 * history.loss!.length // 3
 */
export class History {
  /** The epochs, from 1. */
  readonly epoch: number[] = [];
  /** A list for each name: `loss`, `valLoss`, `accuracy`, `lr` … */
  readonly history: { [name: string]: number[] } = {};

  /** Takes in the numbers of an epoch, which is counted from 0. */
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

  [displaySymbol](): MimeBundle {
    return table(this.rows, { digits: 4 })[displaySymbol]() as MimeBundle;
  }
}
