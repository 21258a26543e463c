import type { Tensor } from '../engine/index.js';
import { functional, Module } from '../nn/index.js';
import { messages } from './messages.js';

/** A loss of a batch, one number, from what the net gives and what it should have given. */
export type LossFunction = (output: Tensor, target: Tensor) => Tensor;

/** The same as a function, such as `functional.mseLoss`, or as a module, such as `new nn.MSELoss()`. */
export type Loss = LossFunction | { forward: LossFunction };

/**
 * A loss as a function; cross entropy when it is left out.
 * @throws {TypeError} when it is neither a function nor a module
 */
export function lossFunction(op: string, loss: Loss = functional.crossEntropy): LossFunction {
  if (typeof loss === 'function' && !(loss.prototype instanceof Module)) return loss;
  if (typeof loss !== 'function' && typeof loss?.forward === 'function')
    return (output, target) => loss.forward(output, target);
  throw new TypeError(messages.loss(op, loss));
}
