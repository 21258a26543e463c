// Random tensors from PyTorch's generator: the same seed gives PyTorch's numbers.

import { Generator } from '../math/generator.js';
import { type TensorOptions, zeros } from './create.js';
import { boxMuller } from './kernels/normal.js';
import { messages } from './messages.js';
import { numberOfElements, type Shape } from './shape.js';
import type { Tensor } from './tensor.js';

/** Seeded from the start: a program without a seed gives the same numbers each time too. */
const generator = new Generator(0);

/**
 * Starts the random numbers again from `seed`; 0 is a seed like any other.
 * @throws {RangeError} when the seed is no whole number from 0 to 2⁵³−1
 * @example manualSeed(0); randn([2]) // tensor([ 1.5410, -0.2934])
 */
export function manualSeed(seed: number): void {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(messages.seed(seed));
  generator.manualSeed(seed);
}

/** Overwrites `x` with N(mean, std²) numbers. */
export function randomNormal_(x: Tensor, mean: number, std: number): Tensor {
  generator.fillNormal(floats('normal_', x), mean, std, boxMuller);
  return x;
}

/** Overwrites `x` with U(low, high) numbers. */
export function randomUniform_(x: Tensor, low: number, high: number): Tensor {
  generator.fillUniform(floats('uniform_', x), low, high);
  return x;
}

/**
 * A tensor of independent standard normal numbers, `torch.randn` of the same seed to within 2 ulp.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example manualSeed(0); randn([1000, 500]).std().item() // about 1
 */
export function randn(shape: Shape, options?: TensorOptions): Tensor {
  numberOfElements('randn', shape);
  return randomNormal_(zeros(shape, options), 0, 1);
}

/**
 * A tensor of independent numbers from [0, 1), `torch.rand` of the same seed to the bit.
 * @throws {ShapeError} when a size is no whole number, or is negative
 */
export function rand(shape: Shape, options?: TensorOptions): Tensor {
  numberOfElements('rand', shape);
  return randomUniform_(zeros(shape, options), 0, 1);
}

function floats(op: string, { data, dtype }: Tensor): Float32Array | Float64Array {
  if (data instanceof Float32Array || data instanceof Float64Array) return data;
  throw new TypeError(messages.needsFloats(op, dtype));
}
