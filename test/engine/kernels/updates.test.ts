import { expect, test, vi } from 'vitest';
import { adam, blend } from '../../../src/engine/kernels/updates.js';
import { kernelsAt, sideBySide } from '../../../src/engine/kernels/wasm.js';
import { Generator } from '../../../src/math/generator.js';

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

test.each([64, 66, 67, 8191])('%d numbers: the kernels give the bits of the plain loops', (length) => {
  const plain = [normals(1, length), normals(2, length), normals(3, length).map(Math.abs)] as const;
  const fast = loaded([...plain]) as [Float32Array, Float32Array, Float32Array];
  for (let step = 0; step < 3; step++) {
    adam(...plain, factors);
    adam(...fast, factors);
    blend(plain[1], plain[0], 0.3, -0.7);
    blend(fast[1], fast[0], 0.3, -0.7);
    for (const [i, array] of plain.entries()) expect(fast[i]!.slice()).toEqual(array);
  }
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
