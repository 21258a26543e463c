import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

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
