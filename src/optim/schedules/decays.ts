// Schedules that go one way, under PyTorch's names; their factors are in formulas.ts. All but LambdaLR only multiply.

import { exp } from '../../math/index.js';
import * as rules from '../../options/index.js';
import { messages } from '../messages.js';
import { ofGroup, type PerGroup, perGroup } from '../per-group.js';
import { factorLR, formulaLR, multiplies } from './formula-lr.js';
import * as formulas from './formulas.js';
import type { Schedulable } from './scheduler.js';

const { fraction, listOf, notNegative, positive, positiveCount } = rules;

/**
 * α₀ · γ^⌊t / stepSize⌋
 * @example new optim.lrScheduler.StepLR(optimizer, { stepSize: 30 })
 */
export class StepLR extends factorLR(
  formulas.stepDecay,
  { stepSize: positiveCount, gamma: positive },
  { gamma: 0.1 },
) {}

const milestones = listOf(rules.count);

/**
 * α₀ · γ once for each milestone that t has reached; one that is named twice counts twice.
 * @example new optim.lrScheduler.MultiStepLR(optimizer, { milestones: [30, 80] })
 */
export class MultiStepLR extends factorLR(formulas.milestoneDecay, { milestones, gamma: positive }, { gamma: 0.1 }) {}

const gamma: rules.Rule<formulas.ExponentialOptions> = {
  text: 'a finite number above 0, or left out where k is given',
  holds: (x, { k }) => (x === undefined ? k !== undefined : k === undefined && positive.holds(x, {})),
};
const k = rules.optional({
  text: 'a number for which e^−k is finite and above 0',
  holds: (x) => typeof x === 'number' && positive.holds(exp(-x), {}),
});

/**
 * α₀ · γᵗ; with `k` in the place of γ, α₀ · e^(−k t).
 * @example new optim.lrScheduler.ExponentialLR(optimizer, { gamma: 0.95 })
 */
export class ExponentialLR extends factorLR<
  formulas.ExponentialOptions,
  { gamma: number; k?: never } | { k: number; gamma?: never }
>(formulas.exponential, { gamma, k }) {}

const aboveZero: rules.Rule<object> = {
  text: 'above 0, and at most 1',
  holds: (x) => (x as number) > 0 && fraction.holds(x, {}),
};

/**
 * From α₀ · startFactor in a straight line to α₀ · endFactor at totalIters, and constant from there: a warm-up, or a decay to τ.
 * @example new optim.lrScheduler.LinearLR(optimizer, { startFactor: 0.1, totalIters: 10 })
 */
export class LinearLR extends factorLR(
  formulas.linear,
  { startFactor: aboveZero, endFactor: fraction, totalIters: positiveCount },
  { startFactor: 1 / 3, endFactor: 1, totalIters: 5 },
) {}

/**
 * α₀ · factor up to totalIters, α₀ from there.
 * @example new optim.lrScheduler.ConstantLR(optimizer, { factor: 0.1, totalIters: 3 })
 */
export class ConstantLR extends factorLR(
  formulas.constant,
  { factor: fraction, totalIters: positiveCount },
  { factor: 1 / 3, totalIters: 5 },
) {}

/**
 * α₀ · (1 − t / totalIters)^power, and 0 from there.
 * @example new optim.lrScheduler.PolynomialLR(optimizer, { totalIters: 50, power: 2 })
 */
export class PolynomialLR extends factorLR(
  formulas.polynomial,
  { totalIters: positiveCount, power: positive },
  { totalIters: 5, power: 1 },
) {}

/**
 * α₀ / (1 + k t)
 * @example new optim.lrScheduler.InverseTimeLR(optimizer, { k: 0.1 })
 */
export class InverseTimeLR extends factorLR(formulas.inverseTime, { k: notNegative }) {}

/**
 * α₀ · (t + 1)^−p: with ½ < p ≤ 1 the rates sum to infinity and their squares do not (Robbins & Monro, 1951).
 * @example new optim.lrScheduler.PowerLR(optimizer, { p: 0.5 })
 */
export class PowerLR extends factorLR(formulas.powerDecay, { p: positive }) {}

/**
 * Half a wave of a cosine from α₀ at 0 to etaMin at TMax: etaMin + (α₀ − etaMin)(1 + cos(π t / TMax)) / 2.
 * @example new optim.lrScheduler.CosineAnnealingLR(optimizer, { TMax: 50, etaMin: 1e-4 })
 */
export class CosineAnnealingLR extends formulaLR<formulas.CosineOptions>({
  defaults: { etaMin: 0 },
  rules: () => ({ TMax: positiveCount, etaMin: rules.finite }),
  rate: multiplies(formulas.cosine, ({ etaMin }) => etaMin),
}) {}

/** How the rate gets to that of weight averaging. */
export interface SWAOptions extends formulas.AnnealOptions {
  /** One for all groups, or one for each. */
  swaLr: PerGroup<number>;
}

const swaLr = (options: SWAOptions, group: number) => ofGroup(options.swaLr, group);
const anneal = multiplies<Required<SWAOptions>>(formulas.annealing, swaLr);

/**
 * From the rate that there is to `swaLr`, where it stays: for stochastic weight averaging (Izmailov et al., 2018).
 * @example new optim.lrScheduler.SWALR(optimizer, { swaLr: 0.05 })
 */
export class SWALR extends formulaLR<SWAOptions>({
  defaults: { annealEpochs: 10, annealStrategy: 'cos' },
  rules: (optimizer) => ({
    swaLr: perGroup(notNegative, optimizer),
    annealEpochs: positiveCount,
    annealStrategy: rules.oneOf('cos', 'linear'),
  }),
  rate: (o, step) => (formulas.annealing(step.t, o) === 0 ? swaLr(o, step.group) : anneal(o, step)),
}) {
  override step(epoch?: number): void {
    if (this.lastEpoch < 0 || epoch === 0) this.baseLrs = this.getLastLr(); // the rates that there are when it starts
    super.step(epoch);
  }
}

/** How a rate grows or shrinks with t. */
export type LrLambda = (t: number) => number;

type LambdaOptions = { lrLambda: PerGroup<LrLambda> };

const lambda = {
  defaults: {},
  rules: (optimizer: Schedulable) => ({ lrLambda: perGroup(rules.aFunction, optimizer) }),
};

/** What the function of a group gives at t. */
function factorOf(op: string, { lrLambda }: LambdaOptions, t: number, group: number): number {
  const factor: unknown = ofGroup(lrLambda, group)(t);
  if (typeof factor !== 'number' || !notNegative.holds(factor, {}))
    throw new RangeError(messages.factor(op, factor, t));
  return factor;
}

/**
 * α₀ · f(t), with one function for all groups, or one for each; what else has changed the rate is undone, as in PyTorch.
 * @throws {RangeError} when a function gives no finite number, 0 or more
 * @example new optim.lrScheduler.LambdaLR(optimizer, (t) => 1 / (1 + t))
 */
export class LambdaLR extends formulaLR<LambdaOptions>({
  ...lambda,
  rate: (o, { t, base, group }) => base * factorOf('LambdaLR', o, t, group),
}) {
  constructor(optimizer: Schedulable, lrLambda: PerGroup<LrLambda>) {
    super(optimizer, { lrLambda });
  }
}

/**
 * Multiplies the rate by f(t) at each step, with one function for all groups, or one for each: α₀ · f(1) · f(2) · … · f(t). A given
 * epoch, too, is reached by one multiplication, as in PyTorch.
 * @throws {RangeError} when a function gives no finite number, 0 or more
 * @example new optim.lrScheduler.MultiplicativeLR(optimizer, () => 0.95)
 */
export class MultiplicativeLR extends formulaLR<LambdaOptions>({
  ...lambda,
  rate: (o, { t, from, lr, group }) => (from === -1 ? lr : lr * factorOf('MultiplicativeLR', o, t, group)),
}) {
  constructor(optimizer: Schedulable, lrLambda: PerGroup<LrLambda>) {
    super(optimizer, { lrLambda });
  }
}
