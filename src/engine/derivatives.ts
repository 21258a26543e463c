// Derivatives of functions of one tensor, by the names of torch.autograd.functional.

import { grad } from './autograd.js';
import { stack } from './join.js';
import type { Tensor } from './tensor.js';

const leaf = (x: Tensor): Tensor => x.detach().requiresGrad_();

/**
 * The Hessian of `f` at x times a vector, ∂/∂x (∂f/∂x · v): as cheap as two gradients, the Hessian is never built.
 * @param f gives a single number
 * @returns the value of f, and the product in the shape of x
 */
export function hvp(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor): [value: Tensor, product: Tensor] {
  const at = leaf(x);
  const y = f(at);
  const [g] = grad(y, [at], { createGraph: true, allowUnused: true });
  const [product] = grad(g!.mul(v).sum(), [at], { allowUnused: true });
  return [y.detach(), product!];
}

/**
 * The Jacobian of `f` at x: ∂f_i/∂x_j, of shape [...f(x).shape, ...x.shape].
 * @example jacobian((x) => x.square(), tensor([1, 2])) // [[2, 0], [0, 4]]
 */
export function jacobian(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  const at = leaf(x);
  return rows(f(at), at);
}

/**
 * The Hessian of `f` at x: ∂²f/∂x_i∂x_j, of shape [...x.shape, ...x.shape].
 * @param f gives a single number
 */
export function hessian(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  const at = leaf(x);
  const [g] = grad(f(at), [at], { createGraph: true, allowUnused: true });
  return rows(g!, at);
}

/** The gradient of each element of y. */
function rows(y: Tensor, x: Tensor): Tensor {
  const elements = y.flatten();
  const gradients = Array.from(
    { length: y.numel() },
    (_, i) => grad(elements.select(0, i), [x], { retainGraph: true, allowUnused: true })[0]!,
  );
  return stack(gradients).reshape([...y.shape, ...x.shape]);
}
