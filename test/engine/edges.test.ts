// Places where it is easy to be wrong; what is right was asked of PyTorch 2.13.

import { describe, expect, test } from 'vitest';
import {
  arange,
  cat,
  type DType,
  functional,
  Generator,
  grad,
  hessian,
  hvp,
  jacobian,
  linspace,
  manualSeed,
  meshgrid,
  multinomial,
  noGrad,
  oneHot,
  ones,
  optim,
  RandomState,
  randn,
  slice,
  stack,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../src/index.js';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const leaf = (values: number | number[] | number[][], dtype: DType = 'float32') =>
  tensor(values, { dtype, requiresGrad: true });
const int = (values: number | number[]) => tensor(values, { dtype: 'int32' });
/** The gradient of Σ f(x). */
const slope = (f: (x: Tensor) => Tensor, values: number | number[] | number[][]) => {
  const x = leaf(values);
  f(x).sum().backward();
  return x.grad?.tolist();
};

describe('gradients', () => {
  test.each<[string, (x: Tensor) => Tensor, number | number[] | number[][], unknown]>([
    ['expand to the same shape', (x) => x.expand([2]).mul(3), [1, 2], [3, 3]],
    ['clone of a number', (x) => x.clone(), 2, 1],
    ['clamp at its bounds', (x) => x.clamp({ min: 0, max: 1 }), [0, 0.5, 1, 2, -1, nan], [1, 1, 1, 0, 0, 0]],
    ['max where there is NaN', (x) => x.max(), [nan, 2, 1], [1, 0, 0]],
    ['median where there is NaN', (x) => x.median(), [2, nan, 1], [0, 1, 0]],
    ['norms of zeros', (x) => x.norm(3), [0, 0], [0, 0]],
    ['norms with a zero', (x) => x.norm(0.5), [0, 4], [0, 1]],
    ['sign', (x) => x.sign(), [-2, 0, 3], [0, 0, 0]],
    ['expm1 far below 0', (x) => x.expm1(), [-20], [Math.fround(2.061153622438558e-9)]], // e⁻²⁰
    [
      'a row times a matrix',
      (x) =>
        x.matmul(
          tensor([
            [1, 2],
            [3, 4],
          ]),
        ),
      [5, 6],
      [3, 7],
    ],
    [
      'a matrix times a column',
      (x) =>
        tensor([
          [1, 2],
          [3, 4],
        ]).matmul(x),
      [5, 6],
      [4, 6],
    ],
    ['a row times a column', (x) => x.matmul(x), [5, 6], [10, 12]],
    ['norm of zeros', (x) => x.norm(), [0, 0], [0, 0]],
    [
      'norm of rows',
      (x) => x.norm(2, { dim: 1 }),
      [
        [0, 0],
        [3, 4],
      ],
      [[0, 0], [0.6, 0.8].map(Math.fround)],
    ],
    ['where', (x) => where(x.gt(1), x, 0), [1, 2], [0, 1]],
    ['nothing of a split', (x) => cat(x.split([0, 3])), [1, 2, 3], [1, 1, 1]],
  ])('%s', (_name, f, values, expected) => expect(slope(f, values)).toEqual(expected));

  test('the running sum loses nothing to large gradients', () => {
    const x = leaf([1, 2, 3]);
    x.cumsum(0).backward(tensor([1e8, 1, 1]));
    expect(x.grad?.tolist()).toEqual([1e8, 2, 1]);
  });
  test('an infinite gradient stays on its side', () => {
    const x = leaf([1, 2]);
    where(tensor([1, 0]).gt(0), x, 0).backward(tensor([1, inf]));
    expect(x.grad?.tolist()).toEqual([1, 0]);
  });
  test('of sums over a single row have gradients', () => {
    const x = leaf([[1, 2]]);
    const [g] = grad(x.sum({ dim: 0 }).square().sum(), [x], { createGraph: true });
    g!.square().sum().backward();
    expect(x.grad?.tolist()).toEqual([[8, 16]]);
    const expected = [
      [
        [
          [30, 30],
          [30, 30],
        ],
      ],
    ].flat();
    expect(
      hessian((v) => v.select(0, 0).sum().pow(3), tensor([[2, 3]]))
        .reshape([1, 2, 2])
        .tolist(),
    ).toEqual(expected);
  });
  test('of what does not depend on x are zeros where derivatives are asked for', () => {
    expect(hvp((x) => x.sum(), tensor([1, 2]), ones([2]))[1].tolist()).toEqual([0, 0]);
    expect(hessian((x) => x.sum(), tensor([1, 2])).tolist()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(jacobian(() => ones([2]), tensor([3])).tolist()).toEqual([[0], [0]]);
  });
  test('have memory of their own with createGraph too', () => {
    const [a, b] = [leaf([1]), leaf([2])];
    a.add(b).sum().backward(undefined, { createGraph: true });
    noGrad(() => a.grad!.zero_());
    expect(b.grad?.item()).toBe(1);
  });
  test('asked for one tensor leave the history of others', () => {
    const x = leaf([3]);
    const h = x.mul(2);
    const [g] = grad(h.square().sum(), [h]);
    h.backward(g);
    expect(x.grad?.item()).toBe(24);
  });
  test('what a gradient does not need may change', () => {
    const x = leaf([0, 1]);
    const results = [x.exp(), x.mul(2), x.mean(), cat([x, x]), x.indexSelect(0, int([0]))];
    noGrad(() => x.add_(1));
    for (const y of results) y.sum().backward();
    expect(x.grad?.data[1]).toBeCloseTo(Math.E + 2 + 0.5 + 2, 5);
    const z = x.mul(x);
    noGrad(() => x.add_(1));
    expect(() => z.sum().backward()).toThrow('that the gradient of mul needs was changed in place');
  });
  test('have the kind of their tensor, and only fractions have any', () => {
    const x = leaf([1]);
    x.mul(2).backward(tensor([1], { dtype: 'float64' }));
    expect(x.grad?.dtype).toBe('float32');
    expect(leaf([1.5]).to('int32').requiresGrad).toBe(false);
    expect(() => int([1]).requiresGrad_()).toThrow('only fractions have gradients, and this tensor is int32');
    expect(() => x.mul(2).requiresGrad_(false)).toThrow('use .detach()');
  });
  test('a hook must give what fits', () => {
    const x = leaf([1, 2]);
    x.registerHook(() => ones([1]));
    expect(() => x.sum().backward()).toThrow('must give a tensor of shape [2], or nothing');
  });
});

describe('values', () => {
  test.each<[string, unknown, unknown]>([
    ['logsumexp of −∞', tensor([-inf, -inf]).logsumexp().item(), -inf],
    ['logsumexp of ∞', tensor([inf, 1]).logsumexp().item(), inf],
    ['norm(0)', tensor([1, 0, 2]).norm(0).item(), 2],
    ['norm(−∞)', tensor([1, -3, 2]).norm(-inf).item(), 1],
    ['linspace of one', linspace(3, 5, 1).tolist(), [3]],
    ['allclose to infinity', tensor([1]).allclose(tensor([inf])), false],
    ['any of nothing', zeros([0]).any().item(), 0],
    ['all of nothing', zeros([0]).all().item(), 1],
    ['equal nothings', zeros([0]).equal(zeros([0])), true],
    ['quantile with NaN', tensor([1, nan, 2]).quantile(0).item(), nan],
    [
      'median along a dimension',
      tensor([
        [3, 1, 2, 4],
        [nan, 1, 1, 1],
      ])
        .median({ dim: 1 })
        .values.tolist(),
      [2, nan],
    ],
    [
      'histc at the edges',
      tensor([0.1, 0.2, 0.3, 0.7, 0.6]).histc({ bins: 10, min: 0, max: 1 }).tolist(),
      [0, 1, 1, 1, 0, 0, 1, 1, 0, 0],
    ],
    [
      'products of integers',
      int([2147483647])
        .mul(int([2147483647]))
        .tolist(),
      [1],
    ],
    ['reciprocal of integers', int([2]).reciprocal().item(), 0.5],
    ['where of integers and a fraction', where(tensor([1, 0]).gt(0), int([5, 5]), 0.5).tolist(), [5, 0.5]],
    ['max of a number', tensor(3).max({ dim: 0 }).values.item(), 3],
    ['argmax of a number', tensor(3).argmax({ dim: -1 }).item(), 0],
    [
      'expand with −1',
      tensor([[1], [2]])
        .expand([-1, 2])
        .tolist(),
      [
        [1, 1],
        [2, 2],
      ],
    ],
    ['flatten in the middle', zeros([2, 3, 4, 5]).flatten(1, 2).shape, [2, 12, 5]],
    [
      'unbind',
      tensor([
        [1, 2],
        [3, 4],
      ])
        .unbind(1)
        .map((t) => t.tolist()),
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'rows',
      [
        ...tensor([
          [1, 2],
          [3, 4],
        ]),
      ].map((t) => t.sum().item()),
      [3, 7],
    ],
    ['argsort', tensor([3, 1, 2]).argsort().tolist(), [1, 2, 0]],
    ['isinf', tensor([inf, 1, -inf]).isinf().tolist(), [1, 0, 1]],
    [
      'slices through the public door',
      arange(5)
        .index(slice(1, -1, 2))
        .tolist(),
      [1, 3],
    ],
  ])('%s', (_name, actual, expected) => expect(actual).toEqual(expected));
});

describe('random numbers', () => {
  test('one draw with replacement is a race, as in PyTorch', () => {
    const weights = arange(1, 11).to('float32');
    const drawn = [0, 1, 2, 3, 4].map((seed) => {
      manualSeed(seed);
      return multinomial(weights, 1, { replacement: true }).item();
    });
    expect(drawn).toEqual([6, 5, 6, 6, 8]);
  });
  test("dropout drops PyTorch's units", () => {
    manualSeed(7);
    const y = functional.dropout(ones([17]), { p: 0.3 });
    expect(y.data[2]).toBe(0);
  });
  test('a view is shuffled in its place', () => {
    const x = arange(10).reshape([5, 2]);
    const column = x.select(1, 0);
    new RandomState(0).shuffle(column);
    expect(x.select(1, 0).tolist()).toEqual(column.tolist());
    expect(column.tolist()).not.toEqual([0, 2, 4, 6, 8]);
  });
  test('seeds are whole numbers', () => {
    for (const bad of [0.5, nan, 2 ** 60]) expect(() => new Generator(bad)).toThrow('Generator: the seed is');
    expect(() => new Generator().manualSeed(2.5)).toThrow('the seed is 2.5');
  });
});

const x = ones([2, 3]);
test.each([
  [() => tensor([1], { dtype: 'int64' as never }), "tensor: dtype is 'int64', but must be one of 'float32'"],
  [() => x.to('float16' as never), "there is no kind of numbers 'float16'"],
  [() => x.permute('1' as never), "permute: ('1') must be whole numbers"],
  [() => x.gather(0, [0] as never), 'gather: [0] stands where a tensor should'],
  [() => x.maskedFill([1] as never, 0), 'maskedFill: [1] stands where a tensor should'],
  [() => cat(x as never), 'stands where a list in brackets should'],
  [() => stack([1] as never), 'stack: 1 stands where a tensor should'],
  [() => cat([tensor(1)]), 'use stack'],
  [() => where(tensor([2, 0]), 1, 0), 'where: the condition is float32, but must be bool'],
  [() => int([1]).scatter(0, int([0]), tensor([0.5])), 'scatter: int32 and float32 do not go together'],
  [() => oneHot(int([1]), undefined as never), 'oneHot: the number of classes is undefined'],
  [() => grad(x.sum(), x.sum() as never), 'stands where a list in brackets should'],
  [() => noGrad(async () => 1), 'noGrad: the function is asynchronous'],
  [() => new optim.SGD(leaf([1, 2])), 'SGD: Tensor [2] stands where a list of parameters should'],
  [() => functional.linear(ones([2, 4]), ones([4, 3])), "the input's last size must be the weight's last, [out, in]"],
  [() => functional.linear(ones([2, 3]), ones([4, 3]), ones([3])), 'the bias must be [4]'],
  [() => functional.linear(ones([2, 3]), ones([4, 3]), ones([4], { dtype: 'float64' })), 'linear: float32 and float64'],
  [() => functional.batchNorm(x, { weight: ones([5]) }), 'should have a number for each of the 3 channels'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));

describe('a single number, as PyTorch takes it', () => {
  const x = tensor(3).requiresGrad_();

  test('has one dimension for what runs along one', () => {
    const y = x.prod({ dim: 0 });
    expect([y.shape, y.item()]).toEqual([[], 3]);
    expect(x.prod({ dim: -1 }).item()).toBe(3);
    expect(grad(y, [x])[0]!.item()).toBe(1);
    expect(() => x.prod({ dim: 1 })).toThrow('prod: there is no dimension 1');
    expect(x.transpose(0, -1).item()).toBe(3);
  });

  test('a mask selects it into a list', () => {
    expect(x.maskedSelect(tensor(true)).shape).toEqual([1]);
    expect(x.maskedSelect(tensor(false)).shape).toEqual([0]);
  });

  test('has no diagonal, nor have stacks of matrices', () => {
    expect(() => x.diag()).toThrow('diag: a list or a matrix is needed; this tensor has shape []');
    expect(() => zeros([2, 2, 2]).diag()).toThrow(
      'diag: a list or a matrix is needed; this tensor has shape [2, 2, 2]',
    );
    for (const other of [x, zeros([2]), zeros([2, 2, 2])])
      expect(() => other.trace()).toThrow('trace: a matrix is needed');
  });
});

test('clamp with its ends in the wrong order gives the upper one everywhere', () => {
  const x = tensor([-1, 1.5, 5, nan]).requiresGrad_();
  const y = x.clamp({ min: 2, max: 1 });
  expect(y.tolist()).toEqual([1, 1, 1, nan]);
  expect(grad(y.narrow(0, 0, 3).sum(), [x])[0]!.tolist()).toEqual([0, 0, 0, 0]);
  expect(tensor([1, 5], { dtype: 'int32' }).clamp({ min: 3, max: 2 }).tolist()).toEqual([2, 2]);
});

test('a histogram between equal ends goes from the least to the largest number; equal ones have 1 on either side', () => {
  expect(tensor([2, 3, 3, 4, 5]).histc({ bins: 4, min: 3, max: 3 }).tolist()).toEqual([1, 2, 1, 1]); // torch.histc
  expect(tensor([3, 3]).histc({ bins: 2 }).tolist()).toEqual([0, 2]);
  expect(tensor([3, 3]).histc({ bins: 8 }).tolist()).toEqual([0, 0, 0, 0, 2, 0, 0, 0]); // from 2 to 4
  expect(tensor([3, 5]).histc({ bins: 1 }).tolist()).toEqual([2]);
  expect(() => tensor([3]).histc({ bins: 2, min: 4, max: 3 })).toThrow(
    'histc: 2 bins from 4 to 3: bins must be a whole number, 1 or more, and the ends finite and in order',
  );
});

test('a histogram whose ends are too far apart for a number is refused; one of large numbers is not', () => {
  const x = tensor([1.55e308], { dtype: 'float64' });
  expect(x.histc({ bins: 2, min: 1.5e308, max: 1.6e308 }).tolist()).toEqual([0, 1]); // torch.histc
  expect(() => x.histc({ bins: 2, min: -1.5e308, max: 1.5e308 })).toThrow('the ends finite and in order');
});

test('a histogram of infinite numbers needs finite ends', () => {
  const x = tensor([0, 1, inf, -inf, nan]);
  expect(() => x.histc({ bins: 2 })).toThrow('the ends finite and in order');
  expect(() => x.histc({ bins: 2, min: 0, max: inf })).toThrow('the ends finite and in order');
  expect(x.histc({ bins: 2, min: 0, max: 1 }).tolist()).toEqual([1, 1]);
});

test('operators want numbers, which a tensor is not; text it can be', () => {
  const x = tensor([1, 2]) as unknown as number;
  for (const wrong of [
    () => -x,
    () => +x,
    () => x * 2,
    () => x - 1,
    () => x < 1,
    () => Math.max(x, 0),
    () => Number(x),
  ])
    expect(wrong).toThrow('write .neg() for −x, .mul() for products, .lt() to compare, .item() for one number');
  expect(`${x}`).toBe('tensor([1., 2.])');
  expect(`a ${String(x)}`).toBe('a tensor([1., 2.])');
  // biome-ignore lint/style/useTemplate: the hint of + is 'default'
  expect('x = ' + x).toBe('x = tensor([1., 2.])');
});

describe('whole numbers that int32 cannot hold are refused, not wrapped', () => {
  const big = tensor([2 ** 30, 7], { dtype: 'int32' });
  const place = tensor([0, 0], { dtype: 'int32' });
  test.each([
    [() => arange(1, 14).prod(), 'prod: 6227020800 is more than int32 can hold'],
    [() => arange(1, 14).reshape([1, 13]).prod({ dim: 1 }), 'prod: 6227020800 is more than'],
    [() => tensor([7], { dtype: 'int32' }).pow(30), 'pow: 2.253934029069225'],
    [() => big.pow(big), 'pow: Infinity is more than'],
    [() => big.unsqueeze(0).matmul(big.unsqueeze(1)), 'matmul: 1152921504606847000 is more than'],
    [() => big.reshape([1, 1, 2]).matmul(big.reshape([1, 2, 1])), 'matmul: 1152921504606847000 is more than'],
    [() => big.scatterAdd(0, place, big), 'scatterAdd: 2147483655 is more than'],
    [() => big.unsqueeze(1).scatterAdd(0, place.unsqueeze(1), big.unsqueeze(1)), 'scatterAdd: 2147483655 is more than'],
    [() => tensor([1e12]).to('int32'), 'to: 999999995904 is more than'],
    [() => tensor(-(2 ** 31) - 1, { dtype: 'float64' }).to('int32'), 'to: -2147483649 is more than'],
    [() => tensor([nan]).to('int32'), 'to: NaN is no whole number, as int32 holds them'],
  ])('%s', (wrong, message) => expect(wrong).toThrow(message));

  test('those that fit are right', () => {
    expect(arange(1, 13).prod().item()).toBe(479001600);
    expect(arange(0, 6).reshape([2, 3]).prod({ dim: 1, keepdim: true }).tolist()).toEqual([[0], [60]]);
    expect(zeros([0], { dtype: 'int32' }).prod().item()).toBe(1);
    expect(
      tensor([-2, 2], { dtype: 'int32' })
        .pow(31 - 1)
        .tolist(),
    ).toEqual([2 ** 30, 2 ** 30]);
    expect(
      big
        .unsqueeze(1)
        .matmul(tensor([[1, -1]], { dtype: 'int32' }))
        .tolist(),
    ).toEqual([
      [2 ** 30, -(2 ** 30)],
      [7, -7],
    ]);
    expect(big.scatterAdd(0, tensor([1, 1], { dtype: 'int32' }), tensor([5, 6], { dtype: 'int32' })).tolist()).toEqual([
      2 ** 30,
      18,
    ]);
    expect(
      tensor([-1.9, 2.9, -(2 ** 31)])
        .to('int32')
        .tolist(),
    ).toEqual([-1, 2, -(2 ** 31)]);
    expect(tensor(2.5).to('int32').item()).toBe(2);
  });
});

test("relu's gradient passes where the number is NaN, as PyTorch's does, in short and in long tensors", () => {
  for (const length of [4, 4096]) {
    const x = tensor(Array.from({ length }, (_, i) => [nan, -1, 0, 2][i % 4]!)).requiresGrad_();
    const [g] = grad(x.relu().sum(), [x]);
    expect(g!.tolist()).toEqual(Array.from({ length }, (_, i) => [1, 0, 0, 1][i % 4]!));
  }
});

describe('what is left out is what PyTorch takes', () => {
  const x = tensor([
    [3, 1, 2],
    [4, 6, 5],
  ]);
  test.each<[string, () => unknown, () => unknown]>([
    ['sort', () => x.sort().values.tolist(), () => x.sort({ dim: -1, descending: false }).values.tolist()],
    ['argsort', () => x.argsort().tolist(), () => x.argsort({ dim: -1, descending: false }).tolist()],
    ['topk', () => x.topk(2).values.tolist(), () => x.topk(2, { dim: -1, largest: true }).values.tolist()],
    ['histc', () => x.histc().tolist(), () => x.histc({ bins: 100, min: 0, max: 0 }).tolist()],
    ['split', () => x.split(1).map(String), () => x.split(1, { dim: 0 }).map(String)],
    ['chunk', () => x.chunk(2).map(String), () => x.chunk(2, { dim: 0 }).map(String)],
    ['unbind', () => x.unbind().map(String), () => x.unbind({ dim: 0 }).map(String)],
    ['cat', () => cat([x, x]).tolist(), () => cat([x, x], { dim: 0 }).tolist()],
    ['stack', () => stack([x, x]).tolist(), () => stack([x, x], { dim: 0 }).tolist()],
    ['std', () => x.std().item(), () => x.std({ correction: 1 }).item()],
    ['bincount', () => tensor([1, 1]).to('int32').bincount().tolist(), () => [0, 2]],
    [
      'meshgrid',
      () => meshgrid([x.select(0, 0), x.select(0, 1)]).map(String),
      () => meshgrid([x.select(0, 0), x.select(0, 1)], { indexing: 'ij' }).map(String),
    ],
  ])('%s', (_, left, written) => expect(left()).toEqual(written()));

  test.each([
    [{}, 1 + 1e-5 + 0.9e-8, true],
    [{}, 1 + 1e-5 + 1.3e-8, false],
    [{ rtol: 0 }, 1 + 0.9e-8, true],
    [{ rtol: 0 }, 1 + 1.1e-8, false],
    [{ atol: 0 }, 1 + 0.9e-5, true],
    [{ atol: 0 }, 1 + 1.1e-5, false],
  ])('allclose with %o: %d', (options, value, close) => {
    const number = (value: number) => tensor([value], { dtype: 'float64' });
    expect(number(value).allclose(number(1), options)).toBe(close);
  });

  test('of sizes in a list some may be 0, and all together are the dimension', () => {
    expect(x.split([0, 2]).map(({ shape }) => shape)).toEqual([
      [0, 3],
      [2, 3],
    ]);
    for (const sizes of [0, -1, 0.5, [1], [2, 1], [3, -1], [0.5, 1.5], []])
      expect(() => x.split(sizes)).toThrow('split: ');
    expect(x.split(5).map(({ shape }) => shape)).toEqual([[2, 3]]);
  });
});

describe('along a dimension in the middle is along the last one, moved there', () => {
  const x = randn([2, 5, 3], { generator: new Generator(4) });
  const functions: { [name: string]: (x: Tensor, dim: number) => Tensor } = {
    sum: (x, dim) => x.sum({ dim, keepdim: true }),
    mean: (x, dim) => x.mean({ dim, keepdim: true }),
    prod: (x, dim) => x.prod({ dim, keepdim: true }),
    var: (x, dim) => x.var({ dim, keepdim: true }),
    norm: (x, dim) => x.norm(3, { dim, keepdim: true }),
    amax: (x, dim) => x.amax({ dim, keepdim: true }),
    amin: (x, dim) => x.amin({ dim, keepdim: true }),
    any: (x, dim) => x.gt(0).any({ dim, keepdim: true }).to('float32'),
    all: (x, dim) => x.gt(0).all({ dim, keepdim: true }).to('float32'),
    argmax: (x, dim) => x.argmax({ dim, keepdim: true }),
    argmin: (x, dim) => x.argmin({ dim, keepdim: true }),
    'max, values': (x, dim) => x.max({ dim, keepdim: true }).values,
    'max, places': (x, dim) => x.max({ dim, keepdim: true }).indices,
    'min, places': (x, dim) => x.min({ dim, keepdim: true }).indices,
    'median, values': (x, dim) => x.median({ dim, keepdim: true }).values,
    'median, places': (x, dim) => x.median({ dim, keepdim: true }).indices,
    quantile: (x, dim) => x.quantile(0.3, { dim, keepdim: true }),
    logsumexp: (x, dim) => x.logsumexp({ dim, keepdim: true }),
    softmax: (x, dim) => x.softmax(dim),
    logSoftmax: (x, dim) => x.logSoftmax(dim),
    cumsum: (x, dim) => x.cumsum(dim),
    cumprod: (x, dim) => x.cumprod(dim),
    sort: (x, dim) => x.sort({ dim }).values,
    argsort: (x, dim) => x.argsort({ dim, descending: true }),
    topk: (x, dim) => x.topk(2, { dim }).values,
    'topk, places': (x, dim) => x.topk(2, { dim }).indices,
    flip: (x, dim) => x.flip(dim),
    roll: (x, dim) => x.roll(2, dim),
    narrow: (x, dim) => x.narrow(dim, 1, 2),
    repeatInterleave: (x, dim) => x.repeatInterleave(2, { dim }),
    indexSelect: (x, dim) => x.indexSelect(dim, tensor([2, 0, 2], { dtype: 'int32' })),
    split: (x, dim) => cat(x.split([2, 1, 2], { dim }).reverse(), { dim }),
    pad: (x, dim) => x.pad(dim, 1, 2, { value: 7 }),
  };
  test.each(Object.entries(functions))('%s', (_, f) => {
    const last = f(x.transpose(1, 2).contiguous(), 2).transpose(1, 2);
    const middle = f(x, 1);
    expect(middle.shape).toEqual(last.shape);
    // sums are added up in another order
    expect(middle.allclose(last.contiguous(), { rtol: 1e-6, atol: 1e-6 })).toBe(true);
  });
});
