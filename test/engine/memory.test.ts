import { execFileSync } from 'node:child_process';
import { totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { ones, zeros } from '../../src/engine/index.js';

/** A net is trained for 1000 steps and the loss of each is kept; prints how many bytes more are in use then. */
const training = `
  import { functional, manualSeed, optim, randint, randn } from 'lectern';
  manualSeed(0);
  const [x, labels] = [randn([64, 784]), randint(0, 10, [64])];
  const parameters = [randn([784, 64]), randn([64, 10])].map((w) => w.mul(0.05).requiresGrad_());
  const optimizer = new optim.SGD(parameters, { lr: 0.01, momentum: 0.9 });
  const losses = [];
  const step = () => {
    optimizer.zeroGrad();
    const loss = functional.crossEntropy(x.matmul(parameters[0]).relu().matmul(parameters[1]), labels);
    loss.backward();
    optimizer.step();
    losses.push(loss);
  };
  const inUse = () => { gc(); gc(); const { heapUsed, arrayBuffers } = process.memoryUsage(); return heapUsed + arrayBuffers; };
  for (let i = 0; i < 20; i++) step();
  const before = inUse();
  for (let i = 0; i < 1000; i++) step();
  console.log(inUse() - before, process.memoryUsage().rss, losses.length);
`;

test('a thousand losses that are kept take less than 60 MB', () => {
  const output = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', training], {
    encoding: 'utf8',
  });
  const [growth, , count] = output.split(' ').map(Number);
  expect(count).toBe(1020);
  expect(growth).toBeLessThan(60e6);
});

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
