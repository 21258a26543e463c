// What lesson 2 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

export const demos: readonly Demo[] = [
  {
    id: '2.1',
    document: 'F',
    heading: 'X -= np.mean(X, axis = 0); X /= np.std(X, axis = 0)',
    shows: 'the two lines by hand and with the library; the cloud original, centred, normalised; mean 0, std 1',
    figures: ['2.1 scratch', '2.1 clouds', '2.1 table'],
    kind: 'exact',
    tolerance: 'half of the last digit that is shown, against PyTorch in float64 with the same random numbers',
  },
  {
    id: '2.2',
    document: 'F',
    heading: 'In practice, you may also see PCA and Whitening of the data',
    shows: 'the cloud decorrelated and whitened; diagonal, then identity covariance; signs of gradients',
    figures: ['2.2 clouds', '2.2 covariance', '2.2 signs'],
    kind: 'exact',
    tolerance: 'half of the last digit that is shown, against PyTorch in float64; shares exact',
  },
  {
    id: '2.3',
    document: 'F',
    heading: 'Before normalization: classification loss very sensitive to changes in weight matrix; hard to optimize',
    shows:
      'the rise of the loss under the same turn of the weights, before and after, over 20 seeds; condition numbers and descent',
    figures: ['2.3 boundaries', '2.3 loss', '2.3 seeds', '2.3 descent', '2.3 table'],
    kind: 'exact',
    tolerance: '1e-5 relative against PyTorch, the same seeds; half of the last digit in the table',
  },
  {
    id: '2.4',
    document: 'F',
    heading: 'TLDR: In practice for Images: center only',
    shows:
      'mean image and channel means with their shapes; test images with the training mean; why no more than centring',
    figures: ['2.4 shapes', '2.4 images', '2.4 accuracy', '2.4 extremes', '2.4 digits'],
    kind: 'statistical',
    tolerance:
      'means and extremes exact, recomputed from the files; accuracies of five nets: 5 sd of 20 seeds of PyTorch',
  },
];
