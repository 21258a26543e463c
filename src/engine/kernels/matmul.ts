// The matrix product: a WebAssembly kernel, and the plain loop that says what it computes.

import { reserve, run } from './pool.js';
import { free } from './wasm.js';

/** Products with fewer multiplications are done before another thread has woken up. */
const worthwhile = 2 ** 20;
/** Rows of a block: a few dozen blocks in a large product, so that no thread waits long for the last one. */
const blockRows = 64;
/** Numbers of a panel that a block packs. */
const panel = 256 * 16;

/**
 * `a` (m×k) times `b` (k×n), row-major. Each element is summed over k from 0 upwards, rounded to float32 after each
 * product and after each sum: the same bits on every host.
 */
export function matmul(a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float32Array {
  const rows = m * k * n < worthwhile ? Math.max(1, m) : blockRows;
  const blocks = Math.ceil(m / rows);
  const [atB, atC, atScratch] = [a.length, a.length + b.length, a.length + b.length + m * n];
  const memory = reserve(atScratch + blocks * panel);
  memory.set(a);
  memory.set(b, atB);
  run('matmul', [free, free + 4 * atB, free + 4 * atC, m, k, n, free + 4 * atScratch, rows], blocks);
  return memory.slice(atC, atScratch);
}

/** The product of arrays of other kinds, in plain JavaScript, in the same order. */
export function otherMatmul<A extends Float64Array | Int32Array>(
  a: A,
  b: A,
  out: A,
  m: number,
  k: number,
  n: number,
): A {
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += x * b[p * n + j]!;
    }
  }
  return out;
}

/** What the kernel computes, in plain JavaScript: tests compare the two. */
export function plainMatmul(a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float32Array {
  const out = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = Math.fround(sum + Math.fround(a[i * k + p]! * b[p * n + j]!));
      out[i * n + j] = sum;
    }
  }
  return out;
}
