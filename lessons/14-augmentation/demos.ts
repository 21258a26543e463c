// What lesson 14 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const exact = { kind: 'exact', tolerance: 'counts none; pixels 1e-5 against PyTorch' } as const;
const statistical = {
  kind: 'statistical',
  tolerance: '5 sd of a seed times √(1/3 + 1/20): means of three starts against 20 seeds of PyTorch',
} as const;

export const demos: readonly Demo[] = [
  {
    ...exact,
    id: '14.1',
    document: 'F',
    heading: 'Horizontal Flips',
    shows: 'a sheet of scenes and their mirror images; from scratch',
    figures: ['14 scenes', '14.1 flips', '14.1 table', '14 PyTorch'],
  },
  {
    ...exact,
    id: '14.2',
    document: 'F',
    heading: 'Random crops and scales',
    shows: 'patches of 224 × 224 with L from [256, 480]; sizes',
    figures: ['14.2 patches', '14.2 drawn', '14.2 sizes', '14 PyTorch'],
  },
  {
    ...exact,
    id: '14.3',
    document: 'F',
    heading: 'Testing: average a fixed set of crops',
    shows: 'five scales and ten crops; how many are different; at 224 the five of a square picture are one',
    figures: ['14.3 crops', '14.3 table'],
  },
  {
    ...exact,
    id: 'errata ResNet test',
    document: 'F',
    heading: 'For each size, use 10 224×224 crops',
    shows: 'ten crops beside the places of a convolution over the whole picture, as in the paper',
    figures: ['errata ResNet test'],
  },
  {
    ...exact,
    id: '14.4',
    document: 'F',
    heading: 'Color Jitter: randomize contrast and brightness',
    shows: 'a sheet of both, by five factors; from scratch',
    figures: ['14.4 sheet', '14.4 table', '14 PyTorch'],
  },
  {
    ...exact,
    id: '14.5',
    document: 'F',
    heading: 'Color Jitter: apply PCA to all [R, G, B] pixels',
    shows: 'the principal colours, a sheet along each, and the size of the offsets for two scales of pixels',
    figures: ['14.5 colours', '14.5 scales', '14.5 sheet'],
  },
  {
    ...exact,
    id: '14.6',
    document: 'F',
    heading: 'translation, rotation, stretching, shearing',
    shows: 'a sheet, the matrices, from scratch',
    figures: ['14.6 sheet', '14.6 table', '14 PyTorch'],
  },
  {
    ...exact,
    id: '14.7',
    document: 'F',
    heading: 'lens distortions',
    shows: 'a sheet for five lenses, from scratch',
    figures: ['14.7 sheet', '14.7 table', '14 PyTorch'],
  },
  {
    ...exact,
    id: '14.8',
    document: 'F',
    heading: 'Get creative for your problem!',
    shows: 'a sheet of a random mix; how many patches one picture has',
    figures: ['14.8 sheet', '14.8 count'],
  },
  {
    ...statistical,
    id: '14.9',
    document: 'F',
    heading: 'Regularization: Data Augmentation',
    shows: 'accuracy with and without, on pictures as they are and on moved ones',
    figures: ['14.9 accuracy'],
  },
  {
    ...statistical,
    id: '14.10',
    document: 'F',
    heading: 'average a fixed set of crops',
    shows: 'accuracy of the mean of ten crops against one, and in how many starts it is better',
    figures: ['14.10 table'],
  },
];
