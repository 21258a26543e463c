// Non-linear functions that are no methods of tensors.

import { type Tensor, where } from '../../engine/index.js';
import { anyNumber, check } from '../options.js';

/**
 * x above 0, and `negativeSlope` · x below.
 * @throws {RangeError} when the slope is no finite number
 */
export function leakyRelu(x: Tensor, negativeSlope = 0.01): Tensor {
  check('leakyRelu', 'negativeSlope', negativeSlope, anyNumber);
  return where(x.gt(0), x, x.mul(negativeSlope));
}

/**
 * x above 0, and α (eˣ − 1) below.
 * @throws {RangeError} when α is no finite number
 */
export function elu(x: Tensor, alpha = 1): Tensor {
  check('elu', 'alpha', alpha, anyNumber);
  return where(x.gt(0), x, x.clamp({ max: 0 }).expm1().mul(alpha));
}

/** λ · elu(x, α), with λ and α for which mean 0 and variance 1 are a fixed point (Klambauer et al., 2017). */
export const selu = (x: Tensor): Tensor => elu(x, 1.6732632423543772).mul(1.0507009873554805);

/** x Φ(x) = x (1 + erf(x/√2)) / 2 */
export const gelu = (x: Tensor): Tensor => x.mul(x.mul(Math.SQRT1_2).erf().add(1)).mul(0.5);

/** x / (1 + e⁻ˣ) */
export const silu = (x: Tensor): Tensor => x.mul(x.sigmoid());
