// A layer's product: x Wᵀ + b in one operation, whose gradients need no turned copies of W.

import { apply, noGrad } from './autograd.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, type Tensor } from './tensor.js';

/**
 * x Wᵀ + b along the last dimension of x, for a weight [out, in] and a bias [out].
 * @throws {ShapeError} when the sizes do not fit
 * @example linear(zeros([4, 3]), zeros([2, 3]), ones([2])).shape // [4, 2]
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const inputs = bias ? [x, weight, bias] : [x, weight];
  checkTensors('linear', inputs);
  const [out, size] = weight.shape;
  if (weight.shape.length !== 2 || x.shape.at(-1) !== size)
    throw new ShapeError(messages.linear(x.shape, weight.shape));
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== out))
    throw new ShapeError(messages.linearBias(bias.shape, weight.shape));
  return apply('linear', inputs);
}

/** What the table of operations asks. */
export function affine([x, weight, bias]: readonly [x: Tensor, weight: Tensor, bias?: Tensor]): Tensor {
  const y = noGrad(() => x.matmul(weight.T));
  if (!bias) return y;
  if (bias.dtype !== y.dtype) throw new TypeError(messages.dtypes('linear', y.dtype, bias.dtype));
  const [sums, offsets] = [y.data, bias.data];
  for (let start = 0; start < sums.length; start += offsets.length)
    for (let j = 0; j < offsets.length; j++) sums[start + j]! += offsets[j]!;
  return y.write(sums);
}

/** The gradients of x, weight and bias. */
export function affineGradients(
  g: Tensor,
  [x, weight, bias]: readonly [x: Tensor, weight: Tensor, bias?: Tensor],
): (Tensor | null)[] {
  const rows = g.shape.length === 2 ? g : g.reshape([-1, weight.shape[0]!]);
  const ofX = x.requiresGrad ? g.matmul(weight) : null;
  const ofWeight = weight.requiresGrad
    ? rows.T.matmul(x.shape.length === 2 ? x : x.reshape([-1, weight.shape[1]!]))
    : null;
  return bias ? [ofX, ofWeight, bias.requiresGrad ? rows.sum({ dim: 0 }) : null] : [ofX, ofWeight];
}
