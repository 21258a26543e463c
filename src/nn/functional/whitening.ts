// Decorrelated batch normalisation.

import { eye, noGrad, ShapeError, type Tensor } from '../../engine/index.js';
import { checked, flag, fraction, notNegative, positiveCount, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aTensor, checkInput } from '../options.js';

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
  /** How many steps the iteration takes at most. */
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
  iterations: positiveCount,
};

/**
 * Mean 0, variance 1 and correlation 0 for the channels of [N, C, …], by γ Σ^(−½) (x − μ) + β (ZCA; Huang et al., 2018).
 *
 * Σ^(−½) comes from Newton's and Schulz's iteration for Y → Σ^½ and Z → Σ^(−½), through which gradients flow, as in Huang et al.
 * (2019): F = (3 I − Z Y) / 2, Y ← Y F, Z ← F Z. It ends when ‖Z Y − I‖ falls no more, or after `iterations` steps, 60 when left out:
 * an eigenvalue of Σ that is the share r of all together takes about ln(1/r) / ln(9/4) + 6. What float32 does not bring to the identity
 * to within 1e-4 is computed again in float64, where each direction has variance 1 to within about 1e-15 / r; one whose r is below
 * 1e-15 is lost in roundings.
 * @throws {ShapeError} when there are fewer than two dimensions, or a single value in a channel whose own variance is used
 * @example
 * const white = decorrelatedBatchNorm(randn([100, 3]), { training: true, eps: 0 });
 * white.T.matmul(white).div(100).allclose(eye(3), { atol: 1e-4 }) // true
 */
export function decorrelatedBatchNorm(x: Tensor, options?: DecorrelatedBatchNormOptions): Tensor {
  checkInput('decorrelatedBatchNorm', x);
  const given = checked('decorrelatedBatchNorm', options, rules);
  const { runningMean, runningWhitening, weight, bias } = given;
  const { training = false, momentum = 0.1, eps = 1e-3, iterations = 60 } = given;
  const channels = x.shape[1];
  const ofBatch = training || !runningMean || !runningWhitening;
  if (channels === undefined || (ofBatch && x.numel() < 2 * channels))
    throw new ShapeError(messages.batch('decorrelatedBatchNorm', x.shape));
  const order = [0, ...x.shape.keys()].filter((d, i) => i === 0 || d > 1);
  const last = [...order, 1];
  const rows = x.permute(last);
  const flat = rows.reshape([-1, channels]);
  const own = ofBatch ? whitened(flat, eps, iterations) : null;
  if (training && own && runningMean && runningWhitening) {
    blendInto(runningMean, own.mean, momentum);
    blendInto(runningWhitening, own.whitening, momentum);
  }
  const white = own ? own.white.to(x.dtype) : flat.sub(runningMean!).matmul(runningWhitening!);
  const scaled = weight ? white.mul(weight) : white;
  const shifted = bias ? scaled.add(bias) : scaled;
  return shifted.reshape(rows.shape).permute(x.shape.map((_, d) => last.indexOf(d)));
}

/** Rows with mean 0 and covariance I, and what they were made so with. */
interface Whitened {
  readonly white: Tensor;
  readonly mean: Tensor;
  readonly whitening: Tensor;
}

function whitened(rows: Tensor, eps: number, iterations: number): Whitened {
  const attempt = (x: Tensor): Whitened => {
    const mean = x.mean({ dim: 0 });
    const centred = x.sub(mean);
    const whitening = inverseRoot(centred, eps, iterations);
    return { white: centred.matmul(whitening), mean, whitening };
  };
  const first = attempt(rows);
  return rows.dtype === 'float64' || defect(first, eps) < 1e-4 ? first : attempt(rows.to('float64'));
}

/** The largest element of |Σ^(−½) (Σ + ε I) Σ^(−½) − I|, Σ the covariance of the rows themselves. */
function defect({ white, whitening }: Whitened, eps: number): number {
  return noGrad(() => {
    const covariance = white.T.matmul(white).div(white.shape[0]!);
    const withEps = covariance.add(whitening.matmul(whitening).mul(eps));
    return withEps.sub(eye(withEps.shape[0]!)).abs().amax().item();
  });
}

/** Σ^(−½) of the covariance, plus ε, of rows whose mean is 0. */
function inverseRoot(centred: Tensor, eps: number, iterations: number): Tensor {
  const [rows, channels] = centred.shape as [number, number];
  const identity = eye(channels, { dtype: centred.dtype });
  const covariance = centred.T.matmul(centred).div(rows).add(identity.mul(eps));
  const trace = covariance.mul(identity).sum();
  let [root, inverse] = [covariance.div(trace), identity];
  for (let i = 0, last = Number.POSITIVE_INFINITY; i < iterations; i++) {
    const product = inverse.matmul(root);
    const distance = product.detach().sub(identity).norm().item();
    if (!(distance < last)) break;
    last = distance;
    const factor = identity.mul(3).sub(product).mul(0.5);
    [root, inverse] = [root.matmul(factor), factor.matmul(inverse)];
  }
  return inverse.div(trace.sqrt());
}

/** running ← (1 − momentum) running + momentum · values */
function blendInto(running: Tensor, values: Tensor, momentum: number): void {
  noGrad(() => running.mul_(1 - momentum).add_(values.to(running.dtype).mul(momentum)));
}
