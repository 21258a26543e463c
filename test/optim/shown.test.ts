import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { nn, optim } from '../../src/index.js';

const net = () => new nn.Linear(3, 2);
const sgd = () => new optim.SGD(net().parameters(), { lr: 0.5 });
const { lrScheduler } = optim;
const step = () => new lrScheduler.StepLR(sgd(), { stepSize: 1 });

/** All that the two rooms export and that can be made. */
const values: { [name: string]: () => object } = {
  ...Object.fromEntries(
    (['AdaBelief', 'Adadelta', 'Adagrad', 'Adam', 'AdamW', 'Adamax', 'BFGS', 'LBFGS', 'NAdam', 'Newton'] as const).map(
      (name) => [name, () => new optim[name](net().parameters())],
    ),
  ),
  RAdam: () => new optim.RAdam(net().parameters()),
  RMSprop: () => new optim.RMSprop(net().parameters()),
  SGD: sgd,
  chain: () => optim.chain(net().parameters(), [optim.transforms.scaleByAdam()]),
  AveragedParameters: () => new optim.AveragedParameters(net().parameters(), { decay: 0.9 }),
  ChainedScheduler: () => new lrScheduler.ChainedScheduler([step()]),
  ConstantLR: () => new lrScheduler.ConstantLR(sgd()),
  CosineAnnealingLR: () => new lrScheduler.CosineAnnealingLR(sgd(), { TMax: 3 }),
  CosineAnnealingWarmRestarts: () => new lrScheduler.CosineAnnealingWarmRestarts(sgd(), { T0: 3 }),
  CyclicLR: () => new lrScheduler.CyclicLR(sgd(), { baseLr: 0.5, maxLr: 1 }),
  ExponentialLR: () => new lrScheduler.ExponentialLR(sgd(), { gamma: 0.9 }),
  InverseTimeLR: () => new lrScheduler.InverseTimeLR(sgd(), { k: 0.1 }),
  LambdaLR: () => new lrScheduler.LambdaLR(sgd(), () => 1),
  LinearLR: () => new lrScheduler.LinearLR(sgd()),
  MultiStepLR: () => new lrScheduler.MultiStepLR(sgd(), { milestones: [3] }),
  MultiplicativeLR: () => new lrScheduler.MultiplicativeLR(sgd(), () => 1),
  OneCycleLR: () => new lrScheduler.OneCycleLR(sgd(), { maxLr: 1, totalSteps: 10 }),
  PolynomialLR: () => new lrScheduler.PolynomialLR(sgd()),
  PowerLR: () => new lrScheduler.PowerLR(sgd(), { p: 1 }),
  ReduceLROnPlateau: () => new lrScheduler.ReduceLROnPlateau(sgd()),
  SWALR: () => new lrScheduler.SWALR(sgd(), { swaLr: 0.5 }),
  SequentialLR: () => {
    const optimizer = sgd();
    const schedulers = [1, 2].map(() => new lrScheduler.StepLR(optimizer, { stepSize: 1 }));
    return new lrScheduler.SequentialLR(optimizer, { schedulers, milestones: [2] });
  },
  StepLR: step,
};
const abstract = ['Optimizer', 'LRScheduler'];

test('the table has all that can be made', () => {
  const made = [...Object.entries(optim), ...Object.entries(lrScheduler)].filter(
    ([name, value]) => typeof value === 'function' && !abstract.includes(name),
  );
  expect(Object.keys(values).sort()).toEqual(made.map(([name]) => name).sort());
});

test.each(Object.entries(values))('%s says its numbers in a line, and nothing of what is inside', (name, made) => {
  const text = inspect(made());
  expect(text).toMatch(
    new RegExp(`^${name}\\(([a-z]\\w*: [^:{}]+, )*([a-z]\\w*: [^:{}]+|2 parameters of 8 numbers)\\)$`, 'i'),
  );
  expect(text).not.toMatch(/rules|options|optimizer|means|cache|function/);
});

test('means say how many they are of', () => {
  const averages = new optim.AveragedParameters(net().parameters(), { decay: 0.9 });
  averages.update();
  expect(inspect(averages)).toBe(
    'AveragedParameters(decay: 0.9, biasCorrection: false, nAveraged: 1, 2 parameters of 8 numbers)',
  );
});
