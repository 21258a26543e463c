import { expect, test } from 'vitest';
import { gradcheck, RandomState, type Tensor, tensor } from '../../src/engine/index.js';
import { functional } from '../../src/index.js';

const state = new RandomState(0);
const [x, w] = [state.randn([5, 3]), state.randn([3, 4])];

test('right gradients pass, with their error', () => {
  const { relativeError, kinks } = gradcheck((x, w) => x.matmul(w!).tanh().square().sum(), [x, w]);
  expect(relativeError).toBeLessThan(1e-7);
  expect(kinks).toBe(0);
});

test('kinks are counted, and left out', () => {
  const f = (x: Tensor) => x.relu().mul(2).sum();
  expect(gradcheck(f, [tensor([-1, 0, 0, 2], { dtype: 'float64' })])).toMatchObject({ kinks: 2 });
  expect(gradcheck((x) => x.abs().sum(), [tensor([1e-6, 1], { dtype: 'float64' })])).toMatchObject({ kinks: 0 }); // within h, not at x
});

test('wrong gradients are found, and named', () => {
  const wrong = (x: Tensor) => x.square().add(x.detach().mul(0.001)).sum();
  expect(() => gradcheck(wrong, [tensor([0, 1.5], { dtype: 'float64' })])).toThrow(
    /^gradcheck: input 0, element 0: the gradient is 0, but the slope is 0\.00[01]\d*; relative error 1\.0e\+0$/,
  );
  expect(() => gradcheck((x) => x.sum(), [tensor([1])])).toThrow('gradcheck: input 0 is float32');
});

test('rounding of the function accuses no right gradient, whatever the seed', () => {
  for (let seed = 0; seed < 20; seed++) {
    const random = new RandomState(seed);
    gradcheck((x) => x.square().sum(), [random.randn([50]).mul(100)]);
    gradcheck((x) => x.square().sum().add(1e6), [random.randn([5])]);
    const labels = tensor(
      Array.from({ length: 128 }, (_, i) => i % 3),
      { dtype: 'int32' },
    );
    gradcheck((x) => functional.crossEntropy(x, labels), [random.randn([128, 3])]);
  }
});

test('a strongly curved function is no kink, and its right gradient passes', () => {
  const f = (x: Tensor) => x.mul(50).exp().add(x.mul(300).sin()).sum();
  expect(gradcheck(f, [tensor([0.1, 0.2, -0.3], { dtype: 'float64' })])).toMatchObject({ kinks: 0 });
});

test('a gradient that is wrong by a millionth is found, also of a curved function and of a large batch', () => {
  const spoilt = (f: (x: Tensor) => Tensor) => (x: Tensor) => f(x).add(f(x.detach()).mul(1e-6));
  const [random, labels] = [new RandomState(1), tensor([0, 1, 2, 0, 1, 2, 0, 1], { dtype: 'int32' })];
  for (const [f, x] of [
    [(x: Tensor) => x.square().sum(), random.randn([50]).mul(100)],
    [(x: Tensor) => x.mul(50).exp().sum(), tensor([0.1, 0.2], { dtype: 'float64' })],
    [(x: Tensor) => functional.crossEntropy(x, labels), random.randn([8, 3])],
  ] as const) {
    expect(() => gradcheck(f, [x])).not.toThrow();
    expect(() => gradcheck(spoilt(f), [x])).toThrow('gradcheck: input 0');
  }
});
