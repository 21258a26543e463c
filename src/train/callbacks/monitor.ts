// What several callbacks share: they watch a number, and know when it has become better.

import { notNegative, oneOf, type Rules, string } from '../../options/index.js';
import { messages } from '../messages.js';
import { Callback, type Logs } from './callback.js';

/** Which number is watched. */
export interface MonitorOptions {
  /** A name in the logs. */
  monitor?: string;
  /**
   * Whether smaller or larger is better; by itself larger for acc, auc, f1, precision and recall, and smaller for loss, error, mse and
   * mae, somewhere in the name.
   */
  mode?: 'auto' | 'min' | 'max';
  /** How much better counts as better. */
  minDelta?: number;
}

export const monitorRules: Rules<MonitorOptions> = {
  monitor: string,
  mode: oneOf('auto', 'min', 'max'),
  minDelta: notNegative,
};

export abstract class MonitorCallback extends Callback {
  protected readonly monitor: string;
  /** The best that was seen. */
  best: number;
  private readonly larger: boolean;
  private readonly minDelta: number;
  private told = false;

  /** @throws {RangeError} when the name does not say what is better */
  constructor({ monitor = 'valLoss', mode = 'auto', minDelta = 0 }: MonitorOptions) {
    super();
    this.monitor = monitor;
    this.larger = (mode === 'auto' ? this.direction(monitor) : mode) === 'max';
    this.minDelta = minDelta;
    this.best = this.worst;
  }

  protected get name(): string {
    return this.constructor.name;
  }

  /** What everything is better than. */
  protected get worst(): number {
    return this.larger ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  protected isBetter(value: number, than: number): boolean {
    return this.larger ? value > than + this.minDelta : value < than - this.minDelta;
  }

  private direction(monitor: string): 'min' | 'max' {
    const large = /acc|auc|f1|precision|recall/i.test(monitor);
    const small = /loss|error|mse|mae/i.test(monitor);
    if (large === small) throw new RangeError(messages.direction(this.name, monitor));
    return large ? 'max' : 'min';
  }

  /** The number, or undefined where the logs do not have it, which is said once. */
  protected watched(logs: Logs): number | undefined {
    const value = logs[this.monitor];
    if (value === undefined && !this.told) {
      this.told = true;
      console.warn(messages.notLogged(this.name, this.monitor, Object.keys(logs)));
    }
    return value;
  }
}
