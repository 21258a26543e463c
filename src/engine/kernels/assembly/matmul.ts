// Dense matrix products in float32. Every element is summed over k from 0 upwards, with one rounding after each product
// and one after each sum: the same bits whatever the sizes, and the same as the plain loop in ../matmul.ts.

/** Bytes of a float32. */
const F: usize = 4;

/** Rows of b that are packed at a time: a panel of them, 16 columns wide, stays in the fastest cache. */
export const PANEL: i32 = 256;

/** Bytes of a packed panel. */
export const PANEL_BYTES: usize = 256 * 16 * 4;

/**
 * Block `block` of c (m×n) = a (m×k) · b (k×n), at byte offsets; a block has `rows` rows, the last one fewer. Neighbours in
 * a column of a are `aDown` numbers apart, those in a row `aAcross`; of b one of the two is 1. c is row-major. The numbers at
 * `bias`, when it is not 0, are added to each row in the end. Each block packs its panels at its own place behind `scratch`.
 */
export function matmul(
  a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, aDown: i32, aAcross: i32, bDown: i32, bAcross: i32,
  bias: usize, scratch: usize, rows: i32, block: i32,
): void {
  const start = block * rows;
  const end = min(start + rows, m);
  const panel = scratch + <usize>block * PANEL_BYTES;
  const down = <usize>aDown * F;
  const across = <usize>aAcross * F;
  if (k == 0) memory.fill(c + <usize>(start * n) * F, 0, <usize>((end - start) * n) * F);
  for (let q = 0; q < k; q += PANEL) {
    const height = min(PANEL, k - q);
    const from = a + <usize>q * across;
    let j = 0;
    for (; j + 16 <= n; j += 16) {
      const corner = b + <usize>(q * bDown + j * bAcross) * F;
      if (bAcross == 1) pack(corner, panel, height, bDown);
      else for (let i = 0; i < 16; i += 4) packColumns(corner + <usize>(i * bAcross) * F, panel + i * F, height, bAcross);
      wideTiles(from + <usize>start * down, down, across, panel, height, c + <usize>(start * n + j) * F, n, q, end - start);
    }
    for (; j < n; j += 4) {
      const width = min(4, n - j);
      packNarrow(b + <usize>(q * bDown + j * bAcross) * F, panel, height, bDown, bAcross, width);
      narrowTiles(from + <usize>start * down, down, across, panel, height, c + <usize>(start * n + j) * F, n, q, end - start, width);
    }
  }
  if (bias != 0) addToRows(c + <usize>(start * n) * F, end - start, bias, n);
}

function addToRows(c: usize, rows: i32, bias: usize, n: i32): void {
  const row = <usize>n * F;
  const whole = row & ~15;
  for (let i = 0; i < rows; i++, c += row) {
    let j: usize = 0;
    for (; j < whole; j += 4 * F) v128.store(c + j, f32x4.add(v128.load(c + j), v128.load(bias + j)));
    for (; j < row; j += F) store<f32>(c + j, load<f32>(c + j) + load<f32>(bias + j));
  }
}

/** `rows` rows of a times a packed panel of 16 columns; from the second panel on (q > 0) added to what c holds. */
export function wideTiles(
  a: usize, down: usize, across: usize, panel: usize, height: i32, c: usize, n: i32, q: i32, rows: i32,
): void {
  let i = 0;
  for (; i + 2 <= rows; i += 2, a += 2 * down, c += <usize>n * 2 * F) tile2x16(a, down, across, panel, height, c, n, q);
  if (i < rows) tile1x16(a, across, panel, height, c, q);
}

/** The same for a panel of four columns, of which `width` are real. */
export function narrowTiles(
  a: usize, down: usize, across: usize, panel: usize, height: i32, c: usize, n: i32, q: i32, rows: i32, width: i32,
): void {
  let i = 0;
  for (; i + 4 <= rows; i += 4, a += 4 * down, c += <usize>n * 4 * F)
    tile4x4(a, down, across, panel, height, c, n, q, width);
  for (; i < rows; i++, a += down, c += <usize>n * F) tile1x4(a, across, panel, height, c, q, width);
}

/** Copies 16 columns of some rows one behind the other. */
function pack(from: usize, to: usize, height: i32, down: i32): void {
  const end = to + <usize>height * 16 * F;
  for (; to < end; to += 16 * F, from += <usize>down * F) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
  }
}

/** The same for four columns, each of which lies in one piece: four rows at a time are turned. */
function packColumns(from: usize, to: usize, height: i32, across: i32): void {
  const step = <usize>across * F;
  let p = 0;
  for (; p + 4 <= height; p += 4, from += 4 * F, to += 64 * F)
    turn(to, v128.load(from), v128.load(from + step), v128.load(from + 2 * step), v128.load(from + 3 * step));
  for (; p < height; p++, from += F, to += 16 * F)
    for (let i: usize = 0; i < 4; i++) store<f32>(to + i * F, load<f32>(from + i * step));
}

/** Writes four columns of four numbers as rows, 16 numbers apart. */
// @ts-ignore: decorator
@inline
export function turn(to: usize, x0: v128, x1: v128, x2: v128, x3: v128): void {
  const y0 = i8x16.shuffle(x0, x1, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const y1 = i8x16.shuffle(x2, x3, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const y2 = i8x16.shuffle(x0, x1, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  const y3 = i8x16.shuffle(x2, x3, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  v128.store(to, i8x16.shuffle(y0, y1, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(to, i8x16.shuffle(y0, y1, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), 64);
  v128.store(to, i8x16.shuffle(y2, y3, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), 128);
  v128.store(to, i8x16.shuffle(y2, y3, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), 192);
}

/** Up to four columns in rows of four, the rest zeros. */
function packNarrow(from: usize, to: usize, height: i32, down: i32, across: i32, width: i32): void {
  const next = <usize>down * F;
  const step = <usize>across * F;
  for (let p = 0; p < height; p++, from += next, to += 4 * F) {
    v128.store(to, f32x4.splat(0));
    for (let i = 0; i < width; i++) store<f32>(to + i * F, load<f32>(from + <usize>i * step));
  }
}

/** Two rows of 16 sums. From the second panel on (q > 0) they go on from what c holds, which loses no bit. */
function tile2x16(a0: usize, down: usize, across: usize, p: usize, height: i32, c0: usize, n: i32, q: i32): void {
  let a1 = a0 + down;
  const c1 = c0 + <usize>n * F;
  const end = p + <usize>height * 16 * F;
  let s00 = f32x4.splat(0), s01 = s00, s02 = s00, s03 = s00;
  let s10 = s00, s11 = s00, s12 = s00, s13 = s00;
  if (q > 0) {
    s00 = v128.load(c0); s01 = v128.load(c0, 16); s02 = v128.load(c0, 32); s03 = v128.load(c0, 48);
    s10 = v128.load(c1); s11 = v128.load(c1, 16); s12 = v128.load(c1, 32); s13 = v128.load(c1, 48);
  }
  while (p < end) {
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
    a0 += across;
    a1 += across;
    p += 16 * F;
  }
  v128.store(c0, s00); v128.store(c0, s01, 16); v128.store(c0, s02, 32); v128.store(c0, s03, 48);
  v128.store(c1, s10); v128.store(c1, s11, 16); v128.store(c1, s12, 32); v128.store(c1, s13, 48);
}

function tile1x16(a0: usize, across: usize, p: usize, height: i32, c0: usize, q: i32): void {
  const end = p + <usize>height * 16 * F;
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  if (q > 0) {
    s0 = v128.load(c0); s1 = v128.load(c0, 16); s2 = v128.load(c0, 32); s3 = v128.load(c0, 48);
  }
  for (; p < end; a0 += across, p += 16 * F) {
    const x = v128.load32_splat(a0);
    s0 = f32x4.add(s0, f32x4.mul(x, v128.load(p)));
    s1 = f32x4.add(s1, f32x4.mul(x, v128.load(p, 16)));
    s2 = f32x4.add(s2, f32x4.mul(x, v128.load(p, 32)));
    s3 = f32x4.add(s3, f32x4.mul(x, v128.load(p, 48)));
  }
  v128.store(c0, s0); v128.store(c0, s1, 16); v128.store(c0, s2, 32); v128.store(c0, s3, 48);
}

/** Four rows of up to four sums. */
function tile4x4(
  a0: usize, down: usize, across: usize, p: usize, height: i32, c0: usize, n: i32, q: i32, width: i32,
): void {
  const end = p + <usize>height * 4 * F;
  const row = <usize>n * F;
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  if (q > 0) {
    s0 = v128.load(c0); s1 = v128.load(c0 + row); s2 = v128.load(c0 + 2 * row); s3 = v128.load(c0 + 3 * row);
  }
  let a1 = a0 + down, a2 = a1 + down, a3 = a2 + down;
  for (; p < end; p += 4 * F) {
    const x = v128.load(p);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(a0), x));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(a1), x));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(a2), x));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(a3), x));
    a0 += across;
    a1 += across;
    a2 += across;
    a3 += across;
  }
  store4(c0, s0, width);
  store4(c0 + row, s1, width);
  store4(c0 + 2 * row, s2, width);
  store4(c0 + 3 * row, s3, width);
}

function tile1x4(a0: usize, across: usize, p: usize, height: i32, c0: usize, q: i32, width: i32): void {
  const end = p + <usize>height * 4 * F;
  let s = f32x4.splat(0);
  if (q > 0) s = v128.load(c0);
  for (; p < end; a0 += across, p += 4 * F) s = f32x4.add(s, f32x4.mul(v128.load32_splat(a0), v128.load(p)));
  store4(c0, s, width);
}

/** The first `width` numbers. */
function store4(to: usize, x: v128, width: i32): void {
  if (width == 4) {
    v128.store(to, x);
    return;
  }
  if (width >= 2) v128.store64_lane(to, x, 0);
  else v128.store32_lane(to, x, 0);
  if (width == 3) v128.store32_lane(to, x, 2, 8);
}
