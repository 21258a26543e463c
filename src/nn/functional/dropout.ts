// Noise in training that is averaged out in evaluation.

import { linear, type RandomOptions, ShapeError, type Tensor, zeros } from '../../engine/index.js';
import { check, checked, flag, fraction, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aGenerator, aTensor, checkInput } from '../options.js';

/** What the dropouts are told. */
export interface DropoutOptions extends RandomOptions {
  /** The probability that an element becomes 0. */
  p?: number;
  training?: boolean;
}

const rules: Rules<DropoutOptions> = { p: fraction, training: flag, generator: aGenerator };

/** A tensor of that shape, 1 with probability 1 − p and 0 otherwise. */
const mask = (shape: readonly number[], x: Tensor, p: number, generator: RandomOptions['generator']): Tensor =>
  zeros(shape, { dtype: x.dtype }).bernoulli_({ p: 1 - p, ...(generator && { generator }) });

/** Inverted dropout of all that share a number of a mask of this shape. */
function dropped(x: Tensor, shape: readonly number[], { p = 0.5, training = true, generator }: DropoutOptions): Tensor {
  if (!training || p === 0) return x;
  if (p === 1) return x.mul(0); // as in PyTorch, no random numbers are drawn
  return x.mul(mask(shape, x, p, generator).div_(1 - p));
}

/**
 * Inverted dropout: in training each element becomes 0 with probability p, and what stays is divided by 1 − p, so that the
 * mean is kept (Srivastava et al., 2014).
 * @throws {RangeError} when p is not between 0 and 1
 * @example dropout(ones([300, 300]), { p: 0.2 }).mean().item() // about 1
 */
export function dropout(x: Tensor, options?: DropoutOptions): Tensor {
  checkInput('dropout', x);
  return dropped(x, x.shape, checked('dropout', options, rules));
}

/**
 * Inverted dropout of whole channels of [N, C, …]: in training each becomes 0 with probability p, and what stays is divided by 1 − p.
 * Neighbouring pixels know much of each other, so that leaving out single ones leaves out little (Tompson et al., 2015).
 * @throws {ShapeError} when there are no channels
 * @throws {RangeError} when p is not between 0 and 1
 * @example dropout2d(images, { p: 0.2 }).shape // [4, 3, 8, 8]
 */
export function dropout2d(x: Tensor, options?: DropoutOptions): Tensor {
  checkInput('dropout2d', x);
  const given = checked('dropout2d', options, rules);
  if (x.shape.length < 2) throw new ShapeError(messages.noChannels('dropout2d', x.shape));
  return dropped(
    x,
    x.shape.map((size, d) => (d < 2 ? size : 1)),
    given,
  );
}

/**
 * Dropout as it was first written: in training elements become 0 with probability p and nothing else is done, so in evaluation all
 * are multiplied by 1 − p (Srivastava et al., 2014, section 10).
 * @throws {RangeError} when p is not between 0 and 1
 * @example vanillaDropout(ones([3]), { p: 0.5, training: false }).tolist() // [0.5, 0.5, 0.5]
 */
export function vanillaDropout(x: Tensor, options?: DropoutOptions): Tensor {
  checkInput('vanillaDropout', x);
  const { p = 0.5, training = true, generator } = checked('vanillaDropout', options, rules);
  return training ? x.mul(mask(x.shape, x, p, generator)) : x.mul(1 - p);
}

/**
 * In training the whole result of a residual branch becomes 0 with probability p, for each sample of [N, …] on its own, and what
 * stays is divided by 1 − p (Huang et al., 2016).
 * @throws {RangeError} when p is not between 0 and 1
 * @example x.add(stochasticDepth(x.tanh(), { p: 0.2 })).shape // [16, 2]
 */
export function stochasticDepth(x: Tensor, options?: DropoutOptions): Tensor {
  checkInput('stochasticDepth', x);
  const { p = 0.5, training = true, generator } = checked('stochasticDepth', options, rules);
  if (!training || p === 0) return x;
  const samples = x.shape.map((size, d) => (d === 0 ? size : 1));
  const kept = mask(samples, x, p, generator);
  return x.mul(p === 1 ? kept : kept.div_(1 - p));
}

/**
 * x Wᵀ + b, where in training each weight becomes 0 with probability p and the others are divided by 1 − p: the same ones for all
 * samples of a batch, while in the paper each has its own (Wan et al., 2013).
 * @throws {RangeError} when p is not between 0 and 1
 * @example dropConnect(x, ones([3, 2]), undefined, { p: 0.5 }).shape // [16, 3]
 */
export function dropConnect(x: Tensor, weight: Tensor, bias?: Tensor, options?: DropoutOptions): Tensor {
  checkInput('dropConnect', x);
  check('dropConnect', 'the weight', weight, aTensor);
  if (bias !== undefined) check('dropConnect', 'the bias', bias, aTensor);
  return linear(x, dropout(weight, checked('dropConnect', options, rules)), bias);
}
