import { expect, test } from 'vitest';
import { avgPool2d, conv2d, maxPool2d, type Tensor, tensor, zeros } from '../../src/engine/index.js';
import fixture from '../fixtures/torch-windows.json' with { type: 'json' };

const functions: { [name: string]: (x: Tensor, weight?: Tensor, bias?: Tensor) => Tensor } = {
  conv2d: (x, weight, bias) => conv2d(x, weight!, { bias: bias! }),
  'conv2d, moved': (x, weight, bias) =>
    conv2d(x, weight!, { bias: bias!, stride: [2, 1], padding: [1, 2], dilation: [2, 1] }),
  maxPool2d: (x) => maxPool2d(x, 2),
  'maxPool2d, padded': (x) => maxPool2d(x, [3, 2], { stride: [2, 1], padding: [1, 1] }),
  avgPool2d: (x) => avgPool2d(x, [2, 3]),
  'avgPool2d, padded': (x) => avgPool2d(x, 3, { stride: 2, padding: 1 }),
};

// sums of up to 18 products of numbers of size about 1, in another order
const close = (actual: Tensor, expected: number[]) => {
  expect(actual.numel()).toBe(expected.length);
  for (const [i, x] of expected.entries()) expect(Math.abs(actual.data[i]! - x)).toBeLessThan(2e-14);
};

test.each(fixture.map((row) => [row.op, row] as const))("%s and its gradients are PyTorch's", (name, row) => {
  const inputs = row.inputs.map(({ shape, data }) =>
    tensor(data, { dtype: 'float64' }).reshape(shape).detach().requiresGrad_(),
  );
  const y = functions[name]!(inputs[0]!, inputs[1], inputs[2]);
  expect(y.shape).toEqual(row.shape);
  close(y, row.value);
  const weights = tensor(
    row.value.map((_, i) => (i + 1) / 10),
    { dtype: 'float64' },
  );
  y.backward(weights.reshape(y.shape));
  for (const [i, gradient] of row.gradients.entries())
    close(
      inputs[i]!.grad!.div(100),
      (gradient as number[]).map((g) => g / 100),
    ); // weights of up to 24
});

test.each([
  [() => conv2d(zeros([3, 5, 5]), zeros([1, 3, 3, 3])), 'with the same C; .unsqueeze(0) makes a batch of one'],
  // the channels agree, and only the number of dimensions is wrong
  [() => conv2d(zeros([2, 3, 5]), zeros([1, 3, 3, 3])), 'conv2d: images [2, 3, 5] and filters [1, 3, 3, 3]'],
  [() => conv2d(zeros([2, 3, 5, 5, 1]), zeros([1, 3, 3, 3])), 'conv2d: images [2, 3, 5, 5, 1] and filters'],
  [() => conv2d(zeros([2, 3, 5, 5]), zeros([1, 3, 3])), 'conv2d: images [2, 3, 5, 5] and filters [1, 3, 3]'],
  [() => conv2d(zeros([2, 3, 5, 5]), zeros([1, 3, 3, 3, 1])), 'and filters [1, 3, 3, 3, 1]'],
  [() => conv2d(zeros([1, 3, 5, 5]), zeros([2, 3, 3, 3]), { bias: zeros([1]) }), 'conv2d: the bias'],
  [() => conv2d(zeros([1, 3, 5, 5]), zeros([2, 3, 3, 3]), { bias: zeros([2, 1]) }), 'conv2d: the bias'],
  [
    () => maxPool2d(zeros([1, 4, 4]), 2),
    'maxPool2d: images have shape [N, C, H, W]; this tensor has shape [1, 4, 4]; .unsqueeze(0) makes a batch of one',
  ],
  [() => avgPool2d(zeros([1, 1, 1, 4, 4]), 2), 'this tensor has shape [1, 1, 1, 4, 4]'],
  [() => conv2d(zeros([1, 2, 5, 5]), zeros([1, 3, 3, 3])), 'with the same C'],
  [
    () => conv2d(zeros([1, 1, 2, 2]), zeros([1, 1, 3, 3])),
    'a window of 3×3 has no place in images of shape [1, 1, 2, 2]',
  ],
  [() => maxPool2d(zeros([1, 1, 4, 4]), 0), 'maxPool2d: kernel is [0, 0], but must be whole numbers, 1 or more'],
  [() => avgPool2d(zeros([1, 1, 4, 4]), 2, { stride: 1.5 }), 'avgPool2d: stride is [1.5, 1.5]'],
  [() => avgPool2d(zeros([4, 4]), 2), 'images have shape [N, C, H, W]; this tensor has shape [4, 4]'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
