import { messages } from '../messages.js';
import {
  checkOptions,
  checkState,
  notNegative,
  ofGroup,
  oneOf,
  type PerGroup,
  perGroup,
  type Rule,
  type Rules,
  share,
  withDefaults,
} from '../rules.js';
import { checkOptimizer, type Schedulable } from './scheduler.js';

/** When a rate is lowered. */
export interface PlateauOptions {
  /** Whether what is watched should fall, as a loss, or rise, as an accuracy. */
  mode?: 'min' | 'max';
  /** What the rate is multiplied by. */
  factor?: number;
  /** Epochs without progress that are waited for. */
  patience?: number;
  /** What counts as progress: a part of the best value so far, or a difference to it. */
  threshold?: number;
  thresholdMode?: 'rel' | 'abs';
  /** Epochs after a change in which nothing is counted. */
  cooldown?: number;
  /** The rate does not go below: one for all groups, or one for each. */
  minLr?: PerGroup<number>;
  /** Smaller changes are left out. */
  eps?: number;
}

/** What is remembered of the epochs so far. */
export interface PlateauState {
  /** Null when there is none yet. */
  best: number | null;
  numBadEpochs: number;
  cooldownCounter: number;
  lastEpoch: number;
}

const whole: Rule<object> = {
  text: 'a whole number, 0 or more',
  holds: (x) => Number.isInteger(x) && (x as number) >= 0,
};
const numberOrNull: Rule<object> = { text: 'a number, or null', holds: (x) => x === null || typeof x === 'number' };

/**
 * Lowers the rate when what is watched makes no more progress.
 * @example
 * const scheduler = new optim.lrScheduler.ReduceLROnPlateau(optimizer, { patience: 5 });
 * scheduler.step(validationLoss); // after each epoch
 */
export class ReduceLROnPlateau {
  private readonly options: Required<PlateauOptions>;
  private readonly rules: Rules<PlateauOptions>;
  private state: PlateauState = { best: null, numBadEpochs: 0, cooldownCounter: 0, lastEpoch: 0 };

  /**
   * @throws {TypeError} when there is no optimiser, or an option has no such name
   * @throws {RangeError} when an option breaks its rule
   */
  constructor(
    private readonly optimizer: Schedulable,
    options: PlateauOptions = {},
  ) {
    checkOptimizer('ReduceLROnPlateau', optimizer);
    const [what, when] = [{ mode: 'min', thresholdMode: 'rel' } as const, { patience: 10, cooldown: 0 }];
    const defaults = { ...what, ...when, factor: 0.1, threshold: 1e-4, minLr: 0, eps: 1e-8 };
    this.rules = {
      ...{ mode: oneOf('min', 'max'), factor: share, patience: whole, threshold: notNegative, eps: notNegative },
      ...{ thresholdMode: oneOf('rel', 'abs'), cooldown: whole, minLr: perGroup(notNegative, optimizer) },
    };
    this.options = withDefaults('ReduceLROnPlateau', defaults, options, this.rules);
  }

  /**
   * Takes in what came out of an epoch.
   * @throws {TypeError} when it is no number
   */
  step(metric: number): void {
    if (typeof metric !== 'number') throw new TypeError(messages.metric(metric));
    const { state } = this;
    const { patience, cooldown } = this.options;
    state.lastEpoch++;
    if (this.isBetter(metric)) {
      state.best = metric;
      state.numBadEpochs = 0;
    } else state.numBadEpochs++;
    if (state.cooldownCounter > 0) {
      state.cooldownCounter--;
      state.numBadEpochs = 0;
    }
    if (state.numBadEpochs <= patience) return;
    this.reduce();
    state.cooldownCounter = cooldown;
    state.numBadEpochs = 0;
  }

  /** The rate of each group. */
  getLastLr(): number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr);
  }

  stateDict(): PlateauState {
    return { ...this.state };
  }

  /**
   * Goes on from where another one was; the rates are part of the optimiser's state.
   * @throws {TypeError} when the state is no object
   * @throws {RangeError} when it lacks a part
   */
  loadStateDict(state: PlateauState): void {
    const counters = { numBadEpochs: whole, cooldownCounter: whole, lastEpoch: whole };
    checkState('ReduceLROnPlateau', state, { best: numberOrNull, ...counters });
    this.state = { ...state };
  }

  private isBetter(metric: number): boolean {
    const { mode, threshold, thresholdMode } = this.options;
    const sign = mode === 'min' ? -1 : 1;
    const best = this.state.best ?? -sign * Infinity;
    const least = thresholdMode === 'rel' ? best * (1 + sign * threshold) : best + sign * threshold;
    return mode === 'min' ? metric < least : metric > least;
  }

  private reduce(): void {
    checkOptions('ReduceLROnPlateau', this.options, this.rules); // there may be more groups by now
    const { factor, minLr, eps } = this.options;
    for (const [i, group] of this.optimizer.paramGroups.entries()) {
      const lr = Math.max(group.lr * factor, ofGroup(minLr, i));
      if (group.lr - lr > eps) group.lr = lr;
    }
  }
}
