import { expect, test } from 'vitest';
import { gradcheck, RandomState, type Tensor, tensor } from '../../src/engine/index.js';

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
