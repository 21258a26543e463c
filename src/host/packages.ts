// Packages that are loaded when they are needed first: at import time they would cost more than everything else.

import { createRequire } from 'node:module';

/** The package of this name, as `require` gives it. */
export const load = createRequire(import.meta.url);
