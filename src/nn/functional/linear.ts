import { ShapeError, type Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';

/**
 * x Wᵀ + b, for a weight of shape [out, in].
 * @throws {ShapeError} when the last size of x is not the weight's
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  if (weight.shape.length !== 2 || x.shape.at(-1) !== weight.shape[1])
    throw new ShapeError(messages.linear(x.shape, weight.shape));
  const y = x.matmul(weight.T);
  return bias ? y.add(bias) : y;
}
