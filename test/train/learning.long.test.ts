// Nets that learn, as a lesson would train them. Seeds are fixed, so each run gives the same accuracy.

import { expect, test } from 'vitest';
import { data, Generator, manualSeed, nn, optim, train } from '../../src/index.js';

const { accuracy, evaluate } = train;

test('two layers get more than 97 % of the digits', async () => {
  const { x, y } = data.loadDigits();
  const { train: seen, test: held } = data.trainTestSplit(x.div(16), y, { testSize: 360, randomState: 0 });
  manualSeed(0);
  const model = new nn.Sequential(new nn.Linear(64, 100), new nn.ReLU(), new nn.Linear(100, 10));
  const loader = new data.DataLoader([seen.x, seen.y], { batchSize: 32, shuffle: true, generator: new Generator(1) });
  const optimizer = new optim.Adam(model.parameters(), { lr: 3e-3 });
  await train.fit(model, loader, { optimizer, epochs: 30, verbose: false });
  expect(evaluate(model, [[held.x, held.y]], { metrics: { accuracy } }).accuracy).toBeGreaterThan(0.97);
});

test('a small conv net gets more than 85 % of the clothes', async () => {
  const { train: seen, test: held } = data.loadFashionMNIST();
  manualSeed(0);
  const model = new nn.Sequential(
    ...[new nn.Conv2d(1, 16, 3, { padding: 1 }), new nn.ReLU(), new nn.MaxPool2d(2)],
    ...[new nn.Conv2d(16, 32, 3, { padding: 1 }), new nn.ReLU(), new nn.MaxPool2d(2)],
    ...[new nn.Flatten(), new nn.Linear(32 * 7 * 7, 10)],
  );
  const loader = new data.DataLoader([seen.x, seen.y], { batchSize: 64, shuffle: true, generator: new Generator(1) });
  const optimizer = new optim.Adam(model.parameters(), { lr: 2e-3 });
  await train.fit(model, loader, { optimizer, epochs: 7, verbose: false });
  expect(evaluate(model, [[held.x, held.y]], { metrics: { accuracy } }).accuracy).toBeGreaterThan(0.85);
}, 300_000);
