// Operations on each number of one or two float32 arrays.

import { checkAngle } from '../../math/trigonometric.js';
import { type BinaryKernel, free, kernels, reserve, type UnaryKernel } from './wasm.js';

/** Numbers that are copied and computed at a time; they stay in a fast cache. */
const chunk = 8192;

/**
 * The kernel's function of each number: exp and log to within 1 ulp, sin and cos 0.501, tanh 1.4, sigmoid 2.4, everything
 * else rounded once.
 */
export function each(kernel: UnaryKernel, x: Float32Array): Float32Array {
  if (kernel === 'sin' || kernel === 'cos') for (let i = 0; i < x.length; i++) checkAngle(x[i]!);
  const z = new Float32Array(x.length);
  const space = reserve(2 * chunk);
  for (let from = 0; from < x.length; from += chunk) {
    const count = Math.min(chunk, x.length - from);
    space.set(count === x.length ? x : x.subarray(from, from + count));
    kernels[kernel](free, free + 4 * chunk, count);
    z.set(space.subarray(chunk, chunk + count), from);
  }
  return z;
}

/**
 * The kernel's function of each pair of numbers. A second array that is shorter is taken again and again; its length
 * divides that of the first.
 */
export function eachPair(kernel: BinaryKernel, x: Float32Array, y: Float32Array): Float32Array {
  const z = new Float32Array(x.length);
  const again = y.length < x.length;
  const row = again ? lengthened(y) : y;
  const unit = again ? row.length : Math.min(chunk, x.length);
  const step = unit * Math.max(1, Math.floor(chunk / unit));
  const space = reserve(2 * step + unit + 4); // the last vector of a row may reach beyond it
  const [atY, atZ] = [step, step + unit];
  if (again) space.set(row, atY);
  for (let from = 0; from < x.length; from += step) {
    const count = Math.min(step, x.length - from);
    space.set(count === x.length ? x : x.subarray(from, from + count));
    if (!again) space.set(count === x.length ? y : y.subarray(from, from + count), atY);
    kernels[kernel](free, free + 4 * atY, free + 4 * atZ, unit, Math.ceil(count / unit));
    z.set(space.subarray(atZ, atZ + count), from);
  }
  return z;
}

/** The numbers several times, when there are few: long rows are fast. */
function lengthened(y: Float32Array): Float32Array {
  const times = Math.floor(256 / y.length);
  if (times < 2) return y;
  const row = new Float32Array(times * y.length);
  for (let i = 0; i < times; i++) row.set(y, i * y.length);
  return row;
}
