// Layers without weights.

import { avgPool2d, maxPool2d, type Size2d, type Tensor, type WindowOptions } from '../engine/index.js';
import { dropout, elu, gelu, leakyRelu, selu, silu } from './functional.js';
import { messages } from './messages.js';
import { Module } from './module.js';

/** Gives what it is given. */
export class Identity extends Module {
  forward(x: Tensor): Tensor {
    return x;
  }
}

/** 1 / (1 + e⁻ˣ) */
export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return x.sigmoid();
  }
}

/** The hyperbolic tangent. */
export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return x.tanh();
  }
}

/** max(0, x) */
export class ReLU extends Module {
  forward(x: Tensor): Tensor {
    return x.relu();
  }
}

/** x above 0, and `negativeSlope` · x below. */
export class LeakyReLU extends Module {
  constructor(readonly negativeSlope = 0.01) {
    super();
  }
  forward(x: Tensor): Tensor {
    return leakyRelu(x, this.negativeSlope);
  }
  protected override extraRepr(): string {
    return `negativeSlope=${this.negativeSlope}`;
  }
}

/** x above 0, and α (eˣ − 1) below (Clevert et al., 2016). */
export class ELU extends Module {
  constructor(readonly alpha = 1) {
    super();
  }
  forward(x: Tensor): Tensor {
    return elu(x, this.alpha);
  }
  protected override extraRepr(): string {
    return `alpha=${this.alpha}`;
  }
}

/** ELU, scaled so that activations keep mean 0 and variance 1 (Klambauer et al., 2017). */
export class SELU extends Module {
  forward(x: Tensor): Tensor {
    return selu(x);
  }
}

/** x Φ(x), Φ the normal distribution function (Hendrycks & Gimpel, 2016). */
export class GELU extends Module {
  forward(x: Tensor): Tensor {
    return gelu(x);
  }
}

/** x / (1 + e⁻ˣ), also known as Swish. */
export class SiLU extends Module {
  forward(x: Tensor): Tensor {
    return silu(x);
  }
}

/** ln(1 + eˣ) */
export class Softplus extends Module {
  forward(x: Tensor): Tensor {
    return x.softplus();
  }
}

/** eˣ / Σ eˣ along `dim`. */
export class Softmax extends Module {
  constructor(readonly dim: number) {
    super();
  }
  forward(x: Tensor): Tensor {
    return x.softmax(this.dim);
  }
  protected override extraRepr(): string {
    return `dim=${this.dim}`;
  }
}

/** The dimensions from `startDim` on as one. */
export class Flatten extends Module {
  constructor(readonly startDim = 1) {
    super();
  }
  forward(x: Tensor): Tensor {
    return x.flatten(this.startDim);
  }
}

/** In training each element becomes 0 with probability p; the others are divided by 1 − p (inverted dropout). */
export class Dropout extends Module {
  /** @throws {RangeError} when p is not between 0 and 1 */
  constructor(readonly p = 0.5) {
    super();
    if (!(p >= 0 && p <= 1)) throw new RangeError(messages.probability('Dropout', p));
  }
  forward(x: Tensor): Tensor {
    return dropout(x, { p: this.p, training: this.training });
  }
  protected override extraRepr(): string {
    return `p=${this.p}`;
  }
}

abstract class Pool extends Module {
  constructor(
    readonly kernelSize: Size2d,
    protected readonly options: WindowOptions = {},
  ) {
    super();
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
