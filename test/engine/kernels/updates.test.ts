import { expect, test, vi } from 'vitest';
import { adam, blend } from '../../../src/engine/kernels/updates.js';
import { kernelsAt, sideBySide } from '../../../src/engine/kernels/wasm.js';
import { Generator } from '../../../src/math/generator.js';
import { firstDifference } from '../first-difference.js';

const factors = {
  m0: 0.9,
  m1: 1 - 0.9,
  v0: 0.999,
  v1: 1 - 0.999,
  c1: 1 / (1 - 0.9),
  c2: 1 / Math.sqrt(1 - 0.999),
  eps: 1e-8,
};

function normals(seed: number, length: number): Float32Array {
  const x = new Float32Array(length);
  new Generator(seed).fillNormal(x);
  return x;
}

/** The same numbers in the kernels' memory. */
function loaded(arrays: Float32Array[]): Float32Array[] {
  const places = sideBySide(arrays.map(({ length }) => length));
  for (const [i, array] of arrays.entries()) places[i]!.set(array);
  return places;
}

/** Adam's formula, rounded to float32 after each operation. */
function adamByHand(g: Float32Array, m: Float32Array, v: Float32Array): void {
  const r = Math.fround;
  const [m0, m1, v0, v1] = [r(factors.m0), r(factors.m1), r(factors.v0), r(factors.v1)];
  for (let i = 0; i < g.length; i++) {
    m[i] = r(m0 * m[i]!) + r(m1 * g[i]!);
    v[i] = r(v0 * v[i]!) + r(v1 * r(g[i]! * g[i]!));
    g[i] = r(m[i]! * r(factors.c1)) / r(r(r(Math.sqrt(v[i]!)) * r(factors.c2)) + r(factors.eps));
  }
}

test.each([1, 3, 63, 64, 66, 67, 8191])('%d numbers have the bits of plain loops, wherever they stand', (length) => {
  const r = Math.fround;
  const plain = [normals(1, length), normals(2, length), normals(3, length).map(Math.abs)] as const;
  const fast = loaded([...plain]) as [Float32Array, Float32Array, Float32Array];
  const copied = plain.map((array) => array.slice()) as [Float32Array, Float32Array, Float32Array];
  for (let step = 0; step < 3; step++) {
    adamByHand(...plain);
    for (let i = 0; i < length; i++) plain[1][i] = r(r(0.3) * plain[1][i]!) + r(r(-0.7) * plain[0][i]!);
    for (const arrays of [fast, copied]) {
      adam(...arrays, factors);
      blend(arrays[1], arrays[0], 0.3, -0.7);
      expect(plain.map((array, i) => firstDifference(arrays[i]!, array))).toEqual([-1, -1, -1]);
    }
  }
});

test('ε inside the root, and the largest square so far in its place', () => {
  const wide = (x: number) => Float64Array.of(x);
  const [g, most] = [wide(3), wide(16)];
  // m = 0.5 · 1 + 0.5 · 3 = 2, v = 0.5 · 1 + 0.5 · 9 = 5, 16 is more: 2 · 2 / (3 · √16 + 1)
  adam(g, wide(1), wide(1), { m0: 0.5, m1: 0.5, v0: 0.5, v1: 0.5, c1: 2, c2: 3, eps: 1 }, most);
  expect([g[0], most[0]]).toEqual([4 / 13, 16]);
  const inside = wide(3); // 2 · 2 / √(9 · 5 + 4)
  adam(inside, wide(1), wide(1), { m0: 0.5, m1: 0.5, v0: 0.5, v1: 0.5, c1: 2, c2: 3, eps: 4, epsInside: true });
  expect(inside[0]).toBe(4 / 7);
});

test('without a memory of their own arrays are plain ones', () => {
  const Memory = () => {
    throw new RangeError('could not allocate memory');
  };
  vi.stubGlobal('WebAssembly', { Memory });
  try {
    const [a, b] = sideBySide([64, 3]) as [Float32Array, Float32Array];
    expect([a.length, b.length, a.byteOffset]).toEqual([64, 3, 0]);
    expect(kernelsAt(a, b)).toBeUndefined();
  } finally {
    vi.unstubAllGlobals();
  }
});

test('kernels are found for arrays of one memory only', () => {
  const [[a, b], [c]] = [sideBySide([64, 64]), sideBySide([64])] as [[Float32Array, Float32Array], [Float32Array]];
  expect(kernelsAt(a, b)).toBeDefined();
  expect(kernelsAt(a, c)).toBeUndefined();
  expect(kernelsAt(new Float32Array(64), a)).toBeUndefined();
});
