// The exercises of lesson 14.

import { type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '14.1': {
    share: exactly('per cent of a square picture that a patch shows at L = 300', 55.7511, {
      'of one side': { gives: 74.6667, hint: 'A share of the area is asked for.' },
      'a picture of 4 : 3': { gives: 41.8133, hint: 'This picture is square.' },
    }),
    places: exactly('the places of a patch at L = 300', 5929, {
      'one too few on each side': { gives: 5776, hint: 'From 0 to 76 there are 77 rows.' },
      'a picture of 4 : 3': { gives: 13629, hint: 'This picture is square.' },
    }),
  },
  '14.2': {
    differing: exactly('the different pictures at 224, 256 and 640', [6, 10, 10], {
      'a square picture': { gives: [2, 10, 10], hint: 'Upper and lower corners differ here.' },
      'without mirror images': { gives: [3, 5, 5], hint: 'Each crop is there twice: as it is, and mirrored.' },
    }),
  },
  '14.3': {
    turnedFirst: exactly('turned first, then stretched', [1.299038, -0.75, 0.5, 0.866025], {
      'the other order': { gives: [1.299038, -0.5, 0.75, 0.866025], hint: 'What comes later stands on the left.' },
      anticlockwise: { gives: [1.299038, 0.75, -0.5, 0.866025], hint: 'y points down, and the angle goes clockwise.' },
    }),
    stretchedFirst: exactly('stretched first, then turned', [1.299038, -0.5, 0.75, 0.866025], {
      'the other order': { gives: [1.299038, -0.75, 0.5, 0.866025], hint: 'What comes later stands on the left.' },
    }),
  },
};
