import { describe, expect, test, vi } from 'vitest';
import { data, functional, manualSeed, nn, ones, optim, type Tensor, tensor, train } from '../../src/index.js';

const { evaluate, accuracy } = train;
const { x, y } = data.makeMoons(64, { noise: 0.1, randomState: 1 });
const batches = () => new data.DataLoader([x, y], { batchSize: 16 });
const quiet = { verbose: false } as const;

function net(...between: nn.Module[]): nn.Sequential {
  manualSeed(3);
  return new nn.Sequential(new nn.Linear(2, 8), new nn.Tanh(), ...between, new nn.Linear(8, 2));
}

test('fit does what a loop by hand does, to the bit', async () => {
  const [one, other] = [net(), net()];
  const optimizer = new optim.Adam(one.parameters(), { lr: 0.01 });
  const history = await train.fit(one, batches(), { optimizer, epochs: 3, ...quiet });
  const byHand = new optim.Adam(other.parameters(), { lr: 0.01 });
  const losses: number[] = [];
  for (let epoch = 0; epoch < 3; epoch++) {
    let sum = 0;
    for (const [a, b] of batches()) {
      const loss = functional.crossEntropy(other.forward(a), b);
      byHand.zeroGrad();
      loss.backward();
      byHand.step();
      sum += loss.item() * a.shape[0]!;
    }
    losses.push(sum / 64);
  }
  for (const [i, parameter] of one.parameters().entries()) expect(parameter.data).toEqual(other.parameters()[i]!.data);
  expect(history.history.loss).toEqual(losses);
  expect(history.epoch).toEqual([1, 2, 3]);
  expect(history.rows[1]).toEqual({ epoch: 2, loss: losses[1], lr: 0.01 });
  expect(one.training).toBe(false);
});

test('validation uses evaluation mode, metrics count each sample alike', async () => {
  const model = net(new nn.Dropout(0.5));
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
  const validation = new data.DataLoader([x, y], { batchSize: 48 });
  const history = await train.fit(model, batches(), {
    optimizer,
    epochs: 2,
    validation,
    metrics: { accuracy },
    ...quiet,
  });
  const found = evaluate(model, [[x, y]], { metrics: { accuracy } });
  expect(history.history.valLoss![1]).toBeCloseTo(found.loss!, 6);
  expect(history.history.valAccuracy![1]).toBe(found.accuracy);
  const right = model.forward(x).argmax({ dim: 1 }).eq(y).to('float32').mean().item();
  expect(found.accuracy).toBeCloseTo(right, 6);
  expect(Object.keys(history.history)).toEqual(['loss', 'accuracy', 'valLoss', 'valAccuracy', 'lr']);
});

test('callbacks and bar have the mean over the epoch so far, as Keras', async () => {
  const model = net();
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.5 });
  const [means, alone]: [number[], number[]] = [[], []];
  const watch = new train.LambdaCallback({
    onTrainBatchEnd: (_, logs) => {
      means.push(logs.loss!);
      alone.push(watch.training.batchLogs.loss!);
    },
  });
  const uneven = new data.DataLoader([x, y], { batchSize: 48 }); // 48 samples, then 16
  await train.fit(model, uneven, { optimizer, epochs: 2, callbacks: [watch], ...quiet });
  for (const i of [0, 2]) {
    expect(means[i]).toBeCloseTo(alone[i]!, 12);
    expect(means[i + 1]).toBeCloseTo(0.75 * alone[i]! + 0.25 * alone[i + 1]!, 12);
    expect(alone[i + 1]).not.toBe(alone[i]);
  }
});

test('a schedule may be stepped after each batch', async () => {
  const [one, other] = [net(), net()];
  const options = { maxLr: 0.5, totalSteps: 9, cycleMomentum: false };
  const optimizer = new optim.SGD(one.parameters(), { lr: 1 });
  const scheduler = new optim.lrScheduler.OneCycleLR(optimizer, options);
  await train.fit(one, batches(), { optimizer, scheduler, schedulerEvery: 'batch', epochs: 2, ...quiet });
  const byHand = new optim.SGD(other.parameters(), { lr: 1 });
  const schedule = new optim.lrScheduler.OneCycleLR(byHand, options);
  for (let epoch = 0; epoch < 2; epoch++)
    for (const [a, b] of batches()) {
      byHand.zeroGrad();
      functional.crossEntropy(other.forward(a), b).backward();
      byHand.step();
      schedule.step();
    }
  for (const [i, parameter] of one.parameters().entries()) expect(parameter.data).toEqual(other.parameters()[i]!.data);
  expect(scheduler.getLastLr()).toEqual(schedule.getLastLr());
});

test('a loss may be a module', async () => {
  const losses = [functional.crossEntropy, new nn.CrossEntropyLoss(), undefined].map(async (loss) => {
    const model = net();
    const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
    const { history } = await train.fit(model, batches(), { optimizer, ...(loss && { loss }), ...quiet });
    return [history.loss, evaluate(model, [[x, y]], loss && { loss }).loss];
  });
  const [first, ...others] = await Promise.all(losses);
  for (const other of others) expect(other).toEqual(first);
});

describe('accuracy', () => {
  const scores = tensor([
    [1, 2],
    [3, 0],
    [0, 1],
  ]);

  test('is the share of samples that are right', () => {
    expect(accuracy(scores, tensor([1, 1, 1]))).toBeCloseTo(2 / 3, 15);
    const logits = tensor([-1, 0.1, 2, 0]);
    for (const output of [logits, logits.unsqueeze(1)])
      for (const target of [tensor([0, 1, 0, 0]), tensor([[0], [1], [0], [0]])])
        expect(train.binaryAccuracy(output, target)).toBe(0.75);
  });

  test.each([
    [
      () => accuracy(tensor([[1], [2]]), tensor([0, 1])),
      'gives [2, 1], but must give scores [N, classes] of two classes',
    ],
    [() => accuracy(tensor([1, 2]), tensor([0, 1])), 'gives [2], but must give scores'],
    [() => accuracy(scores, tensor([[1], [0], [1]])), 'shape [3, 1] for scores [3, 2]'],
    [() => accuracy(scores, tensor([[1], [0], [1]])), '.flatten() makes them of a column'],
    [() => accuracy(scores, scores), '.argmax({ dim: 1 }) makes them of one-hot rows'],
    [() => accuracy(scores, ones([3, 3])), /sample$/],
    [() => accuracy(scores, ones([2, 1])), /sample$/],
    [() => accuracy(scores, ones([3, 1, 2])), /sample$/],
    [() => accuracy(scores, tensor([1, 0])), 'shape [2] for scores [3, 2], but must be labels [3]'],
    [() => train.binaryAccuracy(scores, tensor([1, 0, 1])), 'scores [3, 2] and targets [3] must both be [N] or [N, 1]'],
    [() => train.binaryAccuracy(tensor([1]), tensor([1, 0])), 'scores [1] and targets [2]'],
  ])('refuses other shapes (%#)', (f, message) => expect(f).toThrow(message));
});

test('evaluate leaves each part in the mode in which it was', () => {
  const model = net(new nn.Dropout(0.5)).train();
  model.namedChildren()[0]![1].training = false;
  evaluate(model, [[x, y]]);
  expect(model.modules().map((module) => module.training)).toEqual([true, false, true, true, true]);
});

test('a schedule is stepped after each epoch, gradients are clipped, other optimisers fit', async () => {
  const model = net();
  const optimizer = new optim.SGD(model.parameters(), { lr: 1 });
  const scheduler = new optim.lrScheduler.ExponentialLR(optimizer, { gamma: 0.5 });
  const largest: number[] = [];
  const watch = new train.LambdaCallback({
    onTrainBatchEnd: () => {
      const squares = model.parameters().map(({ grad }) => grad!.square().sum().item());
      largest.push(Math.sqrt(squares.reduce((sum, s) => sum + s, 0)));
    },
  });
  const history = await train.fit(model, batches(), {
    optimizer,
    scheduler,
    epochs: 3,
    clipGradNorm: 0.01,
    callbacks: [watch],
    ...quiet,
  });
  expect(history.history.lr).toEqual([1, 0.5, 0.25]);
  expect(Math.max(...largest)).toBeLessThan(0.0100001);
  const plateau = new optim.lrScheduler.ReduceLROnPlateau(optimizer, { patience: 0, threshold: 1e9 });
  const flat = await train.fit(model, batches(), { optimizer, scheduler: plateau, epochs: 3, ...quiet });
  expect(flat.history.lr!.map((lr) => lr / 0.125)).toEqual([1, expect.closeTo(0.1), expect.closeTo(0.01)]);
  const second = net();
  const search = new optim.LBFGS(second.parameters(), { lineSearchFn: 'strongWolfe' });
  const { history: found } = await train.fit(second, [[x, y]], { optimizer: search, epochs: 3, ...quiet });
  expect(found.loss![2]).toBeLessThan(0.5 * found.loss![0]!);
});

describe('a loss that is not finite', () => {
  const diverge = (options: Partial<train.FitOptions>) => {
    manualSeed(3);
    const model = new nn.Sequential(new nn.Linear(2, 8), new nn.ReLU(), new nn.Linear(8, 2));
    const optimizer = new optim.SGD(model.parameters(), { lr: 1e30 });
    return train.fit(model, batches(), { optimizer, epochs: 5, ...quiet, ...options });
  };

  test('ends the training with an error that says where and what to do', async () => {
    await expect(diverge({})).rejects.toThrow(/loss is NaN in epoch 1, batch \d: with lr = 1e\+30.*TerminateOnNaN/);
  });

  test('is only written down where that is wanted', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { history } = await diverge({ nanLoss: 'ignore', validation: [[x, y]] });
    expect(history.loss).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('valLoss is NaN in epoch 1: the validation data')]]);
    warn.mockRestore();
  });

  test('ends the training without an error under TerminateOnNaN', async () => {
    const { history } = await diverge({ callbacks: [new train.TerminateOnNaN()] });
    expect(history.loss).toEqual([NaN]);
  });

  test('ends it before, once the loss is three times the first', async () => {
    const stop = new train.StopDiverging();
    const model = net();
    const optimizer = new optim.SGD(model.parameters(), { lr: 300 });
    const { epoch } = await train.fit(model, batches(), { optimizer, epochs: 50, callbacks: [stop], ...quiet });
    expect(stop.diverged).toBe(true);
    expect(epoch.length).toBeLessThan(50);
  });
});

describe('a training that fails', () => {
  const failing = async (options: Partial<train.FitOptions>) => {
    const model = net(new nn.Dropout(0.5));
    const ends: train.Logs[] = [];
    const end = new train.LambdaCallback({ onTrainEnd: (logs) => void ends.push(logs) });
    const { callbacks = [], ...others } = options;
    const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
    const run = train.fit(model, batches(), { optimizer, epochs: 5, callbacks: [end, ...callbacks], ...others });
    const error = (await run.catch((error) => error)) as train.DivergedError;
    expect(error).toBeInstanceOf(Error);
    return { error, ends, modes: model.modules().map((module) => module.training) };
  };

  test('is finished all the same, and its epochs are not lost', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const grow = new train.LearningRateScheduler((epoch) => (epoch <= 2 ? 0.1 : 1e300));
    const { error, ends, modes } = await failing({ callbacks: [grow] });
    expect(error).toBeInstanceOf(train.DivergedError);
    expect([error.epoch, error.history.epoch]).toEqual([3, [1, 2]]);
    expect(ends).toEqual([{ loss: error.history.history.loss![1], lr: 0.1 }]);
    expect(new Set(modes)).toEqual(new Set([false]));
    expect(said.mock.calls.flat()).toEqual([expect.stringMatching(/epoch 3\/5/)]); // the bar's last state
    said.mockRestore();
  });

  test('ends with its first error, whoever threw it', async () => {
    const broken = new train.LambdaCallback({
      onEpochEnd: (epoch) => {
        if (epoch === 2) throw new Error('first');
      },
      onTrainEnd: () => {
        throw new Error('second');
      },
    });
    const { error, ends } = await failing({ callbacks: [broken], ...quiet });
    expect([error.message, error.history.epoch, ends.length]).toEqual(['first', [1, 2], 1]);
    const metric = () => {
      throw new Error('no metric');
    };
    const second = await failing({ metrics: { metric }, ...quiet });
    expect([second.error.message, second.error.history.epoch, second.ends]).toEqual(['no metric', [], [{}]]);
  });
});

test('epochs count from 1 for whoever hears of them, batches from 0', async () => {
  const heard: (number | string)[] = [];
  const watch = new train.LambdaCallback({
    onEpochBegin: (epoch) => void heard.push(`begin ${epoch}`),
    onTrainBatchBegin: (batch) => void heard.push(batch),
    onEpochEnd: (epoch) => void heard.push(`end ${epoch}`),
  });
  const every = new train.LearningRateScheduler((epoch) => epoch / 8);
  const model = net();
  const optimizer = new optim.SGD(model.parameters());
  const options = { optimizer, epochs: 2, callbacks: [watch, every], ...quiet };
  const history = await train.fit(model, new data.DataLoader([x, y], { batchSize: 32 }), options);
  expect(heard).toEqual(['begin 1', 0, 1, 'end 1', 'begin 2', 0, 1, 'end 2']);
  expect(history.rows.map(({ epoch, lr }) => [epoch, lr])).toEqual([
    [1, 0.125],
    [2, 0.25],
  ]);
});

test('no epoch is no training, and draws no bar', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const model = net();
  const { epoch } = await train.fit(model, batches(), { optimizer: new optim.SGD(model.parameters()), epochs: 0 });
  expect([epoch, said.mock.calls]).toEqual([[], []]);
  said.mockRestore();
});

test('wrong calls are refused', async () => {
  const model = net();
  const optimizer = new optim.SGD(model.parameters());
  await expect(train.fit(model, batches(), { optimizer, epochs: 1.5 })).rejects.toThrow(
    'epochs is 1.5, but must be a whole',
  );
  await expect(train.fit(model, [], { optimizer, ...quiet })).rejects.toThrow('there is no batch');
  const wrong: [batches: unknown, options: object, message: string][] = [
    [batches(), { optimizer: undefined }, 'optimizer is missing, but must be an optimiser, as in'],
    [batches(), { optimizer: optim.Adam }, 'optimizer is the class Adam'],
    [{ x, y }, {}, 'fit: batches is { x, y }, but must be a DataLoader, or a list of batches as [[x, y]]'],
    [x, {}, 'batches is Tensor [64, 2]'],
    [[x, y], {}, 'batches is [Tensor [64, 2], Tensor [64]]'],
    [[[x]], {}, 'fit: a batch is [Tensor [64, 2]], but must be [x, y]'],
    [[x.reshape([2, 32, 2])].values(), {}, 'fit: a batch is Tensor [2, 32, 2]'],
    [batches(), { validation: { x, y } }, 'fit: validation is { x, y }, but must be'],
    [
      batches(),
      { callbacks: new train.EarlyStopping() },
      'callbacks is EarlyStopping {…}, but must be a list, each a callback',
    ],
    [
      batches(),
      { callbacks: [train.EarlyStopping] },
      'callbacks is [the class EarlyStopping], but must be a list, each a callback, such as new train.EarlyStopping()',
    ],
    [batches(), { nanLoss: 'err' }, "nanLoss is 'err', but must be one of 'error', 'ignore'"],
    [batches(), { schedulerEvery: 'step' }, "schedulerEvery is 'step', but must be one of 'epoch', 'batch'"],
    [
      batches(),
      { metrics: [accuracy] },
      'metrics is [a function], but must be an object of functions, as { accuracy: train.accuracy }',
    ],
    [batches(), { metrics: { loss: accuracy } }, 'no metric can be named loss'],
    [batches(), { metrics: { accuracy: 'accuracy' } }, "metrics.accuracy is 'accuracy', but must be a function"],
    [
      batches(),
      { metrics: { right: (a: Tensor) => a.mean() } },
      'right gave Tensor [], but must give a number; .item()',
    ],
    [batches(), { loss: 'mse' }, "loss is 'mse', but must be a function"],
  ];
  wrong.push(
    [batches(), { epoch: 3 }, "fit: there is no option 'epoch'; did you mean epochs? It also has optimizer, loss"],
    [batches(), { scheduler: 'cosine' }, "scheduler is 'cosine', but must be a schedule of optim.lrScheduler, such as"],
    [batches(), { loss: () => 3 }, 'fit: what the loss gives is 3, but must be a tensor of one number, as functional'],
    [batches(), { loss: () => undefined }, 'fit: what the loss gives is missing, but must be a tensor of one number'],
  );
  for (const [given, options, message] of wrong)
    await expect(train.fit(model, given as train.Batches, { optimizer, ...quiet, ...options })).rejects.toThrow(
      message,
    );
  const scheduler = new optim.lrScheduler.ReduceLROnPlateau(optimizer);
  await expect(
    train.fit(model, batches(), { optimizer, scheduler, schedulerEvery: 'batch', ...quiet }),
  ).rejects.toThrow("ReduceLROnPlateau watches the loss of an epoch, so schedulerEvery must be 'epoch'");
  await expect(train.fit(model, batches(), undefined as never)).rejects.toThrow('optimizer is missing');
  await expect(train.fit(model, batches(), 3 as never)).rejects.toThrow(
    'options are 3, but must be an object, such as { epochs: 3 }',
  );
  await expect(train.fit(undefined as never, batches(), { optimizer })).rejects.toThrow(
    'fit: the model is missing, but',
  );
  const silent = net();
  silent.forward = () => undefined as never;
  await expect(train.fit(silent, batches(), { optimizer, ...quiet })).rejects.toThrow(
    'fit: what Sequential gives is missing, but must be a tensor, which forward must return',
  );
  expect(() => (evaluate as (batches: unknown) => unknown)([])).toThrow(
    'evaluate: the model is [], but must be a module',
  );
  expect(() => evaluate(model, batches(), { metric: {} } as never)).toThrow(
    "no option 'metric'; did you mean metrics?",
  );
  expect(() => evaluate(model, { x, y } as never)).toThrow('evaluate: batches is { x, y }, but must be a DataLoader');
  expect(() => evaluate(model, [])).toThrow('there is no batch');
});

test('the bar tells epoch and numbers', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const model = net();
  await train.fit(model, batches(), { optimizer: new optim.SGD(model.parameters(), { lr: 0.1 }), epochs: 2 });
  expect(said.mock.calls.flat()).toEqual([expect.stringMatching(/^█{30} 8\/8 epoch 2\/2 · loss 0\.\d{4}$/)]);
  said.mockRestore();
});

describe("CS231n's closed-form numbers", () => {
  const ramp = (from: number, to: number, shape: number[], order: number[] = [0, 1]): Tensor => {
    const count = shape.reduce((product, n) => product * n, 1);
    const step = (to - from) / (count - 1);
    const values = Float64Array.from({ length: count }, (_, i) => from + step * i);
    return tensor([...values], { dtype: 'float64' })
      .reshape(order[0] === 0 ? shape : shape.toReversed())
      .permute(order)
      .contiguous();
  };

  test('the loss of its two-layer net, without and with regularisation', () => {
    const [n, d, h, c] = [3, 5, 50, 7];
    const w1 = ramp(-0.7, 0.3, [d, h]);
    const b1 = ramp(-0.1, 0.9, [h, 1]).reshape([h]);
    const w2 = ramp(-0.3, 0.4, [h, c]);
    const b2 = ramp(-0.9, 0.1, [c, 1]).reshape([c]);
    const inputs = ramp(-5.5, 4.5, [n, d], [1, 0]);
    const model = new nn.Sequential(new nn.Linear(d, h), new nn.ReLU(), new nn.Linear(h, c)).to('float64');
    model.loadStateDict({ '0.weight': w1.T, '0.bias': b1, '2.weight': w2.T, '2.bias': b2 });
    const labels = tensor([0, 5, 1], { dtype: 'int32' });
    const loss = functional.crossEntropy(model.forward(inputs), labels);
    expect(loss.item()).toBeCloseTo(3.4702243556, 9); // the digits that the course prints
    const penalty = model
      .parameters()
      .filter((p) => p.shape.length > 1)
      .map((w) => functional.l2Penalty([w]).item());
    expect(loss.item() + 0.5 * penalty.reduce((a, b) => a + b, 0)).toBeCloseTo(26.5948426952, 9);
  });

  const updates: [string, (w: Tensor) => optim.Optimizer, number[]][] = [
    [
      'momentum',
      (w) => new optim.SGD([w], { lr: 1e-3, momentum: 0.9 }),
      // next_w of the course's table, with v = linspace(0.6, 0.9)
      [0.1406, 0.20738947, 0.27417895, 0.34096842, 0.40775789],
    ],
  ];
  test.each(updates)('%s', (_, make, expected) => {
    const w = ramp(-0.4, 0.6, [4, 5]).requiresGrad_();
    const optimizer = make(w);
    w.grad = ramp(-0.6, 0.4, [4, 5]);
    const sgd = optimizer as optim.SGD;
    const state = sgd.stateDict();
    // the course's v ← μv − lr·dw is −lr times PyTorch's buffer
    state.state[0] = { step: 1, buffers: { momentumBuffer: ramp(0.6, 0.9, [4, 5]).div(-1e-3) } };
    sgd.loadStateDict(state);
    sgd.step();
    w.data.slice(0, 5).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 7);
    });
  });

  test('RMSProp and Adam', () => {
    const w = () => ramp(-0.4, 0.6, [4, 5]).requiresGrad_();
    const first = w();
    first.grad = ramp(-0.6, 0.4, [4, 5]);
    const rmsprop = new optim.RMSprop([first], { lr: 1e-2, alpha: 0.99, eps: 1e-8 });
    const state = rmsprop.stateDict();
    state.state[0] = { step: 1, buffers: { squareAvg: ramp(0.6, 0.9, [4, 5]) } };
    rmsprop.loadStateDict(state);
    rmsprop.step();
    const row = [-0.39223849, -0.34037513, -0.28849239, -0.23659121, -0.18467247];
    first.data.slice(0, 5).forEach((value, i) => {
      expect(value).toBeCloseTo(row[i]!, 7);
    });
    const second = w();
    second.grad = ramp(-0.6, 0.4, [4, 5]);
    const adam = new optim.Adam([second], { lr: 1e-2 });
    const saved = adam.stateDict();
    saved.state[0] = { step: 5, buffers: { expAvg: ramp(0.6, 0.9, [4, 5]), expAvgSq: ramp(0.7, 0.5, [4, 5]) } };
    adam.loadStateDict(saved);
    adam.step();
    const next = [-0.40094747, -0.34836187, -0.29577703, -0.24319299, -0.19060977];
    second.data.slice(0, 5).forEach((value, i) => {
      expect(value).toBeCloseTo(next[i]!, 7);
    });
  });
});
