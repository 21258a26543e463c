// Non-linear functions.

import { ShapeError, type Tensor, where } from '../../engine/index.js';

export { logSoftmax, relu, sigmoid, softmax, tanh } from '../../engine/index.js';

import { check, checked, finite, oneOf, positive, positiveCount, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aTensor, checkInput } from '../options.js';

/** The input, when it is a tensor. */
function input(op: string, x: Tensor): Tensor {
  checkInput(op, x);
  return x;
}

/** What the softplus is told. */
export interface SoftplusOptions {
  /** How sharp its bend is. */
  beta?: number;
  /** From where on, as a value of βx, the result is x itself. */
  threshold?: number;
}

export const softplusRules: Rules<SoftplusOptions> = { beta: positive, threshold: finite };

/**
 * ln(1 + e^(βx)) / β, and x itself where βx is above `threshold`, 20 when left out: a smooth ReLU (Dugas et al., 2001).
 * @throws {RangeError} when β is not above 0
 * @example softplus(tensor(0)).item() // ln 2 = 0.6931
 */
export function softplus(x: Tensor, options?: SoftplusOptions): Tensor {
  checkInput('softplus', x);
  const { beta = 1, threshold = 20 } = checked('softplus', options, softplusRules);
  const scaled = beta === 1 ? x : x.mul(beta);
  const smooth = scaled.softplus();
  return where(scaled.gt(threshold), x, beta === 1 ? smooth : smooth.div(beta));
}

const leakyReluRules = { negativeSlope: finite };

/**
 * x above 0, and `negativeSlope` · x below, 0.01 · x when left out.
 * @throws {RangeError} when the slope is no finite number
 * @example leakyRelu(tensor([-2, 3]), { negativeSlope: 0.5 }).tolist() // [-1, 3]
 */
export function leakyRelu(x: Tensor, options?: { negativeSlope?: number }): Tensor {
  checkInput('leakyRelu', x);
  const { negativeSlope = 0.01 } = checked('leakyRelu', options, leakyReluRules);
  return where(x.gt(0), x, x.mul(negativeSlope));
}

/**
 * x above 0, and a x below: `weight` has one a for all, [1], or one for each channel of [N, C, …], [C] (He et al., 2015).
 * @throws {ShapeError} when there are neither one nor as many as channels
 * @example prelu(tensor([-2, 3]), tensor([0.25])).tolist() // [-0.5, 3]
 */
export function prelu(x: Tensor, weight: Tensor): Tensor {
  checkInput('prelu', x);
  check('prelu', 'the weight', weight, aTensor);
  const count = weight.numel();
  const channels = x.shape[1] ?? 1;
  if (count !== 1 && count !== channels) throw new ShapeError(messages.perChannel('prelu', channels, weight.shape));
  const own = count === 1 ? [] : [count, ...x.shape.slice(2).map(() => 1)];
  return where(x.gt(0), x, x.mul(weight.reshape(own)));
}

const maxoutRules = { pieces: positiveCount };

/**
 * The largest of each `pieces` numbers that follow each other along the last dimension (Goodfellow et al., 2013).
 * @throws {ShapeError} when the pieces do not divide that dimension
 * @example maxout(tensor([[1, 4, 2, -3]])).tolist() // [[4, 2]]
 */
export function maxout(x: Tensor, options?: { pieces?: number }): Tensor {
  checkInput('maxout', x);
  const { pieces = 2 } = checked('maxout', options, maxoutRules);
  const length = x.shape.at(-1) ?? 0;
  if (length === 0 || length % pieces !== 0) throw new ShapeError(messages.pieces(x.shape, pieces));
  return x.reshape([...x.shape.slice(0, -1), length / pieces, pieces]).amax({ dim: -1 });
}

const eluRules = { alpha: finite };

/**
 * x above 0, and α (eˣ − 1) below; α is 1 when left out.
 * @throws {RangeError} when α is no finite number
 * @example elu(tensor([-100, 3]), { alpha: 2 }).tolist() // [-2, 3]
 */
export function elu(x: Tensor, options?: { alpha?: number }): Tensor {
  checkInput('elu', x);
  const { alpha = 1 } = checked('elu', options, eluRules);
  return where(x.gt(0), x, x.clamp({ max: 0 }).expm1().mul(alpha));
}

/**
 * λ · elu(x, α), with λ and α for which mean 0 and variance 1 are a fixed point (Klambauer et al., 2017).
 * @example selu(randn([300, 300])).std().item() // about 1
 */
export const selu = (x: Tensor): Tensor => elu(input('selu', x), { alpha: 1.6732632423543772 }).mul(1.0507009873554805);

/** What the GELU is told. */
export interface GeluOptions {
  /** 'tanh' for x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2, with which GPT-2 and BERT were trained. */
  approximate?: 'none' | 'tanh';
}

export const geluRules: Rules<GeluOptions> = { approximate: oneOf('none', 'tanh') };

/**
 * x Φ(x) = x (1 + erf(x/√2)) / 2, Φ the normal distribution function (Hendrycks & Gimpel, 2016), or an approximation of it.
 * @throws {RangeError} when `approximate` is another
 * @example gelu(tensor([-100, 0, 100])).tolist() // [0, 0, 100]
 */
export function gelu(x: Tensor, options?: GeluOptions): Tensor {
  checkInput('gelu', x);
  const { approximate = 'none' } = checked('gelu', options, geluRules);
  if (approximate === 'none') return x.mul(x.mul(Math.SQRT1_2).erf().add(1)).mul(0.5);
  const inner = x.mul(x.square().mul(0.044715).add(1)).mul(Math.sqrt(2 / Math.PI));
  return x.mul(inner.tanh().add(1)).mul(0.5);
}

/**
 * x / (1 + e⁻ˣ)
 * @example silu(tensor([0, 100])).tolist() // [0, 100]
 */
export const silu = (x: Tensor): Tensor => input('silu', x).mul(x.sigmoid());
