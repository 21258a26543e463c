// A learning rate for each parameter, from the sizes of its past gradients.

import { FirstOrderOptimizer } from './first-order.js';
import type { OptimizerOptions, ParamGroup, Params } from './optimizer.js';
import { flag, notNegative, type Rule, share } from './rules.js';
import type { Transform } from './state.js';
import { addDecay, momentum, scaleByAdadelta, scaleByAdagrad, scaleByRms } from './transforms.js';

const common = { lr: notNegative, eps: notNegative };

/** How gradients are followed. */
export interface AdagradOptions extends OptimizerOptions {
  /** The learning rate becomes lr / (1 + (t − 1) · lrDecay). */
  lrDecay?: number;
  weightDecay?: number;
  /** What the sum of squares starts from. */
  initialAccumulatorValue?: number;
  eps?: number;
  /** Whether ε stands inside the root, √(Σ g² + ε), or outside. */
  epsInside?: boolean;
}

/**
 * w ← w − lr · g / (√Σ g² + ε), the sum over all steps so far (Duchi, Hazan & Singer, 2011). As `torch.optim.Adagrad`.
 * @throws {RangeError} when an option is out of its range
 */
export class Adagrad extends FirstOrderOptimizer<AdagradOptions> {
  constructor(params: Params<AdagradOptions>, options: AdagradOptions = {}) {
    const defaults = { lr: 0.01, lrDecay: 0, weightDecay: 0, initialAccumulatorValue: 0, eps: 1e-10, epsInside: false };
    const rest = { lrDecay: notNegative, weightDecay: notNegative, initialAccumulatorValue: notNegative };
    super(params, { ...defaults }, options, { ...common, ...rest, epsInside: flag });
  }

  protected chain(group: ParamGroup<AdagradOptions>): Transform[] {
    const { lrDecay, weightDecay, initialAccumulatorValue, eps, epsInside } = group;
    return [...addDecay(weightDecay), scaleByAdagrad(lrDecay, initialAccumulatorValue, eps, epsInside)];
  }
}

/** How gradients are followed. */
export interface RMSpropOptions extends OptimizerOptions {
  /** How much of the running mean of squares stays. */
  alpha?: number;
  eps?: number;
  /** Whether ε stands inside the root, √(v + ε), or outside. */
  epsInside?: boolean;
  weightDecay?: number;
  momentum?: number;
  /** Divides by the running standard deviation, not by the root mean square. */
  centered?: boolean;
  /** Looks ahead along the velocity; needs a momentum. */
  nesterov?: boolean;
}

const nesterovRule: Rule<RMSpropOptions> = {
  text: 'true or false; true needs a momentum above 0',
  holds: (x, { momentum }) => x === false || (x === true && momentum > 0),
};

/**
 * v ← α v + (1 − α) g², w ← w − lr · g / (√v + ε) (Hinton, lecture 6e, 2012). As `torch.optim.RMSprop`, and `nesterov`.
 * @throws {RangeError} when an option is out of its range
 */
export class RMSprop extends FirstOrderOptimizer<RMSpropOptions> {
  constructor(params: Params<RMSpropOptions>, options: RMSpropOptions = {}) {
    const forms = { epsInside: false, centered: false, nesterov: false };
    const rules = { alpha: share, weightDecay: notNegative, momentum: share };
    super(params, { lr: 0.01, eps: 1e-8, alpha: 0.99, weightDecay: 0, momentum: 0, ...forms }, options, {
      ...common,
      ...rules,
      epsInside: flag,
      centered: flag,
      nesterov: nesterovRule,
    });
  }

  protected chain(group: ParamGroup<RMSpropOptions>): Transform[] {
    const { alpha, eps, epsInside, centered, weightDecay, nesterov } = group;
    const scale = scaleByRms(alpha, eps, centered, epsInside);
    return [...addDecay(weightDecay), scale, ...momentum(group.momentum, 0, nesterov)];
  }
}

/** How gradients are followed. */
export interface AdadeltaOptions extends OptimizerOptions {
  /** How much of the running means of squares stays. */
  rho?: number;
  eps?: number;
  weightDecay?: number;
}

/**
 * Δ = √(u + ε) / √(v + ε) · g, w ← w − lr · Δ, with v and u the running means of g² and of Δ² (Zeiler, 2012). As
 * `torch.optim.Adadelta`.
 * @throws {RangeError} when an option is out of its range
 */
export class Adadelta extends FirstOrderOptimizer<AdadeltaOptions> {
  constructor(params: Params<AdadeltaOptions>, options: AdadeltaOptions = {}) {
    const defaults = { lr: 1, rho: 0.9, eps: 1e-6, weightDecay: 0 };
    super(params, { ...defaults }, options, { ...common, rho: share, weightDecay: notNegative });
  }

  protected chain({ rho, eps, weightDecay }: ParamGroup<AdadeltaOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByAdadelta(rho, eps)];
  }
}
