// What lesson 11 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const exact = {
  kind: 'exact',
  tolerance: 'closed forms and PyTorch in float64: 1e-5 relative in figures, in tables half of the last digit shown',
} as const;

export const demos: readonly Demo[] = [
  {
    ...exact,
    id: '11.1',
    document: 'F',
    heading: 'Newton parameter update; No hyperparameters! No learning rate! (Though you might use one in practice)',
    shows:
      'the minimum of a quadratic in one step, in any units and for any condition number; the step from scratch; where a rate is needed',
    figures: ['11.1 scratch', '11.1 steps', '11.1 paths', '11.1 far'],
  },
  {
    ...exact,
    id: '11.2',
    document: 'F',
    heading: 'First-Order Optimization, Second-Order Optimization: the pictures',
    shows:
      'a curve, its linear and its quadratic model and their steps, where the curve bends upwards and where it bends downwards',
    figures: ['11.2 models'],
  },
  {
    ...exact,
    id: 'errata linear',
    document: 'F',
    heading: '(2) Step to minimize the approximation',
    shows: 'what both models promise by the length of the step: a linear model has no minimum',
    figures: ['errata linear'],
  },
  {
    id: '11.3',
    document: 'F',
    heading: 'Solving for the critical point',
    shows: 'a saddle reached; from which starts, and from how many; damping',
    figures: ['11.3 paths', '11.3 map', '11.3 shares'],
    kind: 'exact',
    tolerance:
      'paths: PyTorch; shares on a grid of 100 × 100: 0.005 of the area in closed form, which a line of cells along the border may be off',
  },
  {
    ...exact,
    id: '11.4',
    document: 'F',
    heading: 'Hessian has O(N²) elements, inverting takes O(N³), N = (Tens or Hundreds of) Millions',
    shows: 'bytes and operations by N; N = 1e8 needs 4·10¹⁶ bytes; operations of an elimination, counted',
    figures: ['11.4 numbers', '11.4 operations'],
  },
  {
    ...exact,
    id: '11.5',
    document: 'F',
    heading: 'Quasi-Newton methods (BGFS most popular)',
    shows: 'paths and losses of BFGS, L-BFGS and Newton’s method; the estimate of the inverse from scratch',
    figures: ['11.5 paths', '11.5 loss', '11.5 estimate'],
  },
  {
    ...exact,
    id: 'errata rank',
    document: 'F',
    heading: 'approximate inverse Hessian with rank 1 updates over time',
    shows: 'the rank of each update: 2 for BFGS, 1 for SR1',
    figures: ['errata rank'],
  },
  {
    id: '11.6',
    document: 'F',
    heading:
      'Usually works very well in full batch, deterministic mode; does not transfer very well to mini-batch setting',
    shows:
      'L-BFGS beside Adam and SGD with momentum, with the whole batch and with parts of it, and with a source of noise',
    figures: ['11.6 loss', '11.6 noise', '11.6 uses'],
    kind: 'statistical',
    tolerance:
      'last losses, as logarithms: 4 sd of a start (√(1/n + 1/20) for means of n) against 20 starts in PyTorch',
  },
  {
    ...exact,
    id: '11.7',
    document: 'F',
    heading: 'In practice; Le et al., 2011; Ba et al., 2017',
    shows:
      'SGD with momentum and decay against Adam over 20 stored seeds; what each method keeps, K-FAC among them; both papers named and linked',
    figures: ['11.7 claim', '11.7 numbers'],
  },
];
