// The folder of the package, wherever the build has put who asks.

import { createRequire } from 'node:module';
import { dirname } from 'node:path';

export const root = dirname(createRequire(import.meta.url).resolve('lectern/package.json'));
