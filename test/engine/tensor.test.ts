import { describe, expect, test } from 'vitest';
import {
  arange,
  type DType,
  manualSeed,
  randn,
  ShapeError,
  Tensor,
  tensor,
  where,
  zeros,
} from '../../src/engine/index.js';
import printed from '../fixtures/torch-print.json' with { type: 'json' };

describe('matmul', () => {
  test('is the sum of products along the inner dimension', () => {
    const y = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]).matmul(
      tensor([
        [7, 8],
        [9, 10],
        [11, 12],
      ]),
    );
    expect(y.shape).toEqual([2, 2]);
    expect(y.tolist()).toEqual([
      [58, 64],
      [139, 154],
    ]);
  });

  test.each([
    [1, 1, 1],
    [2, 3, 4],
    [5, 64, 3],
    [3, 130, 7],
    [4, 0, 2],
    [0, 3, 2],
  ])('agrees with a sum in float64 for %i×%i @ %i', (m, k, n) => {
    manualSeed(1);
    const [a, b] = [randn([m, k]), randn([k, n])];
    const y = a.matmul(b);
    expect(y.shape).toEqual([m, n]);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += a.data[i * k + p]! * b.data[p * n + j]!;
        // two roundings to float32 (6e-8 each) for each of k products of size about 1, in both directions
        expect(Math.abs(y.data[i * n + j]! - sum)).toBeLessThanOrEqual(6e-8 * (1 + k));
      }
    }
  });

  test('refuses what does not fit, and says how it could', () => {
    const [a, b] = [randn([2, 3]), randn([5, 3])];
    expect(() => a.matmul(b)).toThrow(
      new ShapeError('matmul: [2, 3] @ [5, 3]: inner sizes 3 and 5 differ. Did you mean .matmul(w.T)?'),
    );
    expect(() => a.matmul(randn([4, 4]))).toThrow('inner sizes 3 and 4 differ.');
    expect(() => a.matmul(tensor(3))).toThrow('both must be matrices');
  });
});

describe('statistics', () => {
  const x = tensor([1, 2, 3, 4]);
  test('mean', () => expect(x.mean().item()).toBe(2.5));
  test('std is that of a sample by default, as in PyTorch', () => expect(x.std().item()).toBeCloseTo(1.2909944487, 7)); // √(5/3)
  test('std of a population', () => expect(x.std({ correction: 0 }).item()).toBeCloseTo(1.1180339887, 7)); // √(5/4)
  test('of nothing is NaN, as in PyTorch', () => expect(tensor([]).mean().item()).toBeNaN());
  test('an impossible correction is refused', () =>
    expect(() => x.std({ correction: Number.NaN })).toThrow('correction is NaN'));
});

describe('elementwise', () => {
  test('mul by a number and by a tensor', () => {
    const x = tensor([
      [1, -2],
      [3, 4],
    ]);
    expect(x.mul(2).tolist()).toEqual([
      [2, -4],
      [6, 8],
    ]);
    expect(x.mul(x).tolist()).toEqual([
      [1, 4],
      [9, 16],
    ]);
    expect(() => x.mul(tensor([1, 2, 3]))).toThrow('mul: [2, 2] and [3]: sizes 2 and 3 differ, and neither is 1');
  });
  test('tanh', () => expect(tensor([0, 100, -100]).tanh().tolist()).toEqual([0, 1, -1]));
});

describe('creation', () => {
  test('a wrong number of elements is refused', () => {
    expect(() => new Tensor(new Float32Array(5), [2, 3])).toThrow('shape [2, 3] needs 6 elements; 5 were given');
    expect(() => tensor([[1, 2], [3], [4, 5, 6]])).toThrow(
      'at depth 1 every list must have 2 elements, as the first one has; [3] has not',
    );
    expect(() => tensor([1, [2]])).toThrow('[2] stands where a number should');
    expect(() => tensor(undefined as never)).toThrow('undefined stands where a number should');
  });
  test('an array too large for memory is refused with its size', () => {
    expect(() => randn([1e9, 1e9])).toThrow('shape [1000000000, 1000000000] has 1000000000000000000 elements');
  });
  test('an operand that is none is refused', () => {
    expect(() => tensor([1]).mul(undefined as never)).toThrow('mul: the other operand is undefined');
  });
  test('a wrong shape is refused', () => {
    expect(() => randn([2, -1])).toThrow('randn: the shape is [2,-1]');
    expect(() => randn([1.5])).toThrow(ShapeError);
  });
  test.each([-(2 ** 60), 1.5, Number.NaN, 2 ** 60])('seed %d is refused', (seed) =>
    expect(() => manualSeed(seed)).toThrow(RangeError),
  );
  test('0 is a seed', () => {
    manualSeed(0);
    const first = randn([3]).tolist();
    manualSeed(0);
    expect(randn([3]).tolist()).toEqual(first);
  });
  test('item needs one element', () => expect(() => tensor([1, 2]).item()).toThrow('item: the tensor has shape [2]'));
});

describe("kinds of results are PyTorch's", () => {
  const float64 = tensor(2, { dtype: 'float64' });
  const mask = tensor([true, false]);
  test.each<[string, Tensor, DType, unknown]>([
    ['a single number does not widen', tensor([1, 2]).div(float64), 'float32', [0.5, 1]],
    ['nor in where', where(mask, tensor([1, 2]), float64), 'float32', [1, 2]],
    ['but makes whole numbers fractions', tensor([1, 2], { dtype: 'int32' }).mul(float64), 'float64', [2, 4]],
    ['two single numbers take the wider', tensor(1).mul(float64), 'float64', 2],
    ['one in a list widens', tensor([1, 2]).mul(float64.reshape([1])), 'float64', [2, 4]],
    ['sums of true and false are or', mask.add(tensor([true, true])), 'bool', [1, 1]],
    ['products are and', mask.mul(tensor([true, true])), 'bool', [1, 0]],
    ['with a number they count', mask.add(1), 'int32', [2, 1]],
    ['true and false make bool', mask, 'bool', [1, 0]],
    ['a Float64Array is copied as it is', tensor(Float64Array.of(0.1, 0.2)), 'float64', [0.1, 0.2]],
    ['an Int32Array too', tensor([Int32Array.of(1, 2)], { dtype: 'int32' }), 'int32', [[1, 2]]],
    ['a list of Float32Arrays', tensor([Float32Array.of(1, 2)]), 'float32', [[1, 2]]],
  ])('%s', (_name, x, dtype, values) => {
    expect(x.dtype).toBe(dtype);
    expect(x.tolist()).toEqual(values);
  });
  test('what does not fit is refused', () => {
    expect(() => mask.sub(mask)).toThrow('bool has no arithmetic of its own');
    expect(() => tensor([3e9], { dtype: 'int32' })).toThrow(
      'tensor: 3000000000 is no whole number from −2³¹ to 2³¹ − 1',
    );
    expect(() => tensor([Number.NaN], { dtype: 'int32' })).toThrow('tensor: NaN is no whole number');
    expect(() => tensor([2 ** 30, 2 ** 30], { dtype: 'int32' }).cumsum(0)).toThrow(
      'cumsum: 2147483648 is more than int32',
    );
  });
});

test('U(low, high) of float64 is rounded once, as in PyTorch', () => {
  manualSeed(0); // torch.manual_seed(0); torch.empty(13).double().uniform_(-2, 3)[-1]
  expect(zeros([13], { dtype: 'float64' }).uniform_({ from: -2, to: 3 }).data[12]).toBe(-0.22366620830346784);
});

describe("printing has PyTorch's form", () => {
  const numbers: { [text: string]: number } = {
    True: 1,
    False: 0,
    inf: Number.POSITIVE_INFINITY,
    '-inf': Number.NEGATIVE_INFINITY,
    nan: Number.NaN,
  };
  test.each(printed)('$shape, $dtype: $text', ({ shape, dtype, data, text }) => {
    const values = data.map((number) => numbers[number] ?? Number(number));
    expect(String(tensor(values, { dtype: dtype as DType }).reshape(shape))).toBe(text);
  });
  test('what wants a gradient says so, on a new line where the last one is full', () => {
    expect(String(tensor([1, 2], { requiresGrad: true }))).toBe('tensor([1., 2.], requiresGrad=true)');
    expect(String(arange(18).to('float32').requiresGrad_())).toBe(
      'tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12., 13.,\n        14., 15., 16., 17.], requiresGrad=true)',
    );
    expect(String(arange(14).to('float32').requiresGrad_())).toMatch(/13\.\],\n {7}requiresGrad=true\)$/);
  });
});

test.each(['cuda', 'cpu'])('a tensor is not sent to %s, which is said where no cell has been checked', (device) =>
  expect(() => tensor([1]).to(device as DType)).toThrow(
    `to: there is no device '${device}' to choose: all tensors live in ordinary memory. Leave .to('${device}') out`,
  ),
);
