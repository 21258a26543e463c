// What all schedules share.

import { notNegative, shown } from '../../options/index.js';
import { messages } from '../messages.js';
import type { Betas } from '../transforms.js';

/** What a schedule changes: every optimiser fits. */
export interface Schedulable {
  /** `initialLr` is the rate from before the first schedule, which that one notes there, as PyTorch's `initial_lr`. */
  readonly paramGroups: { lr: number; initialLr?: number; momentum?: number; betas?: Betas }[];
}

/** Where a schedule is. */
export interface SchedulerState {
  lastEpoch: number;
  /** The rate of each group now, */
  lastLr: number[];
  /** and at the start, where rates follow from it; */
  baseLrs?: number[];
  /** or where the schedules are that this one is made of. */
  schedulers?: SchedulerState[];
}

/** @throws {TypeError} when this is none */
export function checkOptimizer(op: string, optimizer: Schedulable): void {
  const { paramGroups } = Object(optimizer) as Partial<Schedulable>;
  if (!Array.isArray(paramGroups)) throw new TypeError(messages.noOptimizer(op, optimizer));
}

/**
 * Sets the learning rates of an optimiser. Call `step` once after each epoch (or each batch), after the optimiser's own steps.
 * Several schedules of one optimiser may be stepped one after the other: what one multiplies a rate by, another one leaves.
 * As `torch.optim.lr_scheduler.LRScheduler`.
 * @example
 * const scheduler = new optim.lrScheduler.StepLR(optimizer, { stepSize: 30 });
 * for (let epoch = 0; epoch < 90; epoch++) { train(); scheduler.step(); }
 */
export abstract class LRScheduler {
  /** How often `step` was called. */
  lastEpoch = 0;

  /** @throws {TypeError} when there is no optimiser */
  constructor(readonly optimizer: Schedulable) {
    checkOptimizer(this.constructor.name, optimizer);
  }

  /** Sets the first rates: what a new schedule does, and one that others are made of when its turn comes. */
  abstract begin(): void;

  /**
   * Sets the rates for the next epoch; or for a given one, from the rates at the start, whatever has changed them since.
   * @throws {RangeError} when that is below 0
   */
  abstract step(epoch?: number): void;

  /** Where it is, to go on later. */
  abstract stateDict(): SchedulerState;

  /**
   * Goes on from where another schedule with the same options was, with the rates that there were.
   * @throws {TypeError} when that was of an optimiser with more groups, or fewer
   * @throws {RangeError} when the state lacks a part
   */
  abstract loadStateDict(state: SchedulerState): void;

  /** The rate of each group. */
  getLastLr(): number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr);
  }

  /** Such as `StepLR(lastEpoch: 3, lastLr: [0.1])`. */
  toString(): string {
    return `${this.constructor.name}(lastEpoch: ${this.lastEpoch}, lastLr: ${shown(this.getLastLr())})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** The epoch to go to: the next one, when none is given. */
  protected epoch(given: number | undefined): number {
    const epoch = given === undefined ? this.lastEpoch + 1 : given;
    if (!notNegative.holds(epoch, {})) throw new RangeError(messages.epoch(this.constructor.name, epoch));
    return epoch;
  }
}
