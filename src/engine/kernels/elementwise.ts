// Operations on each number of one or two float32 arrays.

import { reserve } from './pool.js';
import { type BinaryKernel, kernels, type UnaryKernel } from './wasm.js';

/** The kernels work on four numbers at a time. */
const padded = (length: number): number => (length + 3) & ~3;

/** The kernel's function of each number: exp to within 1 ulp, tanh 1.4, sigmoid 2.4, everything else rounded once. */
export function each(kernel: UnaryKernel, x: Float32Array): Float32Array {
  const size = padded(x.length);
  const memory = reserve(2 * size);
  memory.set(x);
  kernels[kernel](0, 4 * size, x.length);
  return memory.slice(size, size + x.length);
}

/** The kernel's function of each pair of numbers; the second array may be a single number. */
export function eachPair(kernel: BinaryKernel, x: Float32Array, y: Float32Array): Float32Array {
  const size = padded(x.length);
  const memory = reserve(3 * size);
  memory.set(x);
  if (y.length === x.length) memory.set(y, size);
  else memory.fill(y[0]!, size, 2 * size);
  kernels[kernel](0, 4 * size, 8 * size, x.length);
  return memory.slice(2 * size, 2 * size + x.length);
}
