// The card that a notebook shows of a training.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { manualSeed, nn, optim, type plot, randn, tensor, train } from '../../src/index.js';
import { type Host, hostSymbol } from '../../src/notebook/host.js';

const globals = globalThis as { [hostSymbol]?: Host };
type Bundle = { [type: string]: unknown };
let shown: Bundle[];
let now: number;

beforeEach(() => {
  [shown, now] = [[], 0];
  globals[hostSymbol] = {
    display: (data) => shown.push(data as Bundle),
    clear: () => undefined,
    input: async () => '',
    inspect: String,
    pending: () => undefined,
    replaces: true,
  };
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 40));
});
afterEach(() => {
  delete globals[hostSymbol];
  vi.restoreAllMocks();
});

async function trained(options: Partial<train.FitOptions> = {}): Promise<train.History> {
  manualSeed(0);
  const net = new nn.Linear(2, 2);
  const batches = [0, 1, 2].map(() => [randn([4, 2]), tensor([0, 1, 0, 1], { dtype: 'int32' })] as const);
  const optimizer = new optim.SGD(net.parameters(), { lr: 0.1 });
  return train.fit(net, batches, {
    optimizer,
    epochs: 3,
    validation: batches,
    metrics: { accuracy: train.accuracy },
    ...options,
  });
}

test('has a bar with the time left, curves and the last epochs, and ends as a chart', async () => {
  const history = await trained();
  const frames = shown.slice(0, -1).map(
    (bundle) =>
      bundle['application/vnd.lectern.live.v1+json'] as {
        bar: { share: number; text: string };
        table: { columns: string[]; rows: string[][] };
      },
  );
  expect(frames.length).toBeGreaterThan(3);
  const shares = frames.map(({ bar }) => bar.share);
  expect([shares[0], shares.at(-1)]).toEqual([1 / 9, 1]);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(frames.at(-1)!.bar.text).toMatch(/^epoch 3\/3 · \d+ s left · \d+ ms a step$/);
  expect(frames.at(-1)!.table.columns).toEqual(['epoch', 'loss', 'accuracy', 'valLoss', 'valAccuracy']);
  expect(frames.at(-1)!.table.rows.map(([epoch]) => epoch)).toEqual(['1', '2', '3']);
  const { title, hconcat } = shown.at(-1)!['application/vnd.vegalite.v5+json'] as {
    title: { text: string; subtitle: string[] };
    hconcat: [{ hconcat: object[] }];
  };
  expect(title.text).toBe('epoch 3/3');
  expect(title.subtitle.join(' ')).toMatch(/^loss 0\.\d+ · accuracy 0\.\d+ · valLoss/);
  expect(hconcat[0].hconcat).toHaveLength(2);
  expect(history.epoch).toEqual([1, 2, 3]);
});

test('the last picture is the same however long the training took', async () => {
  await trained();
  const first = JSON.stringify(shown.at(-1));
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  await trained();
  expect(JSON.stringify(shown.at(-1))).toBe(first);
});

test('says who stopped the training', async () => {
  await trained({ epochs: 50, callbacks: [new train.EarlyStopping({ monitor: 'loss', mode: 'max' })] });
  expect(JSON.stringify(shown.at(-1))).toContain('stopped by EarlyStopping in epoch 2');
});

test('ends as a line of text when nothing was learned, and there is none without epochs', async () => {
  await expect(trained({ loss: () => tensor(Number.NaN, { requiresGrad: true }) })).rejects.toThrow('epoch 1');
  expect(shown.at(-1)).toEqual({ 'text/plain': expect.stringContaining('epoch 1/3') });
  shown = [];
  await trained({ epochs: 0 });
  await trained({ verbose: false });
  expect(shown).toEqual([]);
});

test('history.plot() shows numbers of training and validation in one panel, and rates that change', async () => {
  const history = await trained({ verbose: false });
  shown = [];
  const panels = (chart: plot.Chart) => (chart.spec['hconcat'] as object[]).length;
  expect(panels(history.plot())).toBe(2);
  expect(history.plot({ title: 'T' }).data.filter(({ series }) => series === 'validation')).toHaveLength(6);
  history.history['lr']![2] = 0.01;
  expect(panels(history.plot())).toBe(3);
  expect(shown).toEqual([]); // the chart is a value, which its cell shows
  expect(() => new train.History().plot()).toThrow('there is no curve yet');
});

test('lrRangeTest(…).plot() shows the loss against the rate', () => {
  manualSeed(0);
  const net = new nn.Linear(2, 2);
  const batch = [randn([4, 2]), tensor([0, 1, 0, 1], { dtype: 'int32' })] as const;
  const found = train.lrRangeTest(net, [batch], { optimizer: () => new optim.SGD(net.parameters(), { lr: 1 }) });
  const chart = found.plot();
  expect(chart.data.filter(({ series }) => series === 'mean').map(({ x }) => x)).toEqual(found.lr);
  expect(JSON.stringify(chart.spec)).toContain('The loss falls fastest at a rate of');
});
