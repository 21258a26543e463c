// Random numbers in place of those of an array, from PyTorch's generator.

import { Generator } from '../../math/generator.js';
import { bulk } from '../kernels/random.js';
import { messages } from '../messages.js';
import type { NDArray } from './ndarray.js';

/** Seeded from the start: a program without a seed gives the same numbers each time too. */
export const defaultGenerator = new Generator(0);

/** N(mean, std²) numbers. */
export function fillNormal(x: NDArray, mean: number, std: number, generator = defaultGenerator): void {
  const data = floats('normal_', x);
  generator.fillNormal(data, mean, std, bulk);
  x.write(data);
}

/** U(low, high) numbers. */
export function fillUniform(x: NDArray, low: number, high: number, generator = defaultGenerator): void {
  const data = floats('uniform_', x);
  generator.fillUniform(data, low, high, bulk);
  x.write(data);
}

/** 1, with probability p, and 0. */
export function fillBernoulli(x: NDArray, p: number, generator = defaultGenerator): void {
  const { data } = x;
  for (let i = 0; i < data.length; i++) data[i] = Number(generator.uniformDouble() < p);
  x.write(data);
}

/** Exponential numbers of mean 1/λ. */
export function fillExponential(x: NDArray, lambda: number, generator = defaultGenerator): void {
  const data = floats('exponential_', x);
  for (let i = 0; i < data.length; i++) data[i] = generator.exponential() / lambda;
  x.write(data);
}

function floats(op: string, { data, dtype }: NDArray): Float32Array | Float64Array {
  if (data instanceof Float32Array || data instanceof Float64Array) return data;
  throw new TypeError(messages.needsFloats(op, dtype));
}
