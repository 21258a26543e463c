// What lesson 4 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const exact = {
  kind: 'exact',
  tolerance: '1e-5 relative against the closed form and PyTorch (six digits are kept in the figure)',
} as const;
const bound = { kind: 'bound', tolerance: 'float64: a few roundings of 1e-16, by the size of the sums' } as const;

export const demos: readonly Demo[] = [
  {
    ...bound,
    id: '4.1',
    document: 'F',
    heading: 'Batch Normalization: the algorithm, and its shapes',
    shows:
      'forward and backward from scratch beside the library, autograd, differences and PyTorch; mean 0, variance 1',
    figures: ['4.1 scratch', '4.1 in and out', '4.1 PyTorch'],
  },
  {
    ...bound,
    id: 'errata matrix',
    document: 'F',
    heading: 'μ = (1/m) Σ_j H_:,j',
    shows: 'a sum over units leaves the column means, one over examples does not',
    figures: ['errata matrix'],
  },
  {
    id: '4.2',
    document: 'F',
    heading: 'γ = √Var, β = E recover the identity mapping; why add γ and β again?; do we want unit Gaussians?',
    shows:
      'the error ε/2Var, and that of the next batch; scale and shift found by two numbers; the straight part of a tanh, and a net held in it',
    figures: ['4.2 identity', '4.2 why', '4.2 tanh', '4.2 moons'],
    kind: 'exact',
    tolerance:
      'closed forms to 1e-3 where ε is small; the bowl of γ and β to 5 %, as mean and deviation of the frozen net are taken of a batch; the moons by order',
  },
  {
    ...bound,
    id: '4.2b',
    document: 'F',
    heading: 'The update will never act to only increase the mean and standard deviation',
    shows: 'both sums are zero, the second by ε; a penalty, as before batch norm, and what it costs',
    figures: ['4.2b identities', '4.2b penalty', '4.2b losses'],
  },
  {
    ...exact,
    id: '4.3',
    document: 'F',
    heading: 'Test time: running averages',
    shows: 'the averages by batches; training and evaluation; a batch of one',
    figures: ['4.3 running', '4.3 modes'],
    tolerance: 'means of 256: 5 sd, 2/√256 for the mean and 4√(2/256) for the variance, each less by the averaging',
  },
  {
    ...exact,
    id: '4.4',
    document: 'F',
    heading: 'Spatial batch norm, layer norm, instance norm, group norm',
    shows:
      'axes and shapes; the same from scratch; training and evaluation; one group and as many as channels; a recurrent net',
    figures: ['4.4 axes', '4.4 train and test', '4.4 groups', '4.4 recurrent'],
  },
  {
    ...exact,
    id: '4.5',
    document: 'F',
    heading: 'Decorrelated Batch Normalization',
    shows: 'the clouds, and the identity as covariance',
    figures: ['4.5 clouds', '4.5 covariances'],
  },
  {
    id: '4.6',
    document: 'F',
    heading: 'Improves gradient flow; higher learning rates; less dependence on initialization; regularization',
    shows: 'gradients by layer; a grid of starts and rates; the scatter by batch size; before and after the ReLU',
    figures: ['4.6 gradients', '4.6 grid', '4.6 noise', '4.6 placement'],
    kind: 'statistical',
    tolerance:
      'gradients: exact by scale invariance (1e-4, ε); the grid by counts with a margin of 3; scatter: 5 sd of 400 draws, 5/√800 of it, and 1/B for small batches',
  },
  {
    ...exact,
    id: '4.7',
    document: 'F',
    heading: 'J(θ − εg) ≈ J(θ) − εgᵀg + ½gᵀHg',
    shows: 'true and predicted J over ε; no curvature, and a negative one',
    figures: ['4.7 Taylor', '4.7 curvature'],
  },
  {
    ...exact,
    id: 'errata Taylor',
    document: 'F',
    heading: '½gᵀHg; ε* = gᵀg for zero curvature',
    shows: 'with ε² it is exact on a quadratic; as printed it is not; ε = gᵀg leads to millions',
    figures: ['errata Taylor'],
    tolerance: 'three digits, as the table has',
  },
  {
    ...exact,
    id: '4.8',
    document: 'F',
    heading: 'Higher order effects: toy model',
    shows: 'promised and real decrease by depth and size, for both rules; one layer alone and all together',
    figures: ['4.8 promise', '4.8 table', '4.8 together'],
  },
  {
    ...exact,
    id: '4.9',
    document: 'F',
    heading: 'Batch normalization: reduce co-ordination of update across layers',
    shows: 'the promise kept at every depth, and why',
    figures: ['4.9 promise', '4.9 table'],
  },
];
