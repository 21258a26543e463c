// Schedules that go one way. t is the number of steps, α₀ the rate at the start.

import { cos, exp, pow } from '../../math/index.js';
import { messages } from '../messages.js';
import { anyNumber, count, fraction, notNegative, oneOf, optional, perGroup, positive, type Rule } from '../rules.js';
import { LRScheduler, type Schedulable } from './scheduler.js';

/** α₀ · γ^⌊t / stepSize⌋ */
export class StepLR extends LRScheduler<{ stepSize: number; gamma?: number }> {
  constructor(optimizer: Schedulable, options: { stepSize: number; gamma?: number }) {
    super(optimizer, { gamma: 0.1 }, options, { stepSize: count, gamma: positive });
  }
  protected at(base: number, t: number): number {
    return base * pow(this.options.gamma, Math.floor(t / this.options.stepSize));
  }
}

const milestoneRule: Rule<object> = {
  text: 'a list of whole numbers, each above the one before',
  holds: (x) => Array.isArray(x) && x.every((m, i) => Number.isInteger(m) && m >= 0 && (i === 0 || m > x[i - 1])),
};

/** α₀ · γ once for each milestone that t has reached. */
export class MultiStepLR extends LRScheduler<{ milestones: readonly number[]; gamma?: number }> {
  constructor(optimizer: Schedulable, options: { milestones: readonly number[]; gamma?: number }) {
    super(optimizer, { gamma: 0.1 }, options, { milestones: milestoneRule, gamma: positive });
  }
  protected at(base: number, t: number): number {
    const { milestones, gamma } = this.options;
    return base * pow(gamma, milestones.filter((milestone) => milestone <= t).length);
  }
}

interface ExponentialOptions {
  gamma?: number | undefined;
  k?: number | undefined;
}

const gammaRule: Rule<ExponentialOptions> = {
  text: 'a finite number above 0, or left out where k is given',
  holds: (x, { k }) => (x === undefined ? k !== undefined : k === undefined && positive.holds(x, {})),
};
const kRule: Rule<object> = {
  text: 'a number for which e^−k is finite and above 0',
  holds: (x) => typeof x === 'number' && positive.holds(exp(-x), {}),
};

/** α₀ · γᵗ; with `k` in the place of γ, α₀ · e^(−k t). */
export class ExponentialLR extends LRScheduler<ExponentialOptions> {
  constructor(optimizer: Schedulable, options: { gamma: number; k?: never } | { k: number; gamma?: never }) {
    super(optimizer, {}, options, { gamma: gammaRule, k: optional(kRule) });
  }
  protected at(base: number, t: number): number {
    const { gamma, k } = this.options;
    return base * pow(gamma ?? exp(-k!), t);
  }
}

/** How a rate grows or shrinks with t. */
export type LrLambda = (t: number) => number;

const isFunction: Rule<object> = { text: 'a function', holds: (x) => typeof x === 'function' };

/** α₀ · f(t), with one function for all groups, or one for each. */
export class LambdaLR extends LRScheduler<{ lrLambda: LrLambda | readonly LrLambda[] }> {
  constructor(optimizer: Schedulable, lrLambda: LrLambda | readonly LrLambda[]) {
    super(optimizer, {}, { lrLambda }, { lrLambda: perGroup(isFunction, optimizer) });
  }
  protected at(base: number, t: number, group: number): number {
    const { lrLambda } = this.options;
    return base * (typeof lrLambda === 'function' ? lrLambda : lrLambda[group]!)(t);
  }
}

/** From α₀ · startFactor in a straight line to α₀ · endFactor at totalIters, and constant from there: a warm-up, or a decay to τ. */
export class LinearLR extends LRScheduler<{ startFactor?: number; endFactor?: number; totalIters?: number }> {
  constructor(optimizer: Schedulable, options: { startFactor?: number; endFactor?: number; totalIters?: number } = {}) {
    const above: Rule<object> = {
      text: 'above 0, and at most 1',
      holds: (x) => (x as number) > 0 && fraction.holds(x, {}),
    };
    const rules = { startFactor: above, endFactor: fraction, totalIters: count };
    super(optimizer, { startFactor: 1 / 3, endFactor: 1, totalIters: 5 }, options, rules);
  }
  protected at(base: number, t: number): number {
    const { startFactor, endFactor, totalIters } = this.options;
    return base * (startFactor + ((endFactor - startFactor) * Math.min(t, totalIters)) / totalIters);
  }
}

/** α₀ · factor up to totalIters, α₀ from there. */
export class ConstantLR extends LRScheduler<{ factor?: number; totalIters?: number }> {
  constructor(optimizer: Schedulable, options: { factor?: number; totalIters?: number } = {}) {
    super(optimizer, { factor: 1 / 3, totalIters: 5 }, options, { factor: fraction, totalIters: count });
  }
  protected at(base: number, t: number): number {
    return t < this.options.totalIters ? base * this.options.factor : base;
  }
}

/** α₀ · (1 − t / totalIters)^power, and 0 from there. */
export class PolynomialLR extends LRScheduler<{ totalIters?: number; power?: number }> {
  constructor(optimizer: Schedulable, options: { totalIters?: number; power?: number } = {}) {
    super(optimizer, { totalIters: 5, power: 1 }, options, { totalIters: count, power: positive });
  }
  protected at(base: number, t: number): number {
    const { totalIters, power } = this.options;
    return base * pow(1 - Math.min(t, totalIters) / totalIters, power);
  }
}

/** α₀ / (1 + k t) */
export class InverseTimeLR extends LRScheduler<{ k: number }> {
  constructor(optimizer: Schedulable, options: { k: number }) {
    super(optimizer, {}, options, { k: notNegative });
  }
  protected at(base: number, t: number): number {
    return base / (1 + this.options.k * t);
  }
}

/** α₀ · (t + 1)^−p: with ½ < p ≤ 1 the rates sum to infinity and their squares do not (Robbins & Monro, 1951). */
export class PowerLR extends LRScheduler<{ p: number }> {
  constructor(optimizer: Schedulable, options: { p: number }) {
    super(optimizer, {}, options, { p: positive });
  }
  protected at(base: number, t: number): number {
    return base * pow(t + 1, -this.options.p);
  }
}

/** Half a wave of a cosine from α₀ at 0 to etaMin at TMax: etaMin + (α₀ − etaMin)(1 + cos(π t / TMax)) / 2. */
export class CosineAnnealingLR extends LRScheduler<{ TMax: number; etaMin?: number }> {
  constructor(optimizer: Schedulable, options: { TMax: number; etaMin?: number }) {
    super(optimizer, { etaMin: 0 }, options, { TMax: count, etaMin: anyNumber });
  }
  protected at(base: number, t: number): number {
    return cosine(base, this.options.etaMin, t / this.options.TMax);
  }
}

/** From `start` to `end` along half a wave of a cosine; `share` is how much of the way is done. */
export const cosine = (start: number, end: number, share: number): number =>
  end + ((start - end) * (1 + cos(Math.PI * share))) / 2;

/** How the rate gets to that of weight averaging. */
export interface SWAOptions {
  swaLr: number;
  annealEpochs?: number;
  annealStrategy?: 'cos' | 'linear';
}

/** From the rate that there is to `swaLr`, where it stays: for stochastic weight averaging (Izmailov et al., 2018). */
export class SWALR extends LRScheduler<SWAOptions> {
  constructor(optimizer: Schedulable, options: SWAOptions) {
    const rules = { swaLr: notNegative, annealEpochs: count, annealStrategy: oneOf('cos', 'linear') };
    super(optimizer, { annealEpochs: 10, annealStrategy: 'cos' }, options, rules);
  }
  protected override setUp(): void {
    this.baseLrs = this.getLastLr();
  }
  protected at(base: number, t: number): number {
    const { swaLr, annealEpochs, annealStrategy } = this.options;
    const share = Math.min(1, t / annealEpochs);
    return annealStrategy === 'cos' ? cosine(base, swaLr, share) : base + (swaLr - base) * share;
  }
}

const scheduleList: Rule<object> = {
  text: 'a list of schedules',
  holds: (x) => Array.isArray(x) && x.length > 0 && x.every((scheduler) => scheduler instanceof LRScheduler),
};
const handovers: Rule<{ schedulers: readonly LRScheduler[] }> = {
  text: `${milestoneRule.text}, one less than there are schedules`,
  holds: (x, { schedulers }) => milestoneRule.holds(x, {}) && (x as number[]).length === schedulers.length - 1,
};

/** One schedule after another: at each milestone the next one starts from its beginning. */
export class SequentialLR extends LRScheduler<{ schedulers: readonly LRScheduler[]; milestones: readonly number[] }> {
  constructor(optimizer: Schedulable, options: { schedulers: readonly LRScheduler[]; milestones: readonly number[] }) {
    super(optimizer, {}, options, { schedulers: scheduleList, milestones: handovers });
  }

  override step(epoch: number = this.lastEpoch + 1): void {
    if (!(epoch >= 0)) throw new RangeError(messages.epoch('SequentialLR', epoch));
    this.lastEpoch = epoch;
    const { schedulers, milestones } = this.options;
    const number = milestones.filter((milestone) => milestone <= epoch).length;
    schedulers[number]!.step(epoch - (milestones[number - 1] ?? 0));
  }

  protected at(base: number): number {
    return base;
  }
}
