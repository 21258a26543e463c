import { describe, expect, test } from 'vitest';
import { log } from '../../src/math/elementary.js';
import { Generator } from '../../src/math/generator.js';
import { MT19937 } from '../../src/math/mt19937.js';
import { LegacyGenerator } from '../../src/math/random-state.js';
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

describe('whole numbers', () => {
  const bits = (seed: number, count: number) => {
    const source = new MT19937(seed);
    return Array.from({ length: count }, () => source.random());
  };

  test('are the rest of 32 bits, and of 64 from 2²⁸ on', () => {
    for (const range of [1, 2, 268435455]) {
      const generator = new Generator(3);
      expect(Array.from({ length: 5 }, () => generator.integer(range))).toEqual(bits(3, 5).map((x) => x % range));
    }
    for (const range of [268435456, 268435457, 4294967296]) {
      const generator = new Generator(3);
      const words = bits(3, 10);
      const wanted = [0, 2, 4, 6, 8].map(
        (i) => ((BigInt(words[i]!) << 32n) + BigInt(words[i + 1]!)) % BigInt(range), // the first word is the upper one
      );
      expect(Array.from({ length: 5 }, () => BigInt(generator.integer(range)))).toEqual(wanted);
    }
  });

  test.each([1, 2, 3, 4, 5, 127, 128, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1])(
    "NumPy's up to %d are drawn again while the bits under the mask are larger",
    (largest) => {
      const mask = Number(`0b${'1'.repeat(largest.toString(2).length)}`); // all bits that the largest number needs
      const generator = new LegacyGenerator(9);
      const wanted = bits(9, 100)
        .map((x) => (mask === 2 ** 32 - 1 ? x : x % (mask + 1)))
        .filter((x) => x <= largest);
      const drawn = Array.from({ length: 20 }, () => generator.integer(largest));
      expect(drawn).toEqual(wanted.slice(0, 20));
    },
  );

  test("NumPy's from 0 to 0 cost no bits", () => {
    const generator = new LegacyGenerator(9);
    expect([generator.integer(0), generator.integer(0)]).toEqual([0, 0]);
    expect(generator.uniform()).toBe(new LegacyGenerator(9).uniform());
  });

  test('a permutation gives each place one of those that are left', () => {
    const words = bits(4, 4);
    const left = [0, 1, 2, 3, 4];
    // Fisher and Yates from the front: what stood in the place goes to where the chosen one came from
    const wanted = words.flatMap((word, i) => {
      const j = i + (word % (5 - i));
      [left[i], left[j]] = [left[j]!, left[i]!];
      return i === 3 ? [left[3]!, left[4]!] : [left[i]!];
    });
    const out = new Int32Array(5);
    const generator = new Generator(4);
    generator.fillPermutation(out);
    expect([...out]).toEqual(wanted);
    const source = new MT19937(4);
    for (let i = 0; i < 4; i++) source.random();
    expect(generator.integer(1000)).toBe(source.random() % 1000); // four words for five places
  });
});

describe('seeds', () => {
  const first = (seed: number) => new Generator(seed).uniformDouble();
  test('are taken to the ends of what a number holds exactly, and count by their lower 32 bits', () => {
    const most = 2 ** 53 - 1;
    expect(first(most)).toBe(first(2 ** 32 - 1));
    expect(first(-most)).toBe(first(1)); // −(2⁵³ − 1) is 1 modulo 2³²
    expect(first(-1)).toBe(first(2 ** 32 - 1));
    expect(first(2 ** 32)).toBe(first(0));
    expect(first(2 ** 31)).not.toBe(first(0));
    expect(new Generator().uniformDouble()).toBe(first(0));
    expect(new Generator(5).manualSeed(-1).uniformDouble()).toBe(first(-1));
  });
  test.each([2 ** 53, -(2 ** 53), 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (seed) => {
    expect(() => new Generator(seed)).toThrow(`the seed is ${seed}, but must be a whole number`);
    expect(() => new Generator(1).manualSeed(seed)).toThrow(RangeError);
  });
});

describe('normal numbers come in pairs', () => {
  const normals = (generator: Generator, n: number) => {
    const out = new Float64Array(n);
    generator.fillNormal(out);
    return [...out];
  };
  test('the second of a pair waits for the next call', () => {
    for (const [a, b] of [
      [1, 3],
      [3, 1],
      [7, 8],
      [15, 1],
    ] as const) {
      const [one, two] = [new Generator(2), new Generator(2)];
      expect([...normals(one, a), ...normals(one, b)]).toEqual(
        a + b < 16 ? normals(two, a + b) : [...normals(two, 8), ...normals(two, a + b - 8)],
      );
    }
  });
  test('is dropped by a seed, and kept in a state', () => {
    const generator = new Generator(2);
    const [x] = normals(generator, 1);
    const state = generator.getState();
    const [y] = normals(generator, 1);
    expect(generator.getState().spare).toBeNull();
    generator.setState(state);
    expect(normals(generator, 1)).toEqual([y]);
    normals(generator, 1); // leaves one over
    expect(normals(generator.manualSeed(2), 1)).toEqual([x]);
  });
  test('blocks of 16 leave it alone', () => {
    const [one, two] = [new Generator(2), new Generator(2)];
    normals(one, 1);
    normals(two, 1);
    const { spare } = one.getState();
    expect(spare).not.toBeNull();
    normals(one, 16);
    normals(one, 17); // the last block overlaps
    expect(normals(one, 1)).toEqual(normals(two, 1));
  });
  test("NumPy's too, for odd counts", () => {
    const legacy = () => new LegacyGenerator(8);
    const [one, two] = [legacy(), legacy()];
    const take = (generator: LegacyGenerator, n: number) => Array.from({ length: n }, () => generator.normal());
    expect([...take(one, 3), one.uniform(), ...take(one, 2)]).toEqual([
      ...take(two, 3),
      two.uniform(), // the fourth is made already, and the fifth from what comes after
      ...take(two, 2),
    ]);
    // the polar method: points of the square, those within the circle give two numbers each
    const source = legacy();
    const wanted: number[] = [];
    while (wanted.length < 50) {
      const [x, y] = [2 * source.uniform() - 1, 2 * source.uniform() - 1];
      const square = x * x + y * y;
      if (square >= 1) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      wanted.push(factor * y, factor * x);
    }
    for (const [i, x] of take(legacy(), 50).entries()) expect(Math.abs(x / wanted[i]! - 1)).toBeLessThan(1e-15);
  });
});

test('uniform numbers are multiples of 2⁻²⁴, or of 2⁻⁵³', () => {
  const generator = new Generator(1);
  for (let i = 0; i < 100; i++) {
    const [single, double] = [generator.uniform() * 2 ** 24, generator.uniformDouble() * 2 ** 53];
    expect([Number.isInteger(single), Number.isInteger(double)]).toEqual([true, true]);
    expect(single).toBeLessThan(2 ** 24);
    expect(double).toBeLessThan(2 ** 53);
  }
});
