import type { Tensor } from '../engine/index.js';
import { Optimizer, type OptimizerOptions, type ParamGroup, rules, type Transform } from './optimizer.js';
import { addDecay, scaleByAdam } from './transforms.js';

/** How gradients are followed. */
export interface AdamOptions extends OptimizerOptions {
  /** β₁ and β₂: how much of the running means of gradients and of their squares stays. */
  betas?: readonly [number, number];
  /** ε: keeps the divisor away from 0. */
  eps?: number;
  /** λ: the factor of the penalty λ/2 · |w|². */
  weightDecay?: number;
}

/**
 * Adam (Kingma & Ba 2015): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², both corrected for their start at 0,
 * m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), and w ← w − lr · m̂ / (√v̂ + ε). As `torch.optim.Adam`.
 * @throws {RangeError} when an option is out of its range
 * @example new Adam(parameters, { lr: 0.01 })
 */
export class Adam extends Optimizer<AdamOptions> {
  constructor(params: Iterable<Tensor>, options: AdamOptions = {}) {
    const all = { lr: 1e-3, betas: [0.9, 0.999] as const, eps: 1e-8, weightDecay: 0, ...options };
    rules.rate('Adam', all.lr);
    for (const [i, beta] of all.betas.entries()) rules.share('Adam', `betas[${i}]`, beta);
    rules.positive('Adam', 'eps', all.eps);
    rules.positive('Adam', 'weightDecay', all.weightDecay);
    super(params, all);
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<AdamOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByAdam(betas, eps)];
  }
}
