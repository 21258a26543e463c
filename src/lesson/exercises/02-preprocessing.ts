// The exercises of lesson 02. All have closed forms.

import { type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '2.1': {
    variances: exactly('the variances after PCA, the larger first', [5.56155, 1.43845], {
      'the diagonal as it is': {
        gives: [4, 3],
        hint: 'Those are the variances along the old axes; PCA turns the cloud.',
      },
      'the smaller first': { gives: [1.43845, 5.56155], hint: 'Which comes first?' },
      'standard deviations': { gives: [2.35829, 1.19935], hint: 'The variance is the square of that.' },
    }),
  },
  '2.2': {
    tested: exactly('the two test values after normalising', [2.12132, 3.53553], {
      'statistics of the test data': {
        gives: [-1, 1],
        hint: 'From which data do the mean and the standard deviation come?',
      },
      'divided by N − 1': { gives: [1.89737, 3.16228], hint: 'What does np.std divide by?' },
      'statistics of all data': { gives: [0.83224, 1.7285], hint: 'The test data have no part in the statistics.' },
      'divided by the variance': { gives: [1.5, 2.5], hint: 'Take the root.' },
    }),
  },
  '2.3': {
    changes: exactly('the changes of the score, before and after centring', [0.943379, -0.00499583], {
      'degrees for radians': { gives: [0.0174366, -0.00000152309], hint: 'How many degrees are 0.1 radians?' },
      'the other way round': {
        gives: [-1.05329, -0.00499583],
        hint: 'Counter-clockwise, the first axis turns towards the second.',
      },
      'the score itself': { gives: [1.94338, 0.995004], hint: 'How large was it before?' },
    }),
  },
};
