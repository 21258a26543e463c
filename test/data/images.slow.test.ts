import { expect, test } from 'vitest';
import { data, functional, Generator, init, manualSeed, nn, optim, randint } from '../../src/index.js';

// The course's third run: with rate 3e-3 its cost became infinite, computed as −ln of a probability that is 0 in float32.
test('rate 3e-3 explodes at the default seed, and three times the first cost comes before infinity', () => {
  const { x, y } = data.makeImages();
  const flat = x.reshape([5000, 3072]);
  manualSeed(5);
  const net = new nn.Sequential(new nn.Linear(3072, 50), new nn.ReLU(), new nn.Linear(50, 10));
  for (const w of net.parameters()) init.normal_(w, { std: w.shape.length > 1 ? 1e-4 : 0 });
  const optimizer = new optim.SGD(net.parameters(), { lr: 3e-3 });
  const generator = new Generator(9);
  let [first, tripled, infinite] = [Number.NaN, -1, -1];
  for (let step = 0; step < 500 && infinite < 0; step++) {
    const rows = randint(0, 5000, [100], { generator });
    const scores = net.forward(flat.indexSelect(0, rows));
    const labels = y.indexSelect(0, rows);
    const loss = functional.crossEntropy(scores, labels);
    if (step === 0) first = loss.item();
    if (tripled < 0 && loss.item() > 3 * first) tripled = step;
    if (scores.softmax(1).gather(1, labels.unsqueeze(1)).min().item() === 0) infinite = step;
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
  }
  expect(tripled).toBeGreaterThan(0);
  expect(infinite).toBeGreaterThanOrEqual(tripled);
}, 60_000);
