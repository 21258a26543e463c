// What is done to data before a net sees them. Each step is fitted to the training data, and then transforms them and all others.

import { linalg, type Tensor, where } from '../engine/index.js';
import { messages } from './messages.js';

abstract class Preprocessing {
  private sizes: readonly number[] | null = null;

  /**
   * Learns from training data [samples, …].
   * @throws {RangeError} when they have too few dimensions, or no sample
   */
  fit(x: Tensor): this {
    if (x.shape.length < 2 || x.shape[0] === 0) throw new RangeError(messages.samples(this.constructor.name, x.shape));
    this.learn(x.detach());
    this.sizes = x.shape.slice(1);
    return this;
  }

  /**
   * @throws {Error} before `fit`
   * @throws {RangeError} when a sample has another shape than those of the training data
   */
  transform(x: Tensor): Tensor {
    const op = this.constructor.name;
    if (this.sizes === null) throw new Error(messages.notFitted(op));
    if (String(x.shape.slice(1)) !== String(this.sizes)) throw new RangeError(messages.fitted(op, x.shape, this.sizes));
    return this.apply(x);
  }

  fitTransform(x: Tensor): Tensor {
    return this.fit(x).transform(x);
  }

  protected abstract learn(x: Tensor): void;
  protected abstract apply(x: Tensor): Tensor;
}

/** Over what means are taken. */
export interface CenterOptions {
  /**
   * Over the samples, dimension 0, when left out: a mean for each feature, or the mean image (AlexNet); [0, 2, 3] gives one for each
   * channel of images (VGG).
   */
  dim?: number | readonly number[];
}

/**
 * x − μ, the mean of each feature.
 * @example new data.ZeroCenter({ dim: [0, 2, 3] }).fit(images).mean.shape // [3, 1, 1]
 */
export class ZeroCenter extends Preprocessing {
  mean!: Tensor;
  protected readonly over: { dim: number[]; keepdim: true };

  /** @throws {RangeError} when 0, the samples, is not among the dimensions */
  constructor({ dim = 0 }: CenterOptions = {}) {
    super();
    this.over = { dim: [dim].flat(), keepdim: true };
    if (!this.over.dim.includes(0)) throw new RangeError(messages.overSamples(this.constructor.name, this.over.dim));
  }

  protected learn(x: Tensor): void {
    this.mean = x.mean(this.over).squeeze(0);
  }

  protected apply(x: Tensor): Tensor {
    return x.sub(this.mean);
  }
}

/** (x − μ) / σ, with the standard deviation (correction 0) of each feature; features that are constant are only centred. */
export class Normalize extends ZeroCenter {
  std!: Tensor;

  protected override learn(x: Tensor): void {
    super.learn(x);
    const std = x.std({ ...this.over, correction: 0 }).squeeze(0);
    const rounding = this.mean.abs().mul(x.dtype === 'float64' ? 2 ** -50 : 2 ** -21); // eight units in the last place
    this.std = where(std.le(rounding), 1, std);
  }

  protected override apply(x: Tensor): Tensor {
    return super.apply(x).div(this.std);
  }
}

/**
 * The directions in which training data vary most, as eigenvectors of their covariance; x becomes (x − μ) U, without correlations. The
 * largest entry of each direction is positive.
 */
export class PCA extends ZeroCenter {
  /** The directions as rows. */
  components!: Tensor;
  /** The variance (correction 0) along each, from large to small. */
  explainedVariance!: Tensor;

  /** @param nComponents how many directions are kept; all when left out */
  constructor(readonly nComponents?: number) {
    super();
  }

  protected override learn(x: Tensor): void {
    if (x.shape.length !== 2) throw new RangeError(messages.table(this.constructor.name, x.shape));
    super.learn(x);
    const features = x.shape[1]!;
    const kept = this.nComponents ?? features;
    if (!Number.isInteger(kept) || kept < 1 || kept > features)
      throw new RangeError(messages.components(this.constructor.name, kept, features));
    const centred = super.apply(x).to('float64');
    const { eigenvalues, eigenvectors } = linalg.eigh(centred.T.matmul(centred).div(x.shape[0]!));
    const largestFirst = eigenvectors.T.flip(0).narrow(0, 0, kept);
    const size = largestFirst.abs().max({ dim: 1, keepdim: true }).indices;
    this.components = largestFirst.mul(largestFirst.gather(1, size).sign()).to(x.dtype);
    this.explainedVariance = eigenvalues.flip(0).narrow(0, 0, kept).clamp({ min: 0 }).to(x.dtype);
  }

  protected override apply(x: Tensor): Tensor {
    return super.apply(x).matmul(this.components.T);
  }
}

/** PCA with each direction divided by its standard deviation √(λ + ε): variance 1, and no correlations. */
export class Whiten extends PCA {
  constructor({ nComponents, eps = 1e-5 }: { nComponents?: number; eps?: number } = {}) {
    super(nComponents);
    this.eps = eps;
  }

  readonly eps: number;

  protected override apply(x: Tensor): Tensor {
    return super.apply(x).div(this.explainedVariance.add(this.eps).sqrt());
  }
}
