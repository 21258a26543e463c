import type { Tensor } from '../engine/index.js';
import { check, Optimizer, type OptimizerOptions, type ParamGroup, rules } from './optimizer.js';
import type { Transform } from './state.js';
import { addDecay, momentum } from './transforms.js';

/** How gradients are followed. */
export interface SGDOptions extends OptimizerOptions {
  /** μ: how much of the last velocity stays. */
  momentum?: number;
  /** How much of the gradient is left out of the velocity. */
  dampening?: number;
  /** λ: the factor of the penalty λ/2 · |w|². */
  weightDecay?: number;
  /** Looks ahead along the velocity; needs a momentum, and no dampening. */
  nesterov?: boolean;
}

/**
 * Stochastic gradient descent, w ← w − lr · g; with momentum v ← μ v + g, w ← w − lr · v. As `torch.optim.SGD`.
 * @throws {RangeError} when an option is out of its range
 * @example new SGD(parameters, { lr: 0.1, momentum: 0.9 })
 */
export class SGD extends Optimizer<SGDOptions> {
  constructor(params: Iterable<Tensor>, options: SGDOptions = {}) {
    const all = { lr: 1e-3, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, ...options };
    rules.rate('SGD', all.lr);
    rules.share('SGD', 'momentum', all.momentum);
    rules.positive('SGD', 'weightDecay', all.weightDecay);
    check('SGD', 'dampening', all.dampening, 'from 0 to 1', all.dampening >= 0 && all.dampening <= 1);
    if (all.nesterov)
      check(
        'SGD',
        'momentum',
        all.momentum,
        'above 0, and dampening 0, for nesterov',
        all.momentum > 0 && all.dampening === 0,
      );
    super(params, all);
  }

  protected chain(group: ParamGroup<SGDOptions>): Transform[] {
    return [...addDecay(group.weightDecay), ...momentum(group.momentum, group.dampening, group.nesterov)];
  }
}
