// How a function of t becomes the rates of an optimiser's groups.

import { checked, finite, listOf, notNegative, type Rules, withDefaults } from '../../options/index.js';
import { messages } from '../messages.js';
import { checkState } from '../saved.js';
import { LRScheduler, type Schedulable, type SchedulerState } from './scheduler.js';

/** A step of one group's rate. */
export interface Step {
  /** Where it leads, */
  t: number;
  /** and from where: −1 at the start; null when t was given, and the way there does not count. */
  from: number | null;
  /** The rate before it, and that at the start, α₀. */
  lr: number;
  base: number;
  group: number;
}

type Group = Schedulable['paramGroups'][number];

/** What makes one schedule differ from another. */
export interface Kind<O extends object> {
  defaults: Partial<O>;
  rules: (optimizer: Schedulable) => Rules<O>;
  /** The rate after a step. */
  rate(options: Required<O>, step: Step): number;
  /** α₀ of a group, when it is not the rate that the group was made with. */
  base?(options: Required<O>, group: Group, number: number): number;
  /** The momentum at t, or β₁ where there are betas. */
  momentum?(options: Required<O>, t: number): number | null;
}

/**
 * Multiplies: floor + (α₀ − floor) · f(t). From step to step that is a multiplication by f(t) / f(t − 1), above the floor, which leaves what
 * others have done to the rate, as PyTorch's schedules do.
 */
export function multiplies<O>(
  factor: (t: number, options: O) => number,
  floor: (options: O, group: number) => number = () => 0,
) {
  return (options: O, { t, from, lr, base, group }: Step): number => {
    const low = floor(options, group);
    const at = (f: number) => (f === 1 ? base : low + (base - low) * f);
    const after = factor(t, options);
    if (from === null) return at(after);
    const before = from < 0 ? 1 : factor(from, options);
    if (lr === at(before)) return at(after); // what the multiplication gives, rounded less often
    if (before === after) return lr;
    if (before === 0) return lr + (base - low) * after; // nothing is left of what the others did
    return low + ((lr - low) * after) / before;
  };
}

/** Sets the rates of an optimiser's groups, each on its own, by a formula. */
export class FormulaLR<O extends object> extends LRScheduler {
  private readonly options: Required<O>;
  private readonly rules: Rules<O>;
  /** α₀ of each group: of one that is added later, the rate that it was added with. */
  protected baseLrs: number[] = [];

  constructor(
    optimizer: Schedulable,
    options: O | undefined,
    private readonly kind: Kind<O>,
  ) {
    super(optimizer);
    this.rules = kind.rules(optimizer);
    this.options = withDefaults(this.constructor.name, kind.defaults, options, this.rules);
    this.begin();
  }

  begin(): void {
    this.lastEpoch = -1;
    this.step();
  }

  step(epoch?: number): void {
    const t = this.epoch(epoch);
    this.welcome();
    const from = epoch === undefined ? this.lastEpoch : null;
    const bases = this.baseLrs.entries();
    const lrs = this.getLastLr();
    this.goTo(
      t,
      Array.from(bases, ([group, base]) => this.kind.rate(this.options, { t, from, lr: lrs[group]!, base, group })),
    );
  }

  stateDict(): SchedulerState {
    return { lastEpoch: this.lastEpoch, lastLr: this.getLastLr(), baseLrs: [...this.baseLrs] };
  }

  loadStateDict(state: SchedulerState): void {
    checkState(this.constructor.name, state, {
      lastEpoch: notNegative,
      lastLr: listOf(finite),
      baseLrs: listOf(finite),
    });
    const { lastEpoch, lastLr, baseLrs = [] } = state;
    const here = this.optimizer.paramGroups.length;
    for (const { length } of [lastLr, baseLrs])
      if (length !== here) throw new TypeError(messages.groupCount(this.constructor.name, length, here));
    this.baseLrs = [...baseLrs];
    this.goTo(lastEpoch, lastLr);
  }

  private goTo(t: number, rates: readonly number[]): void {
    const momentum = this.kind.momentum?.(this.options, t) ?? null;
    const groups = this.optimizer.paramGroups;
    if (momentum !== null && groups.some((group) => group.betas === undefined && group.momentum === undefined))
      throw new TypeError(messages.noMomentum(this.constructor.name));
    for (const [i, group] of groups.entries()) {
      group.lr = rates[i]!;
      if (momentum === null) continue;
      if (group.betas) group.betas = [momentum, group.betas[1]];
      else group.momentum = momentum;
    }
    this.lastEpoch = t;
  }

  /** Takes in groups that were added to the optimiser. */
  private welcome(): void {
    const added = this.optimizer.paramGroups.slice(this.baseLrs.length);
    // A list among the options must have a value for these, too.
    if (added.length > 0) checked(this.constructor.name, this.options, this.rules);
    for (const group of added) {
      const base = this.kind.base?.(this.options, group, this.baseLrs.length);
      this.baseLrs.push(base ?? (group.initialLr ??= group.lr));
    }
  }
}

/** How a schedule is made; its options may be left out when each of them may. */
export interface FormulaLRConstructor<O extends object, Given> {
  /**
   * @throws {TypeError} when there is no optimiser, or an option has no such name
   * @throws {RangeError} when an option is missing or breaks its rule
   */
  new (optimizer: Schedulable, ...given: object extends Given ? [options?: Given] : [options: Given]): FormulaLR<O>;
}

/** The class of all schedules of a kind. */
export const formulaLR = <O extends object, Given extends O = O>(kind: Kind<O>): FormulaLRConstructor<O, Given> =>
  class extends FormulaLR<O> {
    constructor(optimizer: Schedulable, options?: O) {
      super(optimizer, options, kind);
    }
  };

/** The class of the schedules that multiply by a factor f(t). */
export const factorLR = <O extends object, Given extends O = O>(
  factor: (t: number, options: Required<O>) => number,
  rules: Rules<O>,
  defaults: Partial<O> = {},
): FormulaLRConstructor<O, Given> => formulaLR({ defaults, rules: () => rules, rate: multiplies(factor) });
