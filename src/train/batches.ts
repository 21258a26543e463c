import { Tensor } from '../engine/index.js';
import type { Rule } from '../options/index.js';
import { messages } from './messages.js';

/** Samples and targets, batch by batch: a `DataLoader`, a list, or anything else that can be gone through again and again. */
export type Batches = Iterable<readonly [x: Tensor, y: Tensor]>;

/** What can be gone through batch by batch; one batch alone is none. */
export const someBatches: Rule = {
  text: 'a DataLoader, or a list of batches as [[x, y]]',
  holds: (x) => {
    const isPair = Array.isArray(x) && x[0] instanceof Tensor;
    return typeof x === 'object' && x !== null && Symbol.iterator in x && !isPair && !(x instanceof Tensor);
  },
};

/** Each batch. @throws {TypeError} when one is not [x, y] */
export function* pairs(op: string, batches: Batches): Generator<readonly [x: Tensor, y: Tensor]> {
  for (const batch of batches) {
    const [x, y]: readonly unknown[] = Array.isArray(batch) ? batch : [];
    if (!(x instanceof Tensor && y instanceof Tensor)) throw new TypeError(messages.batch(op, batch));
    yield batch;
  }
}
