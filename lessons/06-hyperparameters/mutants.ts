// Mistakes that somebody could make in lesson 6, and the demos whose checks must notice.

import type { Mutant } from '../demo.js';

export const mutants: readonly Mutant[] = [
  { what: 'rates drawn in linear space', file: 'train/spaces.ts', from: "return this.kind === 'logUniform' ? exp(", to: "return this.kind !== 'logUniform' ? exp(", notices: ['6.4'] }, // biome-ignore format: one line
  { what: 'ten times the penalty', from: 'weightDecay: reg }', to: 'weightDecay: 1000 * reg }', notices: ['6.1'] },
  { what: 'pixels that are not scaled', from: '    .mul(4)\n', to: '    .mul(0.04)\n', notices: ['6.1'] },
  { what: 'clothes that are not centred', from: 'x.sub(meanImage).mul(255)', to: 'x.mul(255)', notices: ['6.1'] },
  { what: 'stand-in for clothes', from: 'again(printed, clothes)', to: 'again(printed)', notices: ['6.1'] },
  { what: 'a rule that ends what is good', from: 'trial.report(cost)).accuracy', to: '!trial.report(cost)).accuracy', notices: ['6.2'] }, // biome-ignore format: one line
  { what: '240 batches a trial', from: 'const batchesOf = 5 * 49;', to: 'const batchesOf = 5 * 48;', notices: ['6.2'] },
  { what: 'exponents of e', from: 'log(bound) / Math.LN10', to: 'log(bound)', notices: ['6.2'] },
  { what: 'an edge of a third', from: 'asTrials, fineSpace, 0.05', to: 'asTrials, fineSpace, 0.001', notices: ['6.3'] },
  { what: 'places on a linear scale', file: 'train/spaces.ts', from: "const logarithmic = this.kind === 'logUniform';", to: 'const logarithmic = false;', notices: ['6.3'] }, // biome-ignore format: one line
  { what: 'the variance for the standard error', from: 'Math.sqrt((p * (1 - p)) / 1000)', to: '(p * (1 - p)) / 1000', notices: ['6.3'] }, // biome-ignore format: one line
  { what: 'the important one is the other', from: 'const off = (important - peak) / 0.1;', to: 'const off = (other - peak) / 0.1;', notices: ['6.4'] }, // biome-ignore format: one line
  { what: 'half of the trials', from: '    side * side,\n', to: '    side,\n', notices: ['6.4'] },
  {
    what: 'the seed of the search for the peak',
    from: 'manualSeed(1000 + seed);',
    to: 'manualSeed(seed);',
    notices: ['6.4'],
  },
  { what: 'the same rate for low', from: "'low, 1e-5': { lr: 1e-5,", to: "'low, 1e-5': { lr: 1e-3,", notices: ['6.5'] },
  { what: 'weights that are not tiny', from: 'std: 1e-6 }', to: 'std: 1e-2 }', notices: ['6.5'] },
  { what: 'all images', from: 'part(learning, 0, 300) };', to: 'part(learning, 0, 4900) };', notices: ['6.5'] },
  {
    what: 'weights over updates',
    from: '(lr * norm(w.grad!)) / norm(w)',
    to: 'norm(w) / (lr * norm(w.grad!))',
    notices: ['6.6'],
  },
  { what: 'the weights after the step', file: 'train/layer-statistics.ts', from: 'const size = values.norm().item();', to: 'const size = values.square().sum().item();', notices: ['6.6'] }, // biome-ignore format: one line
  { what: 'a tenth', from: '0.0002 / 0.02 / 0.001', to: '0.0002 / 0.02 / 0.01', notices: ['6.6'] },
  { what: 'training for validation', from: "'validation accuracy': val };", to: "'validation accuracy': train };", notices: ['6.7'] }, // biome-ignore format: one line
  { what: 'other rates', from: 'const five = [3e-5, 1e-4, 2e-4, 4e-4, 8e-4];', to: 'const five = [3e-5, 1e-4, 2e-4, 4e-4, 6e-5];', notices: ['6.7'] }, // biome-ignore format: one line
  { what: 'SGD for all', from: "momentum: update === 'momentum' ? 0.9 : 0", to: 'momentum: 0', notices: ['6.8'] },
  {
    what: 'the wrong size of batches',
    from: '256: { batchSize: 256 }',
    to: '256: { batchSize: 128 }',
    notices: ['6.8'],
  },
  { what: 'one start', from: 'updates: updates / 2', to: 'updates: updates', notices: ['6.8'] },
  { what: 'images of 29 rows', from: 'fashion.test), [1, 28, 28])', to: 'fashion.test), [1, 29, 28])', notices: ['6.1'], drawn: 3 }, // biome-ignore format: one line
  { what: 'no step', from: 'by.step();', to: ';', notices: ['6.1'], drawn: 1 },
  {
    what: '2 - exponent → 3 - exponent',
    from: '((2 - exponent) * (2 - exponent)) / 2 / 30',
    to: '((2 - exponent) * (3 - exponent)) / 2 / 30',
    notices: ['6.2'],
    drawn: 1,
  },
  { what: '11 + i', from: 'manualSeed(10 + i);', to: 'manualSeed(11 + i);', notices: ['6.2'], drawn: 1 },
  {
    what: 'right(net, val) → right(val, net)',
    from: 'accuracy: right(net, val) };',
    to: 'accuracy: right(val, net) };',
    notices: ['6.3'],
    drawn: 2,
  },
  { what: 'a grid of seven', from: 'shortRange.grid(6)', to: 'shortRange.grid(7)', notices: ['6.3'], drawn: 2 },
  {
    what: 'a peak twice as wide',
    from: '(important - peak) / 0.1',
    to: '(important - peak) / 0.2',
    notices: ['6.4'],
    drawn: 1,
  },
  {
    what: '[2, 3, 4, 5, 6] → [2, 4, 4, 5, 6]',
    from: 'const sides = [2, 3, 4, 5, 6];',
    to: 'const sides = [2, 4, 4, 5, 6];',
    notices: ['6.4'],
    drawn: 2,
  },
  {
    what: 'narrow along another dimension',
    from: 'x: x.narrow(0, from, count)',
    to: 'x: x.narrow(1, from, count)',
    notices: ['6.5'],
    drawn: 1,
  },
  { what: 'gradients that add up', from: 'sgd.zeroGrad();', to: ';', notices: ['6.6'], drawn: 2 },
  {
    what: "update === 'momentum' → update !== 'momentum'",
    from: "momentum: update === 'momentum' ? 0.9 : 0 });",
    to: "momentum: update !== 'momentum' ? 0.9 : 0 });",
    notices: ['6.7'],
    drawn: 1,
  },
  {
    what: 'multiplications times 1e9',
    from: '3 * 4900 * 202) / 1e9',
    to: '3 * 4900 * 202) * 1e9',
    notices: ['6.8'],
    drawn: 1,
  },
  {
    what: 'epochs / hidden',
    from: 'settings.epochs * settings.hidden',
    to: 'settings.epochs / settings.hidden',
    notices: ['6.8'],
    drawn: 2,
  },
];
