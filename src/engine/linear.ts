// A layer's product: x Wᵀ + b in one operation, whose gradients need no turned copies of W.

import { apply } from './autograd.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, type Tensor } from './tensor.js';

/**
 * x Wᵀ + b along the last dimension of x, for a weight [out, in] and a bias [out].
 * @throws {ShapeError} when the sizes do not fit
 * @example linear(zeros([4, 3]), zeros([2, 3]), ones([2])).shape // [4, 2]
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const inputs = bias === undefined ? [x, weight] : [x, weight, bias];
  checkTensors('linear', inputs);
  const [out, size] = weight.shape;
  if (weight.shape.length !== 2 || x.shape.at(-1) !== size)
    throw new ShapeError(messages.linear(x.shape, weight.shape));
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== out))
    throw new ShapeError(messages.linearBias(bias.shape, weight.shape));
  return apply('linear', inputs);
}
