// Normalisation of `rows` × `columns` float32 numbers, each column a channel. Sums are those of float64. What belongs to a
// column stands in arrays of `columns` numbers, with room for four numbers more.

const F: usize = 4;
const V: usize = 16;

/** Mean and variance (correction 0) of each column, in float64. */
export function moments(x: usize, rows: i32, columns: i32, mean: usize, variance: usize): void {
  const step = <usize>columns * F;
  const count = f64x2.splat(<f64>rows);
  for (let j = 0; j < columns; j += 4, x += V, mean += 2 * V, variance += 2 * V) {
    let low = f64x2.splat(0);
    let high = low;
    let at = x;
    for (let i = 0; i < rows; i++, at += step) {
      const v = v128.load(at);
      low = f64x2.add(low, f64x2.promote_low_f32x4(v));
      high = f64x2.add(high, upper(v));
    }
    low = f64x2.div(low, count);
    high = f64x2.div(high, count);
    let a = f64x2.splat(0);
    let b = a;
    at = x;
    for (let i = 0; i < rows; i++, at += step) {
      const v = v128.load(at);
      const p = f64x2.sub(f64x2.promote_low_f32x4(v), low);
      const q = f64x2.sub(upper(v), high);
      a = f64x2.add(a, f64x2.mul(p, p));
      b = f64x2.add(b, f64x2.mul(q, q));
    }
    v128.store(mean, low);
    v128.store(mean, high, 16);
    v128.store(variance, f64x2.div(a, count));
    v128.store(variance, f64x2.div(b, count), 16);
  }
}

/** The upper two numbers. */
// @ts-ignore: decorator
@inline
function upper(v: v128): v128 {
  return f64x2.promote_low_f32x4(i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
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
  const step = <usize>columns * F;
  for (let j = 0; j < columns; j += 4, g += V, x += V, mean += V, sum += 2 * V, along += 2 * V) {
    const m = v128.load(mean);
    let low = f64x2.splat(0);
    let high = low;
    let a = low;
    let b = low;
    let p = g;
    let q = x;
    for (let i = 0; i < rows; i++, p += step, q += step) {
      const v = v128.load(p);
      const product = f32x4.mul(v, f32x4.sub(v128.load(q), m));
      low = f64x2.add(low, f64x2.promote_low_f32x4(v));
      high = f64x2.add(high, upper(v));
      a = f64x2.add(a, f64x2.promote_low_f32x4(product));
      b = f64x2.add(b, upper(product));
    }
    v128.store(sum, low);
    v128.store(sum, high, 16);
    v128.store(along, a);
    v128.store(along, b, 16);
  }
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
