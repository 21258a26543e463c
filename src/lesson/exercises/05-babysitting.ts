// The exercises of lesson 5.

import { about, type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '5.1': {
    plainLoss: exactly('the loss without a penalty', 3.258097, {
      'ten classes': { gives: Math.LN10, hint: 'How many letters are there?' },
      'the number of hidden units': { gives: 4.60517, hint: 'The net chooses among classes, not among hidden units.' },
    }),
    withPenalty: exactly('the loss with λ = 0.1', 3.663097, {
      'without ½': { gives: 4.068097, hint: 'The slides’ penalty is λ/2 · Σw².' },
      'the penalty alone': { gives: 0.405, hint: 'Add it to the loss of an untrained net.' },
    }),
  },
  '5.2': {
    unitCost: about('the cost at epoch 200 with 0.1', 0.0024, 0.1, {
      'the rate of the slide': { gives: 2.2948, hint: 'Is the rate of your plan 0.1?' },
    }),
  },
  '5.3': {
    ofClass0: exactly('how many are of class 0', 17, {
      'the training accuracy': { gives: 16.2, hint: 'Which of the two is taken on the 200 images?' },
      'a tenth': { gives: 20, hint: 'The log says which share it is.' },
    }),
    lastBatch: exactly('the batch after which the rule ends the run', 5, {
      'counted from 0': { gives: 4, hint: 'The first batch is batch 1 here.' },
      'the first infinity': { gives: 7, hint: 'The rule does not wait until there is no number.' },
      'three times the smallest': { gives: 6, hint: 'Three times the first cost.' },
    }),
  },
};
