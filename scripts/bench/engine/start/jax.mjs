// From nothing to the first result: process.argv[2] is the folder that the package is installed in.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The library looks here whether it runs on a phone; Node 20 has no such object.
globalThis.navigator ??= { userAgent: 'node' };

const { resolve } = createRequire(join(process.argv[2], 'package.json'));
const { init, defaultDevice, numpy: np } = await import(pathToFileURL(resolve('@jax-js/jax')));

await init('wasm');
defaultDevice('wasm');

const a = np.array([
  [1, 2],
  [3, 4],
]);
console.log(np.matmul(a.ref, a).js());
