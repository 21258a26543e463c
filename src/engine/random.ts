// Random tensors from PyTorch's generator: the same seed gives PyTorch's numbers.

import { Generator } from '../math/generator.js';
import { messages } from './messages.js';
import { numberOfElements } from './shape.js';
import { Tensor } from './tensor.js';

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

/**
 * A tensor of independent standard normal numbers, `torch.randn` of the same seed to within 2 ulp.
 * @throws {ShapeError} when a size is no whole number, or is negative
 * @example manualSeed(0); randn([1000, 500]).std().item() // about 1
 */
export function randn(shape: readonly number[]): Tensor {
  const data = new Float32Array(numberOfElements('randn', shape));
  generator.fillNormal(data);
  return new Tensor(data, [...shape]);
}
