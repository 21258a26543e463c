// The parts that optimisers are made of: each turns a gradient g into something nearer to an update.

import { adam, blend } from '../engine/index.js';
import { pow } from '../math/index.js';
import type { Transform } from './state.js';

/** g + λ w: the gradient of λ/2 · |w|², which pulls weights towards 0. */
export function addDecay(weightDecay: number): Transform[] {
  return weightDecay === 0 ? [] : [({ values, parameter }) => blend(values, parameter, 1, weightDecay)];
}

/** factor · g */
export function scaleBy(factor: number): Transform {
  return ({ values }) => {
    for (let i = 0; i < values.length; i++) values[i]! *= factor;
  };
}

/** The name under which a velocity is remembered. */
export const velocityOf = 'momentumBuffer';

/**
 * The velocity v ← μ v + (1 − dampening) g, which starts as g; with `nesterov` g + μ v, a look ahead (Sutskever et al., 2013,
 * in PyTorch's form).
 */
export function momentum(mu: number, dampening: number, nesterov: boolean): Transform[] {
  if (mu === 0) return [];
  return [
    ({ values, step, remembered }) => {
      const velocity = remembered(velocityOf);
      blend(velocity, values, mu, step === 1 ? 1 : 1 - dampening);
      if (nesterov) blend(values, velocity, 1, mu);
      else values.set(velocity);
    },
  ];
}

export type Betas = readonly [beta1: number, beta2: number];

/** How Adam's update is formed. */
export interface AdamForm {
  betas: Betas;
  eps: number;
  /** Divides by the largest second moment so far (Reddi, Kale & Kumar, 2018). */
  amsgrad: boolean;
  /** Divides the moments, which start at 0, by 1 − βᵗ. */
  biasCorrection: boolean;
  /** √(v̂ + ε) in the place of √v̂ + ε. */
  epsInside: boolean;
}

/** The mean of the gradients over the root of the mean of their squares, both running and, at the start, corrected. */
export function scaleByAdam({ betas: [beta1, beta2], eps, amsgrad, biasCorrection, epsInside }: AdamForm): Transform {
  const corrections = (step: number) => (biasCorrection ? [1 - pow(beta1, step), 1 - pow(beta2, step)] : [1, 1]);
  if (!amsgrad && !epsInside)
    return ({ values, step, remembered }) => {
      const [k1, k2] = corrections(step) as [number, number];
      const [m0, v0, c1, c2] = [beta1, beta2, 1 / k1, 1 / Math.sqrt(k2)];
      adam(values, remembered('expAvg'), remembered('expAvgSq'), { m0, m1: 1 - m0, v0, v1: 1 - v0, c1, c2, eps });
    };
  return ({ values: g, step, remembered }) => {
    const [mean, squares] = [remembered('expAvg'), remembered('expAvgSq')];
    const most = amsgrad ? remembered('maxExpAvgSq') : squares;
    const [k1, k2] = corrections(step) as [number, number];
    for (let i = 0; i < g.length; i++) {
      const x = g[i]!;
      mean[i] = beta1 * mean[i]! + (1 - beta1) * x;
      squares[i] = beta2 * squares[i]! + (1 - beta2) * x * x;
      most[i] = Math.max(most[i]!, squares[i]!);
      g[i] = mean[i]! / k1 / (epsInside ? Math.sqrt(most[i]! / k2 + eps) : Math.sqrt(most[i]!) / Math.sqrt(k2) + eps);
    }
  };
}

/** Adam with Nesterov's look ahead: the mean as it will be after one more such gradient (Dozat, 2016). */
export function scaleByNadam([beta1, beta2]: Betas, eps: number, momentumDecay: number): Transform {
  const mu = (step: number) => beta1 * (1 - 0.5 * pow(0.96, step * momentumDecay));
  return ({ values: g, step, remembered }) => {
    const [mean, squares] = [remembered('expAvg'), remembered('expAvgSq')];
    const product = remembered('muProduct'); // of all μ so far, the same for all elements
    if (step === 1) product.fill(1);
    const [now, next, k2] = [mu(step), mu(step + 1), 1 - pow(beta2, step)];
    for (let i = 0; i < g.length; i++) {
      const x = g[i]!;
      mean[i] = beta1 * mean[i]! + (1 - beta1) * x;
      squares[i] = beta2 * squares[i]! + (1 - beta2) * x * x;
      product[i]! *= now;
      const ahead = ((1 - now) / (1 - product[i]!)) * x + (next / (1 - product[i]! * next)) * mean[i]!;
      g[i] = ahead / (Math.sqrt(squares[i]! / k2) + eps);
    }
  };
}

/** Adam that divides by how far gradients stray from their running mean, not by how large they are (Zhuang et al., 2020). */
export function scaleByAdaBelief([beta1, beta2]: Betas, eps: number): Transform {
  return ({ values: g, step, remembered }) => {
    const [mean, variance] = [remembered('expAvg'), remembered('expAvgVar')];
    const [k1, k2] = [1 - pow(beta1, step), 1 - pow(beta2, step)];
    for (let i = 0; i < g.length; i++) {
      const x = g[i]!;
      mean[i] = beta1 * mean[i]! + (1 - beta1) * x;
      const off = x - mean[i]!;
      variance[i] = beta2 * variance[i]! + (1 - beta2) * off * off + eps;
      g[i] = mean[i]! / k1 / (Math.sqrt(variance[i]! / k2) + eps);
    }
  };
}

/** √x + ε, or √(x + ε). */
const root = (x: number, eps: number, epsInside: boolean): number =>
  epsInside ? Math.sqrt(x + eps) : Math.sqrt(x) + eps;

/** The gradient over the root of the sum of all squares so far (Duchi et al., 2011). */
export function scaleByAdagrad(lrDecay: number, initial: number, eps: number, epsInside = false): Transform {
  return ({ values: g, step, remembered }) => {
    const sum = remembered('sum');
    if (step === 1) sum.fill(initial);
    const slower = 1 + (step - 1) * lrDecay;
    for (let i = 0; i < g.length; i++) {
      sum[i]! += g[i]! * g[i]!;
      g[i]! /= slower * root(sum[i]!, eps, epsInside);
    }
  };
}

/** The gradient over the root of the running mean of squares, or, centred, over the running standard deviation (Hinton, 2012). */
export function scaleByRms(alpha: number, eps: number, centered: boolean, epsInside = false): Transform {
  return ({ values: g, remembered }) => {
    const squares = remembered('squareAvg');
    const mean = centered ? remembered('gradAvg') : null;
    for (let i = 0; i < g.length; i++) {
      const x = g[i]!;
      squares[i] = alpha * squares[i]! + (1 - alpha) * x * x;
      if (mean) mean[i] = alpha * mean[i]! + (1 - alpha) * x;
      const variance = mean ? squares[i]! - mean[i]! * mean[i]! : squares[i]!;
      g[i] = x / root(variance, eps, epsInside);
    }
  };
}

/** The gradient times the root of the mean square of past updates over that of past gradients (Zeiler, 2012). */
export function scaleByAdadelta(rho: number, eps: number): Transform {
  return ({ values: g, remembered }) => {
    const [squares, updates] = [remembered('squareAvg'), remembered('accDelta')];
    for (let i = 0; i < g.length; i++) {
      const x = g[i]!;
      squares[i] = rho * squares[i]! + (1 - rho) * x * x;
      const delta = (Math.sqrt(updates[i]! + eps) / Math.sqrt(squares[i]! + eps)) * x;
      updates[i] = rho * updates[i]! + (1 - rho) * delta * delta;
      g[i] = delta;
    }
  };
}

/** Adam with the largest recent gradient in the place of the root mean square (Kingma & Ba, 2015, section 7.1). */
export function scaleByAdamax([beta1, beta2]: Betas, eps: number): Transform {
  return ({ values: g, step, remembered }) => {
    const [mean, most] = [remembered('expAvg'), remembered('expInf')];
    const corrected = 1 - pow(beta1, step);
    for (let i = 0; i < g.length; i++) {
      mean[i] = beta1 * mean[i]! + (1 - beta1) * g[i]!;
      most[i] = Math.max(beta2 * most[i]!, Math.abs(g[i]!) + eps);
      g[i] = mean[i]! / (corrected * most[i]!);
    }
  };
}

/** Adam whose divisor is left out until its variance can be told, and rectified then (Liu et al., 2020). */
export function scaleByRadam([beta1, beta2]: Betas, eps: number): Transform {
  return ({ values: g, step, remembered }) => {
    const [mean, squares] = [remembered('expAvg'), remembered('expAvgSq')];
    const [c1, c2] = [1 - pow(beta1, step), 1 - pow(beta2, step)];
    const most = 2 / (1 - beta2) - 1;
    const length = most - (2 * step * (1 - c2)) / c2;
    const part = (rho: number) => (rho - 4) * (rho - 2);
    const rectified = length > 5 ? Math.sqrt((part(length) * most) / (part(most) * length)) : 0;
    for (let i = 0; i < g.length; i++) {
      const x = g[i]!;
      mean[i] = beta1 * mean[i]! + (1 - beta1) * x;
      squares[i] = beta2 * squares[i]! + (1 - beta2) * x * x;
      const scale = length > 5 ? (rectified * Math.sqrt(c2)) / (Math.sqrt(squares[i]!) + eps) : 1;
      g[i] = (mean[i]! / c1) * scale;
    }
  };
}
