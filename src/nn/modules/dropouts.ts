// Noise in training.

import type { Tensor } from '../../engine/index.js';
import { check, fraction } from '../../options/index.js';
import { dropout, dropout2d, stochasticDepth, vanillaDropout } from '../functional/index.js';
import { Module } from './module.js';

abstract class Noise extends Module {
  /** @throws {RangeError} when p is not between 0 and 1 */
  constructor(readonly p = 0.5) {
    super();
    check(this.constructor.name, 'p', p, fraction);
  }
  override extraRepr(): string {
    return `p=${this.p}`;
  }
}

/** In training each element becomes 0 with probability p; the others are divided by 1 − p (inverted dropout). */
export class Dropout extends Noise {
  forward(x: Tensor): Tensor {
    return dropout(x, { p: this.p, training: this.training });
  }
}

/**
 * In training each channel of [N, C, …] becomes 0 with probability p; the others are divided by 1 − p (Tompson et al., 2015).
 * @example new nn.Dropout2d(0.2).forward(images).shape // [4, 3, 8, 8]
 */
export class Dropout2d extends Noise {
  /** The shape stays. */
  forward(x: Tensor): Tensor {
    return dropout2d(x, { p: this.p, training: this.training });
  }
}

/** In training each element becomes 0 with probability p; in evaluation all are multiplied by 1 − p. */
export class VanillaDropout extends Noise {
  forward(x: Tensor): Tensor {
    return vanillaDropout(x, { p: this.p, training: this.training });
  }
}

/**
 * In training the whole of a sample becomes 0 with probability p, and the others are divided by 1 − p: for the end of a residual
 * branch (Huang et al., 2016).
 */
export class StochasticDepth extends Noise {
  forward(x: Tensor): Tensor {
    return stochasticDepth(x, { p: this.p, training: this.training });
  }
}
