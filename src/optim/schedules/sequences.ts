// Schedules that are made of others.

import { check, listOf, notNegative, type Rule, record, withDefaults } from '../../options/index.js';
import { checkState } from '../saved.js';
import { LRScheduler, type Schedulable, type SchedulerState } from './scheduler.js';

/** Which schedules follow each other, and when. */
export interface SequentialOptions {
  schedulers: readonly LRScheduler[];
  /** The epochs at which the next one takes over. */
  milestones: readonly number[];
}

const schedulersOf = (optimizer: Schedulable | undefined): Rule<object> => ({
  text: 'a list of schedules of this optimiser, none of which is ReduceLROnPlateau, as that needs a number at each step',
  holds: (x) => {
    const fits = (one: unknown) => one instanceof LRScheduler && one.optimizer === optimizer;
    return Array.isArray(x) && x.length > 0 && x.every(fits);
  },
});
const handovers: Rule<SequentialOptions> = {
  text: 'a list of whole numbers, each above the one before, one less than there are schedules',
  holds: (x, { schedulers }) =>
    Array.isArray(x) &&
    x.length === schedulers?.length - 1 &&
    x.every((m, i) => Number.isInteger(m) && m >= 0 && (i === 0 || m > x[i - 1])),
};

abstract class ComposedLR extends LRScheduler {
  protected abstract readonly schedulers: readonly LRScheduler[];

  stateDict(): SchedulerState {
    const schedulers = this.schedulers.map((scheduler) => scheduler.stateDict());
    return { lastEpoch: this.lastEpoch, lastLr: this.getLastLr(), schedulers };
  }

  loadStateDict(state: SchedulerState): void {
    const here = this.schedulers.length;
    checkState(this.constructor.name, state, { lastEpoch: notNegative, schedulers: listOf(record, here) });
    const { lastEpoch, schedulers = [] } = state;
    for (const [i, scheduler] of this.schedulers.entries()) scheduler.loadStateDict(schedulers[i]!);
    this.lastEpoch = lastEpoch;
  }

  /** Undoes what schedules have done to the rates. */
  protected goBack(): void {
    for (const group of this.optimizer.paramGroups) group.lr = group.initialLr ??= group.lr;
  }
}

/**
 * Several schedules at once, stepped one after the other: where each one multiplies the rate, the factors are multiplied. As
 * `torch.optim.lr_scheduler.ChainedScheduler`.
 * @example
 * const { ChainedScheduler, LinearLR, ExponentialLR } = optim.lrScheduler;
 * new ChainedScheduler([new LinearLR(optimizer), new ExponentialLR(optimizer, { gamma: 0.9 })])
 */
export class ChainedScheduler extends ComposedLR {
  protected readonly schedulers: readonly LRScheduler[];

  /** @throws {RangeError} when the schedules are not those of one optimiser */
  constructor(schedulers: readonly LRScheduler[], optimizer?: Schedulable) {
    const first = optimizer ?? (Array.isArray(schedulers) ? schedulers[0]?.optimizer : undefined);
    check('ChainedScheduler', 'schedulers', schedulers, schedulersOf(first));
    super(first);
    this.schedulers = schedulers;
  }

  /** Begins all schedules anew, one after the other. */
  begin(): void {
    for (const scheduler of this.schedulers) scheduler.begin();
    this.lastEpoch = 0;
  }

  /**
   * Steps each schedule once; to a given epoch from the start, with all steps in between.
   * @throws {RangeError} when the epoch is below 0
   */
  step(epoch?: number): void {
    const t = this.epoch(epoch);
    if (epoch !== undefined) {
      this.goBack();
      this.begin();
    }
    for (; this.lastEpoch < t; this.lastEpoch++) for (const scheduler of this.schedulers) scheduler.step();
  }
}

/**
 * One schedule after another: at each milestone the next one starts from its beginning. As `torch.optim.lr_scheduler.SequentialLR`.
 * @example
 * const { LinearLR, CosineAnnealingLR, SequentialLR } = optim.lrScheduler;
 * const schedulers = [new LinearLR(optimizer, { totalIters: 5 }), new CosineAnnealingLR(optimizer, { TMax: 45 })];
 * new SequentialLR(optimizer, { schedulers, milestones: [5] });
 */
export class SequentialLR extends ComposedLR {
  protected readonly schedulers: readonly LRScheduler[];
  private readonly milestones: readonly number[];

  /**
   * @throws {TypeError} when there is no optimiser, or an option has no such name
   * @throws {RangeError} when an option is missing or breaks its rule
   */
  constructor(optimizer: Schedulable, options: SequentialOptions) {
    super(optimizer);
    const rules = { schedulers: schedulersOf(optimizer), milestones: handovers };
    const { schedulers, milestones } = withDefaults('SequentialLR', {}, options, rules);
    this.schedulers = schedulers;
    this.milestones = milestones;
    this.begin();
  }

  /** Undoes what was done to the rates, and begins the first schedule. */
  begin(): void {
    this.goBack();
    this.turn(0).scheduler.begin();
    this.lastEpoch = 0;
  }

  /**
   * Steps the schedule whose turn it is, which begins anew at its milestone; or goes to a given epoch.
   * @throws {RangeError} when the epoch is below 0
   */
  step(epoch?: number): void {
    const t = this.epoch(epoch);
    const { scheduler, number, since } = this.turn(t);
    if (epoch === undefined && number === this.turn(this.lastEpoch).number) scheduler.step();
    else scheduler.step(t - since);
    this.lastEpoch = t;
  }

  override loadStateDict(state: SchedulerState): void {
    super.loadStateDict(state);
    const { scheduler, number } = this.turn(this.lastEpoch);
    scheduler.loadStateDict(state.schedulers![number]!); // its momentum counts
  }

  /** The schedule whose turn it is at t, and since when. */
  private turn(t: number): { scheduler: LRScheduler; number: number; since: number } {
    const { schedulers, milestones } = this;
    const number = milestones.filter((milestone) => milestone <= t).length;
    return { scheduler: schedulers[number]!, number, since: milestones[number - 1] ?? 0 };
  }
}
