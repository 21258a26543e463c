// What all schedules share: the learning rate of each group as a function of the number of steps.

import { messages } from '../messages.js';
import { type Rules, withDefaults } from '../rules.js';
import type { Betas } from '../transforms.js';

/** What a schedule changes: every optimiser fits. */
export interface Schedulable {
  readonly paramGroups: { lr: number; momentum?: number; betas?: Betas }[];
}

/** Where a schedule is. */
export interface SchedulerState {
  lastEpoch: number;
  baseLrs: number[];
}

/** @throws {TypeError} when this is none */
export function checkOptimizer(op: string, optimizer: Schedulable): void {
  const { paramGroups } = Object(optimizer) as Partial<Schedulable>;
  if (!Array.isArray(paramGroups)) throw new TypeError(messages.noOptimizer(op, optimizer));
}

/** The rates that groups had before the first schedule changed them. */
const initial = new WeakMap<object, number>();

/** The rate that a group was made with. */
export function initialLr(group: { lr: number }): number {
  const known = initial.get(group);
  if (known === undefined) initial.set(group, group.lr);
  return known ?? group.lr;
}

/**
 * Sets the learning rates of an optimiser. Call `step` once after each epoch (or each batch), after the optimiser's own steps.
 * Rates follow from the number of steps and from the rates at the start, as in PyTorch.
 * @example
 * const scheduler = new optim.lrScheduler.StepLR(optimizer, { stepSize: 30 });
 * for (let epoch = 0; epoch < 90; epoch++) { train(); scheduler.step(); }
 */
export abstract class LRScheduler<O extends object = object> {
  /** How often `step` was called. */
  lastEpoch = 0;
  /** The rate of each group at the start. */
  protected baseLrs: number[];

  protected readonly options: Required<O>;

  /**
   * @throws {TypeError} when there is no optimiser, or an option has no such name
   * @throws {RangeError} when an option is missing or breaks its rule
   */
  constructor(
    protected readonly optimizer: Schedulable,
    defaults: Partial<O>,
    options: O | undefined,
    rules: Rules<O>,
  ) {
    checkOptimizer(this.constructor.name, optimizer);
    this.options = withDefaults(this.constructor.name, defaults, options, rules);
    this.baseLrs = optimizer.paramGroups.map(initialLr);
    this.setUp();
    this.step(0);
  }

  /** The rate of a group after t steps, from its rate at the start. */
  protected abstract at(base: number, t: number, group: number): number;

  /** What is to be done before the first rates are set. */
  protected setUp(): void {}

  /**
   * Sets the rates for the next epoch, or for a given one.
   * @throws {RangeError} when that is below 0
   */
  step(epoch: number = this.lastEpoch + 1): void {
    if (!(epoch >= 0 && epoch < Infinity)) throw new RangeError(messages.epoch(this.constructor.name, epoch));
    this.lastEpoch = epoch;
    for (const [i, group] of this.optimizer.paramGroups.entries()) group.lr = this.at(this.baseLrs[i]!, epoch, i);
  }

  /** The rate of each group. */
  getLastLr(): number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr);
  }

  stateDict(): SchedulerState {
    return { lastEpoch: this.lastEpoch, baseLrs: [...this.baseLrs] };
  }

  /** Goes on from where another schedule with the same options was. */
  loadStateDict({ lastEpoch, baseLrs }: SchedulerState): void {
    const here = this.optimizer.paramGroups.length;
    if (baseLrs.length !== here) throw new TypeError(messages.groupCount(this.constructor.name, baseLrs.length, here));
    this.baseLrs = [...baseLrs];
    this.step(lastEpoch);
  }
}
