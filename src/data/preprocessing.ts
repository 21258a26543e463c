// What is done to data before a net sees them. Each step is fitted to the training data, and then transforms them and all others.

import { linalg, type Tensor, where } from '../engine/index.js';
import {
  check,
  checked,
  either,
  listOf,
  notNegative,
  positiveCount,
  type Rules,
  whole,
  wholeBetween,
} from '../options/index.js';
import { messages } from './messages.js';
import { checkTensor } from './options.js';

abstract class Preprocessing {
  private sizes: readonly number[] | null = null;

  /**
   * Learns from training data [samples, …].
   * @throws {TypeError} when they are no fractions, and directions are sought
   * @throws {RangeError} when they have too few dimensions, or no sample
   */
  fit(x: Tensor): this {
    checkTensor(this.constructor.name, 'the data', x);
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
    checkTensor(op, 'the data', x);
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

const centerRules: Rules<CenterOptions> = { dim: either(whole, listOf(whole)) };

/**
 * x − μ, the mean of each feature.
 * @example new data.ZeroCenter({ dim: [0, 2, 3] }).fit(images).mean.shape // [3, 1, 1]
 */
export class ZeroCenter extends Preprocessing {
  mean!: Tensor;
  protected readonly over: { dim: number[]; keepdim: true };

  /** @throws {RangeError} when 0, the samples, is not among the dimensions */
  constructor(options?: CenterOptions) {
    super();
    const { dim = 0 } = checked(this.constructor.name, options, centerRules);
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

/**
 * (x − μ) / σ, with the standard deviation (correction 0) of each feature; features that are constant are only centred.
 * @example new data.Normalize().fit(x).transform(x).std({ dim: 0, correction: 0 }).mean().item() // about 1
 */
export class Normalize extends ZeroCenter {
  std!: Tensor;

  protected override learn(x: Tensor): void {
    super.learn(x);
    const std = x.std({ ...this.over, correction: 0 }).squeeze(0);
    // A mean is off by as many roundings as there are terms; those of float32 are added up in float64.
    const terms = x.numel() / this.mean.numel();
    const rounding = this.mean.abs().mul(x.dtype === 'float64' ? Math.max(8, terms) * 2 ** -53 : 2 ** -21);
    const constant = std.le(rounding);
    const middle = x.amin(this.over).add(x.amax(this.over)).div(2).squeeze(0);
    this.mean = where(constant, middle, this.mean);
    this.std = where(constant, 1, std);
  }

  protected override apply(x: Tensor): Tensor {
    return super.apply(x).div(this.std);
  }
}

/** How many directions are kept, and how they are scaled. */
export interface PCAOptions {
  /** All that the samples span, when left out. */
  nComponents?: number;
}

const pcaRules: Rules<PCAOptions> = { nComponents: positiveCount };

/** A plain number says how many directions are kept. */
const byNumber = <O extends PCAOptions>(options: number | O | undefined): O | PCAOptions | undefined =>
  typeof options === 'number' ? { nComponents: options } : options;

/**
 * The directions in which training data vary most, as eigenvectors of their covariance; x becomes (x − μ) U, without correlations. The
 * largest entry of each direction is positive. N samples of more features span N − 1 directions at most. The time grows with the cube of
 * the number of samples or of features, whichever is smaller: some ten seconds for 800.
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the number of directions is no whole number, 1 or more
 * @example new data.PCA(2).fit(x).transform(x) // [N, 2]
 */
export class PCA extends ZeroCenter {
  /** The directions as rows. */
  components!: Tensor;
  /** The variance (correction 0) along each, from large to small. */
  explainedVariance!: Tensor;
  readonly nComponents: number | undefined;

  /** @param options how many directions are kept, also as a plain number */
  constructor(options?: number | PCAOptions) {
    super();
    this.nComponents = checked(this.constructor.name, byNumber(options), pcaRules).nComponents;
  }

  protected override learn(x: Tensor): void {
    if (!x.dtype.startsWith('float')) throw new TypeError(messages.fractions(this.constructor.name, x.dtype));
    if (x.shape.length !== 2) throw new RangeError(messages.table(this.constructor.name, x.shape));
    super.learn(x);
    const { directions, variances } = principal(super.apply(x).to('float64'));
    const most = variances.shape[0]!;
    const kept = this.nComponents ?? most;
    const spanned = wholeBetween(1, most);
    check(this.constructor.name, 'nComponents', kept, {
      ...spanned,
      text: `${spanned.text}, as many as the samples span`,
    });
    const size = directions.abs().max({ dim: 1, keepdim: true }).indices;
    this.components = directions.mul(directions.gather(1, size).sign()).narrow(0, 0, kept).to(x.dtype);
    this.explainedVariance = variances.narrow(0, 0, kept).clamp({ min: 0 }).to(x.dtype);
  }

  protected override apply(x: Tensor): Tensor {
    return super.apply(x).matmul(this.components.T);
  }

  /**
   * The data whose view `transform` gives: z Uᵀ + μ. What lies along directions that were not kept is lost.
   * @throws {Error} before `fit`
   * @throws {RangeError} when z is not [N, components]
   */
  inverseTransform(z: Tensor): Tensor {
    const op = this.constructor.name;
    checkTensor(op, 'the data', z);
    if (!this.components) throw new Error(messages.notFitted(op));
    const kept = this.components.shape[0]!;
    if (z.shape.length !== 2 || z.shape[1] !== kept) throw new RangeError(messages.view(op, z.shape, kept));
    return this.unscaled(z).matmul(this.components).add(this.mean);
  }

  /** Positions along the directions. */
  protected unscaled(z: Tensor): Tensor {
    return z;
  }
}

/**
 * The directions of centred data as rows, and the variances along them, from large to small. Of fewer samples than features the
 * eigenvectors of X Xᵀ lead to those of Xᵀ X, u = Xᵀ v up to its length; where nothing varies there is none.
 */
function principal(x: Tensor): { directions: Tensor; variances: Tensor } {
  const [count, features] = x.shape as [number, number];
  const { eigenvalues, eigenvectors } = linalg.eigh((count < features ? x.matmul(x.T) : x.T.matmul(x)).div(count));
  const [vectors, variances] = [eigenvectors.T.flip(0), eigenvalues.flip(0)];
  if (count >= features) return { directions: vectors, variances };
  const spanned = variances
    .gt(1e-10 * variances.data[0]!)
    .to('int32')
    .sum()
    .item(); // the others are roundings
  const rows = vectors.narrow(0, 0, spanned).matmul(x);
  return {
    directions: rows.div(rows.square().sum({ dim: 1, keepdim: true }).sqrt()),
    variances: variances.narrow(0, 0, spanned),
  };
}

type WhitenOptions = PCAOptions & { eps?: number };
const whitenRules: Rules<WhitenOptions> = { ...pcaRules, eps: notNegative };

/**
 * PCA with each direction divided by its standard deviation √(λ + ε): variance 1, and no correlations.
 * @example new data.Whiten({ nComponents: 50, eps: 1e-3 }).fit(x)
 */
export class Whiten extends PCA {
  readonly eps: number;

  /**
   * @param options how many directions are kept, also as a plain number, and ε
   * @throws {RangeError} when ε is no number, 0 or more
   */
  constructor(options?: number | WhitenOptions) {
    const { eps = 1e-5, ...others } = checked<WhitenOptions>('Whiten', byNumber(options), whitenRules);
    super(others);
    this.eps = eps;
  }

  protected override apply(x: Tensor): Tensor {
    return super.apply(x).div(this.deviations);
  }

  protected override unscaled(z: Tensor): Tensor {
    return z.mul(this.deviations);
  }

  private get deviations(): Tensor {
    return this.explainedVariance.add(this.eps).sqrt();
  }
}
