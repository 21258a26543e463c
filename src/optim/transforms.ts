// The parts that optimisers are made of: each turns a gradient g into something nearer to an update.

import { adam, blend } from '../engine/index.js';
import { pow } from '../math/index.js';
import type { Transform } from './state.js';

/** g + λ w: the gradient of λ/2 · |w|², which pulls weights towards 0. */
export function addDecay(weightDecay: number): Transform[] {
  return weightDecay === 0 ? [] : [({ values, parameter }) => blend(values, parameter, 1, weightDecay)];
}

/**
 * The velocity v ← μ v + (1 − dampening) g, which starts as g; with `nesterov` g + μ v, a look ahead (Sutskever et al., 2013,
 * in PyTorch's form).
 */
export function momentum(mu: number, dampening: number, nesterov: boolean): Transform[] {
  if (mu === 0) return [];
  return [
    ({ values, step, remembered }) => {
      const velocity = remembered('momentumBuffer');
      blend(velocity, values, mu, step === 1 ? 1 : 1 - dampening);
      if (nesterov) blend(values, velocity, 1, mu);
      else values.set(velocity);
    },
  ];
}

/** The mean of the gradients over the root of the mean of their squares, both running and, at the start, corrected. */
export function scaleByAdam([beta1, beta2]: readonly [number, number], eps: number): Transform {
  return ({ values, step, remembered }) =>
    adam(values, remembered('expAvg'), remembered('expAvgSq'), {
      m0: beta1,
      m1: 1 - beta1,
      v0: beta2,
      v1: 1 - beta2,
      c1: 1 / (1 - pow(beta1, step)),
      c2: 1 / Math.sqrt(1 - pow(beta2, step)),
      eps,
    });
}

/** The gradient over the root of the sum of all squares so far (Duchi et al., 2011). */
export function scaleByAdagrad(lrDecay: number, initial: number, eps: number): Transform {
  return ({ values: g, step, remembered }) => {
    const sum = remembered('sum');
    if (step === 1) sum.fill(initial);
    const slower = 1 + (step - 1) * lrDecay;
    for (let i = 0; i < g.length; i++) {
      sum[i]! += g[i]! * g[i]!;
      g[i]! /= slower * (Math.sqrt(sum[i]!) + eps);
    }
  };
}

/** The gradient over the root of the running mean of squares, or, centred, over the running standard deviation (Hinton, 2012). */
export function scaleByRms(alpha: number, eps: number, centered: boolean): Transform {
  return ({ values: g, remembered }) => {
    const squares = remembered('squareAvg');
    const mean = centered ? remembered('gradAvg') : null;
    for (let i = 0; i < g.length; i++) {
      const x = g[i]!;
      squares[i] = alpha * squares[i]! + (1 - alpha) * x * x;
      if (mean) mean[i] = alpha * mean[i]! + (1 - alpha) * x;
      const variance = mean ? squares[i]! - mean[i]! * mean[i]! : squares[i]!;
      g[i] = x / (Math.sqrt(variance) + eps);
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
export function scaleByAdamax([beta1, beta2]: readonly [number, number], eps: number): Transform {
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
export function scaleByRadam([beta1, beta2]: readonly [number, number], eps: number): Transform {
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
