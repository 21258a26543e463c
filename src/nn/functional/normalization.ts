// Numbers brought to mean 0 and variance 1.

import { apply, moments, ones, ShapeError, type Tensor, zeros } from '../../engine/index.js';
import { check, checked, flag, fraction, notNegative, positiveCount, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aTensor, checkInput, sizes } from '../options.js';

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

const batchRules: Rules<BatchNormOptions> = {
  runningMean: aTensor,
  runningVar: aTensor,
  weight: aTensor,
  bias: aTensor,
  training: flag,
  momentum: fraction,
  eps: notNegative,
};

/**
 * Batch normalisation (Ioffe & Szegedy, 2015): γ (x − μ) / √(σ² + ε) + β, for each channel of [N, C, …], with mean and
 * variance (correction 0) over all the rest; the running variance has correction 1, as in PyTorch.
 * @throws {ShapeError} when there are fewer than two dimensions, or a single value in a channel whose own variance is used
 * @example batchNorm(tensor([[1], [3]]), { training: true, eps: 0 }).tolist() // [[-1], [1]]
 */
export function batchNorm(x: Tensor, options?: BatchNormOptions): Tensor {
  checkInput('batchNorm', x);
  const given = checked('batchNorm', options, batchRules);
  const { runningMean, runningVar, weight, bias, training = false, momentum = 0.1, eps = 1e-5 } = given;
  const channels = x.shape[1];
  const count = x.numel() / Math.max(1, channels ?? 0);
  const ofBatch = training || !runningMean || !runningVar;
  if (channels === undefined || (ofBatch && count < 2)) throw new ShapeError(messages.batch('batchNorm', x.shape));
  for (const t of [runningMean, runningVar, weight, bias])
    if (t && t.numel() !== channels) throw new ShapeError(messages.perChannel('batchNorm', channels, t.shape));
  const like = { dtype: x.dtype };
  const [gamma, beta] = [weight ?? ones([channels], like), bias ?? zeros([channels], like)];
  const dims = [...x.shape.keys()].filter((d) => d !== 1);
  if (ofBatch) {
    const own = moments(x.array, dims);
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

/** What the norms of single samples are told. */
export interface NormOptions {
  /** γ */
  weight?: Tensor;
  /** β */
  bias?: Tensor;
  eps?: number;
}

const rules: Rules<NormOptions> = { weight: aTensor, bias: aTensor, eps: notNegative };

/** Each of `rows` equal parts of the elements, which follow each other, with mean 0 and variance 1. */
function standardized(x: Tensor, rows: number, eps: number): Tensor {
  const like = { dtype: x.dtype };
  const parts = x.reshape([rows, x.numel() / Math.max(1, rows)]);
  return apply(
    'normalize',
    [parts, ones([rows], like), zeros([rows], like)],
    [1],
    eps,
    moments(parts.array, [1]),
  ).reshape(x.shape);
}

/**
 * γ (x − μ) / √(σ² + ε) + β over the last dimensions, whose sizes are `normalizedShape`: of each sample on its own (Ba, Kiros &
 * Hinton, 2016). γ and β have a number for each element.
 * @throws {ShapeError} when x does not end in that shape
 * @example layerNorm(tensor([[1, 3]]), [2], { eps: 0 }).tolist() // [[-1, 1]]
 */
export function layerNorm(x: Tensor, normalizedShape: readonly number[], options?: NormOptions): Tensor {
  checkInput('layerNorm', x);
  check('layerNorm', 'normalizedShape', normalizedShape, sizes);
  const { weight, bias, eps = 1e-5 } = checked('layerNorm', options, rules);
  const first = x.shape.length - normalizedShape.length;
  if (first < 0 || String(x.shape.slice(first)) !== String(normalizedShape) || normalizedShape.length === 0)
    throw new ShapeError(messages.normalizedShape(x.shape, normalizedShape));
  for (const t of [weight, bias])
    if (t && String(t.shape) !== String(normalizedShape))
      throw new ShapeError(messages.normalizedShape(t.shape, normalizedShape));
  const rows = x.shape.slice(0, first).reduce((product, size) => product * size, 1);
  const y = standardized(x, rows, eps);
  const scaled = weight ? y.mul(weight) : y;
  return bias ? scaled.add(bias) : scaled;
}

/**
 * γ (x − μ) / √(σ² + ε) + β for each sample of [N, C, …] and each of `numGroups` groups of its channels (Wu & He, 2018). γ and β
 * have a number for each channel.
 * @throws {ShapeError} when the groups do not divide the channels, or a single sample has a single value in each
 * @example groupNorm(tensor([[1, 3, 10, 30]]), 2, { eps: 0 }).tolist() // [[-1, 1, -1, 1]]
 */
export function groupNorm(x: Tensor, numGroups: number, options?: NormOptions): Tensor {
  checkInput('groupNorm', x);
  const { weight, bias, eps = 1e-5 } = checked('groupNorm', options, rules);
  const [samples, channels, ...rest] = x.shape;
  if (channels === undefined || !positiveCount.holds(numGroups, {}) || channels % numGroups !== 0)
    throw new ShapeError(messages.groups(x.shape, numGroups));
  if (x.numel() === numGroups) throw new ShapeError(messages.single('groupNorm', x.shape));
  for (const t of [weight, bias])
    if (t && t.numel() !== channels) throw new ShapeError(messages.perChannel('groupNorm', channels, t.shape));
  const perChannel = (t: Tensor) => t.reshape([channels, ...rest.map(() => 1)]);
  const y = standardized(x, samples! * numGroups, eps);
  const scaled = weight ? y.mul(perChannel(weight)) : y;
  return bias ? scaled.add(perChannel(bias)) : scaled;
}

/** What instance normalisation is told. */
export interface InstanceNormOptions extends NormOptions {
  /** Running mean and variance of each channel, [C]: brought up to date when the input's own are used. */
  runningMean?: Tensor;
  runningVar?: Tensor;
  /** Whether each sample's own mean and variance are used, rather than the running ones. */
  useInputStats?: boolean;
  /** The share of the batch in the running values. */
  momentum?: number;
}

const instanceRules: Rules<InstanceNormOptions> = {
  ...rules,
  runningMean: aTensor,
  runningVar: aTensor,
  useInputStats: flag,
  momentum: fraction,
};

/**
 * γ (x − μ) / √(σ² + ε) + β for each sample of [N, C, …] and each channel (Ulyanov, Vedaldi & Lempitsky, 2016): `groupNorm` with each
 * channel as a group of its own. Running values are means over the samples; the running variance has correction 1.
 * @throws {ShapeError} when there are fewer than three dimensions, or a single pixel whose own variance is used
 * @example instanceNorm(tensor([[[1, 3], [10, 30]]]), { eps: 0 }).tolist() // [[[-1, 1], [-1, 1]]]
 */
export function instanceNorm(x: Tensor, options?: InstanceNormOptions): Tensor {
  checkInput('instanceNorm', x);
  const {
    runningMean,
    runningVar,
    useInputStats = true,
    momentum = 0.1,
    ...others
  } = checked('instanceNorm', options, instanceRules);
  if (!useInputStats && runningMean && runningVar) return batchNorm(x, { runningMean, runningVar, ...others });
  const [samples, channels, ...sizes] = x.shape as [number, number];
  const pixels = sizes.reduce((product, size) => product * size, 1);
  if (pixels < 2) throw new ShapeError(messages.single('instanceNorm', x.shape));
  const y = groupNorm(x, channels, others);
  if (!runningMean || !runningVar) return y;
  const own = moments(x.array, [...x.shape.keys()].slice(2));
  const overSamples = (values: Float64Array) =>
    Float64Array.from({ length: channels }, (_, c) => {
      let sum = 0;
      for (let n = 0; n < samples; n++) sum += values[n * channels + c]!;
      return sum / samples;
    });
  blendInto(runningMean, overSamples(own.mean), momentum, 1);
  blendInto(runningVar, overSamples(own.variance), momentum, pixels / (pixels - 1));
  return y;
}
