// What lesson 10 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const exact = {
  kind: 'exact',
  tolerance: '1e-5 relative against the closed form and PyTorch (six digits are kept in the figure)',
} as const;
const statistical = {
  kind: 'statistical',
  tolerance: 'training losses: 5 sd of a seed (√(1/n + 1/20) for means of n) against 20 seeds of PyTorch',
} as const;

export const demos: readonly Demo[] = [
  {
    ...statistical,
    id: '10.1',
    document: 'FM',
    heading: 'step decay: decay learning rate by half every few epochs',
    shows: 'the formulas from scratch; the curve; the loss with and without',
    figures: ['10.1 scratch', '10.1 loss'],
  },
  {
    ...exact,
    id: '10.2',
    document: 'FMS',
    heading: 'exponential decay',
    shows: 'the curve; ExponentialLR(0.9) over 20 epochs from 0.01 ends at 0.0012158',
    figures: ['10.2 rates'],
  },
  {
    ...exact,
    id: '10.3',
    document: 'FM',
    heading: '1/t decay',
    shows: 'the curve, beside an exponential one',
    figures: ['10.3 rates'],
  },
  {
    ...statistical,
    id: '10.4',
    document: 'FG',
    heading: 'Learning rate schedule: linear till iteration τ; How to set ϵ0?',
    shows: 'the curve and a list of rates; the final loss by ε0 with and without the decay; a range test',
    figures: ['10.4 rates', '10.4 sweep', '10.4 range test'],
  },
  {
    ...exact,
    id: '10.5',
    document: 'F',
    heading: 'SGDR: Stochastic gradient descent with restarts',
    shows: 'the curve, each restart',
    figures: ['10.5 rates'],
  },
  {
    ...exact,
    id: '10.6',
    document: 'M',
    heading: 'ReduceLROnPlateau',
    shows: 'when it acts, in PyTorch’s and in Keras’s counting, and in a training',
    figures: ['10.6 table', '10.6 training'],
  },
  {
    ...exact,
    id: '10.7',
    document: 'F',
    heading: 'Cyclic learning rate schedules',
    shows: 'warm-up, one cycle, cycles',
    figures: ['10.7 rates', '10.7 one cycle'],
  },
  {
    ...exact,
    id: '10.8',
    document: 'S',
    heading: 'Learning rate scheduling should be applied after optimizer’s update',
    shows: 'the rates by the place of the line',
    figures: ['10.8 rates', 'errata scheduler'],
  },
  {
    ...exact,
    id: 'errata scheduler',
    document: 'S',
    heading: 'scheduler.step() outside the loop',
    shows: '0.009 against 0.0012158',
    figures: ['errata scheduler'],
  },
  {
    ...exact,
    id: '10.9',
    document: 'S',
    heading: 'per-parameter options',
    shows: 'rates of both groups under a schedule, and a step of each',
    figures: ['10.9 rates', '10.9 table'],
  },
  {
    id: '10.10',
    document: 'FM',
    heading: 'More critical with SGD+Momentum, less common with Adam',
    shows: 'the gain from decay over 20 seeds with equal budgets, and a reduced run',
    figures: ['10.10 gains', '10.10 table'],
    kind: 'statistical',
    tolerance:
      'stored numbers exact; the reduced run within the range that 20 stored seeds allow for a fifth of the budget; the digest of the stored run is checked',
  },
  {
    ...statistical,
    id: '10.11',
    document: 'FM',
    heading: 'Which one of these learning rates is best to use?',
    shows: 'four loss curves',
    figures: ['10.11 loss'],
  },
];
