// Decorrelated batch normalisation.

import { eye, noGrad, ones, ShapeError, type Tensor, zeros } from '../../engine/index.js';
import { messages } from '../messages.js';
import { aTensor, checked, flag, fraction, notNegative, type Rules, size } from '../options.js';

/** What decorrelated batch normalisation is told. */
export interface DecorrelatedBatchNormOptions {
  /** Running mean [C] and running Σ^(−½) [C, C]: brought up to date in training, used otherwise. */
  runningMean?: Tensor;
  runningWhitening?: Tensor;
  /** γ, [C]. */
  weight?: Tensor;
  /** β, [C]. */
  bias?: Tensor;
  /** Whether the batch's own mean and covariance are used, as in training. */
  training?: boolean;
  /** The share of the batch in the running values. */
  momentum?: number;
  /** What is added to each variance. */
  eps?: number;
  iterations?: number;
}

const rules: Rules<DecorrelatedBatchNormOptions> = {
  runningMean: aTensor,
  runningWhitening: aTensor,
  weight: aTensor,
  bias: aTensor,
  training: flag,
  momentum: fraction,
  eps: notNegative,
  iterations: size,
};

/**
 * Mean 0, variance 1 and correlation 0 for the channels of [N, C, …], by γ Σ^(−½) (x − μ) + β (ZCA; Huang et al., 2018).
 * Σ^(−½) comes from Newton's and Schulz's iteration for Y → Σ^½ and Z → Σ^(−½), through which gradients flow, as in Huang et al.
 * (2019): F = (3 I − Z Y) / 2, Y ← Y F, Z ← F Z.
 * @throws {ShapeError} when there are fewer than two dimensions
 */
export function decorrelatedBatchNorm(x: Tensor, options: DecorrelatedBatchNormOptions = {}): Tensor {
  const { runningMean, runningWhitening, weight, bias } = checked('decorrelatedBatchNorm', options, rules);
  const { training = false, momentum = 0.1, eps = 1e-3, iterations = 20 } = options;
  const channels = x.shape[1];
  if (channels === undefined) throw new ShapeError(messages.batch('decorrelatedBatchNorm', x.shape));
  const order = [0, ...x.shape.keys()].filter((d, i) => i === 0 || d > 1);
  const last = [...order, 1];
  const rows = x.permute(last);
  const flat = rows.reshape([-1, channels]);
  let [mean, whitening] = [runningMean, runningWhitening];
  if (training || !mean || !whitening) {
    mean = flat.mean({ dim: 0 });
    whitening = inverseRoot(flat.sub(mean), eps, iterations);
    if (training && runningMean && runningWhitening) {
      blendInto(runningMean, mean, momentum);
      blendInto(runningWhitening, whitening, momentum);
    }
  }
  const like = { dtype: x.dtype };
  const [gamma, beta] = [weight ?? ones([channels], like), bias ?? zeros([channels], like)];
  const back = x.shape.map((_, d) => last.indexOf(d));
  return flat.sub(mean).matmul(whitening).mul(gamma).add(beta).reshape(rows.shape).permute(back);
}

/** Σ^(−½) of the covariance, plus ε, of rows whose mean is 0. */
function inverseRoot(centred: Tensor, eps: number, iterations: number): Tensor {
  const [rows, channels] = centred.shape as [number, number];
  const identity = eye(channels, { dtype: centred.dtype });
  const covariance = centred.T.matmul(centred).div(rows).add(identity.mul(eps));
  const trace = covariance.mul(identity).sum();
  let [root, inverse] = [covariance.div(trace), identity];
  for (let i = 0; i < iterations; i++) {
    const factor = identity.mul(3).sub(inverse.matmul(root)).mul(0.5);
    [root, inverse] = [root.matmul(factor), factor.matmul(inverse)];
  }
  return inverse.div(trace.sqrt());
}

/** running ← (1 − momentum) running + momentum · values */
function blendInto(running: Tensor, values: Tensor, momentum: number): void {
  noGrad(() => running.mul_(1 - momentum).add_(values.to(running.dtype).mul(momentum)));
}
