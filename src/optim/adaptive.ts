// A learning rate for each parameter, from the sizes of its past gradients; the arithmetic is in transforms.ts.

import { notNegative, type Rule, share } from '../options/index.js';
import { chainOf } from './chain.js';
import { FirstOrderOptimizer } from './first-order.js';
import type { OptimizerOptions, Params } from './optimizer.js';
import {
  addDecayedWeights,
  type DecayOptions,
  type DeltaOptions,
  momentum,
  type RmsOptions,
  type SumOptions,
  scaleByAdadelta,
  scaleByAdagrad,
  scaleByRms,
} from './transforms.js';

/** How gradients are followed. */
export interface AdagradOptions extends OptimizerOptions, DecayOptions, SumOptions {}

/**
 * w ← w − lr · g / (√Σ g² + ε), the sum over all steps so far (Duchi, Hazan & Singer, 2011). As `torch.optim.Adagrad`.
 * @throws {RangeError} when an option is out of its range
 * @example new optim.Adagrad([w], { lr: 0.1 })
 */
export class Adagrad extends chainOf<AdagradOptions>([addDecayedWeights, scaleByAdagrad], { lr: 0.01 }) {}

/** How gradients are followed. */
export interface AdadeltaOptions extends OptimizerOptions, DecayOptions, DeltaOptions {}

/**
 * Δ = √(u + ε) / √(v + ε) · g, w ← w − lr · Δ, with v and u the running means of g² and of Δ² (Zeiler, 2012). As
 * `torch.optim.Adadelta`.
 * @throws {RangeError} when an option is out of its range
 * @example new optim.Adadelta([w], { rho: 0.95 })
 */
export class Adadelta extends chainOf<AdadeltaOptions>([addDecayedWeights, scaleByAdadelta], { lr: 1 }) {}

/** How gradients are followed. */
export interface RMSpropOptions extends OptimizerOptions, DecayOptions, RmsOptions {
  momentum?: number;
  /** Looks ahead along the velocity; needs a momentum. */
  nesterov?: boolean;
}

const nesterov: Rule<RMSpropOptions> = {
  text: 'true or false; true needs a momentum above 0',
  holds: (x, o) => x === false || (x === true && o.momentum > 0),
};
const defaults = { lr: 0.01, ...scaleByRms.defaults, ...addDecayedWeights.defaults, momentum: 0, nesterov: false };
const rules = { lr: notNegative, ...scaleByRms.rules, ...addDecayedWeights.rules, momentum: share, nesterov };

/**
 * v ← α v + (1 − α) g², w ← w − lr · g / (√v + ε) (Hinton, lecture 6e, 2012). As `torch.optim.RMSprop`, and `nesterov`.
 * @throws {RangeError} when an option is out of its range
 * @example new optim.RMSprop([w], { lr: 0.01, alpha: 0.9 })
 */
export class RMSprop extends FirstOrderOptimizer<RMSpropOptions> {
  constructor(params: Params<RMSpropOptions>, options: RMSpropOptions = {}) {
    super(params, defaults, options, rules, (group) => [
      addDecayedWeights.of(group),
      scaleByRms.of(group),
      momentum.of({ ...group, dampening: 0 }),
    ]);
  }
}
