// Schedules that are made of others.

import { type Rule, withDefaults } from '../rules.js';
import { initialLr, LRScheduler, type Schedulable, type SchedulerState } from './scheduler.js';

/** Which schedules follow each other, and when. */
export interface SequentialOptions {
  schedulers: readonly LRScheduler[];
  /** The epochs at which the next one takes over. */
  milestones: readonly number[];
}

const schedulersOf = (optimizer: Schedulable): Rule<object> => ({
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
    x.length === schedulers.length - 1 &&
    x.every((m, i) => Number.isInteger(m) && m >= 0 && (i === 0 || m > x[i - 1])),
};

/** One schedule after another: at each milestone the next one starts from its beginning. */
export class SequentialLR extends LRScheduler {
  private readonly options: SequentialOptions;

  /**
   * @throws {TypeError} when there is no optimiser, or an option has no such name
   * @throws {RangeError} when an option is missing or breaks its rule
   */
  constructor(optimizer: Schedulable, options: SequentialOptions) {
    super(optimizer);
    const rules = { schedulers: schedulersOf(optimizer), milestones: handovers };
    this.options = withDefaults('SequentialLR', {}, options, rules);
    this.begin();
  }

  begin(): void {
    for (const group of this.optimizer.paramGroups) group.lr = initialLr(group);
    this.turn(0).scheduler.begin();
    this.lastEpoch = 0;
  }

  step(epoch?: number): void {
    const t = this.epoch(epoch);
    const { scheduler, number, since } = this.turn(t);
    if (epoch === undefined && number === this.turn(this.lastEpoch).number) scheduler.step();
    else scheduler.step(t - since);
    this.lastEpoch = t;
  }

  stateDict(): SchedulerState {
    const schedulers = this.options.schedulers.map((scheduler) => scheduler.stateDict());
    return { lastEpoch: this.lastEpoch, lastLr: this.getLastLr(), schedulers };
  }

  loadStateDict({ lastEpoch, schedulers = [] }: SchedulerState): void {
    const load = (scheduler: LRScheduler, i: number) => scheduler.loadStateDict(schedulers[i]!);
    for (const [i, scheduler] of this.options.schedulers.entries()) load(scheduler, i);
    const { scheduler, number } = this.turn(lastEpoch);
    load(scheduler, number); // its momentum counts
    this.lastEpoch = lastEpoch;
  }

  /** The schedule whose turn it is at t, and since when. */
  private turn(t: number): { scheduler: LRScheduler; number: number; since: number } {
    const { schedulers, milestones } = this.options;
    const number = milestones.filter((milestone) => milestone <= t).length;
    return { scheduler: schedulers[number]!, number, since: milestones[number - 1] ?? 0 };
  }
}
