import { RandomState, type Tensor } from '../engine/index.js';
import { messages } from './messages.js';
import type { DataSplit } from './sets/labelled.js';

/** How many samples are kept for the test, and which. */
export interface SplitOptions {
  /** A number of samples, or a share below 1. */
  testSize?: number;
  /** The seed of NumPy's generator. */
  randomState?: number;
  /** Whether samples are drawn; otherwise the last ones are for the test. */
  shuffle?: boolean;
}

/**
 * Parts samples in two, as scikit-learn's `train_test_split`.
 * @throws {RangeError} when there are not as many labels as samples, or one part would be empty
 * @example const { train, test } = data.trainTestSplit(x, y, { testSize: 0.2, randomState: 0 });
 */
export function trainTestSplit(
  x: Tensor,
  y: Tensor,
  { testSize = 0.25, randomState = 0, shuffle = true }: SplitOptions = {},
): DataSplit {
  const count = x.shape[0];
  if (count === undefined || y.shape[0] !== count)
    throw new RangeError(messages.lengths('trainTestSplit', [count, y.shape[0]]));
  const held = testSize < 1 ? Math.ceil(testSize * count) : testSize;
  if (!Number.isInteger(held) || held < 1 || held >= count) throw new RangeError(messages.testSize(testSize, count));
  if (!shuffle) {
    const part = (start: number, size: number) => ({ x: x.narrow(0, start, size), y: y.narrow(0, start, size) });
    return { train: part(0, count - held), test: part(count - held, held) };
  }
  const order = new RandomState(randomState).permutation(count);
  const rows = (indices: Tensor) => ({ x: x.indexSelect(0, indices), y: y.indexSelect(0, indices) });
  return { train: rows(order.narrow(0, held, count - held)), test: rows(order.narrow(0, 0, held)) };
}
