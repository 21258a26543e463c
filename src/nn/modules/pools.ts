// What makes images smaller.

import type { Size2d, Tensor } from '../../engine/index.js';
import { check, checked, positiveCount, type Rule, type Rules } from '../../options/index.js';
import { checkFractional, type FractionalSize, fractionalMaxPool2d } from '../functional/fractional.js';
import {
  type AdaptiveSize,
  type AvgPool1dOptions,
  type AvgPool2dOptions,
  adaptiveAvgPool2d,
  anAdaptiveSize,
  avgPool1d,
  avgPool2d,
  avgPoolRules,
  avgPoolRules1d,
  type MaxPool1dOptions,
  type MaxPool2dOptions,
  maxPool1d,
  maxPool2d,
  maxPoolRules,
  maxPoolRules1d,
} from '../functional/pools.js';
import { aSize, written } from '../options.js';
import { Module } from './module.js';

export type { FractionalSize } from '../functional/index.js';

abstract class Pool<S extends Size2d, O extends object> extends Module {
  constructor(
    readonly kernelSize: S,
    protected readonly options: O,
    rules: Rules<O>,
    size: Rule = aSize,
  ) {
    super();
    check(this.constructor.name, 'kernelSize', kernelSize, size);
    checked(this.constructor.name, options, rules);
  }
  override extraRepr(): string {
    return written({ kernelSize: this.kernelSize, ...this.options });
  }
}

/**
 * The largest pixel of each window; the stride is the window's size when left out (Ranzato et al., 2007).
 * As `torch.nn.MaxPool2d`.
 * @example new nn.MaxPool2d(2).forward(images).shape // [4, 3, 4, 4]
 * @example new nn.MaxPool2d(2).forward(images).shape // [4, 3, 4, 4]
 */
export class MaxPool2d extends Pool<Size2d, MaxPool2dOptions> {
  constructor(kernelSize: Size2d, options: MaxPool2dOptions = {}) {
    super(kernelSize, options, maxPoolRules);
  }
  /** [N, C, H, W] becomes [N, C, H′, W′], H′ = ⌊(H + 2 padding − dilation (height − 1) − 1) / stride⌋ + 1. */
  forward(x: Tensor): Tensor {
    return maxPool2d(x, this.kernelSize, this.options);
  }
}

/**
 * The mean of each window; the stride is the window's size when left out (LeCun et al., 1989).
 * As `torch.nn.AvgPool2d`.
 * @example new nn.AvgPool2d(2).forward(images).shape // [4, 3, 4, 4]
 * @example new nn.AvgPool2d(8).forward(ones([1, 1, 8, 8])).tolist() // [[[[1]]]]
 */
export class AvgPool2d extends Pool<Size2d, AvgPool2dOptions> {
  constructor(kernelSize: Size2d, options: AvgPool2dOptions = {}) {
    super(kernelSize, options, avgPoolRules);
  }
  /** [N, C, H, W] becomes [N, C, H′, W′], H′ = ⌊(H + 2 padding − height) / stride⌋ + 1. */
  forward(x: Tensor): Tensor {
    return avgPool2d(x, this.kernelSize, this.options);
  }
}

/**
 * The largest number of each window of sequences [N, C, L], PyTorch's; the stride is the window's size when left out.
 * @example new nn.MaxPool1d(2).forward(tensor([[[1, 3, 2, 5]]])).tolist() // [[[3, 5]]]
 */
export class MaxPool1d extends Pool<number, MaxPool1dOptions> {
  constructor(kernelSize: number, options: MaxPool1dOptions = {}) {
    super(kernelSize, options, maxPoolRules1d, positiveCount);
  }
  /** [N, C, L] → [N, C, …] */
  forward(x: Tensor): Tensor {
    return maxPool1d(x, this.kernelSize, this.options);
  }
}

/**
 * The mean of each window of sequences [N, C, L], PyTorch's; the stride is the window's size when left out.
 * @example new nn.AvgPool1d(2).forward(tensor([[[1, 3, 2, 5]]])).tolist() // [[[2, 3.5]]]
 */
export class AvgPool1d extends Pool<number, AvgPool1dOptions> {
  constructor(kernelSize: number, options: AvgPool1dOptions = {}) {
    super(kernelSize, options, avgPoolRules1d, positiveCount);
  }
  /** [N, C, L] → [N, C, …] */
  forward(x: Tensor): Tensor {
    return avgPool1d(x, this.kernelSize, this.options);
  }
}

/**
 * Means over as many windows as the result has pixels, so that images of any size fit what follows; 1 gives the mean of each channel
 * (Lin et al., 2014).
 * @example new nn.AdaptiveAvgPool2d([1, null]).forward(images).shape // [4, 3, 1, 8]
 */
export class AdaptiveAvgPool2d extends Module {
  /** @throws {RangeError} when the size is neither a number, 1 or more, nor null, nor two of these */
  constructor(readonly outputSize: AdaptiveSize) {
    super();
    check('AdaptiveAvgPool2d', 'outputSize', outputSize, anAdaptiveSize);
  }
  /** [N, C, H, W] → [N, C, …] */
  forward(x: Tensor): Tensor {
    return adaptiveAvgPool2d(x, this.outputSize);
  }
  override extraRepr(): string {
    return written({ outputSize: this.outputSize });
  }
}

/**
 * The largest pixel of windows that lie at random distances, so that images shrink by any factor (Graham, 2014). As in PyTorch, whose
 * random numbers these are, the distances are another for each image and channel, in evaluation too.
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the window is no size above 0, or not one of `outputSize` and `outputRatio` is given
 * @example new nn.FractionalMaxPool2d(2, { outputSize: 5 }).forward(images).shape // [4, 3, 5, 5]
 */
export class FractionalMaxPool2d extends Module {
  constructor(
    readonly kernelSize: Size2d,
    private readonly options: FractionalSize,
  ) {
    super();
    checkFractional('FractionalMaxPool2d', kernelSize, options);
  }

  /** [N, C, H, W] becomes [N, C, H′, W′] of the size, or the share of the size, that the layer was told. */
  forward(x: Tensor): Tensor {
    return fractionalMaxPool2d(x, this.kernelSize, this.options);
  }

  override extraRepr(): string {
    return written({ kernelSize: this.kernelSize, ...this.options });
  }
}
