// The tensor: numbers in a typed array on the JavaScript heap, a shape, and for gradients the history of how it was made.

import { apply, backward, type GraphOptions, type History, isGradEnabled, noGrad } from './autograd.js';
import { type DType, dtypeOf, promote, type TypedArray, toFloat, zerosOf } from './dtype.js';
import { extreme, order } from './lanes.js';
import { zip } from './loops.js';
import { messages, ShapeError } from './messages.js';
import type { PrimitiveName, Primitives } from './ops.js';
import { format } from './print.js';
import { type RandomOptions, randomBernoulli_, randomExponential_, randomNormal_, randomUniform_ } from './random.js';
import { normalizeDim, numberOfElements, type Shape, sameShape, sizeOf } from './shape.js';

/** Lists of lists of numbers, as deep as a tensor has dimensions. */
export type NestedNumbers = number | NestedNumbers[];

/** Elements, and the places along a dimension that they come from. */
export interface ValuesAndIndices {
  values: Tensor;
  indices: Tensor;
}

/** Which dimensions a reduction goes over (all, when left out), and whether they stay, with size 1. */
export interface ReduceOptions {
  dim?: number | readonly number[];
  keepdim?: boolean;
}

/**
 * An array of numbers with a shape. Its methods make new tensors (`reshape` and `detach` in the same memory); those whose
 * name ends in `_` change it. Nothing has to be freed. Operations on two tensors stretch them to one shape, as in NumPy and PyTorch.
 * @example
 * const w = tensor([[1, 2], [3, 4]], { requiresGrad: true });
 * w.matmul(w).tanh().mean().backward();
 * w.grad // ∂/∂w
 */
export class Tensor {
  /** The size of each dimension. */
  readonly shape: Shape;
  /** The numbers, the last dimension running fastest. */
  readonly data: TypedArray;
  readonly dtype: DType;
  /** Whether gradients flow to this tensor. */
  requiresGrad = false;
  /** The gradient that `backward` has summed up here; null before. */
  grad: Tensor | null = null;
  /** False for what was computed from tensors that want a gradient. */
  isLeaf = true;
  /** Whether `backward` leaves a gradient here although this is not a leaf. */
  retainsGrad = false;
  /** The tensor whose memory this one shares, as after `reshape` and `detach`. */
  private readonly base: Tensor | null;
  private changes = 0;
  /** Called with each gradient. */
  readonly hooks = new Set<(gradient: Tensor) => Tensor | undefined>();
  /** How a result was made; null for what was given, and after `backward`. */
  history: History | null = null;

  /** @throws {ShapeError} when `data` has not as many numbers as `shape` needs */
  constructor(data: TypedArray, shape: Shape, base: Tensor | null = null) {
    const count = numberOfElements('Tensor', shape);
    if (data.length !== count) throw new ShapeError(messages.elements('Tensor', shape, data.length));
    this.data = data;
    this.shape = shape;
    this.dtype = dtypeOf(data);
    this.base = base?.base ?? base;
  }

  /** How often the numbers were changed in place, by the tensor's own methods; those that share memory count together. */
  get version(): number {
    return (this.base ?? this).changes;
  }

  /** The number of elements. */
  numel(): number {
    return this.data.length;
  }

  // ── elementwise ──

  /** −x */
  neg(): Tensor {
    return this.apply('neg');
  }
  /** |x| */
  abs(): Tensor {
    return this.apply('abs');
  }
  /** x² */
  square(): Tensor {
    return this.apply('square');
  }
  /** √x */
  sqrt(): Tensor {
    return this.apply('sqrt');
  }
  /** eˣ */
  exp(): Tensor {
    return this.apply('exp');
  }
  /** The natural logarithm. */
  log(): Tensor {
    return this.apply('log');
  }
  sin(): Tensor {
    return this.apply('sin');
  }
  cos(): Tensor {
    return this.apply('cos');
  }
  /** (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) */
  tanh(): Tensor {
    return this.apply('tanh');
  }
  /** 1 / (1 + e⁻ˣ) */
  sigmoid(): Tensor {
    return this.apply('sigmoid');
  }
  /** max(0, x); its gradient at 0 is 0. */
  relu(): Tensor {
    return this.apply('relu');
  }

  /** Sums, of numbers or of tensors that can be stretched to one shape. */
  add(other: Tensor | number): Tensor {
    return this.with('add', other);
  }
  sub(other: Tensor | number): Tensor {
    return this.with('sub', other);
  }
  mul(other: Tensor | number): Tensor {
    return this.with('mul', other);
  }
  div(other: Tensor | number): Tensor {
    return this.with('div', other);
  }
  /** x to the power of a number or of a tensor; negative elements have whole powers only, else NaN. */
  pow(exponent: Tensor | number): Tensor {
    return exponent === 2 ? this.square() : this.with('pow', exponent);
  }
  /** The larger of the two; where they are equal, each gets half of the gradient. */
  maximum(other: Tensor | number): Tensor {
    return this.with('maximum', other);
  }
  minimum(other: Tensor | number): Tensor {
    return this.with('minimum', other);
  }

  // ── comparisons: bool, without a gradient ──

  gt(other: Tensor | number): Tensor {
    return this.compare('gt', other, (a, b) => a > b);
  }
  lt(other: Tensor | number): Tensor {
    return this.compare('lt', other, (a, b) => a < b);
  }
  ge(other: Tensor | number): Tensor {
    return this.compare('ge', other, (a, b) => a >= b);
  }
  le(other: Tensor | number): Tensor {
    return this.compare('le', other, (a, b) => a <= b);
  }
  eq(other: Tensor | number): Tensor {
    return this.compare('eq', other, (a, b) => a === b);
  }
  ne(other: Tensor | number): Tensor {
    return this.compare('ne', other, (a, b) => a !== b);
  }
  /** 1 where the element is NaN. */
  isnan(): Tensor {
    return this.ne(this);
  }
  /** 1 where the element is neither infinite nor NaN. */
  isfinite(): Tensor {
    return this.abs().lt(Number.POSITIVE_INFINITY);
  }
  /** 1 when an element is not 0: of all, or along `dim`. */
  any(options: ReduceOptions = {}): Tensor {
    return this.ne(0).amax(options);
  }
  /** 1 when no element is 0: of all, or along `dim`. */
  all(options: ReduceOptions = {}): Tensor {
    return this.ne(0).amin(options);
  }
  /** 1 where the element is 0, and 0 elsewhere. */
  logicalNot(): Tensor {
    return this.eq(0);
  }
  /** −1, 0 or 1. */
  sign(): Tensor {
    return this.gt(0).to(this.dtype).sub(this.lt(0).to(this.dtype));
  }

  // ── reductions ──

  /** The sum, over all elements or along `dim`; added up in float64, in an order that depends on the shape only. */
  sum(options: ReduceOptions = {}): Tensor {
    const dims = this.dims('sum', options.dim);
    return this.squeezed(this.apply('sum', dims), dims, options);
  }

  /** The mean, over all elements or along `dim`. */
  mean(options: ReduceOptions = {}): Tensor {
    const floats = this.dtype.startsWith('float') ? this : this.to('float64');
    const mean = floats.sum(options).div(this.countAlong('mean', options));
    return mean.to(toFloat(this.dtype));
  }

  /**
   * The variance Σ(x − mean)² / (N − correction).
   * @param options.correction 1 (as in PyTorch) for a sample, 0 (as in NumPy) for a whole population
   */
  var(options: ReduceOptions & { correction?: number } = {}): Tensor {
    return this.spread('variance', options);
  }

  /** The standard deviation, the root of `var`. */
  std(options: ReduceOptions & { correction?: number } = {}): Tensor {
    return this.spread('std', options);
  }

  /** The middle one of all elements in order, the lower of two; NaN when there is a NaN, or nothing. */
  median(): Tensor {
    return this.apply('median');
  }

  /** The largest element, over all elements or along `dim`; equal ones share the gradient. */
  amax(options: ReduceOptions = {}): Tensor {
    const dims = this.dims('amax', options.dim);
    return this.squeezed(this.apply('amax', dims), dims, options);
  }

  /** The smallest element, over all elements or along `dim`. */
  amin(options: ReduceOptions = {}): Tensor {
    const dims = this.dims('amin', options.dim);
    return this.squeezed(this.apply('amin', dims), dims, options);
  }

  /** The place of the largest element: along `dim`, or among all in order. The first of equal ones; NaN wins. */
  argmax(options: { dim?: number; keepdim?: boolean } = {}): Tensor {
    return this.place(true, options);
  }

  /** The place of the smallest element. */
  argmin(options: { dim?: number; keepdim?: boolean } = {}): Tensor {
    return this.place(false, options);
  }

  /** The largest element of all; along `dim` with its place, and gradients flow to that element. */
  max(): Tensor;
  max(options: { dim: number; keepdim?: boolean }): ValuesAndIndices;
  max(options?: { dim: number; keepdim?: boolean }): Tensor | ValuesAndIndices {
    if (!options) return this.amax();
    return this.pick(options.dim, this.argmax({ dim: options.dim, keepdim: true }), options.keepdim ?? false);
  }

  /** The smallest element of all; along `dim` with its place. */
  min(): Tensor;
  min(options: { dim: number; keepdim?: boolean }): ValuesAndIndices;
  min(options?: { dim: number; keepdim?: boolean }): Tensor | ValuesAndIndices {
    if (!options) return this.amin();
    return this.pick(options.dim, this.argmin({ dim: options.dim, keepdim: true }), options.keepdim ?? false);
  }

  /** The elements along `dim` in order, with the places they come from; equal ones keep their order, NaN is the largest. */
  sort({ dim = -1, descending = false }: { dim?: number; descending?: boolean } = {}): ValuesAndIndices {
    return this.pick(dim, order(this, normalizeDim('sort', dim, this.shape.length), descending), true);
  }

  /** The k largest (or smallest) elements along `dim`, in order. */
  topk(k: number, { dim = -1, largest = true }: { dim?: number; largest?: boolean } = {}): ValuesAndIndices {
    const at = normalizeDim('topk', dim, this.shape.length);
    const size = this.shape[at] ?? 1;
    if (!Number.isInteger(k) || k < 1 || k > size) throw new RangeError(messages.rank('topk', k, size));
    return this.pick(dim, order(this, at, largest).narrow(at, 0, k), true);
  }

  /** The running sum along `dim`. */
  cumsum(dim: number): Tensor {
    return this.apply('cumsum', normalizeDim('cumsum', dim, this.shape.length));
  }

  /**
   * The value below which the share q of the elements lies, along `dim` or of all; between two elements it is
   * interpolated linearly. q = 0.5 is the median of an odd number of elements.
   */
  quantile(q: number, { dim, keepdim = false }: { dim?: number; keepdim?: boolean } = {}): Tensor {
    if (!(q >= 0 && q <= 1)) throw new RangeError(messages.quantile(q));
    if (dim === undefined) return this.flatten().quantile(q, { dim: 0 });
    const at = normalizeDim('quantile', dim, this.shape.length);
    const { values } = this.sort({ dim: at });
    const place = q * ((this.shape[at] ?? 1) - 1);
    const below = Math.floor(place);
    const low = values.narrow(at, below, 1);
    const high = values.narrow(at, Math.ceil(place), 1);
    const result = low.add(high.sub(low).mul(place - below));
    return keepdim ? result : result.squeeze(at);
  }

  /** How many elements fall into each of `bins` equal bins from `min` to `max`; those outside are not counted. */
  histc({ bins = 100, min = 0, max = 0 }: { bins?: number; min?: number; max?: number } = {}): Tensor {
    const [low, high] = min === max ? [this.amin().item(), this.amax().item()] : [min, max];
    if (!Number.isInteger(bins) || bins < 1 || !(low <= high)) throw new RangeError(messages.histc(bins, low, high));
    const [from, to] = low === high ? [low - 1, high + 1] : [low, high];
    const counts = zerosOf(toFloat(this.dtype), bins);
    for (const x of this.data)
      if (x >= from && x <= to) counts[Math.min(bins - 1, Math.floor(((x - from) / (to - from)) * bins))]! += 1;
    return new Tensor(counts, [bins]);
  }

  /** (Σ|x|ᵖ)^(1/p), over all elements or along `dim`; p = 2 is the Euclidean length, p = ∞ the largest size. */
  norm(p = 2, options: ReduceOptions = {}): Tensor {
    if (p === Number.POSITIVE_INFINITY) return this.abs().amax(options);
    if (p === 1) return this.abs().sum(options);
    if (p === 2) return this.square().sum(options).sqrt();
    return this.abs()
      .pow(p)
      .sum(options)
      .pow(1 / p);
  }

  // ── shapes ──

  /**
   * The same elements, in the same memory, in another shape; one size may be −1, and follows from the others.
   * @throws {ShapeError} when the numbers of elements differ
   */
  reshape(shape: Shape): Tensor {
    if (!Array.isArray(shape) || shape.filter((size) => size === -1).length > 1)
      throw new ShapeError(messages.badReshape(shape));
    const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
    if (shape.includes(-1) && !Number.isInteger(this.data.length / known))
      throw new ShapeError(messages.noFit(shape, this.data.length));
    return this.apply(
      'reshape',
      shape.map((size) => (size === -1 ? this.data.length / known : size)),
    );
  }

  /** The elements repeated along dimensions of size 1, up to `shape`. */
  expand(shape: Shape): Tensor {
    return this.apply('expand', shape);
  }

  /** The dimensions in another order. */
  permute(order: readonly number[]): Tensor {
    const dims = order.map((dim) => normalizeDim('permute', dim, this.shape.length));
    if (dims.length !== this.shape.length || new Set(dims).size !== dims.length)
      throw new RangeError(messages.badOrder(order, this.shape.length));
    return this.apply('permute', dims);
  }

  /** Two dimensions exchanged. */
  transpose(dim0: number, dim1: number): Tensor {
    const order = this.shape.map((_, dim) => dim);
    const [a, b] = [dim0, dim1].map((dim) => normalizeDim('transpose', dim, this.shape.length));
    [order[a!], order[b!]] = [b!, a!];
    return this.permute(order);
  }

  /** The matrix with rows and columns exchanged. */
  get T(): Tensor {
    return this.permute(this.shape.map((_, dim) => this.shape.length - 1 - dim));
  }

  /** A dimension of size 1 more. */
  unsqueeze(dim: number): Tensor {
    const at = normalizeDim('unsqueeze', dim, this.shape.length + 1);
    return this.reshape([...this.shape.slice(0, at), 1, ...this.shape.slice(at)]);
  }

  /** Without the dimension `dim`, which has size 1; without all of size 1 when left out. */
  squeeze(dim?: number): Tensor {
    if (dim === undefined) return this.reshape(this.shape.filter((size) => size !== 1));
    const at = normalizeDim('squeeze', dim, this.shape.length);
    if (this.shape[at] !== 1) throw new ShapeError(messages.squeeze(dim, this.shape[at] ?? 0));
    return this.reshape(this.shape.filter((_, d) => d !== at));
  }

  /** The dimensions from `startDim` on as one. */
  flatten(startDim = 0): Tensor {
    const at = normalizeDim('flatten', startDim, this.shape.length);
    return this.reshape([...this.shape.slice(0, at), sizeOf(this.shape.slice(at))]);
  }

  /** `length` slices along `dim`, from `start` on. */
  narrow(dim: number, start: number, length: number): Tensor {
    const at = normalizeDim('narrow', dim, this.shape.length);
    const size = this.shape[at] ?? 1;
    const from = start < 0 ? start + size : start;
    if (!Number.isInteger(from) || !Number.isInteger(length) || from < 0 || length < 0 || from + length > size)
      throw new RangeError(messages.slice('narrow', start, length, size));
    return this.apply('narrow', at, from, length);
  }

  /** One slice along `dim`, which goes; a negative index counts from the end. */
  select(dim: number, index: number): Tensor {
    const at = normalizeDim('select', dim, this.shape.length);
    const size = this.shape[at] ?? 1;
    if (!Number.isInteger(index) || index < -size || index >= size)
      throw new RangeError(messages.outOfRange('select', index, size, at));
    return this.narrow(at, index, 1).squeeze(at);
  }

  /** Slices of one value before and after, along `dim`. */
  pad(dim: number, before: number, after: number, value = 0): Tensor {
    if (![before, after].every((count) => Number.isInteger(count) && count >= 0))
      throw new RangeError(messages.padding(before, after));
    return this.apply('pad', normalizeDim('pad', dim, this.shape.length), before, after, value);
  }

  /** Parts along `dim`: of one size (the last may be smaller), or of the sizes given. */
  split(sizes: number | readonly number[], { dim = 0 }: { dim?: number } = {}): Tensor[] {
    const at = normalizeDim('split', dim, this.shape.length);
    const size = this.shape[at] ?? 1;
    const each = typeof sizes === 'number' ? sizes : 1;
    if (!Number.isInteger(each) || each < 1) throw new RangeError(messages.parts('split', sizes, size));
    const list =
      typeof sizes === 'number'
        ? Array.from({ length: Math.ceil(size / each) }, (_, i) => Math.min(each, size - i * each))
        : sizes;
    if (!list.every((s) => Number.isInteger(s) && s >= 0) || list.reduce((sum, s) => sum + s, 0) !== size)
      throw new RangeError(messages.parts('split', sizes, size));
    let end = 0;
    return list.map((length) => this.narrow(at, (end += length) - length, length));
  }

  /** At most `count` parts of equal size along `dim`; the last may be smaller. */
  chunk(count: number, { dim = 0 }: { dim?: number } = {}): Tensor[] {
    const size = this.shape[normalizeDim('chunk', dim, this.shape.length)] ?? 1;
    if (!Number.isInteger(count) || count < 1) throw new RangeError(messages.parts('chunk', count, size));
    return this.split(Math.max(1, Math.ceil(size / count)), { dim });
  }

  /** y[…, j, …] = x[…, index[…, j, …], …]: for each place of `index` the element that it names along `dim`. */
  gather(dim: number, index: Tensor): Tensor {
    return apply('gather', [this, index], normalizeDim('gather', dim, this.shape.length));
  }

  /** x, with x[…, index[…, j, …], …] increased by source[…, j, …]. */
  scatterAdd(dim: number, index: Tensor, source: Tensor): Tensor {
    return apply('scatterAdd', [this, index, source], normalizeDim('scatterAdd', dim, this.shape.length));
  }

  /** The slices that `index` names along `dim`, in its order. */
  indexSelect(dim: number, index: Tensor): Tensor {
    const at = normalizeDim('indexSelect', dim, this.shape.length);
    const shape = this.shape.map((size, d) => (d === at ? index.numel() : size));
    const places = index.reshape(shape.map((size, d) => (d === at ? size : 1))).expand(shape);
    return this.gather(at, places);
  }

  /** The slices along `dim` in reversed order. */
  flip(dim: number): Tensor {
    const size = this.shape[normalizeDim('flip', dim, this.shape.length)] ?? 1;
    return this.indexSelect(
      dim,
      new Tensor(
        Int32Array.from({ length: size }, (_, i) => size - 1 - i),
        [size],
      ),
    );
  }

  /** The elements where the mask holds, in one dimension. */
  maskedSelect(mask: Tensor): Tensor {
    const chosen = mask.expand(this.shape).data;
    const places = [...chosen.keys()].filter((i) => chosen[i] !== 0);
    return this.flatten().gather(0, new Tensor(Int32Array.from(places), [places.length]));
  }

  /** Elements below `min` become it, those above `max` become that. */
  clamp({ min, max }: { min?: number; max?: number }): Tensor {
    const low = min === undefined ? this : this.maximum(min);
    return max === undefined ? low : low.minimum(max);
  }

  /** y_ij = a_i b_j, of two tensors with one dimension. */
  outer(other: Tensor): Tensor {
    if (this.shape.length !== 1 || other.shape.length !== 1)
      throw new ShapeError(messages.vector('outer', this.shape, other.shape));
    return this.unsqueeze(1).mul(other.unsqueeze(0));
  }

  /**
   * The matrix product: `[m, k] @ [k, n]` gives `[m, n]`, y_ij = Σ_p a_ip b_pj, summed in the order of p. With more
   * dimensions the last two are matrices, the others a stack of them, stretched to one shape.
   * @throws {ShapeError} when one is no matrix, or the inner sizes differ
   */
  matmul(other: Tensor): Tensor {
    if (!(other instanceof Tensor)) throw new TypeError(messages.operand('matmul', other));
    return apply('matmul', [this, other]);
  }

  // ── gradients ──

  /**
   * Adds ∂this/∂x to `x.grad` for every x with `requiresGrad` that this was computed from, and forgets how it was
   * computed.
   * @param gradient what stands for ∂/∂this; needed unless this is a single number
   * @param options.retainGraph keeps how it was computed, for another time
   * @param options.createGraph records the gradients' own computation too, for higher derivatives
   * @throws {ShapeError} when this is not a single number and no gradient is given
   */
  backward(gradient?: Tensor, options: GraphOptions = {}): void {
    backward(this, gradient, options);
  }

  /** Calls `hook` with each gradient of this tensor; what it returns takes the gradient's place. Returns how to remove it. */
  registerHook(hook: (gradient: Tensor) => Tensor | undefined): { remove(): void } {
    this.hooks.add(hook);
    return { remove: () => void this.hooks.delete(hook) };
  }

  /** Lets gradients flow to this tensor, or not. */
  requiresGrad_(requires = true): this {
    this.requiresGrad = requires;
    return this;
  }

  /** The same numbers in memory of their own; gradients flow through. */
  clone(): Tensor {
    return this.pad(0, 0, 0);
  }

  /** Lets `backward` leave the gradient of this result in `grad` too, as it does for leaves. */
  retainGrad(): this {
    this.retainsGrad = true;
    return this;
  }

  /** The same numbers, in the same memory, through which no gradient flows. */
  detach(): Tensor {
    return new Tensor(this.data, this.shape, this);
  }

  // ── in place ──

  /** Overwrites every element. Gradients know nothing of it. */
  fill_(value: number): this {
    this.data.fill(this.dtype === 'bool' ? Number(value !== 0) : value);
    return this.touch();
  }

  /** x ← x + other; like all changes in place, inside `noGrad` where gradients are wanted. */
  add_(other: Tensor | number): this {
    return this.assign('add', other);
  }
  /** x ← x − other */
  sub_(other: Tensor | number): this {
    return this.assign('sub', other);
  }
  /** x ← x · other */
  mul_(other: Tensor | number): this {
    return this.assign('mul', other);
  }
  /** x ← x / other */
  div_(other: Tensor | number): this {
    return this.assign('div', other);
  }

  /** Overwrites every element by a N(mean, std²) number. */
  normal_(mean = 0, std = 1, { generator }: RandomOptions = {}): this {
    randomNormal_(this, mean, std, generator);
    return this;
  }
  /** Overwrites every element by a number from [from, to). */
  uniform_(from = 0, to = 1, { generator }: RandomOptions = {}): this {
    randomUniform_(this, from, to, generator);
    return this;
  }
  /** Overwrites every element by 1, with probability p, or 0. */
  bernoulli_(p = 0.5, { generator }: RandomOptions = {}): this {
    randomBernoulli_(this, p, generator);
    return this;
  }
  /** Overwrites every element by an exponential number of mean 1/λ. */
  exponential_(lambda = 1, { generator }: RandomOptions = {}): this {
    randomExponential_(this, lambda, generator);
    return this;
  }

  // ── numbers out ──

  /** The same numbers as another kind; as bool, all but 0 are true. */
  to(dtype: DType): Tensor {
    return dtype === this.dtype ? this : this.apply('to', dtype);
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

  // ── how methods call the table ──

  private place(largest: boolean, { dim, keepdim = false }: { dim?: number; keepdim?: boolean }): Tensor {
    if (dim === undefined) return extreme(this.detach().flatten(), 0, largest).reshape([]);
    const at = normalizeDim(largest ? 'argmax' : 'argmin', dim, this.shape.length);
    const places = extreme(this, at, largest);
    return keepdim ? places : places.squeeze(at);
  }

  private pick(dim: number, indices: Tensor, keepdim: boolean): ValuesAndIndices {
    const at = normalizeDim('gather', dim, this.shape.length);
    const values = this.gather(at, indices);
    return keepdim ? { values, indices } : { values: values.squeeze(at), indices: indices.squeeze(at) };
  }

  private apply<P extends PrimitiveName>(op: P, ...args: Primitives[P]): Tensor {
    return apply(op, [this], ...args);
  }

  /** A number takes this tensor's kind, so that it does not widen the result. */
  private with(op: 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'maximum' | 'minimum', other: Tensor | number): Tensor {
    return apply(op, [this, asTensor(op, other, this.dtype)]);
  }

  /** Notes that the numbers have been changed; for code that writes into `data` itself. */
  touch(): this {
    (this.base ?? this).changes++;
    return this;
  }

  private assign(op: 'add' | 'sub' | 'mul' | 'div', other: Tensor | number): this {
    if (isGradEnabled() && (this.requiresGrad || (other instanceof Tensor && other.requiresGrad)))
      throw new Error(messages.inPlace(`${op}_`));
    const result = noGrad(() => this.with(op, other));
    if (!sameShape(result.shape, this.shape))
      throw new ShapeError(messages.outgrown(`${op}_`, this.shape, result.shape));
    if (promote(result.dtype, this.dtype) !== this.dtype)
      throw new TypeError(messages.widened(`${op}_`, this.dtype, result.dtype));
    this.data.set(result.data);
    return this.touch();
  }

  private compare(op: string, other: Tensor | number, f: (a: number, b: number) => boolean): Tensor {
    const exact = this.dtype === 'int32' ? 'float64' : toFloat(this.dtype); // float32 cannot hold each whole number
    return zip(op, this, asTensor(op, other, exact), 'bool', (a, b) => Number(f(a, b)));
  }

  private spread(op: 'variance' | 'std', options: ReduceOptions & { correction?: number }): Tensor {
    const { correction = 1 } = options;
    if (!Number.isFinite(correction))
      throw new RangeError(messages.correction(op === 'std' ? 'std' : 'var', correction));
    const dims = this.dims(op, options.dim);
    return this.squeezed(this.apply(op, dims, correction), dims, options);
  }

  private dims(op: string, dim: ReduceOptions['dim']): number[] {
    if (dim === undefined) return this.shape.map((_, i) => i);
    const dims = [dim].flat().map((d) => normalizeDim(op, d, this.shape.length));
    if (new Set(dims).size !== dims.length) throw new RangeError(messages.repeatedDim(op, dims));
    return this.shape.length === 0 ? [] : dims; // a single number has no dimension, but may be asked along 0
  }

  private countAlong(op: string, { dim }: ReduceOptions): number {
    return this.dims(op, dim).reduce((product, d) => product * this.shape[d]!, 1);
  }

  private squeezed(result: Tensor, dims: number[], { keepdim = false }: ReduceOptions): Tensor {
    return keepdim || dims.length === 0 ? result : result.reshape(this.shape.filter((_, dim) => !dims.includes(dim)));
  }
}

function asTensor(op: string, value: Tensor | number, dtype: DType): Tensor {
  if (value instanceof Tensor) return value;
  if (typeof value !== 'number') throw new TypeError(messages.operand(op, value));
  const kind = dtype.startsWith('float') ? dtype : value === (value | 0) ? 'int32' : 'float32';
  return new Tensor(zerosOf(kind, 1).fill(value), []);
}
