// Schedules that are not made of others. t is the number of steps, α₀ the rate at the start.

import { messages } from '../messages.js';
import { checkOptions, checkState, notNegative, numbers, type Rules, withDefaults } from '../rules.js';
import { initialLr, LRScheduler, type Schedulable, type SchedulerState } from './scheduler.js';

/** Changes the rate of each group on its own. */
export abstract class SingleLR<O extends object> extends LRScheduler {
  protected readonly options: Required<O>;
  /** α₀ of each group: of one that is added later, the rate that it was added with. */
  protected baseLrs: number[] = [];

  /**
   * @throws {TypeError} when there is no optimiser, or an option has no such name
   * @throws {RangeError} when an option is missing or breaks its rule
   */
  constructor(
    optimizer: Schedulable,
    defaults: Partial<O>,
    options: O | undefined,
    private readonly rules: Rules<O>,
  ) {
    super(optimizer);
    this.options = withDefaults(this.constructor.name, defaults, options, rules);
    this.begin();
  }

  /** α₀ of a group that is new here. */
  protected baseLr(group: { lr: number }, _number: number): number {
    return initialLr(group);
  }

  stateDict(): SchedulerState {
    return { lastEpoch: this.lastEpoch, lastLr: this.getLastLr(), baseLrs: [...this.baseLrs] };
  }

  loadStateDict(state: SchedulerState): void {
    checkState(this.constructor.name, state, { lastEpoch: notNegative, lastLr: numbers, baseLrs: numbers });
    const { lastEpoch, lastLr, baseLrs = [] } = state;
    const here = this.optimizer.paramGroups.length;
    for (const { length } of [lastLr, baseLrs])
      if (length !== here) throw new TypeError(messages.groupCount(this.constructor.name, length, here));
    this.baseLrs = [...baseLrs];
    this.goTo(lastEpoch, (_lr, _base, group) => lastLr[group]!);
  }

  /** Goes to t, and changes each rate. */
  protected goTo(t: number, rate: (lr: number, base: number, group: number) => number): void {
    const added = this.optimizer.paramGroups.slice(this.baseLrs.length);
    // A list among the options must have a value for these, too.
    if (added.length > 0) checkOptions(this.constructor.name, this.options, this.rules);
    for (const group of added) this.baseLrs.push(this.baseLr(group, this.baseLrs.length));
    const rates = this.getLastLr().map((lr, group) => rate(lr, this.baseLrs[group]!, group));
    for (const [i, group] of this.optimizer.paramGroups.entries()) group.lr = rates[i]!;
    this.lastEpoch = t;
  }
}

/** Sets rates to what a formula says; what else has changed them is undone, as in PyTorch. */
export abstract class FormulaLR<O extends object> extends SingleLR<O> {
  /** The rate of a group at t. */
  protected abstract at(base: number, t: number, group: number): number;

  /** The rate at 0 of a group that has the rate lr. */
  protected first(_lr: number, base: number, group: number): number {
    return this.at(base, 0, group);
  }

  /** The rate at t, a step further, of a group that has the rate lr. */
  protected next(_lr: number, base: number, t: number, group: number): number {
    return this.at(base, t, group);
  }

  begin(): void {
    this.goTo(0, (lr, base, group) => this.first(lr, base, group));
  }

  step(epoch?: number): void {
    const t = this.epoch(epoch);
    if (epoch === undefined) this.goTo(t, (lr, base, group) => this.next(lr, base, t, group));
    else this.goTo(t, (_lr, base, group) => this.at(base, t, group));
  }
}

/**
 * Multiplies: floor + (α₀ − floor) · f(t). A rate that something else has changed since the last step is multiplied by
 * f(t) / f(t − 1), above the floor.
 */
export abstract class FactorLR<O extends object> extends FormulaLR<O> {
  /** f(t) */
  protected abstract factor(t: number): number;

  /** Where a factor of 0 leads. */
  protected floor(_group: number): number {
    return 0;
  }

  protected at(base: number, t: number, group: number): number {
    const floor = this.floor(group);
    return floor + (base - floor) * this.factor(t);
  }

  protected override first(lr: number, _base: number, group: number): number {
    return this.at(lr, 0, group);
  }

  protected override next(lr: number, base: number, t: number, group: number): number {
    if (lr === this.at(base, this.lastEpoch, group)) return this.at(base, t, group);
    const [floor, before, after] = [this.floor(group), this.factor(this.lastEpoch), this.factor(t)];
    if (before === after) return lr;
    if (before === 0) return lr + (base - floor) * after; // nothing is left of what the others did
    return floor + ((lr - floor) * after) / before;
  }
}
