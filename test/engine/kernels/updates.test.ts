import { expect, test } from 'vitest';
import { adam, blend } from '../../../src/engine/kernels/updates.js';
import { slot, slotLength } from '../../../src/engine/kernels/wasm.js';
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
const loaded = (arrays: Float32Array[]) =>
  arrays.map((array, i) => {
    const place = slot(i, array.length);
    place.set(array);
    return place;
  });

test.each([1, 3, 4, 65, slotLength])('%d numbers: the kernels give the bits of the plain loops', (length) => {
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

test('there are so many slots', () => {
  expect(() => slot(8, 1)).toThrow('an optimiser remembers at most 6 numbers for each parameter');
});
