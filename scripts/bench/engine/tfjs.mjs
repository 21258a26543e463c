import { createRequire } from 'node:module';
import { join } from 'node:path';
import { answer, input, weights } from './inputs.mjs';

const load = createRequire(join(process.argv[2], 'package.json'));
const tf = load('@tensorflow/tfjs-core');
load('@tensorflow/tfjs-backend-wasm');

await tf.setBackend('wasm');
await tf.ready();

const x = tf.tensor2d(input, [1000, 500]);
const ws = weights.map((w) => tf.tensor2d(w, [500, 500]));

answer(() =>
  tf.tidy(() => {
    let h = x;
    return ws.map((w) => {
      h = tf.tanh(tf.matMul(h, w));
      const { mean, variance } = tf.moments(h);
      mean.dataSync();
      return Math.sqrt(variance.dataSync()[0]);
    });
  }),
);
