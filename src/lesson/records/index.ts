// What the lessons say above their figures.

import type { FigureRecords } from '../record.js';
import { initialization } from './03-weight-initialization.js';
import { babysitting } from './05-babysitting.js';
import { hyperparameters } from './06-hyperparameters.js';
import { gradientDescent } from './07-gradient-descent.js';
import { momentum } from './08-momentum.js';
import { adaptiveMethods } from './09-adaptive-methods.js';
import { schedules } from './10-schedules.js';
import { regularization } from './13-regularization.js';

export const records: FigureRecords = {
  ...initialization,
  ...babysitting,
  ...hyperparameters,
  ...gradientDescent,
  ...momentum,
  ...adaptiveMethods,
  ...schedules,
  ...regularization,
};
