// The exercises of lesson 4.

import { about, type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '4.1': {
    normalised: exactly('what comes out', [-1.13809, -0.06904, 1, 4.20713], {
      'the variance with m − 1': {
        gives: [-0.85164, 0.07418, 1, 3.77746],
        hint: 'The batch is normalised with its own mean square.',
      },
      'without γ and β': { gives: [-1.069045, -0.534522, 0, 1.603567], hint: 'What is done to x̂ at the end?' },
      'the variance, not its root': {
        gives: [-0.142857, 0.428571, 1, 2.714286],
        hint: 'What makes the variance 1?',
      },
    }),
    runningMean: exactly('the running mean', 0.3, {
      'the batch alone': { gives: 3, hint: 'The batch has a share of 0.1.' },
      'the shares the wrong way round': { gives: 2.7, hint: 'Momentum is the share of the new batch here.' },
    }),
    runningVariance: exactly('the running variance', 1.366667, {
      'the variance with m': { gives: 1.25, hint: 'With which number of examples is it divided for the test?' },
      'a start from 0': { gives: 0.466667, hint: 'Before the first batch the running variance is 1.' },
      'the shares the wrong way round': { gives: 4.3, hint: 'Momentum is the share of the new batch here.' },
    }),
  },
  '4.2': {
    bestRate: exactly('the best rate', 0.130769, {
      'gᵀg, as the slide has it': { gives: 68, hint: 'What does the curvature along g say?' },
      'upside down': { gives: 7.647059, hint: 'More curvature needs a smaller rate.' },
      'the inverse of the largest curvature': { gives: 0.125, hint: 'The gradient points in both directions at once.' },
    }),
    lossAfter: exactly('J after the step', 0.553846, {
      'twice the decrease': {
        gives: -3.892308,
        hint: 'At the best rate the second term takes back half of the first.',
      },
    }),
    uphillFrom: exactly('the rate from which the step goes uphill', 0.261538, {
      'the stability limit of the steepest direction': { gives: 0.25, hint: 'Where is −ε gᵀg + ½ε² gᵀHg zero?' },
    }),
  },
  '4.3': {
    slideDecrease: about('the decrease with the slide’s rate, four digits', 0.0994747, 0.0005, {
      'the promise': { gives: 0.1, hint: 'All five weights move.' },
      'one weight': { gives: 0.02, hint: 'All five weights move.' },
    }),
    promisedFixed: exactly('what the fixed rate promises', 6.407227, {
      'the gradient of one weight': { gives: 1.281445, hint: 'gᵀg is a sum over all weights.' },
      'the length of the gradient': { gives: 0.566006, hint: 'The promise is ε times the square of the length.' },
    }),
    realFixed: exactly('what comes', 4.579949),
  },
};
