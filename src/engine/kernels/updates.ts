// What optimisers do to each parameter, in place: kernels for arrays of `sideBySide`, and plain loops that give the same bits
// for all others.

import { kernelsAt } from './wasm.js';

export type Floats = Float32Array | Float64Array;

/** The factors of Adam: m ← m₀ m + m₁ g; v ← v₀ v + v₁ g²; g ← c₁ m / (c₂ √v + ε). */
export interface AdamFactors {
  m0: number;
  m1: number;
  v0: number;
  v1: number;
  c1: number;
  c2: number;
  eps: number;
}

/** x ← a x + b y */
export function blend(x: Floats, y: Floats, a: number, b: number): void {
  const kernels = kernelsAt(x, y);
  if (kernels) kernels.blend(x.byteOffset, y.byteOffset, x.length, a, b);
  else if (x instanceof Float32Array) blend32(x, y, round(a), round(b));
  else for (let i = 0; i < x.length; i++) x[i] = a * x[i]! + b * y[i]!;
}

function blend32(x: Float32Array, y: Floats, a: number, b: number): void {
  for (let i = 0; i < x.length; i++) x[i] = round(a * x[i]!) + round(b * y[i]!);
}

/** Turns the gradients g into Adam's updates, and brings their moments m and v up to date. */
export function adam(g: Floats, m: Floats, v: Floats, { m0, m1, v0, v1, c1, c2, eps }: AdamFactors): void {
  const kernels = kernelsAt(g, m, v);
  if (kernels) return kernels.adam(g.byteOffset, m.byteOffset, v.byteOffset, g.length, m0, m1, v0, v1, c1, c2, eps);
  if (g instanceof Float32Array) {
    const [p, q, r, t] = [round(m0), round(m1), round(v0), round(v1)];
    return adam32(g, m, v, { m0: p, m1: q, v0: r, v1: t, c1: round(c1), c2: round(c2), eps: round(eps) });
  }
  for (let i = 0; i < g.length; i++) {
    m[i] = m0 * m[i]! + m1 * g[i]!;
    v[i] = v0 * v[i]! + v1 * (g[i]! * g[i]!);
    g[i] = (m[i]! * c1) / (Math.sqrt(v[i]!) * c2 + eps);
  }
}

function adam32(g: Floats, m: Floats, v: Floats, { m0, m1, v0, v1, c1, c2, eps }: AdamFactors): void {
  for (let i = 0; i < g.length; i++) {
    const x = g[i]!;
    m[i] = round(m0 * m[i]!) + round(m1 * x);
    v[i] = round(v0 * v[i]!) + round(v1 * round(x * x));
    g[i] = round(m[i]! * c1) / round(round(round(Math.sqrt(v[i]!)) * c2) + eps);
  }
}

/** As the kernels do, loops over float32 round after each operation. */
const round = Math.fround;
