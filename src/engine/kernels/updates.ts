// What optimisers do to each parameter, in place: kernels for float32, and plain loops that give their bits.

import { reserve } from './pool.js';
import { free, kernels } from './wasm.js';

type Floats = Float32Array | Float64Array;

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

const chunk = 8192;
/** Arrays from this length on are worth the copy to a kernel. */
const worthwhile = 64;

/** x ← a x + b y */
export function blend(x: Floats, y: Floats, a: number, b: number): void {
  if (x instanceof Float32Array && x.length >= worthwhile) {
    inChunks([x, y as Float32Array], 1, (count) => kernels.blend(free, free + 4 * chunk, count, a, b));
    return;
  }
  const round = rounding(x);
  const [p, q] = [round(a), round(b)];
  for (let i = 0; i < x.length; i++) x[i] = round(p * x[i]!) + round(q * y[i]!);
}

/** Turns the gradients g into Adam's updates, and brings their moments m and v up to date. */
export function adam(g: Floats, m: Floats, v: Floats, factors: AdamFactors): void {
  if (g instanceof Float32Array && g.length >= worthwhile) {
    const { m0, m1, v0, v1, c1, c2, eps } = factors;
    const [atM, atV] = [free + 4 * chunk, free + 8 * chunk];
    inChunks([g, m as Float32Array, v as Float32Array], 3, (count) =>
      kernels.adam(free, atM, atV, count, m0, m1, v0, v1, c1, c2, eps),
    );
    return;
  }
  const round = rounding(g);
  const { m0, m1, v0, v1, c1, c2, eps } = rounded(factors, round);
  for (let i = 0; i < g.length; i++) {
    const x = g[i]!;
    m[i] = round(m0 * m[i]!) + round(m1 * x);
    v[i] = round(v0 * v[i]!) + round(v1 * round(x * x));
    const size = round(round(round(Math.sqrt(v[i]!)) * c2) + eps);
    g[i] = round(m[i]! * c1) / size;
  }
}

/** Copies a chunk of each array in, calls the kernel, and copies the first `changed` of them out. */
function inChunks(arrays: readonly Float32Array[], changed: number, kernel: (count: number) => void): void {
  const { length } = arrays[0]!;
  const space = reserve(arrays.length * chunk);
  for (let from = 0; from < length; from += chunk) {
    const count = Math.min(chunk, length - from);
    const parts = count === length ? arrays : arrays.map((array) => array.subarray(from, from + count));
    for (const [i, part] of parts.entries()) space.set(part, i * chunk);
    kernel(count);
    for (let i = 0; i < changed; i++) parts[i]!.set(space.subarray(i * chunk, i * chunk + count));
  }
}

const same = (x: number): number => x;
const rounding = (x: Floats): ((x: number) => number) => (x instanceof Float32Array ? Math.fround : same);

function rounded(factors: AdamFactors, round: (x: number) => number): AdamFactors {
  const entries = Object.entries(factors).map(([name, value]) => [name, round(value as number)]);
  return Object.fromEntries(entries) as unknown as AdamFactors;
}
