import { Tensor } from '../engine/index.js';
import { functional } from '../nn/index.js';
import { check, type Rule } from '../options/index.js';
import { aLoss } from './options.js';

/** A loss of a batch, one number, from what the net gives and what it should have given. */
export type LossFunction = (output: Tensor, target: Tensor) => Tensor;

/** The same as a function, such as `functional.mseLoss`, or as a module, such as `new nn.MSELoss()`. */
export type Loss = LossFunction | { forward: LossFunction };

const aLossValue: Rule = {
  text: 'a tensor of one number, as functional.mseLoss gives',
  holds: (x) => x instanceof Tensor && x.numel() === 1,
};

/**
 * A loss as a function, which must give one number; cross entropy when it is left out.
 * @throws {RangeError} when it is neither a function nor a module
 */
export function lossFunction(op: string, loss: Loss = functional.crossEntropy): LossFunction {
  check(op, 'loss', loss, aLoss);
  const f: LossFunction = typeof loss === 'function' ? loss : (output, target) => loss.forward(output, target);
  return (output, target) => {
    const value = f(output, target);
    check(op, 'what the loss gives', value, aLossValue);
    return value;
  };
}
