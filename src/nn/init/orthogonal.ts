import { linalg, noGrad, randn, type Tensor } from '../../engine/index.js';
import { checked, notNegative } from '../../options/index.js';
import { messages } from '../messages.js';
import { checkWeight } from './weight.js';

const rules = { gain: notNegative };

/**
 * Orthogonal rows or columns, whichever are fewer, of length `gain`, so that all singular values are `gain`: the Q of a random
 * matrix, with the signs that make R's diagonal positive (Saxe, McClelland & Ganguli, 2014). Dimensions after the first are one.
 * @throws {RangeError} when w has fewer than two dimensions
 * @example
 * const w = orthogonal_(zeros([3, 5]));
 * w.matmul(w.T).allclose(eye(3), { atol: 1e-5 }) // true
 */
export function orthogonal_(w: Tensor, options?: { gain?: number }): Tensor {
  checkWeight('orthogonal_', w);
  const { gain = 1 } = checked('init.orthogonal_', options, rules);
  if (w.shape.length < 2) throw new RangeError(messages.noFans('orthogonal_', w.shape));
  const rows = w.shape[0]!;
  const random = randn([rows, w.numel() / rows], { dtype: w.dtype }).to('float64');
  const wide = rows < random.shape[1]!;
  const { q, r } = linalg.qr(wide ? random.T : random);
  const signed = q.mul(r.diag().sign()).mul(gain);
  return noGrad(() => w.copy_((wide ? signed.T : signed).reshape(w.shape).to(w.dtype)));
}
