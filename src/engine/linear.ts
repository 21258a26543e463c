// A layer's product: x Wᵀ + b in one operation, whose gradients need no turned copies of W.

import { apply, noGrad } from './autograd.js';
import { product } from './loops.js';
import { messages, ShapeError } from './messages.js';
import { sizeOf } from './shape.js';
import { checkTensors, Tensor } from './tensor.js';

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
  if (bias && bias.dtype !== weight.dtype) throw new TypeError(messages.dtypes('linear', weight.dtype, bias.dtype));
  const [out, size] = weight.shape as [number, number];
  const y = noGrad(() => product(asRows(x, size), weight.T, bias));
  return x.shape.length === 2 ? y : new Tensor(y.data, [...x.shape.slice(0, -1), out]);
}

/** All dimensions but the last as one. */
const asRows = (x: Tensor, columns: number): Tensor =>
  x.shape.length === 2 ? x : x.reshape([sizeOf(x.shape.slice(0, -1)), columns]);

/** The gradients of x, weight and bias. */
export function affineGradients(
  g: Tensor,
  [x, weight, bias]: readonly [x: Tensor, weight: Tensor, bias?: Tensor],
): (Tensor | null)[] {
  const [out, size] = weight.shape as [number, number];
  const rows = asRows(g, out);
  const ofX = x.requiresGrad ? g.matmul(weight) : null;
  const ofWeight = weight.requiresGrad ? rows.T.matmul(asRows(x, size)) : null;
  return bias ? [ofX, ofWeight, bias.requiresGrad ? rows.sum({ dim: 0 }) : null] : [ofX, ofWeight];
}
