// The exercises of lesson 6.

import { about, type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '6.1': {
    lostShare: about('the share with lr · λ > 2', 0.060136, 0.02, {
      'a bound of 1': { gives: 1 / 12, hint: 'The sum of the exponents must exceed the logarithm of 2.' },
      'the triangle alone': { gives: 1.44329, hint: 'Divide by the area of all exponents.' },
      'the natural logarithm': { gives: 0.035585, hint: 'Exponents of ten go with the logarithm to base 10.' },
    }),
  },
  '6.2': {
    expectedBest: about('the best of 22 equal trials', 0.5402, 0.003, {
      'the mean of all': { gives: 0.51, hint: 'Take the largest of each 22.' },
      'one standard error': { gives: 0.5258, hint: 'The largest of 22 is further out than one standard deviation.' },
    }),
  },
  '6.3': {
    wantedRate: exactly('the rate for a ratio of 0.001', 0.005, {
      'the other way round': { gives: 0.0002, hint: 'An update is the rate times the gradient.' },
    }),
    ratioAt: exactly('the ratio at a rate of 0.1', 0.02, {
      'the other way round': { gives: 0.5, hint: 'The ratio is the update over the weights.' },
      'the update alone': { gives: 0.4, hint: 'Divide by the norm of the weights.' },
    }),
  },
};
