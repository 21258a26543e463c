// Schedules that go one way. t is the number of steps, α₀ the rate at the start. All but LambdaLR only multiply.

import { cos, exp, pow } from '../../math/index.js';
import { messages } from '../messages.js';
import {
  anyNumber,
  count,
  fraction,
  notNegative,
  ofGroup,
  oneOf,
  optional,
  type PerGroup,
  perGroup,
  positive,
  type Rule,
} from '../rules.js';
import { FactorLR, FormulaLR, SingleLR } from './formulas.js';
import type { Schedulable } from './scheduler.js';

/** α₀ · γ^⌊t / stepSize⌋ */
export class StepLR extends FactorLR<{ stepSize: number; gamma?: number }> {
  constructor(optimizer: Schedulable, options: { stepSize: number; gamma?: number }) {
    super(optimizer, { gamma: 0.1 }, options, { stepSize: count, gamma: positive });
  }
  protected factor(t: number): number {
    return pow(this.options.gamma, Math.floor(t / this.options.stepSize));
  }
}

const milestoneRule: Rule<object> = {
  text: 'a list of whole numbers, 0 or more',
  holds: (x) => Array.isArray(x) && x.every((milestone) => Number.isInteger(milestone) && milestone >= 0),
};

/** α₀ · γ once for each milestone that t has reached; one that is named twice counts twice. */
export class MultiStepLR extends FactorLR<{ milestones: readonly number[]; gamma?: number }> {
  constructor(optimizer: Schedulable, options: { milestones: readonly number[]; gamma?: number }) {
    super(optimizer, { gamma: 0.1 }, options, { milestones: milestoneRule, gamma: positive });
  }
  protected factor(t: number): number {
    const { milestones, gamma } = this.options;
    return pow(gamma, milestones.filter((milestone) => milestone <= t).length);
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
export class ExponentialLR extends FactorLR<ExponentialOptions> {
  constructor(optimizer: Schedulable, options: { gamma: number; k?: never } | { k: number; gamma?: never }) {
    super(optimizer, {}, options, { gamma: gammaRule, k: optional(kRule) });
  }
  protected factor(t: number): number {
    const { gamma, k } = this.options;
    return pow(gamma ?? exp(-k!), t);
  }
}

/** How a rate grows or shrinks with t. */
export type LrLambda = (t: number) => number;

const isFunction: Rule<object> = { text: 'a function', holds: (x) => typeof x === 'function' };

/** What the function of a group gives at t. */
function factorOf(op: string, functions: PerGroup<LrLambda>, t: number, group: number): number {
  const factor: unknown = ofGroup(functions, group)(t);
  if (typeof factor !== 'number' || !notNegative.holds(factor, {}))
    throw new RangeError(messages.factor(op, factor, t));
  return factor;
}

/**
 * α₀ · f(t), with one function for all groups, or one for each.
 * @throws {RangeError} when a function gives no finite number, 0 or more
 */
export class LambdaLR extends FormulaLR<{ lrLambda: PerGroup<LrLambda> }> {
  constructor(optimizer: Schedulable, lrLambda: PerGroup<LrLambda>) {
    super(optimizer, {}, { lrLambda }, { lrLambda: perGroup(isFunction, optimizer) });
  }
  protected at(base: number, t: number, group: number): number {
    return base * factorOf('LambdaLR', this.options.lrLambda, t, group);
  }
}

/**
 * Multiplies the rate by f(t) at each step, with one function for all groups, or one for each: α₀ · f(1) · f(2) · … · f(t). A given
 * epoch, too, is reached by one multiplication, as in PyTorch.
 * @throws {RangeError} when a function gives no finite number, 0 or more
 */
export class MultiplicativeLR extends SingleLR<{ lrLambda: PerGroup<LrLambda> }> {
  constructor(optimizer: Schedulable, lrLambda: PerGroup<LrLambda>) {
    super(optimizer, {}, { lrLambda }, { lrLambda: perGroup(isFunction, optimizer) });
  }
  begin(): void {
    this.goTo(0, (lr) => lr);
  }
  step(epoch?: number): void {
    const t = this.epoch(epoch);
    this.goTo(t, (lr, _base, group) => lr * factorOf('MultiplicativeLR', this.options.lrLambda, t, group));
  }
}

/** From α₀ · startFactor in a straight line to α₀ · endFactor at totalIters, and constant from there: a warm-up, or a decay to τ. */
export class LinearLR extends FactorLR<{ startFactor?: number; endFactor?: number; totalIters?: number }> {
  constructor(optimizer: Schedulable, options: { startFactor?: number; endFactor?: number; totalIters?: number } = {}) {
    const above: Rule<object> = {
      text: 'above 0, and at most 1',
      holds: (x) => (x as number) > 0 && fraction.holds(x, {}),
    };
    const rules = { startFactor: above, endFactor: fraction, totalIters: count };
    super(optimizer, { startFactor: 1 / 3, endFactor: 1, totalIters: 5 }, options, rules);
  }
  protected factor(t: number): number {
    const { startFactor, endFactor, totalIters } = this.options;
    return startFactor + ((endFactor - startFactor) * Math.min(t, totalIters)) / totalIters;
  }
}

/** α₀ · factor up to totalIters, α₀ from there. */
export class ConstantLR extends FactorLR<{ factor?: number; totalIters?: number }> {
  constructor(optimizer: Schedulable, options: { factor?: number; totalIters?: number } = {}) {
    super(optimizer, { factor: 1 / 3, totalIters: 5 }, options, { factor: fraction, totalIters: count });
  }
  protected factor(t: number): number {
    return t < this.options.totalIters ? this.options.factor : 1;
  }
}

/** α₀ · (1 − t / totalIters)^power, and 0 from there. */
export class PolynomialLR extends FactorLR<{ totalIters?: number; power?: number }> {
  constructor(optimizer: Schedulable, options: { totalIters?: number; power?: number } = {}) {
    super(optimizer, { totalIters: 5, power: 1 }, options, { totalIters: count, power: positive });
  }
  protected factor(t: number): number {
    const { totalIters, power } = this.options;
    return pow(1 - Math.min(t, totalIters) / totalIters, power);
  }
}

/** α₀ / (1 + k t) */
export class InverseTimeLR extends FactorLR<{ k: number }> {
  constructor(optimizer: Schedulable, options: { k: number }) {
    super(optimizer, {}, options, { k: notNegative });
  }
  protected factor(t: number): number {
    return 1 / (1 + this.options.k * t);
  }
  protected override at(base: number, t: number): number {
    return base / (1 + this.options.k * t); // rounded once less
  }
}

/** α₀ · (t + 1)^−p: with ½ < p ≤ 1 the rates sum to infinity and their squares do not (Robbins & Monro, 1951). */
export class PowerLR extends FactorLR<{ p: number }> {
  constructor(optimizer: Schedulable, options: { p: number }) {
    super(optimizer, {}, options, { p: positive });
  }
  protected factor(t: number): number {
    return pow(t + 1, -this.options.p);
  }
}

/** Half a wave of a cosine from α₀ at 0 to etaMin at TMax: etaMin + (α₀ − etaMin)(1 + cos(π t / TMax)) / 2. */
export class CosineAnnealingLR extends FactorLR<{ TMax: number; etaMin?: number }> {
  constructor(optimizer: Schedulable, options: { TMax: number; etaMin?: number }) {
    super(optimizer, { etaMin: 0 }, options, { TMax: count, etaMin: anyNumber });
  }
  protected factor(t: number): number {
    return cosine(1, 0, t / this.options.TMax);
  }
  protected override floor(): number {
    return this.options.etaMin;
  }
}

/** From `start` to `end` along half a wave of a cosine; `share` is how much of the way is done. */
export const cosine = (start: number, end: number, share: number): number =>
  end + ((start - end) * (1 + cos(Math.PI * share))) / 2;

/** How the rate gets to that of weight averaging. */
export interface SWAOptions {
  /** One for all groups, or one for each. */
  swaLr: PerGroup<number>;
  annealEpochs?: number;
  annealStrategy?: 'cos' | 'linear';
}

/** From the rate that there is to `swaLr`, where it stays: for stochastic weight averaging (Izmailov et al., 2018). */
export class SWALR extends FactorLR<SWAOptions> {
  constructor(optimizer: Schedulable, options: SWAOptions) {
    const rules = {
      swaLr: perGroup(notNegative, optimizer),
      annealEpochs: count,
      annealStrategy: oneOf('cos', 'linear'),
    };
    super(optimizer, { annealEpochs: 10, annealStrategy: 'cos' }, options, rules);
  }
  /** Starts from the rates that there are. */
  override begin(): void {
    this.baseLrs = this.getLastLr();
    super.begin();
  }
  override step(epoch?: number): void {
    if (epoch === 0) this.begin();
    else super.step(epoch);
  }
  protected factor(t: number): number {
    const { annealEpochs, annealStrategy } = this.options;
    const share = Math.min(1, t / annealEpochs);
    return annealStrategy === 'cos' ? cosine(1, 0, share) : 1 - share;
  }
  protected override floor(group: number): number {
    return ofGroup(this.options.swaLr, group);
  }
  protected override next(lr: number, base: number, t: number, group: number): number {
    return this.factor(t) === 0 ? this.floor(group) : super.next(lr, base, t, group);
  }
}
