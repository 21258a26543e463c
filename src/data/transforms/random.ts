// Augmentation: changes drawn anew for each image, so that a net never sees quite the same one twice.

import { checkCount, noGrad, type RandomOptions, rand, randn, stack, type Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';
import { adjustBrightness, adjustContrast, adjustSaturation, principalColours } from './colour.js';
import { affine, crop, hflip, lensDistortion, pad, resize } from './geometry.js';
import { batchOf, planesOf } from './images.js';

type Range = readonly [low: number, high: number];

/**
 * Changes images [N, C, H, W], each in its own way, or one [C, H, W]; every subclass takes a `generator`.
 * @example
 * class Invert extends data.transforms.Transform {
 *   protected one(x: Tensor) { return x.neg().add(1); }
 * }
 * new Invert().forward(images).shape // [4, 3, 8, 8]
 */
export abstract class Transform {
  /** @throws {TypeError} when there is an option that the class does not have */
  constructor(protected readonly random: RandomOptions = {}) {
    for (const name of Object.keys(random))
      if (name !== 'generator') throw new TypeError(messages.option(this.constructor.name, name));
  }

  /** @throws {RangeError} when `x` is neither [N, C, H, W] nor [C, H, W] */
  forward(x: Tensor): Tensor {
    batchOf(this.constructor.name, x);
    return noGrad(() => {
      if (x.shape.length === 3) return this.one(x);
      return stack(Array.from({ length: x.shape[0]! }, (_, i) => this.one(x.select(0, i))));
    });
  }

  /** Changes one image [C, H, W]. */
  protected abstract one(x: Tensor): Tensor;

  /** A number from the range. */
  protected uniform([low, high]: Range): number {
    return low + (high - low) * rand([1], this.random).item();
  }

  /** A whole number from 0 to `largest`. */
  protected integer(largest: number): number {
    return Math.min(largest, Math.floor(this.uniform([0, largest + 1])));
  }
}

/**
 * One transform after the other; functions of images are welcome, too.
 * @example
 * const { Compose, RandomCrop, RandomHorizontalFlip } = data.transforms;
 * new Compose([new RandomCrop(8, { padding: 1 }), new RandomHorizontalFlip()]).forward(images).shape // [4, 3, 8, 8]
 */
export class Compose extends Transform {
  /** @throws {TypeError} when something is neither a transform nor a function */
  constructor(readonly transforms: readonly (Transform | ((x: Tensor) => Tensor))[]) {
    super();
    for (const each of transforms)
      if (!(each instanceof Transform) && (typeof each !== 'function' || each.prototype instanceof Transform))
        throw new TypeError(messages.transform('Compose', each));
  }

  override forward(x: Tensor): Tensor {
    return this.transforms.reduce(
      (result, transform) => (transform instanceof Transform ? transform.forward(result) : transform(result)),
      x,
    );
  }

  protected one(x: Tensor): Tensor {
    return this.forward(x);
  }
}

/**
 * Left and right exchanged with probability p.
 * @example new data.transforms.RandomHorizontalFlip({ p: 0.5 }).forward(images).shape // [4, 3, 8, 8]
 */
export class RandomHorizontalFlip extends Transform {
  private readonly p: number;

  /**
   * @param options p and a generator, or p as a plain number
   * @throws {RangeError} when p is not from 0 to 1
   */
  constructor(options: number | (RandomOptions & { p?: number }) = {}) {
    const { p = 0.5, ...random } = typeof options === 'number' ? { p: options } : options;
    super(random);
    if (!(p >= 0 && p <= 1)) throw new RangeError(messages.probability('RandomHorizontalFlip', p));
    this.p = p;
  }

  protected one(x: Tensor): Tensor {
    return this.uniform([0, 1]) < this.p ? hflip(x) : x;
  }
}

/**
 * A part of `size` × `size` pixels anywhere, after `padding` zeros were put around (4 for CIFAR-10 in He et al., 2015).
 * @throws {RangeError} when `size` is no whole number above 0, or `padding` none from 0 on
 * @example new data.transforms.RandomCrop(8, { padding: 1 }).forward(images).shape // [4, 3, 8, 8]
 */
export class RandomCrop extends Transform {
  private readonly padding: number;

  constructor(
    readonly size: number,
    { padding = 0, ...random }: RandomOptions & { padding?: number } = {},
  ) {
    super(random);
    checkCount('RandomCrop', 'size', size, 1);
    checkCount('RandomCrop', 'padding', padding, 0);
    this.padding = padding;
  }

  protected one(x: Tensor): Tensor {
    return this.part(this.padding > 0 ? pad(x, this.padding) : x);
  }

  private part(x: Tensor): Tensor {
    const { height, width } = planesOf('RandomCrop', x);
    if (this.size > Math.min(height, width)) throw new RangeError(messages.cropSize(this.size, [height, width]));
    return crop(x, this.integer(height - this.size), this.integer(width - this.size), this.size, this.size);
  }
}

/**
 * A size L from [256, 480] is drawn, the shorter side resized to L, and a part of `size` × `size` pixels cut out anywhere: how ResNet
 * was trained.
 * @see https://arxiv.org/abs/1512.03385 section 3.4
 * @throws {RangeError} when the range does not begin at `size` or above
 * @example new data.transforms.ScaleJitterCrop(6, { shortSide: [8, 12] }).forward(images).shape // [4, 3, 6, 6]
 */
export class ScaleJitterCrop extends Transform {
  private readonly shortSide: Range;
  private readonly cut: RandomCrop;

  constructor(size = 224, { shortSide = [256, 480], ...random }: RandomOptions & { shortSide?: Range } = {}) {
    super(random);
    checkRange('ScaleJitterCrop', 'shortSide', shortSide, size);
    this.shortSide = shortSide;
    this.cut = new RandomCrop(size, random);
  }

  protected one(x: Tensor): Tensor {
    const [low, high] = this.shortSide;
    return this.cut.forward(resize(x, low + this.integer(high - low)));
  }
}

/** How much a colour may change: a factor from max(0, 1 − c) to 1 + c. */
export interface JitterOptions extends RandomOptions {
  brightness?: number;
  contrast?: number;
  saturation?: number;
}

/**
 * Brightness, then contrast, then saturation changed by random factors.
 * @throws {RangeError} when an option is no number, 0 or more
 * @example new data.transforms.ColorJitter({ brightness: 0.2, contrast: 0.2 }).forward(images).shape // [4, 3, 8, 8]
 */
export class ColorJitter extends Transform {
  private readonly steps: { change: (x: Tensor, factor: number) => Tensor; range: Range }[] = [];

  constructor({ brightness = 0, contrast = 0, saturation = 0, ...random }: JitterOptions = {}) {
    super(random);
    const step = (name: string, amount: number, change: (x: Tensor, factor: number) => Tensor) => {
      if (!(amount >= 0 && amount < Infinity)) throw new RangeError(messages.jitter('ColorJitter', name, amount));
      if (amount > 0) this.steps.push({ change, range: [Math.max(0, 1 - amount), 1 + amount] });
    };
    step('brightness', brightness, adjustBrightness);
    step('contrast', contrast, adjustContrast);
    step('saturation', saturation, adjustSaturation);
  }

  protected one(x: Tensor): Tensor {
    return this.steps.reduce((result, { change, range }) => change(result, this.uniform(range)), x);
  }
}

/**
 * Adds Σ_i α_i λ_i p_i to every pixel of an image, with the principal directions p of the training set's colours, the variances λ along
 * them, and α ~ N(0, std²) drawn once for an image.
 * @example new data.transforms.PCAColor(train.x).forward(batch)
 * @see Krizhevsky, Sutskever and Hinton, ImageNet classification with deep convolutional neural networks, 2012, section 4.1
 * @throws {RangeError} when `std` is no number, 0 or more
 */
export class PCAColor extends Transform {
  private readonly std: number;
  /** λ_i p_i as columns. */
  private readonly directions: Tensor;

  constructor(training: Tensor, { std = 0.1, ...random }: RandomOptions & { std?: number } = {}) {
    super(random);
    if (!(std >= 0 && std < Infinity)) throw new RangeError(messages.jitter('PCAColor', 'std', std));
    this.std = std;
    const { eigenvalues, eigenvectors } = principalColours(training);
    this.directions = eigenvectors.mul(eigenvalues).to('float32');
  }

  protected one(x: Tensor): Tensor {
    const channels = this.directions.shape[0]!;
    const alpha = randn([channels, 1], this.random).mul(this.std);
    return x.add(this.directions.matmul(alpha).reshape([channels, 1, 1]));
  }
}

/** What is drawn for each image. */
export interface RandomAffineOptions extends RandomOptions {
  /** Degrees: from −d to d. */
  degrees?: number;
  /** Shares of the width and of the height: from −t to t of them. */
  translate?: Range;
  /** Factors for both axes together. */
  scale?: Range;
  /** A further factor for the width alone. */
  stretch?: Range;
  /** Degrees: from −s to s, along x. */
  shear?: number;
}

/**
 * Turned, moved, scaled, stretched and sheared at random about the middle.
 * @throws {RangeError} when degrees, shear or a move is below 0, or a range of factors is not [low, high] with 0 < low ≤ high
 * @example new data.transforms.RandomAffine({ degrees: 10, translate: [0.1, 0.1] }).forward(images).shape // [4, 3, 8, 8]
 */
export class RandomAffine extends Transform {
  private readonly options: Required<Omit<RandomAffineOptions, keyof RandomOptions>>;

  constructor({
    degrees = 0,
    translate = [0, 0],
    scale = [1, 1],
    stretch = [1, 1],
    shear = 0,
    ...random
  }: RandomAffineOptions = {}) {
    super(random);
    this.options = { degrees, translate, scale, stretch, shear };
    for (const [name, value] of Object.entries({
      degrees,
      shear,
      'translate[0]': translate[0],
      'translate[1]': translate[1],
    }))
      if (!(value >= 0 && value < Infinity)) throw new RangeError(messages.jitter('RandomAffine', name, value));
    checkRange('RandomAffine', 'scale', scale, Number.MIN_VALUE);
    checkRange('RandomAffine', 'stretch', stretch, Number.MIN_VALUE);
  }

  protected one(x: Tensor): Tensor {
    const { degrees, translate, scale, stretch, shear } = this.options;
    const { height, width } = planesOf('RandomAffine', x);
    const angle = this.uniform([-degrees, degrees]);
    const move = [this.uniform([-1, 1]) * translate[0] * width, this.uniform([-1, 1]) * translate[1] * height] as const;
    const size = this.uniform(scale);
    return affine(x, {
      angle,
      translate: move,
      scale: [size * this.uniform(stretch), size],
      shear: this.uniform([-shear, shear]),
    });
  }
}

/**
 * Straight lines bent by a random amount, k from −`most` to `most`.
 * @throws {RangeError} when `most` is no number, 0 or more
 * @example new data.transforms.RandomLensDistortion(0.1).forward(images).shape // [4, 3, 8, 8]
 */
export class RandomLensDistortion extends Transform {
  constructor(
    private readonly most = 0.2,
    random: RandomOptions = {},
  ) {
    super(random);
    if (!(most >= 0 && most < Infinity)) throw new RangeError(messages.jitter('RandomLensDistortion', 'k', most));
  }

  protected one(x: Tensor): Tensor {
    return lensDistortion(x, this.uniform([-this.most, this.most]));
  }
}

function checkRange(op: string, name: string, range: Range, least: number): void {
  const [low, high]: readonly unknown[] = Array.isArray(range) ? range : [];
  if (typeof low !== 'number' || typeof high !== 'number' || !(low >= least && high >= low && high < Infinity))
    throw new RangeError(messages.range(op, name, range, least));
}
