// Normalisation of `rows` × `columns` float32 numbers, each column a channel. Four rows are summed in float32, two by two, and
// these sums in float64. What belongs to a column stands in arrays of `columns` numbers, with room for four numbers more.

const F: usize = 4;
const V: usize = 16;

/** Mean and variance (correction 0) of each column, in float64. */
export function moments(x: usize, rows: i32, columns: i32, mean: usize, variance: usize, scratch: usize): void {
  const row = <usize>columns * F;
  clear(mean, columns);
  clear(variance, columns);
  let at = x;
  let i = 0;
  for (; i + 4 <= rows; i += 4, at += 4 * row)
    for (let j: usize = 0; j < row; j += V) {
      const p = at + j;
      increase(mean + 2 * j, four(v128.load(p), v128.load(p + row), v128.load(p + 2 * row), v128.load(p + 3 * row)));
    }
  for (; i < rows; i++, at += row) for (let j: usize = 0; j < row; j += V) increase(mean + 2 * j, v128.load(at + j));
  divide(mean, columns, rows);
  for (let j: usize = 0; j < row; j += V) {
    const low = f32x4.demote_f64x2_zero(v128.load(mean + 2 * j));
    const high = f32x4.demote_f64x2_zero(v128.load(mean + 2 * j, 16));
    v128.store(scratch + j, i8x16.shuffle(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  }
  at = x;
  i = 0;
  for (; i + 4 <= rows; i += 4, at += 4 * row)
    for (let j: usize = 0; j < row; j += V) {
      const p = at + j;
      const m = v128.load(scratch + j);
      const even = four(squared(p, m), squared(p + row, m), squared(p + 2 * row, m), squared(p + 3 * row, m));
      increase(variance + 2 * j, even);
    }
  for (; i < rows; i++, at += row)
    for (let j: usize = 0; j < row; j += V) increase(variance + 2 * j, squared(at + j, v128.load(scratch + j)));
  divide(variance, columns, rows);
}

// @ts-ignore: decorator
@inline
function four(a: v128, b: v128, c: v128, d: v128): v128 {
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

/** The squared distance from m. */
// @ts-ignore: decorator
@inline
function squared(x: usize, m: v128): v128 {
  const d = f32x4.sub(v128.load(x), m);
  return f32x4.mul(d, d);
}

function clear(sums: usize, columns: i32): void {
  memory.fill(sums, 0, <usize>(columns + 4) * 8);
}

/** Adds to four sums of float64. */
// @ts-ignore: decorator
@inline
function increase(sums: usize, v: v128): void {
  const upper = i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(v)));
  v128.store(sums, f64x2.add(v128.load(sums, 16), f64x2.promote_low_f32x4(upper)), 16);
}

function divide(sums: usize, columns: i32, count: i32): void {
  const n = f64x2.splat(<f64>count);
  for (const end = sums + <usize>columns * 8; sums < end; sums += V) v128.store(sums, f64x2.div(v128.load(sums), n));
}

/** y = (x − mean) · scale + shift */
export function normalize(
  x: usize, y: usize, rows: i32, columns: i32, mean: usize, scale: usize, shift: usize,
): void {
  const row = <usize>columns * F;
  for (let i = 0; i < rows; i++, x += row, y += row)
    for (let j: usize = 0; j < row; j += V) {
      const d = f32x4.sub(v128.load(x + j), v128.load(mean + j));
      v128.store(y + j, f32x4.add(f32x4.mul(d, v128.load(scale + j)), v128.load(shift + j)));
    }
}

/** Σ g and Σ g (x − mean) of each column, in float64. */
export function normalizeSums(
  g: usize, x: usize, rows: i32, columns: i32, mean: usize, sum: usize, along: usize,
): void {
  const row = <usize>columns * F;
  clear(sum, columns);
  clear(along, columns);
  let i = 0;
  for (; i + 4 <= rows; i += 4, g += 4 * row, x += 4 * row)
    for (let j: usize = 0; j < row; j += V) {
      const p = g + j, q = x + j;
      const m = v128.load(mean + j);
      const v0 = v128.load(p), v1 = v128.load(p + row), v2 = v128.load(p + 2 * row), v3 = v128.load(p + 3 * row);
      increase(sum + 2 * j, four(v0, v1, v2, v3));
      increase(
        along + 2 * j,
        four(times(v0, q, m), times(v1, q + row, m), times(v2, q + 2 * row, m), times(v3, q + 3 * row, m)),
      );
    }
  for (; i < rows; i++, g += row, x += row)
    for (let j: usize = 0; j < row; j += V) {
      const v = v128.load(g + j);
      increase(sum + 2 * j, v);
      increase(along + 2 * j, times(v, x + j, v128.load(mean + j)));
    }
}

// @ts-ignore: decorator
@inline
function times(g: v128, x: usize, m: v128): v128 {
  return f32x4.mul(g, f32x4.sub(v128.load(x), m));
}

/** The gradient: z = scale · (g − sum − along · (x − mean)), of what `normalizeSums` gives, made means. */
export function normalizeBackward(
  g: usize, x: usize, z: usize, rows: i32, columns: i32, mean: usize, scale: usize, sum: usize, along: usize,
): void {
  const row = <usize>columns * F;
  for (let i = 0; i < rows; i++, g += row, x += row, z += row)
    for (let j: usize = 0; j < row; j += V) {
      const d = f32x4.sub(v128.load(x + j), v128.load(mean + j));
      const part = f32x4.sub(f32x4.sub(v128.load(g + j), v128.load(sum + j)), f32x4.mul(v128.load(along + j), d));
      v128.store(z + j, f32x4.mul(v128.load(scale + j), part));
    }
}
