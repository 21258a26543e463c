// Augmentation: changes drawn anew for each image, so that a net never sees quite the same one twice.

import { noGrad, type RandomOptions, rand, randn, stack, type Tensor } from '../../engine/index.js';
import {
  check,
  checked,
  count,
  fraction,
  listOf,
  notNegative,
  positive,
  positiveCount,
  type Rule,
  type Rules,
  rangeOf,
  wholeFrom,
} from '../../options/index.js';
import { messages } from '../messages.js';
import { aGenerator } from '../options.js';
import { adjustBrightness, adjustContrast, adjustSaturation, principalColours } from './colour.js';
import { affine, crop, hflip, lensDistortion, pad, resize } from './geometry.js';
import { batchOf, planesOf } from './images.js';

type Range = readonly [low: number, high: number];

const randomRules: Rules<RandomOptions> = { generator: aGenerator };

/**
 * Changes images [N, C, H, W], each in its own way, or one [C, H, W]; every subclass takes a `generator`.
 * @example
 * class Invert extends data.transforms.Transform {
 *   protected one(x: Tensor) { return x.neg().add(1); }
 * }
 * new Invert().forward(images).shape // [4, 3, 8, 8]
 */
export abstract class Transform {
  protected readonly random: RandomOptions;

  /** @throws {TypeError} when there is an option that the class does not have */
  constructor(random?: RandomOptions) {
    this.random = checked(this.constructor.name, random, randomRules);
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

/** What changes images: a function, or a transform. */
export type Change = ((x: Tensor) => Tensor) | { forward(x: Tensor): Tensor };

export const aTransform: Rule = {
  text: 'a function of images, or a transform, such as new data.transforms.RandomHorizontalFlip()',
  holds: (x) =>
    typeof x === 'function'
      ? !(x.prototype instanceof Transform)
      : typeof (x as { forward?: unknown } | null)?.forward === 'function',
};

/**
 * One transform after the other; functions of images are welcome, too.
 * @example
 * const { Compose, RandomCrop, RandomHorizontalFlip } = data.transforms;
 * new Compose([new RandomCrop(8, { padding: 1 }), new RandomHorizontalFlip()]).forward(images).shape // [4, 3, 8, 8]
 */
export class Compose extends Transform {
  /** @throws {RangeError} when something is neither a transform nor a function */
  constructor(readonly transforms: readonly Change[]) {
    super();
    check('Compose', 'transforms', transforms, listOf(aTransform));
  }

  override forward(x: Tensor): Tensor {
    return this.transforms.reduce(
      (result, change) => (typeof change === 'function' ? change(result) : change.forward(result)),
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
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when p is not from 0 to 1
   */
  constructor(options?: RandomOptions & { p?: number }) {
    const { p = 0.5, ...random } = checked('RandomHorizontalFlip', options, { p: fraction, ...randomRules });
    super(random);
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
    options?: RandomOptions & { padding?: number },
  ) {
    check('RandomCrop', 'size', size, positiveCount);
    const { padding = 0, ...random } = checked('RandomCrop', options, { padding: count, ...randomRules });
    super(random);
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

  constructor(size = 224, options?: RandomOptions & { shortSide?: Range }) {
    check('ScaleJitterCrop', 'size', size, positiveCount);
    const rules = { shortSide: rangeOf(wholeFrom(size)), ...randomRules };
    const { shortSide = [256, 480], ...random } = checked('ScaleJitterCrop', options, rules);
    super(random);
    check('ScaleJitterCrop', 'shortSide', shortSide, rules.shortSide);
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

const jitterRules: Rules<JitterOptions> = {
  brightness: notNegative,
  contrast: notNegative,
  saturation: notNegative,
  ...randomRules,
};

/**
 * Brightness, then contrast, then saturation changed by random factors.
 * @throws {RangeError} when an option is no number, 0 or more
 * @example new data.transforms.ColorJitter({ brightness: 0.2, contrast: 0.2 }).forward(images).shape // [4, 3, 8, 8]
 */
export class ColorJitter extends Transform {
  private readonly steps: { change: (x: Tensor, factor: number) => Tensor; range: Range }[] = [];

  constructor(options?: JitterOptions) {
    const { brightness = 0, contrast = 0, saturation = 0, ...random } = checked('ColorJitter', options, jitterRules);
    super(random);
    const step = (amount: number, change: (x: Tensor, factor: number) => Tensor) => {
      if (amount > 0) this.steps.push({ change, range: [Math.max(0, 1 - amount), 1 + amount] });
    };
    step(brightness, adjustBrightness);
    step(contrast, adjustContrast);
    step(saturation, adjustSaturation);
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

  constructor(training: Tensor, options?: RandomOptions & { std?: number }) {
    const { std = 0.1, ...random } = checked('PCAColor', options, { std: notNegative, ...randomRules });
    super(random);
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

const affineRules: Rules<RandomAffineOptions> = {
  degrees: notNegative,
  translate: listOf(notNegative, 2),
  scale: rangeOf(positive),
  stretch: rangeOf(positive),
  shear: notNegative,
  ...randomRules,
};

/**
 * Turned, moved, scaled, stretched and sheared at random about the middle.
 * @throws {RangeError} when degrees, shear or a move is below 0, or a range of factors is not [low, high] with 0 < low ≤ high
 * @example new data.transforms.RandomAffine({ degrees: 10, translate: [0.1, 0.1] }).forward(images).shape // [4, 3, 8, 8]
 */
export class RandomAffine extends Transform {
  private readonly options: Required<Omit<RandomAffineOptions, keyof RandomOptions>>;

  constructor(options?: RandomAffineOptions) {
    const given = checked('RandomAffine', options, affineRules);
    const { degrees = 0, translate = [0, 0], scale = [1, 1], stretch = [1, 1], shear = 0, ...random } = given;
    super(random);
    this.options = { degrees, translate, scale, stretch, shear };
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
 * @example new data.transforms.RandomLensDistortion({ most: 0.1 }).forward(images).shape // [4, 3, 8, 8]
 */
export class RandomLensDistortion extends Transform {
  private readonly most: number;

  constructor(options?: RandomOptions & { most?: number }) {
    const rules = { most: notNegative, ...randomRules };
    const { most = 0.2, ...random } = checked('RandomLensDistortion', options, rules);
    super(random);
    this.most = most;
  }

  protected one(x: Tensor): Tensor {
    return lensDistortion(x, this.uniform([-this.most, this.most]));
  }
}
