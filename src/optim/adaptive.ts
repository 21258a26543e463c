// A learning rate for each parameter, from the sizes of its past gradients.

import type { Tensor } from '../engine/index.js';
import { check, Optimizer, type OptimizerOptions, type ParamGroup, rules } from './optimizer.js';
import type { Transform } from './state.js';
import { addDecay, momentum, scaleByAdadelta, scaleByAdagrad, scaleByRms } from './transforms.js';

/** How gradients are followed. */
export interface AdagradOptions extends OptimizerOptions {
  /** The learning rate becomes lr / (1 + (t − 1) · lrDecay). */
  lrDecay?: number;
  weightDecay?: number;
  /** What the sum of squares starts from. */
  initialAccumulatorValue?: number;
  eps?: number;
}

/**
 * w ← w − lr · g / (√Σ g² + ε), the sum over all steps so far (Duchi, Hazan & Singer, 2011). As `torch.optim.Adagrad`.
 * @throws {RangeError} when an option is out of its range
 */
export class Adagrad extends Optimizer<AdagradOptions> {
  constructor(params: Iterable<Tensor>, options: AdagradOptions = {}) {
    const all = { lr: 0.01, lrDecay: 0, weightDecay: 0, initialAccumulatorValue: 0, eps: 1e-10, ...options };
    rules.rate('Adagrad', all.lr);
    for (const name of ['lrDecay', 'weightDecay', 'initialAccumulatorValue', 'eps'] as const)
      rules.positive('Adagrad', name, all[name]);
    super(params, all);
  }

  protected chain(group: ParamGroup<AdagradOptions>): Transform[] {
    const { lrDecay, weightDecay, initialAccumulatorValue, eps } = group;
    return [...addDecay(weightDecay), scaleByAdagrad(lrDecay, initialAccumulatorValue, eps)];
  }
}

/** How gradients are followed. */
export interface RMSpropOptions extends OptimizerOptions {
  /** How much of the running mean of squares stays. */
  alpha?: number;
  eps?: number;
  weightDecay?: number;
  momentum?: number;
  /** Divides by the running standard deviation, not by the root mean square. */
  centered?: boolean;
  /** Looks ahead along the velocity; needs a momentum. */
  nesterov?: boolean;
}

/**
 * v ← α v + (1 − α) g², w ← w − lr · g / (√v + ε) (Hinton, lecture 6e, 2012). As `torch.optim.RMSprop`, and `nesterov`.
 * @throws {RangeError} when an option is out of its range
 */
export class RMSprop extends Optimizer<RMSpropOptions> {
  constructor(params: Iterable<Tensor>, options: RMSpropOptions = {}) {
    const given = { lr: 0.01, alpha: 0.99, eps: 1e-8, weightDecay: 0, momentum: 0, centered: false, nesterov: false };
    const all = { ...given, ...options };
    rules.rate('RMSprop', all.lr);
    rules.share('RMSprop', 'alpha', all.alpha);
    rules.share('RMSprop', 'momentum', all.momentum);
    rules.positive('RMSprop', 'eps', all.eps);
    rules.positive('RMSprop', 'weightDecay', all.weightDecay);
    if (all.nesterov) check('RMSprop', 'momentum', all.momentum, 'above 0 for nesterov', all.momentum > 0);
    super(params, all);
  }

  protected chain(group: ParamGroup<RMSpropOptions>): Transform[] {
    const { alpha, eps, centered, weightDecay, nesterov } = group;
    return [...addDecay(weightDecay), scaleByRms(alpha, eps, centered), ...momentum(group.momentum, 0, nesterov)];
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
export class Adadelta extends Optimizer<AdadeltaOptions> {
  constructor(params: Iterable<Tensor>, options: AdadeltaOptions = {}) {
    const all = { lr: 1, rho: 0.9, eps: 1e-6, weightDecay: 0, ...options };
    rules.rate('Adadelta', all.lr);
    rules.share('Adadelta', 'rho', all.rho);
    rules.positive('Adadelta', 'eps', all.eps);
    rules.positive('Adadelta', 'weightDecay', all.weightDecay);
    super(params, all);
  }

  protected chain({ rho, eps, weightDecay }: ParamGroup<AdadeltaOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByAdadelta(rho, eps)];
  }
}
