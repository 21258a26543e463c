// What makes images smaller.

import type { Size2d, Tensor, WindowOptions } from '../../engine/index.js';
import { check, checked, type Rules } from '../../options/index.js';
import { checkFractional, type FractionalSize, fractionalMaxPool2d } from '../functional/fractional.js';
import {
  type AvgPool2dOptions,
  avgPool2d,
  avgPoolRules,
  type MaxPool2dOptions,
  maxPool2d,
  maxPoolRules,
} from '../functional/pools.js';
import { aSize, written } from '../options.js';
import { Module } from './module.js';

export type { FractionalSize } from '../functional/index.js';

abstract class Pool<O extends WindowOptions> extends Module {
  constructor(
    readonly kernelSize: Size2d,
    protected readonly options: O,
    rules: Rules<O>,
  ) {
    super();
    check(this.constructor.name, 'kernelSize', kernelSize, aSize);
    checked(this.constructor.name, options, rules);
  }
  override extraRepr(): string {
    return written({ kernelSize: this.kernelSize, ...this.options });
  }
}

/** The largest pixel of each window; the stride is the window's size when left out. */
export class MaxPool2d extends Pool<MaxPool2dOptions> {
  constructor(kernelSize: Size2d, options: MaxPool2dOptions = {}) {
    super(kernelSize, options, maxPoolRules);
  }
  forward(x: Tensor): Tensor {
    return maxPool2d(x, this.kernelSize, this.options);
  }
}

/** The mean of each window; the stride is the window's size when left out. */
export class AvgPool2d extends Pool<AvgPool2dOptions> {
  constructor(kernelSize: Size2d, options: AvgPool2dOptions = {}) {
    super(kernelSize, options, avgPoolRules);
  }
  forward(x: Tensor): Tensor {
    return avgPool2d(x, this.kernelSize, this.options);
  }
}

/**
 * The largest pixel of windows that lie at random distances, so that images shrink by any factor (Graham, 2014). As in PyTorch, whose
 * random numbers these are, the distances are another for each image and channel, in evaluation too.
 */
export class FractionalMaxPool2d extends Module {
  constructor(
    readonly kernelSize: Size2d,
    private readonly options: FractionalSize,
  ) {
    super();
    checkFractional('FractionalMaxPool2d', kernelSize, options);
  }

  forward(x: Tensor): Tensor {
    return fractionalMaxPool2d(x, this.kernelSize, this.options);
  }

  override extraRepr(): string {
    return written({ kernelSize: this.kernelSize, ...this.options });
  }
}
