// What lesson 12 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const exact = {
  kind: 'exact',
  tolerance: 'closed forms and PyTorch in float64: 1e-5 relative in figures, in tables half of the last digit shown',
} as const;
const statistical = {
  kind: 'statistical',
  tolerance: 'accuracies: 4 sd of a run (√(1/n + 1/20) for means of n) against 20 runs in PyTorch',
} as const;

export const demos: readonly Demo[] = [
  {
    ...statistical,
    id: '12.1',
    document: 'F',
    heading: 'Early Stopping: stop when accuracy on the validation set decreases, or keep the best snapshot',
    shows: 'training and validation curves; both rules, judged by test examples; the library’s callback',
    figures: ['12.1 curves', '12.1 rules', '12.1 library'],
  },
  {
    ...statistical,
    id: '12.2',
    document: 'F',
    heading: 'Model Ensembles: take average of predicted probability distributions; Enjoy 2% extra performance',
    shows: 'the gain of 2 to 5 nets for three tasks, here and over 20 seeds; other ways to put nets together',
    figures: ['12.2 gain', '12.2 ways'],
  },
  {
    ...statistical,
    id: '12.3',
    document: 'F',
    heading: 'multiple snapshots of a single model; Cyclic learning rate schedules can make this work even better!',
    shows: 'the cyclic rate, the snapshots and their average, beside one net and short nets of the same budget',
    figures: ['12.3 curves', '12.3 table'],
  },
  {
    id: '12.4',
    document: 'F',
    heading: 'Polyak Averaging suggests setting θ̂(t) = 1/t Σ θ(i)',
    shows: 'a noisy path and the mean of its places; distances of 500 runs; the library',
    figures: ['12.4 path', '12.4 distance', '12.4 library'],
    kind: 'statistical',
    tolerance:
      'expected squares in closed form; 500 runs of 2 dimensions: 5 standard errors, 5·√(2/1000)/2 = 11 % of a root mean square',
  },
  {
    ...statistical,
    id: '12.5',
    document: 'F',
    heading: 'x_test = 0.995*x_test + 0.005*x; Simple modification',
    shows: 'the exponential mean with each start, and of a net at a constant rate',
    figures: ['errata Polyak', '12.5 net'],
  },
  {
    ...exact,
    id: 'errata Polyak',
    document: 'F',
    heading: 'θ̂(t) = αθ̂(t−1) + (1−α)θ̂(t)',
    shows: 'as printed it never moves; a start value, or 1 − 0.995^t',
    figures: ['errata Polyak'],
  },
  {
    ...exact,
    id: '12.6',
    document: 'F',
    heading: 'Polyak averaging: motivation (four pictures)',
    shows: 'with a high rate gradient descent bounces between the walls, the average lies on the floor',
    figures: ['12.6 pictures', '12.6 table'],
  },
  {
    id: '12.7',
    document: 'F',
    heading: 'Is this a good idea in non-convex problems?',
    shows: 'a bent valley, and the line between nets',
    figures: ['12.7 valley', '12.7 table', '12.7 line'],
    kind: 'statistical',
    tolerance: 'the valley: PyTorch, 1e-5; accuracies half-way between nets: 4 sd of a run against 20 runs in PyTorch',
  },
];
