// What lesson 6 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

export const demos: readonly Demo[] = [
  {
    id: '6.1',
    document: 'F',
    heading: 'run coarse search for 5 epochs; note it’s best to optimize in log space; adjust range',
    shows:
      'draws in both spaces; 30 coarse and 20 fine trials; all 11 + 22 printed rows beside ours with the same pairs, on the stand-in and on clothes',
    figures: ['6.1 draws', '6.1 coarse', '6.1 fine', '6.1 slide by rate', '6.1 slide coarse', '6.1 slide fine'],
    kind: 'bound',
    tolerance:
      'draws and printed rows exact (draws: PyTorch); accuracies by their order: collapsed, near guessing, on the plateau; eight pairs on clothes: PyTorch, within 0.005',
  },
  {
    id: '6.2',
    document: 'F',
    heading: 'If the cost is ever > 3× original cost, break out early',
    shows:
      'trials ended and batches saved; what would have become of them; draws that explode by the penalty alone, beside the closed form',
    figures: ['6.2 saved', '6.2 lost', '6.2 decay'],
    kind: 'statistical',
    tolerance:
      'counts add up; shares of 200 000 draws: PyTorch to the digits shown, the closed form within 5 standard errors, 0.0024',
  },
  {
    id: '6.3',
    document: 'F',
    heading: 'But this best cross-validation result is worrying. Why?',
    shows:
      'the place of the best in its range and the warning, for the slide’s rows too; a range that ends early; the noise of the best',
    figures: ['6.3 warnings', '6.3 edges', '6.3 noise'],
    kind: 'bound',
    tolerance:
      'the slide’s place 0.976, its standard error 0.0158 and its five rows exact; ours within 3 standard errors of each other',
  },
  {
    id: '6.4',
    document: 'F',
    heading: 'Random Search vs. Grid Search',
    shows: 'nine trials of each; the mean of the best over a hundred seeds by the number of trials',
    figures: ['6.4 values', '6.4 best'],
    kind: 'statistical',
    tolerance: 'the means against PyTorch with the same draws, 1e-5 relative; random above the grid at each budget',
  },
  {
    id: '6.5',
    document: 'F',
    heading: 'Monitor and visualize the loss curve; big gap = overfitting; no gap => increase model capacity?',
    shows: 'five shapes, a real run each; a big gap, none, and a small one',
    figures: ['6.5 shapes', '6.5 gap'],
    kind: 'bound',
    tolerance: 'what makes each shape: where it begins, whether it falls, where it ends against the others',
  },
  {
    id: '6.6',
    document: 'F',
    heading: 'Track the ratio of weight updates / weight magnitudes',
    shows: 'the slide’s 0.0002/0.02; ratios of each layer from scratch and by the library; by rate',
    figures: ['6.6 slide', '6.6 ratios', '6.6 rates'],
    kind: 'exact',
    tolerance: 'from scratch against the library 1e-3 relative (weights are rounded to float32 after the step)',
  },
  {
    id: '6.7',
    document: 'F',
    heading: 'Cross-validation “command center”',
    shows: 'cost and both accuracies of five runs in one live figure',
    figures: ['6.7 command center', '6.7 table'],
    kind: 'bound',
    tolerance: 'the table is the figure’s; the highest rate explodes; the leader changes',
  },
  {
    id: '6.8',
    document: 'FMG',
    heading: 'Hyperparameters to play with; batch size 32, 64, 128, 256',
    shows:
      'each changed alone: accuracy of two starts and how far they are apart, gap, updates, multiplications; time in a cell of its own',
    figures: ['6.8 table'],
    kind: 'bound',
    tolerance: 'counts exact; differences that are asserted are above 0.05, the spread of two starts being up to 0.04',
  },
];
