// The exercises of lesson 09.

import { about, type Exercises, exactly } from './exercise.js';

const betas = 'Which of the two betas belongs to the root?';
const usual = 'Put β₂ = 0.95 in the place of 0.999.';

export const exercises: Exercises = {
  '9.1': {
    first: exactly('the ratio in step 1', 0.44721, {
      'the betas exchanged': { gives: 0.15811, hint: betas },
      'the usual betas': { gives: 3.1623, hint: usual },
      'corrected over uncorrected': { gives: 2.23607, hint: 'Turn the fraction round.' },
    }),
    peak: exactly('the step where it is highest', 20, {
      'the usual betas': { gives: 12, hint: usual },
      'an index from 0': { gives: 19, hint: 'Steps are counted from 1.' },
    }),
    within1: exactly('the step from which it is within 1 %', 76, {
      'within 10 %': { gives: 6, hint: 'How far may it be off?' },
      'the usual betas': { gives: 3925, hint: usual },
    }),
  },
  '9.2': {
    distances: about('how far the unturned and the turned path end from the minimum', [0.000266, 1.2136], 0.01, {
      'the start not turned': { gives: [0.000266, 0.000266], hint: 'Where in x and y is u = v = −2?' },
      'turned before unturned': { gives: [1.2136, 0.000266], hint: 'The unturned path comes first.' },
    }),
  },
  '9.3': {
    accuracies: about(
      'the test accuracies of momentum and Adam at the three rates',
      [0.205, 0.343, 0.38, 0.455, 0.458, 0.478],
      0.003,
      {
        'the methods one after the other': {
          gives: [0.205, 0.38, 0.458, 0.343, 0.455, 0.478],
          hint: 'A pair for each rate: momentum and Adam, at 0.001, at 0.01, at 0.1.',
        },
      },
    ),
  },
};
