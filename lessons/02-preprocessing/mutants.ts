// Mistakes that somebody could make in lesson 2, and the demos whose checks must notice.

import type { Mutant } from '../demo.js';

export const mutants: readonly Mutant[] = [
  {
    what: 'stds[1] → stds[2]',
    from: "'std x₂': stds[1],",
    to: "'std x₂': stds[2],",
    notices: ['2.1'],
    drawn: 1,
  },
  {
    what: 'the standard deviation with N − 1',
    file: 'data/preprocessing.ts',
    from: 'const std = x.std({ ...this.over, correction: 0 }).squeeze(0);',
    to: 'const std = x.std({ ...this.over, correction: 1 }).squeeze(0);',
    notices: ['2.1'],
  },
  {
    what: 'the mean over the features of a sample',
    from: "'zero-centred': new data.ZeroCenter().fitTransform(cloud),\n  normalised",
    to: "'zero-centred': cloud.sub(cloud.mean({ dim: 1, keepdim: true })),\n  normalised",
    notices: ['2.1'],
  },
  {
    what: '[0.9, 0.45] → [1.8, 0.45]',
    from: '[0.9, 0.45],',
    to: '[1.8, 0.45],',
    notices: ['2.2'],
    drawn: 1,
  },
  {
    what: 'whitened by the eigenvalues, not by their roots',
    file: 'data/preprocessing.ts',
    from: 'return this.explainedVariance.add(this.eps).sqrt();',
    to: 'return this.explainedVariance.add(this.eps);',
    notices: ['2.2'],
  },
  {
    what: 'the smallest direction first',
    file: 'data/preprocessing.ts',
    from: '[eigenvectors.T.flip(0), eigenvalues.flip(0)]',
    to: '[eigenvectors.T, eigenvalues]',
    notices: ['2.2'],
  },
  {
    what: 'c * v → c / v',
    from: 's * u + c * v]',
    to: 's * u + c / v]',
    notices: ['2.3'],
    drawn: 1,
  },
  {
    what: 'the bias is left where it was',
    from: 'b: b.sub(w.mul(step.mean).div(step.std).sum())',
    to: 'b: b.add(w.mul(step.mean).div(step.std).sum())',
    notices: ['2.3'],
  },
  {
    what: 'the rate from the smallest eigenvalue',
    from: 'curvatures({ ...form, line: start })[2]',
    to: 'curvatures({ ...form, line: start })[0]',
    notices: ['2.3'],
  },
  {
    what: 'step.mean.permute(1, 2, 0) → step.mean.permute(1, 3, 0)',
    from: 'step.mean.permute(1, 2, 0).shape',
    to: 'step.mean.permute(1, 3, 0).shape',
    notices: ['2.4'],
    drawn: 3,
  },
  {
    what: '[0, 2, 3] → [1, 2, 3]',
    from: "'channel means (VGG)': { dim: [0, 2, 3] },",
    to: "'channel means (VGG)': { dim: [1, 2, 3] },",
    notices: ['2.4'],
    drawn: 4,
  },
  {
    what: 'the test images have statistics of their own',
    from: "'training mean': right(net, center.transform(x)),",
    to: "'training mean': right(net, own(x).mul(-1)),",
    notices: ['2.4'],
  },
  {
    what: 'the net learns from images that nothing was subtracted from',
    from: 'const learning = [center.transform(fashion.train.x).flatten(1), fashion.train.y] as const;',
    to: 'const learning = [fashion.train.x.flatten(1), fashion.train.y] as const;',
    notices: ['2.4'],
  },
];
