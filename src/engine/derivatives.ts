// Derivatives of functions of one tensor, by the names of torch.autograd.functional.

import { aFunction, check } from '../options/index.js';
import { sameShape } from './arrays/shape.js';
import { enableGrad, grad } from './autograd.js';
import { zeros } from './create.js';
import { stack } from './join.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, type Tensor } from './tensor.js';

/** A leaf at x, and the value of `f` there; also inside `noGrad`. */
function evaluated(op: string, f: (x: Tensor) => Tensor, x: Tensor): [at: Tensor, y: Tensor] {
  check(op, 'the function', f, aFunction);
  checkTensors(op, [x]);
  const at = x.detach().requiresGrad_();
  const y = enableGrad(() => f(at));
  checkTensors(op, [y]);
  return [at, y];
}

/**
 * The Hessian of `f` at x times a vector, ∂/∂x (∂f/∂x · v): as cheap as two gradients, the Hessian is never built.
 * @param f gives a single number
 * @returns the value of f, and the product in the shape of x
 * @throws {ShapeError} when v has another shape than x, or f gives more than a single number
 * @example
 * const [value, product] = hvp((x) => x.pow(3).sum(), tensor([1, 2]), tensor([1, 0]));
 * value.item() // 9
 * product.tolist() // [6, 0]
 */
export function hvp(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): [value: Tensor, product: Tensor] {
  checkTensors('hvp', [x, v]);
  if (!sameShape(v.shape, x.shape)) throw new ShapeError(messages.direction(v.shape, x.shape));
  const [at, y] = evaluated('hvp', f, x);
  const [g] = grad(y, [at], { createGraph: true, allowUnused: true });
  const slope = enableGrad(() => g!.mul(v).sum());
  const [product] = grad(slope, [at], { allowUnused: true });
  return [y.detach(), product!];
}

/**
 * The Jacobian of `f` at x: ∂f_i/∂x_j, of shape [...f(x).shape, ...x.shape].
 * @example jacobian((x) => x.square(), tensor([1, 2])) // [[2, 0], [0, 4]]
 */
export function jacobian(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  const [at, y] = evaluated('jacobian', f, x);
  return rows(y, at);
}

/**
 * The Hessian of `f` at x: ∂²f/∂x_i∂x_j, of shape [...x.shape, ...x.shape].
 * @param f gives a single number
 * @example hessian((x) => x.square().sum(), tensor([1, 2])).tolist() // [[2, 0], [0, 2]]
 */
export function hessian(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  const [at, y] = evaluated('hessian', f, x);
  const [g] = grad(y, [at], { createGraph: true, allowUnused: true });
  return rows(g!, at);
}

/** The gradient of each element of y. */
function rows(y: Tensor, x: Tensor): Tensor {
  if (y.numel() === 0) return zeros([...y.shape, ...x.shape], { dtype: x.dtype });
  const elements = enableGrad(() => y.flatten().unbind());
  const gradients = elements.map((element) => grad(element, [x], { retainGraph: true, allowUnused: true })[0]!);
  return stack(gradients).reshape([...y.shape, ...x.shape]);
}
