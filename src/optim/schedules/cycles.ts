// Schedules that go up and down.

import { pow } from '../../math/index.js';
import { messages } from '../messages.js';
import {
  count,
  flag,
  fraction,
  notNegative,
  ofGroup,
  oneOf,
  optional,
  type PerGroup,
  perGroup,
  positive,
  type Rule,
  type Rules,
  share,
} from '../rules.js';
import { cosine } from './decays.js';
import { FormulaLR } from './formulas.js';
import { initialLr, type Schedulable, setInitialLr } from './scheduler.js';

/** How warm restarts follow each other. */
export interface WarmRestartsOptions {
  /** Epochs up to the first restart. */
  T0: number;
  /** How many times longer each period is than the last one. */
  TMult?: number;
  etaMin?: number;
}

/** Cosine annealing that starts anew after T0 epochs, after T0 · TMult more, … (SGDR; Loshchilov & Hutter, 2017). */
export class CosineAnnealingWarmRestarts extends FormulaLR<WarmRestartsOptions> {
  constructor(optimizer: Schedulable, options: WarmRestartsOptions) {
    super(optimizer, { TMult: 1, etaMin: 0 }, options, { T0: count, TMult: count, etaMin: notNegative });
  }
  protected at(base: number, t: number): number {
    const { T0, TMult, etaMin } = this.options;
    let [since, period] = [t, T0];
    if (TMult === 1) since = t % T0;
    else for (; since >= period; period *= TMult) since -= period;
    return cosine(base, etaMin, since / period);
  }
}

const whenCycled = { baseMomentum: fraction, maxMomentum: fraction, cycleMomentum: flag };

/** A momentum that goes down while the rate goes up: β₁ where there are betas. */
abstract class CyclicScheduler<O extends { cycleMomentum?: boolean }> extends FormulaLR<O> {
  protected abstract momentumAt(t: number): number;

  protected override goTo(t: number, rate: (lr: number, base: number, group: number) => number): void {
    if (!this.options.cycleMomentum) return super.goTo(t, rate);
    for (const group of this.optimizer.paramGroups)
      if (group.betas === undefined && group.momentum === undefined)
        throw new TypeError(messages.noMomentum(this.constructor.name));
    super.goTo(t, rate);
    const momentum = this.momentumAt(t);
    for (const group of this.optimizer.paramGroups) {
      if (group.betas) group.betas = [momentum, group.betas[1]];
      else group.momentum = momentum;
    }
  }
}

/** How the one cycle goes. */
export interface OneCycleOptions {
  /** One for all groups, or one for each. */
  maxLr: PerGroup<number>;
  /** Steps altogether; or say how many epochs of how many steps. */
  totalSteps?: number | undefined;
  epochs?: number | undefined;
  stepsPerEpoch?: number | undefined;
  /** The share of steps in which the rate grows. */
  pctStart?: number;
  annealStrategy?: 'cos' | 'linear';
  cycleMomentum?: boolean;
  baseMomentum?: number;
  maxMomentum?: number;
  /** The first rate is maxLr / divFactor, */
  divFactor?: number;
  /** and the last one the first / finalDivFactor. */
  finalDivFactor?: number;
  /** Comes down as it went up, and only then goes on to the last rate. */
  threePhase?: boolean;
}

const steps: Rule<OneCycleOptions> = {
  text: 'a whole number above 0, or left out where epochs and stepsPerEpoch are given',
  holds: (x, { epochs, stepsPerEpoch }) =>
    x === undefined ? epochs !== undefined && stepsPerEpoch !== undefined : count.holds(x, {}),
};

const oneCycleRules = (optimizer: Schedulable): Rules<OneCycleOptions> => ({
  ...{
    maxLr: perGroup(positive, optimizer),
    totalSteps: steps,
    epochs: optional(count),
    stepsPerEpoch: optional(count),
  },
  ...{ pctStart: share, annealStrategy: oneOf('cos', 'linear') },
  ...{ ...whenCycled, divFactor: positive, finalDivFactor: positive, threePhase: flag },
});

/** Up to a high rate and down to a very low one, in one training (Smith & Topin, 2018); one step for each batch. */
export class OneCycleLR extends CyclicScheduler<OneCycleOptions> {
  constructor(optimizer: Schedulable, options: OneCycleOptions) {
    const momenta = { cycleMomentum: true, baseMomentum: 0.85, maxMomentum: 0.95 };
    const factors = { divFactor: 25, finalDivFactor: 1e4, threePhase: false };
    const defaults = { pctStart: 0.3, annealStrategy: 'cos' as const, ...momenta, ...factors };
    super(optimizer, defaults, options, oneCycleRules(optimizer));
  }

  /** For other schedules, too, the first rate is that of the cycle, as in PyTorch. */
  protected override baseLr(group: { lr: number }, number: number): number {
    return setInitialLr(group, ofGroup(this.options.maxLr, number) / this.options.divFactor);
  }

  protected at(first: number, t: number, group: number): number {
    const { maxLr, finalDivFactor, threePhase } = this.options;
    const [top, last] = [ofGroup(maxLr, group), first / finalDivFactor];
    return this.along(t, threePhase ? [first, top, first, last] : [first, top, last]);
  }

  protected momentumAt(t: number): number {
    const { baseMomentum, maxMomentum, threePhase } = this.options;
    const cycle = [maxMomentum, baseMomentum, maxMomentum];
    return this.along(t, threePhase ? [...cycle, maxMomentum] : cycle);
  }

  /** The value at t, on the way from each of these to the next. */
  private along(t: number, values: readonly number[]): number {
    const { pctStart, threePhase, annealStrategy, epochs, stepsPerEpoch } = this.options;
    const totalSteps = this.options.totalSteps ?? epochs! * stepsPerEpoch!;
    if (t > totalSteps) throw new RangeError(messages.cycleOver(totalSteps));
    const turn = pctStart * totalSteps - 1;
    const ends = threePhase ? [turn, 2 * turn, totalSteps - 1] : [turn, totalSteps - 1];
    const at = ends.findIndex((end) => t <= end);
    const phase = at < 0 ? ends.length - 1 : at;
    const from = ends[phase - 1] ?? 0;
    const length = ends[phase]! - from;
    const done = length === 0 ? 1 : (t - from) / length;
    const [start, end] = [values[phase]!, values[phase + 1]!];
    return annealStrategy === 'cos' ? cosine(start, end, done) : start + (end - start) * done;
  }
}

/** How the cycles go. */
export interface CyclicOptions {
  /** The rates between which they go, for all groups, or lists with one for each. */
  baseLr: PerGroup<number>;
  maxLr: PerGroup<number>;
  /** Steps from low to high, */
  stepSizeUp?: number;
  /** and back; as many when left out. */
  stepSizeDown?: number | undefined;
  /** Cycles of one height; each half as high as the last one; or shrinking by γ with each step. */
  mode?: 'triangular' | 'triangular2' | 'expRange';
  gamma?: number;
  cycleMomentum?: boolean;
  baseMomentum?: number;
  maxMomentum?: number;
}

/** What maxLr must be, for each of the groups. */
function aboveBase(optimizer: Schedulable): Rule<CyclicOptions> {
  const rule = perGroup(notNegative, optimizer);
  return {
    get text() {
      return `${rule.text}; baseLr or more`;
    },
    holds: (x, { baseLr }) =>
      rule.holds(x, {}) &&
      optimizer.paramGroups.every((_, group) => ofGroup(x as PerGroup<number>, group) >= ofGroup(baseLr, group)),
  };
}

/** From baseLr to maxLr and back, again and again (Smith, 2017); one step for each batch. */
export class CyclicLR extends CyclicScheduler<CyclicOptions> {
  constructor(optimizer: Schedulable, options: CyclicOptions) {
    const momenta = { cycleMomentum: true, baseMomentum: 0.8, maxMomentum: 0.9 };
    const rules = {
      ...{
        baseLr: perGroup(notNegative, optimizer),
        maxLr: aboveBase(optimizer),
        stepSizeUp: positive,
        stepSizeDown: optional(positive),
      },
      ...{ mode: oneOf('triangular', 'triangular2', 'expRange'), gamma: positive, ...whenCycled },
    };
    super(optimizer, { stepSizeUp: 2000, mode: 'triangular', gamma: 1, ...momenta }, options, rules);
  }

  /** For schedules that come later, the first rate is that of the cycle, as in PyTorch. */
  protected override baseLr(group: { lr: number }, number: number): number {
    group.lr = ofGroup(this.options.baseLr, number);
    return initialLr(group);
  }

  protected at(_base: number, t: number, group: number): number {
    const [low, high] = [ofGroup(this.options.baseLr, group), ofGroup(this.options.maxLr, group)];
    return low + (high - low) * this.height(t);
  }

  protected momentumAt(t: number): number {
    const { baseMomentum, maxMomentum } = this.options;
    return maxMomentum - (maxMomentum - baseMomentum) * this.height(t);
  }

  /** From 0 to at most 1. */
  private height(t: number): number {
    const { stepSizeUp, stepSizeDown = stepSizeUp, mode, gamma } = this.options;
    const [size, turn] = [stepSizeUp + stepSizeDown, stepSizeUp / (stepSizeUp + stepSizeDown)];
    const cycle = Math.floor(t / size);
    const x = t / size - cycle;
    const height = x <= turn ? x / turn : (x - 1) / (turn - 1);
    if (mode === 'triangular2') return height * pow(0.5, cycle);
    return mode === 'expRange' ? height * pow(gamma, t) : height;
  }
}
