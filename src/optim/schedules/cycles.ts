// Schedules that go up and down. They set the rate: what else has changed it is undone, as in PyTorch.

import * as rules from '../../options/index.js';
import { messages } from '../messages.js';
import { ofGroup, type PerGroup, perGroup } from '../per-group.js';
import { formulaLR } from './formula-lr.js';
import * as formulas from './formulas.js';
import type { Schedulable } from './scheduler.js';

const { flag, fraction, notNegative, oneOf, optional, positive, positiveCount } = rules;

/**
 * Cosine annealing that starts anew after T0 epochs, after T0 · TMult more, … (SGDR; Loshchilov & Hutter, 2017).
 * @example new optim.lrScheduler.CosineAnnealingWarmRestarts(optimizer, { T0: 10, TMult: 2 })
 */
export class CosineAnnealingWarmRestarts extends formulaLR<formulas.WarmRestartsOptions>({
  defaults: { TMult: 1, etaMin: 0 },
  rules: () => ({ T0: positiveCount, TMult: positiveCount, etaMin: notNegative }),
  rate: (o, { t, base }) => formulas.warmRestarts(t, o, base),
}) {}

/** A momentum that goes down while the rate goes up: β₁ where there are betas. */
export interface CycledMomentum {
  cycleMomentum?: boolean;
  baseMomentum?: number;
  maxMomentum?: number;
}

const momentumRules = { baseMomentum: fraction, maxMomentum: fraction, cycleMomentum: flag };

/** How the one cycle goes. */
export interface OneCycleOptions extends formulas.PhaseOptions, CycledMomentum {
  /** One for all groups, or one for each. */
  maxLr: PerGroup<number>;
  /** The first rate is maxLr / divFactor, */
  divFactor?: number;
  /** and the last one the first / finalDivFactor. */
  finalDivFactor?: number;
}

const totalSteps: rules.Rule<OneCycleOptions> = {
  text: 'a whole number, 1 or more, or left out where epochs and stepsPerEpoch are given',
  holds: (x, { epochs, stepsPerEpoch }) =>
    x === undefined ? epochs !== undefined && stepsPerEpoch !== undefined : positiveCount.holds(x, {}),
};

/**
 * Up to a high rate and down to a very low one, in one training (Smith & Topin, 2018); one step for each batch.
 * @example new optim.lrScheduler.OneCycleLR(optimizer, { maxLr: 0.1, totalSteps: 1000, cycleMomentum: false })
 */
export class OneCycleLR extends formulaLR<OneCycleOptions>({
  defaults: {
    ...{ pctStart: 0.3, annealStrategy: 'cos', threePhase: false, divFactor: 25, finalDivFactor: 1e4 },
    ...{ cycleMomentum: true, baseMomentum: 0.85, maxMomentum: 0.95 },
  },
  rules: (optimizer) => ({
    ...{ maxLr: perGroup(positive, optimizer), divFactor: positive, finalDivFactor: positive },
    ...{ totalSteps, epochs: optional(positiveCount), stepsPerEpoch: optional(positiveCount), pctStart: rules.share },
    ...{ annealStrategy: oneOf('cos', 'linear'), threePhase: flag, ...momentumRules },
  }),
  // For other schedules, too, the first rate is that of the cycle, as in PyTorch.
  base: (o, group, number) => (group.initialLr = ofGroup(o.maxLr, number) / o.divFactor),
  rate(o, { t, base, group }) {
    if (t > formulas.stepsOf(o)) throw new RangeError(messages.cycleOver(formulas.stepsOf(o)));
    return formulas.oneCycle(t, o, base, ofGroup(o.maxLr, group), base / o.finalDivFactor);
  },
  momentum: (o, t) => (o.cycleMomentum ? formulas.oneCycle(t, o, o.maxMomentum, o.baseMomentum, o.maxMomentum) : null),
}) {}

/** How the cycles go. */
export interface CyclicOptions extends formulas.TriangleOptions, CycledMomentum {
  /** The rates between which they go, for all groups, or lists with one for each. */
  baseLr: PerGroup<number>;
  maxLr: PerGroup<number>;
}

/** What maxLr must be, for each of the groups. */
function aboveBase(optimizer: Schedulable): rules.Rule<CyclicOptions> {
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

/**
 * From baseLr to maxLr and back, again and again (Smith, 2017); one step for each batch.
 * @example new optim.lrScheduler.CyclicLR(optimizer, { baseLr: 0.001, maxLr: 0.1, cycleMomentum: false })
 */
export class CyclicLR extends formulaLR<CyclicOptions>({
  defaults: {
    ...{ stepSizeUp: 2000, mode: 'triangular', gamma: 1 },
    ...{ cycleMomentum: true, baseMomentum: 0.8, maxMomentum: 0.9 },
  },
  rules: (optimizer) => ({
    ...{ baseLr: perGroup(notNegative, optimizer), maxLr: aboveBase(optimizer) },
    ...{ stepSizeUp: positive, stepSizeDown: optional(positive) },
    ...{ mode: oneOf('triangular', 'triangular2', 'expRange'), gamma: positive, ...momentumRules },
  }),
  // For schedules that come later, the first rate is that of the cycle, as in PyTorch.
  base(o, group, number) {
    group.lr = ofGroup(o.baseLr, number);
    return (group.initialLr ??= group.lr);
  },
  rate: (o, { t, group }) => formulas.triangles(t, o, ofGroup(o.baseLr, group), ofGroup(o.maxLr, group)),
  momentum: (o, t) => (o.cycleMomentum ? formulas.triangles(t, o, o.maxMomentum, o.baseMomentum) : null),
}) {}
