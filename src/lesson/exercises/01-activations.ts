// The exercises of lesson 01. The first two have closed forms, the third is counted.

import { type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '1.1': {
    largest: exactly('the largest derivative of the sigmoid', 0.25, {
      'that of tanh': { gives: 1, hint: 'σ(x) = (1 + tanh(x/2))/2: two halves come in.' },
      'the value, not the slope': { gives: 0.5, hint: 'That is σ(0). And σ′(0)?' },
    }),
    after: exactly('what is left after five layers', 0.0009765625, {
      'added up': { gives: 1.25, hint: 'A chain of layers multiplies.' },
      'four layers': { gives: 0.00390625, hint: 'How many factors are there?' },
    }),
  },
  '1.2': {
    a: exactly('the slope', 0.498674, {
      'the mean of a ReLU is taken for 1/√2': { gives: 0.717157, hint: 'What is the mean of max(0, x)?' },
      'the sign': { gives: -0.498674, hint: 'The negative side takes from the mean.' },
    }),
    meanSquare: exactly('the mean square', 0.624338, {
      'a for a²': { gives: 0.749337, hint: 'What becomes of (ax)²?' },
      'both sides whole': { gives: 1.248676, hint: 'Each side has half of the numbers.' },
      'the variance': { gives: 0.584338, hint: 'The mean square has the square of the mean in it.' },
    }),
  },
  '1.3': {
    leakySteps: exactly('the steps of the leaky ReLU', 27, {
      'a slope of 0.01': { gives: 296, hint: 'Its slope is 0.1 here.' },
    }),
    eluSteps: exactly('the steps of the ELU', 12, {
      'from −4': { gives: 30, hint: 'From where does it start?' },
    }),
  },
};
