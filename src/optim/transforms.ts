// The parts that optimisers are made of: each turns a gradient g into something nearer to an update.

import { adam, blend } from '../engine/index.js';
import { pow } from '../math/index.js';
import { finite, flag, fraction, listOf, notNegative, type Rule, share } from '../options/index.js';
import { identity, type Transform, type TransformKind, transformKind } from './transform.js';

/** λ, the factor of the penalty λ/2 · |w|². */
export interface DecayOptions {
  weightDecay?: number;
}

/** g + λ w: the gradient of λ/2 · |w|², which pulls weights towards 0. As `optax.add_decayed_weights`. */
export const addDecayedWeights: TransformKind<DecayOptions> = transformKind(
  'addDecayedWeights',
  { weightDecay: notNegative },
  { weightDecay: 0 },
  ({ weightDecay }: Required<DecayOptions>) =>
    weightDecay === 0
      ? identity
      : { state: {}, update: ({ values, parameter }) => blend(values, parameter, 1, weightDecay) },
);

/** factor · g. As `optax.scale`. */
export const scale: TransformKind<{ factor?: number }> = transformKind(
  'scale',
  { factor: finite },
  { factor: 1 },
  ({ factor }: Required<{ factor?: number }>) => ({
    state: {},
    update({ values }) {
      for (let i = 0; i < values.length; i++) values[i]! *= factor;
    },
  }),
);

/** How a velocity is formed. */
export interface MomentumOptions {
  /** μ: how much of the last velocity stays. */
  momentum?: number;
  /** How much of the gradient is left out of the velocity. */
  dampening?: number;
  /** Looks ahead along the velocity; needs a momentum, and no dampening. */
  nesterov?: boolean;
}

const nesterov: Rule<MomentumOptions> = {
  text: 'true or false; true needs a momentum above 0 and dampening 0',
  holds: (x, o) => x === false || (x === true && o.momentum > 0 && o.dampening === 0),
};

/**
 * The velocity v ← μ v + (1 − dampening) g, which starts as g; with `nesterov` g + μ v, a look ahead (Sutskever et al., 2013,
 * in PyTorch's form). As `optax.trace`.
 */
export const momentum: TransformKind<MomentumOptions> = transformKind(
  'momentum',
  { momentum: share, dampening: fraction, nesterov },
  { momentum: 0.9, dampening: 0, nesterov: false },
  ({ momentum: mu, dampening, nesterov }: Required<MomentumOptions>): Transform<'momentumBuffer'> => {
    if (mu === 0) return identity;
    return {
      state: { momentumBuffer: 0 },
      update({ values, step, state: { momentumBuffer: velocity } }) {
        blend(velocity, values, mu, step === 1 ? 1 : 1 - dampening);
        if (nesterov) blend(values, velocity, 1, mu);
        else values.set(velocity);
      },
    };
  },
);

export type Betas = readonly [beta1: number, beta2: number];

/** What Adam's relatives have in common. */
export interface BetasOptions {
  /** β₁ and β₂: how much of the running means of gradients and of their squares stays. */
  betas?: Betas;
  /** ε: keeps the divisor away from 0. */
  eps?: number;
}

const moments = { betas: [0.9, 0.999] as Betas, eps: 1e-8 };
const momentsRules = { betas: listOf(share, 2), eps: notNegative };

/** How Adam's update is formed. */
export interface AdamFormOptions extends BetasOptions {
  /** Divides by the largest second moment so far, so that steps never grow (Reddi, Kale & Kumar, 2018). */
  amsgrad?: boolean;
  /** False leaves the moments as they are, too small in the first steps: the divisor more so than the dividend. */
  biasCorrection?: boolean;
  /** Whether ε stands inside the root, √(v̂ + ε), or, as in the paper, outside, √v̂ + ε. */
  epsInside?: boolean;
}

/**
 * m̂ / (√v̂ + ε): the mean of the gradients over the root of the mean of their squares, m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g²,
 * both corrected for their start at 0, m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) (Kingma & Ba, 2015). As `optax.scale_by_adam`; the
 * arithmetic is that of `engine/kernels/updates.ts`.
 */
export const scaleByAdam: TransformKind<AdamFormOptions> = transformKind(
  'scaleByAdam',
  { ...momentsRules, amsgrad: flag, biasCorrection: flag, epsInside: flag },
  { ...moments, amsgrad: false, biasCorrection: true, epsInside: false },
  ({ betas: [beta1, beta2], eps, amsgrad, biasCorrection, epsInside }: Required<AdamFormOptions>) => ({
    state: { expAvg: 0, expAvgSq: 0, ...(amsgrad && { maxExpAvgSq: 0 }) },
    update({ values, step, state: { expAvg, expAvgSq, maxExpAvgSq } }) {
      const [k1, k2] = biasCorrection ? [1 - pow(beta1, step), 1 - pow(beta2, step)] : [1, 1];
      const factors = { m0: beta1, m1: 1 - beta1, v0: beta2, v1: 1 - beta2, c1: 1 / k1, c2: 1 / Math.sqrt(k2) };
      adam(values, expAvg, expAvgSq, { ...factors, eps, epsInside }, amsgrad ? maxExpAvgSq : expAvgSq);
    },
  }),
);

/** What NAdam adds to the options of its relatives. */
export interface NAdamFormOptions extends BetasOptions {
  /** ψ in μₜ = β₁ (1 − 0.96^(tψ) / 2), the momentum that grows towards β₁. */
  momentumDecay?: number;
}

/** Adam with Nesterov's look ahead: the mean as it will be after one more such gradient (Dozat, 2016). */
export const scaleByNAdam: TransformKind<NAdamFormOptions> = transformKind(
  'scaleByNAdam',
  { ...momentsRules, momentumDecay: notNegative },
  { ...moments, momentumDecay: 4e-3 },
  ({ betas: [beta1, beta2], eps, momentumDecay }: Required<NAdamFormOptions>) => ({
    state: { expAvg: 0, expAvgSq: 0, muProduct: 1 }, // the product of all μ so far is the same for all elements
    update({ values: g, step, state: { expAvg: mean, expAvgSq: squares, muProduct: product } }) {
      const mu = (step: number) => beta1 * (1 - 0.5 * pow(0.96, step * momentumDecay));
      const [now, next, k2] = [mu(step), mu(step + 1), 1 - pow(beta2, step)];
      for (let i = 0; i < g.length; i++) {
        const x = g[i]!;
        mean[i] = beta1 * mean[i]! + (1 - beta1) * x;
        squares[i] = beta2 * squares[i]! + (1 - beta2) * x * x;
        product[i]! *= now;
        const ahead = ((1 - now) / (1 - product[i]!)) * x + (next / (1 - product[i]! * next)) * mean[i]!;
        g[i] = ahead / (Math.sqrt(squares[i]! / k2) + eps);
      }
    },
  }),
);

/** Adam that divides by how far gradients stray from their running mean, not by how large they are (Zhuang et al., 2020). */
export const scaleByAdaBelief: TransformKind<BetasOptions> = transformKind(
  'scaleByAdaBelief',
  momentsRules,
  moments,
  ({ betas: [beta1, beta2], eps }: Required<BetasOptions>) => ({
    state: { expAvg: 0, expAvgVar: 0 },
    update({ values: g, step, state: { expAvg: mean, expAvgVar: variance } }) {
      const [k1, k2] = [1 - pow(beta1, step), 1 - pow(beta2, step)];
      for (let i = 0; i < g.length; i++) {
        const x = g[i]!;
        mean[i] = beta1 * mean[i]! + (1 - beta1) * x;
        const off = x - mean[i]!;
        variance[i] = beta2 * variance[i]! + (1 - beta2) * off * off + eps;
        g[i] = mean[i]! / k1 / (Math.sqrt(variance[i]! / k2) + eps);
      }
    },
  }),
);

/** Adam with the largest recent gradient in the place of the root mean square (Kingma & Ba, 2015, section 7.1). */
export const scaleByAdamax: TransformKind<BetasOptions> = transformKind(
  'scaleByAdamax',
  momentsRules,
  moments,
  ({ betas: [beta1, beta2], eps }: Required<BetasOptions>) => ({
    state: { expAvg: 0, expInf: 0 },
    update({ values: g, step, state: { expAvg: mean, expInf: most } }) {
      const corrected = 1 - pow(beta1, step);
      for (let i = 0; i < g.length; i++) {
        mean[i] = beta1 * mean[i]! + (1 - beta1) * g[i]!;
        most[i] = Math.max(beta2 * most[i]!, Math.abs(g[i]!) + eps);
        g[i] = mean[i]! / (corrected * most[i]!);
      }
    },
  }),
);

/** Adam whose divisor is left out until its variance can be told, and rectified then (Liu et al., 2020). */
export const scaleByRAdam: TransformKind<BetasOptions> = transformKind(
  'scaleByRAdam',
  momentsRules,
  moments,
  ({ betas: [beta1, beta2], eps }: Required<BetasOptions>) => ({
    state: { expAvg: 0, expAvgSq: 0 },
    update({ values: g, step, state: { expAvg: mean, expAvgSq: squares } }) {
      const [c1, c2] = [1 - pow(beta1, step), 1 - pow(beta2, step)];
      const most = 2 / (1 - beta2) - 1;
      const length = most - (2 * step * (1 - c2)) / c2;
      const product = (rho: number) => (rho - 4) * (rho - 2);
      const rectified = length > 5 ? Math.sqrt((product(length) * most) / (product(most) * length)) : 0;
      for (let i = 0; i < g.length; i++) {
        const x = g[i]!;
        mean[i] = beta1 * mean[i]! + (1 - beta1) * x;
        squares[i] = beta2 * squares[i]! + (1 - beta2) * x * x;
        const part = length > 5 ? (rectified * Math.sqrt(c2)) / (Math.sqrt(squares[i]!) + eps) : 1;
        g[i] = (mean[i]! / c1) * part;
      }
    },
  }),
);

/** √x + ε, or √(x + ε). */
const root = (x: number, eps: number, epsInside: boolean): number =>
  epsInside ? Math.sqrt(x + eps) : Math.sqrt(x) + eps;

/** How the sum of squares is formed. */
export interface SumOptions {
  /** The learning rate becomes lr / (1 + (t − 1) · lrDecay). */
  lrDecay?: number;
  /** What the sum of squares starts from. */
  initialAccumulatorValue?: number;
  eps?: number;
  /** Whether ε stands inside the root, √(Σ g² + ε), or outside. */
  epsInside?: boolean;
}

/** The gradient over the root of the sum of all squares so far (Duchi et al., 2011). As `optax.scale_by_rss`. */
export const scaleByAdagrad: TransformKind<SumOptions> = transformKind(
  'scaleByAdagrad',
  { lrDecay: notNegative, initialAccumulatorValue: notNegative, eps: notNegative, epsInside: flag },
  { lrDecay: 0, initialAccumulatorValue: 0, eps: 1e-10, epsInside: false },
  ({ lrDecay, initialAccumulatorValue, eps, epsInside }: Required<SumOptions>) => ({
    state: { sum: initialAccumulatorValue },
    update({ values: g, step, state: { sum } }) {
      const slower = 1 + (step - 1) * lrDecay;
      for (let i = 0; i < g.length; i++) {
        sum[i]! += g[i]! * g[i]!;
        g[i]! /= slower * root(sum[i]!, eps, epsInside);
      }
    },
  }),
);

/** How the running mean of squares is formed. */
export interface RmsOptions {
  /** How much of the running mean of squares stays. */
  alpha?: number;
  eps?: number;
  /** Whether ε stands inside the root, √(v + ε), or outside. */
  epsInside?: boolean;
  /** Divides by the running standard deviation, not by the root mean square. */
  centered?: boolean;
}

/**
 * The gradient over the root of the running mean of squares, or, centred, over the running standard deviation (Hinton, 2012). As
 * `optax.scale_by_rms` and `scale_by_stddev`.
 */
export const scaleByRms: TransformKind<RmsOptions> = transformKind(
  'scaleByRms',
  { alpha: share, eps: notNegative, epsInside: flag, centered: flag },
  { alpha: 0.99, eps: 1e-8, epsInside: false, centered: false },
  ({ alpha, eps, epsInside, centered }: Required<RmsOptions>) => ({
    state: { squareAvg: 0, ...(centered && { gradAvg: 0 }) },
    update({ values: g, state: { squareAvg: squares, gradAvg } }) {
      const mean = centered ? gradAvg : null;
      for (let i = 0; i < g.length; i++) {
        const x = g[i]!;
        squares[i] = alpha * squares[i]! + (1 - alpha) * x * x;
        if (mean) mean[i] = alpha * mean[i]! + (1 - alpha) * x;
        const variance = mean ? squares[i]! - mean[i]! * mean[i]! : squares[i]!;
        g[i] = x / root(variance, eps, epsInside);
      }
    },
  }),
);

/** How the running means of squares are formed. */
export interface DeltaOptions {
  /** How much of the running means of squares stays. */
  rho?: number;
  eps?: number;
}

/** The gradient times the root of the mean square of past updates over that of past gradients (Zeiler, 2012). */
export const scaleByAdadelta: TransformKind<DeltaOptions> = transformKind(
  'scaleByAdadelta',
  { rho: share, eps: notNegative },
  { rho: 0.9, eps: 1e-6 },
  ({ rho, eps }: Required<DeltaOptions>) => ({
    state: { squareAvg: 0, accDelta: 0 },
    update({ values: g, state: { squareAvg: squares, accDelta: updates } }) {
      for (let i = 0; i < g.length; i++) {
        const x = g[i]!;
        squares[i] = rho * squares[i]! + (1 - rho) * x * x;
        const delta = (Math.sqrt(updates[i]! + eps) / Math.sqrt(squares[i]! + eps)) * x;
        updates[i] = rho * updates[i]! + (1 - rho) * delta * delta;
        g[i] = delta;
      }
    },
  }),
);
