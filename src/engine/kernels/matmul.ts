// The matrix product: a WebAssembly kernel for float32, a loop for other kinds.

import { workplace } from './pool.js';
import { copyOf, free } from './wasm.js';

/** Rows of a block: few enough to stay in a fast cache, and that no thread waits long for the last block. */
const blockRows = 64;
/** Numbers of a panel that a block packs. */
export const panel = 256 * 16;

/** A matrix, by rows or, transposed, by columns: where its numbers lie, and how far neighbours are apart. */
export interface Matrix<A> {
  readonly numbers: A;
  readonly down: number;
  readonly across: number;
}

/**
 * `a` (m×k) times `b` (k×n). Each element is summed over k from 0 upwards, rounded to float32 after each product and after
 * each sum: the same bits on every host. Neighbours in `b` must lie side by side along rows or along columns. `bias`, n numbers,
 * is added to each row in the end.
 */
export function matmul(
  a: Matrix<Float32Array>,
  b: Matrix<Float32Array>,
  m: number,
  k: number,
  n: number,
  bias?: Float32Array,
): Float32Array {
  const blocks = Math.ceil(m / blockRows);
  const { reserve, run } = workplace(m * k * n, blocks);
  const atB = a.numbers.length;
  const atC = atB + b.numbers.length;
  const atBias = atC + m * n;
  const atScratch = atBias + (bias ? n : 0);
  const space = reserve(atScratch + blocks * panel);
  space.set(a.numbers);
  space.set(b.numbers, atB);
  if (bias) space.set(bias, atBias);
  const address = (at: number) => free + 4 * at;
  const [atMatrices, strides] = [
    [free, address(atB), address(atC)],
    [a.down, a.across, b.down, b.across],
  ];
  const args = [...atMatrices, m, k, n, ...strides, bias ? address(atBias) : 0, address(atScratch), blockRows];
  run('matmul', args, blocks);
  return copyOf(space, atC, m * n);
}

/** The product of arrays of other kinds, in plain JavaScript, in the same order; whole numbers are summed in float64 too. */
export function otherMatmul(
  a: Float64Array | Int32Array,
  b: Float64Array | Int32Array,
  m: number,
  k: number,
  n: number,
  bias?: Float64Array | Int32Array,
): Float64Array {
  const out = new Float64Array(m * n);
  const tiled = a instanceof Float64Array && b instanceof Float64Array;
  const [rows, columns] = tiled ? [m - (m % 2), n - (n % 4)] : [0, 0];
  if (tiled) tiles(a, b, out, k, n, rows, columns);
  for (let i = 0; i < m; i++) {
    const first = i < rows ? columns : 0;
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p]!;
      for (let j = first; j < n; j++) out[i * n + j]! += x * b[p * n + j]!;
    }
    if (bias) for (let j = 0; j < n; j++) out[i * n + j]! += bias[j]!;
  }
  return out;
}

/** The first rows and columns of the product, two by four at a time: eight sums that stay in registers. */
function tiles(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  k: number,
  n: number,
  rows: number,
  columns: number,
): void {
  const four = new Float64Array(4 * k); // columns of b side by side
  for (let j = 0; j < columns; j += 4) {
    for (let p = 0; p < k; p++) for (let c = 0; c < 4; c++) four[4 * p + c] = b[p * n + j + c]!;
    for (let i = 0; i < rows; i += 2) {
      let [s0, s1, s2, s3, t0, t1, t2, t3] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let p = 0, at = i * k, q = 0; p < k; p++, at++, q += 4) {
        const x = a[at]!;
        const y = a[at + k]!;
        const b0 = four[q]!;
        const b1 = four[q + 1]!;
        const b2 = four[q + 2]!;
        const b3 = four[q + 3]!;
        s0 += x * b0;
        s1 += x * b1;
        s2 += x * b2;
        s3 += x * b3;
        t0 += y * b0;
        t1 += y * b1;
        t2 += y * b2;
        t3 += y * b3;
      }
      const [upper, lower] = [i * n + j, (i + 1) * n + j];
      out[upper] = s0;
      out[upper + 1] = s1;
      out[upper + 2] = s2;
      out[upper + 3] = s3;
      out[lower] = t0;
      out[lower + 1] = t1;
      out[lower + 2] = t2;
      out[lower + 3] = t3;
    }
  }
}
