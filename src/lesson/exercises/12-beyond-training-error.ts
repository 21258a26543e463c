// The exercises of lesson 12.

import { about, type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '12.1': {
    decay: about('the α that halves in 100 steps', 0.993092, 2e-4, {
      'a hundredth of ½': { gives: 0.995, hint: 'That is 1 − ½/100. What is αᵗ after 100 steps?' },
      'the time constant': { gives: 0.99, hint: '100 steps are the half-life here, not 1/(1 − α).' },
    }),
    reached: exactly('the mean after 50 steps, from 0', 0.292893, {
      'what is missing': { gives: Math.SQRT1_2, hint: 'α⁵⁰ is the share that the start still has.' },
      'half of the half': { gives: 0.25, hint: 'The mean does not go in a straight line: 1 − α⁵⁰.' },
    }),
  },
  '12.2': {
    average: exactly('the averaged probabilities', [0.583333, 0.416667], {
      'not divided': { gives: [1.75, 1.25], hint: 'Probabilities add up to 1.' },
      'the product': {
        gives: [0.830769, 0.169231],
        hint: 'That is the geometric mean’s idea; take the arithmetic one.',
      },
    }),
    votes: exactly('the share of votes for class A', 1 / 3, {
      'the votes for B': { gives: 2 / 3, hint: 'Which nets give A more than ½?' },
    }),
  },
  '12.3': {
    place: exactly('y after 40 steps', 0.668972, {
      'that of x': { gives: 0.108689, hint: 'That is x. In y the curvature is 25.' },
      'the sign': { gives: -0.668972, hint: 'The factor is negative, and 40 is even.' },
    }),
    meanPlace: exactly('the mean of all 41 places', 0.0203736, {
      'forty places': { gives: 0.020883, hint: 'The start is a place, too: 41.' },
      'of their sizes': { gives: 0.823702, hint: 'They lie on both sides of 0: add them with their signs.' },
    }),
  },
};
