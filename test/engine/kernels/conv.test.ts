import { afterEach, describe, expect, test } from 'vitest';
import {
  conv2d,
  getNumThreads,
  manualSeed,
  randn,
  setNumThreads,
  type Tensor,
  unfold,
} from '../../../src/engine/index.js';
import { firstDifference } from '../first-difference.js';

const threads = getNumThreads();
afterEach(() => setNumThreads(threads));

/** Images, filters, and how the filters move: every way of packing, several panels, more images than blocks. */
const cases = [
  { x: [1, 1, 1, 1], weight: [1, 1, 1, 1] },
  { x: [3, 2, 5, 18], weight: [4, 2, 3, 2] },
  { x: [20, 3, 9, 9], weight: [5, 3, 3, 3], padding: 1 },
  { x: [2, 40, 6, 20], weight: [7, 40, 3, 3], padding: [2, 1] as const, stride: [1, 2] as const },
  { x: [2, 2, 20, 19], weight: [3, 2, 2, 3], dilation: [3, 2] as const, stride: 3 },
  { x: [2, 1, 4, 4], weight: [1, 1, 2, 2], padding: 3 }, // wider than the filter
  { x: [0, 2, 4, 4], weight: [3, 2, 2, 2] },
];

function operands({ x, weight, ...options }: (typeof cases)[number]) {
  manualSeed(1);
  const [images, filters, bias] = [randn(x), randn(weight), randn([weight[0]!])] as [Tensor, Tensor, Tensor];
  return { images, filters, bias, options };
}

describe.each(cases)('%o', (given) => {
  test('the kernel gives the bits of the product with the patches', () => {
    const { images, filters, bias, options } = operands(given);
    const [out, , height, width] = filters.shape as [number, number, number, number];
    const y = conv2d(images, filters, { bias, ...options });
    const product = filters
      .reshape([out, -1])
      .matmul(unfold(images, [height, width], options))
      .reshape(y.shape);
    expect(y.data).toEqual(product.add(bias.reshape([1, -1, 1, 1])).data);
  });

  test('gradients are those of float64', () => {
    const { images, filters, bias, options } = operands(given);
    const run = (dtype: 'float32' | 'float64') => {
      const leaves = [images, filters, bias].map((t) => t.to(dtype).detach().requiresGrad_());
      const y = conv2d(leaves[0]!, leaves[1]!, { bias: leaves[2]!, ...options });
      y.backward(randnLike(y));
      return leaves.map(({ grad }) => grad!);
    };
    const [single, double] = [run('float32'), run('float64')];
    for (const [i, gradient] of single.entries()) {
      const size = Math.max(1, double[i]!.abs().sum().item() / Math.max(1, gradient.numel()));
      const error = gradient.to('float64').sub(double[i]!).abs().data;
      // sums of up to some thousand products, each rounded: a random walk of 2^-24 steps
      expect(Math.max(0, ...error)).toBeLessThan(2e-5 * size);
    }
  });
});

/** The same numbers in each kind. */
function randnLike(y: Tensor): Tensor {
  manualSeed(2);
  return randn(y.shape).to(y.dtype);
}

test('any number of threads gives the same bits', async () => {
  manualSeed(3);
  const [images, filters] = [randn([9, 8, 20, 20]), randn([16, 8, 3, 3])];
  const run = () => {
    const [x, w] = [images, filters].map((t) => t.detach().requiresGrad_()) as [Tensor, Tensor];
    const y = conv2d(x, w, { padding: 1 });
    y.square().sum().backward();
    return [y, x.grad!, w.grad!].map(({ data }) => data);
  };
  setNumThreads(1);
  const expected = run();
  for (const count of [2, 5]) {
    setNumThreads(count);
    for (let round = 0; round < 5; round++) {
      expect(run().map((numbers, i) => firstDifference(numbers, expected[i]!))).toEqual([-1, -1, -1]);
      await new Promise((resolve) => setTimeout(resolve, 10)); // helpers start meanwhile
    }
  }
});
