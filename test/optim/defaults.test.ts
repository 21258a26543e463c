// What is left out is what PyTorch takes: the numbers are read off the signatures of torch 2.13.0. What only we have stands behind them.

import { expect, test } from 'vitest';
import { optim, zeros } from '../../src/index.js';

const { lrScheduler } = optim;
const parameters = () => [zeros([1], { requiresGrad: true })];

const adam = { lr: 0.001, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, amsgrad: false };
const quasiNewton = { lr: 1, maxIter: 20, maxEval: 25, toleranceGrad: 1e-7, toleranceChange: 1e-9, lineSearchFn: null };
const adamForm = { biasCorrection: true, epsInside: false };

test.each<[name: string, expected: object, ours?: object]>([
  ['SGD', { lr: 0.001, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false }, { velocity: 'gradients' }],
  ['Adagrad', { lr: 0.01, lrDecay: 0, weightDecay: 0, initialAccumulatorValue: 0, eps: 1e-10 }, { epsInside: false }],
  ['Adadelta', { lr: 1, rho: 0.9, eps: 1e-6, weightDecay: 0 }],
  [
    'RMSprop',
    { lr: 0.01, alpha: 0.99, eps: 1e-8, weightDecay: 0, momentum: 0, centered: false },
    { epsInside: false, nesterov: false },
  ],
  ['Adam', adam, adamForm],
  ['AdamW', { ...adam, weightDecay: 0.01 }, adamForm],
  ['Adamax', { lr: 0.002, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 }],
  ['NAdam', { lr: 0.002, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, momentumDecay: 0.004 }],
  ['RAdam', { lr: 0.001, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 }],
  ['LBFGS', { ...quasiNewton, historySize: 100 }],
  ['BFGS', {}, quasiNewton],
  ['AdaBelief', {}, { lr: 0.001, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 }], // as Adam, as in the paper
  ['Newton', {}, { lr: 1, damping: 0 }],
])('%s', (name, expected, ours = {}) => {
  const made = new optim[name as 'SGD'](parameters());
  const { params: _, ...options } = made.paramGroups[0]!;
  expect(options).toEqual({ ...expected, ...ours });
});

test.each([
  [1, 1],
  [3, 3],
  [7, 8], // max_iter * 5 // 4
  [8, 10],
])('with maxIter %d, maxEval is %d', (maxIter, maxEval) => {
  for (const kind of [optim.LBFGS, optim.BFGS])
    expect(new kind(parameters(), { maxIter }).paramGroups[0]!.maxEval).toBe(maxEval);
});

test('a chain, and transforms whose defaults no optimiser takes over', () => {
  expect(optim.chain(parameters(), [optim.transforms.scale()]).paramGroups[0]!.lr).toBe(0.001);
  expect(optim.transforms.scale.defaults).toEqual({ factor: 1 });
  expect(optim.transforms.momentum.defaults).toEqual({ momentum: 0.9, dampening: 0, nesterov: false });
});

type Named = Exclude<keyof typeof lrScheduler, 'LRScheduler' | 'ChainedScheduler' | 'SequentialLR'>;
const rows: [name: Named, needed: object, written: object, steps?: number][] = [
  ['StepLR', { stepSize: 3 }, { gamma: 0.1 }],
  ['MultiStepLR', { milestones: [3, 7] }, { gamma: 0.1 }],
  ['ConstantLR', {}, { factor: 1 / 3, totalIters: 5 }],
  ['LinearLR', {}, { startFactor: 1 / 3, endFactor: 1, totalIters: 5 }],
  ['PolynomialLR', {}, { totalIters: 5, power: 1 }],
  ['CosineAnnealingLR', { TMax: 5 }, { etaMin: 0 }],
  ['CosineAnnealingWarmRestarts', { T0: 3 }, { TMult: 1, etaMin: 0 }],
  ['SWALR', { swaLr: 0.01 }, { annealEpochs: 10, annealStrategy: 'cos' }],
  [
    'OneCycleLR',
    { maxLr: 1, totalSteps: 30 },
    {
      ...{ pctStart: 0.3, annealStrategy: 'cos', cycleMomentum: true, baseMomentum: 0.85, maxMomentum: 0.95 },
      ...{ divFactor: 25, finalDivFactor: 10_000, threePhase: false },
    },
  ],
  [
    'CyclicLR',
    { baseLr: 0.1, maxLr: 1 },
    {
      ...{ stepSizeUp: 2000, stepSizeDown: 2000, mode: 'triangular', gamma: 1 },
      ...{ cycleMomentum: true, baseMomentum: 0.8, maxMomentum: 0.9 },
    },
    8100,
  ],
  ['CyclicLR', { baseLr: 0.1, maxLr: 1, mode: 'expRange' }, { gamma: 1 }, 4000],
];

/** Rates and momenta before each step. */
function rates(name: Named, options: object, steps: number): number[][] {
  const optimizer = new optim.SGD(parameters(), { lr: 0.5, momentum: 0.7 });
  const schedule = new lrScheduler[name as 'StepLR'](optimizer, options as { stepSize: number });
  return Array.from({ length: steps }, () => {
    const { lr, momentum } = optimizer.paramGroups[0]!;
    schedule.step();
    return [lr, momentum];
  });
}

test.each(rows)('%s %j: with %j written out the rates are the same', (name, needed, written, steps = 20) =>
  expect(rates(name, needed, steps)).toEqual(rates(name, { ...needed, ...written }, steps)),
);

test('ReduceLROnPlateau: with all written out the rates are the same', () => {
  const written: Required<optim.lrScheduler.PlateauOptions> = {
    mode: 'min',
    factor: 0.1,
    patience: 10,
    threshold: 1e-4,
    thresholdMode: 'rel',
    cooldown: 0,
    minLr: 0,
    eps: 1e-8,
    counting: 'pytorch', // ours
  };
  /** The rates while the metric falls from 100 by a share of it in each epoch. */
  const rates = (options: optim.lrScheduler.PlateauOptions, share: number, lr: number) => {
    const optimizer = new optim.SGD(parameters(), { lr });
    const schedule = new lrScheduler.ReduceLROnPlateau(optimizer, options);
    let metric = 100;
    return Array.from({ length: 60 }, () => {
      schedule.step(metric);
      metric -= metric * share;
      return optimizer.paramGroups[0]!.lr;
    });
  };
  const lowered = (list: number[]) => new Set(list).size - 1;
  for (const [share, lr, times] of [
    [0, 1, 5],
    [0.9e-5, 1, 5], // after eleven epochs it is not a ten-thousandth lower
    [0.92e-5, 1, 0], // and here it is
    [0, 1.2e-8, 1], // nine tenths of it are more than eps
    [0, 1.1e-8, 0],
  ] as const) {
    const expected = rates(written, share, lr);
    expect(lowered(expected), `${share}, ${lr}`).toBe(times);
    expect(rates({}, share, lr)).toEqual(expected);
  }
});
