// `node --import ./scripts/ts.mjs FILE.ts` runs TypeScript from source.

import { register } from 'node:module';

register('ts-node/esm/transpile-only', import.meta.url);
