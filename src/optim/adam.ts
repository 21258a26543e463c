// Adam and its relatives, as chains; the arithmetic of each is in transforms.ts.

import { chainOf } from './chain.js';
import type { OptimizerOptions } from './optimizer.js';
import {
  type AdamFormOptions,
  addDecayedWeights,
  type BetasOptions,
  type DecayOptions,
  type NAdamFormOptions,
  scaleByAdaBelief,
  scaleByAdam,
  scaleByAdamax,
  scaleByNAdam,
  scaleByRAdam,
} from './transforms.js';

/** What Adam's relatives have in common. */
export interface MomentsOptions extends OptimizerOptions, BetasOptions, DecayOptions {}

/** How Adam follows gradients. */
export interface AdamOptions extends MomentsOptions, AdamFormOptions {}

/** How NAdam follows gradients. */
export interface NAdamOptions extends MomentsOptions, NAdamFormOptions {}

/**
 * Adam (Kingma & Ba 2015): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², both corrected for their start at 0,
 * m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), and w ← w − lr · m̂ / (√v̂ + ε). As `torch.optim.Adam`.
 * @throws {RangeError} when an option is out of its range
 * @example new Adam(parameters, { lr: 0.01 })
 */
export class Adam extends chainOf<AdamOptions>([addDecayedWeights, scaleByAdam], { lr: 1e-3 }) {}

/**
 * Adam with the decay of weights apart from the gradient's scale, w ← w − lr (m̂ / (√v̂ + ε) + λ w) (Loshchilov & Hutter, 2019).
 * As `torch.optim.AdamW`, λ is 0.01 when left out.
 * @example new optim.AdamW([w], { lr: 0.01 })
 */
export class AdamW extends chainOf<AdamOptions>([scaleByAdam, addDecayedWeights], { lr: 1e-3, weightDecay: 0.01 }) {}

/**
 * Adam by the largest recent gradient: u ← max(β₂ u, |g| + ε), w ← w − lr · m̂ / u. As `torch.optim.Adamax`.
 * @example new optim.Adamax([w], { lr: 0.01 })
 */
export class Adamax extends chainOf<MomentsOptions>([addDecayedWeights, scaleByAdamax], { lr: 2e-3 }) {}

/**
 * Adam with Nesterov's momentum, m̂ = μₜ₊₁ m / (1 − Πμ up to t + 1) + (1 − μₜ) g / (1 − Πμ up to t) (Dozat, 2016). As
 * `torch.optim.NAdam`.
 * @example new optim.NAdam([w], { lr: 0.01 })
 */
export class NAdam extends chainOf<NAdamOptions>([addDecayedWeights, scaleByNAdam], { lr: 2e-3 }) {}

/**
 * Rectified Adam, which needs no warm-up (Liu et al., 2020). As `torch.optim.RAdam`.
 * @example new optim.RAdam([w], { lr: 0.01 })
 */
export class RAdam extends chainOf<MomentsOptions>([addDecayedWeights, scaleByRAdam], { lr: 1e-3 }) {}

/**
 * Adam that trusts a gradient the more, the nearer it is to the running mean: s ← β₂ s + (1 − β₂)(g − m)² + ε,
 * w ← w − lr · m̂ / (√ŝ + ε) (Zhuang et al., 2020, algorithm 2).
 * @example new optim.AdaBelief([w], { lr: 0.01 })
 */
export class AdaBelief extends chainOf<MomentsOptions>([addDecayedWeights, scaleByAdaBelief], { lr: 1e-3 }) {}
