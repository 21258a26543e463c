// Arithmetic on whole float32 arrays, four numbers at a time. Each operation is rounded once, as IEEE 754 says, so that
// the plain loops of ops.ts give the same bits. `count` is rounded up to a multiple of four.

const V: usize = 16;

function end(x: usize, count: i32): usize {
  return x + (<usize>count + 3 & ~3) * 4;
}

// x and z have `rows` rows of `count` numbers, y has one, which is taken for each. What is written behind the end of a
// row is overwritten by the next.

export function add(x: usize, y: usize, z: usize, count: i32, rows: i32): void {
  const row = <usize>count * 4;
  for (let i = 0; i < rows; i++, x += row, z += row)
    for (let j: usize = 0; j < row; j += V)
      v128.store(z + j, f32x4.add(v128.load(x + j), v128.load(y + j)));
}

export function sub(x: usize, y: usize, z: usize, count: i32, rows: i32): void {
  const row = <usize>count * 4;
  for (let i = 0; i < rows; i++, x += row, z += row)
    for (let j: usize = 0; j < row; j += V)
      v128.store(z + j, f32x4.sub(v128.load(x + j), v128.load(y + j)));
}

export function mul(x: usize, y: usize, z: usize, count: i32, rows: i32): void {
  const row = <usize>count * 4;
  for (let i = 0; i < rows; i++, x += row, z += row)
    for (let j: usize = 0; j < row; j += V)
      v128.store(z + j, f32x4.mul(v128.load(x + j), v128.load(y + j)));
}

export function div(x: usize, y: usize, z: usize, count: i32, rows: i32): void {
  const row = <usize>count * 4;
  for (let i = 0; i < rows; i++, x += row, z += row)
    for (let j: usize = 0; j < row; j += V)
      v128.store(z + j, f32x4.div(v128.load(x + j), v128.load(y + j)));
}

/** z = 0 where y ≤ 0, and x elsewhere, also where y is NaN. */
export function gate(x: usize, y: usize, z: usize, count: i32, rows: i32): void {
  const row = <usize>count * 4;
  for (let i = 0; i < rows; i++, x += row, z += row)
    for (let j: usize = 0; j < row; j += V)
      v128.store(z + j, v128.andnot(v128.load(x + j), f32x4.le(v128.load(y + j), f32x4.splat(0))));
}

export function neg(x: usize, z: usize, count: i32): void {
  for (const last = end(x, count); x < last; x += V, z += V) v128.store(z, f32x4.neg(v128.load(x)));
}

export function abs(x: usize, z: usize, count: i32): void {
  for (const last = end(x, count); x < last; x += V, z += V) v128.store(z, f32x4.abs(v128.load(x)));
}

export function square(x: usize, z: usize, count: i32): void {
  for (const last = end(x, count); x < last; x += V, z += V) {
    const v = v128.load(x);
    v128.store(z, f32x4.mul(v, v));
  }
}

export function sqrt(x: usize, z: usize, count: i32): void {
  for (const last = end(x, count); x < last; x += V, z += V) v128.store(z, f32x4.sqrt(v128.load(x)));
}

/** max(0, x), where NaN stays NaN. */
export function relu(x: usize, z: usize, count: i32): void {
  for (const last = end(x, count); x < last; x += V, z += V) {
    const v = v128.load(x);
    v128.store(z, v128.andnot(v, f32x4.lt(v, f32x4.splat(0))));
  }
}
