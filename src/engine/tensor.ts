// The tensor: numbers in a typed array on the JavaScript heap, a shape, and for gradients the history of how it was made.

import { aFunction, anyNumber, check, checked, count, flag, tensorOf, whole } from '../options/index.js';
import {
  alongRules,
  bernoulliRules,
  clampRules,
  type DimArgs,
  type DimOptions,
  type DimsArgs,
  dimRules,
  exponentialRules,
  type GraphOptions,
  histcRules,
  isDevice,
  kept,
  type NumbersArgs,
  normalRules,
  numbersOf,
  optionsOf,
  padRules,
  type RandomOptions,
  type ReduceOptions,
  reduceRules,
  sortRules,
  spreadRules,
  toleranceRules,
  topkRules,
  uniformRules,
  uniqueRules,
} from './arguments.js';
import { distinct, tally } from './arrays/counting.js';
import type { DType, TypedArray } from './arrays/dtype.js';
import { promote, toFloat } from './arrays/dtype.js';
import { comparisons, zip } from './arrays/elementwise.js';
import { fillBernoulli, fillExponential, fillNormal, fillUniform } from './arrays/fill.js';
import { histogram } from './arrays/histogram.js';
import { nonzero, type Slice } from './arrays/indexing.js';
import { NDArray } from './arrays/ndarray.js';
import { repeatedPlaces, triangle, upTo } from './arrays/places.js';
import { format } from './arrays/print.js';
import { every, extreme, reduce, some } from './arrays/reductions.js';
import { broadcastShapes, normalizeDim, type Shape, sameShape, sizeOf } from './arrays/shape.js';
import { firsts, middle, order } from './arrays/sorting.js';
import { apply, backward, type History, isGradEnabled } from './autograd.js';
import { messages, ShapeError } from './messages.js';
import {
  logOfSumOfPowers,
  type PrimitiveName,
  type Primitives,
  pNorm,
  productAlong,
  quantileAlong,
  runningProduct,
} from './ops.js';

/** Lists of lists of numbers, as deep as a tensor has dimensions. */
export type NestedNumbers = number | NestedNumbers[];

/** Elements, and the places along a dimension that they come from. */
export interface ValuesAndIndices {
  values: Tensor;
  indices: Tensor;
}

/**
 * What stands for a dimension: a place; a range; ':' for all places; '...' for as many whole dimensions as are left; null
 * for a new dimension; a tensor of places (int32); a mask (bool), which stands for as many dimensions as it has.
 */
export type Index = number | Slice | ':' | '...' | null | Tensor;

/**
 * An array of numbers with a shape. Its methods make new tensors; those whose name ends in `_` change it. As in PyTorch,
 * `select`, `narrow`, `split`, `index`, `permute`, `transpose`, `expand`, `detach` and, where it can, `reshape` give views: tensors
 * in the same memory, which change together. Nothing has to be freed. Operations on two tensors stretch them to one shape.
 * @example
 * const w = tensor([[1, 2], [3, 4]], { requiresGrad: true });
 * w.matmul(w).tanh().mean().backward();
 * w.grad // ∂/∂w
 */
export class Tensor {
  /**
   * The numbers, and how they lie in memory.
   * @internal
   */
  readonly array: NDArray;
  /** Whether gradients flow to this tensor. */
  requiresGrad = false;
  /** The gradient that `backward` has summed up here; null before. */
  grad: Tensor | null = null;
  /** False for what was computed from tensors that want a gradient. */
  isLeaf = true;
  /** Whether `backward` leaves a gradient here although this is not a leaf. */
  retainsGrad = false;
  /**
   * Called with each gradient.
   * @internal
   */
  hooks: Set<(gradient: Tensor) => Tensor | undefined> | null = null;
  /**
   * How a result was made; null for what was given, and after `backward`.
   * @internal
   */
  history: History | null = null;

  /** @internal */
  constructor(array: NDArray);
  /** @throws {ShapeError} when `numbers` has not as many as `shape` needs */
  constructor(numbers: TypedArray, shape: Shape);
  /** @internal */
  constructor(numbers: TypedArray | NDArray, shape?: Shape);
  constructor(numbers: TypedArray | NDArray, shape?: Shape) {
    this.array = numbers instanceof NDArray ? numbers : NDArray.of(numbers, shape!);
  }

  /** The size of each dimension. */
  get shape(): Shape {
    return this.array.shape;
  }

  get dtype(): DType {
    return this.array.dtype;
  }

  /**
   * The numbers, the last dimension running fastest. Those of a view that skips elements, or takes them in another
   * order, are a copy.
   */
  get data(): TypedArray {
    return this.array.data;
  }

  /** Whether the memory is that of another tensor. */
  isView(): boolean {
    return this.array.isView;
  }

  /** The number of elements. */
  numel(): number {
    return this.array.size;
  }

  /** The number of elements. */
  nelement(): number {
    return this.numel();
  }

  /** The number of dimensions. */
  dim(): number {
    return this.shape.length;
  }

  /** The size of each dimension, or of one; a negative one counts from the end. */
  size(): Shape;
  /** The size of one dimension. */
  size(dim: number): number;
  /** All sizes, or one. */
  size(dim?: number): Shape | number {
    return dim === undefined ? this.shape : this.shape[this.dimOf('size', dim)]!;
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
  /** ln(1 + x), exact also near 0. */
  log1p(): Tensor {
    return this.apply('log1p');
  }
  /** The logarithm to base 2. */
  log2(): Tensor {
    return this.apply('log2');
  }
  /** The logarithm to base 10. */
  log10(): Tensor {
    return this.apply('log10');
  }
  /** 2ˣ */
  exp2(): Tensor {
    return this.apply('exp2');
  }
  /** eˣ − 1, exact also near 0. */
  expm1(): Tensor {
    return this.apply('expm1');
  }
  /** The error function, 2/√π ∫₀ˣ e^(−t²) dt. */
  erf(): Tensor {
    return this.apply('erf');
  }
  /** ln(1 + eˣ), a smooth `relu`. */
  softplus(): Tensor {
    return this.apply('softplus');
  }
  /** 1 / x */
  reciprocal(): Tensor {
    return apply('div', [asTensor('reciprocal', 1, this.dtype), this]);
  }
  /** 1 / √x */
  rsqrt(): Tensor {
    return this.sqrt().reciprocal();
  }
  /** The largest whole number that is not above x; its gradient is 0, as for `ceil` and `round`. */
  floor(): Tensor {
    return this.apply('floor');
  }
  /** The smallest whole number that is not below x. */
  ceil(): Tensor {
    return this.apply('ceil');
  }
  /** The nearest whole number, of two the even one. */
  round(): Tensor {
    return this.apply('round');
  }
  /** x without its fraction. */
  trunc(): Tensor {
    return this.apply('trunc');
  }
  /** The sine of x in radians. */
  sin(): Tensor {
    return this.apply('sin');
  }
  /** The cosine of x in radians. */
  cos(): Tensor {
    return this.apply('cos');
  }
  /** The tangent of x in radians. */
  tan(): Tensor {
    return this.apply('tan');
  }
  /** The angle from −π/2 to π/2 whose sine is x. */
  asin(): Tensor {
    return this.apply('asin');
  }
  /** The angle from 0 to π whose cosine is x. */
  acos(): Tensor {
    return this.apply('acos');
  }
  /** The angle from −π/2 to π/2 whose tangent is x. */
  atan(): Tensor {
    return this.apply('atan');
  }
  /** (eˣ − e⁻ˣ) / 2 */
  sinh(): Tensor {
    return this.apply('sinh');
  }
  /** (eˣ + e⁻ˣ) / 2 */
  cosh(): Tensor {
    return this.apply('cosh');
  }
  /** The number whose sinh is x. */
  asinh(): Tensor {
    return this.apply('asinh');
  }
  /** The number, 0 or more, whose cosh is x. */
  acosh(): Tensor {
    return this.apply('acosh');
  }
  /** The number whose tanh is x. */
  atanh(): Tensor {
    return this.apply('atanh');
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
  /** x − other, element by element. */
  sub(other: Tensor | number): Tensor {
    return this.with('sub', other);
  }
  /** x · other, element by element. */
  mul(other: Tensor | number): Tensor {
    return this.with('mul', other);
  }
  /** x / other, element by element; whole numbers give fractions. */
  div(other: Tensor | number): Tensor {
    return this.with('div', other);
  }
  /**
   * x to the power of a number or of a tensor; negative elements have whole powers only, else NaN.
   * @throws {RangeError} when int32 is raised to a negative power, or cannot hold the result
   */
  pow(exponent: Tensor | number): Tensor {
    if (this.dtype === 'int32' && typeof exponent === 'number' && exponent < 0)
      throw new RangeError(messages.wholePower(exponent));
    return exponent === 2 ? this.square() : this.with('pow', exponent);
  }
  /** What is left of x after division by `other`, with the sign of `other`, as Python's `%`. */
  remainder(other: Tensor | number): Tensor {
    return this.with('remainder', other);
  }
  /** What is left of x after division by `other`, with the sign of x, as JavaScript's `%`. */
  fmod(other: Tensor | number): Tensor {
    return this.with('fmod', other);
  }
  /** The largest whole number that is not above x / `other`; its gradient is 0. */
  floorDivide(other: Tensor | number): Tensor {
    return this.with('floorDivide', other);
  }
  /** The larger of the two; where they are equal, each gets half of the gradient. */
  maximum(other: Tensor | number): Tensor {
    return this.with('maximum', other);
  }
  /** The smaller of the two; where they are equal, each gets half of the gradient. */
  minimum(other: Tensor | number): Tensor {
    return this.with('minimum', other);
  }

  // ── comparisons: bool, without a gradient ──

  /** 1 where x is above the other, and 0 elsewhere, as bool. */
  gt(other: Tensor | number): Tensor {
    return this.compare('gt', other);
  }
  /** 1 where x is below the other, and 0 elsewhere, as bool. */
  lt(other: Tensor | number): Tensor {
    return this.compare('lt', other);
  }
  /** 1 where x is at or above the other, and 0 elsewhere, as bool. */
  ge(other: Tensor | number): Tensor {
    return this.compare('ge', other);
  }
  /** 1 where x is at or below the other, and 0 elsewhere, as bool. */
  le(other: Tensor | number): Tensor {
    return this.compare('le', other);
  }
  /** 1 where x is equal to the other, and 0 elsewhere, as bool. */
  eq(other: Tensor | number): Tensor {
    return this.compare('eq', other);
  }
  /** 1 where x is another number than the other, and 0 elsewhere, as bool. */
  ne(other: Tensor | number): Tensor {
    return this.compare('ne', other);
  }
  /** 1 where the element is NaN. */
  isnan(): Tensor {
    return this.ne(this);
  }
  /** 1 where the element is infinite. */
  isinf(): Tensor {
    return this.abs().eq(Number.POSITIVE_INFINITY);
  }
  /** 1 where the element is neither infinite nor NaN. */
  isfinite(): Tensor {
    return this.abs().lt(Number.POSITIVE_INFINITY);
  }
  /** 1 when an element is not 0: of all, or along `dim`. */
  any(...args: DimsArgs<ReduceOptions>): Tensor {
    return this.holds('any', args, some);
  }
  /** 1 when no element is 0: of all, or along `dim`. */
  all(...args: DimsArgs<ReduceOptions>): Tensor {
    return this.holds('all', args, every);
  }
  /** 1 where neither is 0. */
  logicalAnd(other: Tensor): Tensor {
    return this.zip('logicalAnd', other, comparisons.both);
  }
  /** 1 where one of the two is not 0. */
  logicalOr(other: Tensor): Tensor {
    return this.zip('logicalOr', other, comparisons.either);
  }
  /**
   * True when both have the same shape and the same elements.
   * @throws {TypeError} when `other` is no tensor
   */
  equal(other: Tensor): boolean {
    checkTensors('equal', [other]);
    return sameShape(this.shape, other.shape) && this.eq(other).all().item() === 1;
  }
  /**
   * True when |x − y| ≤ atol + rtol |y| for all elements.
   * @throws {TypeError} when `other` is no tensor
   */
  allclose(other: Tensor, options?: { rtol?: number; atol?: number }): boolean {
    const { rtol = 1e-5, atol = 1e-8 } = checked('allclose', options, toleranceRules);
    checkTensors('allclose', [other]);
    broadcastShapes('allclose', this.shape, other.shape);
    const near = this.sub(other).abs().le(other.abs().mul(rtol).add(atol)).logicalAnd(this.sub(other).isfinite());
    return near.logicalOr(this.eq(other)).all().item() === 1;
  }
  /** 1 where the element is 0, and 0 elsewhere. */
  logicalNot(): Tensor {
    return this.eq(0);
  }
  /** −1, 0 or 1; its gradient is 0. */
  sign(): Tensor {
    return this.apply('sign');
  }

  // ── reductions ──

  /** The sum, over all elements or along `dim`; added up in float64, in an order that depends on the shape only. */
  sum(...args: DimsArgs<ReduceOptions>): Tensor {
    return this.reduced('sum', args, (dims) => this.apply('sum', dims));
  }

  /** The mean, over all elements or along `dim`. */
  mean(...args: DimsArgs<ReduceOptions>): Tensor {
    const floats = this.dtype.startsWith('float') ? this : this.to('float64');
    const mean = this.reduced('mean', args, (dims) => floats.apply('sum', dims).div(this.countAlong(dims)));
    return mean.to(toFloat(this.dtype));
  }

  /**
   * The variance Σ(x − mean)² / (N − correction).
   * @param options.correction 1 (as in PyTorch) for a sample, 0 (as in NumPy) for a whole population
   */
  var(...args: DimsArgs<ReduceOptions & { correction?: number }>): Tensor {
    return this.spread('var', args, 'variance');
  }

  /** The standard deviation, the root of `var`. */
  std(...args: DimsArgs<ReduceOptions & { correction?: number }>): Tensor {
    return this.spread('std', args, 'std');
  }

  /** The middle one of all elements in order, the lower of two; NaN when there is a NaN, or nothing. Along `dim` with its place. */
  median(): Tensor;
  /** The middle one along a dimension, with its place. */
  median(dim: number | (DimOptions & { dim: number })): ValuesAndIndices;
  /** The middle one of all, or along a dimension. */
  median(...args: DimArgs<DimOptions>): Tensor | ValuesAndIndices {
    return this.along('median', args, (at) => middle('median', this.array, at)) ?? this.apply('median');
  }

  /** The largest element, over all elements or along `dim`; equal ones share the gradient. */
  amax(...args: DimsArgs<ReduceOptions>): Tensor {
    return this.reduced('amax', args, (dims) => this.apply('amax', dims));
  }

  /** The smallest element, over all elements or along `dim`. */
  amin(...args: DimsArgs<ReduceOptions>): Tensor {
    return this.reduced('amin', args, (dims) => this.apply('amin', dims));
  }

  /** The place of the largest element: along `dim`, or among all in order. The first of equal ones; NaN wins. */
  argmax(...args: DimArgs<DimOptions>): Tensor {
    return this.place('argmax', args);
  }

  /** The place of the smallest element. */
  argmin(...args: DimArgs<DimOptions>): Tensor {
    return this.place('argmin', args);
  }

  /** The largest element of all; along `dim` with its place, and gradients flow to that element. */
  max(): Tensor;
  /** The largest along a dimension, with its place. */
  max(dim: number | (DimOptions & { dim: number })): ValuesAndIndices;
  /** The larger of two tensors, element by element. */
  max(other: Tensor): Tensor;
  /** The largest of all, along a dimension, or of two tensors. */
  max(...args: DimArgs<DimOptions | Tensor>): Tensor | ValuesAndIndices {
    if (args[0] instanceof Tensor) return this.maximum(args[0]);
    return this.along('max', args, (at) => extreme('max', this.array, at, true)) ?? this.amax();
  }

  /** The smallest element of all; along `dim` with its place. */
  min(): Tensor;
  /** The smallest along a dimension, with its place. */
  min(dim: number | (DimOptions & { dim: number })): ValuesAndIndices;
  /** The smaller of two tensors, element by element. */
  min(other: Tensor): Tensor;
  /** The smallest of all, along a dimension, or of two tensors. */
  min(...args: DimArgs<DimOptions | Tensor>): Tensor | ValuesAndIndices {
    if (args[0] instanceof Tensor) return this.minimum(args[0]);
    return this.along('min', args, (at) => extreme('min', this.array, at, false)) ?? this.amin();
  }

  /** The elements along `dim` in order, with the places they come from; equal ones keep their order, NaN is the largest. */
  sort(...args: DimArgs<{ dim?: number; descending?: boolean }>): ValuesAndIndices {
    const { dim = -1, descending = false } = optionsOf('sort', args, sortRules);
    const at = this.dimOf('sort', dim);
    return this.pick(at, order(this.array, at, descending), true);
  }

  /** The places of the elements along `dim` in order. */
  argsort(...args: DimArgs<{ dim?: number; descending?: boolean }>): Tensor {
    const { dim = -1, descending = false } = optionsOf('argsort', args, sortRules);
    return new Tensor(order(this.array, this.dimOf('argsort', dim), descending));
  }

  /**
   * The k largest (or smallest) elements along `dim`, in order.
   * @throws {RangeError} when k is not between 1 and the size of the dimension
   */
  topk(k: number, ...args: DimArgs<{ dim?: number; largest?: boolean }>): ValuesAndIndices {
    const { dim = -1, largest = true } = optionsOf('topk', args, topkRules);
    const at = this.dimOf('topk', dim);
    const size = this.shape[at] ?? 1;
    if (!Number.isInteger(k) || k < 1 || k > size) throw new RangeError(messages.rank('topk', k, size));
    return this.pick(at, firsts(this.array, at, k, largest), true);
  }

  /** The product, over all elements or along `dim`: halves multiplied with each other, so that gradients are right at 0 too. */
  prod(...args: DimArgs<DimOptions>): Tensor {
    const { dim, keepdim = false } = optionsOf('prod', args, alongRules);
    const at = this.dimOf('prod', dim ?? 0);
    if (dim === undefined || this.shape.length === 0) return productAlong(this.flatten(), 0).squeeze(0);
    return this.squeezed(productAlong(this, at), [at], keepdim);
  }

  /** eˣ / Σ eˣ along `dim`. */
  softmax(dim: number | { dim: number }): Tensor {
    return this.apply('softmax', this.dimOf('softmax', dim));
  }

  /** x − ln Σ eˣ along `dim`, the logarithm of `softmax`, without overflow. */
  logSoftmax(dim: number | { dim: number }): Tensor {
    return this.apply('logSoftmax', this.dimOf('logSoftmax', dim));
  }

  /** ln Σ eˣ, over all elements or along `dim`, without overflow. */
  logsumexp(...args: DimsArgs<ReduceOptions>): Tensor {
    return this.reduced('logsumexp', args, (dims) => logOfSumOfPowers(this, dims));
  }

  /** The running sum along `dim`. */
  cumsum(dim: number | { dim: number }): Tensor {
    return this.apply('cumsum', this.dimOf('cumsum', dim));
  }

  /** The running product along `dim`. */
  cumprod(dim: number | { dim: number }): Tensor {
    return runningProduct(this, this.dimOf('cumprod', dim));
  }

  /**
   * The value below which the share q of the elements lies, along `dim` or of all; between two elements it is
   * interpolated linearly. q = 0.5 is the median of an odd number of elements.
   * @throws {RangeError} when q is not from 0 to 1
   */
  quantile(q: number, ...args: DimArgs<DimOptions>): Tensor {
    const { dim, keepdim = false } = optionsOf('quantile', args, alongRules);
    if (typeof q !== 'number' || !(q >= 0 && q <= 1)) throw new RangeError(messages.quantile(q));
    if (!this.dtype.startsWith('float')) return this.to('float32').quantile(q, ...args);
    if (dim === undefined) return this.flatten().quantile(q, 0);
    const at = this.dimOf('quantile', dim);
    return this.squeezed(quantileAlong(this, q, at), [at], keepdim);
  }

  /**
   * How many elements fall into each of `bins` equal bins from `min` to `max`; those outside are not counted.
   * @throws {RangeError} when the ends are not finite, or not in order
   */
  histc(options?: { bins?: number; min?: number; max?: number }): Tensor {
    const { bins = 100, min = 0, max = 0 } = checked('histc', options, histcRules);
    const [low, high] = min === max ? [this.amin().item(), this.amax().item()] : [min, max];
    return new Tensor(histogram(this.data, this.dtype, bins, low, high), [bins]);
  }

  /**
   * (Σ|x|ᵖ)^(1/p), over all elements or along `dim`; p = 2 is the Euclidean length, p = ∞ the largest size.
   * @throws {TypeError} when p is no number
   */
  norm(p = 2, ...args: DimsArgs<ReduceOptions>): Tensor {
    if (typeof p !== 'number' || Number.isNaN(p)) throw new TypeError(messages.normOrder(p));
    return this.reduced('norm', args, (dims) => pNorm(this, p, { dim: dims, keepdim: true }));
  }

  // ── shapes ──

  /**
   * The same elements, in the same memory, in another shape; one size may be −1, and follows from the others.
   * @throws {ShapeError} when the numbers of elements differ
   */
  reshape(...sizes: NumbersArgs): Tensor {
    const shape = numbersOf('reshape', sizes);
    if (shape.filter((size) => size === -1).length > 1) throw new ShapeError(messages.badReshape(shape));
    const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
    if (shape.includes(-1) && !Number.isInteger(this.numel() / known))
      throw new ShapeError(messages.noFit(shape, this.numel()));
    return this.apply(
      'reshape',
      shape.map((size) => (size === -1 ? this.numel() / known : size)),
    );
  }

  /**
   * The same elements in another shape, in the same memory; one size may be −1.
   * @throws {Error} when that needs a copy, which `reshape` would make
   */
  view(...sizes: NumbersArgs): Tensor {
    const y = this.reshape(...sizes);
    if (!y.isView()) throw new Error(messages.view(this.shape, y.shape));
    return y;
  }

  /** The elements repeated along dimensions of size 1, up to `shape`, in which −1 stands for the size that there is. */
  expand(...sizes: NumbersArgs): Tensor {
    const shape = numbersOf('expand', sizes);
    const extra = shape.length - this.shape.length;
    return this.apply(
      'expand',
      shape.map((size, d) => (size === -1 ? (this.shape[d - extra] ?? -1) : size)),
    );
  }

  /**
   * The dimensions in another order.
   * @throws {RangeError} when a dimension is missing, or named twice
   */
  permute(...args: NumbersArgs): Tensor {
    const order = numbersOf('permute', args);
    const dims = order.map((dim) => this.dimOf('permute', dim));
    if (dims.length !== this.shape.length || new Set(dims).size !== dims.length)
      throw new RangeError(messages.badOrder(order, this.shape.length));
    return this.apply('permute', dims);
  }

  /** Two dimensions exchanged. */
  transpose(dim0: number, dim1: number): Tensor {
    const order = this.shape.map((_, dim) => dim);
    const [a, b] = [dim0, dim1].map((dim) => this.dimOf('transpose', dim));
    if (order.length === 0) return this.permute(order);
    [order[a!], order[b!]] = [b!, a!];
    return this.permute(order);
  }

  /** The matrix with rows and columns exchanged. */
  get T(): Tensor {
    return this.permute(this.shape.map((_, dim) => this.shape.length - 1 - dim));
  }

  /**
   * A matrix with rows and columns exchanged; a list or a single number as it is.
   * @throws {ShapeError} when there are more than two dimensions
   */
  t(): Tensor {
    if (this.shape.length > 2) throw new ShapeError(messages.rank2('t', this.shape));
    return this.T;
  }

  /** A dimension of size 1 more. */
  unsqueeze(dim: number): Tensor {
    const at = normalizeDim('unsqueeze', dim, this.shape.length + 1);
    return this.reshape([...this.shape.slice(0, at), 1, ...this.shape.slice(at)]);
  }

  /**
   * Without the dimension `dim` where its size is 1, and as it is otherwise; without all of size 1 when left out. A view.
   */
  squeeze(dim?: number): Tensor {
    if (dim === undefined) return this.reshape(this.shape.filter((size) => size !== 1));
    const at = this.dimOf('squeeze', dim);
    return this.reshape(this.shape.filter((size, d) => d !== at || size !== 1));
  }

  /**
   * The dimensions from `startDim` to `endDim` as one.
   * @throws {RangeError} when the first one comes after the last one
   */
  flatten(startDim = 0, endDim = -1): Tensor {
    const [from, to] = [startDim, endDim].map((dim) => this.dimOf('flatten', dim)) as [number, number];
    if (from > to) throw new RangeError(messages.flatten(startDim, endDim));
    const { shape } = this;
    return this.reshape([...shape.slice(0, from), sizeOf(shape.slice(from, to + 1)), ...shape.slice(to + 1)]);
  }

  /**
   * `length` slices along `dim`, from `start` on; every `step`th.
   * @throws {RangeError} when the slices are out of range
   */
  narrow(dim: number, start: number, length: number, step = 1): Tensor {
    const at = this.dimOfMany('narrow', dim);
    const size = this.shape[at] ?? 1;
    const from = start < 0 ? start + size : start;
    const end = length === 0 ? from : from + (length - 1) * step + 1;
    if (![from, length, step].every(Number.isInteger) || from < 0 || length < 0 || step < 1 || end > size)
      throw new RangeError(messages.slice('narrow', start, length, size));
    return this.apply('narrow', at, from, length, step);
  }

  /**
   * One slice along `dim`, which goes; a negative index counts from the end.
   * @throws {RangeError} when the index is out of range
   */
  select(dim: number, index: number): Tensor {
    const at = this.dimOfMany('select', dim);
    const size = this.shape[at] ?? 1;
    if (!Number.isInteger(index) || index < -size || index >= size)
      throw new RangeError(messages.outOfRange('select', index, size, at));
    return this.narrow(at, index, 1).squeeze(at);
  }

  /**
   * Slices of one value before and after, along `dim`.
   * @throws {RangeError} when a count is no whole number, or is negative
   */
  pad(dim: number, before: number, after: number, options?: { value?: number }): Tensor {
    const { value = 0 } = checked('pad', options, padRules);
    if (![before, after].every((count) => Number.isInteger(count) && count >= 0))
      throw new RangeError(messages.padding(before, after));
    return this.apply('pad', this.dimOf('pad', dim), before, after, value);
  }

  /**
   * Parts along `dim`: of one size (the last may be smaller), or of the sizes given.
   * @throws {RangeError} when the sizes do not divide the dimension
   */
  split(sizes: number | readonly number[], ...args: DimArgs<{ dim?: number }>): Tensor[] {
    const { dim = 0 } = optionsOf('split', args, dimRules);
    if (typeof sizes !== 'number' && !Array.isArray(sizes)) throw new TypeError(messages.list('split', sizes));
    const at = this.dimOfMany('split', dim);
    const size = this.shape[at] ?? 1;
    if (typeof sizes === 'number' && !(Number.isInteger(sizes) && sizes > 0))
      throw new RangeError(messages.parts('split', sizes, size));
    const list =
      typeof sizes === 'number'
        ? Array.from({ length: Math.ceil(size / sizes) }, (_, i) => Math.min(sizes, size - i * sizes))
        : sizes;
    if (!list.every((s) => Number.isInteger(s) && s >= 0) || list.reduce((sum, s) => sum + s, 0) !== size)
      throw new RangeError(messages.parts('split', sizes, size));
    let end = 0;
    return list.map((length) => this.narrow(at, (end += length) - length, length));
  }

  /** The slices along `dim`, which goes. */
  unbind(...args: DimArgs<{ dim?: number }>): Tensor[] {
    const { dim = 0 } = optionsOf('unbind', args, dimRules);
    const size = this.shape[this.dimOfMany('unbind', dim)] ?? 0;
    return Array.from({ length: size }, (_, i) => this.select(dim, i));
  }

  /** The slices along the first dimension, for `for (const row of x)`. */
  [Symbol.iterator](): Iterator<Tensor> {
    if (this.shape.length === 0) throw new TypeError(messages.notIterable());
    return this.unbind()[Symbol.iterator]();
  }

  /**
   * At most `count` parts of equal size along `dim`; the last may be smaller.
   * @throws {RangeError} when `count` is no whole number, 1 or more
   */
  chunk(count: number, ...args: DimArgs<{ dim?: number }>): Tensor[] {
    const { dim = 0 } = optionsOf('chunk', args, dimRules);
    const size = this.shape[this.dimOfMany('chunk', dim)] ?? 1;
    if (!Number.isInteger(count) || count < 1) throw new RangeError(messages.parts('chunk', count, size));
    return this.split(Math.max(1, Math.ceil(size / count)), { dim });
  }

  /**
   * y[…, j, …] = x[…, index[…, j, …], …]: for each place of `index` the element that it names along `dim`.
   * @throws {RangeError} when an index is out of range
   */
  gather(dim: number, index: Tensor): Tensor {
    checkTensors('gather', [index]);
    return apply('gather', [this, index], this.dimOf('gather', dim));
  }

  /**
   * x, where x[…, index[…, j, …], …] becomes source[…, j, …]; the last one, where places are named twice.
   * @throws {RangeError} when an index is out of range
   */
  scatter(dim: number, index: Tensor, source: Tensor | number): Tensor {
    checkTensors('scatter', [index]);
    const values = asTensor('scatter', source, this.dtype);
    const fitting = typeof source === 'number' ? values.expand(index.shape) : values;
    return apply('scatter', [this, index, fitting], this.dimOf('scatter', dim));
  }

  /**
   * x, with x[…, index[…, j, …], …] increased by source[…, j, …].
   * @throws {RangeError} when an index is out of range
   */
  scatterAdd(dim: number, index: Tensor, source: Tensor): Tensor {
    checkTensors('scatterAdd', [index, source]);
    return apply('scatterAdd', [this, index, source], this.dimOf('scatterAdd', dim));
  }

  /**
   * The slices that `index` names along `dim`, in its order.
   * @throws {RangeError} when an index is out of range
   */
  indexSelect(dim: number, index: Tensor): Tensor {
    checkTensors('indexSelect', [index]);
    if (index.dtype !== 'int32') throw new TypeError(messages.index('indexSelect', index.dtype));
    const at = this.dimOf('indexSelect', dim);
    const shape = this.shape.map((size, d) => (d === at ? index.numel() : size));
    const places = index.reshape(shape.map((size, d) => (d === at ? size : 1))).expand(shape);
    return this.gather(at, places);
  }

  /**
   * x[…] as in PyTorch, one argument for each dimension: a place, `slice(start, end, step)`, ':' for all, '...' for all
   * that are left, null for a new dimension, a tensor of places or a mask. Shares memory unless there is a tensor among them.
   * @throws {RangeError} when a place is out of range, or there are too many indices
   * @example x.index(-1); x.index(':', slice(0, 3)); x.index(x.gt(0))
   */
  index(...indices: Index[]): Tensor {
    return this.apply('index', indices.map(arrayIndex));
  }

  /**
   * Overwrites the elements that `index` would give, by a number or by a tensor that can be stretched to their shape.
   * @throws {TypeError} when the places are no list
   * @throws {ShapeError} when the values cannot be stretched to the shape
   * @throws {RangeError} when a place is out of range
   */
  indexPut_(indices: readonly Index[], values: Tensor | number): this {
    if (!Array.isArray(indices)) throw new TypeError(messages.list('indexPut_', indices));
    const given = asTensor('indexPut_', values, this.dtype);
    return this.inPlace('indexPut_', () => apply('indexPut', [this, given], indices.map(arrayIndex)));
  }

  /** The places, [count, dimensions], of the elements that are not 0. */
  nonzero(): Tensor {
    return new Tensor(nonzero(this.array));
  }

  /**
   * `value` where the mask holds, and the elements elsewhere.
   * @throws {TypeError} when the mask is not bool
   */
  maskedFill(mask: Tensor, value: number): Tensor {
    checkTensors('maskedFill', [mask]);
    if (mask.dtype !== 'bool') throw new TypeError(messages.mask('maskedFill', mask.dtype));
    broadcastShapes('maskedFill', this.shape, mask.shape);
    return apply('where', [mask, asTensor('maskedFill', value, this.dtype), this]);
  }

  /** The elements on and below a diagonal of the last two dimensions, 0 above; `diagonal` 1 is the one above the main one. */
  tril(diagonal = 0): Tensor {
    return this.maskedFill(new Tensor(triangle('tril', this.shape, diagonal)), 0);
  }

  /** The elements on and above a diagonal of the last two dimensions, 0 below. */
  triu(diagonal = 0): Tensor {
    return this.maskedFill(new Tensor(triangle('triu', this.shape, diagonal)), 0);
  }

  /**
   * A diagonal of a matrix, the main one or `diagonal` above it; of a list, the matrix with it there.
   * @throws {ShapeError} when this is neither a list nor a matrix
   */
  diag(diagonal = 0): Tensor {
    check('diag', 'the diagonal', diagonal, whole);
    if (this.shape.length === 2) return this.apply('diagonal', diagonal);
    if (this.shape.length !== 1) throw new ShapeError(messages.diag(this.shape));
    const size = this.shape[0]! + Math.abs(diagonal);
    return this.apply('diagEmbed', [size, size], diagonal);
  }

  /**
   * The elements x[i, i + offset] of a matrix; a view.
   * @throws {ShapeError} when this is no matrix
   */
  diagonal(offset = 0): Tensor {
    check('diagonal', 'the diagonal', offset, whole);
    if (this.shape.length !== 2) throw new ShapeError(messages.matrix('diagonal', this.shape));
    return this.apply('diagonal', offset);
  }

  /**
   * The sum of the diagonal of a matrix.
   * @throws {ShapeError} when this is no matrix
   */
  trace(): Tensor {
    if (this.shape.length !== 2) throw new ShapeError(messages.matrix('trace', this.shape));
    return this.diag().sum();
  }

  /** The slices along `dim` in reversed order. */
  flip(...dims: NumbersArgs): Tensor {
    return numbersOf('flip', dims).reduce((x: Tensor, dim) => {
      const size = x.shape[x.dimOf('flip', dim)] ?? 1;
      return x.indexSelect(dim, new Tensor(upTo(size, (i) => size - 1 - i)));
    }, this);
  }

  /**
   * The slices along `dim` moved on by `shift` places; those that leave the end come in at the start.
   * @throws {RangeError} when the shift is no whole number, or there is no such dimension
   */
  roll(shift: number, dim: number): Tensor {
    check('roll', 'shift', shift, whole);
    const size = this.shape[this.dimOf('roll', dim)] ?? 1;
    return this.indexSelect(dim, new Tensor(upTo(size, (i) => (((i - shift) % size) + size) % size)));
  }

  /**
   * The tensor `counts[d]` times along each dimension d.
   * @throws {ShapeError} when there is not a count for each dimension
   */
  repeat(...args: NumbersArgs): Tensor {
    const counts = numbersOf('repeat', args);
    const shape = [...counts.slice(this.shape.length).map(() => 1), ...this.shape];
    if (counts.length < this.shape.length || !counts.every((count) => Number.isInteger(count) && count >= 0))
      throw new ShapeError(messages.repeat(counts, this.shape));
    const between = shape.flatMap((size) => [1, size]);
    return this.reshape(between)
      .expand(between.map((size, i) => (i % 2 === 0 ? counts[i / 2]! : size)))
      .reshape(shape.map((size, d) => size * counts[d]!));
  }

  /**
   * Each slice along `dim` several times, one behind the other; each element, when there is no `dim`.
   * @param repeats how often, or a tensor (int32) of how often for each
   * @throws {RangeError} when a count is no whole number, or is negative
   */
  repeatInterleave(repeats: number | Tensor, ...args: DimArgs<{ dim?: number }>): Tensor {
    const { dim } = optionsOf('repeatInterleave', args, dimRules);
    if (dim === undefined) return this.flatten().repeatInterleave(repeats, 0);
    const size = this.shape[this.dimOf('repeatInterleave', dim)] ?? 1;
    const counts = repeats instanceof Tensor ? repeats.data : new Array<number>(size).fill(repeats);
    if (counts.length !== size || !counts.every((n: number) => count.holds(n, {})))
      throw new RangeError(messages.repeats(repeats instanceof Tensor ? repeats.shape : repeats, size));
    return this.indexSelect(dim, new Tensor(repeatedPlaces(counts)));
  }

  /**
   * The different elements in order; with options also where each element is among them, and how often each occurs.
   * @throws {TypeError} when there is no such option
   */
  unique(): Tensor;
  /** The different elements, where each element is among them, and how often each occurs. */
  unique(options: { returnInverse?: boolean; returnCounts?: boolean }): {
    values: Tensor;
    inverse: Tensor;
    counts: Tensor;
  };
  /**
   * The different elements, with options also places and counts.
   * @throws {TypeError} when there is no such option
   */
  unique(options?: object): Tensor | { values: Tensor; inverse: Tensor; counts: Tensor } {
    checked('unique', options, uniqueRules);
    const { values, inverse, counts } = distinct(this.array);
    if (!options) return new Tensor(values);
    return { values: new Tensor(values), inverse: new Tensor(inverse), counts: new Tensor(counts) };
  }

  /**
   * How often each whole number from 0 up to the largest occurs in a list of int32; with weights their sums.
   * @throws {ShapeError} when this is no list of whole numbers, 0 or more
   */
  bincount(options?: { weights?: Tensor; minlength?: number }): Tensor {
    const { weights, minlength = 0 } = checked('bincount', options, bincountRules);
    if (weights && !sameShape(weights.shape, this.shape))
      throw new ShapeError(messages.weightsOf('bincount', weights.shape, this.shape));
    return new Tensor(tally(this.array, minlength, weights?.array));
  }

  /**
   * The elements where the mask holds, in one dimension.
   * @throws {TypeError} when the mask is no tensor
   */
  maskedSelect(mask: Tensor): Tensor {
    checkTensors('maskedSelect', [mask]);
    broadcastShapes('maskedSelect', this.shape, mask.shape);
    return this.flatten().index(mask.to('bool').expand(this.shape).flatten());
  }

  /**
   * Elements below `min` become it, those above `max` become that, all of them where `min` is above `max`; beyond a bound the gradient is 0.
   * @throws {RangeError} when a bound is no number
   */
  clamp(bounds: { min?: number; max?: number }): Tensor {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = checked('clamp', bounds, clampRules);
    const fits =
      this.dtype === 'int32' && [min, max].every((bound) => !Number.isFinite(bound) || bound === (bound | 0));
    return (fits ? this : this.to(toFloat(this.dtype))).apply('clamp', min, max);
  }

  /** `clamp` by another name. */
  clip(bounds: { min?: number; max?: number }): Tensor {
    return this.clamp(bounds);
  }
  /** Elements below `min` become it. */
  clampMin(min: number): Tensor {
    return this.clamp({ min });
  }
  /** Elements above `max` become it. */
  clampMax(max: number): Tensor {
    return this.clamp({ max });
  }

  /** y_ij = a_i b_j, of two tensors with one dimension. */
  outer(other: Tensor): Tensor {
    this.checkVectors('outer', other);
    return this.unsqueeze(1).mul(other.unsqueeze(0));
  }

  /**
   * Σ a_i b_i, of two tensors with one dimension.
   * @throws {ShapeError} when one has not one dimension, or they have not equally many elements
   */
  dot(other: Tensor): Tensor {
    this.checkVectors('dot', other);
    if (!sameShape(this.shape, other.shape)) throw new ShapeError(messages.dot(this.shape, other.shape));
    return this.mul(other).sum();
  }

  /**
   * The matrix product: `[m, k] @ [k, n]` gives `[m, n]`, y_ij = Σ_p a_ip b_pj, summed in the order of p. With more
   * dimensions the last two are matrices, the others a stack of them, stretched to one shape. With one dimension it is a row on the left
   * and a column on the right.
   * @throws {ShapeError} when one is a single number, or the inner sizes differ
   */
  matmul(other: Tensor): Tensor {
    if (!(other instanceof Tensor)) throw new TypeError(messages.operand('matmul', other));
    if (this.shape.length === 1)
      return this.unsqueeze(0)
        .matmul(other)
        .squeeze(other.shape.length === 1 ? 0 : -2);
    if (other.shape.length === 1) return this.matmul(other.unsqueeze(1)).squeeze(-1);
    return apply('matmul', [this, other]);
  }

  /** The product of two matrices. */
  mm(other: Tensor): Tensor {
    return this.product('mm', other, 2, 2);
  }
  /** The products of two stacks of matrices, [b, m, k] and [b, k, n]. */
  bmm(other: Tensor): Tensor {
    return this.product('bmm', other, 3, 3);
  }
  /** The product of a matrix and a vector. */
  mv(other: Tensor): Tensor {
    return this.product('mv', other, 2, 1);
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
  backward(gradient?: Tensor, options?: GraphOptions): void {
    backward(this, gradient, options);
  }

  /**
   * Calls `hook` with each gradient of this tensor; what it returns takes the gradient's place. Returns how to remove it.
   * @throws {TypeError} when the hook is no function
   */
  registerHook(hook: (gradient: Tensor) => Tensor | undefined): { remove(): void } {
    check('registerHook', 'the hook', hook, aFunction);
    const hooks = (this.hooks ??= new Set()).add(hook);
    return { remove: () => void hooks.delete(hook) };
  }

  /**
   * Lets gradients flow to this tensor, or not.
   * @throws {TypeError} when the numbers are whole, which have no gradient
   */
  requiresGrad_(requires = true): this {
    if (requires && !this.dtype.startsWith('float')) throw new TypeError(messages.gradientKind(this.dtype));
    if (!requires && !this.isLeaf) throw new Error(messages.notALeaf());
    this.requiresGrad = kept('requiresGrad_', 'the value', requires, flag);
    return this;
  }

  /** How far neighbours along each dimension are apart in the memory. */
  stride(): number[] {
    return [...this.array.strides];
  }

  /** Whether the elements lie behind each other, in order. */
  isContiguous(): boolean {
    return this.array.layout === null;
  }

  /** This tensor, or a copy whose elements lie behind each other. */
  contiguous(): Tensor {
    return this.array.layout ? this.clone() : this;
  }

  /** The same numbers in memory of their own; gradients flow through. */
  clone(): Tensor {
    return this.apply('to', this.dtype);
  }

  /** Lets `backward` leave the gradient of this result in `grad` too, as it does for leaves. */
  retainGrad(): this {
    this.retainsGrad = true;
    return this;
  }

  /** The same numbers, in the same memory, through which no gradient flows. */
  detach(): Tensor {
    return new Tensor(this.array.view(this.shape, this.array.strides));
  }

  // ── in place ──

  /**
   * Overwrites every element; like all changes in place, inside `noGrad` where gradients are wanted.
   * @throws {RangeError} when the value is no number
   */
  fill_(value: number): this {
    this.changeable('fill_');
    check('fill_', 'the value', value, anyNumber);
    this.array.write(this.data.fill(this.dtype === 'bool' ? Number(value !== 0) : value));
    return this;
  }
  /** Overwrites every element by 0. */
  zero_(): this {
    return this.fill_(0);
  }
  /** Overwrites the elements by those of another tensor, or by a number. */
  copy_(other: Tensor | number): this {
    return this.inPlace('copy_', () => asTensor('copy_', other, this.dtype).to(this.dtype).expand(this.shape));
  }
  /** x ← x + other */
  add_(other: Tensor | number): this {
    return this.inPlace('add_', () => this.add(other));
  }
  /** x ← x − other */
  sub_(other: Tensor | number): this {
    return this.inPlace('sub_', () => this.sub(other));
  }
  /** x ← x · other */
  mul_(other: Tensor | number): this {
    return this.inPlace('mul_', () => this.mul(other));
  }
  /** x ← x / other */
  div_(other: Tensor | number): this {
    return this.inPlace('div_', () => this.div(other));
  }
  /** x ← x to the power of other */
  pow_(exponent: Tensor | number): this {
    return this.inPlace('pow_', () => this.pow(exponent));
  }
  /** x ← −x */
  neg_(): this {
    return this.inPlace('neg_', () => this.neg());
  }
  /** x ← |x| */
  abs_(): this {
    return this.inPlace('abs_', () => this.abs());
  }
  /** x ← x² */
  square_(): this {
    return this.inPlace('square_', () => this.square());
  }
  /** x ← √x */
  sqrt_(): this {
    return this.inPlace('sqrt_', () => this.sqrt());
  }
  /** x ← eˣ */
  exp_(): this {
    return this.inPlace('exp_', () => this.exp());
  }
  /** x ← ln x */
  log_(): this {
    return this.inPlace('log_', () => this.log());
  }
  /** x ← tanh x */
  tanh_(): this {
    return this.inPlace('tanh_', () => this.tanh());
  }
  /** x ← 1 / (1 + e⁻ˣ) */
  sigmoid_(): this {
    return this.inPlace('sigmoid_', () => this.sigmoid());
  }
  /** x ← max(0, x) */
  relu_(): this {
    return this.inPlace('relu_', () => this.relu());
  }
  /** x ← x, from `min` to `max` */
  clamp_(bounds: { min?: number; max?: number }): this {
    return this.inPlace('clamp_', () => this.clamp(bounds));
  }
  /** x ← value, where the mask holds */
  maskedFill_(mask: Tensor, value: number): this {
    return this.inPlace('maskedFill_', () => this.maskedFill(mask, value));
  }
  /** x[…, index[…, j, …], …] ← source[…, j, …] */
  scatter_(dim: number, index: Tensor, source: Tensor | number): this {
    return this.inPlace('scatter_', () => this.scatter(dim, index, source));
  }
  /** x[…, index[…, j, …], …] ← that + source[…, j, …] */
  scatterAdd_(dim: number, index: Tensor, source: Tensor): this {
    return this.inPlace('scatterAdd_', () => this.scatterAdd(dim, index, source));
  }

  /**
   * Overwrites every element by a N(mean, std²) number.
   * @throws {TypeError} when the numbers are whole
   */
  normal_(options?: RandomOptions & { mean?: number; std?: number }): this {
    const { mean = 0, std = 1, generator } = checked('normal_', options, normalRules);
    fillNormal(this.changeable('normal_').array, mean, std, generator);
    return this;
  }
  /**
   * Overwrites every element by a number from [from, to).
   * @throws {TypeError} when the numbers are whole
   */
  uniform_(options?: RandomOptions & { from?: number; to?: number }): this {
    const { from = 0, to = 1, generator } = checked('uniform_', options, uniformRules);
    fillUniform(this.changeable('uniform_').array, from, to, generator);
    return this;
  }
  /**
   * Overwrites every element by 1, with probability p, or 0.
   * @throws {RangeError} when p is not from 0 to 1
   */
  bernoulli_(options?: RandomOptions & { p?: number }): this {
    const { p = 0.5, generator } = checked('bernoulli_', options, bernoulliRules);
    fillBernoulli(this.changeable('bernoulli_').array, p, generator);
    return this;
  }
  /**
   * Overwrites every element by an exponential number of mean 1/λ.
   * @throws {RangeError} when λ is not above 0
   */
  exponential_(options?: RandomOptions & { lambda?: number }): this {
    const { lambda = 1, generator } = checked('exponential_', options, exponentialRules);
    fillExponential(this.changeable('exponential_').array, lambda, generator);
    return this;
  }

  // ── numbers out ──

  /**
   * The same numbers as another kind; as bool, all but 0 are true.
   * @throws {TypeError} when there is no such kind of numbers
   */
  to(dtype: DType): Tensor {
    if (dtype === this.dtype) return this;
    if (isDevice(dtype)) throw new TypeError(messages.device(dtype));
    return String(dtype).startsWith('float') ? this.apply('to', dtype) : this.detach().apply('to', dtype);
  }

  /** The same numbers as float32. */
  float(): Tensor {
    return this.to('float32');
  }
  /** The same numbers as float64. */
  double(): Tensor {
    return this.to('float64');
  }
  /** The same numbers, without fractions, as int32. */
  int(): Tensor {
    return this.to('int32');
  }
  /** The same as `int`: there are no whole numbers of 64 bits. */
  long(): Tensor {
    return this.to('int32');
  }
  /** 1 where the element is not 0. */
  bool(): Tensor {
    return this.to('bool');
  }
  /** The same numbers as another kind. */
  type(dtype: DType): Tensor {
    return this.to(dtype);
  }

  /**
   * The number of a tensor that has one element.
   * @throws {ShapeError} when it has more, or none
   */
  item(): number {
    if (this.numel() !== 1) throw new ShapeError(messages.item(this.shape));
    return this.array.item;
  }

  /** The elements as nested lists; a number when there are no dimensions. */
  tolist(): NestedNumbers {
    const { data } = this;
    const build = (dim: number, start: number, count: number): NestedNumbers => {
      const size = this.shape[dim];
      if (size === undefined) return data[start]!;
      const step = count / Math.max(1, size);
      return Array.from({ length: size }, (_, i) => build(dim + 1, start + i * step, step));
    };
    return build(0, 0, data.length);
  }

  /** The elements as PyTorch prints them. */
  toString(): string {
    return format(this.data, this.shape, this.requiresGrad);
  }

  /**
   * Text where text is wanted.
   * @throws {TypeError} where a number is, as operators want one: of `-x`, `x * 2`, `x < 1`, `Math.max(x, 0)` JavaScript would make NaN
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'number') throw new TypeError(messages.noOperators);
    return this.toString();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  // ── how methods call the table ──

  private place(op: 'argmax' | 'argmin', args: DimArgs<DimOptions>): Tensor {
    const { dim, keepdim = false } = optionsOf(op, args, alongRules);
    const largest = op === 'argmax';
    if (dim === undefined) return new Tensor(extreme(op, this.array.reshape([this.numel()]), 0, largest).reshape([]));
    const at = this.dimOf(op, dim);
    return this.squeezed(new Tensor(extreme(op, this.array, at, largest)), [at], keepdim);
  }

  /** The elements at the places that `find` gives; null when there is no `dim`. */
  private along(op: string, args: readonly unknown[], find: (dim: number) => NDArray): ValuesAndIndices | null {
    const { dim, keepdim = false } = optionsOf(op, args, alongRules);
    if (dim === undefined) return null;
    const at = this.dimOf(op, dim);
    return this.pick(at, find(at), keepdim);
  }

  /** The elements at places along a dimension. */
  private pick(dim: number, places: NDArray, keepdim: boolean): ValuesAndIndices {
    const indices = new Tensor(places);
    const values = this.gather(dim, indices);
    return keepdim ? { values, indices } : { values: values.squeeze(dim), indices: indices.squeeze(dim) };
  }

  private apply<P extends PrimitiveName>(op: P, ...args: Primitives[P]): Tensor {
    return apply(op, [this], ...args);
  }

  /** A number takes this tensor's kind, so that it does not widen the result. */
  private with(
    op: 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'remainder' | 'fmod' | 'floorDivide' | 'maximum' | 'minimum',
    other: Tensor | number,
  ): Tensor {
    return apply(op, [this, asTensor(op, other, this.dtype)]);
  }

  /**
   * Puts these numbers, in order, into the place of its own.
   * @internal
   */
  write(values: TypedArray): this {
    this.array.write(values);
    return this;
  }

  /** @throws {Error} when gradients are recorded, and one of this tensor is wanted */
  private changeable(op: string): this {
    if (isGradEnabled() && this.requiresGrad) throw new Error(messages.inPlace(op));
    return this;
  }

  private inPlace(op: string, change: () => Tensor): this {
    const result = change();
    if (isGradEnabled() && result.requiresGrad) throw new Error(messages.inPlace(op));
    this.changeable(op);
    if (!sameShape(result.shape, this.shape)) throw new ShapeError(messages.outgrown(op, this.shape, result.shape));
    if (promote(result.dtype, this.dtype) !== this.dtype)
      throw new TypeError(messages.widened(op, this.dtype, result.dtype));
    return this.write(result.data);
  }

  /** Whether, along `dims`, an element (or each) is not 0. */
  private holds(op: string, args: readonly unknown[], test: typeof some): Tensor {
    return this.reduced(op, args, (dims) => new Tensor(reduce(this.array, dims, 'bool', test)));
  }

  private zip(op: string, other: Tensor, f: (a: number, b: number) => number): Tensor {
    checkTensors(op, [other]);
    return new Tensor(zip(op, this.array, other.array, 'bool', f));
  }

  private compare(op: keyof typeof comparisons, other: Tensor | number): Tensor {
    const exact = this.dtype === 'int32' ? 'float64' : toFloat(this.dtype); // float32 cannot hold each whole number
    return this.zip(op, asTensor(op, other, exact), comparisons[op]);
  }

  private spread(op: string, args: readonly unknown[], primitive: 'variance' | 'std'): Tensor {
    const { correction = 1, ...options } = optionsOf(op, args, spreadRules);
    return this.over(op, options, (dims) => this.apply(primitive, dims, correction));
  }

  /** What `reduction` makes of the elements along dimensions, which it keeps with size 1. */
  private reduced(op: string, args: readonly unknown[], reduction: (dims: number[]) => Tensor): Tensor {
    return this.over(op, optionsOf(op, args, reduceRules), reduction);
  }

  /** The same, with options that are checked already. */
  private over(op: string, { dim, keepdim = false }: ReduceOptions, reduction: (dims: number[]) => Tensor): Tensor {
    const dims = dim === undefined ? [...this.shape.keys()] : this.dimsOf(op, dim);
    return this.squeezed(reduction(dims), dims, keepdim);
  }

  private dimsOf(op: string, dim: number | readonly number[]): number[] {
    const dims = typeof dim === 'number' ? [this.dimOf(op, dim)] : dim.map((d) => this.dimOf(op, d));
    if (new Set(dims).size !== dims.length) throw new RangeError(messages.repeatedDim(op, dims));
    return this.shape.length === 0 ? [] : dims; // a single number has no dimension, but may be asked along 0
  }

  /** A dimension counted from the front. */
  private dimOf(op: string, given: number | { dim: number }): number {
    if (Number.isInteger(given)) return normalizeDim(op, given as number, this.shape.length);
    const { dim } = optionsOf(op, [given], dimRules);
    if (dim === undefined) check(op, 'dim', dim, whole);
    return normalizeDim(op, dim as number, this.shape.length);
  }

  private product(op: string, other: Tensor, left: number, right: number): Tensor {
    checkTensors(op, [other]);
    if (this.shape.length !== left || other.shape.length !== right || (left === 3 && this.shape[0] !== other.shape[0]))
      throw new ShapeError(messages.ranks(op, this.shape, other.shape));
    return this.matmul(other);
  }

  private checkVectors(op: string, other: Tensor): void {
    checkTensors(op, [other]);
    if (this.shape.length !== 1 || other.shape.length !== 1)
      throw new ShapeError(messages.vector(op, this.shape, other.shape));
  }

  /** The same, of a tensor that has dimensions: a single number has no slices. */
  private dimOfMany(op: string, dim: number): number {
    if (this.shape.length === 0) throw new ShapeError(messages.noSlices(op));
    return this.dimOf(op, dim);
  }

  private countAlong(dims: readonly number[]): number {
    return dims.reduce((product, d) => product * this.shape[d]!, 1);
  }

  private squeezed(result: Tensor, dims: readonly number[], keepdim: boolean): Tensor {
    return keepdim || dims.length === 0 ? result : result.reshape(this.shape.filter((_, dim) => !dims.includes(dim)));
  }
}

export const aTensor = tensorOf(Tensor);

const bincountRules = { weights: aTensor, minlength: count };

/** @throws {TypeError} when something else stands where a tensor should */
export function checkTensors(op: string, values: readonly unknown[]): void {
  for (const value of values) if (!(value instanceof Tensor)) throw new TypeError(messages.notATensor(op, value));
}

const arrayIndex = (item: Index) => (item instanceof Tensor ? item.array : item);

function asTensor(op: string, value: Tensor | number, dtype: DType): Tensor {
  if (value instanceof Tensor) return value;
  if (typeof value !== 'number') throw new TypeError(messages.operand(op, value));
  const kind = dtype.startsWith('float') ? dtype : value === (value | 0) ? 'int32' : 'float32';
  return new Tensor(NDArray.single(value, kind));
}
