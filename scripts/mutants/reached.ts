// Writes down which of the noted places a file of tests has reached.

import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

const file = process.env['MUTANTS_REACHED'];
if (file) {
  const reached = new Set<number>();
  Object.assign(globalThis, { reached });
  afterAll(() =>
    appendFileSync(file, `${JSON.stringify({ test: expect.getState().testPath, reached: [...reached] })}\n`),
  );
}
