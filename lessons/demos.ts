// The contract: every demo of the lecture documents that a lesson reproduces, lesson by lesson.

import { demos as lesson01 } from './01-activations/demos.js';
import { demos as lesson02 } from './02-preprocessing/demos.js';
import { demos as lesson03 } from './03-weight-initialization/demos.js';
import { demos as lesson04 } from './04-normalization/demos.js';
import { demos as lesson05 } from './05-babysitting/demos.js';
import { demos as lesson06 } from './06-hyperparameters/demos.js';
import { demos as lesson07 } from './07-gradient-descent/demos.js';
import { demos as lesson08 } from './08-momentum/demos.js';
import { demos as lesson09 } from './09-adaptive-methods/demos.js';
import { demos as lesson10 } from './10-schedules/demos.js';
import { demos as lesson11 } from './11-second-order/demos.js';
import { demos as lesson12 } from './12-beyond-training-error/demos.js';
import { demos as lesson13 } from './13-regularization/demos.js';
import { demos as lesson14 } from './14-augmentation/demos.js';
import { demos as lesson15 } from './15-training-loops/demos.js';
import type { Demo } from './demo.js';

export const demos: { readonly [lesson: string]: readonly Demo[] } = {
  '01-activations': lesson01,
  '02-preprocessing': lesson02,
  '03-weight-initialization': lesson03,
  '04-normalization': lesson04,
  '05-babysitting': lesson05,
  '06-hyperparameters': lesson06,
  '07-gradient-descent': lesson07,
  '08-momentum': lesson08,
  '09-adaptive-methods': lesson09,
  '10-schedules': lesson10,
  '11-second-order': lesson11,
  '12-beyond-training-error': lesson12,
  '13-regularization': lesson13,
  '14-augmentation': lesson14,
  '15-training-loops': lesson15,
};
