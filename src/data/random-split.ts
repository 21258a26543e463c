// A data set parted at random.

import { type RandomOptions, randperm } from '../engine/index.js';
import { checked, count, listOf, notNegative } from '../options/index.js';
import { type Dataset, Subset, sizeOf } from './dataset.js';
import { messages } from './messages.js';
import { aGenerator } from './options.js';

const someCounts = listOf(count);
const someShares = listOf(notNegative);

/**
 * Parts a data set at random, as `torch.utils.data.random_split`: the same seed gives the same parts. Lengths are numbers of samples, or
 * shares that add up to 1: of N samples a share s gets ⌊sN⌋, and what is left over goes, one by one, to the first parts.
 * @throws {TypeError} when there is no data set, or no such option
 * @throws {RangeError} when the lengths add up neither to the number of samples nor to 1, a share would get no sample, or the generator is
 * none
 * @example
 * const set = new data.TensorDataset(x, y);
 * const [train, test] = data.randomSplit(set, [0.8, 0.2], { generator: new Generator(42) });
 * [train.length, test.length] // [13, 3]
 */
export function randomSplit<T, const L extends readonly number[]>(
  dataset: Dataset<T>,
  lengths: L,
  options?: RandomOptions,
): { -readonly [K in keyof L]: Subset<T> } {
  const random = checked('randomSplit', options, { generator: aGenerator });
  const samples = sizeOf('randomSplit', dataset);
  const sizes = sizesOf(lengths, samples);
  const order = [...randperm(samples, random).data];
  let end = 0;
  const parts = sizes.map((size) => new Subset(dataset, order.slice(end, (end += size))));
  return parts as { -readonly [K in keyof L]: Subset<T> };
}

/** How many of the samples each part gets. */
function sizesOf(lengths: readonly number[], samples: number): readonly number[] {
  if (!someShares.holds(lengths, {}) || lengths.length === 0) throw new RangeError(messages.splitLengths(lengths));
  const sum = lengths.reduce((total, length) => total + length);
  if (Math.abs(sum - 1) <= 1e-9) return sharesOf(lengths, samples); // Python's math.isclose
  if (!someCounts.holds(lengths, {})) throw new RangeError(messages.splitLengths(lengths));
  if (sum !== samples) throw new RangeError(messages.splitSum(lengths, sum, samples));
  return lengths;
}

function sharesOf(shares: readonly number[], samples: number): readonly number[] {
  const sizes = shares.map((share) => Math.floor(samples * share));
  const left = samples - sizes.reduce((total, size) => total + size);
  for (let i = 0; i < left; i++) sizes[i % sizes.length]! += 1;
  const empty = sizes.indexOf(0);
  if (empty >= 0) throw new RangeError(messages.splitEmpty(shares[empty]!, empty, samples));
  return sizes;
}
