import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manualSeed, randn } from '../../../src/engine/index.js';
import { sourceDigest } from '../../../src/engine/kernels/binary.js';
import { matmul, plainMatmul } from '../../../src/engine/kernels/matmul.js';

test('the binary was made from the source', () => {
  const source = readFileSync(new URL('../../../src/engine/kernels/assembly/matmul.ts', import.meta.url));
  expect(sourceDigest, 'run npm run kernels').toBe(createHash('sha256').update(source).digest('hex'));
});

// every way through the tiles: rows one and two at a time, columns 16, 4 and 1 at a time
const sizes = [0, 1, 2, 3, 4, 5, 15, 16, 17, 19, 20, 21, 33];

test('the kernel gives the bits of the plain loop, for all sizes', () => {
  manualSeed(0);
  for (const m of [0, 1, 2, 3, 8]) {
    for (const k of [0, 1, 7, 64]) {
      for (const n of sizes) {
        const [a, b] = [randn([m, k]), randn([k, n])].map(({ data }) => Float32Array.from(data)) as [
          Float32Array,
          Float32Array,
        ];
        expect(matmul(a, b, m, k, n), `${m}×${k} @ ${k}×${n}`).toEqual(plainMatmul(a, b, m, k, n));
      }
    }
  }
});

test('infinity and NaN go through', () => {
  const a = Float32Array.of(Number.POSITIVE_INFINITY, 0, Number.NaN, 1);
  const b = Float32Array.of(1, 0, 0, 1);
  expect(matmul(a, b, 2, 2, 2)).toEqual(plainMatmul(a, b, 2, 2, 2));
});

test('products grow the memory, and keep nothing of each other', () => {
  const small = matmul(Float32Array.of(2), Float32Array.of(3), 1, 1, 1);
  const large = matmul(new Float32Array(300 * 300).fill(1), new Float32Array(300 * 300).fill(1), 300, 300, 300);
  expect(large.every((x) => x === 300)).toBe(true);
  expect(small).toEqual(Float32Array.of(6));
});
