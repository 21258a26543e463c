// Functions whose gradient is not that of their formula.

import { aFunction, check } from '../options/index.js';
import { sameShape } from './arrays/shape.js';
import { apply, noGrad } from './autograd.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

/** The value of a function, and its gradient. */
export interface CustomGradient<F extends (...inputs: Tensor[]) => Tensor> {
  /** The value; it is not recorded how this is computed. */
  forward: F;
  /** ∂L/∂input for each input, in its shape, null where there is none; of g = ∂L/∂y, the value y, and the inputs. */
  backward(g: Tensor, y: Tensor, ...inputs: Tensor[]): Tensor | null | readonly (Tensor | null)[];
}

/**
 * A function with a gradient of your own, which is what `torch.autograd.Function` is for: rounding that lets gradients through (Bengio et al.,
 * 2013), a gradient that is clipped or turned round, one that a formula gives more exactly. Where `backward` computes with tensors, there are
 * second derivatives too.
 * @returns the function; `backward` stands for its gradient wherever a loss is computed with it
 * @throws {TypeError} when `forward` gives no tensor; in the walk backwards, when `backward` gives none for an input
 * @throws {ShapeError} in the walk backwards, when a gradient has another shape than its input
 * @example
 * const roundThrough = customGradient({ forward: (x) => x.round(), backward: (g) => g });
 * const x = tensor([0.4, 1.6], { requiresGrad: true });
 * roundThrough(x).sum().backward();
 * x.grad // [1, 1]
 */
export function customGradient<F extends (...inputs: Tensor[]) => Tensor>(custom: CustomGradient<F>): F {
  const { forward, backward } = Object(custom) as CustomGradient<F>;
  check('customGradient', 'forward', forward, aFunction);
  check('customGradient', 'backward', backward, aFunction);
  const differentiable = (...inputs: Tensor[]): Tensor => {
    checkTensors('customGradient', inputs);
    const value = noGrad(() => forward(...inputs));
    if (!(value instanceof Tensor)) throw new TypeError(messages.customValue(value));
    if (!value.dtype.startsWith('float')) return value; // whole numbers have no gradient
    const own = inputs.some(({ array }) => array === value.array) ? value.clone() : value;
    const versions = inputs.map(({ array }) => array.version);
    return apply('custom', inputs, own.array, (g, y) => {
      if (inputs.some(({ array }, i) => array.version !== versions[i]))
        throw new Error(messages.changed('customGradient'));
      const given = backward(g, y, ...inputs);
      const parts: readonly unknown[] = Array.isArray(given) ? given : [given];
      if (parts.length !== inputs.length) throw new TypeError(messages.customCount(parts.length, inputs.length));
      return inputs.map((input, i) => fitting(parts[i], input, i));
    });
  };
  return differentiable as F;
}

/** @throws {TypeError} when what stands for the gradient of an input is none */
function fitting(part: unknown, input: Tensor, i: number): Tensor | null {
  if (part === null) return null;
  if (!(part instanceof Tensor)) throw new TypeError(messages.customGradient(i, part));
  if (!sameShape(part.shape, input.shape))
    throw new ShapeError(messages.customGradientShape(i, part.shape, input.shape));
  return part;
}
