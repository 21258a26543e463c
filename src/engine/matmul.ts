// The matrix product on plain arrays.

/** Rows of `b` that are worked on together: they stay in the cache while all rows of `a` pass. */
const depth = 64;

/**
 * `a` (m×k) times `b` (k×n), row-major. Each element is summed over k from 0 upwards, four products at a time, and
 * rounded to float32 after each four.
 */
export function matmul(a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float32Array {
  const out = new Float32Array(m * n);
  for (let block = 0; block < k; block += depth) {
    const end = Math.min(k, block + depth);
    for (let i = 0; i < m; i++) {
      let p = block;
      for (; p + 4 <= end; p += 4) addRows4(out, a, b, i * n, i * k + p, p * n, n);
      for (; p < end; p++) addRow(out, a[i * k + p]!, b, i * n, p * n, n);
    }
  }
  return out;
}

/** out[row] += a₀·b₀ + a₁·b₁ + a₂·b₂ + a₃·b₃, for four neighbouring rows of b. */
function addRows4(
  out: Float32Array,
  a: Float32Array,
  b: Float32Array,
  row: number,
  at: number,
  bRow: number,
  n: number,
): void {
  const [a0, a1, a2, a3] = [a[at]!, a[at + 1]!, a[at + 2]!, a[at + 3]!];
  for (let j = 0; j < n; j++) {
    const q = bRow + j;
    out[row + j]! += a0 * b[q]! + a1 * b[q + n]! + a2 * b[q + 2 * n]! + a3 * b[q + 3 * n]!;
  }
}

function addRow(out: Float32Array, factor: number, b: Float32Array, row: number, bRow: number, n: number): void {
  for (let j = 0; j < n; j++) out[row + j]! += factor * b[bRow + j]!;
}
