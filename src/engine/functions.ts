// Written by `npm run functions`; do not edit.
//
// The operations as functions: `exp(x)` is `x.exp()`.

import type { DimArgs, DimOptions, DimsArgs, NumbersArgs, ReduceOptions } from './arguments.js';
import { checkTensors, type Tensor, type ValuesAndIndices } from './tensor.js';

/** @throws {TypeError} when there is no tensor to begin with */
function input(op: string, x: Tensor): Tensor {
  checkTensors(op, [x]);
  return x;
}

/**
 * −x
 * @throws {TypeError} when x is no tensor
 * @example neg(tensor([1, -2])).tolist() // [-1, 2]
 */
export function neg(x: Tensor): Tensor {
  return input('neg', x).neg();
}

/**
 * |x|
 * @throws {TypeError} when x is no tensor
 * @example abs(tensor([-3, 3])).tolist() // [3, 3]
 */
export function abs(x: Tensor): Tensor {
  return input('abs', x).abs();
}

/**
 * x²
 * @throws {TypeError} when x is no tensor
 * @example square(tensor([-3, 2])).tolist() // [9, 4]
 */
export function square(x: Tensor): Tensor {
  return input('square', x).square();
}

/**
 * √x
 * @throws {TypeError} when x is no tensor
 * @example sqrt(tensor([4, 9])).tolist() // [2, 3]
 */
export function sqrt(x: Tensor): Tensor {
  return input('sqrt', x).sqrt();
}

/**
 * eˣ
 * @throws {TypeError} when x is no tensor
 * @example exp(tensor(1)).item() // e = 2.7183
 */
export function exp(x: Tensor): Tensor {
  return input('exp', x).exp();
}

/**
 * The natural logarithm.
 * @throws {TypeError} when x is no tensor
 * @example log(tensor(2)).item() // ln 2 = 0.6931
 */
export function log(x: Tensor): Tensor {
  return input('log', x).log();
}

/**
 * ln(1 + x), exact also near 0.
 * @throws {TypeError} when x is no tensor
 * @example log1p(tensor(1)).item() // ln 2 = 0.6931
 */
export function log1p(x: Tensor): Tensor {
  return input('log1p', x).log1p();
}

/**
 * The logarithm to base 2.
 * @throws {TypeError} when x is no tensor
 * @example log2(tensor([1, 8])).tolist() // [0, 3]
 */
export function log2(x: Tensor): Tensor {
  return input('log2', x).log2();
}

/**
 * The logarithm to base 10.
 * @throws {TypeError} when x is no tensor
 * @example log10(tensor([1, 1000])).tolist() // [0, 3]
 */
export function log10(x: Tensor): Tensor {
  return input('log10', x).log10();
}

/**
 * 2ˣ
 * @throws {TypeError} when x is no tensor
 * @example exp2(tensor([0, 3])).tolist() // [1, 8]
 */
export function exp2(x: Tensor): Tensor {
  return input('exp2', x).exp2();
}

/**
 * eˣ − 1, exact also near 0.
 * @throws {TypeError} when x is no tensor
 * @example expm1(tensor(1)).item() // e − 1 = 1.7183
 */
export function expm1(x: Tensor): Tensor {
  return input('expm1', x).expm1();
}

/**
 * The error function, 2/√π ∫₀ˣ e^(−t²) dt.
 * @throws {TypeError} when x is no tensor
 * @example erf(tensor([0, 10])).tolist() // [0, 1]
 */
export function erf(x: Tensor): Tensor {
  return input('erf', x).erf();
}

/**
 * 1 / x
 * @throws {TypeError} when x is no tensor
 * @example reciprocal(tensor([2, 4])).tolist() // [0.5, 0.25]
 */
export function reciprocal(x: Tensor): Tensor {
  return input('reciprocal', x).reciprocal();
}

/**
 * 1 / √x
 * @throws {TypeError} when x is no tensor
 * @example rsqrt(tensor([4, 16])).tolist() // [0.5, 0.25]
 */
export function rsqrt(x: Tensor): Tensor {
  return input('rsqrt', x).rsqrt();
}

/**
 * The largest whole number that is not above x; its gradient is 0, as for `ceil` and `round`.
 * @throws {TypeError} when x is no tensor
 * @example floor(tensor([1.7, -1.2])).tolist() // [1, -2]
 */
export function floor(x: Tensor): Tensor {
  return input('floor', x).floor();
}

/**
 * The smallest whole number that is not below x.
 * @throws {TypeError} when x is no tensor
 * @example ceil(tensor([1.2, -1.7])).tolist() // [2, -1]
 */
export function ceil(x: Tensor): Tensor {
  return input('ceil', x).ceil();
}

/**
 * The nearest whole number, of two the even one.
 * @throws {TypeError} when x is no tensor
 * @example round(tensor([0.5, 1.5, 2.4])).tolist() // [0, 2, 2]
 */
export function round(x: Tensor): Tensor {
  return input('round', x).round();
}

/**
 * x without its fraction.
 * @throws {TypeError} when x is no tensor
 * @example trunc(tensor([1.7, -1.7])).tolist() // [1, -1]
 */
export function trunc(x: Tensor): Tensor {
  return input('trunc', x).trunc();
}

/**
 * The sine of x in radians.
 * @throws {TypeError} when x is no tensor
 * @example sin(tensor(1)).item() // sin 1 = 0.8415
 */
export function sin(x: Tensor): Tensor {
  return input('sin', x).sin();
}

/**
 * The cosine of x in radians.
 * @throws {TypeError} when x is no tensor
 * @example cos(tensor(0)).item() // 1
 */
export function cos(x: Tensor): Tensor {
  return input('cos', x).cos();
}

/**
 * The tangent of x in radians.
 * @throws {TypeError} when x is no tensor
 * @example tan(tensor(1)).item() // tan 1 = 1.5574
 */
export function tan(x: Tensor): Tensor {
  return input('tan', x).tan();
}

/**
 * The angle from −π/2 to π/2 whose sine is x.
 * @throws {TypeError} when x is no tensor
 * @example asin(tensor(1)).item() // π / 2 = 1.5708
 */
export function asin(x: Tensor): Tensor {
  return input('asin', x).asin();
}

/**
 * The angle from 0 to π whose cosine is x.
 * @throws {TypeError} when x is no tensor
 * @example acos(tensor(0)).item() // π / 2 = 1.5708
 */
export function acos(x: Tensor): Tensor {
  return input('acos', x).acos();
}

/**
 * The angle from −π/2 to π/2 whose tangent is x.
 * @throws {TypeError} when x is no tensor
 * @example atan(tensor(1)).item() // π / 4 = 0.7854
 */
export function atan(x: Tensor): Tensor {
  return input('atan', x).atan();
}

/**
 * (eˣ − e⁻ˣ) / 2
 * @throws {TypeError} when x is no tensor
 * @example sinh(tensor(1)).item() // sinh 1 = 1.1752
 */
export function sinh(x: Tensor): Tensor {
  return input('sinh', x).sinh();
}

/**
 * (eˣ + e⁻ˣ) / 2
 * @throws {TypeError} when x is no tensor
 * @example cosh(tensor(0)).item() // 1
 */
export function cosh(x: Tensor): Tensor {
  return input('cosh', x).cosh();
}

/**
 * (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)
 * @throws {TypeError} when x is no tensor
 * @example tanh(tensor([0, 100])).tolist() // [0, 1]
 */
export function tanh(x: Tensor): Tensor {
  return input('tanh', x).tanh();
}

/**
 * The number whose sinh is x.
 * @throws {TypeError} when x is no tensor
 * @example asinh(tensor(1)).item() // ln(1 + √2) = 0.8814
 */
export function asinh(x: Tensor): Tensor {
  return input('asinh', x).asinh();
}

/**
 * The number, 0 or more, whose cosh is x.
 * @throws {TypeError} when x is no tensor
 * @example acosh(tensor(2)).item() // ln(2 + √3) = 1.3170
 */
export function acosh(x: Tensor): Tensor {
  return input('acosh', x).acosh();
}

/**
 * The number whose tanh is x.
 * @throws {TypeError} when x is no tensor
 * @example atanh(tensor(0.5)).item() // ln(3) / 2 = 0.5493
 */
export function atanh(x: Tensor): Tensor {
  return input('atanh', x).atanh();
}

/**
 * 1 / (1 + e⁻ˣ)
 * @throws {TypeError} when x is no tensor
 * @example sigmoid(tensor([0, 100])).tolist() // [0.5, 1]
 */
export function sigmoid(x: Tensor): Tensor {
  return input('sigmoid', x).sigmoid();
}

/**
 * max(0, x); its gradient at 0 is 0.
 * @throws {TypeError} when x is no tensor
 * @example relu(tensor([-2, 3])).tolist() // [0, 3]
 */
export function relu(x: Tensor): Tensor {
  return input('relu', x).relu();
}

/**
 * −1, 0 or 1; its gradient is 0.
 * @throws {TypeError} when x is no tensor
 * @example sign(tensor([-2, 0, 3])).tolist() // [-1, 0, 1]
 */
export function sign(x: Tensor): Tensor {
  return input('sign', x).sign();
}

/**
 * Sums, of numbers or of tensors that can be stretched to one shape.
 * @throws {TypeError} when x is no tensor
 * @example add(tensor([1, 2]), 10).tolist() // [11, 12]
 */
export function add(x: Tensor, other: Tensor | number): Tensor {
  return input('add', x).add(other);
}

/**
 * x − other, element by element.
 * @throws {TypeError} when x is no tensor
 * @example sub(tensor([1, 2]), tensor([1, 1])).tolist() // [0, 1]
 */
export function sub(x: Tensor, other: Tensor | number): Tensor {
  return input('sub', x).sub(other);
}

/**
 * x · other, element by element.
 * @throws {TypeError} when x is no tensor
 * @example mul(tensor([1, 2]), 3).tolist() // [3, 6]
 */
export function mul(x: Tensor, other: Tensor | number): Tensor {
  return input('mul', x).mul(other);
}

/**
 * x / other, element by element; whole numbers give fractions.
 * @throws {TypeError} when x is no tensor
 * @example div(tensor([1, 2]), 4).tolist() // [0.25, 0.5]
 */
export function div(x: Tensor, other: Tensor | number): Tensor {
  return input('div', x).div(other);
}

/**
 * x to the power of a number or of a tensor; negative elements have whole powers only, else NaN.
 * @throws {RangeError} when int32 is raised to a negative power, or cannot hold the result
 * @throws {TypeError} when x is no tensor
 * @example pow(tensor([2, 3]), 2).tolist() // [4, 9]
 */
export function pow(x: Tensor, exponent: Tensor | number): Tensor {
  return input('pow', x).pow(exponent);
}

/**
 * What is left of x after division by `other`, with the sign of `other`, as Python's `%`.
 * @throws {TypeError} when x is no tensor
 * @example remainder(tensor([7, -7]), 3).tolist() // [1, 2]
 */
export function remainder(x: Tensor, other: Tensor | number): Tensor {
  return input('remainder', x).remainder(other);
}

/**
 * What is left of x after division by `other`, with the sign of x, as JavaScript's `%`.
 * @throws {TypeError} when x is no tensor
 * @example fmod(tensor([7, -7]), 3).tolist() // [1, -1]
 */
export function fmod(x: Tensor, other: Tensor | number): Tensor {
  return input('fmod', x).fmod(other);
}

/**
 * The largest whole number that is not above x / `other`; its gradient is 0.
 * @throws {TypeError} when x is no tensor
 * @example floorDivide(tensor([7, -7]), 2).tolist() // [3, -4]
 */
export function floorDivide(x: Tensor, other: Tensor | number): Tensor {
  return input('floorDivide', x).floorDivide(other);
}

/**
 * The larger of the two; where they are equal, each gets half of the gradient.
 * @throws {TypeError} when x is no tensor
 * @example maximum(tensor([1, 5]), tensor([3, 2])).tolist() // [3, 5]
 */
export function maximum(x: Tensor, other: Tensor | number): Tensor {
  return input('maximum', x).maximum(other);
}

/**
 * The smaller of the two; where they are equal, each gets half of the gradient.
 * @throws {TypeError} when x is no tensor
 * @example minimum(tensor([1, 5]), tensor([3, 2])).tolist() // [1, 2]
 */
export function minimum(x: Tensor, other: Tensor | number): Tensor {
  return input('minimum', x).minimum(other);
}

/**
 * 1 where x is above the other, and 0 elsewhere, as bool.
 * @throws {TypeError} when x is no tensor
 * @example gt(tensor([1, 2, 3]), 2).tolist() // [0, 0, 1]
 */
export function gt(x: Tensor, other: Tensor | number): Tensor {
  return input('gt', x).gt(other);
}

/**
 * 1 where x is below the other, and 0 elsewhere, as bool.
 * @throws {TypeError} when x is no tensor
 * @example lt(tensor([1, 2, 3]), 2).tolist() // [1, 0, 0]
 */
export function lt(x: Tensor, other: Tensor | number): Tensor {
  return input('lt', x).lt(other);
}

/**
 * 1 where x is at or above the other, and 0 elsewhere, as bool.
 * @throws {TypeError} when x is no tensor
 * @example ge(tensor([1, 2, 3]), 2).tolist() // [0, 1, 1]
 */
export function ge(x: Tensor, other: Tensor | number): Tensor {
  return input('ge', x).ge(other);
}

/**
 * 1 where x is at or below the other, and 0 elsewhere, as bool.
 * @throws {TypeError} when x is no tensor
 * @example le(tensor([1, 2, 3]), 2).tolist() // [1, 1, 0]
 */
export function le(x: Tensor, other: Tensor | number): Tensor {
  return input('le', x).le(other);
}

/**
 * 1 where x is equal to the other, and 0 elsewhere, as bool.
 * @throws {TypeError} when x is no tensor
 * @example eq(tensor([1, 2, 3]), 2).tolist() // [0, 1, 0]
 */
export function eq(x: Tensor, other: Tensor | number): Tensor {
  return input('eq', x).eq(other);
}

/**
 * 1 where x is another number than the other, and 0 elsewhere, as bool.
 * @throws {TypeError} when x is no tensor
 * @example ne(tensor([1, 2, 3]), 2).tolist() // [1, 0, 1]
 */
export function ne(x: Tensor, other: Tensor | number): Tensor {
  return input('ne', x).ne(other);
}

/**
 * 1 where the element is NaN.
 * @throws {TypeError} when x is no tensor
 * @example isnan(tensor([1, Number.NaN])).tolist() // [0, 1]
 */
export function isnan(x: Tensor): Tensor {
  return input('isnan', x).isnan();
}

/**
 * 1 where the element is infinite.
 * @throws {TypeError} when x is no tensor
 * @example isinf(tensor([1, Infinity])).tolist() // [0, 1]
 */
export function isinf(x: Tensor): Tensor {
  return input('isinf', x).isinf();
}

/**
 * 1 where the element is neither infinite nor NaN.
 * @throws {TypeError} when x is no tensor
 * @example isfinite(tensor([1, Infinity])).tolist() // [1, 0]
 */
export function isfinite(x: Tensor): Tensor {
  return input('isfinite', x).isfinite();
}

/**
 * 1 when an element is not 0: of all, or along `dim`.
 * @throws {TypeError} when x is no tensor
 * @example any(tensor([0, 2])).item() // 1
 */
export function any(x: Tensor, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('any', x).any(...args);
}

/**
 * 1 when no element is 0: of all, or along `dim`.
 * @throws {TypeError} when x is no tensor
 * @example all(tensor([0, 2])).item() // 0
 */
export function all(x: Tensor, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('all', x).all(...args);
}

/**
 * 1 where neither is 0.
 * @throws {TypeError} when x is no tensor
 * @example logicalAnd(tensor([1, 1]), tensor([0, 2])).tolist() // [0, 1]
 */
export function logicalAnd(x: Tensor, other: Tensor): Tensor {
  return input('logicalAnd', x).logicalAnd(other);
}

/**
 * 1 where one of the two is not 0.
 * @throws {TypeError} when x is no tensor
 * @example logicalOr(tensor([0, 1]), tensor([0, 2])).tolist() // [0, 1]
 */
export function logicalOr(x: Tensor, other: Tensor): Tensor {
  return input('logicalOr', x).logicalOr(other);
}

/**
 * 1 where the element is 0, and 0 elsewhere.
 * @throws {TypeError} when x is no tensor
 * @example logicalNot(tensor([0, 2])).tolist() // [1, 0]
 */
export function logicalNot(x: Tensor): Tensor {
  return input('logicalNot', x).logicalNot();
}

/**
 * True when both have the same shape and the same elements.
 * @throws {TypeError} when `other` is no tensor
 * @throws {TypeError} when x is no tensor
 * @example equal(tensor([1, 2]), tensor([1, 2])) // true
 */
export function equal(x: Tensor, other: Tensor): boolean {
  return input('equal', x).equal(other);
}

/**
 * True when |x − y| ≤ atol + rtol |y| for all elements.
 * @throws {TypeError} when `other` is no tensor
 * @throws {TypeError} when x is no tensor
 * @example allclose(tensor([1]), tensor([1.001]), { rtol: 0.01 }) // true
 */
export function allclose(x: Tensor, other: Tensor, options?: { rtol?: number; atol?: number }): boolean {
  return input('allclose', x).allclose(other, options);
}

/**
 * The sum, over all elements or along `dim`; added up in float64, in an order that depends on the shape only.
 * @throws {TypeError} when x is no tensor
 * @example sum(tensor([[1, 2], [3, 4]]), 0).tolist() // [4, 6]
 */
export function sum(x: Tensor, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('sum', x).sum(...args);
}

/**
 * The mean, over all elements or along `dim`.
 * @throws {TypeError} when x is no tensor
 * @example mean(tensor([[1, 2], [3, 4]]), 1).tolist() // [1.5, 3.5]
 */
export function mean(x: Tensor, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('mean', x).mean(...args);
}

/**
 * The variance Σ(x − mean)² / (N − correction).
 * @param options.correction 1 (as in PyTorch) for a sample, 0 (as in NumPy) for a whole population
 * @throws {TypeError} when x is no tensor
 * @example variance(tensor([1, 2, 3])).item() // 1
 */
export function variance(x: Tensor, ...args: DimsArgs<ReduceOptions & { correction?: number }>): Tensor {
  return input('variance', x).var(...args);
}

/**
 * The standard deviation, the root of `var`.
 * @throws {TypeError} when x is no tensor
 * @example std(tensor([2, 4, 6])).item() // 2
 */
export function std(x: Tensor, ...args: DimsArgs<ReduceOptions & { correction?: number }>): Tensor {
  return input('std', x).std(...args);
}

/**
 * The middle one of all elements in order, the lower of two; NaN when there is a NaN, or nothing. Along `dim` with its place.
 * @throws {TypeError} when x is no tensor
 * @example median(tensor([5, 1, 3])).item() // 3
 */
export function median(x: Tensor): Tensor;
export function median(x: Tensor, dim: number | (DimOptions & { dim: number })): ValuesAndIndices;
export function median(x: Tensor, ...args: DimArgs<DimOptions>): Tensor | ValuesAndIndices {
  return (input('median', x).median as (...args: unknown[]) => Tensor | ValuesAndIndices)(...args);
}

/**
 * The largest element, over all elements or along `dim`; equal ones share the gradient.
 * @throws {TypeError} when x is no tensor
 * @example amax(tensor([[1, 2], [3, 0]]), 1).tolist() // [2, 3]
 */
export function amax(x: Tensor, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('amax', x).amax(...args);
}

/**
 * The smallest element, over all elements or along `dim`.
 * @throws {TypeError} when x is no tensor
 * @example amin(tensor([[1, 2], [3, 0]]), 1).tolist() // [1, 0]
 */
export function amin(x: Tensor, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('amin', x).amin(...args);
}

/**
 * The place of the largest element: along `dim`, or among all in order. The first of equal ones; NaN wins.
 * @throws {TypeError} when x is no tensor
 * @example argmax(tensor([[1, 2], [3, 0]]), 1).tolist() // [1, 0]
 */
export function argmax(x: Tensor, ...args: DimArgs<DimOptions>): Tensor {
  return input('argmax', x).argmax(...args);
}

/**
 * The place of the smallest element.
 * @throws {TypeError} when x is no tensor
 * @example argmin(tensor([[1, 2], [3, 0]]), 1).tolist() // [0, 1]
 */
export function argmin(x: Tensor, ...args: DimArgs<DimOptions>): Tensor {
  return input('argmin', x).argmin(...args);
}

/**
 * The largest element of all; along `dim` with its place, and gradients flow to that element.
 * @throws {TypeError} when x is no tensor
 * @example max(tensor([[1, 2], [3, 0]]), 1).indices.tolist() // [1, 0]
 */
export function max(x: Tensor): Tensor;
export function max(x: Tensor, dim: number | (DimOptions & { dim: number })): ValuesAndIndices;
export function max(x: Tensor, other: Tensor): Tensor;
export function max(x: Tensor, ...args: DimArgs<DimOptions | Tensor>): Tensor | ValuesAndIndices {
  return (input('max', x).max as (...args: unknown[]) => Tensor | ValuesAndIndices)(...args);
}

/**
 * The smallest element of all; along `dim` with its place.
 * @throws {TypeError} when x is no tensor
 * @example min(tensor([1, 5]), tensor([3, 2])).tolist() // [1, 2]
 */
export function min(x: Tensor): Tensor;
export function min(x: Tensor, dim: number | (DimOptions & { dim: number })): ValuesAndIndices;
export function min(x: Tensor, other: Tensor): Tensor;
export function min(x: Tensor, ...args: DimArgs<DimOptions | Tensor>): Tensor | ValuesAndIndices {
  return (input('min', x).min as (...args: unknown[]) => Tensor | ValuesAndIndices)(...args);
}

/**
 * The elements along `dim` in order, with the places they come from; equal ones keep their order, NaN is the largest.
 * @throws {TypeError} when x is no tensor
 * @example sort(tensor([3, 1, 2])).indices.tolist() // [1, 2, 0]
 */
export function sort(x: Tensor, ...args: DimArgs<{ dim?: number; descending?: boolean }>): ValuesAndIndices {
  return input('sort', x).sort(...args);
}

/**
 * The places of the elements along `dim` in order.
 * @throws {TypeError} when x is no tensor
 * @example argsort(tensor([3, 1, 2])).tolist() // [1, 2, 0]
 */
export function argsort(x: Tensor, ...args: DimArgs<{ dim?: number; descending?: boolean }>): Tensor {
  return input('argsort', x).argsort(...args);
}

/**
 * The k largest (or smallest) elements along `dim`, in order.
 * @throws {RangeError} when k is not between 1 and the size of the dimension
 * @throws {TypeError} when x is no tensor
 * @example topk(tensor([3, 1, 2]), 2).values.tolist() // [3, 2]
 */
export function topk(x: Tensor, k: number, ...args: DimArgs<{ dim?: number; largest?: boolean }>): ValuesAndIndices {
  return input('topk', x).topk(k, ...args);
}

/**
 * The product, over all elements or along `dim`: halves multiplied with each other, so that gradients are right at 0 too.
 * @throws {TypeError} when x is no tensor
 * @example prod(tensor([2, 3, 4])).item() // 24
 */
export function prod(x: Tensor, ...args: DimArgs<DimOptions>): Tensor {
  return input('prod', x).prod(...args);
}

/**
 * eˣ / Σ eˣ along `dim`.
 * @throws {TypeError} when x is no tensor
 * @example softmax(tensor([5, 5]), 0).tolist() // [0.5, 0.5]
 */
export function softmax(x: Tensor, dim: number | { dim: number }): Tensor {
  return input('softmax', x).softmax(dim);
}

/**
 * x − ln Σ eˣ along `dim`, the logarithm of `softmax`, without overflow.
 * @throws {TypeError} when x is no tensor
 * @example logSoftmax(tensor([5, 5]), 0).select(0, 0).neg().item() // ln 2 = 0.6931
 */
export function logSoftmax(x: Tensor, dim: number | { dim: number }): Tensor {
  return input('logSoftmax', x).logSoftmax(dim);
}

/**
 * ln Σ eˣ, over all elements or along `dim`, without overflow.
 * @throws {TypeError} when x is no tensor
 * @example logsumexp(tensor([0, 0]), 0).item() // ln 2 = 0.6931
 */
export function logsumexp(x: Tensor, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('logsumexp', x).logsumexp(...args);
}

/**
 * The running sum along `dim`.
 * @throws {TypeError} when x is no tensor
 * @example cumsum(tensor([1, 2, 3]), 0).tolist() // [1, 3, 6]
 */
export function cumsum(x: Tensor, dim: number | { dim: number }): Tensor {
  return input('cumsum', x).cumsum(dim);
}

/**
 * The running product along `dim`.
 * @throws {TypeError} when x is no tensor
 * @example cumprod(tensor([1, 2, 3]), 0).tolist() // [1, 2, 6]
 */
export function cumprod(x: Tensor, dim: number | { dim: number }): Tensor {
  return input('cumprod', x).cumprod(dim);
}

/**
 * The value below which the share q of the elements lies, along `dim` or of all; between two elements it is
 * interpolated linearly. q = 0.5 is the median of an odd number of elements.
 * @throws {RangeError} when q is not from 0 to 1
 * @throws {TypeError} when x is no tensor
 * @example quantile(tensor([1, 2, 3, 4]), 0.5).item() // 2.5
 */
export function quantile(x: Tensor, q: number, ...args: DimArgs<DimOptions>): Tensor {
  return input('quantile', x).quantile(q, ...args);
}

/**
 * How many elements fall into each of `bins` equal bins from `min` to `max`; those outside are not counted.
 * @throws {RangeError} when the ends are not finite, or not in order
 * @throws {TypeError} when x is no tensor
 * @example histc(tensor([0, 1, 1, 3]), { bins: 3, min: 0, max: 3 }).tolist() // [1, 2, 1]
 */
export function histc(x: Tensor, options?: { bins?: number; min?: number; max?: number }): Tensor {
  return input('histc', x).histc(options);
}

/**
 * (Σ|x|ᵖ)^(1/p), over all elements or along `dim`; p = 2 is the Euclidean length, p = ∞ the largest size.
 * @throws {TypeError} when p is no number
 * @throws {TypeError} when x is no tensor
 * @example norm(tensor([3, 4])).item() // 5
 */
export function norm(x: Tensor, p = 2, ...args: DimsArgs<ReduceOptions>): Tensor {
  return input('norm', x).norm(p, ...args);
}

/**
 * The same elements, in the same memory, in another shape; one size may be −1, and follows from the others.
 * @throws {ShapeError} when the numbers of elements differ
 * @throws {TypeError} when x is no tensor
 * @example reshape(arange(6), 2, -1).shape // [2, 3]
 */
export function reshape(x: Tensor, ...sizes: NumbersArgs): Tensor {
  return input('reshape', x).reshape(...sizes);
}

/**
 * The dimensions in another order.
 * @throws {RangeError} when a dimension is missing, or named twice
 * @throws {TypeError} when x is no tensor
 * @example permute(zeros(2, 3, 4), 2, 0, 1).shape // [4, 2, 3]
 */
export function permute(x: Tensor, ...args: NumbersArgs): Tensor {
  return input('permute', x).permute(...args);
}

/**
 * Two dimensions exchanged.
 * @throws {TypeError} when x is no tensor
 * @example transpose(zeros(2, 3), 0, 1).shape // [3, 2]
 */
export function transpose(x: Tensor, dim0: number, dim1: number): Tensor {
  return input('transpose', x).transpose(dim0, dim1);
}

/**
 * A dimension of size 1 more.
 * @throws {TypeError} when x is no tensor
 * @example unsqueeze(zeros(2, 3), 0).shape // [1, 2, 3]
 */
export function unsqueeze(x: Tensor, dim: number): Tensor {
  return input('unsqueeze', x).unsqueeze(dim);
}

/**
 * Without the dimension `dim` where its size is 1, and as it is otherwise; without all of size 1 when left out. A view.
 * @throws {TypeError} when x is no tensor
 * @example squeeze(zeros(1, 3)).shape // [3]
 */
export function squeeze(x: Tensor, dim?: number): Tensor {
  return input('squeeze', x).squeeze(dim);
}

/**
 * The dimensions from `startDim` to `endDim` as one.
 * @throws {RangeError} when the first one comes after the last one
 * @throws {TypeError} when x is no tensor
 * @example flatten(zeros(2, 3, 4), 1).shape // [2, 12]
 */
export function flatten(x: Tensor, startDim = 0, endDim = -1): Tensor {
  return input('flatten', x).flatten(startDim, endDim);
}

/**
 * `length` slices along `dim`, from `start` on; every `step`th.
 * @throws {RangeError} when the slices are out of range
 * @throws {TypeError} when x is no tensor
 * @example narrow(arange(5), 0, 1, 3).tolist() // [1, 2, 3]
 */
export function narrow(x: Tensor, dim: number, start: number, length: number, step = 1): Tensor {
  return input('narrow', x).narrow(dim, start, length, step);
}

/**
 * One slice along `dim`, which goes; a negative index counts from the end.
 * @throws {RangeError} when the index is out of range
 * @throws {TypeError} when x is no tensor
 * @example select(tensor([[1, 2], [3, 4]]), 0, 1).tolist() // [3, 4]
 */
export function select(x: Tensor, dim: number, index: number): Tensor {
  return input('select', x).select(dim, index);
}

/**
 * Parts along `dim`: of one size (the last may be smaller), or of the sizes given.
 * @throws {RangeError} when the sizes do not divide the dimension
 * @throws {TypeError} when x is no tensor
 * @example split(arange(5), 2).map((part) => part.tolist()) // [[0, 1], [2, 3], [4]]
 */
export function split(x: Tensor, sizes: number | readonly number[], ...args: DimArgs<{ dim?: number }>): Tensor[] {
  return input('split', x).split(sizes, ...args);
}

/**
 * At most `count` parts of equal size along `dim`; the last may be smaller.
 * @throws {RangeError} when `count` is no whole number, 1 or more
 * @throws {TypeError} when x is no tensor
 * @example chunk(arange(5), 2).map((part) => part.tolist()) // [[0, 1, 2], [3, 4]]
 */
export function chunk(x: Tensor, count: number, ...args: DimArgs<{ dim?: number }>): Tensor[] {
  return input('chunk', x).chunk(count, ...args);
}

/**
 * The slices along `dim`, which goes.
 * @throws {TypeError} when x is no tensor
 * @example unbind(tensor([[1, 2], [3, 4]])).map((row) => row.tolist()) // [[1, 2], [3, 4]]
 */
export function unbind(x: Tensor, ...args: DimArgs<{ dim?: number }>): Tensor[] {
  return input('unbind', x).unbind(...args);
}

/**
 * y[…, j, …] = x[…, index[…, j, …], …]: for each place of `index` the element that it names along `dim`.
 * @throws {RangeError} when an index is out of range
 * @throws {TypeError} when x is no tensor
 * @example gather(tensor([[1, 2], [3, 4]]), 1, tensor([[1], [0]], { dtype: 'int32' })).tolist() // [[2], [3]]
 */
export function gather(x: Tensor, dim: number, index: Tensor): Tensor {
  return input('gather', x).gather(dim, index);
}

/**
 * x, where x[…, index[…, j, …], …] becomes source[…, j, …]; the last one, where places are named twice.
 * @throws {RangeError} when an index is out of range
 * @throws {TypeError} when x is no tensor
 * @example scatter(zeros(3), 0, tensor([2, 0], { dtype: 'int32' }), tensor([5, 6])).tolist() // [6, 0, 5]
 */
export function scatter(x: Tensor, dim: number, index: Tensor, source: Tensor | number): Tensor {
  return input('scatter', x).scatter(dim, index, source);
}

/**
 * x, with x[…, index[…, j, …], …] increased by source[…, j, …].
 * @throws {RangeError} when an index is out of range
 * @throws {TypeError} when x is no tensor
 * @example scatterAdd(zeros(2), 0, tensor([1, 1], { dtype: 'int32' }), tensor([5, 6])).tolist() // [0, 11]
 */
export function scatterAdd(x: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  return input('scatterAdd', x).scatterAdd(dim, index, source);
}

/**
 * The slices that `index` names along `dim`, in its order.
 * @throws {RangeError} when an index is out of range
 * @throws {TypeError} when x is no tensor
 * @example indexSelect(tensor([5, 6, 7]), 0, tensor([2, 0], { dtype: 'int32' })).tolist() // [7, 5]
 */
export function indexSelect(x: Tensor, dim: number, index: Tensor): Tensor {
  return input('indexSelect', x).indexSelect(dim, index);
}

/**
 * The places, [count, dimensions], of the elements that are not 0.
 * @throws {TypeError} when x is no tensor
 * @example nonzero(tensor([0, 5, 6])).tolist() // [[1], [2]]
 */
export function nonzero(x: Tensor): Tensor {
  return input('nonzero', x).nonzero();
}

/**
 * The elements where the mask holds, in one dimension.
 * @throws {TypeError} when the mask is no tensor
 * @throws {TypeError} when x is no tensor
 * @example maskedSelect(tensor([1, 2, 3]), tensor([1, 2, 3]).gt(1)).tolist() // [2, 3]
 */
export function maskedSelect(x: Tensor, mask: Tensor): Tensor {
  return input('maskedSelect', x).maskedSelect(mask);
}

/**
 * The elements on and below a diagonal of the last two dimensions, 0 above; `diagonal` 1 is the one above the main one.
 * @throws {TypeError} when x is no tensor
 * @example tril(ones(2, 2)).tolist() // [[1, 0], [1, 1]]
 */
export function tril(x: Tensor, diagonal = 0): Tensor {
  return input('tril', x).tril(diagonal);
}

/**
 * The elements on and above a diagonal of the last two dimensions, 0 below.
 * @throws {TypeError} when x is no tensor
 * @example triu(ones(2, 2)).tolist() // [[1, 1], [0, 1]]
 */
export function triu(x: Tensor, diagonal = 0): Tensor {
  return input('triu', x).triu(diagonal);
}

/**
 * A diagonal of a matrix, the main one or `diagonal` above it; of a list, the matrix with it there.
 * @throws {ShapeError} when this is neither a list nor a matrix
 * @throws {TypeError} when x is no tensor
 * @example diag(tensor([1, 2])).tolist() // [[1, 0], [0, 2]]
 */
export function diag(x: Tensor, diagonal = 0): Tensor {
  return input('diag', x).diag(diagonal);
}

/**
 * The elements x[i, i + offset] of a matrix; a view.
 * @throws {ShapeError} when this is no matrix
 * @throws {TypeError} when x is no tensor
 * @example diagonal(tensor([[1, 2], [3, 4]])).tolist() // [1, 4]
 */
export function diagonal(x: Tensor, offset = 0): Tensor {
  return input('diagonal', x).diagonal(offset);
}

/**
 * The sum of the diagonal of a matrix.
 * @throws {ShapeError} when this is no matrix
 * @throws {TypeError} when x is no tensor
 * @example trace(tensor([[1, 2], [3, 4]])).item() // 5
 */
export function trace(x: Tensor): Tensor {
  return input('trace', x).trace();
}

/**
 * The slices along `dim` in reversed order.
 * @throws {TypeError} when x is no tensor
 * @example flip(tensor([1, 2, 3]), 0).tolist() // [3, 2, 1]
 */
export function flip(x: Tensor, ...dims: NumbersArgs): Tensor {
  return input('flip', x).flip(...dims);
}

/**
 * The slices along `dim` moved on by `shift` places; those that leave the end come in at the start.
 * @throws {RangeError} when the shift is no whole number, or there is no such dimension
 * @throws {TypeError} when x is no tensor
 * @example roll(tensor([1, 2, 3]), 1, 0).tolist() // [3, 1, 2]
 */
export function roll(x: Tensor, shift: number, dim: number): Tensor {
  return input('roll', x).roll(shift, dim);
}

/**
 * Each slice along `dim` several times, one behind the other; each element, when there is no `dim`.
 * @param repeats how often, or a tensor (int32) of how often for each
 * @throws {RangeError} when a count is no whole number, or is negative
 * @throws {TypeError} when x is no tensor
 * @example repeatInterleave(tensor([1, 2]), 2).tolist() // [1, 1, 2, 2]
 */
export function repeatInterleave(x: Tensor, repeats: number | Tensor, ...args: DimArgs<{ dim?: number }>): Tensor {
  return input('repeatInterleave', x).repeatInterleave(repeats, ...args);
}

/**
 * The different elements in order; with options also where each element is among them, and how often each occurs.
 * @throws {TypeError} when there is no such option
 * @throws {TypeError} when x is no tensor
 * @example unique(tensor([3, 1, 3])).tolist() // [1, 3]
 */
export function unique(x: Tensor): Tensor;
export function unique(
  x: Tensor,
  options: { returnInverse?: boolean; returnCounts?: boolean },
): {
  values: Tensor;
  inverse: Tensor;
  counts: Tensor;
};
export function unique(x: Tensor, options?: object): Tensor | { values: Tensor; inverse: Tensor; counts: Tensor } {
  return (
    input('unique', x).unique as (...args: unknown[]) => Tensor | { values: Tensor; inverse: Tensor; counts: Tensor }
  )(options);
}

/**
 * How often each whole number from 0 up to the largest occurs in a list of int32; with weights their sums.
 * @throws {ShapeError} when this is no list of whole numbers, 0 or more
 * @throws {TypeError} when x is no tensor
 * @example bincount(tensor([0, 2, 2], { dtype: 'int32' })).tolist() // [1, 0, 2]
 */
export function bincount(x: Tensor, options?: { weights?: Tensor; minlength?: number }): Tensor {
  return input('bincount', x).bincount(options);
}

/**
 * Elements below `min` become it, those above `max` become that, all of them where `min` is above `max`; beyond a bound the gradient is 0.
 * @throws {RangeError} when a bound is no number
 * @throws {TypeError} when x is no tensor
 * @example clamp(tensor([-2, 0.5, 3]), { min: 0, max: 1 }).tolist() // [0, 0.5, 1]
 */
export function clamp(x: Tensor, bounds: { min?: number; max?: number }): Tensor {
  return input('clamp', x).clamp(bounds);
}

/**
 * `clamp` by another name.
 * @throws {TypeError} when x is no tensor
 * @example clip(tensor([-2, 3]), { max: 1 }).tolist() // [-2, 1]
 */
export function clip(x: Tensor, bounds: { min?: number; max?: number }): Tensor {
  return input('clip', x).clip(bounds);
}

/**
 * y_ij = a_i b_j, of two tensors with one dimension.
 * @throws {TypeError} when x is no tensor
 * @example outer(tensor([1, 2]), tensor([3, 4])).tolist() // [[3, 4], [6, 8]]
 */
export function outer(x: Tensor, other: Tensor): Tensor {
  return input('outer', x).outer(other);
}

/**
 * Σ a_i b_i, of two tensors with one dimension.
 * @throws {ShapeError} when one has not one dimension, or they have not equally many elements
 * @throws {TypeError} when x is no tensor
 * @example dot(tensor([1, 2]), tensor([3, 4])).item() // 11
 */
export function dot(x: Tensor, other: Tensor): Tensor {
  return input('dot', x).dot(other);
}

/**
 * The matrix product: `[m, k] @ [k, n]` gives `[m, n]`, y_ij = Σ_p a_ip b_pj, summed in the order of p. With more
 * dimensions the last two are matrices, the others a stack of them, stretched to one shape. With one dimension it is a row on the left
 * and a column on the right.
 * @throws {ShapeError} when one is a single number, or the inner sizes differ
 * @throws {TypeError} when x is no tensor
 * @example matmul(ones(2, 3), ones(3, 4)).shape // [2, 4]
 */
export function matmul(x: Tensor, other: Tensor): Tensor {
  return input('matmul', x).matmul(other);
}

/**
 * The product of two matrices.
 * @throws {TypeError} when x is no tensor
 * @example mm(tensor([[1, 2]]), tensor([[3], [4]])).tolist() // [[11]]
 */
export function mm(x: Tensor, other: Tensor): Tensor {
  return input('mm', x).mm(other);
}

/**
 * The products of two stacks of matrices, [b, m, k] and [b, k, n].
 * @throws {TypeError} when x is no tensor
 * @example bmm(ones(5, 2, 3), ones(5, 3, 4)).shape // [5, 2, 4]
 */
export function bmm(x: Tensor, other: Tensor): Tensor {
  return input('bmm', x).bmm(other);
}

/**
 * The product of a matrix and a vector.
 * @throws {TypeError} when x is no tensor
 * @example mv(tensor([[1, 2], [3, 4]]), tensor([1, 1])).tolist() // [3, 7]
 */
export function mv(x: Tensor, other: Tensor): Tensor {
  return input('mv', x).mv(other);
}
