// Data sets: samples that can be asked for one by one.

import { Tensor } from '../engine/index.js';
import { check, count } from '../options/index.js';
import { messages } from './messages.js';
import { placesOf } from './options.js';

/**
 * Samples that are asked for by their places, 0 to `length` − 1: `length` is the `__len__` of a `torch.utils.data.Dataset`, `get` its
 * `__getitem__`. A class of your own says both; what `get` returns is the type of a sample, and a `DataLoader` knows from it what its
 * batches hold. Data sets are map-style only: for a stream without places there is nothing like `IterableDataset`.
 * @example
 * class Squares extends data.Dataset {
 *   readonly length = 100;
 *   get(i: number) {
 *     return { x: tensor([i]), y: tensor([i * i]) };
 *   }
 * }
 * for (const { x, y } of new data.DataLoader(new Squares(), { batchSize: 20, shuffle: true })) x.mul(x).equal(y); // true
 * @example
 * class Letters extends data.Dataset<[Tensor, string]> {
 *   readonly length = 26;
 *   get(i: number): [Tensor, string] { // a tuple, which TypeScript would take for a list
 *     return [tensor([i]), String.fromCharCode(97 + i)];
 *   }
 * }
 * const [codes, letters] = [...new data.DataLoader(new Letters(), { batchSize: 3 })][0];
 * letters.join(' ') === 'a b c' // true
 * @see https://docs.pytorch.org/docs/stable/data.html
 */
export abstract class Dataset<T = unknown> {
  /** How many samples there are. */
  abstract readonly length: number;
  /** The sample at a place. */
  abstract get(index: number): T;
}

/**
 * Rows that belong together: sample i is the list of row i of each tensor.
 * @example
 * const set = new data.TensorDataset(x, y);
 * set.length // 16
 * set.get(3)[0].equal(x.select(0, 3)) // true
 */
export class TensorDataset<T extends readonly Tensor[]> extends Dataset<{ -readonly [K in keyof T]: Tensor }> {
  readonly tensors: T;
  readonly length: number;

  /**
   * @throws {TypeError} when there is no tensor, or something is none
   * @throws {RangeError} when they have not equally many rows
   */
  constructor(...tensors: T) {
    super();
    this.length = rowsOf('TensorDataset', tensors);
    this.tensors = tensors;
  }

  /** @throws {RangeError} when there is no such sample */
  get(index: number): { -readonly [K in keyof T]: Tensor } {
    checkPlace('TensorDataset', index, this.length);
    return this.tensors.map((tensor) => tensor.select(0, index)) as { -readonly [K in keyof T]: Tensor };
  }
}

/**
 * Some samples of a data set: sample i is the one at place `indices[i]` there.
 * @example
 * const set = new data.TensorDataset(x, y);
 * const first = new data.Subset(set, [0, 1, 2]);
 * const ofClass1 = new data.Subset(set, y.eq(1).nonzero().flatten());
 * first.length + ofClass1.length <= 19 // true
 */
export class Subset<T> extends Dataset<T> {
  readonly indices: readonly number[];

  /**
   * @param indices places, as a list or as a tensor with one dimension
   * @throws {TypeError} when there is no data set
   * @throws {RangeError} when it has no sample at one of the places
   */
  constructor(
    readonly dataset: Dataset<T>,
    indices: readonly number[] | Tensor,
  ) {
    super();
    const size = sizeOf('Subset', dataset);
    this.indices = placesOf('Subset', 'indices', indices);
    for (const index of this.indices) checkPlace('Subset', index, size);
  }

  get length(): number {
    return this.indices.length;
  }

  /** @throws {RangeError} when there is no such sample */
  get(index: number): T {
    checkPlace('Subset', index, this.length);
    return sampleOf(this.dataset, this.indices[index]!);
  }
}

/**
 * Data sets one behind the other.
 * @example
 * const set = new data.TensorDataset(x, y);
 * const twice = new data.ConcatDataset([set, set]);
 * twice.length // 32
 * twice.get(16)[0].equal(x.select(0, 0)) // true
 */
export class ConcatDataset<T> extends Dataset<T> {
  /**
   * @throws {TypeError} when there is no list of data sets, or nothing in it
   * @throws {RangeError} when the length of one is no whole number
   */
  constructor(readonly datasets: readonly Dataset<T>[]) {
    super();
    if (!Array.isArray(datasets) || datasets.length === 0) throw new TypeError(messages.datasets(datasets));
    for (const dataset of datasets) sizeOf('ConcatDataset', dataset);
  }

  get length(): number {
    return this.datasets.reduce((sum, { length }) => sum + length, 0);
  }

  /** @throws {RangeError} when there is no such sample */
  get(index: number): T {
    checkPlace('ConcatDataset', index, this.length);
    let place = index;
    const dataset = this.datasets.find(({ length }) => {
      if (place < length) return true;
      place -= length;
      return false;
    });
    return sampleOf(dataset!, place);
  }
}

/** How many rows each of the tensors has. @throws {RangeError} when they have not equally many, or one is no tensor */
export function rowsOf(op: string, tensors: readonly Tensor[]): number {
  if (tensors.length === 0) throw new TypeError(messages.noTensors(op));
  const other = tensors.findIndex((tensor: unknown) => !(tensor instanceof Tensor));
  if (other >= 0) throw new TypeError(messages.noTensor(op, other, tensors[other]));
  const sizes = tensors.map(({ shape }) => shape[0]);
  if (sizes[0] === undefined || sizes.some((size) => size !== sizes[0]))
    throw new RangeError(messages.lengths(op, sizes));
  return sizes[0];
}

/** Whether samples can be asked for. */
export const isDataset = (x: unknown): x is Dataset =>
  typeof (x as { get?: unknown } | null | undefined)?.get === 'function';

/** How many samples a data set has. @throws when it is none, or its length is no whole number */
export function sizeOf(op: string, dataset: Dataset): number {
  if (!isDataset(dataset)) throw new TypeError(messages.noDataset(op, dataset));
  check(op, "the data set's length", dataset.length, count);
  return dataset.length;
}

/** @throws {RangeError} when a data set with `length` samples has none at this place */
export function checkPlace(op: string, index: number, length: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= length)
    throw new RangeError(messages.noSample(op, index, length));
}

/** @throws {TypeError} when the data set gives nothing */
export function sampleOf<T>(dataset: Dataset<T>, index: number): T {
  const sample = dataset.get(index);
  if (sample === undefined) throw new TypeError(messages.givesNothing(dataset.constructor.name, index));
  return sample;
}
