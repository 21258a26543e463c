// The exercises of all lessons.

import { exercises as activations } from './01-activations.js';
import { exercises as preprocessing } from './02-preprocessing.js';
import { exercises as weightInitialization } from './03-weight-initialization.js';
import { exercises as normalization } from './04-normalization.js';
import { exercises as babysitting } from './05-babysitting.js';
import { exercises as hyperparameters } from './06-hyperparameters.js';
import { exercises as gradientDescent } from './07-gradient-descent.js';
import { exercises as momentum } from './08-momentum.js';
import { exercises as adaptiveMethods } from './09-adaptive-methods.js';
import { exercises as schedules } from './10-schedules.js';
import { exercises as secondOrder } from './11-second-order.js';
import { exercises as beyondTrainingError } from './12-beyond-training-error.js';
import { exercises as regularization } from './13-regularization.js';
import { exercises as augmentation } from './14-augmentation.js';
import { exercises as trainingLoops } from './15-training-loops.js';
import type { Exercises } from './exercise.js';

export const exercises: Exercises = {
  ...activations,
  ...preprocessing,
  ...weightInitialization,
  ...normalization,
  ...babysitting,
  ...hyperparameters,
  ...gradientDescent,
  ...momentum,
  ...adaptiveMethods,
  ...schedules,
  ...secondOrder,
  ...beyondTrainingError,
  ...regularization,
  ...augmentation,
  ...trainingLoops,
};
