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

/**
 * In training each element becomes 0 with probability p; the others are divided by 1 − p (inverted dropout).
 * @example
 * const dropout = new nn.Dropout(0.2);
 * dropout.forward(ones([300, 300])).mean().item() // about 1
 * dropout.eval().forward(ones([2])).tolist() // [1, 1]
 */
export class Dropout extends Noise {
  /** In training x with some elements at 0 and the others larger, in evaluation x. */
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

/**
 * In training each element becomes 0 with probability p; in evaluation all are multiplied by 1 − p.
 * @example new nn.VanillaDropout(0.5).eval().forward(ones([2])).tolist() // [0.5, 0.5]
 */
export class VanillaDropout extends Noise {
  /** In training x with some elements at 0, in evaluation (1 − p) x. */
  forward(x: Tensor): Tensor {
    return vanillaDropout(x, { p: this.p, training: this.training });
  }
}

/**
 * In training the whole of a sample becomes 0 with probability p, and the others are divided by 1 − p: for the end of a residual
 * branch (Huang et al., 2016).
 * @example
 * const branch = new nn.Sequential(new nn.Linear(2, 2), new nn.StochasticDepth(0.2));
 * x.add(branch.forward(x)).shape // [16, 2]
 */
export class StochasticDepth extends Noise {
  /** In training x [N, …] with some samples at 0 and the others larger, in evaluation x. */
  forward(x: Tensor): Tensor {
    return stochasticDepth(x, { p: this.p, training: this.training });
  }
}
