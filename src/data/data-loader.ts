import { type RandomOptions, randperm, Tensor } from '../engine/index.js';
import { checked, flag, positiveCount, type Rules, shown } from '../options/index.js';
import { messages } from './messages.js';
import { aGenerator } from './options.js';
import { aTransform, type Change } from './transforms/random.js';

/** How a data set is gone through. */
export interface DataLoaderOptions extends RandomOptions {
  batchSize?: number;
  /** Whether each pass has an order of its own. */
  shuffle?: boolean;
  /** Leaves out a last batch that is not full. */
  dropLast?: boolean;
  /** What is done to the samples of each batch, the first of its tensors: augmentation, for example. A function, or one of `transforms`. */
  transform?: Change;
}

const rules: Rules<DataLoaderOptions> = {
  batchSize: positiveCount,
  shuffle: flag,
  dropLast: flag,
  transform: aTransform,
  generator: aGenerator,
};

/**
 * Goes through tensors in batches of rows that belong together, one pass for each `for`. Without shuffling, batches are views: who changes
 * one in place changes the data.
 * @example
 * const loader = new data.DataLoader([x, y], { batchSize: 64, shuffle: true });
 * for (const [images, labels] of loader) functional.crossEntropy(net.forward(images), labels).backward();
 * @example
 * new data.DataLoader([x, y], { batchSize: 64, transform: new data.transforms.RandomHorizontalFlip() });
 */
export class DataLoader<T extends readonly Tensor[]> implements Iterable<{ [K in keyof T]: Tensor }> {
  readonly batchSize: number;
  private readonly count: number;
  private readonly options: DataLoaderOptions;

  /**
   * @throws {TypeError} when there is no list of tensors, or an option does not exist
   * @throws {RangeError} when they have not equally many rows, an option breaks its rule, or no batch would be full
   */
  constructor(
    private readonly tensors: readonly [...T],
    options?: DataLoaderOptions,
  ) {
    if (!Array.isArray(tensors) || tensors.length === 0) throw new TypeError(messages.tensors(tensors));
    const other = tensors.findIndex((tensor: unknown) => !(tensor instanceof Tensor));
    if (other >= 0) throw new TypeError(messages.noTensor(other, tensors[other]));
    const sizes = tensors.map(({ shape }) => shape[0]);
    if (sizes[0] === undefined || sizes.some((size) => size !== sizes[0]))
      throw new RangeError(messages.lengths('DataLoader', sizes));
    this.count = sizes[0];
    this.options = checked('DataLoader', options, rules);
    this.batchSize = this.options.batchSize ?? 1;
    if (this.options.dropLast && this.batchSize > this.count)
      throw new RangeError(messages.dropsAll(this.batchSize, this.count));
  }

  /** How many batches a pass has. */
  get length(): number {
    const batches = this.count / this.batchSize;
    return this.options.dropLast ? Math.floor(batches) : Math.ceil(batches);
  }

  /** Such as `DataLoader(batchSize: 64, shuffle: true, 1000 rows in 16 batches: [1000, 2] float32, [1000] int32)`. */
  toString(): string {
    const options = Object.entries({ batchSize: this.batchSize, ...this.options });
    const words = options.map(([name, value]) => `${name}: ${shown(value)}, `).join('');
    const what = this.tensors.map(({ shape, dtype }) => `[${shape.join(', ')}] ${dtype}`).join(', ');
    return `DataLoader(${words}${count(this.count, 'row')} in ${count(this.length, 'batch', 'batches')}: ${what})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  *[Symbol.iterator](): Iterator<{ [K in keyof T]: Tensor }> {
    const { shuffle = false, generator, transform = (samples) => samples } = this.options;
    const change = (samples: Tensor) =>
      typeof transform === 'function' ? transform(samples) : transform.forward(samples);
    const order = shuffle ? (randperm(this.count, generator ? { generator } : {}).data as Int32Array) : null;
    for (let batch = 0; batch < this.length; batch++) {
      const start = batch * this.batchSize;
      const size = Math.min(this.batchSize, this.count - start);
      const rows = order && new Tensor(order.slice(start, start + size), [size]);
      const cut = (t: Tensor) => (rows ? t.indexSelect(0, rows) : t.narrow(0, start, size));
      const [samples, ...others] = this.tensors.map(cut);
      yield [change(samples!), ...others] as unknown as { [K in keyof T]: Tensor };
    }
  }
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
