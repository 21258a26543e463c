import { type RandomOptions, randperm, Tensor } from '../engine/index.js';
import { aFunction, checked, flag, positiveCount, type Rules, shown } from '../options/index.js';
import { type Collated, defaultCollate } from './collate.js';
import { checkPlace, type Dataset, isDataset, rowsOf, Subset, sampleOf, sizeOf, TensorDataset } from './dataset.js';
import { messages } from './messages.js';
import { aGenerator } from './options.js';
import {
  aBatchSampler,
  aSampler,
  BatchSampler,
  type BatchSamplerOptions,
  batchesOf,
  type Sampler,
} from './samplers.js';
import { aTransform, type Change } from './transforms/random.js';

/** How a data set is gone through. */
export interface DataLoaderOptions extends RandomOptions {
  batchSize?: number;
  /** Whether each pass has an order of its own. */
  shuffle?: boolean;
  /** Leaves out a last batch that is not full. */
  dropLast?: boolean;
  /** In which order samples are taken, and which, in place of `shuffle`. */
  sampler?: Sampler;
  /** Which samples each batch has, in place of `batchSize`, `shuffle`, `dropLast` and `sampler`. */
  batchSampler?: Sampler<readonly number[]>;
  /** What is done to the samples of each batch, the first of its tensors: augmentation, for example. A function, or one of `transforms`. */
  transform?: Change;
}

/** How samples are put together. */
export interface CollateOptions<T, B> {
  /** Makes a batch of a list of samples; `defaultCollate` when left out. */
  collate?: (samples: T[]) => B;
}

/** What a loader goes through: tensors with rows that belong together, or a data set. */
export type Source = readonly Tensor[] | Dataset;

/** A sample of what a loader goes through. */
export type Sample<D> = D extends readonly Tensor[]
  ? { -readonly [K in keyof D]: Tensor }
  : D extends Dataset<infer T>
    ? T
    : never;

const rules: Rules<DataLoaderOptions & CollateOptions<never, unknown>> = {
  batchSize: positiveCount,
  shuffle: flag,
  dropLast: flag,
  sampler: aSampler,
  batchSampler: aBatchSampler,
  collate: aFunction,
  transform: aTransform,
  generator: aGenerator,
};

/**
 * Goes through a data set in batches, one pass for each `for`: through tensors with rows that belong together, or through a `Dataset`, whose
 * samples `collate` puts together. Without shuffling, batches of tensors are views: who changes one in place changes the data.
 *
 * With `shuffle` the order of a pass is `randperm` of the generator. PyTorch's loader draws from it besides, for its workers; to have
 * PyTorch's orders for a seed, pass a `RandomSampler` with a generator of its own here and there.
 * @example
 * const loader = new data.DataLoader([x, y], { batchSize: 64, shuffle: true });
 * for (const [images, labels] of loader) functional.crossEntropy(net.forward(images), labels).backward();
 * @example
 * new data.DataLoader([x, y], { batchSize: 64, transform: new data.transforms.RandomHorizontalFlip() });
 * @example
 * const [train, test] = data.randomSplit(new data.TensorDataset(x, y), [12, 4]);
 * const sampler = new data.RandomSampler(train, { replacement: true, numSamples: 100 });
 * new data.DataLoader(train, { batchSize: 20, sampler }).length // 5
 */
export class DataLoader<const D extends Source, B = Collated<Sample<D>>> implements Iterable<B> {
  /** What is gone through; of tensors, a `TensorDataset`. */
  readonly dataset: Dataset<Sample<D>>;
  /** Null where a `batchSampler` says what each batch has. */
  readonly batchSize: number | null;
  private readonly options: DataLoaderOptions & CollateOptions<Sample<D>, B>;

  /**
   * @throws {TypeError} when there is neither a list of tensors nor a data set, or an option does not exist
   * @throws {RangeError} when tensors have not equally many rows, an option breaks its rule or has no meaning beside another, or no batch
   * would be full
   */
  constructor(source: D, options?: DataLoaderOptions & CollateOptions<Sample<D>, B>) {
    this.dataset = datasetOf(source) as Dataset<Sample<D>>;
    this.options = checked('DataLoader', options, rules as Rules<DataLoaderOptions & CollateOptions<Sample<D>, B>>);
    checkTogether(this.options);
    const { batchSize = 1, dropLast, batchSampler } = this.options;
    this.batchSize = batchSampler ? null : batchSize;
    if (dropLast && batchSize > this.samples) throw new RangeError(messages.dropsAll(batchSize, this.samples));
  }

  /** How many batches a pass has. */
  get length(): number {
    return this.options.batchSampler?.length ?? batchesOf(this.samples, this.batching);
  }

  /**
   * Such as `DataLoader(batchSize: 64, shuffle: true, 1000 samples in 16 batches: [1000, 2] float32, [1000] int32)`; of a data set of
   * another class, its name.
   */
  toString(): string {
    const { batchSize, dataset, options } = this;
    const words = Object.entries({ ...(batchSize && { batchSize }), ...options });
    const what =
      dataset instanceof TensorDataset
        ? dataset.tensors.map(({ shape, dtype }: Tensor) => `[${shape.join(', ')}] ${dtype}`).join(', ')
        : dataset.constructor.name;
    const samples = options.batchSampler ? '' : `${count(this.samples, 'sample')} in `;
    const batches = count(this.length, 'batch', 'batches');
    return `DataLoader(${words.map(([name, value]) => `${name}: ${shown(value)}, `).join('')}${samples}${batches}: ${what})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  *[Symbol.iterator](): Iterator<B> {
    const { dataset, options } = this;
    const { collate, transform } = options;
    const inOrder = !(options.sampler || options.batchSampler || options.shuffle);
    for (const places of this.places()) {
      const rows = collate ? undefined : rowsAt(dataset, places, inOrder);
      const batch = rows ?? (collate ?? defaultCollate)(Array.from(places, (place) => sampleOf(dataset, place)));
      yield (transform ? changed(batch, transform) : batch) as B;
    }
  }

  /** How many samples a pass has, when no `batchSampler` says that. */
  private get samples(): number {
    return this.options.sampler?.length ?? sizeOf('DataLoader', this.dataset);
  }

  private get batching(): Required<BatchSamplerOptions> {
    const { batchSize = 1, dropLast = false } = this.options;
    return { batchSize, dropLast };
  }

  /** The places of the samples of each batch. */
  private *places(): Iterable<Places> {
    const { sampler, batchSampler, shuffle, generator } = this.options;
    if (sampler || batchSampler) {
      const size = sizeOf('DataLoader', this.dataset);
      for (const places of batchSampler ?? new BatchSampler(sampler!, this.batching)) {
        if (!Array.isArray(places) || places.length === 0) throw new TypeError(messages.noBatch(places));
        for (const place of places) checkPlace('DataLoader', place, size);
        yield places;
      }
      return;
    }
    const { batchSize, dropLast } = this.batching;
    const order = shuffle
      ? (randperm(this.samples, generator ? { generator } : {}).data as Int32Array)
      : new Int32Array(this.samples).map((_, i) => i);
    const end = dropLast ? order.length - (order.length % batchSize) : order.length;
    for (let start = 0; start < end; start += batchSize) yield order.slice(start, start + batchSize);
  }
}

type Places = ArrayLike<number>;

function datasetOf(source: Source): Dataset {
  if (isDataset(source)) {
    sizeOf('DataLoader', source);
    return source;
  }
  if (!Array.isArray(source) || source.length === 0) throw new TypeError(messages.tensors(source));
  rowsOf('DataLoader', source);
  return new TensorDataset(...(source as readonly Tensor[]));
}

/** @throws {RangeError} when an option has no meaning beside another one */
function checkTogether({ batchSize = 1, shuffle, sampler, dropLast, batchSampler }: DataLoaderOptions): void {
  if (sampler && shuffle) throw new RangeError(messages.exclusive('sampler', 'shuffle'));
  if (!batchSampler) return;
  const others = { batchSize: batchSize !== 1, shuffle, sampler, dropLast };
  const other = Object.entries(others).find(([, given]) => given);
  if (other) throw new RangeError(messages.exclusive('batchSampler', other[0]));
}

/** The rows of all tensors of a data set at once, where it is made of tensors; the same numbers as those of its samples together. */
function rowsAt(dataset: Dataset, places: Places, inOrder: boolean): Tensor[] | undefined {
  // a subclass may give other samples
  if (dataset.constructor === Subset) {
    const { dataset: whole, indices } = dataset as Subset<unknown>;
    return rowsAt(
      whole,
      Int32Array.from(places, (place) => indices[place]!),
      false,
    );
  }
  if (dataset.constructor !== TensorDataset) return undefined;
  const { tensors } = dataset as TensorDataset<readonly Tensor[]>;
  if (inOrder) return tensors.map((tensor) => tensor.narrow(0, places[0]!, places.length));
  const rows = new Tensor(new Int32Array(places), [places.length]);
  return tensors.map((tensor) => tensor.indexSelect(0, rows));
}

/** The batch, its first tensor changed. */
function changed(batch: unknown, transform: Change): unknown {
  const change = (x: Tensor) => (typeof transform === 'function' ? transform(x) : transform.forward(x));
  if (batch instanceof Tensor) return change(batch);
  if (!Array.isArray(batch) || !(batch[0] instanceof Tensor)) throw new TypeError(messages.noImages(batch));
  return [change(batch[0]), ...batch.slice(1)];
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
