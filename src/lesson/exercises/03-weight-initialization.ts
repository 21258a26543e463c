// The exercises of lesson 03. Where nets are infinitely wide, the numbers are those of a quadrature.

import { about, type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '3.1': {
    settled: about('the standard deviation in which it settles', 0.6514, 0.02, {
      'the first layer': { gives: 0.759, hint: 'Look at the last layers, where it no longer changes.' },
      'a gain of 1': { gives: 0.2285, hint: 'Did the option reach init.xavierNormal_?' },
      'the gain squared': { gives: 0.821, hint: 'xavierNormal_ multiplies by the gain itself, once.' },
    }),
  },
  '3.2': {
    std: about('the standard deviation of the weights', 0.14142, 0.01, {
      'the variance for the standard deviation': { gives: 0.02, hint: 'Which of the two does std say?' },
      'Xavier for He': { gives: 0.1, hint: 'What does ReLU take away of the mean square?' },
      'the width of the lesson': { gives: 0.06325, hint: 'How many inputs has a unit here?' },
    }),
  },
  '3.3': {
    leaky: about('the standard deviation of the weights', 0.062933, 0.001, {
      'α for α²': { gives: 0.0603, hint: 'What becomes of (αx)² in the mean square?' },
      'the variance for the standard deviation': { gives: 0.0039604, hint: 'Take the root.' },
      'the negative side left out': { gives: 0.063246, hint: 'That is He’s rule for ReLU, which keeps nothing of the negative side.' }, // biome-ignore format: one line
      'α added to the slope': { gives: 0.05749, hint: 'Each side has half of the examples, and its own slope.' },
    }),
  },
  '3.4': {
    factor: about('the factor of a layer', 0.15811, 0.03, {
      'that of tanh': { gives: 0.2236, hint: 'Which half of the numbers does ReLU leave?' },
      'the factor squared': { gives: 0.025, hint: 'Is it of variances or of standard deviations?' },
    }),
  },
  '3.5': {
    different: exactly('how many different units the first layer has', 2, {
      'none is different': { gives: 1, hint: 'Was the weight changed before the training, and in the first layer?' },
      'all are different': { gives: 20, hint: 'Which units got a weight of their own, and which a copy?' },
    }),
  },
};
