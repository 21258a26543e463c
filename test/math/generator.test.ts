import { expect, test } from 'vitest';
import { Generator } from '../../src/math/generator.js';
import { MT19937 } from '../../src/math/mt19937.js';
import fixture from '../fixtures/torch-random.json' with { type: 'json' };

test('MT19937 gives the numbers of the reference implementation', () => {
  // C++ standard, 29.5.6: the 10000th number of a default-seeded (5489) mt19937 is 4123659995
  const source = new MT19937(5489);
  for (let i = 1; i < 10000; i++) source.random();
  expect(source.random()).toBe(4123659995);
});

test("normal numbers are PyTorch's, for seeds 0 to beyond 32 bits, for all kinds of sizes", () => {
  for (const { seed, sizes, values } of fixture.randn) {
    const generator = new Generator(seed);
    const ours = sizes.flatMap((n) => {
      const out = new Float32Array(n);
      generator.fillNormal(out);
      return [...out];
    });
    // PyTorch's vector log, sin and cos are up to 2 ulp off each; near a zero of the cosine that is an absolute error.
    for (const [i, x] of ours.entries())
      expect(Math.abs(x - values[i]!), `seed ${seed}, sizes ${sizes}, element ${i}`).toBeLessThan(
        3e-7 * Math.max(1, Math.abs(x)),
      );
  }
});

test('uniform numbers lie in [0, 1) and start again with the seed', () => {
  const generator = new Generator(7);
  const first = Array.from({ length: 1000 }, () => generator.uniform());
  expect(first.every((x) => x >= 0 && x < 1)).toBe(true);
  generator.manualSeed(7);
  expect(Array.from({ length: 1000 }, () => generator.uniform())).toEqual(first);
});
