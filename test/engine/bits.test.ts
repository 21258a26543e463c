// What the sources compute has the bits of `expected.txt`; test_bits.py asks the built package, on other hosts too.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { getNumThreads, setNumThreads } from '../../src/engine/index.js';
import { values } from '../bits/values.mjs';

const threads = getNumThreads();
afterAll(() => setNumThreads(threads));

test('the same bits as ever; `node test/bits/hash.mjs --lines` says what differs', () => {
  const all = createHash('sha256');
  for (const [, numbers] of values()) all.update(new Uint8Array(numbers.buffer));
  expect(`${all.digest('hex')}\n`).toBe(readFileSync(new URL('../bits/expected.txt', import.meta.url), 'utf8'));
});
