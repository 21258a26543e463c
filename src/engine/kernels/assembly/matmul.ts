// Dense matrix products in float32. Every element is summed over k from 0 upwards, with one rounding after each product
// and one after each sum: the same bits whatever the sizes, and the same as the plain loop in ../matmul.ts.

/** Bytes of a float32. */
const F: usize = 4;

/** Rows of b that are packed at a time: a panel of them, 16 columns wide, stays in the fastest cache. */
const PANEL: i32 = 256;

/** Bytes of a packed panel. */
const PANEL_BYTES: usize = 256 * 16 * 4;

/**
 * Block `block` of c (m×n) = a (m×k) · b (k×n), row-major, at byte offsets; a block has `rows` rows, the last one fewer.
 * Each block packs its panels at its own place behind `scratch`.
 */
export function matmul(
  a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, scratch: usize, rows: i32, block: i32,
): void {
  const start = block * rows;
  const end = min(start + rows, m);
  const panel = scratch + <usize>block * PANEL_BYTES;
  const wide = n & ~15;
  if (k == 0) memory.fill(c + <usize>(start * n) * F, 0, <usize>((end - start) * n) * F);
  for (let q = 0; q < k; q += PANEL) {
    const height = min(PANEL, k - q);
    for (let j = 0; j < wide; j += 16) {
      pack(b + <usize>(q * n + j) * F, panel, height, n);
      let i = start;
      for (; i + 2 <= end; i += 2) tile2x16(a + <usize>(i * k + q) * F, k, panel, height, c + <usize>(i * n + j) * F, n, q);
      if (i < end) tile1x16(a + <usize>(i * k + q) * F, panel, height, c + <usize>(i * n + j) * F, q);
    }
  }
  let j = wide;
  for (; j + 4 <= n; j += 4) {
    let i = start;
    for (; i + 4 <= end; i += 4) tile4x4(a, b, c, i, j, k, n);
    for (; i < end; i++) tile1x4(a, b, c, i, j, k, n);
  }
  for (; j < n; j++) for (let i = start; i < end; i++) tile1x1(a, b, c, i, j, k, n);
}

/** Copies 16 columns of some rows one behind the other. */
function pack(from: usize, to: usize, height: i32, n: i32): void {
  const end = to + <usize>height * 16 * F;
  for (; to < end; to += 16 * F, from += <usize>n * F) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
  }
}

/** Two rows of 16 sums. From the second panel on (q > 0) they go on from what c holds, which loses no bit. */
function tile2x16(a0: usize, k: i32, p: usize, height: i32, c0: usize, n: i32, q: i32): void {
  let a1 = a0 + <usize>k * F;
  const c1 = c0 + <usize>n * F;
  const end = a0 + <usize>height * F;
  let s00 = f32x4.splat(0), s01 = s00, s02 = s00, s03 = s00;
  let s10 = s00, s11 = s00, s12 = s00, s13 = s00;
  if (q > 0) {
    s00 = v128.load(c0); s01 = v128.load(c0, 16); s02 = v128.load(c0, 32); s03 = v128.load(c0, 48);
    s10 = v128.load(c1); s11 = v128.load(c1, 16); s12 = v128.load(c1, 32); s13 = v128.load(c1, 48);
  }
  while (a0 < end) {
    const b0 = v128.load(p), b1 = v128.load(p, 16), b2 = v128.load(p, 32), b3 = v128.load(p, 48);
    const x = v128.load32_splat(a0);
    s00 = f32x4.add(s00, f32x4.mul(x, b0));
    s01 = f32x4.add(s01, f32x4.mul(x, b1));
    s02 = f32x4.add(s02, f32x4.mul(x, b2));
    s03 = f32x4.add(s03, f32x4.mul(x, b3));
    const y = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(y, b0));
    s11 = f32x4.add(s11, f32x4.mul(y, b1));
    s12 = f32x4.add(s12, f32x4.mul(y, b2));
    s13 = f32x4.add(s13, f32x4.mul(y, b3));
    a0 += F;
    a1 += F;
    p += 16 * F;
  }
  v128.store(c0, s00); v128.store(c0, s01, 16); v128.store(c0, s02, 32); v128.store(c0, s03, 48);
  v128.store(c1, s10); v128.store(c1, s11, 16); v128.store(c1, s12, 32); v128.store(c1, s13, 48);
}

function tile1x16(a0: usize, p: usize, height: i32, c0: usize, q: i32): void {
  const end = a0 + <usize>height * F;
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  if (q > 0) {
    s0 = v128.load(c0); s1 = v128.load(c0, 16); s2 = v128.load(c0, 32); s3 = v128.load(c0, 48);
  }
  for (; a0 < end; a0 += F, p += 16 * F) {
    const x = v128.load32_splat(a0);
    s0 = f32x4.add(s0, f32x4.mul(x, v128.load(p)));
    s1 = f32x4.add(s1, f32x4.mul(x, v128.load(p, 16)));
    s2 = f32x4.add(s2, f32x4.mul(x, v128.load(p, 32)));
    s3 = f32x4.add(s3, f32x4.mul(x, v128.load(p, 48)));
  }
  v128.store(c0, s0); v128.store(c0, s1, 16); v128.store(c0, s2, 32); v128.store(c0, s3, 48);
}

function tile4x4(a: usize, b: usize, c: usize, i: i32, j: i32, k: i32, n: i32): void {
  let p0 = a + <usize>(i * k) * F;
  const height = <usize>k * F;
  const end = p0 + height;
  let p1 = end, p2 = p1 + height, p3 = p2 + height;
  let p = b + <usize>j * F;
  const row = <usize>n * F;
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  while (p0 < end) {
    const x = v128.load(p);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(p0), x));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(p1), x));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(p2), x));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(p3), x));
    p0 += F;
    p1 += F;
    p2 += F;
    p3 += F;
    p += row;
  }
  const c0 = c + <usize>(i * n + j) * F;
  v128.store(c0, s0);
  v128.store(c0 + row, s1);
  v128.store(c0 + 2 * row, s2);
  v128.store(c0 + 3 * row, s3);
}

function tile1x4(a: usize, b: usize, c: usize, i: i32, j: i32, k: i32, n: i32): void {
  const a0 = a + <usize>(i * k) * F;
  let p = b + <usize>j * F;
  let s = f32x4.splat(0);
  for (let q: i32 = 0; q < k; q++) {
    s = f32x4.add(s, f32x4.mul(v128.load32_splat(a0 + <usize>q * F), v128.load(p)));
    p += <usize>n * F;
  }
  v128.store(c + <usize>(i * n + j) * F, s);
}

function tile1x1(a: usize, b: usize, c: usize, i: i32, j: i32, k: i32, n: i32): void {
  const a0 = a + <usize>(i * k) * F;
  let p = b + <usize>j * F;
  let s: f32 = 0;
  for (let q: i32 = 0; q < k; q++) {
    s += load<f32>(a0 + <usize>q * F) * load<f32>(p);
    p += <usize>n * F;
  }
  store<f32>(c + <usize>(i * n + j) * F, s);
}
