// A peer in JavaScript: answers each line `{ workload, scale }` on standard input with one timed round.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** `prepare[workload](arrays)` gives the function to time; it is called once for each workload and scale. */
export async function answer(prepare) {
  let current;
  let run;
  for await (const line of createInterface({ input: process.stdin })) {
    const { workload, scale } = JSON.parse(line);
    if (current !== line) {
      current = line;
      run = undefined;
      run = await prepare[workload](read(join(process.argv[2], `${workload}-${scale}`)));
    }
    const start = performance.now();
    const results = await run();
    console.log(JSON.stringify({ ms: performance.now() - start, results }));
  }
}

/** The arrays of a workload: `{ name: { data, shape } }`. */
function read(folder) {
  const { arrays } = JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8'));
  const entries = Object.entries(arrays).map(([name, { shape, dtype }]) => {
    const bytes = readFileSync(join(folder, `${name}.bin`));
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    return [name, { data: dtype === 'int32' ? new Int32Array(buffer) : new Float32Array(buffer), shape }];
  });
  return Object.fromEntries(entries);
}
