// What the lessons say above their figures.

import type { FigureRecords } from '../record.js';
import { initialization } from './03-weight-initialization.js';
import { adaptiveMethods } from './09-adaptive-methods.js';

export const records: FigureRecords = { ...initialization, ...adaptiveMethods };
