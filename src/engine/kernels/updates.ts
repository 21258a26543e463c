// What optimisers do to each parameter, in place. Float32 goes through the kernels, where the formulas of assembly/updates.ts round
// after each operation; float64, and what only a few ask for, goes through the loops here.

import { free, kernels, kernelsAt, reserve } from './wasm.js';

export type Floats = Float32Array | Float64Array;

/** x ← a x + b y */
export function blend(x: Floats, y: Floats, a: number, b: number): void {
  if (x instanceof Float32Array && y instanceof Float32Array)
    return inMemory([x, y], (kernels, [u, v]) => kernels.blend(u!, v!, x.length, a, b));
  for (let i = 0; i < x.length; i++) x[i] = a * x[i]! + b * y[i]!;
}

/** The factors of Adam: m ← m₀ m + m₁ g; v ← v₀ v + v₁ g²; g ← c₁ m / (c₂ √v + ε), or, with ε inside, c₁ m / √(c₂² v + ε). */
export interface AdamFactors {
  m0: number;
  m1: number;
  v0: number;
  v1: number;
  c1: number;
  c2: number;
  eps: number;
  epsInside?: boolean;
}

/**
 * Turns the gradients g into Adam's updates, and brings their moments m and v up to date.
 * @param most the largest v so far, where it stands in the place of v in the divisor (AMSGrad)
 */
export function adam(g: Floats, m: Floats, v: Floats, factors: AdamFactors, most = v): void {
  const { m0, m1, v0, v1, c1, c2, eps, epsInside = false } = factors;
  const amsgrad = most !== v;
  const single = g instanceof Float32Array && m instanceof Float32Array && v instanceof Float32Array;
  if (single && !epsInside && !amsgrad)
    return inMemory([g, m, v], (kernels, [x, mean, squares]) =>
      kernels.adam(x!, mean!, squares!, g.length, m0, m1, v0, v1, c1, c2, eps),
    );
  for (let i = 0; i < g.length; i++) {
    const x = g[i]!;
    const mean = m0 * m[i]! + m1 * x;
    const squares = v0 * v[i]! + v1 * (x * x);
    m[i] = mean;
    v[i] = squares;
    const top = amsgrad ? Math.max(most[i]!, squares) : squares;
    if (amsgrad) most[i] = top;
    g[i] = (mean * c1) / (epsInside ? Math.sqrt(c2 * c2 * top + eps) : Math.sqrt(top) * c2 + eps);
  }
}

/** Calls a kernel with the addresses of arrays: where they stand when they are of `sideBySide`, or of copies, which come back. */
function inMemory(arrays: readonly Float32Array[], call: (of: typeof kernels, addresses: number[]) => void): void {
  const there = kernelsAt(arrays[0]!, arrays[1]!, arrays[2]);
  if (there)
    return call(
      there,
      arrays.map(({ byteOffset }) => byteOffset),
    );
  const { length } = arrays[0]!;
  const room = Math.ceil(length / 4) * 4; // kernels take four at a time
  const space = reserve(room * arrays.length);
  const addresses: number[] = [];
  for (let i = 0; i < arrays.length; i++) {
    copy(arrays[i]!, 0, space, i * room, length);
    addresses.push(free + 4 * i * room);
  }
  call(kernels, addresses);
  for (let i = 0; i < arrays.length; i++) copy(space, i * room, arrays[i]!, 0, length);
}

/** From this length on a call of `set` costs less than a loop. */
const worthACall = 32;

function copy(from: Float32Array, at: number, to: Float32Array, place: number, length: number): void {
  if (length >= worthACall) to.set(from.subarray(at, at + length), place);
  else for (let i = 0; i < length; i++) to[place + i] = from[at + i]!;
}
