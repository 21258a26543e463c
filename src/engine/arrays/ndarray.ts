// An array of numbers with a shape: all that loops and kernels know of a tensor.

import { messages, ShapeError } from '../messages.js';
import { type DType, dtypeOf, rounded, type TypedArray, zerosOf } from './dtype.js';
import { isPacked, type Layout, packed, repeats, reshapedStrides, unpack } from './layout.js';
import { type Shape, sizeOf, stridesOf } from './shape.js';

/**
 * Numbers in a memory, which may be that of another array: a view. A single number has no memory until somebody asks for it: a
 * net of scalars would make thousands.
 */
export class NDArray {
  private packed: { numbers: TypedArray; version: number } | null = null;
  private changes = 0;

  private constructor(
    private numbers: TypedArray | null,
    private readonly single: number,
    readonly dtype: DType,
    readonly shape: Shape,
    /** The array whose memory this one shares. */
    private readonly base: NDArray | null,
    /** How the elements lie; null when they lie behind each other, and are all that there is in the memory. */
    readonly layout: Layout | null,
  ) {}

  /** @throws {ShapeError} when `data` has not as many numbers as `shape` needs */
  static of(data: TypedArray, shape: Shape): NDArray {
    const given = ArrayBuffer.isView(data) ? data.length : undefined; // lists, too, are given from JavaScript
    if (!Array.isArray(shape) || given !== sizeOf(shape))
      throw new ShapeError(messages.elements('Tensor', shape, given));
    return new NDArray(data, 0, dtypeOf(data), shape, null, null);
  }

  /** One number, rounded to its dtype. */
  static single(value: number, dtype: DType, shape: Shape = []): NDArray {
    return new NDArray(null, rounded(value, dtype), dtype, shape, null, null);
  }

  static zeros(dtype: DType, shape: Shape): NDArray {
    return NDArray.of(zerosOf(dtype, sizeOf(shape)), shape);
  }

  /** An array in the memory of this one. */
  view(shape: Shape, strides: readonly number[], offset = this.layout?.offset ?? 0): NDArray {
    const { memory, dtype } = this;
    const base = this.base ?? this;
    if (!isPacked(shape, strides)) return new NDArray(memory, 0, dtype, shape, base, { offset, strides });
    const count = sizeOf(shape);
    const whole = offset === 0 && count === memory.length;
    return new NDArray(whole ? memory : memory.subarray(offset, offset + count), 0, dtype, shape, base, null);
  }

  /** The same elements in order, in another shape of as many; a view, where there is a layout for it. */
  reshape(shape: Shape): NDArray {
    const { layout } = this;
    if (!layout) return new NDArray(this.memory, 0, this.dtype, shape, this.base ?? this, null);
    const strides = reshapedStrides(this.shape, layout.strides, shape);
    return strides ? this.view(shape, strides) : NDArray.of(this.data.slice(), shape);
  }

  /** The dimensions in another order; a view. */
  permute(order: readonly number[]): NDArray {
    const { shape, strides } = this;
    return this.view(
      order.map((dim) => shape[dim]!),
      order.map((dim) => strides[dim]!),
    );
  }

  /** The memory in which the numbers lie, and those of other arrays, too, when there is a layout. */
  get memory(): TypedArray {
    return (this.numbers ??= zerosOf(this.dtype, 1).fill(this.single));
  }

  /**
   * The numbers, the last dimension running fastest. Those of a view that skips elements, or takes them in another
   * order, are a copy; everybody else may be changed here (and noted with `touch`).
   */
  get data(): TypedArray {
    if (!this.layout) return this.memory;
    if (this.packed?.version !== this.version)
      this.packed = { numbers: packed(this.memory, this.dtype, this.shape, this.layout), version: this.version };
    return this.packed!.numbers;
  }

  /** The number of elements. */
  get size(): number {
    return this.layout ? sizeOf(this.shape) : this.numbers ? this.numbers.length : 1;
  }

  /** The number of an array that has one element. */
  get item(): number {
    return this.numbers ? this.numbers[0]! : this.single;
  }

  /** How far neighbours along each dimension are apart in the memory. */
  get strides(): readonly number[] {
    return this.layout?.strides ?? stridesOf(this.shape);
  }

  /** Whether the memory is that of another array. */
  get isView(): boolean {
    return this.base !== null;
  }

  /** How often the numbers were changed in place; arrays that share memory count together. */
  get version(): number {
    return (this.base ?? this).changes;
  }

  /** Notes that the numbers have been changed; for code that writes into `data` itself. */
  touch(): void {
    (this.base ?? this).changes++;
  }

  /**
   * Puts these numbers, in order, into the place of its own.
   * @throws {Error} when an element is seen at several places
   */
  write(values: TypedArray): void {
    const { layout, memory, shape } = this;
    this.packed = null; // may be what was written into
    if (layout && repeats(shape, layout)) throw new Error(messages.repeatedElements(shape));
    if (layout) unpack(memory, shape, layout, values);
    else if (values !== memory) memory.set(values);
    this.touch();
  }
}
