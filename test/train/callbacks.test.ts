import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadSafetensors, nn, optim, randn, tensor, train } from '../../src/index.js';
import { maskedChecksum } from '../../src/train/callbacks/event-file.js';
import fixture from '../fixtures/keras-callbacks.json' with { type: 'json' };
import { feed, training } from './feed.js';

const folder = mkdtempSync(join(tmpdir(), 'lectern-callbacks-'));
afterEach(() => vi.restoreAllMocks());

describe("Keras's decisions", () => {
  test.each(fixture.EarlyStopping)('EarlyStopping $options', async ({ options, epochs, stopped }) => {
    const result = await feed(new train.EarlyStopping(options as train.EarlyStoppingOptions), fixture.losses);
    expect([result.rates.length, result.stopped]).toEqual([epochs, stopped]);
  });

  test.each(fixture.ReduceLROnPlateau)('ReduceLROnPlateau $options', async ({ options, rates }) => {
    const result = await feed(new train.ReduceLROnPlateau(options), fixture.losses);
    // Keras keeps rates in float32
    for (const [i, rate] of rates.entries()) expect(result.rates[i]! / rate).toBeCloseTo(1, 6);
  });
});

test('ReduceLROnPlateau is the schedule of this name, counting as Keras does, by differences', async () => {
  const lowered = await feed(new train.ReduceLROnPlateau({ patience: 1, factor: 0.5, minDelta: 1 }), [9, 7.5, 7, 6.4]);
  expect(lowered.rates.map((rate) => rate / lowered.rates[0]!)).toEqual([1, 1, 0.5, 0.5]); // 7 is not below 7.5 − 1, 6.4 is
  const plateau = new train.ReduceLROnPlateau({ monitor: 'accuracy' });
  await feed(plateau, [0.5, 0.25, 0.75]);
  expect(plateau.best).toBe(0.75);
  const refused = (options: unknown) => () => new train.ReduceLROnPlateau(options as object);
  expect(refused({ patiense: 3 })).toThrow("ReduceLROnPlateau: there is no option 'patiense'; did you mean patience?");
  expect(refused(3)).toThrow('ReduceLROnPlateau: the options are 3, but must be an object, such as { patience: 3 }');
});

test('accuracy is made large by itself', async () => {
  const stop = new train.EarlyStopping({ monitor: 'accuracy', patience: 2 });
  await feed(stop, [0.5, 0.4, 0.3, 0.6, 0.7]);
  expect([stop.best, stop.bestEpoch, stop.stoppedEpoch]).toEqual([0.7, 3, 5]);
});

test.each([
  ['valAcc', [0.5, 0.9, 0.1], 0.9],
  ['auc', [0.5, 0.9, 0.1], 0.9],
  ['valF1', [0.5, 0.9, 0.1], 0.9],
  ['recall', [0.5, 0.9, 0.1], 0.9],
  ['valMse', [0.5, 0.9, 0.1], 0.1],
  ['mae', [0.5, 0.9, 0.1], 0.1],
])('the name %s says which of %s is best', (monitor, values, best) => {
  const stop = new train.EarlyStopping({ monitor, patience: 9 });
  stop.training = training();
  stop.onTrainBegin();
  for (const [i, value] of values.entries()) stop.onEpochEnd(i + 1, { [monitor]: value });
  expect(stop.best).toBe(best);
});

test('a name that does not say what is better needs a mode', () => {
  expect(() => new train.EarlyStopping({ monitor: 'perplexity' })).toThrow(
    "EarlyStopping: the name perplexity does not say whether small or large is better; pass mode: 'min' or 'max'",
  );
  expect(new train.EarlyStopping({ monitor: 'perplexity', mode: 'min' }).best).toBe(Infinity);
});

test('EarlyStopping brings the best parameters back', async () => {
  const stop = new train.EarlyStopping({ patience: 1, restoreBestWeights: true });
  const at = training();
  const weight = at.model.parameters()[0]!;
  stop.training = at;
  stop.onTrainBegin();
  for (const [i, valLoss] of [3, 1, 2].entries()) {
    weight.write(Float32Array.of(i));
    stop.onEpochEnd(i + 1, { valLoss });
  }
  stop.onTrainEnd();
  expect([at.stopTraining, weight.item()]).toEqual([true, 1]);
});

test('a number that is not there is named once', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await feed(new train.EarlyStopping({ monitor: 'valAccuracy' }), [1, 2, 3]);
  expect(warn.mock.calls).toEqual([
    [expect.stringContaining('there is no valAccuracy to watch; there is valLoss, accuracy, loss')],
  ]);
});

test('LearningRateScheduler sets each rate', async () => {
  const halving = new train.LearningRateScheduler((epoch, lr) => (epoch === 1 ? 1 : lr / 2));
  expect((await feed(halving, [1, 1, 1])).rates).toEqual([1, 0.5, 0.25]);
  await expect(feed(new train.LearningRateScheduler(() => -1), [1])).rejects.toThrow('gave -1 for epoch 1');
});

test('LearningRateScheduler keeps the shares of groups, also after a rate of 0', async () => {
  const [a, b] = [new nn.Linear(1, 1), new nn.Linear(1, 1)];
  const groups = [{ params: a.parameters() }, { params: b.parameters(), lr: 0.01 }];
  const optimizer = new optim.SGD(groups, { lr: 0.1 });
  const rates = [1, 0, 0.5];
  const scheduler = new train.LearningRateScheduler((epoch) => rates[epoch - 1]!);
  scheduler.training = { ...training(), optimizer };
  scheduler.onTrainBegin();
  const seen = rates.map((_, i) => {
    scheduler.onEpochBegin(i + 1);
    return optimizer.paramGroups.map(({ lr }) => lr);
  });
  expect(seen).toEqual([
    [1, expect.closeTo(0.1, 12)],
    [0, 0],
    [0.5, expect.closeTo(0.05, 12)],
  ]);
});

test('a moment that there is not is refused', () => {
  const make = (moments: object) => () => new train.LambdaCallback(moments);
  expect(make({ onEpochend: () => undefined })).toThrow(
    "there is no option 'onEpochend'; did you mean onEpochEnd? It also has onTrainBegin, ",
  );
  expect(make({ onEpochEnd: 3 })).toThrow('onEpochEnd is 3, but must be a function');
});

describe('ModelCheckpoint', () => {
  test('writes what can be loaded again, under the name of epoch and loss', async () => {
    const path = join(folder, 'a/{epoch:02d}-{valLoss:.2f}-{epoch}.safetensors');
    const checkpoint = new train.ModelCheckpoint(path);
    await feed(checkpoint, [0.5, 0.25]);
    expect(readdirSync(join(folder, 'a')).sort()).toEqual(['01-0.50-1.safetensors', '02-0.25-2.safetensors']);
    const saved = loadSafetensors(readFileSync(checkpoint.lastPath!));
    const { model } = training();
    const weight = model.parameters()[0]!.item();
    for (const parameter of model.parameters()) parameter.write(Float32Array.of(7));
    model.loadStateDict(saved);
    expect(model.parameters()[0]!.item()).toBe(weight);
  });

  test('keeps only the best where that is wanted', async () => {
    await feed(new train.ModelCheckpoint(join(folder, 'b/{epoch}'), { saveBestOnly: true }), [3, 1, 2, 0.5]);
    expect(readdirSync(join(folder, 'b')).sort()).toEqual(['1', '2', '4']);
  });

  test('names a word that is not in the logs', async () => {
    await expect(feed(new train.ModelCheckpoint('{valAccuracy}'), [1])).rejects.toThrow(
      /\{valAccuracy\}, but there is only \{valLoss\}/,
    );
  });
});

test('CSVLogger writes a line an epoch, and goes on with a file', async () => {
  const path = join(folder, 'log.csv');
  await feed(new train.CSVLogger(path, { append: true }), [1]);
  expect(readFileSync(path, 'utf8')).toBe('epoch,accuracy,loss,valLoss\n1,0,1,1\n'); // a new file has a head, as Keras's
  writeFileSync(path, '');
  await feed(new train.CSVLogger(path, { append: true }), [1]);
  expect(readFileSync(path, 'utf8')).toBe('epoch,accuracy,loss,valLoss\n1,0,1,1\n');
  await feed(new train.CSVLogger(path), [0.5, 0.25]);
  await feed(new train.CSVLogger(path, { append: true }), [0.125]);
  expect(readFileSync(path, 'utf8')).toBe(
    'epoch,accuracy,loss,valLoss\n1,0.5,0.5,0.5\n2,0.75,0.25,0.25\n1,0.875,0.125,0.125\n',
  );
});

test('CSVLogger leaves what is in a file it goes on with, and begins anew with each training', async () => {
  const path = join(folder, 'own.csv');
  writeFileSync(path, 'x'); // one character is enough: the file is not new
  const going = new train.CSVLogger(path, { append: true, separator: ';' });
  await feed(going, [1]);
  await feed(going, [0.5]);
  expect(readFileSync(path, 'utf8')).toBe('x1;0;1;1\n1;0.5;0.5;0.5\n');
  const fresh = new train.CSVLogger(path, { separator: ';' });
  await feed(fresh, [1]);
  await feed(fresh, [0.5]);
  expect(readFileSync(path, 'utf8')).toBe('epoch;accuracy;loss;valLoss\n1;0.5;0.5;0.5\n');
  fresh.onEpochEnd(1, { loss: 2, more: 3 }); // the columns are those of the first epoch
  expect(readFileSync(path, 'utf8')).toMatch(/\n1;NA;2;NA\n$/);
  fresh.onTrainBegin();
  fresh.onEpochEnd(0, { more: 3 });
  expect(readFileSync(path, 'utf8')).toBe('epoch;more\n0;3\n');
});

describe('RemoteMonitor', () => {
  test('posts the logs of each epoch', async () => {
    const got: string[] = [];
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        got.push(`${request.method} ${request.url} ${request.headers['content-type']} ${Buffer.concat(parts)}`);
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await feed(new train.RemoteMonitor({ root }), [1]);
    await feed(new train.RemoteMonitor({ root, path: '/x', field: 'logs' }), [1]);
    await feed(new train.RemoteMonitor({ root, sendAsJson: true }), [1]);
    server.close();
    const json = '{"epoch":1,"valLoss":1,"accuracy":0,"loss":1}';
    // keras/src/callbacks/remote_monitor.py: requests.post(root + path, {field: json.dumps(send)}), or json=send
    const form = `application/x-www-form-urlencoded;charset=UTF-8`;
    expect(got).toEqual([
      `POST /publish/epoch/end/ ${form} data=${encodeURIComponent(json)}`,
      `POST /x ${form} logs=${encodeURIComponent(json)}`,
      `POST /publish/epoch/end/ application/json ${json}`,
    ]);
  });

  test('a server that never answers does not hold the training up', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await feed(new train.RemoteMonitor({ root, timeout: 20 }), [1]);
    server.closeAllConnections();
    server.close();
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/did not take the logs \(.*timeout\); the training/)]]);
    expect(() => new train.RemoteMonitor({ timeout: 0 })).toThrow('timeout is 0, but must be a finite number above 0');
  });

  test('a server that is not there is reported once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await feed(new train.RemoteMonitor({ root: 'http://127.0.0.1:1' }), [1, 2]);
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/127\.0\.0\.1:1\/publish.*did not take the logs.*goes on/)],
    ]);
  });
});

describe('TensorBoard', () => {
  test('checksums are CRC-32C, turned by 15 bits', () => {
    // the check value of CRC-32C for "123456789" is 0xe3069283
    const crc = 0xe3069283;
    expect(maskedChecksum(new TextEncoder().encode('123456789'))).toBe(
      (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0,
    );
  });

  test('writes training and validation apart, the same bytes for the same clock', async () => {
    const write = async (logDir: string) => {
      let time = 1.7e9;
      await feed(new train.TensorBoard({ logDir, histogramFreq: 1, clock: () => time++ }), [1, 0.5]);
    };
    await write(join(folder, 'one'));
    await write(join(folder, 'two'));
    const names = ['train/events.out.tfevents.1700000000.lectern', 'validation/events.out.tfevents.1700000001.lectern'];
    for (const name of names)
      expect(readFileSync(join(folder, 'one', name))).toEqual(readFileSync(join(folder, 'two', name)));
    expect(existsSync(join(folder, 'one/validation'))).toBe(true);
  });

  test("names the learning rate as Keras's", async () => {
    const logDir = join(folder, 'rates');
    const { model, optimizer } = training();
    const batch = [randn([4, 1]), tensor([0, 0, 0, 0], { dtype: 'int32' })] as const;
    const board = new train.TensorBoard({ logDir, clock: () => 1.7e9 });
    const csv = new train.CSVLogger(join(logDir, 'log.csv'));
    await train.fit(model, [batch], { optimizer, callbacks: [board, csv], verbose: false });
    const bytes = readFileSync(join(logDir, 'train/events.out.tfevents.1700000000.lectern'), 'latin1');
    expect(bytes).toContain('epoch_learning_rate');
    expect(bytes).not.toContain('epoch_lr');
    expect(readFileSync(join(logDir, 'log.csv'), 'utf8')).toMatch(/^epoch,loss,lr\n1,.*,0\.1\n$/);
  });

  test('the step of an epoch is its number, from 1', async () => {
    const logDir = join(folder, 'steps');
    await feed(new train.TensorBoard({ logDir, clock: () => 1.7e9 }), [1, 1]);
    const bytes = readFileSync(join(logDir, 'train/events.out.tfevents.1700000000.lectern'));
    // records: length (8 bytes), its checksum (4), an event, its checksum (4); in an event field 2, of tag 0x10, is the step
    const steps: number[] = [];
    for (let at = 0; at < bytes.length; at += 16 + Number(bytes.readBigUInt64LE(at))) {
      const event = bytes.subarray(at + 12 + 9); // behind field 1, the time: a tag and 8 bytes
      if (event[0] === 0x10) steps.push(event[1]!);
    }
    expect(steps).toEqual([1, 2]);
  });

  test.each([
    [0, 0],
    [1, 5],
    [2, 3], // epochs 1, 3 and 5
    [5, 1],
  ])('histograms of parameters come every %i epochs', async (histogramFreq, count) => {
    const logDir = join(folder, `histograms-${histogramFreq}`);
    await feed(new train.TensorBoard({ logDir, histogramFreq, clock: () => 1.7e9 }), [1, 1, 1, 1, 1]);
    const bytes = readFileSync(join(logDir, 'train/events.out.tfevents.1700000000.lectern'), 'latin1');
    expect(bytes.split('0.weight').length - 1).toBe(count);
    expect(bytes.split('epoch_loss').length - 1).toBe(5);
  });

  test.each([
    ['epoch', 0],
    [1, 5],
    [2, 3], // batches 0, 2 and 4
    [5, 1],
  ] as const)('batches are written every %s', async (updateFreq, count) => {
    const logDir = join(folder, `batches-${updateFreq}`);
    const board = new train.TensorBoard({ logDir, updateFreq, clock: () => 1.7e9 });
    board.training = training();
    for (let round = 0; round < 2; round++) {
      board.onTrainBegin();
      for (let batch = 0; batch < 5; batch++) board.onTrainBatchEnd(batch, { loss: 1 });
    }
    const file = join(logDir, 'train/events.out.tfevents.1700000000.lectern');
    const bytes = existsSync(file) ? readFileSync(file, 'latin1') : '';
    expect(bytes.split('batch_loss').length - 1).toBe(2 * count);
  });

  test('refuses wrong frequencies', () => {
    expect(() => new train.TensorBoard({ histogramFreq: -1 })).toThrow('histogramFreq is -1');
    expect(() => new train.TensorBoard({ updateFreq: 0 })).toThrow('updateFreq is 0');
  });
});

test('options that break a rule are refused', () => {
  expect(() => new train.EarlyStopping({ patience: -1 })).toThrow('EarlyStopping: patience is -1');
  expect(() => new train.EarlyStopping({ mode: 'most' as 'max' })).toThrow(
    "mode is 'most', but must be one of 'auto', 'min', 'max'",
  );
  expect(() => new train.EarlyStopping({ minDelta: -1 })).toThrow('minDelta is -1');
  expect(() => new train.ReduceLROnPlateau({ factor: 1 })).toThrow(
    'factor is 1, but must be a number above 0 and below 1',
  );
  expect(() => new train.ReduceLROnPlateau({ minLr: -1 })).toThrow('minLr is -1');
  expect(() => new train.StopDiverging({ divergeFactor: 1 })).toThrow(
    'divergeFactor is 1, but must be a finite number above 1',
  );
  expect(() => new train.Snapshots(0)).toThrow('every is 0');
});

test('a callback of one’s own sees every moment', async () => {
  const seen: string[] = [];
  class Own extends train.Callback {
    override onTrainBegin() {
      seen.push('begin');
    }
    override onEpochBegin(epoch: number) {
      seen.push(`epoch ${epoch}`);
    }
    override onTrainBatchBegin(batch: number) {
      seen.push(`batch ${batch}`);
    }
    override onTrainBatchEnd(batch: number, logs: train.Logs) {
      seen.push(`batch ${batch} ${Object.keys(logs)}`);
    }
    override onTestBegin() {
      seen.push('test');
    }
    override onTestEnd(logs: train.Logs) {
      seen.push(`test ${Object.keys(logs)}`);
    }
    override async onEpochEnd(epoch: number, logs: train.Logs) {
      await null;
      seen.push(`epoch ${epoch} ${Object.keys(logs)}`);
    }
    override onTrainEnd() {
      seen.push('end');
    }
  }
  const { model, optimizer } = training();
  const x = randn([4, 1]);
  const y = tensor([0, 0, 0, 0], { dtype: 'int32' });
  await train.fit(model, [[x, y]], { optimizer, validation: [[x, y]], callbacks: [new Own()], verbose: false });
  expect(seen).toEqual([
    'begin',
    'epoch 1',
    'batch 0',
    'batch 0 loss',
    'test',
    'test loss',
    'epoch 1 loss,valLoss,lr',
    'end',
  ]);
});
