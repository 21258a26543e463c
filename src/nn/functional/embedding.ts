// Vectors that are learned, one for each of several things.

import { ShapeError, type Tensor, where } from '../../engine/index.js';
import { check, checked } from '../../options/index.js';
import { messages } from '../messages.js';
import { aTensor, rowOf } from '../options.js';

/**
 * The row of `weight` [rows, size] for each index: [*, size] for indices [*].
 * As `torch.nn.functional.embedding`.
 * @param options `paddingIdx` names a row that is never learned, for the places that only fill up short lists
 * @throws {TypeError} when the indices are no int32
 * @throws {RangeError} when there is no such row
 * @example embedding(tensor([[1, 5]], { dtype: 'int32' }), randn([1000, 16])).shape // [1, 2, 16]
 */
export function embedding(indices: Tensor, weight: Tensor, options?: { paddingIdx?: number }): Tensor {
  check('embedding', 'indices', indices, aTensor);
  check('embedding', 'the weight', weight, aTensor);
  if (weight.shape.length !== 2) throw new ShapeError(messages.embeddings(weight.shape));
  const [rows, size] = weight.shape as [number, number];
  const { paddingIdx } = checked('embedding', options, { paddingIdx: rowOf(rows) });
  if (indices.dtype !== 'int32') throw new TypeError(messages.indexKind(indices.dtype));
  const wrong = indices.data.find((index) => index < 0 || index >= rows);
  if (wrong !== undefined) throw new RangeError(messages.row(wrong, rows));
  const flat = indices.reshape([-1]);
  const found = weight.indexSelect(0, flat);
  const padding = paddingIdx === undefined ? null : flat.eq(paddingIdx < 0 ? paddingIdx + rows : paddingIdx);
  const learned = padding ? where(padding.unsqueeze(1), found.detach(), found) : found;
  return learned.reshape([...indices.shape, size]);
}
