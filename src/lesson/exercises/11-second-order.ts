// The exercises of lesson 11.

import { about, type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '11.1': {
    minimum: exactly('where the whole step leads', [1 / 11, 7 / 11], {
      uphill: { gives: [43 / 11, 15 / 11], hint: 'The step is minus the inverse of the Hessian times the gradient.' },
      'the gradient for the step': { gives: [-6, -2], hint: 'What does the Hessian do to the gradient?' },
      'the diagonal for the matrix': { gives: [0, 0], hint: 'The Hessian is A, with the numbers beside its diagonal.' },
    }),
    halfway: exactly('where half of it leads', [23 / 22, 9 / 11], {
      'half of the gradient': { gives: [-2, -0.5], hint: 'It is Newton’s step that is halved.' },
    }),
  },
  '11.2': {
    border: exactly('the p between both kinds of starts', 0.2, {
      'where there is no inverse': {
        gives: 1 / 3,
        hint: 'There a step is infinitely long. For which p does it stay as it is?',
      },
      'the sign of p': { gives: 0, hint: 'A small positive p shrinks, too. For which p does it stay as it is?' },
    }),
    after: exactly('p after a step from (0.5, 0.5)', 1, {
      'one weight alone': { gives: -0.5, hint: 'Both weights are multiplied by the factor.' },
    }),
  },
  '11.3': {
    parameters: about('how many weights and biases', 266610, 1e-5, {
      'no biases': { gives: 266200, hint: 'Each unit has a bias, too.' },
    }),
    bytes: exactly('bytes of the Hessian, of L-BFGS and of K-FAC', [284323568400, 21328800, 3268508], {
      'numbers, not bytes': { gives: [71080892100, 5332200, 817127], hint: 'Each number takes four bytes.' },
      'one list for L-BFGS': { gives: [284323568400, 10664400, 3268508], hint: 'L-BFGS keeps pairs.' },
    }),
  },
};
