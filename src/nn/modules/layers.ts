// Layers with weights. They start as PyTorch's do: the same seed gives the same weights.

import { type Tensor, zeros } from '../../engine/index.js';
import { checked, flag, fraction, positiveCount } from '../../options/index.js';
import { dropConnect, embedding, linear, maxout } from '../functional/index.js';
import { kaimingUniform_, normal_, uniform_ } from '../init/random.js';
import { checkSizes, rowOf, written } from '../options.js';
import { Module, Parameter } from './module.js';

/** A weight and a bias of so many numbers, or none, from U(−b, b), b = 1 / √fan_in. */
export function start(shape: readonly number[], out: number | null): { weight: Parameter; bias: Parameter | null } {
  const weight = new Parameter(kaimingUniform_(zeros(shape), { a: Math.sqrt(5) }));
  const bound = 1 / Math.sqrt(weight.numel() / shape[0]!);
  return { weight, bias: out === null ? null : new Parameter(uniform_(zeros([out]), { a: -bound, b: bound })) };
}

/**
 * x Wᵀ + b: a weight of shape [out, in] and a bias of shape [out].
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when a number of features is no whole number above 0, or an option breaks its rule
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
   * @throws {RangeError} when the size is no whole number, 1 or more
   */
  build(inFeatures: number, bias: boolean): void {
    checkSizes(this.constructor.name, { inFeatures });
    this.inFeatures = inFeatures;
    ({ weight: this.weight, bias: this.bias } = start([this.outFeatures, inFeatures], bias ? this.outFeatures : null));
  }

  /** x Wᵀ + b: [*, in] becomes [*, out]. */
  forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias ?? undefined);
  }

  override extraRepr(): string {
    return `inFeatures=${this.inFeatures}, outFeatures=${this.outFeatures}, bias=${this.bias !== null}`;
  }
}

/**
 * A row of the weight [numEmbeddings, embeddingDim] for each index; weights start from N(0, 1). The row `paddingIdx` starts as 0, and is
 * never learned.
 * As `torch.nn.Embedding`.
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when a size is no whole number above 0, or an option breaks its rule
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

  /** The rows of the indices: [*] becomes [*, embeddingDim]. */
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
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when a number of features is no whole number above 0, or an option breaks its rule
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

  /** [*, in] becomes [*, out], each the largest of `pieces` numbers. */
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
 * @example
 * const layer = new nn.DropConnect(2, 3, { p: 0.5 });
 * layer.forward(x).equal(layer.forward(x)) // false
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
