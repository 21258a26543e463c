import { expect, test } from 'vitest';
import { bulk } from '../../../src/engine/kernels/random.js';
import { boxMuller } from '../../../src/math/box-muller.js';
import { Generator } from '../../../src/math/generator.js';

const sameBits = (a: Float32Array, b: Float32Array) =>
  expect(Buffer.from(a.buffer).equals(Buffer.from(b.buffer))).toBe(true);

test.each([
  [0, 1],
  [3, 0.01],
  [-1e3, 7],
])('the kernel gives the bits of the plain loop, mean %d, std %d', (mean, std) => {
  for (const length of [16, 32, 160_000]) {
    const uniform = new Float32Array(length);
    new Generator(length).fillUniform(uniform, 0, 1);
    uniform.set([0, 1 - 1 / 16777216, 0.5, 0.25]); // the ends of the range
    uniform.set([0, 1 - 1 / 16777216, 0.5, 0.25, 0.125, 0.375, 0.625, 0.875], 8); // multiples of an eighth of a turn
    const [plain, fast] = [uniform.slice(), uniform.slice()];
    boxMuller(plain, mean, std);
    bulk.boxMuller(fast, mean, std);
    sameBits(fast, plain);
  }
});

test('uniform numbers in pieces of every length are those of the plain loop', () => {
  const [plain, fast] = [new Generator(7), new Generator(7)];
  for (const length of [1, 2, 3, 4, 5, 623, 624, 625, 1, 17, 10_000, 3]) {
    const [a, b] = [new Float32Array(length), new Float32Array(length)];
    plain.fillUniform(a, 0, 1);
    fast.fillUniform(b, 0, 1, bulk);
    sameBits(b, a);
  }
  expect(fast.getState()).toEqual(plain.getState());
});

test('normal numbers of many chunks, and a block that is not full', () => {
  const [a, b] = [new Float32Array(40_007), new Float32Array(40_007)];
  new Generator(1).fillNormal(a, 1, 2);
  new Generator(1).fillNormal(b, 1, 2, bulk);
  sameBits(b, a);
});
