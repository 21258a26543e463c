// What makes images smaller.

import type { Size2d, Tensor, WindowOptions } from '../../engine/index.js';
import { avgPool2d, type FractionalSize, fractionalMaxPool2d, maxPool2d } from '../functional/index.js';
import { checkFractional } from '../functional/windows.js';
import { check, checked, pairOf, size, windowRules } from '../options.js';
import { Module } from './module.js';

export type { FractionalSize } from '../functional/index.js';

abstract class Pool extends Module {
  constructor(
    readonly kernelSize: Size2d,
    protected readonly options: WindowOptions = {},
  ) {
    super();
    check(this.constructor.name, 'kernelSize', kernelSize, pairOf(size));
    checked(this.constructor.name, options, windowRules);
  }
  protected override extraRepr(): string {
    const options = Object.entries(this.options).map(([name, value]) => `, ${name}=${value}`);
    return `kernelSize=${this.kernelSize}${options.join('')}`;
  }
}

/** The largest pixel of each window; the stride is the window's size when left out. */
export class MaxPool2d extends Pool {
  forward(x: Tensor): Tensor {
    return maxPool2d(x, this.kernelSize, this.options);
  }
}

/** The mean of each window; the stride is the window's size when left out. */
export class AvgPool2d extends Pool {
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

  protected override extraRepr(): string {
    return `kernelSize=${this.kernelSize}, ${Object.entries(this.options).map(([name, value]) => `${name}=${value}`)}`;
  }
}
