// Adam and its relatives.

import { FirstOrderOptimizer } from './first-order.js';
import type { OptimizerOptions, ParamGroup, Params } from './optimizer.js';
import { flag, notNegative, shares } from './rules.js';
import type { Transform } from './state.js';
import {
  addDecay,
  type Betas,
  scaleByAdaBelief,
  scaleByAdam,
  scaleByAdamax,
  scaleByNadam,
  scaleByRadam,
} from './transforms.js';

/** What Adam's relatives have in common. */
export interface MomentsOptions extends OptimizerOptions {
  /** β₁ and β₂: how much of the running means of gradients and of their squares stays. */
  betas?: Betas;
  /** ε: keeps the divisor away from 0. */
  eps?: number;
  /** λ: the factor of the penalty λ/2 · |w|². */
  weightDecay?: number;
}

/** How Adam follows gradients. */
export interface AdamOptions extends MomentsOptions {
  /** Divides by the largest second moment so far, so that steps never grow (Reddi, Kale & Kumar, 2018). */
  amsgrad?: boolean;
  /** False leaves the moments as they are, too small in the first steps: the divisor more so than the dividend. */
  biasCorrection?: boolean;
  /** Whether ε stands inside the root, √(v̂ + ε), or, as in the paper, outside, √v̂ + ε. */
  epsInside?: boolean;
}

const defaults = { lr: 1e-3, betas: [0.9, 0.999] as Betas, eps: 1e-8, weightDecay: 0 };
const forms = { amsgrad: false, biasCorrection: true, epsInside: false };
const rules = { lr: notNegative, betas: shares, eps: notNegative, weightDecay: notNegative };
const formRules = { ...rules, amsgrad: flag, biasCorrection: flag, epsInside: flag };

/**
 * Adam (Kingma & Ba 2015): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², both corrected for their start at 0,
 * m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), and w ← w − lr · m̂ / (√v̂ + ε). As `torch.optim.Adam`.
 * @throws {RangeError} when an option is out of its range
 * @example new Adam(parameters, { lr: 0.01 })
 */
export class Adam extends FirstOrderOptimizer<AdamOptions> {
  constructor(params: Params<AdamOptions>, options: AdamOptions = {}) {
    super(params, { ...defaults, ...forms }, options, formRules);
  }

  protected chain(group: ParamGroup<AdamOptions>): Transform[] {
    return [...addDecay(group.weightDecay), scaleByAdam(group)];
  }
}

/**
 * Adam with the decay of weights apart from the gradient's scale, w ← w − lr (m̂ / (√v̂ + ε) + λ w) (Loshchilov & Hutter, 2019).
 * As `torch.optim.AdamW`, λ is 0.01 when left out.
 */
export class AdamW extends FirstOrderOptimizer<AdamOptions> {
  constructor(params: Params<AdamOptions>, options: AdamOptions = {}) {
    super(params, { ...defaults, ...forms, weightDecay: 0.01 }, options, formRules);
  }

  protected chain(group: ParamGroup<AdamOptions>): Transform[] {
    return [scaleByAdam(group), ...addDecay(group.weightDecay)];
  }
}

/** Adam by the largest recent gradient: u ← max(β₂ u, |g| + ε), w ← w − lr · m̂ / u. As `torch.optim.Adamax`. */
export class Adamax extends FirstOrderOptimizer<MomentsOptions> {
  constructor(params: Params<MomentsOptions>, options: MomentsOptions = {}) {
    super(params, { ...defaults, lr: 2e-3 }, options, rules);
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<MomentsOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByAdamax(betas, eps)];
  }
}

/** How NAdam follows gradients. */
export interface NAdamOptions extends MomentsOptions {
  /** ψ in μₜ = β₁ (1 − 0.96^(tψ) / 2), the momentum that grows towards β₁. */
  momentumDecay?: number;
}

/**
 * Adam with Nesterov's momentum, m̂ = μₜ₊₁ m / (1 − Πμ up to t + 1) + (1 − μₜ) g / (1 − Πμ up to t) (Dozat, 2016). As
 * `torch.optim.NAdam`.
 */
export class NAdam extends FirstOrderOptimizer<NAdamOptions> {
  constructor(params: Params<NAdamOptions>, options: NAdamOptions = {}) {
    super(params, { ...defaults, lr: 2e-3, momentumDecay: 4e-3 }, options, { ...rules, momentumDecay: notNegative });
  }

  protected chain({ betas, eps, weightDecay, momentumDecay }: ParamGroup<NAdamOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByNadam(betas, eps, momentumDecay)];
  }
}

/** Rectified Adam, which needs no warm-up (Liu et al., 2020). As `torch.optim.RAdam`. */
export class RAdam extends FirstOrderOptimizer<MomentsOptions> {
  constructor(params: Params<MomentsOptions>, options: MomentsOptions = {}) {
    super(params, { ...defaults }, options, rules);
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<MomentsOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByRadam(betas, eps)];
  }
}

/**
 * Adam that trusts a gradient the more, the nearer it is to the running mean: s ← β₂ s + (1 − β₂)(g − m)² + ε,
 * w ← w − lr · m̂ / (√ŝ + ε) (Zhuang et al., 2020, algorithm 2).
 */
export class AdaBelief extends FirstOrderOptimizer<MomentsOptions> {
  constructor(params: Params<MomentsOptions>, options: MomentsOptions = {}) {
    super(params, { ...defaults }, options, rules);
  }

  protected chain({ betas, eps, weightDecay }: ParamGroup<MomentsOptions>): Transform[] {
    return [...addDecay(weightDecay), scaleByAdaBelief(betas, eps)];
  }
}
