// Callbacks that change the learning rate.

import { checkCount } from '../../engine/index.js';
import { messages } from '../messages.js';
import { Callback, type Logs } from './callback.js';
import { MonitorCallback, type MonitorOptions } from './monitor.js';

/**
 * Sets the learning rate of each epoch to what a function says (Keras's LearningRateScheduler). Groups of parameters keep their shares: the
 * function is asked for the first group's rate. The schedules of `optim.lrScheduler` need no callback: `fit` takes one as `scheduler`.
 * @example new train.LearningRateScheduler((epoch, lr) => (epoch < 10 ? lr : lr * 0.9))
 */
export class LearningRateScheduler extends Callback {
  /** Each group's rate against the first one's, from when that was last above 0. */
  private shares: number[] = [];

  /** @param schedule is given the epoch, from 0, and the rate so far */
  constructor(private readonly schedule: (epoch: number, lr: number) => number) {
    super();
  }

  override onTrainBegin(): void {
    this.shares = [];
  }

  /** @throws {RangeError} when the function gives no number, 0 or more */
  override onEpochBegin(epoch: number): void {
    const groups = this.training.optimizer.paramGroups;
    const before = groups[0]!.lr;
    const lr = this.schedule(epoch, before);
    if (!(lr >= 0 && lr < Infinity)) throw new RangeError(messages.scheduled(lr, epoch));
    if (before > 0) this.shares = groups.map((group) => group.lr / before);
    for (const [i, group] of groups.entries()) group.lr = lr * (this.shares[i] ?? 1);
  }
}

export interface PlateauOptions extends MonitorOptions {
  /** What the rate is multiplied by. */
  factor?: number;
  /** How many epochs without a better value are waited for. */
  patience?: number;
  /** How many epochs pass after a change before waiting starts anew. */
  cooldown?: number;
  /** The rate does not go below. */
  minLr?: number;
}

/**
 * Lowers the learning rate when a number does not become better any more (Keras's ReduceLROnPlateau).
 * @example new train.ReduceLROnPlateau({ factor: 0.5, patience: 3 })
 */
export class ReduceLROnPlateau extends MonitorCallback {
  private readonly options: Required<Omit<PlateauOptions, keyof MonitorOptions>>;
  private wait = 0;
  private cooling = 0;

  /** @throws {RangeError} when an option breaks its rule */
  constructor({
    factor = 0.1,
    patience = 10,
    cooldown = 0,
    minLr = 0,
    minDelta = 1e-4,
    ...options
  }: PlateauOptions = {}) {
    super({ minDelta, ...options });
    if (!(factor > 0 && factor < 1))
      throw new RangeError(messages.factor('ReduceLROnPlateau', factor, 'above 0 and below 1'));
    checkCount('ReduceLROnPlateau', 'patience', patience, 0);
    checkCount('ReduceLROnPlateau', 'cooldown', cooldown, 0);
    if (!(minLr >= 0)) throw new RangeError(messages.number('ReduceLROnPlateau', 'minLr', minLr));
    this.options = { factor, patience, cooldown, minLr };
  }

  override onTrainBegin(): void {
    this.best = this.worst;
    this.wait = 0;
    this.cooling = 0;
  }

  override onEpochEnd(_epoch: number, logs: Logs): void {
    const value = this.watched(logs);
    if (value === undefined) return;
    const { factor, patience, cooldown, minLr } = this.options;
    if (this.cooling > 0) {
      this.cooling--;
      this.wait = 0;
    }
    if (this.isBetter(value, this.best)) {
      this.best = value;
      this.wait = 0;
    } else if (this.cooling === 0 && ++this.wait >= patience) {
      for (const group of this.training.optimizer.paramGroups)
        group.lr = Math.max(group.lr * factor, Math.min(minLr, group.lr));
      this.cooling = cooldown;
      this.wait = 0;
    }
  }
}
