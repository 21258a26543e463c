// Callbacks that change the learning rate.

import { lrScheduler } from '../../optim/index.js';
import { aFunction, check, count, notNegative, type Rules, ratio, withDefaults } from '../../options/index.js';
import { messages } from '../messages.js';
import { Callback, type Logs } from './callback.js';
import { MonitorCallback, type MonitorOptions, monitorRules } from './monitor.js';

/**
 * Sets the learning rate of each epoch to what a function says (Keras's LearningRateScheduler). Groups of parameters keep their shares: the
 * function is asked for the first group's rate. The schedules of `optim.lrScheduler` need no callback: `fit` takes one as `scheduler`.
 * @example new train.LearningRateScheduler((epoch, lr) => (epoch <= 10 ? lr : lr * 0.9))
 */
export class LearningRateScheduler extends Callback {
  /** Each group's rate against the first one's, from when that was last above 0. */
  private shares: number[] = [];

  /**
   * @param schedule is given the epoch, from 1, and the rate so far
   * @throws {RangeError} when the schedule is no function
   */
  constructor(private readonly schedule: (epoch: number, lr: number) => number) {
    super();
    check('LearningRateScheduler', 'the schedule', schedule, aFunction);
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

const rules: Rules<PlateauOptions> = {
  patience: count,
  factor: ratio,
  cooldown: count,
  minLr: notNegative,
  ...monitorRules,
};

/**
 * Lowers the learning rate when a number does not become better any more (Keras's ReduceLROnPlateau): `optim.lrScheduler.ReduceLROnPlateau`
 * that watches what it is told and counts as Keras does, after each epoch.
 * @example new train.ReduceLROnPlateau({ factor: 0.5, patience: 3 })
 */
export class ReduceLROnPlateau extends MonitorCallback {
  private readonly options: lrScheduler.PlateauOptions;
  private scheduler: lrScheduler.ReduceLROnPlateau | null = null;

  /**
   * @throws {TypeError} when an option has no such name
   * @throws {RangeError} when an option breaks its rule
   */
  constructor(options: PlateauOptions = {}) {
    const defaults = { factor: 0.1, patience: 10, cooldown: 0, minLr: 0, monitor: 'valLoss', minDelta: 1e-4 };
    const all = withDefaults('ReduceLROnPlateau', { ...defaults, mode: 'auto' }, options, rules);
    const { monitor, mode, minDelta, ...when } = all;
    super({ monitor, mode, minDelta });
    this.options = { ...when, threshold: minDelta, thresholdMode: 'abs', eps: 0, counting: 'keras' };
  }

  override onTrainBegin(): void {
    this.best = this.worst;
    const options = { ...this.options, mode: this.worst < 0 ? 'max' : 'min' } as const;
    this.scheduler = new lrScheduler.ReduceLROnPlateau(this.training.optimizer, options);
  }

  override onEpochEnd(_epoch: number, logs: Logs): void {
    const value = this.watched(logs);
    if (value === undefined || !this.scheduler) return;
    this.scheduler.step(value);
    this.best = this.scheduler.stateDict().best ?? this.worst;
  }
}
