// What lesson 1 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const exact = {
  document: 'F',
  kind: 'exact',
  tolerance: 'closed forms and PyTorch, half of the last digit that is shown',
} as const;
const statistical = { document: 'F', kind: 'statistical' } as const;

export const demos: readonly Demo[] = [
  {
    ...exact,
    id: '1.1',
    heading: 'Activation functions: sigmoid, tanh, ReLU, leaky ReLU, maxout, ELU',
    shows: 'curves of f and f′, and the mean for normal inputs',
    figures: ['1.1 scratch', '1.1 bounded', '1.1 rectifiers', '1.1 means'],
  },
  {
    ...exact,
    id: 'errata leaky ReLU',
    heading: 'max(0.1x, x) and max(0.01x, x)',
    shows: 'both slopes beside each other',
    figures: ['errata leaky ReLU'],
  },
  {
    ...exact,
    id: '1.2',
    heading: 'Saturated neurons “kill” the gradients: x = −10, 0, 10',
    shows: 'local gradients of sigmoid and tanh; where each is exactly 1',
    figures: ['1.2 gates', '1.2 one'],
  },
  {
    ...statistical,
    id: '1.3',
    heading: 'What can we say about the gradients on w? Always all positive or all negative',
    shows: 'signs by batch size; zig-zag paths, and their lengths over 20 seeds',
    figures: ['1.3 signs', '1.3 paths', '1.3 lengths'],
    tolerance:
      'single examples exact; batches: 4 sd of a share of 1000 around the exact probability; paths recomputed step by step',
  },
  {
    ...exact,
    id: '1.4',
    heading: 'exp() is a bit compute expensive',
    shows: 'operations for each input, counted; the time in a cell of its own',
    figures: ['1.4 operations'],
  },
  {
    ...statistical,
    id: '1.5',
    heading: 'Converges much faster than sigmoid/tanh in practice (e.g. 6x)',
    shows: 'epochs to a training error of 25 %, 20 seeds, and the factor that was found',
    figures: ['1.5 errors', '1.5 table'],
    tolerance:
      'stored numbers exact, and equal to those run here; medians within one epoch of 20 other seeds of PyTorch where all reach the goal',
  },
  {
    ...statistical,
    id: '1.6',
    heading: 'ReLU: what happens when x = −10? x = 0? x = 10? active and dead ReLU',
    shows: 'gates; a cloud; dead units before training and by the rate; the way back; noise',
    figures: ['1.6 gates', '1.6 cloud', '1.6 base line', '1.6 bad start', '1.6 rates', '1.6 revive', '1.6 noise'],
    tolerance:
      'gates, steps and noise exact; dead units: 5 sd over 1000 seeds (deep net), 5 sd of 20 seeds of PyTorch and 0.02 (small net)',
  },
  {
    ...statistical,
    id: '1.7',
    heading: 'ELU: closer to zero mean outputs; maxout generalises; PReLU: backprop into α',
    shows: 'means of a third layer; maxout as ReLU and leaky ReLU, with its parameters; paths of α',
    figures: ['1.7 means', '1.7 maxout', '1.7 alpha'],
    tolerance: 'equality exact; means and α: 5 sd of 20 seeds of PyTorch',
  },
  {
    ...exact,
    id: 'errata PReLU',
    heading: 'f(x) = max(αx, x)',
    shows: 'both forms at three α, and what each learns',
    figures: ['errata PReLU', 'errata PReLU, learned'],
  },
  {
    ...statistical,
    id: '1.8',
    heading: 'Use ReLU … Don’t use sigmoid',
    shows: 'one net, seven non-linearities, 20 seeds: a ranking with its spread',
    figures: ['1.8 ranking', '1.8 table'],
    tolerance:
      'stored numbers exact, their digest checked; mean accuracies 5 sd·√(1/20 + 1/20) of 20 other seeds of PyTorch',
  },
];
