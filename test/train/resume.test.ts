// A training that was saved in the middle goes on, with new objects, as if it had never stopped.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  data,
  defaultGenerator,
  Generator,
  load,
  manualSeed,
  nn,
  optim,
  randint,
  randn,
  save,
  Tensor,
} from '../../src/index.js';

const { lrScheduler } = optim;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'resume-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

manualSeed(1);
const x = randn([24, 4]);
const y = randint(0, 3, [24]);

const makeNet = () => {
  const hidden = new nn.Linear(4, 4);
  const tied = new nn.Linear(4, 4);
  tied.weight = hidden.weight;
  return new nn.Sequential(
    hidden,
    new nn.BatchNorm1d(4),
    new nn.Tanh(),
    tied,
    new nn.Dropout(0.2),
    new nn.Linear(4, 3),
  );
};
type Net = ReturnType<typeof makeNet>;
const groups = (net: Net) => {
  const all = net.parameters();
  return [
    { params: all.slice(0, 2), weightDecay: 0.1 },
    { params: all.slice(2), lr: 0.003, betas: [0.8, 0.99] as const },
  ];
};
/** A net large enough for buffers in the kernels' memory. */
const makeLarge = () => new nn.Sequential(new nn.Linear(4, 400), new nn.ReLU(), new nn.Linear(400, 3));

interface Savable {
  stateDict(): object;
  loadStateDict(state: never): unknown;
}
type Stepped = Savable & { step(closure?: () => Tensor): unknown; zeroGrad(): void } & optim.lrScheduler.Schedulable;
type Case = [
  name: string,
  optimizer: (net: nn.Module) => Stepped,
  scheduler: (optimizer: Stepped) => Savable & { step(metric: number): void },
  net?: () => nn.Module,
];

const constant = (optimizer: Stepped) => new lrScheduler.StepLR(optimizer, { stepSize: 100 });
const cases: Case[] = [
  ['SGD with momentum', (net) => new optim.SGD(net.parameters(), { lr: 0.1, momentum: 0.9, nesterov: true }), constant],
  ['Adam, a large net', (net) => new optim.Adam(net.parameters(), { lr: 0.01, amsgrad: true }), constant, makeLarge],
  [
    'AdamW with groups, OneCycleLR',
    (net) => new optim.AdamW(groups(net as Net) as never, { lr: 0.01 }),
    (optimizer) => new lrScheduler.OneCycleLR(optimizer, { maxLr: [0.1, 0.05], totalSteps: 12 }),
  ],
  [
    'RMSprop, ReduceLROnPlateau',
    (net) => new optim.RMSprop(net.parameters(), { lr: 0.1, momentum: 0.5 }),
    (optimizer) => new lrScheduler.ReduceLROnPlateau(optimizer, { patience: 1, cooldown: 1, threshold: 0.2 }),
  ],
  [
    'NAdam, SequentialLR',
    (net) => new optim.NAdam(net.parameters(), { lr: 0.1 }),
    (optimizer) =>
      new lrScheduler.SequentialLR(optimizer, {
        schedulers: [new lrScheduler.LinearLR(optimizer), new lrScheduler.ExponentialLR(optimizer, { gamma: 0.9 })],
        milestones: [5],
      }),
  ],
  ['LBFGS', (net) => new optim.LBFGS(net.parameters(), { maxIter: 3, lineSearchFn: 'strongWolfe' }), () => still],
  ['BFGS', (net) => new optim.BFGS(net.parameters(), { maxIter: 2, lineSearchFn: 'strongWolfe' }), () => still],
];
const still = { step: () => undefined, stateDict: () => ({}), loadStateDict: () => undefined };

/** All that a training is made of; two of them share nothing. */
function makeTraining([, makeOptimizer, makeScheduler, make = makeNet]: Case) {
  const net = make();
  const optimizer = makeOptimizer(net);
  const scheduler = makeScheduler(optimizer);
  const averages = new optim.AveragedParameters(net.parameters(), { decay: 0.9, biasCorrection: true });
  const generator = new Generator(7);
  return { net, optimizer, scheduler, averages, generator };
}
type Training = ReturnType<typeof makeTraining>;

function train({ net, optimizer, scheduler, averages, generator }: Training, epochs: number): number[] {
  const batches = new data.DataLoader([x, y], { batchSize: 12, shuffle: true, generator });
  return Array.from({ length: epochs }, () => {
    let last = 0;
    for (const [images, labels] of batches) {
      optimizer.step(() => {
        optimizer.zeroGrad();
        const loss = nn.functional.crossEntropy(net.forward(images), labels);
        loss.backward();
        last = loss.item();
        return loss;
      });
      averages.update();
    }
    scheduler.step(last);
    return last;
  });
}

/** A state, with the numbers of its tensors. */
const plain = (state: unknown): unknown =>
  JSON.parse(
    JSON.stringify(state, (_, x) =>
      x instanceof Tensor || ArrayBuffer.isView(x) ? [...((x as Tensor).data ?? x)] : x,
    ),
  );

const numbers = ({ net, averages }: Training) => [
  ...Object.values(net.stateDict()).map((tensor) => [...tensor.data]),
  ...averages.stateDict().means,
];

test.each(cases)('%s', (...one) => {
  const path = join(folder, 'checkpoint.safetensors');
  manualSeed(0);
  const whole = makeTraining(one);
  train(whole, 4);
  const { net, optimizer, scheduler, averages, generator } = whole;
  save(
    {
      model: net.stateDict(),
      optimizer: optimizer.stateDict(),
      scheduler: scheduler.stateDict(),
      averages: averages.stateDict(),
      generators: [generator.getState(), defaultGenerator.getState()],
      epoch: 4,
    },
    path,
  );
  const losses = train(whole, 4);
  expect(new Set(losses).size).toBe(4); // it learns on

  manualSeed(99);
  const resumed = makeTraining(one);
  const saved = load(path);
  resumed.net.loadStateDict(saved.model);
  resumed.optimizer.loadStateDict(saved.optimizer as never);
  resumed.scheduler.loadStateDict(saved.scheduler as never);
  resumed.averages.loadStateDict(saved.averages);
  resumed.generator.setState(saved.generators[0]);
  defaultGenerator.setState(saved.generators[1]);
  expect(saved.epoch).toBe(4);
  expect(train(resumed, 4)).toEqual(losses);
  expect(numbers(resumed)).toEqual(numbers(whole));
  expect(plain(resumed.optimizer.stateDict())).toEqual(plain(whole.optimizer.stateDict()));
  expect(resumed.scheduler.stateDict()).toEqual(whole.scheduler.stateDict());
});

test('a net with a weight in two places has both names in its file, and comes back tied', () => {
  const path = join(folder, 'net.safetensors');
  const net = makeNet();
  save(net.stateDict(), path);
  const other = makeNet().loadStateDict(load(path));
  expect(Object.keys(load(path)).sort()).toEqual(Object.keys(net.stateDict()).sort());
  const [first, , , second] = other.children() as nn.Linear[];
  expect(second!.weight).toBe(first!.weight);
  expect(first!.weight.equal((net.children()[0] as nn.Linear).weight)).toBe(true);
});

test('what is no state is refused, with what to save instead', () => {
  const { net, optimizer, scheduler, averages, generator } = makeTraining(cases[0]!);
  const wrong = (value: unknown) => () => save(value, join(folder, 'wrong.safetensors'));
  expect(wrong({ model: net })).toThrow(/^save: model: save net\.stateDict\(\), not the net itself$/);
  expect(wrong({ optimizer })).toThrow(/^save: optimizer: save its stateDict\(\), not the SGD itself$/);
  expect(wrong({ scheduler })).toThrow('scheduler: save its stateDict(), not the StepLR itself');
  expect(wrong({ averages })).toThrow('averages: save its stateDict(), not the AveragedParameters itself');
  expect(wrong({ generator })).toThrow('generator: save its getState(), not the Generator itself');
});
