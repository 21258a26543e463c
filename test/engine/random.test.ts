import { describe, expect, test } from 'vitest';
import {
  bernoulli,
  Generator,
  manualSeed,
  multinomial,
  ones,
  RandomState,
  rand,
  randint,
  randn,
  randperm,
  type Tensor,
  tensor,
  zeros,
} from '../../src/engine/index.js';
import legacy from '../fixtures/numpy-random.json' with { type: 'json' };
import fixture from '../fixtures/torch-random.json' with { type: 'json' };

const { drawn } = fixture;
const seeded = (f: () => Tensor) => {
  manualSeed(7);
  return f().tolist();
};
const weights = tensor([
  [0.1, 0.2, 0.3, 0.4],
  [2, 0, 1, 5],
]);
const steps = (dtype: 'float32' | 'float64') =>
  tensor(
    Array.from({ length: 30 }, (_, i) =>
      Math.fround(i < 15 ? i * Math.fround(1 / 29) : 1 - (29 - i) * Math.fround(1 / 29)),
    ),
    { dtype },
  );

describe("whole numbers and choices are PyTorch's", () => {
  test.each([
    ['randint', () => randint(-5, 10, [20])],
    ['randint, below 2^28', () => randint(0, 2 ** 28 - 1, [10])],
    ['randint, 2^28', () => randint(0, 2 ** 28, [10])],
    ['randint, all', () => randint(-(2 ** 31), 2 ** 31, [10])],
    ['bernoulli_', () => zeros([30]).bernoulli_({ p: 0.3 })],
    ['bernoulli', () => bernoulli(steps('float32'))],
    ['bernoulli, float64', () => bernoulli(steps('float64'))],
    ['multinomial', () => multinomial(tensor([0.1, 0.2, 0.3, 0.4]), 4)],
    ['multinomial, rows', () => multinomial(weights, 3)],
    ['multinomial, replacement', () => multinomial(weights, 10, { replacement: true })],
  ] as const)('%s', (name, f) => expect(seeded(f)).toEqual(drawn[name]));

  test('randperm', () => {
    for (const [i, n] of [0, 1, 2, 10, 100].entries()) expect(seeded(() => randperm(n))).toEqual(drawn.randperm[i]);
  });
  test('negative seeds', () => {
    manualSeed(-3);
    expect(rand([5]).tolist()).toEqual(drawn['negative seed']);
  });
});

// one rounding of the logarithm, and one to float32
test.each([
  ['exponential_', 'float32', 1.2e-7],
  ['exponential_, float64', 'float64', 4.5e-16],
] as const)("%s is PyTorch's", (name, dtype, tolerance) => {
  const ours = seeded(() => zeros([20], { dtype }).exponential_({ lambda: 2 })) as number[];
  for (const [i, x] of ours.entries()) expect(Math.abs(x / drawn[name][i]! - 1)).toBeLessThan(tolerance);
});

describe('generators', () => {
  test('of their own do not touch the common one', () => {
    manualSeed(1);
    const before = rand([3]).tolist();
    manualSeed(1);
    const own = new Generator(1);
    expect(rand([3], { generator: own }).tolist()).toEqual(before);
    expect(rand([3]).tolist()).toEqual(before);
    expect(zeros([3]).normal_({ generator: own }).tolist()).toEqual(randn([3]).tolist());
  });
  test('go on from a state', () => {
    const generator = new Generator(5);
    rand([1000], { generator });
    randn([3], { generator }); // leaves one normal number over
    const state = generator.getState();
    const [a, b] = [randn([5], { generator }), rand([700], { generator })];
    generator.setState(state);
    expect([randn([5], { generator }), rand([700], { generator })].map(String)).toEqual([a, b].map(String));
  });
});

describe("RandomState is NumPy's", () => {
  const state = () => new RandomState(11);
  const exact = (values: unknown, expected: unknown) => expect(values).toEqual(expected);
  test.each(legacy.seeds as [number, number[]][])('seed %d', (seed, values) =>
    exact(new RandomState(seed).rand([3]).tolist(), values),
  );
  test.each([
    ['rand', (r: RandomState) => r.rand([2, 3])],
    ['uniform', (r: RandomState) => r.uniform(-3, -6, [5])],
    ['randint', (r: RandomState) => r.randint(-3, 10, [30])],
    ['randint, all', (r: RandomState) => r.randint(-(2 ** 31), 2 ** 31, [5])],
    ['randint, one', (r: RandomState) => r.randint(4, 5, [3])],
    ['permutation', (r: RandomState) => r.permutation(20)],
    ['choice', (r: RandomState) => r.choice(10, 8)],
    ['choice, no replacement', (r: RandomState) => r.choice(10, 8, { replace: false })],
    ['choice, p', (r: RandomState) => r.choice(4, 12, { p: [0.1, 0.2, 0.3, 0.4] })],
    ['choice, p, no replacement', (r: RandomState) => r.choice(4, 4, { replace: false, p: [0.1, 0.2, 0.3, 0.4] })],
  ] as const)('%s, and what comes after it', (name, f) => {
    const r = state();
    exact([f(r).tolist(), r.rand([2]).tolist()], legacy[name]);
  });
  test.each([
    ['randn', (r: RandomState) => r.randn([7])],
    ['normal', (r: RandomState) => r.normal(2, 0.5, [5])],
  ] as const)('%s, to 2 ulp', (name, f) => {
    const r = state();
    const ours = f(r).tolist() as number[];
    for (const [i, x] of ours.entries())
      expect(Math.abs(x / (legacy[name][0] as number[])[i]! - 1)).toBeLessThan(4.5e-16);
    exact(r.rand([2]).tolist(), legacy[name][1]);
  });
  test('shuffle, of lists and tensors', () => {
    const list = Array.from({ length: 20 }, (_, i) => i);
    const x = tensor(list);
    state().shuffle(x);
    state().shuffle(list);
    exact(list, legacy.shuffle[0]);
    exact(x.tolist(), legacy.shuffle[0]);
  });
  test('choice from a list', () => {
    exact(
      state().choice([0.5, 1.5], 4).tolist(),
      (state().choice(2, 4).tolist() as number[]).map((i) => i + 0.5),
    );
  });
});

test('a range of one whole number, and seeds at their ends', () => {
  expect(randint(5, 6, [3]).tolist()).toEqual([5, 5, 5]);
  expect(randint(2 ** 31 - 1, 2 ** 31, [2]).tolist()).toEqual([2 ** 31 - 1, 2 ** 31 - 1]);
  expect(randint(-(2 ** 31), -(2 ** 31) + 1, [1]).tolist()).toEqual([-(2 ** 31)]);
  for (const seed of [2 ** 53 - 1, -(2 ** 53) + 1]) expect(() => manualSeed(seed)).not.toThrow();
  for (const seed of [0, 2 ** 32 - 1]) expect(() => new RandomState(seed)).not.toThrow();
});

test.each([
  [() => manualSeed(0.5), 'the seed is 0.5, but must be a whole number between -2^53 and 2^53'],
  [() => randint(3, 3, [1]), 'randint: low is 3 and high is 3'],
  [() => randint(0, 1.5, [1]), 'both whole numbers'],
  [() => randperm(-1), 'randperm: n is -1'],
  [() => randint(-(2 ** 31) - 1, 0, [1]), `randint: low is ${-(2 ** 31) - 1} and high is 0`],
  [() => randint(0, 2 ** 31 + 1, [1]), `high is ${2 ** 31 + 1}`],
  [() => randint(4, 3, [1]), 'randint: low is 4 and high is 3'],
  [() => new RandomState(0).randint(3, 3, [1]), 'low is 3 and high is 3'],
  [() => new RandomState(0).randint(-(2 ** 31) - 1, 0, [1]), `low is ${-(2 ** 31) - 1}`],
  [() => manualSeed(2 ** 53), `the seed is ${2 ** 53}`],
  [() => manualSeed(-(2 ** 53)), `the seed is ${-(2 ** 53)}`],
  [() => new RandomState(2 ** 32), `the seed is ${2 ** 32}`],
  [() => new RandomState(0.5), 'the seed is 0.5'],
  [() => bernoulli(tensor([1.5])), 'a probability is 1.5, but must be between 0 and 1'],
  [() => zeros([1]).bernoulli_({ p: Number.NaN }), 'bernoulli_: p is NaN'],
  [() => zeros([1]).exponential_({ lambda: 0 }), 'exponential_: lambda is 0'],
  [() => zeros([1], { dtype: 'int32' }).exponential_(), 'exponential_: the tensor is int32'],
  [() => multinomial(tensor([-1, 2]), 1), 'finite numbers, 0 or more'],
  [() => multinomial(zeros([3]), 1), '1 draws from 3 weights'],
  [() => multinomial(ones([3]), 4), '4 draws from 3 weights'],
  [() => new RandomState(-1), 'RandomState: the seed is -1, but must be a whole number from 0 to 2^32 - 1'],
  [() => new RandomState(0).choice(0, 1), 'there are 0 elements'],
  [() => new RandomState(0).choice(2, 3, { replace: false }), '3 of 2 elements without replacement'],
  [() => new RandomState(0).choice(2, 1, { p: [0.5, 0.6] }), 'add up to 1'],
  [() => new RandomState(0).choice(2, 2, { replace: false, p: [1, 0] }), 'fewer probabilities above 0'],
])('%s is refused', (f, message) => expect(f).toThrow(message));
