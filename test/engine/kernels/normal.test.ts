import { expect, test } from 'vitest';
import { boxMuller as kernel } from '../../../src/engine/kernels/normal.js';
import { boxMuller, Generator } from '../../../src/math/generator.js';

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
    kernel(fast, mean, std);
    expect(Buffer.from(fast.buffer).equals(Buffer.from(plain.buffer))).toBe(true);
  }
});
