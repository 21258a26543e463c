// Layers with weights. They start as PyTorch's do: the same seed gives the same weights.

import { type Size2d, type Tensor, zeros } from '../../engine/index.js';
import { check, checked, flag, fraction, multipleOf, positiveCount } from '../../options/index.js';
import { checkSame, convRules } from '../functional/convolution.js';
import { type Conv2dOptions, conv2d, dropConnect, embedding, linear, maxout } from '../functional/index.js';
import { pair } from '../functional/padding.js';
import { kaimingUniform_, normal_, uniform_ } from '../init/random.js';
import { aSize, checkSizes, rowOf, written } from '../options.js';
import { Module, Parameter } from './module.js';

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
  weight!: Parameter;
  bias!: Parameter | null;
  inFeatures!: number;

  constructor(
    inFeatures: number,
    readonly outFeatures: number,
    options: { bias?: boolean } = {},
  ) {
    super();
    const name = this.constructor.name;
    checkSizes(name, { outFeatures });
    const { bias = true } = checked(name, options, { bias: flag });
    this.build(inFeatures, bias);
  }

  /**
   * Makes the weights, for inputs of this size.
   * @internal
   */
  build(inFeatures: number, bias: boolean): void {
    checkSizes(this.constructor.name, { inFeatures });
    this.inFeatures = inFeatures;
    ({ weight: this.weight, bias: this.bias } = start([this.outFeatures, inFeatures], bias));
  }

  forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias ?? undefined);
  }

  override extraRepr(): string {
    return `inFeatures=${this.inFeatures}, outFeatures=${this.outFeatures}, bias=${this.bias !== null}`;
  }
}

/** What a convolutional layer is told. */
export interface Conv2dLayerOptions extends Omit<Conv2dOptions, 'bias'> {
  /** Whether there is a number for each filter to add. */
  bias?: boolean;
}

/**
 * The convolution of images [N, C, H, W] with filters [out, C / groups, height, width].
 * @example new nn.Conv2d(3, 8, 3, { padding: 1 }).forward(randn([1, 3, 32, 32])).shape // [1, 8, 32, 32]
 */
export class Conv2d extends Module {
  weight!: Parameter;
  bias!: Parameter | null;
  inChannels!: number;
  readonly stride: Size2d;
  readonly padding: Size2d | 'same' | 'valid';
  readonly dilation: Size2d;
  readonly groups: number;

  constructor(
    inChannels: number,
    readonly outChannels: number,
    readonly kernelSize: Size2d,
    options: Conv2dLayerOptions = {},
  ) {
    super();
    const name = this.constructor.name;
    checkSizes(name, { outChannels });
    check(name, 'kernelSize', kernelSize, aSize);
    checked(name, options, { ...convRules, bias: flag });
    const { bias = true, stride = 1, padding = 0, dilation = 1, groups = 1 } = options;
    checkSame(name, { padding, stride });
    check(name, 'outChannels', outChannels, multipleOf('groups', groups));
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
    this.groups = groups;
    this.build(inChannels, bias);
  }

  /**
   * Makes the weights, for images with so many channels.
   * @internal
   */
  build(inChannels: number, bias: boolean): void {
    const { outChannels, kernelSize, groups } = this;
    checkSizes(this.constructor.name, { inChannels });
    check(this.constructor.name, 'inChannels', inChannels, multipleOf('groups', groups));
    this.inChannels = inChannels;
    ({ weight: this.weight, bias: this.bias } = start([outChannels, inChannels / groups, ...pair(kernelSize)], bias));
  }

  forward(x: Tensor): Tensor {
    const { weight, bias, stride, padding, dilation, groups } = this;
    return conv2d(x, weight, { stride, padding, dilation, groups, ...(bias && { bias }) });
  }

  override extraRepr(): string {
    const { inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias } = this;
    const options = { kernelSize, stride, padding, dilation, groups, bias: bias !== null };
    const usual: { [name: string]: unknown } = { padding: 0, dilation: 1, groups: 1, bias: true };
    return `${inChannels}, ${outChannels}, ${written(options, usual)}`;
  }
}

/**
 * A row of the weight [numEmbeddings, embeddingDim] for each index; weights start from N(0, 1). The row `paddingIdx` starts as 0, and is
 * never learned.
 * @example new nn.Embedding(1000, 16).forward(tensor([[1, 5]], { dtype: 'int32' })).shape // [1, 2, 16]
 */
export class Embedding extends Module {
  weight: Parameter;

  constructor(
    readonly numEmbeddings: number,
    readonly embeddingDim: number,
    private readonly options: { paddingIdx?: number } = {},
  ) {
    super();
    checkSizes('Embedding', { numEmbeddings, embeddingDim });
    const { paddingIdx } = checked('Embedding', options, { paddingIdx: rowOf(numEmbeddings) });
    const weight = normal_(zeros([numEmbeddings, embeddingDim]));
    if (paddingIdx !== undefined) weight.select(0, paddingIdx).fill_(0);
    this.weight = new Parameter(weight);
  }

  forward(indices: Tensor): Tensor {
    return embedding(indices, this.weight, this.options);
  }

  override extraRepr(): string {
    const options = written(this.options);
    return `${this.numEmbeddings}, ${this.embeddingDim}${options && `, ${options}`}`;
  }
}

/**
 * The largest of several affine functions for each output: a convex function that is learned (Goodfellow et al., 2013).
 * @example new nn.Maxout(10, 5, { pieces: 3 }).forward(randn([4, 10])).shape // [4, 5]
 */
export class Maxout extends Module {
  linear: Linear;
  readonly pieces: number;

  constructor(
    readonly inFeatures: number,
    readonly outFeatures: number,
    options: { pieces?: number } = {},
  ) {
    super();
    checkSizes('Maxout', { inFeatures, outFeatures });
    const { pieces = 2 } = checked('Maxout', options, { pieces: positiveCount });
    this.pieces = pieces;
    this.linear = new Linear(inFeatures, outFeatures * pieces);
  }

  forward(x: Tensor): Tensor {
    return maxout(this.linear.forward(x), { pieces: this.pieces });
  }

  override toString(): string {
    return `Maxout(inFeatures=${this.inFeatures}, outFeatures=${this.outFeatures}, pieces=${this.pieces})`;
  }
}

/**
 * A linear layer that in training leaves out single weights with probability p and divides the others by 1 − p. All samples of a batch
 * miss the same weights; in the paper each misses its own (Wan et al., 2013), for which there would be as many weights as samples.
 */
export class DropConnect extends Linear {
  readonly p: number;

  /** @throws {RangeError} when p is not between 0 and 1 */
  constructor(inFeatures: number, outFeatures: number, options: { bias?: boolean; p?: number } = {}) {
    const { bias = true, p = 0.5 } = checked('DropConnect', options, { bias: flag, p: fraction });
    super(inFeatures, outFeatures, { bias });
    this.p = p;
  }

  override forward(x: Tensor): Tensor {
    const { weight, bias, p, training } = this;
    return dropConnect(x, weight, bias ?? undefined, { p, training });
  }

  override extraRepr(): string {
    return `${super.extraRepr()}, p=${this.p}`;
  }
}
