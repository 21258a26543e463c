// The parts that optimisers are made of: each turns a gradient g into something nearer to an update.

import { adam, blend } from '../engine/index.js';
import { pow } from '../math/index.js';
import type { Transform } from './optimizer.js';

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
