// Adam and its relatives.

import type { Tensor } from '../engine/index.js';
import { Optimizer, type OptimizerOptions, type ParamGroup, rules } from './optimizer.js';
import type { Transform } from './state.js';
import { addDecay, scaleByAdam, scaleByAdamax, scaleByRadam } from './transforms.js';

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
    super(params, checked('Adam', { ...defaults, ...options }));
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<AdamOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByAdam(betas, eps)];
  }
}

/**
 * Adam with the decay of weights apart from the gradient's scale, w ← w − lr (m̂ / (√v̂ + ε) + λ w) (Loshchilov & Hutter, 2019).
 * As `torch.optim.AdamW`, λ is 0.01 when left out.
 */
export class AdamW extends Optimizer<AdamOptions> {
  constructor(params: Iterable<Tensor>, options: AdamOptions = {}) {
    super(params, checked('AdamW', { ...defaults, weightDecay: 0.01, ...options }));
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<AdamOptions>): Transform[] {
    return [scaleByAdam(betas, eps), ...addDecay(weightDecay)];
  }
}

/** Adam by the largest recent gradient: u ← max(β₂ u, |g| + ε), w ← w − lr · m̂ / u. As `torch.optim.Adamax`. */
export class Adamax extends Optimizer<AdamOptions> {
  constructor(params: Iterable<Tensor>, options: AdamOptions = {}) {
    super(params, checked('Adamax', { ...defaults, lr: 2e-3, ...options }));
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<AdamOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByAdamax(betas, eps)];
  }
}

/** Rectified Adam, which needs no warm-up (Liu et al., 2020). As `torch.optim.RAdam`. */
export class RAdam extends Optimizer<AdamOptions> {
  constructor(params: Iterable<Tensor>, options: AdamOptions = {}) {
    super(params, checked('RAdam', { ...defaults, ...options }));
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<AdamOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByRadam(betas, eps)];
  }
}

const defaults = { lr: 1e-3, betas: [0.9, 0.999] as const, eps: 1e-8, weightDecay: 0 };

function checked(op: string, options: Required<AdamOptions>): Required<AdamOptions> {
  rules.rate(op, options.lr);
  for (const [i, beta] of options.betas.entries()) rules.share(op, `betas[${i}]`, beta);
  rules.positive(op, 'eps', options.eps);
  rules.positive(op, 'weightDecay', options.weightDecay);
  return options;
}
