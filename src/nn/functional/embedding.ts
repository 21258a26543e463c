// Vectors that are learned, one for each of several things.

import type { Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';

/**
 * The row of `weight` [rows, size] for each index: [*, size] for indices [*].
 * @throws {TypeError} when the indices are no int32
 * @throws {RangeError} when there is no such row
 * @example embedding(tensor([[1, 5]], { dtype: 'int32' }), randn([1000, 16])).shape // [1, 2, 16]
 */
export function embedding(indices: Tensor, weight: Tensor): Tensor {
  const [rows, size] = weight.shape as [number, number];
  if (indices.dtype !== 'int32') throw new TypeError(messages.indexKind(indices.dtype));
  const wrong = indices.data.find((index) => index < 0 || index >= rows);
  if (wrong !== undefined) throw new RangeError(messages.row(wrong, rows));
  return weight.indexSelect(0, indices.reshape([-1])).reshape([...indices.shape, size]);
}
