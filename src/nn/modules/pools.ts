// What makes images smaller.

import {
  avgPool2d,
  maxPool2d,
  rand,
  ShapeError,
  type Size2d,
  type Tensor,
  tensor,
  type WindowOptions,
} from '../../engine/index.js';
import { messages } from '../messages.js';
import { check, checked, pairOf, ratio, size, windowRules } from '../options.js';
import { Module } from './module.js';

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

/** The size of the result: in pixels, or as a share of the input's. */
export type FractionalSize = { outputSize: Size2d } | { outputRatio: number };

const pair = (size: Size2d): [number, number] => (typeof size === 'number' ? [size, size] : [...size]);

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
    check('FractionalMaxPool2d', 'kernelSize', kernelSize, pairOf(size));
    checked<object>('FractionalMaxPool2d', options, { outputSize: pairOf(size), outputRatio: ratio });
    if (Object.keys(options).length !== 1) throw new TypeError(messages.oneSize());
  }

  forward(x: Tensor): Tensor {
    const [samples, channels, height, width] = x.shape as [number, number, number, number];
    const [kh, kw] = pair(this.kernelSize);
    const { options } = this;
    const scaled = (length: number) => Math.floor(length * (options as { outputRatio: number }).outputRatio);
    const [oh, ow] = 'outputSize' in options ? pair(options.outputSize) : [scaled(height), scaled(width)];
    if (x.shape.length !== 4 || !fits(height, oh, kh) || !fits(width, ow, kw))
      throw new ShapeError(messages.fractional(x.shape, [kh, kw], [oh, ow]));
    const random = rand([samples, channels, 2]).data;
    const places = new Int32Array(samples * channels * oh * ow * kh * kw);
    let at = 0;
    for (let plane = 0; plane < samples * channels; plane++) {
      const columns = starts(random[2 * plane]!, width, ow, kw);
      const rows = starts(random[2 * plane + 1]!, height, oh, kh);
      for (const row of rows)
        for (const column of columns)
          for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) places[at++] = (row + i) * width + column + j;
    }
    const flat = tensor([...places], { dtype: 'int32' }).reshape([samples, channels, oh * ow * kh * kw]);
    const windows = x.reshape([samples, channels, height * width]).gather(2, flat);
    return windows.reshape([samples, channels, oh, ow, kh * kw]).amax({ dim: -1 });
  }

  protected override extraRepr(): string {
    return `kernelSize=${this.kernelSize}, ${Object.entries(this.options).map(([name, value]) => `${name}=${value}`)}`;
  }
}

const fits = (length: number, out: number, window: number): boolean => out >= 1 && out + window - 1 <= length;

/** Where windows begin: α apart on the mean, the last one at the end. */
function starts(random: number, length: number, out: number, window: number): number[] {
  const alpha = out > 1 ? Math.fround(Math.fround(length - window) / Math.fround(out - 1)) : 0;
  const floor = (i: number) => Math.floor(Math.fround(Math.fround(i + random) * alpha));
  return Array.from({ length: out }, (_, i) => (i === out - 1 ? length - window : floor(i) - floor(0)));
}
