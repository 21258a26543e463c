// Layers with weights. They start as PyTorch's do: the same seed gives the same weights.

import { conv2d, ones, type Size2d, type Tensor, type WindowOptions, zeros } from '../engine/index.js';
import { batchNorm, linear } from './functional.js';
import { kaimingUniform_, uniform_ } from './init.js';
import { messages } from './messages.js';
import { Module, Parameter } from './module.js';

/** Sizes of layers are whole numbers, 1 or more. */
function checkSizes(op: string, sizes: { [name: string]: number }): void {
  for (const [name, size] of Object.entries(sizes))
    if (!Number.isInteger(size) || size < 1) throw new RangeError(messages.size(op, name, size));
}

/** A weight and a bias from U(−b, b), b = 1 / √fan_in. */
function start(shape: number[], bias: boolean): { weight: Parameter; bias: Parameter | null } {
  const weight = new Parameter(kaimingUniform_(zeros(shape), { a: Math.sqrt(5) }));
  const bound = 1 / Math.sqrt(weight.numel() / shape[0]!);
  return { weight, bias: bias ? new Parameter(uniform_(zeros([shape[0]!]), { a: -bound, b: bound })) : null };
}

/**
 * x Wᵀ + b: a weight of shape [out, in] and a bias of shape [out].
 * @example new nn.Linear(784, 10).forward(randn([32, 784])).shape // [32, 10]
 */
export class Linear extends Module {
  weight: Parameter;
  bias: Parameter | null;

  constructor(
    readonly inFeatures: number,
    readonly outFeatures: number,
    { bias = true }: { bias?: boolean } = {},
  ) {
    super();
    checkSizes('Linear', { inFeatures, outFeatures });
    ({ weight: this.weight, bias: this.bias } = start([outFeatures, inFeatures], bias));
  }

  forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias ?? undefined);
  }

  protected override extraRepr(): string {
    return `inFeatures=${this.inFeatures}, outFeatures=${this.outFeatures}, bias=${this.bias !== null}`;
  }
}

/**
 * The convolution of images [N, C, H, W] with filters [out, C, height, width].
 * @example new nn.Conv2d(3, 8, 3, { padding: 1 }).forward(randn([1, 3, 32, 32])).shape // [1, 8, 32, 32]
 */
export class Conv2d extends Module {
  weight: Parameter;
  bias: Parameter | null;
  private readonly options: WindowOptions;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly kernelSize: Size2d,
    { bias = true, ...options }: WindowOptions & { bias?: boolean } = {},
  ) {
    super();
    const [height, width] = typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize;
    checkSizes('Conv2d', {
      inChannels,
      outChannels,
      'the height of kernelSize': height,
      'the width of kernelSize': width,
    });
    ({ weight: this.weight, bias: this.bias } = start([outChannels, inChannels, height, width], bias));
    this.options = options;
  }

  forward(x: Tensor): Tensor {
    return conv2d(x, this.weight, { ...this.options, ...(this.bias && { bias: this.bias }) });
  }

  protected override extraRepr(): string {
    const options = Object.entries(this.options).map(([name, value]) => `, ${name}=${value}`);
    return `${this.inChannels}, ${this.outChannels}, kernelSize=${this.kernelSize}${options.join('')}`;
  }
}

/** What a layer of batch normalisation is told. */
export interface BatchNormLayerOptions {
  /** Keeps the divisor away from 0. */
  eps?: number;
  /** The share of a batch in the running mean and variance. */
  momentum?: number;
  /** Whether there are a weight γ and a bias β to learn. */
  affine?: boolean;
}

/** Batch normalisation, with running mean and variance for evaluation (Ioffe & Szegedy, 2015). */
abstract class BatchNorm extends Module {
  weight: Parameter | null;
  bias: Parameter | null;
  runningMean: Tensor;
  runningVar: Tensor;
  readonly eps: number;
  readonly momentum: number;

  constructor(
    readonly numFeatures: number,
    { eps = 1e-5, momentum = 0.1, affine = true }: BatchNormLayerOptions = {},
  ) {
    super();
    checkSizes(this.constructor.name, { numFeatures });
    this.weight = affine ? new Parameter(ones([numFeatures])) : null;
    this.bias = affine ? new Parameter(zeros([numFeatures])) : null;
    this.runningMean = zeros([numFeatures]);
    this.runningVar = ones([numFeatures]);
    this.eps = eps;
    this.momentum = momentum;
  }

  /** How many dimensions an input may have. */
  protected abstract readonly dimensions: readonly number[];

  forward(x: Tensor): Tensor {
    const name = this.constructor.name;
    if (!this.dimensions.includes(x.shape.length) || x.shape[1] !== this.numFeatures)
      throw new RangeError(messages.features(name, this.numFeatures, this.dimensions, x.shape));
    const { runningMean, runningVar, weight, bias, training, momentum, eps } = this;
    return batchNorm(x, { runningMean, runningVar, training, momentum, eps, ...(weight && bias && { weight, bias }) });
  }

  protected override extraRepr(): string {
    return `${this.numFeatures}, eps=${this.eps}, momentum=${this.momentum}, affine=${this.weight !== null}`;
  }
}

/** Batch normalisation of [N, C] or [N, C, L], for each of C channels. */
export class BatchNorm1d extends BatchNorm {
  protected readonly dimensions = [2, 3];
}

/** Batch normalisation of images [N, C, H, W], for each of C channels. */
export class BatchNorm2d extends BatchNorm {
  protected readonly dimensions = [4];
}
