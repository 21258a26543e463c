// The contract: every demo of the lecture documents that a lesson reproduces, lesson by lesson.

import { demos as lesson03 } from './03-weight-initialization/demos.js';
import { demos as lesson07 } from './07-gradient-descent/demos.js';
import { demos as lesson13 } from './13-regularization/demos.js';
import type { Demo } from './demo.js';

export const demos: { readonly [lesson: string]: readonly Demo[] } = {
  '03-weight-initialization': lesson03,
  '07-gradient-descent': lesson07,
  '13-regularization': lesson13,
};
