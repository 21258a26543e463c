// The contract: every demo of the lecture documents that a lesson reproduces, lesson by lesson.

import { demos as lesson03 } from './03-weight-initialization/demos.js';
import { demos as lesson09 } from './09-adaptive-methods/demos.js';
import type { Demo } from './demo.js';

export const demos: { readonly [lesson: string]: readonly Demo[] } = {
  '03-weight-initialization': lesson03,
  '09-adaptive-methods': lesson09,
};
