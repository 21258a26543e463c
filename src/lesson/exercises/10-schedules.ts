// The exercises of lesson 10.

import { type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '10.1': {
    k: exactly('the k that halves the rate every five epochs', 0.138629, {
      'a straight line': { gives: 0.1, hint: 'Solve e^(−5k) = ½.' },
      '2 for e as the base': { gives: 0.2, hint: 'Which logarithm undoes e?' },
      'the sign': { gives: -0.138629, hint: 'The minus stands in e^(−kt) already.' },
    }),
    gamma: exactly('the γ of that', 0.870551, {
      'the factor of five epochs': { gives: 0.5, hint: 'By what is the rate multiplied in one epoch?' },
      'a straight line': { gives: 0.9, hint: 'Multiply your γ five times with itself.' },
    }),
  },
  '10.2': {
    sums20: exactly('the sums of 20 epochs: exponential, 1/t, linear, step', [0.08784, 0.11327, 0.0812, 0.09375], {
      'the sum up to epoch 20': {
        gives: [0.089058, 0.116602, 0.0813, 0.094375],
        hint: '20 epochs are those from 0 to 19.',
      },
    }),
    sums2000: exactly('the sums of 2000 epochs', [0.1, 0.53539, 0.2792, 0.1]),
  },
  '10.3': {
    warmRates: exactly('the rates at epochs 0, 5, 10 and 20', [0.001, 0.01, 0.0075, 0], {
      'a cosine from epoch 0 on': { gives: [0.001, 0.01, 0.005, 0], hint: 'The cosine begins at epoch 5.' },
      'a start from 0': { gives: [0, 0.01, 0.0075, 0], hint: 'The warm-up begins with a tenth of the rate.' },
    }),
  },
};
