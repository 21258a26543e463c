// Mistakes that somebody could make in lesson 8, and the demos whose checks must notice.

import type { Mutant } from '../demo.js';

export const mutants: readonly Mutant[] = [];
