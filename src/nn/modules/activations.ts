// Non-linearities, and what else has nothing but a formula.

import { full, type Tensor } from '../../engine/index.js';
import { check, checked, finite, whole } from '../../options/index.js';
import {
  elu,
  type GeluOptions,
  gelu,
  geluRules,
  leakyRelu,
  logSoftmax,
  prelu,
  relu,
  type SoftplusOptions,
  selu,
  sigmoid,
  silu,
  softmax,
  softplus,
  softplusRules,
  tanh,
} from '../functional/activations.js';
import { checkInput, checkSizes, written } from '../options.js';
import { Module, Parameter } from './module.js';

/** Gives what it is given. */
export class Identity extends Module {
  forward(x: Tensor): Tensor {
    return x;
  }
}

/** 1 / (1 + e⁻ˣ) */
export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return sigmoid(x);
  }
}

/** The hyperbolic tangent. */
export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return tanh(x);
  }
}

/** max(0, x) */
export class ReLU extends Module {
  forward(x: Tensor): Tensor {
    return relu(x);
  }
}

/** x above 0, and `negativeSlope` · x below. */
export class LeakyReLU extends Module {
  constructor(readonly negativeSlope = 0.01) {
    super();
    check('LeakyReLU', 'negativeSlope', negativeSlope, finite);
  }
  forward(x: Tensor): Tensor {
    return leakyRelu(x, { negativeSlope: this.negativeSlope });
  }
  override extraRepr(): string {
    return `negativeSlope=${this.negativeSlope}`;
  }
}

/** x above 0, and α (eˣ − 1) below (Clevert et al., 2016). */
export class ELU extends Module {
  constructor(readonly alpha = 1) {
    super();
    check('ELU', 'alpha', alpha, finite);
  }
  forward(x: Tensor): Tensor {
    return elu(x, { alpha: this.alpha });
  }
  override extraRepr(): string {
    return `alpha=${this.alpha}`;
  }
}

/** x above 0, and a x below, with an a that is learned: one for all, or one for each channel (He et al., 2015). */
export class PReLU extends Module {
  weight: Parameter;

  constructor(
    readonly numParameters = 1,
    options: { init?: number } = {},
  ) {
    super();
    checkSizes('PReLU', { numParameters });
    const { init = 0.25 } = checked('PReLU', options, { init: finite });
    this.weight = new Parameter(full([numParameters], init));
  }
  forward(x: Tensor): Tensor {
    return prelu(x, this.weight);
  }
  override extraRepr(): string {
    return `numParameters=${this.numParameters}`;
  }
}

/** ELU, scaled so that activations keep mean 0 and variance 1 (Klambauer et al., 2017). */
export class SELU extends Module {
  forward(x: Tensor): Tensor {
    return selu(x);
  }
}

/** x Φ(x), Φ the normal distribution function (Hendrycks & Gimpel, 2016), or an approximation by tanh. */
export class GELU extends Module {
  constructor(private readonly options: GeluOptions = {}) {
    super();
    checked('GELU', options, geluRules);
  }
  forward(x: Tensor): Tensor {
    return gelu(x, this.options);
  }
  override extraRepr(): string {
    return written(this.options);
  }
}

/** x / (1 + e⁻ˣ), also known as Swish. */
export class SiLU extends Module {
  forward(x: Tensor): Tensor {
    return silu(x);
  }
}

/** ln(1 + e^(βx)) / β, and x itself where βx is above `threshold`. */
export class Softplus extends Module {
  constructor(private readonly options: SoftplusOptions = {}) {
    super();
    checked('Softplus', options, softplusRules);
  }
  forward(x: Tensor): Tensor {
    return softplus(x, this.options);
  }
  override extraRepr(): string {
    return written(this.options);
  }
}

/** What looks at all numbers along a dimension. */
abstract class Along extends Module {
  /** @throws {RangeError} when the dimension is no whole number */
  constructor(readonly dim: number) {
    super();
    check(this.constructor.name, 'dim', dim, whole);
  }
  override extraRepr(): string {
    return `dim=${this.dim}`;
  }
}

/** eˣ / Σ eˣ along `dim`. */
export class Softmax extends Along {
  forward(x: Tensor): Tensor {
    return softmax(x, this.dim);
  }
}

/**
 * x − ln Σ eˣ along `dim`, the logarithm of the softmax, for `NLLLoss`.
 * @example new nn.LogSoftmax(1).forward(zeros([1, 10])).index(0, 3).neg().item() // ln 10 = 2.3026
 */
export class LogSoftmax extends Along {
  /** The shape stays. */
  forward(x: Tensor): Tensor {
    return logSoftmax(x, this.dim);
  }
}

/** The dimensions from `startDim` to `endDim` as one. */
export class Flatten extends Module {
  constructor(
    readonly startDim = 1,
    readonly endDim = -1,
  ) {
    super();
    check('Flatten', 'startDim', startDim, whole);
    check('Flatten', 'endDim', endDim, whole);
  }
  forward(x: Tensor): Tensor {
    checkInput('Flatten', x);
    return x.flatten(this.startDim, this.endDim);
  }
  override extraRepr(): string {
    return `startDim=${this.startDim}, endDim=${this.endDim}`;
  }
}
