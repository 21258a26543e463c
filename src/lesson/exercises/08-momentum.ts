// The exercises of lesson 08.

import { type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '8.1': {
    longer: exactly('how many times as long the step gets', 5, {
      'that of 0.9': { gives: 10, hint: 'Which α does the exercise name?' },
    }),
    step99: exactly('the step from which it is at 99 %', 21, {
      'that of 0.9': { gives: 44, hint: 'Which α does the exercise name?' },
      'the step before it': { gives: 20, hint: 'At step 20, αᵗ is still above 0.01.' },
      'the logarithm, not a step': { gives: 20.64, hint: 'Steps are whole: which is the first that is far enough?' },
    }),
  },
  '8.2': {
    rho: exactly('the critical friction', 0.64, {
      'not squared': { gives: 0.8, hint: 'The root of ρ is 1 − √α.' },
      'α without its root': { gives: 0.9216, hint: 'The root of ρ is 1 − √α.' },
    }),
    needed: exactly('the steps for this ρ and for 0.9', [41, 130], {
      'the first time': { gives: [41, 72], hint: 'The particle swings through 0; it must stay below 0.001.' },
      'the last step above': { gives: [40, 129], hint: 'That is the last step at which |x| is still 0.001 or more.' },
    }),
  },
  '8.3': {
    limit: exactly('the largest αh of Nesterov’s form', 3.8 / 2.8, {
      'that of momentum': {
        gives: 3.8,
        hint: 'The gradient is taken further ahead: what does that do to large steps?',
      },
      'that of gradient descent': { gives: 2, hint: 'Put ρ = 0.9 into the formula, or try it with changed().' },
    }),
  },
};
