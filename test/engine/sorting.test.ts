import { describe, expect, test } from 'vitest';
import { grad, RandomState, type Tensor, tensor, zeros } from '../../src/engine/index.js';

const nan = Number.NaN;
const inf = Number.POSITIVE_INFINITY;

/** Many equal elements, both zeros, NaN and infinities, among numbers of all sizes. */
function mixed(shape: number[]): Tensor {
  const state = new RandomState(7);
  const x = state.randn(shape);
  const special = [0, -0, nan, inf, -inf, 1, 1, -1, 5e-324, 1e300, -1e300, 1 + 2 ** -30];
  for (let i = 0; i < x.numel(); i += 3) x.data[i] = special[(i / 3) % special.length]!;
  return x;
}

/** The places along the last dimension in order, by comparing: equal ones keep theirs, NaN is the largest. */
function compared(x: Tensor, descending: boolean): number[] {
  const size = x.shape.at(-1)!;
  const compare = (a: number, b: number) =>
    Number.isNaN(a) || Number.isNaN(b)
      ? Number(Number.isNaN(a)) - Number(Number.isNaN(b))
      : Number(a > b) - Number(a < b);
  const sign = descending ? -1 : 1;
  return Array.from({ length: x.numel() / size }, (_, row) => [...x.data.slice(row * size, (row + 1) * size)]).flatMap(
    (row) => [...row.keys()].sort((i, j) => sign * compare(row[i]!, row[j]!)),
  );
}

describe.each(['float64', 'float32', 'int32', 'bool'] as const)('%s', (dtype) => {
  describe.each([1, 10, 64, 65, 1000])('lanes of %d', (size) => {
    const whole = mixed([3, size]).maskedFill(mixed([3, size]).isfinite().logicalNot(), 7);
    const x = dtype.startsWith('float') ? mixed([3, size]).to(dtype) : whole.clamp({ min: -1e9, max: 1e9 }).to(dtype);
    test.each([false, true])('sorted as by comparing, descending: %s', (descending) => {
      const places = compared(x, descending);
      expect([...x.argsort({ descending }).data]).toEqual(places);
      const { values, indices } = x.T.sort({ dim: 0, descending });
      expect([...indices.T.data]).toEqual(places);
      expect(values.tolist()).toEqual(x.T.gather(0, indices).tolist());
      for (const k of [1, Math.ceil(size / 3), size]) {
        const first = x.argsort({ descending }).narrow(1, 0, k);
        expect(x.topk(k, { largest: descending }).indices.tolist()).toEqual(first.tolist());
        expect(x.T.topk(k, { dim: 0, largest: descending }).indices.T.tolist()).toEqual(first.tolist());
      }
    });
    test('quantiles and medians are elements of a rank', () => {
      const finite = x.isfinite().all().item() ? x : x.maskedFill(x.isfinite().logicalNot(), 2);
      const { values, indices } = finite.sort();
      for (const rank of [0, size >> 1, size - 1])
        expect(
          finite
            .quantile(size === 1 ? 0 : rank / (size - 1), { dim: 1 })
            .sub(values.select(1, rank))
            .abs()
            .amax()
            .item(),
        ).toBeLessThan(1e-6);
      expect(finite.median({ dim: 1 }).indices.tolist()).toEqual(indices.select(1, (size - 1) >> 1).tolist());
    });
  });
});

test('a median or a quantile of numbers among which is NaN is NaN', () => {
  const x = zeros([2, 100]);
  x.data[130] = nan;
  expect(x.median({ dim: 1 }).values.tolist()).toEqual([0, nan]);
  expect(x.median({ dim: 1 }).indices.select(0, 1).item()).toBe(30);
  expect(x.quantile(0.2, { dim: 1 }).tolist()).toEqual([0, nan]);
});

test('gradients flow to the elements that were chosen', () => {
  const x = tensor([5, 1, 4, 2], { requiresGrad: true });
  const slopes = (y: Tensor, weights?: Tensor) => grad(y, [x], weights ? { gradient: weights } : {})[0]?.tolist();
  expect(slopes(x.quantile(0.5))).toEqual([0, 0, 0.5, 0.5]); // between 2 and 4
  expect(slopes(x.median({ dim: 0 }).values)).toEqual([0, 0, 0, 1]);
  expect(slopes(x.topk(2).values, tensor([1, 2]))).toEqual([1, 0, 2, 0]);
});

test('of nothing there is no rank', () => {
  expect(() => zeros([2, 0]).quantile(0.5, { dim: 1 })).toThrow(
    'quantile: there is nothing along dimension 1 of shape [2, 0]',
  );
  expect(() => zeros([2, 0]).median({ dim: 1 })).toThrow('median: there is nothing along dimension 1 of shape [2, 0]');
  expect(zeros([2, 0]).sort().values.shape).toEqual([2, 0]);
});
