import {
  checked,
  count,
  notNaN,
  notNegative,
  oneOf,
  orNull,
  type Rules,
  share,
  shown,
  withDefaults,
} from '../../options/index.js';
import { messages } from '../messages.js';
import { ofGroup, type PerGroup, perGroup } from '../per-group.js';
import { checkState } from '../saved.js';
import { checkOptimizer, type Schedulable } from './scheduler.js';

/** When a rate is lowered. */
export interface PlateauOptions {
  /** Whether what is watched should fall, as a loss, or rise, as an accuracy. */
  mode?: 'min' | 'max';
  /** What the rate is multiplied by. */
  factor?: number;
  /** Epochs without progress that are waited for. */
  patience?: number;
  /**
   * What happens at the end of patience and of cooldown. In PyTorch the rate falls after more than `patience` epochs without progress, and
   * none counts in the cooldown; in Keras after `patience` of them (one, when that is 0), and the last one of the cooldown counts.
   */
  counting?: 'pytorch' | 'keras';
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

/**
 * Lowers the rate when what is watched makes no more progress. As `torch.optim.lr_scheduler.ReduceLROnPlateau`; with `counting: 'keras'` as
 * Keras's callback of this name, which `train.ReduceLROnPlateau` is.
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
    const what = { mode: 'min', threshold: 1e-4, thresholdMode: 'rel', factor: 0.1, minLr: 0, eps: 1e-8 } as const;
    const defaults = { ...what, patience: 10, cooldown: 0, counting: 'pytorch' as const };
    this.rules = {
      ...{ mode: oneOf('min', 'max'), threshold: notNegative, thresholdMode: oneOf('rel', 'abs'), factor: share },
      ...{ minLr: perGroup(notNegative, optimizer), eps: notNegative },
      ...{ patience: count, cooldown: count, counting: oneOf('pytorch', 'keras') },
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
    const { patience, cooldown, counting } = this.options;
    const keras = counting === 'keras';
    state.lastEpoch++;
    const better = this.isBetter(metric);
    if (better) state.best = metric;
    const [left, bad] = state.cooldownCounter > 0 ? [state.cooldownCounter--, 0] : [0, state.numBadEpochs];
    state.numBadEpochs = better || left > (keras ? 1 : 0) ? 0 : bad + 1;
    if (state.numBadEpochs < (keras ? Math.max(1, patience) : patience + 1)) return;
    this.reduce();
    state.cooldownCounter = cooldown;
    state.numBadEpochs = 0;
  }

  /** The rate of each group. */
  getLastLr(): number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr);
  }

  /** Where it is, to go on later. */
  stateDict(): PlateauState {
    return { ...this.state };
  }

  /**
   * Goes on from where another one was; the rates are part of the optimiser's state.
   * @throws {TypeError} when the state is no object
   * @throws {RangeError} when it lacks a part
   */
  loadStateDict(state: PlateauState): void {
    const counters = { numBadEpochs: count, cooldownCounter: count, lastEpoch: count };
    checkState('ReduceLROnPlateau', state, { best: orNull(notNaN), ...counters });
    this.state = { ...state };
  }

  /** Such as `ReduceLROnPlateau(lastEpoch: 3, lastLr: [0.1], best: 0.25, numBadEpochs: 1)`. */
  toString(): string {
    const { lastEpoch, best, numBadEpochs } = this.state;
    const rates = shown(this.getLastLr());
    return `ReduceLROnPlateau(lastEpoch: ${lastEpoch}, lastLr: ${rates}, best: ${best}, numBadEpochs: ${numBadEpochs})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  private isBetter(metric: number): boolean {
    const { mode, threshold, thresholdMode } = this.options;
    const sign = mode === 'min' ? -1 : 1;
    const best = this.state.best ?? -sign * Infinity;
    const least = thresholdMode === 'rel' ? best * (1 + sign * threshold) : best + sign * threshold;
    return mode === 'min' ? metric < least : metric > least;
  }

  private reduce(): void {
    checked('ReduceLROnPlateau', this.options, this.rules); // there may be more groups by now
    const { factor, minLr, eps } = this.options;
    for (const [i, group] of this.optimizer.paramGroups.entries()) {
      const lr = Math.max(group.lr * factor, ofGroup(minLr, i));
      if (group.lr - lr > eps) group.lr = lr;
    }
  }
}
