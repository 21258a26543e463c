// Images of another size, as a layer.

import type { Tensor } from '../../engine/index.js';
import { checkInterpolate, type InterpolateOptions, interpolate } from '../functional/resizing.js';
import { written } from '../options.js';
import { Module } from './module.js';

/**
 * Images [N, C, H, W] of another size, by `functional.interpolate`: PyTorch's, for decoders that need no transposed convolution.
 * @example new nn.Upsample({ scaleFactor: 2, mode: 'bilinear' }).forward(images).shape // [4, 3, 16, 16]
 */
export class Upsample extends Module {
  /** @throws {TypeError} when there is not one of `size` and `scaleFactor` */
  constructor(private readonly options: InterpolateOptions) {
    super();
    checkInterpolate('Upsample', options);
  }
  /** [N, C, H, W] → [N, C, …] */
  forward(x: Tensor): Tensor {
    return interpolate(x, this.options);
  }
  override extraRepr(): string {
    const { size, scaleFactor, mode = 'nearest', alignCorners } = this.options;
    return written({ size, scaleFactor, mode, alignCorners });
  }
}
