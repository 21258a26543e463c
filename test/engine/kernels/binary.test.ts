import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceDigest } from '../../../src/engine/kernels/binary.js';

test('the binary was made from the source', () => {
  const folder = new URL('../../../src/engine/kernels/assembly/', import.meta.url);
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)));
  expect(sourceDigest, 'run npm run kernels').toBe(hash.digest('hex'));
});
