import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { root } from './examples.js';

/**
 * A program in a folder of its own while the tests of a file run: below the root, where the package and its sources are found.
 * @returns the path of something in that folder, or of the folder
 */
export function programIn(name: string, program: string): (...path: string[]) => string {
  let folder = '';
  beforeAll(() => {
    mkdirSync(join(root, 'output'), { recursive: true });
    folder = mkdtempSync(join(root, `output/${name}-`));
    writeFileSync(join(folder, `${name}.ts`), program);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return (...path) => join(folder, ...path);
}
