// What layers and losses compute, by the names of torch.nn.functional.

import { apply, moments, ones, type RandomOptions, ShapeError, type Tensor, where, zeros } from '../engine/index.js';
import { messages } from './messages.js';

/** x above 0, and `negativeSlope` · x below. */
export const leakyRelu = (x: Tensor, negativeSlope = 0.01): Tensor => where(x.gt(0), x, x.mul(negativeSlope));

/** x above 0, and α (eˣ − 1) below. */
export const elu = (x: Tensor, alpha = 1): Tensor => where(x.gt(0), x, x.clamp({ max: 0 }).expm1().mul(alpha));

/** λ · elu(x, α), with λ and α for which mean 0 and variance 1 are a fixed point (Klambauer et al., 2017). */
export const selu = (x: Tensor): Tensor => elu(x, 1.6732632423543772).mul(1.0507009873554805);

/** x Φ(x) = x (1 + erf(x/√2)) / 2 */
export const gelu = (x: Tensor): Tensor => x.mul(x.mul(Math.SQRT1_2).erf().add(1)).mul(0.5);

/** x / (1 + e⁻ˣ) */
export const silu = (x: Tensor): Tensor => x.mul(x.sigmoid());

/** How the losses of a batch become one: their mean, their sum, or not at all. */
export type Reduction = 'mean' | 'sum' | 'none';

/**
 * x Wᵀ + b, for a weight of shape [out, in].
 * @throws {ShapeError} when the last size of x is not the weight's
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  if (weight.shape.length !== 2 || x.shape.at(-1) !== weight.shape[1])
    throw new ShapeError(messages.linear(x.shape, weight.shape));
  const y = x.matmul(weight.T);
  return bias ? y.add(bias) : y;
}

/**
 * The cross entropy −ln p_label of softmax(logits), computed from the logits so that nothing overflows.
 * @param logits [N, classes]
 * @param labels [N], int32, from 0 to classes − 1
 * @throws {RangeError} when a label is out of range
 * @throws {ShapeError} when there is not one label for each row
 * @example crossEntropy(zeros([1, 10]), tensor([3], { dtype: 'int32' })).item() // ln 10 = 2.3026
 */
export function crossEntropy(
  logits: Tensor,
  labels: Tensor,
  { reduction = 'mean' }: { reduction?: Reduction } = {},
): Tensor {
  const [rows, classes] = logits.shape;
  if (logits.shape.length !== 2 || labels.shape.length !== 1 || labels.shape[0] !== rows)
    throw new ShapeError(messages.labels('crossEntropy', logits.shape, labels.shape));
  if (labels.dtype !== 'int32') throw new TypeError(messages.labelKind('crossEntropy', labels.dtype));
  const wrong = labels.data.find((label) => label < 0 || label >= classes!);
  if (wrong !== undefined) throw new RangeError(messages.label('crossEntropy', wrong, classes!));
  const losses = logits.logSoftmax(1).gather(1, labels.unsqueeze(1)).neg();
  if (reduction === 'none') return losses.squeeze(1);
  return reduction === 'sum' ? losses.sum() : losses.mean();
}

/**
 * Inverted dropout: in training each element becomes 0 with probability p, and what stays is divided by 1 − p, so that the
 * mean is kept (Srivastava et al., 2014).
 * @throws {RangeError} when p is not between 0 and 1
 */
export function dropout(
  x: Tensor,
  { p = 0.5, training = true, generator }: { p?: number; training?: boolean } & RandomOptions = {},
): Tensor {
  if (!(p >= 0 && p <= 1)) throw new RangeError(messages.probability('dropout', p));
  if (!training || p === 0) return x;
  const kept = zeros(x.shape, { dtype: x.dtype }).bernoulli_(1 - p, generator ? { generator } : {});
  return x.mul(p === 1 ? zeros(x.shape, { dtype: x.dtype }) : kept.div_(1 - p));
}

/** What batch normalisation is told. */
export interface BatchNormOptions {
  /** Running mean and variance of each channel, [C]: brought up to date in training, used otherwise. */
  runningMean?: Tensor;
  runningVar?: Tensor;
  /** γ, [C]. */
  weight?: Tensor;
  /** β, [C]. */
  bias?: Tensor;
  /** Whether the batch's own mean and variance are used, as in training. */
  training?: boolean;
  /** The share of the batch in the running values. */
  momentum?: number;
  eps?: number;
}

/**
 * Batch normalisation (Ioffe & Szegedy, 2015): γ (x − μ) / √(σ² + ε) + β, for each channel of [N, C, …], with mean and
 * variance (correction 0) over all the rest; the running variance has correction 1, as in PyTorch.
 * @throws {ShapeError} when there are fewer than two dimensions, or, in training, a single value in a channel
 */
export function batchNorm(
  x: Tensor,
  { runningMean, runningVar, weight, bias, training = false, momentum = 0.1, eps = 1e-5 }: BatchNormOptions = {},
): Tensor {
  const channels = x.shape[1];
  const count = x.numel() / Math.max(1, channels ?? 0);
  if (channels === undefined || (training && count < 2)) throw new ShapeError(messages.batch('batchNorm', x.shape));
  for (const t of [runningMean, runningVar, weight, bias])
    if (t && t.numel() !== channels) throw new ShapeError(messages.perChannel('batchNorm', channels, t.shape));
  const like = { dtype: x.dtype };
  const [gamma, beta] = [weight ?? ones([channels], like), bias ?? zeros([channels], like)];
  const dims = [...x.shape.keys()].filter((d) => d !== 1);
  if (training || !runningMean || !runningVar) {
    const own = moments(x, dims);
    if (training && runningMean && runningVar) {
      blendInto(runningMean, own.mean, momentum, 1);
      blendInto(runningVar, own.variance, momentum, count / (count - 1));
    }
    return apply('normalize', [x, gamma, beta], dims, eps, own);
  }
  const perChannel = (t: Tensor) => t.reshape([channels, ...x.shape.slice(2).map(() => 1)]);
  const scale = gamma.div(runningVar.add(eps).sqrt());
  return x.sub(perChannel(runningMean)).mul(perChannel(scale)).add(perChannel(beta));
}

/** running ← (1 − momentum) running + momentum · factor · values */
function blendInto(running: Tensor, values: Float64Array, momentum: number, factor: number): void {
  const { data } = running;
  for (let i = 0; i < data.length; i++) data[i] = (1 - momentum) * data[i]! + momentum * factor * values[i]!;
  running.write(data);
}
