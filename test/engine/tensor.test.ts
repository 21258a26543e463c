import { describe, expect, test } from 'vitest';
import { manualSeed, randn, ShapeError, Tensor, tensor } from '../../src/engine/index.js';

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

describe("printing has PyTorch's form", () => {
  // each text is what torch 2.13 prints
  test.each([
    ['fractions', tensor([1, 2.5]), 'tensor([1.0000, 2.5000])'],
    [
      'whole numbers',
      tensor([
        [0, 1, 2],
        [3, 4, 5],
      ]),
      'tensor([[0., 1., 2.],\n        [3., 4., 5.]])',
    ],
    ['numbers far apart', tensor([1e-6, 1]), 'tensor([1.0000e-06, 1.0000e+00])'],
    ['one number', tensor(3), 'tensor(3.)'],
    ['nothing', tensor([]), 'tensor([])'],
    ['NaN', tensor([Number.NaN, 1]), 'tensor([nan, 1.])'],
    ['three dimensions', tensor([[[0.5]], [[1.5]]]), 'tensor([[[0.5000]],\n\n        [[1.5000]]])'],
  ])('%s', (_name, x, text) => expect(String(x)).toBe(text));

  test('long ones are cut', () => expect(String(randn([2000]))).toMatch(/^tensor\(\[.*, +\.\.\., .*\]\)$|\.\.\./));
});
