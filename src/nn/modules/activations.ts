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

/**
 * Gives what it is given, f(x) = x: stands where a layer is left out.
 * @example new nn.Identity().forward(tensor([1, 2])).tolist() // [1, 2]
 */
export class Identity extends Module {
  /** x itself. */
  forward(x: Tensor): Tensor {
    return x;
  }
}

/**
 * 1 / (1 + e⁻ˣ)
 * @example new nn.Sigmoid().forward(tensor([0])).tolist() // [0.5]
 */
export class Sigmoid extends Module {
  /** 1 / (1 + e⁻ˣ) of each element. */
  forward(x: Tensor): Tensor {
    return sigmoid(x);
  }
}

/**
 * The hyperbolic tangent, (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
 * @example new nn.Tanh().forward(tensor([0, 100])).tolist() // [0, 1]
 */
export class Tanh extends Module {
  /** tanh x of each element. */
  forward(x: Tensor): Tensor {
    return tanh(x);
  }
}

/**
 * max(0, x)
 * @example new nn.ReLU().forward(tensor([-2, 3])).tolist() // [0, 3]
 */
export class ReLU extends Module {
  /** max(0, x) of each element. */
  forward(x: Tensor): Tensor {
    return relu(x);
  }
}

/**
 * x above 0, and `negativeSlope` · x below.
 * @throws {RangeError} when the slope is no finite number
 * @example new nn.LeakyReLU(0.5).forward(tensor([-2, 3])).tolist() // [-1, 3]
 */
export class LeakyReLU extends Module {
  constructor(readonly negativeSlope = 0.01) {
    super();
    check('LeakyReLU', 'negativeSlope', negativeSlope, finite);
  }
  /** x where it is above 0, and `negativeSlope` · x elsewhere. */
  forward(x: Tensor): Tensor {
    return leakyRelu(x, { negativeSlope: this.negativeSlope });
  }
  override extraRepr(): string {
    return `negativeSlope=${this.negativeSlope}`;
  }
}

/**
 * x above 0, and α (eˣ − 1) below (Clevert et al., 2016).
 * @throws {RangeError} when α is no finite number
 * @example new nn.ELU(2).forward(tensor([-100, 3])).tolist() // [-2, 3]
 */
export class ELU extends Module {
  constructor(readonly alpha = 1) {
    super();
    check('ELU', 'alpha', alpha, finite);
  }
  /** x where it is above 0, and α (eˣ − 1) elsewhere. */
  forward(x: Tensor): Tensor {
    return elu(x, { alpha: this.alpha });
  }
  override extraRepr(): string {
    return `alpha=${this.alpha}`;
  }
}

/**
 * x above 0, and a x below, with an a that is learned: one for all, or one for each channel (He et al., 2015).
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the number of parameters is no whole number above 0, or `init` no finite number
 * @example new nn.PReLU(1, { init: 0.5 }).forward(tensor([-2, 3])).tolist() // [-1, 3]
 */
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
  /** x where it is above 0, and a x elsewhere. */
  forward(x: Tensor): Tensor {
    return prelu(x, this.weight);
  }
  override extraRepr(): string {
    return `numParameters=${this.numParameters}`;
  }
}

/**
 * ELU, scaled so that activations keep mean 0 and variance 1 (Klambauer et al., 2017).
 * @example new nn.SELU().forward(randn([300, 300])).std().item() // about 1
 */
export class SELU extends Module {
  /** λ · elu(x, α) of each element. */
  forward(x: Tensor): Tensor {
    return selu(x);
  }
}

/**
 * x Φ(x), Φ the normal distribution function (Hendrycks & Gimpel, 2016), or an approximation by tanh.
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when an option breaks its rule
 * @example new nn.GELU({ approximate: 'tanh' }).forward(tensor([0, 100])).tolist() // [0, 100]
 */
export class GELU extends Module {
  constructor(private readonly options: GeluOptions = {}) {
    super();
    checked('GELU', options, geluRules);
  }
  /** x Φ(x) of each element. */
  forward(x: Tensor): Tensor {
    return gelu(x, this.options);
  }
  override extraRepr(): string {
    return written(this.options);
  }
}

/**
 * x / (1 + e⁻ˣ), also known as Swish.
 * @example new nn.SiLU().forward(tensor([0, 100])).tolist() // [0, 100]
 */
export class SiLU extends Module {
  /** x / (1 + e⁻ˣ) of each element. */
  forward(x: Tensor): Tensor {
    return silu(x);
  }
}

/**
 * ln(1 + e^(βx)) / β, and x itself where βx is above `threshold`.
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when an option breaks its rule
 * @example new nn.Softplus().forward(tensor(0)).item() // ln 2 = 0.6931
 */
export class Softplus extends Module {
  constructor(private readonly options: SoftplusOptions = {}) {
    super();
    checked('Softplus', options, softplusRules);
  }
  /** ln(1 + e^(βx)) / β of each element. */
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

/**
 * eˣ / Σ eˣ along `dim`.
 * @throws {RangeError} when `dim` is no whole number
 * @example new nn.Softmax(1).forward(tensor([[5, 5]])).tolist() // [[0.5, 0.5]]
 */
export class Softmax extends Along {
  /** Shares along `dim` that add up to 1, in the shape of x. */
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

/**
 * The dimensions from `startDim` to `endDim` as one: [N, C, H, W] becomes [N, C · H · W].
 * @throws {RangeError} when one of them is no whole number
 * @example new nn.Flatten().forward(images).shape // [4, 192]
 */
export class Flatten extends Module {
  constructor(
    readonly startDim = 1,
    readonly endDim = -1,
  ) {
    super();
    check('Flatten', 'startDim', startDim, whole);
    check('Flatten', 'endDim', endDim, whole);
  }
  /**
   * The same numbers, where it can in the memory of x.
   * @throws {TypeError} when x is no tensor
   * @throws {RangeError} when x has no such dimension
   */
  forward(x: Tensor): Tensor {
    checkInput('Flatten', x);
    return x.flatten(this.startDim, this.endDim);
  }
  override extraRepr(): string {
    return `startDim=${this.startDim}, endDim=${this.endDim}`;
  }
}
