// Layers that keep activations at mean 0 and variance 1.

import { eye, ones, type Tensor, zeros } from '../../engine/index.js';
import {
  check,
  checked,
  flag,
  fraction,
  multipleOf,
  notNegative,
  orNull,
  positiveCount,
  type Rules,
} from '../../options/index.js';
import { batchNorm, decorrelatedBatchNorm, groupNorm, instanceNorm, layerNorm } from '../functional/index.js';
import { messages } from '../messages.js';
import { checkInput, checkSizes, sizeOrSizes } from '../options.js';
import { Buffer, Module, Parameter } from './module.js';

/** What a layer of batch normalisation is told. */
export interface BatchNormLayerOptions {
  /** Keeps the divisor away from 0. */
  eps?: number;
  /** The share of a batch in the running mean and variance; null for the mean over all batches. */
  momentum?: number | null;
  /** Whether there are a weight γ and a bias β to learn. */
  affine?: boolean;
  /** Whether there are a running mean and variance; without them evaluation too uses the batch's own. */
  trackRunningStats?: boolean;
}

const batchRules: Rules<BatchNormLayerOptions> = {
  eps: notNegative,
  momentum: orNull(fraction),
  affine: flag,
  trackRunningStats: flag,
};

/** Batch normalisation, with running mean and variance for evaluation (Ioffe & Szegedy, 2015). */
export abstract class BatchNorm extends Module {
  weight!: Parameter | null;
  bias!: Parameter | null;
  numFeatures!: number;
  /** Mean and variance of each channel; undefined without `trackRunningStats`. */
  runningMean!: Buffer;
  runningVar!: Buffer;
  /** How many batches these have seen, a single int32; kept with them, so that a mean over all batches goes on. */
  numBatchesTracked!: Buffer;
  readonly eps: number;
  momentum: number | null;
  readonly trackRunningStats: boolean;

  constructor(numFeatures: number, options: BatchNormLayerOptions = {}) {
    super();
    checked(this.constructor.name, options, batchRules);
    const { eps = 1e-5, momentum = 0.1, affine = true, trackRunningStats = true } = options;
    this.trackRunningStats = trackRunningStats;
    this.eps = eps;
    this.momentum = momentum;
    this.build(numFeatures, affine);
  }

  /**
   * Makes what is learned and what is kept, for so many channels.
   * @internal
   */
  build(numFeatures: number, affine: boolean): void {
    checkSizes(this.constructor.name, { numFeatures });
    this.numFeatures = numFeatures;
    this.weight = affine ? new Parameter(ones([numFeatures])) : null;
    this.bias = affine ? new Parameter(zeros([numFeatures])) : null;
    if (!this.trackRunningStats) return;
    this.runningMean = new Buffer(zeros([numFeatures]));
    this.runningVar = new Buffer(ones([numFeatures]));
    this.numBatchesTracked = new Buffer(zeros([], { dtype: 'int32' }));
  }

  /** How many dimensions an input may have. */
  abstract readonly dimensions: readonly number[];

  forward(x: Tensor): Tensor {
    const name = this.constructor.name;
    checkInput(name, x);
    if (!this.dimensions.includes(x.shape.length) || x.shape[1] !== this.numFeatures)
      throw new RangeError(messages.features(name, this.numFeatures, this.dimensions, x.shape));
    const { runningMean, runningVar, weight, bias, eps } = this;
    const learned = weight && bias && { weight, bias };
    if (!this.trackRunningStats) return batchNorm(x, { training: true, eps, ...learned });
    if (this.training) this.numBatchesTracked.add_(1);
    const momentum = this.momentum ?? 1 / Math.max(1, this.numBatchesTracked.item());
    return batchNorm(x, { runningMean, runningVar, training: this.training, momentum, eps, ...learned });
  }

  /** Forgets the running mean and variance. */
  resetRunningStats(): void {
    if (!this.trackRunningStats) return;
    this.runningMean.fill_(0);
    this.runningVar.fill_(1);
    this.numBatchesTracked.fill_(0);
  }

  override extraRepr(): string {
    const { numFeatures, eps, momentum, weight, trackRunningStats } = this;
    return `${numFeatures}, eps=${eps}, momentum=${momentum}, affine=${weight !== null}, trackRunningStats=${trackRunningStats}`;
  }
}

/**
 * Batch normalisation of [N, C] or [N, C, L], for each of C channels: γ (x − μ) / √(σ² + ε) + β, with mean and variance of the batch in
 * training and running ones in evaluation (Ioffe & Szegedy, 2015).
 * @example new nn.BatchNorm1d(1, { eps: 0 }).forward(tensor([[1], [3]])).tolist() // [[-1], [1]]
 */
export class BatchNorm1d extends BatchNorm {
  readonly dimensions = [2, 3];
}

/**
 * Batch normalisation of images [N, C, H, W], for each of C channels: γ (x − μ) / √(σ² + ε) + β (Ioffe & Szegedy, 2015).
 * @example
 * const norm = new nn.BatchNorm2d(3);
 * norm.forward(images).shape // [4, 3, 8, 8]
 * norm.eval().runningMean.shape // [3]
 */
export class BatchNorm2d extends BatchNorm {
  readonly dimensions = [4];
}

/** What the norms of single samples are told. */
export interface NormLayerOptions {
  eps?: number;
  /** Whether there are a weight γ and a bias β to learn. */
  affine?: boolean;
}

const rules: Rules<NormLayerOptions> = { eps: notNegative, affine: flag };

abstract class SampleNorm extends Module {
  weight: Parameter | null;
  bias: Parameter | null;
  readonly eps: number;

  constructor(shape: readonly number[], { eps = 1e-5, affine = true }: NormLayerOptions, bias = affine) {
    super();
    this.weight = affine ? new Parameter(ones(shape)) : null;
    this.bias = bias ? new Parameter(zeros(shape)) : null;
    this.eps = eps;
  }

  protected get learned(): { eps: number; weight?: Tensor; bias?: Tensor } {
    const { weight, bias, eps } = this;
    return { eps, ...(weight && { weight }), ...(bias && { bias }) };
  }
}

/** What layer normalisation is told. */
export interface LayerNormOptions {
  eps?: number;
  /** Whether there are a weight γ and a bias β to learn, one for each element. */
  elementwiseAffine?: boolean;
  /** Whether there is a bias beside the weight. */
  bias?: boolean;
}

const layerRules: Rules<LayerNormOptions> = { eps: notNegative, elementwiseAffine: flag, bias: flag };

/**
 * Each sample's last dimensions at mean 0 and variance 1 (Ba, Kiros & Hinton, 2016).
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when a size is no whole number above 0, or an option breaks its rule
 * @example new nn.LayerNorm(2, { eps: 0 }).forward(tensor([[1, 3]])).tolist() // [[-1, 1]]
 */
export class LayerNorm extends SampleNorm {
  readonly normalizedShape: readonly number[];

  constructor(normalizedShape: number | readonly number[], options: LayerNormOptions = {}) {
    check('LayerNorm', 'normalizedShape', normalizedShape, sizeOrSizes);
    const shape = typeof normalizedShape === 'number' ? [normalizedShape] : [...normalizedShape];
    const { eps = 1e-5, elementwiseAffine = true, bias = true } = checked('LayerNorm', options, layerRules);
    super(shape, { eps, affine: elementwiseAffine }, elementwiseAffine && bias);
    this.normalizedShape = shape;
  }

  /** γ (x − μ) / √(σ² + ε) + β over the last dimensions of x [*, normalizedShape]. */
  forward(x: Tensor): Tensor {
    return layerNorm(x, this.normalizedShape, this.learned);
  }

  override extraRepr(): string {
    const { normalizedShape, eps, weight, bias } = this;
    return `[${normalizedShape.join(', ')}], eps=${eps}, elementwiseAffine=${weight !== null}, bias=${bias !== null}`;
  }
}

/**
 * Groups of channels of each sample at mean 0 and variance 1 (Wu & He, 2018).
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the groups do not divide the channels, or an option breaks its rule
 * @example new nn.GroupNorm(2, 4, { eps: 0 }).forward(tensor([[1, 3, 10, 30]])).tolist() // [[-1, 1, -1, 1]]
 */
export class GroupNorm extends SampleNorm {
  constructor(
    readonly numGroups: number,
    readonly numChannels: number,
    options: NormLayerOptions = {},
  ) {
    checkSizes('GroupNorm', { numGroups, numChannels });
    check('GroupNorm', 'numChannels', numChannels, multipleOf('numGroups', numGroups));
    super([numChannels], checked('GroupNorm', options, rules));
  }

  /** γ (x − μ) / √(σ² + ε) + β over each group of each sample of x [N, C, …]. */
  forward(x: Tensor): Tensor {
    return groupNorm(x, this.numGroups, this.learned);
  }

  override extraRepr(): string {
    return `${this.numGroups}, ${this.numChannels}, eps=${this.eps}, affine=${this.weight !== null}`;
  }
}

/** What instance normalisation is told. */
export interface InstanceNormLayerOptions extends NormLayerOptions {
  /** The share of a batch in the running mean and variance. */
  momentum?: number;
  /** Whether evaluation uses a running mean and variance of each channel, instead of each image's own. */
  trackRunningStats?: boolean;
}

const instanceRules: Rules<InstanceNormLayerOptions> = { ...rules, momentum: fraction, trackRunningStats: flag };

/**
 * Each channel of each image at mean 0 and variance 1; nothing to learn unless `affine`, nothing to remember unless
 * `trackRunningStats` (Ulyanov et al., 2016).
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the number of channels is no whole number above 0, or an option breaks its rule
 * @example new nn.InstanceNorm2d(3).forward(images).mean({ dim: [2, 3] }).abs().amax().item() < 1e-5 // true
 */
export class InstanceNorm2d extends SampleNorm {
  /** Mean and variance of each channel; undefined without `trackRunningStats`. */
  runningMean!: Buffer;
  runningVar!: Buffer;
  /** As in PyTorch it stands in the state, but is not counted. */
  numBatchesTracked!: Buffer;
  readonly momentum: number;
  readonly trackRunningStats: boolean;

  constructor(
    readonly numFeatures: number,
    options: InstanceNormLayerOptions = {},
  ) {
    checkSizes('InstanceNorm2d', { numFeatures });
    checked('InstanceNorm2d', options, instanceRules);
    const { eps = 1e-5, momentum = 0.1, affine = false, trackRunningStats = false } = options;
    super([numFeatures], { eps, affine });
    if (trackRunningStats) {
      this.runningMean = new Buffer(zeros([numFeatures]));
      this.runningVar = new Buffer(ones([numFeatures]));
      this.numBatchesTracked = new Buffer(zeros([], { dtype: 'int32' }));
    }
    this.trackRunningStats = trackRunningStats;
    this.momentum = momentum;
  }

  /**
   * (x − μ) / √(σ² + ε) over each channel of each image of x [N, C, H, W].
   * @throws {TypeError} when x is no tensor
   * @throws {RangeError} when it has another number of channels, or is no batch of images
   */
  forward(x: Tensor): Tensor {
    checkInput('InstanceNorm2d', x);
    if (x.shape.length !== 4 || x.shape[1] !== this.numFeatures)
      throw new RangeError(messages.features('InstanceNorm2d', this.numFeatures, [4], x.shape));
    if (!this.trackRunningStats) return instanceNorm(x, this.learned);
    const { runningMean, runningVar, training, momentum } = this;
    return instanceNorm(x, { runningMean, runningVar, useInputStats: training, momentum, ...this.learned });
  }

  override extraRepr(): string {
    const { numFeatures, eps, momentum, weight, trackRunningStats } = this;
    return `${numFeatures}, eps=${eps}, momentum=${momentum}, affine=${weight !== null}, trackRunningStats=${trackRunningStats}`;
  }
}

/**
 * Decorrelated batch normalisation: channels get mean 0, variance 1 and correlation 0, by Σ^(−½) (x − μ) (ZCA; Huang et al., 2018),
 * as `functional.decorrelatedBatchNorm` computes it; evaluation uses a running μ and Σ^(−½).
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the number of channels is no whole number above 0, or an option breaks its rule
 * @example
 * const white = new nn.DecorrelatedBatchNorm(3, { eps: 0 }).forward(randn([100, 3]));
 * white.T.matmul(white).div(100).allclose(eye(3), { atol: 1e-4 }) // true
 */
export class DecorrelatedBatchNorm extends Module {
  weight: Parameter;
  bias: Parameter;
  runningMean: Buffer;
  runningWhitening: Buffer;
  readonly eps: number;
  readonly momentum: number;
  readonly iterations: number;

  constructor(
    readonly numFeatures: number,
    options: { eps?: number; momentum?: number; iterations?: number } = {},
  ) {
    super();
    checkSizes('DecorrelatedBatchNorm', { numFeatures });
    const rules = { eps: notNegative, momentum: fraction, iterations: positiveCount };
    const { eps = 1e-3, momentum = 0.1, iterations = 60 } = checked('DecorrelatedBatchNorm', options, rules);
    this.weight = new Parameter(ones([numFeatures]));
    this.bias = new Parameter(zeros([numFeatures]));
    this.runningMean = new Buffer(zeros([numFeatures]));
    this.runningWhitening = new Buffer(eye(numFeatures));
    this.eps = eps;
    this.momentum = momentum;
    this.iterations = iterations;
  }

  /**
   * γ Σ^(−½) (x − μ) + β for the channels of x [N, C, …].
   * @throws {TypeError} when x is no tensor
   * @throws {RangeError} when it has another number of channels
   */
  forward(x: Tensor): Tensor {
    checkInput('DecorrelatedBatchNorm', x);
    if (x.shape.length < 2 || x.shape[1] !== this.numFeatures)
      throw new RangeError(messages.features('DecorrelatedBatchNorm', this.numFeatures, [2, 3, 4], x.shape));
    const { runningMean, runningWhitening, weight, bias, training, momentum, eps, iterations } = this;
    const learned = { weight, bias, eps, iterations };
    return decorrelatedBatchNorm(x, { runningMean, runningWhitening, training, momentum, ...learned });
  }

  override extraRepr(): string {
    return `${this.numFeatures}, eps=${this.eps}, momentum=${this.momentum}, iterations=${this.iterations}`;
  }
}
