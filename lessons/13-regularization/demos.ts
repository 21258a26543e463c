// What lesson 13 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const regularization = { document: 'F' } as const;
const exact = { ...regularization, kind: 'exact' } as const;
const stored = { ...regularization, kind: 'statistical' } as const;

export const demos: readonly Demo[] = [
  {
    ...exact,
    id: '13.1',
    heading: 'Regularization: Add term to loss',
    shows:
      'the multi-class hinge loss with L2, L1 and the elastic net: weight histograms, sparsity, one weight by itself, λ',
    figures: ['13.1 scratch', '13.1 histograms', '13.1 table', '13.1 corner', '13.1 zeros', '13.1 lambda'],
    tolerance:
      'PyTorch, float64, the same start: half a unit of the last digit shown; the corner: closed form to 1e-6, as many digits as the figure keeps',
  },
  {
    ...regularization,
    id: '13.2',
    heading: 'Regularization: Dropout; Dropout makes our output random!',
    shows: 'training and test code of the vanilla form on a 3-layer net, masks, the number kept, the random output',
    figures: ['13.2 scratch', '13.2 masks', '13.2 kept', '13.2 output'],
    kind: 'statistical',
    tolerance:
      'masks and test: PyTorch, to the digits shown; the number kept: 5 sd of a share of 4000; the output: 5 sd of its mean',
  },
  {
    ...exact,
    id: '13.3',
    heading: 'Dropout: Test time. Consider a single neuron',
    shows:
      'the four masks as pictures; their mean is ½(w₁x + w₂y); for every p and twelve inputs it is p times the sum',
    figures: ['13.3 masks', '13.3 table', '13.3 any p'],
    tolerance: 'whole numbers exactly; enumeration against the formula 1e-14',
  },
  {
    ...regularization,
    id: '13.4',
    heading: 'Dropout Summary; More common: Inverted dropout',
    shows:
      'vanilla, inverted and unscaled: the neuron, the first pre-activation, the whole net with the sign of its gap, 1/p² = 4',
    figures: [
      ...['13.4 neuron', '13.4 first layer', '13.4 units', '13.4 scores', '13.4 Jensen', '13.4 gaps'],
      ...['13.4 gap table', '13.4 nothing scaled'],
    ],
    kind: 'exact',
    tolerance: 'PyTorch, all masks: the digits shown; 1/p² to 1e-9; the first layer: a factor 1.6 about σ/√K, which is 3 sd of an rms over units that share masks', // biome-ignore format: one line
  },
  {
    ...exact,
    id: '13.5',
    heading: 'Dropout is training a large ensemble of models (that share parameters)',
    shows:
      '2⁴⁰⁹⁶ masks; geometric and arithmetic mean against the scaled net, one layer and deep; Monte Carlo over masks',
    figures: ['13.5 masks', '13.5 means', '13.5 distances', '13.5 Monte Carlo'],
    tolerance: 'counts exactly; means: PyTorch, to the digits shown; the geometric mean of one layer 1e-14; Monte Carlo: 5 standard errors of 500 images', // biome-ignore format: one line
  },
  {
    ...stored,
    id: '13.5b',
    heading: 'How can this possibly be a good idea?',
    shows: 'accuracy against the number of units removed, and two measures of co-adaptation, with and without dropout',
    figures: ['13.5b removed', '13.5b units'],
    tolerance: '20 seeds (stored): the difference of the means over 5 of its standard errors; this run: 6 sd of a seed',
  },
  {
    ...stored,
    id: '13.6',
    heading: 'Regularization: A common pattern',
    shows: 'dropout, batch norm, augmentation, DropConnect, stochastic depth, fractional max pooling: each trained, a run with the noise and a test run; the noise of batch norm by batch size', // biome-ignore format: one line
    figures: ['13.6 table', '13.6 averages', '13.6 batch'],
    tolerance:
      '20 seeds (stored); this run: 6 standard errors of 150 images; √(3/2)/√B: 5 sd over 4000 batches, and 1/B',
  },
  {
    ...stored,
    id: '13.7',
    heading: 'Regularization; Batch Normalization: acts as a form of regularization in a funny way',
    shows:
      'accuracy on training and held-out images over 30 epochs, four nets; the gap over 20 seeds with equal budgets',
    figures: ['13.7 budget', '13.7 curves', '13.7 table'],
    tolerance: '20 seeds (stored); this run: 6 sd of a seed',
  },
  {
    ...exact,
    id: 'errata dropout',
    heading: 'At test time, multiply by dropout probability',
    shows: 'times p and times 1 − p for every p; a trained net that keeps 80 %, tested with 0.8 and with 0.2',
    figures: ['errata dropout', 'errata dropout, trained'],
    tolerance: 'closed form 1e-12; the trained net: 5 sd over 20 seeds (stored), of loss and accuracy',
  },
  {
    ...exact,
    id: 'errata weight decay',
    document: 'S, F',
    heading: 'Weight Decay, or L2 Regularization: L + λ wᵀw',
    shows: 'λ Σw² with and without ½ beside weightDecay; L2 and weight decay are one thing for plain SGD only',
    figures: ['errata weight decay', 'errata weight decay, optimisers'],
    tolerance: 'closed form and PyTorch, to the digits shown',
  },
];
