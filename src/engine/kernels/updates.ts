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
  if (kernels) return kernels.blend(x.byteOffset, y.byteOffset, x.length, a, b);
  const round = rounding(x);
  const [p, q] = [round(a), round(b)];
  for (let i = 0; i < x.length; i++) x[i] = round(p * x[i]!) + round(q * y[i]!);
}

/** Turns the gradients g into Adam's updates, and brings their moments m and v up to date. */
export function adam(g: Floats, m: Floats, v: Floats, factors: AdamFactors): void {
  const round = rounding(g);
  const [m0, m1] = [round(factors.m0), round(factors.m1)];
  const [v0, v1] = [round(factors.v0), round(factors.v1)];
  const [c1, c2, eps] = [round(factors.c1), round(factors.c2), round(factors.eps)];
  const kernels = kernelsAt(g, m, v);
  if (kernels) return kernels.adam(g.byteOffset, m.byteOffset, v.byteOffset, g.length, m0, m1, v0, v1, c1, c2, eps);
  for (let i = 0; i < g.length; i++) {
    const x = g[i]!;
    m[i] = round(m0 * m[i]!) + round(m1 * x);
    v[i] = round(v0 * v[i]!) + round(v1 * round(x * x));
    const size = round(round(round(Math.sqrt(v[i]!)) * c2) + eps);
    g[i] = round(m[i]! * c1) / size;
  }
}

const same = (x: number): number => x;
const rounding = (x: Floats): ((x: number) => number) => (x instanceof Float32Array ? Math.fround : same);
