import { Tensor } from '../engine/index.js';
import { messages } from './messages.js';

/** Samples and targets, batch by batch: a `DataLoader`, a list, or anything else that can be gone through again and again. */
export type Batches = Iterable<readonly [x: Tensor, y: Tensor]>;

/** @throws {TypeError} when what is given cannot be gone through batch by batch */
export function checkBatches(op: string, batches: Batches): void {
  const given: unknown = batches;
  const isPair = Array.isArray(given) && given[0] instanceof Tensor;
  const goesOn = typeof given === 'object' && given !== null && Symbol.iterator in given;
  if (!goesOn || isPair || given instanceof Tensor) throw new TypeError(messages.batches(op, given));
}

/** Each batch. @throws {TypeError} when one is not [x, y] */
export function* pairs(op: string, batches: Batches): Generator<readonly [x: Tensor, y: Tensor]> {
  for (const batch of batches) {
    const [x, y]: readonly unknown[] = Array.isArray(batch) ? batch : [];
    if (!(x instanceof Tensor && y instanceof Tensor)) throw new TypeError(messages.batch(op, batch));
    yield batch;
  }
}
