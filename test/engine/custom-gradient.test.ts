import { expect, test } from 'vitest';
import { customGradient, grad, gradcheck, noGrad, RandomState, type Tensor, tensor } from '../../src/engine/index.js';

const point = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true });

test('rounding that lets gradients through', () => {
  const roundThrough = customGradient({ forward: (x) => x.round(), backward: (g) => g });
  const x = point([0.4, 1.6]);
  const y = roundThrough(x);
  expect(y.tolist()).toEqual([0, 2]);
  y.mul(tensor([3, 5], { dtype: 'float64' }))
    .sum()
    .backward();
  expect(x.grad!.tolist()).toEqual([3, 5]);
});

test('a gradient turned round, as of domain-adversarial training; the value has its own memory', () => {
  const reverse = customGradient({ forward: (x) => x, backward: (g) => g.mul(-0.5) });
  const x = point([1, 2]);
  const y = reverse(x);
  y.square().sum().backward(); // g = 2x
  expect(x.grad!.tolist()).toEqual([-1, -2]);
  noGrad(() => y.add_(1));
  expect(x.tolist()).toEqual([1, 2]);
});

test('of two inputs, as a gradient check agrees; null where there is no gradient', () => {
  const random = new RandomState(0);
  const [x, w] = [random.randn([4, 3]), random.randn([3, 2])];
  const product = customGradient({
    forward: (x: Tensor, w: Tensor) => x.matmul(w),
    backward: (g, _, x, w) => [g.matmul(w.T), x.T.matmul(g)],
  });
  expect(gradcheck((x, w) => product(x!, w!).tanh().sum(), [x, w]).relativeError).toBeLessThan(1e-7);
  const constant = customGradient({
    forward: (x: Tensor, w: Tensor) => x.matmul(w),
    backward: (g, _, _x, w) => [g.matmul(w.T), null],
  });
  const weights = w.clone().requiresGrad_();
  expect(constant(x.clone().requiresGrad_(), weights).requiresGrad).toBe(true);
  constant(x.clone().requiresGrad_(), weights).sum().backward();
  expect(weights.grad).toBeNull();
});

test('second derivatives, of the value too: exp″ = exp', () => {
  const exp = customGradient({ forward: (x) => x.exp(), backward: (g, y) => g.mul(y) });
  const x = point([0.5]);
  const [first] = grad(exp(x).sum(), [x], { createGraph: true });
  const [second] = grad(first!.sum(), [x], { createGraph: true });
  const [third] = grad(second!.sum(), [x]);
  for (const derivative of [first, second, third]) expect(derivative!.item()).toBe(x.exp().item());
});

test('without a wish for gradients nothing is noted; whole numbers have none', () => {
  const round = customGradient({ forward: (x) => x.round(), backward: (g) => g });
  expect(round(tensor([1.5])).requiresGrad).toBe(false);
  expect(noGrad(() => round(point([1.5]))).requiresGrad).toBe(false);
  const largest = customGradient({ forward: (x) => x.argmax(), backward: (g) => g });
  expect(largest(point([1, 2])).requiresGrad).toBe(false);
});

test('what is no gradient is refused', () => {
  const x = point([1, 2]);
  const of = (given: unknown) => () =>
    customGradient({ forward: (x) => x.exp(), backward: () => given as Tensor })(x)
      .sum()
      .backward();
  expect(of(undefined)).toThrow(
    'customGradient: for input 0 backward gave undefined, but must give a tensor, or null where there is no gradient',
  );
  expect(of([x, x])).toThrow('customGradient: backward gave 2 gradients, but there is 1 input. Give one for it');
  expect(of(tensor([1]))).toThrow(
    'customGradient: for input 0 backward gave a gradient of shape [1], but the input has shape [2]',
  );
  const sum = customGradient({ forward: (a: Tensor, b: Tensor) => a.add(b), backward: (g) => g });
  expect(() => sum(x, x).sum().backward()).toThrow(
    'customGradient: backward gave 1 gradient, but there are 2 inputs. Give a list with one for each',
  );
  expect(() => customGradient({ forward: (_: Tensor) => 3 as never, backward: (g) => g })(x)).toThrow(
    'customGradient: forward gave 3, but must give a tensor',
  );
  expect(() => customGradient({ forward: (x: Tensor) => x } as never)).toThrow(
    'customGradient: backward is missing, but must be a function',
  );
  expect(() => sum(x, 1 as never)).toThrow('customGradient: ');
});

test('an input that is changed in place before the walk backwards is noticed', () => {
  const square = customGradient({ forward: (x) => x.square(), backward: (g, _, x) => g.mul(x).mul(2) });
  const x = point([1, 2]);
  const y = square(x).sum();
  noGrad(() => x.add_(1));
  expect(() => y.backward()).toThrow('a tensor that the gradient of customGradient needs was changed in place');
});
