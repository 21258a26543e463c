import { messages } from '../messages.js';

/** Sizes of layers are whole numbers, 1 or more. */
export function checkSizes(op: string, sizes: { [name: string]: number }): void {
  for (const [name, size] of Object.entries(sizes))
    if (!Number.isInteger(size) || size < 1) throw new RangeError(messages.size(op, name, size));
}
