import { type RandomOptions, randperm, Tensor } from '../engine/index.js';
import { checkCount } from './check.js';
import { messages } from './messages.js';

/** How a data set is gone through. */
export interface DataLoaderOptions extends RandomOptions {
  batchSize?: number;
  /** Whether each pass has an order of its own. */
  shuffle?: boolean;
  /** Leaves out a last batch that is not full. */
  dropLast?: boolean;
  /** What is done to the samples of each batch, the first of its tensors: augmentation, for example. */
  transform?: (samples: Tensor) => Tensor;
}

/**
 * Goes through tensors in batches of rows that belong together, one pass for each `for`.
 * @example
 * const loader = new data.DataLoader([x, y], { batchSize: 64, shuffle: true });
 * for (const [images, labels] of loader) train(images, labels);
 * @example
 * const flip = new data.transforms.RandomHorizontalFlip();
 * new data.DataLoader([x, y], { batchSize: 64, transform: (images) => flip.forward(images) });
 */
export class DataLoader<T extends readonly Tensor[]> implements Iterable<{ [K in keyof T]: Tensor }> {
  readonly batchSize: number;
  private readonly count: number;

  /**
   * @throws {TypeError} when there is no tensor
   * @throws {RangeError} when they have not equally many rows, or the batch size is no whole number above 0
   */
  constructor(
    private readonly tensors: readonly [...T],
    private readonly options: DataLoaderOptions = {},
  ) {
    const [first] = tensors;
    if (!first) throw new TypeError(messages.nothing());
    const sizes = tensors.map(({ shape }) => shape[0]);
    if (sizes[0] === undefined || sizes.some((size) => size !== sizes[0]))
      throw new RangeError(messages.lengths('DataLoader', sizes));
    this.count = sizes[0];
    this.batchSize = options.batchSize ?? 1;
    checkCount('DataLoader', 'batchSize', this.batchSize, 1);
  }

  /** How many batches a pass has. */
  get length(): number {
    const batches = this.count / this.batchSize;
    return this.options.dropLast ? Math.floor(batches) : Math.ceil(batches);
  }

  *[Symbol.iterator](): Iterator<{ [K in keyof T]: Tensor }> {
    const { shuffle = false, generator, transform = (samples) => samples } = this.options;
    const order = shuffle ? (randperm(this.count, generator ? { generator } : {}).data as Int32Array) : null;
    for (let batch = 0; batch < this.length; batch++) {
      const start = batch * this.batchSize;
      const size = Math.min(this.batchSize, this.count - start);
      const rows = order && new Tensor(order.slice(start, start + size), [size]);
      const cut = (t: Tensor) => (rows ? t.indexSelect(0, rows) : t.narrow(0, start, size));
      const [samples, ...others] = this.tensors.map(cut);
      yield [transform(samples!), ...others] as unknown as { [K in keyof T]: Tensor };
    }
  }
}
