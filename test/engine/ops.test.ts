import { describe, expect, test } from 'vitest';
import { apply } from '../../src/engine/autograd.js';
import {
  conv2d,
  type DType,
  linear,
  manualSeed,
  noGrad,
  ones,
  randn,
  ShapeError,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../src/engine/index.js';
import { type PrimitiveName, rules } from '../../src/engine/ops.js';
import { cases, inputsOf, nameOf, weightsOf } from './cases.js';

describe("value and gradients are PyTorch's", () => {
  // float64: a few roundings on numbers of the size of the largest, or 1; float32: the same, with 2^-24 for each
  for (const [dtype, tolerance] of [
    ['float64', 1e-14],
    ['float32', 2e-6],
  ] as const) {
    test.each(cases.map((row) => [nameOf(row), row] as const))(`%s, ${dtype}`, (_name, row) => {
      const inputs = inputsOf(row, dtype);
      const y = apply(row.op as PrimitiveName, inputs, ...(row.args as never));
      expect(y.shape).toEqual(row.shape);
      close(y, row.value, tolerance);
      y.backward(weightsOf(y));
      for (const [i, gradient] of row.gradients.entries()) {
        if (gradient) close(inputs[i]!.grad!, gradient, tolerance);
        else expect(inputs[i]!.grad).toBeNull();
      }
    });
  }
});

test('every operation of the table is compared', () => {
  const ofItsOwn = new Set(Object.keys(rules).filter((op) => op !== 'custom')); // its gradient is the user's
  expect(new Set(cases.map(({ op }) => op))).toEqual(ofItsOwn);
});

// a symmetric matrix changes in two elements at once: Cholesky's gradient is compared with PyTorch's only
const separate = cases.filter(({ op }) => op !== 'cholesky');

describe('the gradient is the slope (centred differences in float64, h = 1e-5)', () => {
  test.each(separate.map((row) => [nameOf(row), row] as const))('%s', (_name, row) => {
    const inputs = inputsOf(row);
    const loss = () => {
      const y = apply(row.op as PrimitiveName, inputs, ...(row.args as never));
      return y.mul(weightsOf(y)).sum();
    };
    loss().backward();
    for (const input of inputs.filter((_, i) => row.gradients[i])) {
      for (let i = 0; i < input.numel(); i++) {
        const x = input.data[i]!;
        const at = (value: number) => {
          input.data[i] = value;
          return noGrad(() => loss().item());
        };
        const slope = (at(x + 1e-5) - at(x - 1e-5)) / 2e-5;
        input.data[i] = x;
        const given = input.grad!.data[i]!;
        // CS231n's measure; 1e-7 is the error of h², with no kink within h of these points (ties share the gradient)
        expect(Math.abs(given - slope) / Math.max(1e-8, Math.abs(given) + Math.abs(slope))).toBeLessThan(1e-7);
      }
    }
  });
});

function close(actual: Tensor, expected: number[], tolerance: number): void {
  expect(actual.numel()).toBe(expected.length);
  const size = Math.max(1, ...expected.map(Math.abs));
  for (const [i, x] of expected.entries()) expect(Math.abs(actual.data[i]! - x)).toBeLessThanOrEqual(tolerance * size);
}

describe('backward', () => {
  test('of whole powers of negative numbers and of zero', () => {
    const x = tensor([-2, 0], { requiresGrad: true });
    x.pow(3).sum().backward();
    expect(x.grad?.tolist()).toEqual([12, 0]);
    expect(tensor([-8]).pow(0.5).item()).toBeNaN();
  });
  test('of a power by its exponent, at zero', () => {
    const y = tensor([2, 1], { requiresGrad: true });
    tensor([0, 2]).pow(y).sum().backward();
    expect(y.grad?.tolist()).toEqual([0, Math.fround(2 * Math.fround(Math.LN2))]);
  });
  test('sums over all paths, and over calls', () => {
    const x = tensor(3, { requiresGrad: true });
    x.mul(x).add(x).backward();
    expect(x.grad?.item()).toBe(7);
    x.mul(2).backward();
    expect(x.grad?.item()).toBe(9);
  });
  test('goes through a deep history', () => {
    const x = tensor(1, { requiresGrad: true });
    let y: Tensor = x;
    for (let i = 0; i < 20_000; i++) y = y.add(1);
    y.backward();
    expect(x.grad?.item()).toBe(1);
  });
  test('needs a scalar, something to differentiate, and a gradient of the right shape', () => {
    const x = ones([32, 10], { requiresGrad: true });
    expect(() => x.mul(2).backward()).toThrow(
      new ShapeError(
        'backward: start from a scalar loss; this tensor has shape [32, 10]. Reduce it first, e.g. with .mean()',
      ),
    );
    expect(() => ones([1]).backward()).toThrow('nothing that this was computed from wants a gradient');
    expect(() => x.mul(2).backward(ones([2]))).toThrow('the gradient has shape [2], but the tensor has shape [32, 10]');
  });
  test('forgets the history, and says so the second time', () => {
    const x = tensor(2, { requiresGrad: true });
    const y = x.square();
    y.backward();
    expect(() => y.backward()).toThrow('a second time through the same computation');
    expect(() => y.mul(2).backward()).toThrow('compute the loss again');
  });
  test('nothing is recorded in noGrad, nor behind detach', () => {
    const x = tensor(2, { requiresGrad: true });
    expect(noGrad(() => x.mul(2)).requiresGrad).toBe(false);
    expect(x.detach().mul(2).requiresGrad).toBe(false);
    expect(() =>
      noGrad(() => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(x.mul(2).requiresGrad).toBe(true);
  });
});

test('the standard deviation of numbers whose squares float32 cannot hold', () => {
  expect(tensor([-1e30, 1e30]).std({ correction: 0 }).item()).toBe(Math.fround(1e30));
  expect(tensor([-1e-30, 1e-30]).std({ correction: 0 }).item()).toBe(Math.fround(1e-30));
});

test('results keep their gradient when asked', () => {
  const x = tensor([1, 2], { requiresGrad: true });
  const y = x.mul(3).retainGrad();
  const z = y.square();
  z.sum().backward();
  expect(y.grad?.tolist()).toEqual([6, 12]);
  expect(z.grad).toBeNull();
  expect(x.grad?.tolist()).toEqual([18, 36]);
});

describe('in place', () => {
  test('a change between forward and backward is noticed where the gradient needs the numbers', () => {
    const w = tensor([3], { requiresGrad: true });
    const y = w.square();
    noGrad(() => w.mul_(100));
    expect(() => y.sum().backward()).toThrow('that the gradient of square needs was changed in place');
    const z = w.exp();
    z.detach().fill_(0); // the same memory
    expect(() => z.sum().backward()).toThrow('the gradient of exp');
    const sum = w.add(1);
    noGrad(() => w.sub_(1));
    sum.sum().backward();
    expect(w.grad?.tolist()).toEqual([1]);
    const again = w.square().sum();
    again.backward();
    expect(w.grad?.tolist()).toEqual([1 + 2 * 299]);
  });
  test('a change of what the gradient does not need does no harm', () => {
    const [x, w, b] = [[[1, 2]], [[3], [4]], [[5]]].map((values) => tensor(values, { requiresGrad: true }));
    const image = tensor([[[[1]]]], { requiresGrad: true });
    const results = [
      x!.matmul(w!),
      linear(x!, w!.T, b!.flatten()),
      x!.square(),
      where(x!.gt(1), x!, 0),
      x!.log(),
      conv2d(image, image.detach()),
    ];
    noGrad(() => {
      for (const y of results) y.mul_(100);
      b!.add_(1);
    });
    for (const y of results) expect(() => y.sum().backward()).not.toThrow();
    const constant = linear(tensor([[1, 2]]), w!.T);
    noGrad(() => w!.add_(1)); // the gradient of a weight is made of the input
    constant.sum().backward();
    const needed = linear(x!, w!.T);
    noGrad(() => w!.add_(1));
    expect(() => needed.sum().backward()).toThrow('that the gradient of linear needs was changed in place');
  });
  test('changes the very tensor', () => {
    const x = tensor([1, 2]);
    expect(
      x
        .add_(1)
        .mul_(tensor([2, 4]))
        .sub_(2)
        .div_(2),
    ).toBe(x);
    expect(x.tolist()).toEqual([1, 5]);
  });
  test('what would be lost is refused', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    expect(() => x.sub_(1)).toThrow('sub_: changes in place are not recorded, and a gradient is wanted here');
    expect(() => tensor([1, 2]).add_(x)).toThrow('Wrap the change in noGrad');
    const doubled = x.mul(2);
    for (const change of ['zero_', 'normal_', 'uniform_', 'bernoulli_', 'exponential_'] as const) {
      expect(() => doubled[change](), change).toThrow(
        `${change === 'zero_' ? 'fill_' : change}: changes in place are not recorded`,
      );
      expect(() => x.select(0, 0)[change](), change).toThrow('Wrap the change in noGrad');
    }
    expect(noGrad(() => x.sub_(1)).tolist()).toEqual([0, 1]);
    expect(() => tensor([1, 2]).add_(ones([3, 1]))).toThrow(
      new ShapeError('add_: the result has shape [3, 2], but the tensor that is changed has shape [2]'),
    );
    expect(() => tensor([1], { dtype: 'int32' }).div_(2)).toThrow(
      'div_: the result is float32, which int32 cannot hold',
    );
  });
});

test('the median', () => {
  expect(tensor([4, 1, 3, 2]).median().item()).toBe(2);
  expect(tensor([Number.NaN, 1]).median().item()).toBeNaN();
  expect(zeros([0]).median().item()).toBeNaN();
  manualSeed(0);
  for (const n of [1, 2, 3, 10, 101, 1000, 70_000, 100_001]) {
    const x = randn([n]);
    expect(x.median().item()).toBe([...x.data].sort((a, b) => a - b)[(n - 1) >> 1]);
    expect(x.abs().add(1).median().item()).toBe([...x.abs().add(1).data].sort((a, b) => a - b)[(n - 1) >> 1]);
    expect(x.gt(0).median().item()).toBe([...x.gt(0).data].sort()[(n - 1) >> 1]);
  }
});

test("equal medians share the gradient, as PyTorch's", () => {
  const x = tensor([3, 1, 3, 3, 7], { requiresGrad: true, dtype: 'float64' });
  x.median().backward();
  expect(x.grad?.tolist()).toEqual([1 / 3, 0, 1 / 3, 1 / 3, 0]);
});

describe('gradients', () => {
  const leaf = (values: number[], dtype: DType = 'float32') => tensor(values, { requiresGrad: true, dtype });
  test('belong to one tensor each', () => {
    const [w, b, seed] = [leaf([1, 2]), leaf([3, 4]), ones([2])];
    w.add(b).backward(seed);
    w.grad!.fill_(7);
    expect(b.grad?.tolist()).toEqual([1, 1]);
    expect(seed.tolist()).toEqual([1, 1]);
  });
  test('go through a change of kind, and have the kind of their tensor', () => {
    const [x, y] = [leaf([1, 2]), leaf([3, 4], 'float64')];
    x.to('float64').mul(y).add(x.mul(y)).sum().backward();
    expect(x.grad?.tolist()).toEqual([6, 8]);
    expect([x.grad?.dtype, y.grad?.dtype]).toEqual(['float32', 'float64']);
  });
  test('are 0 where the standard deviation, or the exponent, is 0', () => {
    const [x, y] = [leaf([2, 2, 2]), leaf([0, 1])];
    x.std().backward();
    y.pow(0).sum().backward();
    expect(x.grad?.tolist()).toEqual([0, 0, 0]);
    expect(y.grad?.tolist()).toEqual([0, 0]);
    const exponent = leaf([-1]);
    tensor([0]).pow(exponent).sum().backward();
    expect(exponent.grad?.item()).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('true and false are 1 and 0 in arithmetic', () => {
  const mask = tensor([1, 0, 1]).gt(0);
  test.each([
    ['mul(-1)', mask.mul(-1), [-1, 0, -1], 'int32'],
    ['mul(0.5)', mask.mul(0.5), [0.5, 0, 0.5], 'float32'],
    ['add(-1)', mask.add(-1), [0, -1, 0], 'int32'],
    ['mul(300)', mask.mul(300), [300, 0, 300], 'int32'],
    ['div(0.5)', mask.div(0.5), [2, 0, 2], 'float32'],
    ['neg()', mask.neg(), [-1, 0, -1], 'int32'],
    ['mean()', mask.mean().mul(3), 2, 'float32'],
    ['fill_', ones([1], { dtype: 'bool' }).fill_(-0.5), [1], 'bool'],
    ['tensor', tensor([0.5, 0, 256], { dtype: 'bool' }), [1, 0, 1], 'bool'],
  ] as const)('%s', (_name, y, values, dtype) => {
    expect(y.tolist()).toEqual(values);
    expect(y.dtype).toBe(dtype);
  });
});

describe('whole numbers', () => {
  const large = tensor([2147483647, 2147483647], { dtype: 'int32' });
  test('have an exact mean, and a sum that fits or is refused', () => {
    expect(large.mean().item()).toBe(2147483648); // float32's nearest
    expect(() => large.sum()).toThrow('sum: 4294967294 is more than int32 can hold');
  });
  test('stay whole and exact', () => {
    const x = tensor([16777217, -3], { dtype: 'int32' });
    for (const [y, values] of [
      [x.neg(), [-16777217, 3]],
      [x.abs(), [16777217, 3]],
      [x.relu(), [16777217, 0]],
    ] as const) {
      expect(y.dtype).toBe('int32');
      expect(y.tolist()).toEqual(values);
    }
    expect(x.eq(16777217).tolist()).toEqual([1, 0]);
  });
});

test.each([
  [() => ones([2, 3]).sum({ dim: [0, -2] }), 'sum: dimension 0 is named twice in [0,0]'],
  [() => ones([2, 2]).permute([0, 0]), 'permute: [0,0] must name each of the 2 dimensions once'],
  [() => ones([2, 2]).permute([0]), 'must name each of the 2 dimensions once'],
  [() => ones([10]).reshape([-1, 3]), 'reshape: 10 elements do not fill shape [-1, 3], whatever stands for -1'],
  [() => ones([1]).reshape([-1, -1]), 'of which one may be -1'],
  [() => ones([2, 2]).matmul(3 as never), 'matmul: the other operand is 3, but must be a tensor'],
  [() => tensor('3' as never), "tensor: '3' stands where a number should"],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));

test('a single number may be summed along its dimension 0 or -1', () => {
  expect(tensor(3).sum({ dim: 0 }).item()).toBe(3);
  expect(tensor(3).mean({ dim: -1 }).item()).toBe(3);
});

describe('shapes', () => {
  const x = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  test('reductions along dimensions', () => {
    expect(x.sum({ dim: 0 }).tolist()).toEqual([5, 7, 9]);
    expect(x.mean({ dim: -1, keepdim: true }).tolist()).toEqual([[2], [5]]);
    expect(x.std({ dim: 1 }).tolist()).toEqual([1, 1]);
    expect(zeros([2, 0, 3]).sum({ dim: 1 }).tolist()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
  test('movements', () => {
    expect(x.T.tolist()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(x.reshape([3, -1]).tolist()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(x.transpose(0, 1).shape).toEqual([3, 2]);
    expect(tensor([1, 2]).expand([2, 2]).tolist()).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });
  test('what does not fit is named', () => {
    expect(() => x.reshape([4, 2])).toThrow('reshape: shape [4, 2] needs 8 elements; 6 were given');
    expect(() => x.sum({ dim: 2 })).toThrow('sum: there is no dimension 2; the tensor has 2');
    expect(() => x.expand([4, 3])).toThrow(ShapeError);
    expect(() => x.add(tensor([1, 2]))).toThrow('add: [2, 3] and [2]: sizes 3 and 2 differ');
  });
});

describe('kinds of numbers', () => {
  const whole = tensor([1, 2], { dtype: 'int32' });
  test.each([
    ['int32 + int32', whole.add(whole), 'int32'],
    ['int32 + a whole number', whole.add(1), 'int32'],
    ['int32 + a fraction', whole.add(0.5), 'float32'],
    ['int32 / int32', whole.div(whole), 'float32'],
    ['int32 + float32', whole.add(tensor([1, 2])), 'float32'],
    ['float32 + float64', tensor([1]).add(tensor([1], { dtype: 'float64' })), 'float64'],
    ['float32 + a fraction', tensor([1]).add(0.1), 'float32'],
    ['a comparison', whole.gt(1), 'bool'],
    ['a sum of bool', whole.gt(1).sum(), 'int32'],
    ['exp of int32', whole.exp(), 'float32'],
  ])('%s', (_name, y, dtype) => expect(y.dtype).toBe(dtype));
  test('a number is rounded to the kind of the tensor first, as in PyTorch', () => {
    expect(tensor([3]).mul(0.1).item()).toBe(Math.fround(3 * Math.fround(0.1)));
  });
  test('products need one kind', () =>
    expect(() => tensor([[1]]).matmul(tensor([[1]], { dtype: 'float64' }))).toThrow(
      'matmul: float32 and float64 do not go together',
    ));
  test('printing', () => {
    expect(String(whole)).toBe('tensor([1, 2], dtype=int32)');
    expect(String(whole.gt(1))).toBe('tensor([False,  True])');
    expect(String(tensor([0.5], { dtype: 'float64' }))).toBe('tensor([0.5000], dtype=float64)');
  });
});

test('each operation has a loop of its own, whatever kinds and shapes it has met before', () => {
  const kinds = ['float64', 'float32', 'int32', 'bool'] as const;
  const numbers = [3, 0, 1, 1];
  const expected = {
    gt: [1, 0, 0, 0],
    lt: [0, 1, 0, 0],
    ge: [1, 0, 1, 1],
    le: [0, 1, 1, 1],
    eq: [0, 0, 1, 1],
    ne: [1, 1, 0, 0],
    add: [4, 1, 2, 2],
    sub: [2, -1, 0, 0],
    mul: [3, 0, 1, 1],
    maximum: [3, 1, 1, 1],
    minimum: [1, 0, 1, 1],
  };
  for (const a of kinds.slice(0, 3)) {
    for (const b of kinds) {
      const x = tensor(numbers, { dtype: a });
      for (const [op, values] of Object.entries(expected)) {
        const y = x[op as keyof typeof expected](ones([1], { dtype: b }));
        expect(y.tolist(), `${op} of ${a} and ${b}`).toEqual(values);
        const table = x
          .unsqueeze(1)
          .expand([4, 2])
          [op as keyof typeof expected](ones([1, 2], { dtype: b }));
        expect(table.select(1, 1).tolist(), `${op} of ${a} and ${b}`).toEqual(values);
      }
      expect(x.to(b).tolist(), `${a} as ${b}`).toEqual(b === 'bool' ? [1, 0, 1, 1] : numbers);
    }
  }
  const nan = tensor([Number.NaN, 1]);
  for (const op of ['gt', 'lt', 'ge', 'le', 'eq'] as const) expect(nan[op](nan).select(0, 0).item()).toBe(0);
  expect(nan.isnan().tolist()).toEqual([1, 0]);
  expect(tensor([2.7, -2.7]).to('int32').tolist()).toEqual([2, -2]);
});
