// What the lessons say above their figures.

import type { FigureRecords } from '../record.js';
import { activations } from './01-activations.js';
import { preprocessing } from './02-preprocessing.js';
import { initialization } from './03-weight-initialization.js';
import { normalization } from './04-normalization.js';
import { babysitting } from './05-babysitting.js';
import { hyperparameters } from './06-hyperparameters.js';
import { gradientDescent } from './07-gradient-descent.js';
import { momentum } from './08-momentum.js';
import { adaptiveMethods } from './09-adaptive-methods.js';
import { schedules } from './10-schedules.js';
import { secondOrder } from './11-second-order.js';
import { beyondTrainingError } from './12-beyond-training-error.js';
import { regularization } from './13-regularization.js';
import { augmentation } from './14-augmentation.js';
import { trainingLoops } from './15-training-loops.js';

export const records: FigureRecords = {
  ...activations,
  ...preprocessing,
  ...initialization,
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
