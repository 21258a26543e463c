// What optimisers do to each parameter. Each operation is rounded once to float32, as in the plain loops of ../updates.ts.

const V: usize = 16;

/** x ← a x + b y */
export function blend(x: usize, y: usize, count: i32, a: f32, b: f32): void {
  const u = f32x4.splat(a);
  const v = f32x4.splat(b);
  for (const end = x + (<usize>count + 3 & ~3) * 4; x < end; x += V, y += V)
    v128.store(x, f32x4.add(f32x4.mul(u, v128.load(x)), f32x4.mul(v, v128.load(y))));
}

/** m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; g ← c₁ m / (c₂ √v + ε), with the factors of m and v given. */
export function adam(
  g: usize, m: usize, v: usize, count: i32,
  m0: f32, m1: f32, v0: f32, v1: f32, c1: f32, c2: f32, eps: f32,
): void {
  for (const end = g + (<usize>count + 3 & ~3) * 4; g < end; g += V, m += V, v += V) {
    const x = v128.load(g);
    const first = f32x4.add(f32x4.mul(f32x4.splat(m0), v128.load(m)), f32x4.mul(f32x4.splat(m1), x));
    const second = f32x4.add(f32x4.mul(f32x4.splat(v0), v128.load(v)), f32x4.mul(f32x4.splat(v1), f32x4.mul(x, x)));
    v128.store(m, first);
    v128.store(v, second);
    const size = f32x4.add(f32x4.mul(f32x4.sqrt(second), f32x4.splat(c2)), f32x4.splat(eps));
    v128.store(g, f32x4.div(f32x4.mul(first, f32x4.splat(c1)), size));
  }
}
