// Prints a hash of the bits that the library computes: the same line on every host. `--lines` prints one for each kind.

import { createHash } from 'node:crypto';
import process from 'node:process';
import { values } from './values.mjs';

const all = createHash('sha256');
for (const [name, numbers] of values()) {
  const bytes = new Uint8Array(numbers.buffer);
  all.update(bytes);
  if (process.argv.includes('--lines'))
    console.log(`${name} ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`);
}
console.log(all.digest('hex'));
