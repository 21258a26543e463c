import { expect, test } from 'vitest';
import type { NDArray } from '../../../src/engine/arrays/ndarray.js';
import { moments, normalized, normalizedGradients } from '../../../src/engine/arrays/normalize.js';
import { manualSeed, randn } from '../../../src/engine/index.js';

/** The largest distance, in units of the largest number. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  expect(x.length).toBe(y.length);
  return Math.max(0, ...x.map((v, i) => Math.abs(v - y[i]!))) / Math.max(1, ...y.map(Math.abs));
}

// rows four at a time and the rest, columns four at a time and the rest
test.each([
  [1, 1],
  [2, 3],
  [4, 4],
  [5, 7],
  [7, 16],
  [33, 10],
  [100, 37],
])('%d rows of %d columns', (rows, columns) => {
  manualSeed(rows);
  const x = randn([rows, columns]).mul(2).add(5);
  const [g, gamma, beta] = [randn([rows, columns]), randn([columns]), randn([columns])] as const;
  const run = (dtype: 'float32' | 'float64') => {
    const [a, w, b, up] = [x, gamma, beta, g].map((t) => t.to(dtype).array) as [NDArray, NDArray, NDArray, NDArray];
    const own = moments(a, [0]);
    const y = normalized([a, w, b], [0], 0.1, own);
    const gradients = normalizedGradients(up.data, [a, w, b], [0], 0.1, own);
    return [own.mean, own.variance, y.data, ...gradients.map(({ data }) => data)];
  };
  const [single, double] = [run('float32'), run('float64')];
  // the roundings of float32, of x − 5 among them
  for (const [i, values] of single.entries()) expect(apart(values, double[i]!), `${i}`).toBeLessThan(3e-6);
});

test('numbers beside a matrix are left alone', () => {
  manualSeed(1);
  const x = randn([3, 5]).array;
  const alone = moments(x, [0]);
  moments(randn([50, 50]).array, [0]); // leaves other numbers in the kernels' memory
  expect(moments(x, [0])).toEqual(alone);
});
