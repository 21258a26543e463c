// Samples for training and for the test.

import { RandomState, type Tensor, tensor } from '../engine/index.js';
import { checked, either, flag, positiveCount, type Rules, ratio } from '../options/index.js';
import { messages } from './messages.js';
import { aSeed, aTensor, checkTensor } from './options.js';
import type { DataSplit } from './sets/labelled.js';

/** How many samples are kept for the test, and which. */
export interface SplitOptions {
  /** A number of samples, or a share below 1. */
  testSize?: number;
  /** The seed of NumPy's generator. */
  randomState?: number;
  /** Whether samples are drawn; otherwise the last ones are for the test. */
  shuffle?: boolean;
  /** The class of each sample, [N]: each class is parted in the same proportion, as far as whole samples allow. */
  stratify?: Tensor;
}

const rules: Rules<SplitOptions> = {
  testSize: either(ratio, positiveCount),
  randomState: aSeed,
  shuffle: flag,
  stratify: aTensor,
};

/**
 * Parts samples in two, as scikit-learn's `train_test_split`: the same seed gives the same parts.
 * @throws {RangeError} when there are not as many labels as samples, one part would be empty, or `stratify` has a class of one sample, or
 * more classes than a part has samples
 * @example const { train, test } = data.trainTestSplit(x, y, { testSize: 0.2, stratify: y });
 */
export function trainTestSplit(x: Tensor, y: Tensor, options?: SplitOptions): DataSplit {
  checkTensor('trainTestSplit', 'x', x);
  checkTensor('trainTestSplit', 'y', y);
  const { testSize = 0.25, randomState = 0, shuffle = true, stratify } = checked('trainTestSplit', options, rules);
  const count = x.shape[0];
  if (count === undefined || y.shape[0] !== count)
    throw new RangeError(messages.lengths('trainTestSplit', [count, y.shape[0]]));
  const held = testSize < 1 ? Math.ceil(testSize * count) : testSize;
  if (held >= count) throw new RangeError(messages.testSize(testSize, count));
  if (stratify && (stratify.shape.length !== 1 || stratify.shape[0] !== count))
    throw new RangeError(messages.stratifyShape(stratify.shape, count));
  if (stratify && !shuffle) throw new RangeError(messages.stratifyOrder());
  if (!shuffle) {
    const part = (start: number, size: number) => ({ x: x.narrow(0, start, size), y: y.narrow(0, start, size) });
    return { train: part(0, count - held), test: part(count - held, held) };
  }
  const random = new RandomState(randomState);
  const rows = (indices: readonly number[]) => {
    const places = tensor(indices, { dtype: 'int32' });
    return { x: x.indexSelect(0, places), y: y.indexSelect(0, places) };
  };
  if (stratify) {
    const { train, test } = stratified(stratify, count - held, held, random);
    return { train: rows(train), test: rows(test) };
  }
  const order = [...random.permutation(count).data];
  return { train: rows(order.slice(held)), test: rows(order.slice(0, held)) };
}

/** Which samples of each class are for training and which for the test; drawn as scikit-learn's StratifiedShuffleSplit draws. */
function stratified(
  labels: Tensor,
  nTrain: number,
  nTest: number,
  random: RandomState,
): { train: number[]; test: number[] } {
  const byClass = new Map<number, number[]>();
  for (const [i, label] of labels.data.entries()) {
    const samples = byClass.get(label);
    if (samples) samples.push(i);
    else byClass.set(label, [i]);
  }
  const classes = [...byClass].sort(([a], [b]) => a - b);
  const alone = classes.find(([, samples]) => samples.length < 2);
  if (alone) throw new RangeError(messages.stratifyAlone(alone[0]));
  for (const size of [nTrain, nTest])
    if (size < classes.length) throw new RangeError(messages.stratifyFew(size, classes.length));
  const counts = classes.map(([, samples]) => samples.length);
  const forTrain = shares(counts, nTrain, random);
  const left = counts.map((count, i) => count - forTrain[i]!);
  const forTest = shares(left, nTest, random);
  const [train, test]: [number[], number[]] = [[], []];
  classes.forEach(([, samples], i) => {
    const drawn = permuted(samples, random);
    train.push(...drawn.slice(0, forTrain[i]!));
    test.push(...drawn.slice(forTrain[i]!, forTrain[i]! + forTest[i]!));
  });
  return { train: permuted(train, random), test: permuted(test, random) };
}

const permuted = (values: readonly number[], random: RandomState): number[] =>
  Array.from(random.permutation(values.length).data, (i) => values[i]!);

/** How many of `total` each class gets: its share rounded down, and what is left over to the largest remainders; ties are drawn. */
function shares(counts: readonly number[], total: number, random: RandomState): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => (count / all) * total);
  const result = exact.map(Math.floor);
  const remainders = exact.map((share, i) => share - result[i]!);
  let over = total - result.reduce((sum, count) => sum + count, 0);
  for (const value of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (over === 0) break;
    const tied = remainders.flatMap((remainder, i) => (remainder === value ? [i] : []));
    for (const i of permuted(tied, random).slice(0, over)) {
      result[i]! += 1;
      over--;
    }
  }
  return result;
}
