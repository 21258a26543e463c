// The exercises of lesson 07.

import { about, type Exercises } from './exercise.js';

export const exercises: Exercises = {
  '7.1': {
    lossFloors: about('the floors of the loss for B = 1, 10, 50', [0.66, 0.0246, 0.0024], 0.2, {
      'batches that are drawn independently': {
        gives: [0.63, 0.028, 0.0053],
        hint: 'That is the formula; what does the run say, whose batches are shuffled?',
      },
    }),
  },
  '7.2': {
    exponents: about('the exponents for c = 0.25, 0.5, 1, 2', [-0.5, -0.97, -0.99, -1.02], 0.03, {
      'the signs': { gives: [0.5, 0.97, 0.99, 1.02], hint: 'The loss falls: of which sign is its exponent?' },
      'the exponent of x': {
        gives: [-0.25, -0.485, -0.495, -0.51],
        hint: 'The loss is the square of x; which of them was asked for?',
      },
    }),
  },
  '7.3': {
    saddleShares: about('the shares of saddles for c = 0, 1, 2, 3', [0.9997, 0.975, 0.66, 0.162], 0.05, {
      'the shares of minima': { gives: [0.0002, 0.025, 0.34, 0.838], hint: 'A saddle has eigenvalues of both signs.' },
      'A without its half': {
        gives: [0.9997, 0.9973, 0.975, 0.878],
        hint: 'The eigenvalues are √2 or 2 times too large: compare how A is drawn in the lesson.',
      },
    }),
  },
};
