// The Box–Muller transform of math/generator.ts, two numbers at a time, operation by operation: the same bits.

const F: usize = 4;

/** Turns blocks of 16 uniform float32 numbers at `x`, up to `end`, into blocks of 16 that are N(mean, std²). */
export function boxMuller(x: usize, end: usize, mean: f64, std: f64): void {
  const shift = f64x2.splat(mean);
  const width = f64x2.splat(std);
  for (; x < end; x += 16 * F) {
    for (let i: usize = 0; i < 8 * F; i += 2 * F) {
      const at = x + i;
      const u = f64x2.promote_low_f32x4(v128.load64_zero(at));
      const logs = f32x4.demote_f64x2_zero(log2(f64x2.sub(f64x2.splat(1), u)));
      const radius = f32x4.sqrt(f32x4.mul(f32x4.splat(-2), logs));
      const turns = v128.load64_zero(at + 8 * F);
      const theta = f64x2.promote_low_f32x4(f32x4.mul(f32x4.splat(6.2831855), turns));
      const shifted = f64x2.add(f64x2.mul(theta, f64x2.splat(0.6366197723675814)), f64x2.splat(6755399441055744));
      const n = f64x2.sub(shifted, f64x2.splat(6755399441055744));
      const r = f64x2.sub(
        f64x2.sub(theta, f64x2.mul(n, f64x2.splat(1.5707963267341256))),
        f64x2.mul(n, f64x2.splat(6.077100506506192e-11)),
      );
      const z = f64x2.mul(r, r);
      const s = sine(r, z);
      const c = cosine(z);
      const odd = i64x2.ne(v128.and(shifted, i64x2.splat(1)), i64x2.splat(0));
      const turned = i64x2.shl(v128.and(shifted, i64x2.splat(2)), 62); // the sign bit
      const cornered = i64x2.shl(v128.and(i64x2.add(shifted, i64x2.splat(1)), i64x2.splat(2)), 62);
      const sin = v128.xor(v128.bitselect(c, s, odd), turned);
      const cos = v128.xor(v128.bitselect(s, c, odd), cornered);
      store2(at, radius, cos, width, shift);
      store2(at + 8 * F, radius, sin, width, shift);
    }
  }
}

function store2(at: usize, radius: v128, direction: v128, width: v128, shift: v128): void {
  const normal = f64x2.promote_low_f32x4(f32x4.mul(radius, f32x4.demote_f64x2_zero(direction)));
  v128.store64_lane(at, f32x4.demote_f64x2_zero(f64x2.add(f64x2.mul(normal, width), shift)), 0);
}

/** ln x for normal x in (0, 1]; see log in math/elementary.ts. */
function log2(x: v128): v128 {
  const fraction = v128.and(x, i64x2.splat(0x000fffffffffffff));
  const up = v128.and(i64x2.add(fraction, i64x2.splat(0x95f6400000000)), i64x2.splat(0x10000000000000));
  const m = v128.or(fraction, v128.xor(up, i64x2.splat(0x3ff0000000000000)));
  const exponent = i64x2.add(i64x2.sub(i64x2.shr_u(x, 52), i64x2.splat(1023)), i64x2.shr_u(up, 52));
  const k = f64x2.sub(
    f64x2.add(i64x2.add(exponent, i64x2.splat(0x4338000000000000)), f64x2.splat(0)),
    f64x2.splat(6755399441055744),
  );
  const f = f64x2.sub(m, f64x2.splat(1));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let odd = f64x2.mul(w, f64x2.splat(0.14798198605116586));
  odd = f64x2.mul(w, f64x2.add(f64x2.splat(0.1818357216161805), odd));
  odd = f64x2.mul(w, f64x2.add(f64x2.splat(0.2857142874366239), odd));
  odd = f64x2.mul(z, f64x2.add(f64x2.splat(0.6666666666666735), odd));
  let even = f64x2.mul(w, f64x2.splat(0.15313837699209373));
  even = f64x2.mul(w, f64x2.add(f64x2.splat(0.22222198432149784), even));
  even = f64x2.mul(w, f64x2.add(f64x2.splat(0.3999999999940942), even));
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const sum = f64x2.mul(s, f64x2.add(f64x2.add(half, odd), even));
  const low = f64x2.add(sum, f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)));
  return f64x2.sub(
    f64x2.mul(k, f64x2.splat(0.6931471803691238)),
    f64x2.sub(f64x2.sub(half, low), f),
  );
}

/** sin r for |r| ≤ π/4, z = r². */
function sine(r: v128, z: v128): v128 {
  let p = f64x2.splat(1.58969099521155e-10);
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(-2.5050760253406863e-8));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.7557313707070068e-6));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(-1.984126982985795e-4));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(8.33333333332249e-3));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(-0.16666666666666632));
  return f64x2.add(r, f64x2.mul(f64x2.mul(p, z), r));
}

/** cos r for |r| ≤ π/4, z = r². */
function cosine(z: v128): v128 {
  let p = f64x2.splat(-1.1359647557788195e-11);
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.087572321298175e-9));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(-2.7557314351390663e-7));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(2.480158728947673e-5));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(-1.388888888887411e-3));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(0.0416666666666666));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(-0.5));
  return f64x2.add(f64x2.mul(p, z), f64x2.splat(1));
}
