// The tensor: a shape, and its numbers in a typed array on the JavaScript heap.

import { tanh } from '../math/elementary.js';
import { matmul } from './kernels/matmul.js';
import { messages, ShapeError } from './messages.js';
import { format } from './print.js';

/** Lists of lists of numbers, as deep as a tensor has dimensions. */
export type NestedNumbers = number | NestedNumbers[];

/**
 * An array of float32 numbers with a shape. Its methods make new tensors; nothing has to be freed.
 * @example
 * const x = tensor([[1, 2], [3, 4]]);
 * x.matmul(x).tanh().mean().item()
 */
export class Tensor {
  /** The size of each dimension. */
  readonly shape: readonly number[];
  /** The numbers, the last dimension running fastest. */
  readonly data: Float32Array;

  /** @throws {ShapeError} when `data` has not as many numbers as `shape` needs */
  constructor(data: Float32Array, shape: readonly number[]) {
    const count = numberOfElements('Tensor', shape);
    if (data.length !== count) throw new ShapeError(messages.elements('Tensor', shape, data.length));
    this.data = data;
    this.shape = shape;
  }

  /** The number of elements. */
  numel(): number {
    return this.data.length;
  }

  /**
   * The matrix product: `[m, k] @ [k, n]` gives `[m, n]`, y_ij = Σ_p a_ip b_pj, summed in the order of p.
   * @throws {ShapeError} when one is no matrix, or the inner sizes differ
   */
  matmul(other: Tensor): Tensor {
    const [a, b] = [this.shape, other.shape];
    const [m, k] = a;
    const [inner, n] = b;
    if (
      a.length !== 2 ||
      b.length !== 2 ||
      m === undefined ||
      k === undefined ||
      inner === undefined ||
      n === undefined
    )
      throw new ShapeError(messages.matmulRank(a, b));
    if (k !== inner) throw new ShapeError(messages.matmulInner(a, b));
    return new Tensor(matmul(this.data, other.data, m, k, n), [m, n]);
  }

  /**
   * The product with a number, or element by element with a tensor of the same shape.
   * @throws {ShapeError} when the shapes differ
   */
  mul(other: number | Tensor): Tensor {
    if (typeof other === 'number') return this.map((x) => x * other);
    if (other.shape.join() !== this.shape.join())
      throw new ShapeError(messages.sameShape('mul', this.shape, other.shape));
    return this.map((x, i) => x * other.data[i]!);
  }

  /** The hyperbolic tangent of each element. */
  tanh(): Tensor {
    return this.map(tanh);
  }

  /** The mean of all elements, as a tensor without dimensions; summed in float64. NaN when there is none. */
  mean(): Tensor {
    return scalar(mean(this.data));
  }

  /**
   * The standard deviation of all elements, √(Σ(x − mean)² / (N − correction)).
   * @param options.correction 1 (as in PyTorch) for a sample, 0 (as in NumPy) for a whole population
   */
  std({ correction = 1 }: { correction?: number } = {}): Tensor {
    if (!Number.isFinite(correction)) throw new RangeError(messages.correction(correction));
    const center = mean(this.data);
    let sum = 0;
    for (const x of this.data) sum += (x - center) * (x - center);
    return scalar(Math.sqrt(sum / Math.max(0, this.data.length - correction)));
  }

  /**
   * The number of a tensor that has one element.
   * @throws {ShapeError} when it has more, or none
   */
  item(): number {
    const [value] = this.data;
    if (this.data.length !== 1 || value === undefined) throw new ShapeError(messages.item(this.shape));
    return value;
  }

  /** The elements as nested lists; a number when there are no dimensions. */
  tolist(): NestedNumbers {
    const build = (dim: number, start: number, count: number): NestedNumbers => {
      const size = this.shape[dim];
      if (size === undefined) return this.data[start]!;
      const step = count / Math.max(1, size);
      return Array.from({ length: size }, (_, i) => build(dim + 1, start + i * step, step));
    };
    return build(0, 0, this.data.length);
  }

  /** The elements as PyTorch prints them. */
  toString(): string {
    return format(this.data, this.shape);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  private map(f: (x: number, i: number) => number): Tensor {
    const out = new Float32Array(this.data.length);
    for (let i = 0; i < out.length; i++) out[i] = f(this.data[i]!, i);
    return new Tensor(out, this.shape);
  }
}

/**
 * A tensor from a number or from nested lists.
 * @throws {ShapeError} when lists of the same depth have different lengths
 * @example tensor([[1, 2, 3], [4, 5, 6]]).shape // [2, 3]
 */
export function tensor(values: NestedNumbers): Tensor {
  const shape: number[] = [];
  for (let level = values; Array.isArray(level); level = level[0]!) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  const flat: number[] = [];
  const collect = (level: NestedNumbers): void => {
    if (Array.isArray(level)) for (const inner of level) collect(inner);
    else flat.push(level);
  };
  collect(values);
  return new Tensor(Float32Array.from(flat), shape);
}

/**
 * The number of elements of a shape.
 * @throws {ShapeError} when a size is no whole number, or is negative
 */
export function numberOfElements(op: string, shape: readonly number[]): number {
  const good = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0);
  if (!good) throw new ShapeError(messages.badSize(op, shape));
  return shape.reduce((product, size) => product * size, 1);
}

function scalar(value: number): Tensor {
  return new Tensor(Float32Array.of(value), []);
}

function mean(data: Float32Array): number {
  let sum = 0;
  for (const x of data) sum += x;
  return sum / data.length;
}
