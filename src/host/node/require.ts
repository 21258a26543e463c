// Loading what is needed by some programs only: at import time it would cost more than everything else.

import { createRequire } from 'node:module';

export const require = createRequire(import.meta.url);
