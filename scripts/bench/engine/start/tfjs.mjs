// From nothing to the first result: process.argv[2] is the folder that the package is installed in.

import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(join(process.argv[2], 'package.json'));
const tf = load('@tensorflow/tfjs');
load('@tensorflow/tfjs-backend-wasm');

await tf.setBackend('wasm');

const a = tf.tensor2d([
  [1, 2],
  [3, 4],
]);
console.log(tf.matMul(a, a).arraySync());
