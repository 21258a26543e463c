// TensorFlow.js with its WebAssembly backend, which has one thread on Node.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { answer } from './peer.mjs';

const load = createRequire(join(process.argv[3], 'package.json'));
const tf = load('@tensorflow/tfjs');
load('@tensorflow/tfjs-backend-wasm');

await tf.setBackend('wasm');
await tf.ready();

/** The tensors of a workload are held until the next is prepared; all else that a round makes is disposed of. */
const workload =
  (run, layout = (x) => x) =>
  (arrays) => {
    tf.dispose(held);
    held = tf.tidy(() => layout(tensors(arrays), arrays));
    return () => tf.tidy(() => run(held));
  };
let held = {};

function tensors(arrays) {
  const entries = Object.entries(arrays);
  return Object.fromEntries(entries.map(([name, { data, shape }]) => [name, tf.tensor(data, shape)]));
}

/** Labels become one-hot rows, as the losses of this library want them. */
function oneHot(labels, classes) {
  return tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32');
}

/** A tensor for each batch, made once: a slice of a tensor costs a copy of all of it. */
function batches(count) {
  return ({ x: _x, labels: _labels, ...parameters }, { x, labels }) => {
    const [rows, columns] = [x.shape[0] / count, x.shape[1]];
    const parts = Array.from({ length: count }, (_, i) => ({
      x: tf.tensor(x.data.subarray(i * rows * columns, (i + 1) * rows * columns), [rows, columns]),
      labels: oneHot(labels.data.subarray(i * rows, (i + 1) * rows), 10),
    }));
    return { ...parameters, parts };
  };
}

const ten = Array.from({ length: 10 }, (_, i) => i);

/** The first numbers (or every `stride`-th), gathered without a copy of the rest. */
function first(x, stride = 1) {
  const indices = tf.range(0, 16 * stride, stride, 'int32');
  return [...tf.gather(tf.reshape(x, [-1]), indices).dataSync()];
}

const average = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const adam = (lr) => tf.train.adam(lr, 0.9, 0.999, 1e-8);

/**
 * The matrix product. By itself tf.matMul would pass transposed operands to a kernel that is up to 25 times slower than
 * the one for plain operands; this derivative transposes first. Of data no derivative is wanted, and nothing has to be
 * saved (which is a copy): data and parameters are still there after the forward pass.
 */
const product = (isData) =>
  tf.customGrad((a, b, save) => {
    if (!isData) save([a]);
    const gradFunc = (dy, [h = a]) => [
      isData ? tf.zerosLike(h) : tf.matMul(dy, tf.transpose(b)),
      tf.matMul(tf.transpose(h), dy),
    ];
    return { value: tf.matMul(a, b), gradFunc };
  });
const [ofData, ofHidden] = [product(true), product(false)];

/** Minimises `loss(step, ...parameters)`, from copies of the parameters; the loss of each step. */
function train(x, names, optimiser, steps, loss) {
  const p = names.map((name) => tf.variable(x[name]));
  const losses = [];
  for (let step = 0; step < steps; step++)
    tf.tidy(() => {
      losses.push(optimiser.minimize(() => loss(step, ...p), true, p).dataSync()[0]);
    });
  tf.dispose(p);
  optimiser.dispose();
  return losses;
}

function deviations(h, weights) {
  const stds = weights.map((w) => {
    h = tf.tanh(tf.matMul(h, w));
    const { mean, variance } = tf.moments(h);
    mean.dataSync();
    return Math.sqrt(variance.dataSync()[0]);
  });
  return { stds };
}

/** One hidden layer. */
function network({ x, labels }, w1, b1, w2, b2) {
  const h = tf.relu(tf.add(ofData(x, w1), b1));
  return tf.losses.softmaxCrossEntropy(labels, tf.add(ofHidden(h, w2), b2));
}

function minimise(f) {
  const loss = (_, x, y) => tf.sum(f(x, y));
  return workload((x) => ({ losses: train(x, ['x', 'y'], adam(0.01), 200, loss) }));
}

function beale(x, y) {
  const term = (constant, power) => tf.square(tf.add(tf.sub(constant, x), tf.mul(x, power)));
  const square = tf.square(y);
  return tf.add(tf.add(term(1.5, y), term(2.25, square)), term(2.625, tf.mul(square, y)));
}

function rosenbrock(x, y) {
  return tf.add(tf.square(tf.sub(1, x)), tf.mul(100, tf.square(tf.sub(y, tf.square(x)))));
}

/** There is no kernel for the derivative by the filter, and a slow one for that by x: both are convolutions, too. */
const conv = tf.customGrad((x, weight) => {
  const gradFunc = (dy) => {
    const flipped = tf.transpose(tf.reverse(weight, [0, 1]), [0, 1, 3, 2]);
    // The sums are over images, rows and columns: images play the channels here, and channels the images.
    const correlation = tf.conv2d(tf.transpose(x, [3, 1, 2, 0]), tf.transpose(dy, [1, 2, 0, 3]), 1, 1);
    return [tf.conv2d(dy, flipped, 1, 'same'), tf.transpose(correlation, [1, 2, 0, 3])];
  };
  return { value: tf.conv2d(x, weight, 1, 'same'), gradFunc };
});

/** Channels come last in this library. */
function channelsLast({ x, g, weight, bias }) {
  const [nhwc, hwio] = [(a) => tf.transpose(a, [0, 2, 3, 1]), tf.transpose(weight, [2, 3, 1, 0])];
  return { x: nhwc(x), g: nhwc(g), weight: hwio, bias };
}

const elementwise = (f) => workload((x) => ({ y: first(f(x.x)) }));

answer({
  W1: workload((x) =>
    deviations(
      x.x,
      ten.map((i) => x[`w${i}`]),
    ),
  ),

  W1r: (arrays) => () =>
    tf.tidy(() =>
      deviations(
        tf.randomNormal([arrays.size.data[0], 500]),
        ten.map(() => tf.randomNormal([500, 500], 0, 0.01)),
      ),
    ),

  W2: workload((x) => {
    const loss = (step, ...p) => network(x.parts[step], ...p);
    return { losses: train(x, ['w1', 'b1', 'w2', 'b2'], tf.train.momentum(0.01, 0.9), 50, loss) };
  }, batches(50)),

  W3: workload(
    (x) => {
      const loss = (_, ...p) => network(x, ...p);
      return { losses: train(x, ['w1', 'b1', 'w2', 'b2'], adam(0.01), 100, loss) };
    },
    (x, { labels }) => ({ ...x, labels: oneHot(labels.data, 3) }),
  ),

  W4a: minimise(beale),
  W4b: minimise(rosenbrock),

  W5: workload((x) => {
    const rows = tf.slice(tf.matMul(x.a, x.b), [0, 0], [16, -1]);
    return { rows: [...tf.sum(rows, 1).dataSync()] };
  }),

  W6: workload((x) => {
    const [p, optimiser] = [tf.variable(x.p), adam(0.001)];
    for (let step = 0; step < 30; step++) optimiser.applyGradients({ [p.name]: x.g });
    const result = { p: first(p) };
    p.dispose();
    optimiser.dispose();
    return result;
  }),

  // tf.batchNorm has a derivative, but it takes three times as long.
  W7: workload((x) => {
    const rows = x.x.shape[0];
    let running;
    const normal = (x, weight, bias) => {
      const mean = tf.mean(x, 0);
      const centred = tf.sub(x, mean);
      const variance = tf.mean(tf.square(centred), 0);
      const unbiased = tf.mul(variance, rows / (rows - 1));
      running = [tf.mul(mean, 0.1), tf.add(0.9, tf.mul(unbiased, 0.1))].map((a) => tf.keep(a));
      return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5))), weight), bias);
    };
    const gradients = tf.grads(normal)([x.x, x.weight, x.bias], x.g);
    const [dx, weight, bias, mean, variance] = [...gradients, ...running].map((a) => first(a));
    tf.dispose(running);
    return { x: dx, weight, bias, mean, var: variance };
  }),

  W8: workload((x) => {
    const layer = (x, weight, bias) => tf.add(conv(x, weight), bias);
    const { value, grads } = tf.valueAndGrads(layer)([x.x, x.weight, x.bias], x.g);
    const weight = first(tf.transpose(grads[1], [3, 2, 0, 1]));
    return { y: first(value, 32), x: first(grads[0], 16), weight, bias: first(grads[2]) };
  }, channelsLast),

  W9: workload((x) => {
    const loss = (step, w1, b1, w2, b2, w3, b3) => {
      const part = x.parts[step];
      const h1 = tf.dropout(tf.relu(tf.add(ofData(part.x, w1), b1)), 0.5);
      const h2 = tf.dropout(tf.relu(tf.add(ofHidden(h1, w2), b2)), 0.5);
      return tf.losses.softmaxCrossEntropy(part.labels, tf.add(ofHidden(h2, w3), b3));
    };
    const losses = train(x, ['w1', 'b1', 'w2', 'b2', 'w3', 'b3'], adam(0.001), 20, loss);
    return { losses: [average(losses.slice(0, 5)), average(losses.slice(-5))] };
  }, batches(20)),

  W10a: elementwise(tf.tanh),
  W10b: elementwise(tf.exp),

  W10c: (arrays) => () =>
    tf.tidy(() => {
      const some = tf.slice(tf.randomNormal([arrays.size.data[0]]), 0, 1000);
      return { std: [Math.sqrt(tf.moments(some).variance.dataSync()[0])] };
    }),
});
