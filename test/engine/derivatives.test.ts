import { describe, expect, test } from 'vitest';
import { apply } from '../../src/engine/autograd.js';
import { enableGrad, grad, hessian, hvp, jacobian, noGrad, ones, type Tensor, tensor } from '../../src/engine/index.js';
import type { PrimitiveName } from '../../src/engine/ops.js';
import { cases, inputsOf, kindsOf, nameOf } from './cases.js';

const point = (values: number[]) => tensor(values, { dtype: 'float64' });

/** (1 − x)² + 100 (y − x²)² */
const rosenbrock = (p: Tensor): Tensor => {
  const [x, y] = [p.select(0, 0), p.select(0, 1)];
  return x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
};
/** By hand: 2 − 400 (y − 3x²), −400 x, 200. */
const rosenbrockHessian = (x: number, y: number) => [
  [2 - 400 * (y - 3 * x * x), -400 * x],
  [-400 * x, 200],
];

describe('higher derivatives', () => {
  test('of a power, three times', () => {
    const x = tensor(2, { requiresGrad: true, dtype: 'float64' });
    const [first] = grad(x.pow(4), [x], { createGraph: true });
    const [second] = grad(first!, [x], { createGraph: true });
    const [third] = grad(second!, [x]);
    expect([first!.item(), second!.item(), third!.item()]).toEqual([32, 48, 48]);
    expect(x.grad).toBeNull();
  });
  test('the Hessian of the Rosenbrock function, and its product with a vector', () => {
    const [x, y] = [-1.5, 0.5];
    expect(hessian(rosenbrock, point([x, y])).tolist()).toEqual(rosenbrockHessian(x, y));
    const [value, product] = hvp(rosenbrock, point([x, y]), point([1, 2]));
    expect(value.item()).toBe(6.25 + 100 * (0.5 - 2.25) * (0.5 - 2.25));
    expect(product.tolist()).toEqual(rosenbrockHessian(x, y).map(([a, b]) => a! + 2 * b!));
  });
  test('the Jacobian has the shapes of result and argument', () => {
    expect(jacobian((x) => x.square(), point([1, 2])).tolist()).toEqual([
      [2, 0],
      [0, 4],
    ]);
    expect(jacobian((x) => x.sum({ dim: 0 }), ones([2, 3])).shape).toEqual([3, 2, 3]);
  });
  // centred differences of the first gradients, h = 1e-5: an error of h² and roundings of 1e-16/h
  const smooth = cases.filter(
    ({ op, inputs }) =>
      !['cholesky', 'floor', 'ceil', 'round', 'trunc', 'sign', 'floorDivide'].includes(op) &&
      !(/imum$/.test(op) && inputs[0]!.shape[1] === 1), // nothing symmetric, nothing flat, no ties
  );
  test.each(smooth.map((row) => [nameOf(row), row] as const))(
    'the second derivative of %s is the slope of the first',
    (_name, row) => {
      const op = row.op as PrimitiveName;
      const kinds = kindsOf(row);
      const inputs = inputsOf(row).map((input) => input.detach());
      const at = kinds.indexOf('float64');
      const x = inputs[at]!;
      const first = (value: Tensor, createGraph: boolean): Tensor => {
        const own = inputs.map((input, i) => (i === at ? value : input));
        const y = apply(op, own, ...(row.args as never));
        return grad(y.square().sum(), [value], { createGraph })[0]!;
      };
      const leaf = x.detach().requiresGrad_();
      const direction = point(Array.from({ length: x.numel() }, (_, i) => ((7 * i + 3) % 5) - 1.7)).reshape(x.shape);
      const [second] = grad(first(leaf, true).mul(direction).sum(), [leaf]);
      const shifted = (h: number) => first(x.add(direction.mul(h)).requiresGrad_(), false);
      const slope = shifted(1e-5).sub(shifted(-1e-5)).div(2e-5);
      for (const [i, s] of [...slope.data].entries())
        expect(Math.abs(second!.data[i]! - s)).toBeLessThan(1e-6 * Math.max(1, Math.abs(s)));
    },
  );
});

describe('inside noGrad', () => {
  test('derivatives of a function are the same', () => {
    const square = (x: Tensor) => x.square();
    const x = tensor([1, 2]);
    expect(noGrad(() => jacobian(square, x)).tolist()).toEqual([
      [2, 0],
      [0, 4],
    ]);
    expect(noGrad(() => hessian((at) => square(at).sum(), x)).tolist()).toEqual([
      [2, 0],
      [0, 2],
    ]);
    expect(noGrad(() => hvp((at) => square(at).sum(), x, tensor([1, 1]))[1]).tolist()).toEqual([2, 2]);
  });
  test('enableGrad records', () => {
    const x = tensor([3], { requiresGrad: true });
    noGrad(() => enableGrad(() => x.mul(2)).backward());
    expect(x.grad?.item()).toBe(2);
    expect(() => enableGrad(async () => 1)).toThrow('enableGrad: the function is asynchronous');
  });
  test('the vector of hvp must have the shape of x, and its functions take and give tensors', () => {
    expect(() => hvp((x) => x.sum(), tensor([1, 2]), tensor([1]))).toThrow(
      'the vector has shape [1], but must have that of x, [2]',
    );
    expect(() => jacobian((x) => x, [1] as never)).toThrow('jacobian: [1] stands where a tensor should');
    expect(() => jacobian((() => 1) as never, tensor([1]))).toThrow('jacobian: 1 stands where a tensor should');
    expect(jacobian((x) => x.narrow(0, 0, 0), tensor([1, 2])).shape).toEqual([0, 2]);
  });
});

describe('walking the history', () => {
  test('more than once, when it is retained', () => {
    const x = tensor(3, { requiresGrad: true });
    const y = x.square();
    y.backward(undefined, { retainGraph: true });
    y.backward();
    expect(x.grad?.item()).toBe(12);
  });
  test('to results in between', () => {
    const x = tensor(3, { requiresGrad: true });
    const y = x.square();
    expect(grad(y.mul(5), [y, x]).map((g) => g.item())).toEqual([5, 30]);
  });
  test('not to what has no part in it', () => {
    const [x, y] = [tensor(3, { requiresGrad: true }), tensor(3, { requiresGrad: true })];
    expect(() => grad(x.square(), [x, y])).toThrow('grad: the output does not depend on input 1');
  });
  test('hooks see gradients and may replace them, until removed', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const seen: unknown[] = [];
    const hook = x.registerHook((g) => {
      seen.push(g.tolist());
      return g.mul(10);
    });
    x.mul(3).sum().backward();
    hook.remove();
    x.mul(3).sum().backward();
    expect(seen).toEqual([[3, 3]]);
    expect(x.grad?.tolist()).toEqual([33, 33]);
  });
});
