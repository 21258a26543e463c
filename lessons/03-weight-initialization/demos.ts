// What lesson 3 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const initialization = { document: 'F' } as const;

const table = {
  ...initialization,
  kind: 'statistical',
  tolerance:
    'one seed: 5 sd over 1000 seeds; slide: 4√2 sd + 5e-7 (two runs, six decimals); ratio of neighbouring layers: 5 sd; infinite width: 2e-5',
} as const;

export const demos: readonly Demo[] = [
  {
    ...table,
    id: '3.1',
    heading: 'First idea: Small random numbers',
    shows: 'means and standard deviations of ten tanh layers, 0.01 · randn',
    figures: ['3.1 scratch', '3.1 table', '3.1 lines', '3.1 histograms'],
  },
  {
    ...table,
    id: '3.2',
    heading: '*1.0 instead of *0.01',
    shows: 'the same for 1.0 · randn: saturated at ±1',
    figures: ['3.2 table', '3.2 lines', '3.2 histograms'],
  },
  {
    ...table,
    id: '3.3',
    heading: 'Xavier initialization',
    shows: 'the same for randn / √fan_in',
    figures: ['3.3 table', '3.3 lines', '3.3 histograms'],
  },
  {
    ...table,
    id: '3.4',
    heading: 'but when using the ReLU nonlinearity it breaks',
    shows: 'ReLU layers with randn / √fan_in',
    figures: ['3.4 table', '3.4 lines', '3.4 histograms'],
  },
  {
    ...table,
    id: '3.5',
    heading: 'He et al., 2015 (note additional 2/)',
    shows: 'ReLU layers with randn · √(2 / fan_in), and their spread over seeds',
    figures: ['3.5 table', '3.5 lines', '3.5 histograms', '3.5 seeds'],
  },
  {
    ...initialization,
    id: '3.6',
    heading: 'plot the means and standard deviations; plot the raw distributions',
    shows:
      'per start a table, a plot of means and stds, ten histograms of 30 bins over (−1, 1) that say what lies outside',
    figures: [
      '3.6 summary',
      ...['3.1', '3.2', '3.3', '3.4', '3.5'].flatMap((id) => [`${id} lines`, `${id} histograms`]),
    ],
    kind: 'exact',
    tolerance: 'the figures hold the same numbers; shares per panel add up to 1 − outside, to rounding (1e-9)',
  },
  {
    ...initialization,
    id: '3.7',
    heading: 'think about the backward pass. What do the gradients look like?',
    shows: 'rms and median of ∂L/∂H and ∂L/∂W per layer; "Gradients will be all zero" is half the truth',
    figures: ['3.7 table', '3.7 dH', '3.7 dW', '3.7 half the truth'],
    kind: 'statistical',
    tolerance: '5 sd over 1000 seeds, and half a unit of the third digit in tables; infinite width: 2e-3',
  },
  {
    ...initialization,
    id: '3.8',
    heading: 'Initialization should break symmetry (quiz!)',
    shows:
      'equal units stay equal to the last bit; a random output layer parts those below it; with W = 0 one bias learns',
    figures: ['3.8 table'],
    kind: 'exact',
    tolerance: 'none: units are compared bit by bit',
  },
  {
    ...initialization,
    document: 'F, G',
    id: '3.9',
    heading: 'Initialization strategies: some heuristics; more heuristics',
    shows:
      'U(±1/√m), Glorot uniform, orthogonal, sparse, random walk, LSUV: mean squares of weights, ten tanh layers, what each promises; a sweep of the gain',
    figures: ['3.9 starts', '3.9 promises', '3.9 gain'],
    kind: 'statistical',
    tolerance: '5 sd over 100 seeds, and half a unit of the third digit; infinite width: 2 %',
  },
  {
    ...initialization,
    id: '3.10',
    heading: 'Works ~okay for small networks; Initialization strategies',
    shows: '0.01 · randn in nets of 2, 3 and 10 layers; ten starts of a convex loss and of one that is not',
    figures: ['3.10 depth', '3.10 starts'],
    kind: 'bound',
    tolerance: 'the loss that does not fall is the entropy of the labels, to 1e-4; the others by bounds',
  },
  {
    ...initialization,
    id: '3.11',
    heading: 'Equivalent representations; Duality of fprop & bprop',
    shows: 'a net neuron by neuron and layer by layer; y · (W x) = (W^T y) · x; copies forward, a sum back',
    figures: ['3.11 net', '3.11 duality'],
    kind: 'exact',
    tolerance: '1e-12: twelve digits are shown',
  },
  {
    ...initialization,
    id: 'errata He',
    heading: 'He et al., 2015: randn / √(2/fan_in)',
    shows: 'the form as printed grows × 250 a layer; in Python 2 it is NaN',
    figures: ['errata He'],
    kind: 'statistical',
    tolerance: '5 sd over 200 seeds, and half a unit of the third digit',
  },
  {
    ...initialization,
    id: 'errata Xavier',
    heading: 'Initialization strategies: some heuristics',
    shows: '±√6/√(m+n), ±6/√(m+n) as printed, ±1/√m',
    figures: ['errata Xavier'],
    kind: 'statistical',
    tolerance: '5 sd over 200 seeds, and half a unit of the third digit',
  },
];
