import { totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { ones, zeros } from '../../src/engine/index.js';

test('arrays that are too large are refused with their size', () => {
  expect(() => zeros([2 ** 20, 2 ** 20])).toThrow('shape [1048576, 1048576] has 1099511627776 elements, more than');
  const wide = Math.ceil(totalmem() / 8 / 2 ** 14);
  if (wide * 2 ** 14 < 2 ** 32)
    expect(() => zeros([wide, 2 ** 14], { dtype: 'float64' })).toThrow(
      /takes \d+\.\d GiB, more than there is\. Work in parts/,
    );
  expect(() => ones([2 ** 17, 1]).add(ones([1, 2 ** 17]))).toThrow('takes 64.0 GiB, more than there is');
  expect(() => ones([2 ** 16, 1]).matmul(ones([1, 2 ** 16]))).toThrow('take 16.0 GiB together; the kernels have 2 GiB');
});
