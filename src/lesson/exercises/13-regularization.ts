// The exercises of lesson 13.

import { about, type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '13.1': {
    twoVariances: exactly('the variances with vanilla dropout and with inverted', [13, 52], {
      'three in the place of four': {
        gives: [52 / 3, 208 / 3],
        hint: 'All four masks are known, none is a sample: divide by 4.',
      },
      'standard deviations': { gives: [Math.sqrt(13), Math.sqrt(52)], hint: 'The variance is the square of that.' },
      'inverted divided once': { gives: [13, 26], hint: 'What does a factor 1/p of a do to its variance?' },
    }),
  },
  '13.2': {
    scaledAccuracies: about(
      'the accuracies without and with dropout, with half removed, then with 96',
      [0.59, 0.73, 0.35, 0.58],
      0.03,
      {
        'units as they were': {
          gives: [0.59, 0.73, 0.36, 0.51],
          hint: 'The units that are left must be multiplied, in both layers.',
        },
      },
    ),
  },
  '13.3': {
    convexUnits: about('in how many of the 800 units, with tanh and with |z|', [415, 800], 0.05),
  },
};
