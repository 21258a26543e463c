// What the lessons say above their figures.

import type { FigureRecords } from '../record.js';
import { initialization } from './03-weight-initialization.js';
import { gradientDescent } from './07-gradient-descent.js';
import { regularization } from './13-regularization.js';

export const records: FigureRecords = {
  ...initialization,
  ...gradientDescent,
  ...regularization,
};
