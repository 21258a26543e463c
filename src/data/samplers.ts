// In which order samples are taken, and which of them.

import {
  defaultGenerator,
  Generator,
  multinomial,
  type RandomOptions,
  randint,
  randperm,
  Tensor,
  tensor,
} from '../engine/index.js';
import {
  check,
  checked,
  count,
  flag,
  notNegative,
  positiveCount,
  type Rule,
  type Rules,
  withDefaults,
} from '../options/index.js';
import { messages } from './messages.js';
import { aGenerator, numbersOf, placesOf } from './options.js';

/**
 * Places of samples in some order, gone through anew for each pass: one of those below, a list, or a class of your own that has a `length`
 * and can be gone through.
 */
export interface Sampler<T = number> extends Iterable<T> {
  /** How many there are in a pass. */
  readonly length: number;
}

/** What has samples, or as many things as there are samples: a data set, a list. */
export interface Sized {
  readonly length: number;
}

/** What can be gone through again and again, and says how long it is. */
export const aSampler: Rule = {
  text: 'a list of places, or a sampler, such as new data.RandomSampler(set)',
  holds: (x) =>
    typeof x === 'object' && x !== null && Symbol.iterator in x && count.holds((x as { length?: unknown }).length, {}),
};

export const aBatchSampler: Rule = {
  text: 'lists of places, or what gives them, such as new data.BatchSampler(sampler, { batchSize: 4 })',
  holds: aSampler.holds,
};

/** @throws when there is nothing that has a length above 0, or a list of tensors, which has as many places as tensors */
function checkSource(op: string, source: Sized): void {
  const length = typeof source === 'object' ? source?.length : undefined;
  if (!positiveCount.holds(length, {})) throw new TypeError(messages.noSource(op, source));
  if (Array.isArray(source) && source[0] instanceof Tensor) throw new TypeError(messages.columns(op));
}

/**
 * The places 0 to length − 1 in this order.
 * @example [...new data.SequentialSampler(['a', 'b', 'c'])] // [0, 1, 2]
 */
export class SequentialSampler implements Sampler {
  /** @throws {TypeError} when there are no samples, or a list of tensors stands for them */
  constructor(readonly dataSource: Sized) {
    checkSource('SequentialSampler', dataSource);
  }

  get length(): number {
    return this.dataSource.length;
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let i = 0; i < this.length; i++) yield i;
  }
}

/** How places are drawn. */
export interface RandomSamplerOptions extends RandomOptions {
  /** Whether a place may be drawn again. */
  replacement?: boolean;
  /** How many are drawn in a pass; as many as there are samples, when left out. */
  numSamples?: number;
}

const randomSamplerRules: Rules<RandomSamplerOptions> = {
  replacement: flag,
  numSamples: positiveCount,
  generator: aGenerator,
};

/** PyTorch draws numbers with replacement in pieces of so many. */
const piece = 32;

/**
 * The places in random order, each pass in another one; with `replacement` each is drawn from all places. The same seed gives the orders of
 * `torch.utils.data.RandomSampler`, pass by pass: without a generator, each pass draws the seed of one of its own.
 * @example
 * [...new data.RandomSampler(['a', 'b', 'c', 'd'], { generator: new Generator(0) })] // [0, 1, 3, 2]
 * const drawn = new data.RandomSampler(['a', 'b', 'c', 'd'], { replacement: true, numSamples: 10 });
 * drawn.length // 10
 */
export class RandomSampler implements Sampler {
  private readonly options: RandomSamplerOptions;

  /**
   * @param dataSource a data set, or what else has the length of one
   * @throws {TypeError} when there are no samples, or a list of tensors stands for them, or there is no such option
   * @throws {RangeError} when an option breaks its rule
   */
  constructor(
    readonly dataSource: Sized,
    options?: RandomSamplerOptions,
  ) {
    checkSource('RandomSampler', dataSource);
    this.options = checked('RandomSampler', options, randomSamplerRules);
  }

  get length(): number {
    return this.options.numSamples ?? this.dataSource.length;
  }

  *[Symbol.iterator](): Iterator<number> {
    const { replacement = false, generator = new Generator(defaultGenerator.integer(2 ** 53)) } = this.options;
    const { length } = this;
    const n = this.dataSource.length;
    if (replacement)
      for (let left = length; left > 0; left -= piece)
        yield* randint(0, n, [Math.min(left, piece)], { generator }).data;
    // as in PyTorch, an order is drawn even when nothing of it is left to give: the next pass begins behind it
    else for (let left = length; left >= 0; left -= n) yield* randperm(n, { generator }).data.subarray(0, left);
  }
}

/**
 * Some places in random order, each pass in another one; `torch.utils.data.SubsetRandomSampler` of the same seed.
 * @example
 * const set = new data.TensorDataset(x, y);
 * const sampler = new data.SubsetRandomSampler([3, 5, 8], { generator: new Generator(0) });
 * new data.DataLoader(set, { sampler, batchSize: 2 }).length // 2
 */
export class SubsetRandomSampler implements Sampler {
  readonly indices: readonly number[];
  private readonly random: RandomOptions;

  /**
   * @param indices places, as a list or as a tensor with one dimension
   * @throws {TypeError} when there is no such option
   * @throws {RangeError} when the places are no whole numbers from 0 on, or the generator is none
   */
  constructor(indices: readonly number[] | Tensor, options?: RandomOptions) {
    this.indices = placesOf('SubsetRandomSampler', 'indices', indices);
    this.random = checked('SubsetRandomSampler', options, { generator: aGenerator });
  }

  get length(): number {
    return this.indices.length;
  }

  *[Symbol.iterator](): Iterator<number> {
    for (const i of randperm(this.length, this.random).data) yield this.indices[i]!;
  }
}

/** How places are drawn by their weights. */
export interface WeightedRandomSamplerOptions extends RandomOptions {
  /** Whether a place may be drawn again, as it may when this is left out. */
  replacement?: boolean;
}

/**
 * Places drawn with probabilities in proportion to weights, which need not add up to 1; `torch.utils.data.WeightedRandomSampler` of the
 * same seed. The weight 1 / (number of samples of its class) for each sample lets rare classes come as often as others.
 * @example
 * const weights = [0.1, 0.1, 0.1, 10];
 * const sampler = new data.WeightedRandomSampler(weights, 100, { generator: new Generator(0) });
 * [...sampler].filter((place) => place === 3).length > 90 // true
 */
export class WeightedRandomSampler implements Sampler {
  readonly weights: Tensor;
  private readonly options: WeightedRandomSamplerOptions;

  /**
   * @param weights one for each sample, as a list or as a tensor with one dimension
   * @param numSamples how many are drawn in a pass
   * @throws {TypeError} when there is no such option
   * @throws {RangeError} when weights are no numbers from 0 on, `numSamples` is no whole number above 0 or more than can be drawn without
   * replacement, or an option breaks its rule
   */
  constructor(
    weights: readonly number[] | Tensor,
    readonly numSamples: number,
    options?: WeightedRandomSamplerOptions,
  ) {
    const numbers = numbersOf(weights);
    if (!numbers?.every((weight) => notNegative.holds(weight, {}))) throw new RangeError(messages.weights(weights));
    const some = numbers.filter((weight) => weight > 0).length;
    if (some === 0) throw new RangeError(messages.weights(weights));
    check('WeightedRandomSampler', 'numSamples', numSamples, positiveCount);
    this.options = checked('WeightedRandomSampler', options, { replacement: flag, generator: aGenerator });
    if (this.options.replacement === false && numSamples > some)
      throw new RangeError(messages.fewWeights(numSamples, some));
    this.weights = tensor(numbers, { dtype: 'float64' });
  }

  get length(): number {
    return this.numSamples;
  }

  *[Symbol.iterator](): Iterator<number> {
    yield* multinomial(this.weights, this.numSamples, { replacement: true, ...this.options }).data;
  }
}

/** How places are put together to batches. */
export interface BatchSamplerOptions {
  batchSize: number;
  /** Leaves out a last batch that is not full. */
  dropLast?: boolean;
}

/**
 * The places of another sampler in lists, one for each batch.
 * @example [...new data.BatchSampler([4, 3, 2, 1, 0], { batchSize: 2 })] // [[4, 3], [2, 1], [0]]
 */
export class BatchSampler implements Sampler<number[]> {
  private readonly options: Required<BatchSamplerOptions>;

  /**
   * @param sampler another sampler, or a list of places
   * @throws {TypeError} when there is no such option
   * @throws {RangeError} when the sampler is none, or an option is missing or breaks its rule
   */
  constructor(
    readonly sampler: Sampler,
    options: BatchSamplerOptions,
  ) {
    check('BatchSampler', 'the sampler', sampler, aSampler);
    const rules = { batchSize: positiveCount, dropLast: flag };
    this.options = withDefaults('BatchSampler', { dropLast: false }, options, rules);
  }

  get length(): number {
    return batchesOf(this.sampler.length, this.options);
  }

  *[Symbol.iterator](): Iterator<number[]> {
    let batch: number[] = [];
    for (const place of this.sampler) {
      batch.push(place);
      if (batch.length < this.options.batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0 && !this.options.dropLast) yield batch;
  }
}

/** How many batches samples make. */
export function batchesOf(samples: number, { batchSize, dropLast }: Required<BatchSamplerOptions>): number {
  return dropLast ? Math.floor(samples / batchSize) : Math.ceil(samples / batchSize);
}
