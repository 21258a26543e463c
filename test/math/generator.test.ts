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

test.each(fixture.other)("$fill of $size $dtype is PyTorch's", ({ seed, fill: name, dtype: kind, size, values }) => {
  const [fill, dtype] = [name as 'uniform_' | 'normal_', kind as 'float32' | 'float64'];
  const out = dtype === 'float64' ? new Float64Array(size) : new Float32Array(size);
  const generator = new Generator(seed);
  if (fill === 'uniform_') generator.fillUniform(out, -0.5, 2);
  else generator.fillNormal(out, 3, 0.5);
  // uniforms to the bit in float32, one rounding (PyTorch fuses two) in float64; normals as above
  const tolerance = { uniform_: { float32: 0, float64: 2.3e-16 }, normal_: { float32: 1e-6, float64: 1e-14 } }[fill][
    dtype
  ];
  for (const [i, x] of values.entries()) expect(Math.abs(out[i]! - x)).toBeLessThanOrEqual(tolerance);
});

test('uniform numbers lie in [0, 1) and start again with the seed', () => {
  const generator = new Generator(7);
  const first = Array.from({ length: 1000 }, () => generator.uniform());
  expect(first.every((x) => x >= 0 && x < 1)).toBe(true);
  generator.manualSeed(7);
  expect(Array.from({ length: 1000 }, () => generator.uniform())).toEqual(first);
});
