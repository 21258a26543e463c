// jax-js with its WebAssembly backend, which has one thread on Node. A function consumes the arrays that it is given;
// `.ref` and `tree.ref` keep them for another use.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answer } from './peer.mjs';

// The library looks here whether it runs on a phone; Node 20 has no such object.
globalThis.navigator ??= { userAgent: 'node' };

const { resolve } = createRequire(join(process.argv[3], 'package.json'));
const jax = await import(pathToFileURL(resolve('@jax-js/jax')));
const { init, defaultDevice, numpy: np, nn, random, tree, jit, valueAndGrad, vjp, blockUntilReady } = jax;

await init('wasm');
defaultDevice('wasm');

/** Arrays and compiled functions of a workload are held until the next is prepared. */
const workload =
  (prepare, layout = (x) => x) =>
  (arrays) => {
    tree.dispose(held);
    for (const f of compiled.splice(0)) f.dispose();
    held = layout(Object.fromEntries(Object.entries(arrays).map(([name, a]) => [name, array(a)])), arrays);
    return prepare(held, arrays);
  };
let held = {};
const compiled = [];

function compile(f) {
  const result = jit(f);
  compiled.push(result);
  return result;
}

const array = ({ data, shape }) => np.array(data).reshape(shape);
const oneHot = (labels, classes) => nn.oneHot(np.array(labels), classes);
const zeros = (p) => tree.map((a) => np.zeros(a.shape), p);
const ten = Array.from({ length: 10 }, (_, i) => i);
const average = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;

/** Waits for all of an array, and takes the first 16 numbers out. */
async function first(x) {
  await blockUntilReady(x);
  return [...(await x.ravel().slice([0, 16]).data())];
}

/** The first numbers of each array of an object. */
async function firstOfEach(x) {
  const result = {};
  for (const [name, a] of Object.entries(x)) result[name] = await first(a);
  return result;
}

/** An array for each batch, made once. */
function batches(count) {
  return ({ x: _x, labels: _labels, ...parameters }, { x, labels }) => {
    tree.dispose([_x, _labels]);
    const [rows, columns] = [x.shape[0] / count, x.shape[1]];
    const parts = Array.from({ length: count }, (_, i) => [
      np.array(x.data.slice(i * rows * columns, (i + 1) * rows * columns)).reshape([rows, columns]),
      oneHot(labels.data.slice(i * rows, (i + 1) * rows), 10),
    ]);
    return { ...parameters, parts };
  };
}

/** Adam on a tree of parameters; `rates` are lr / (1 - β₁ᵗ) and 1 / √(1 - β₂ᵗ). */
function adam({ p, m, v }, gradients, rates) {
  m = tree.map((m, g) => m.mul(0.9).add(g.mul(0.1)), m, tree.ref(gradients));
  v = tree.map((v, g) => v.mul(0.999).add(np.square(g).mul(0.001)), v, gradients);
  const move = (p, m, v) => p.sub(m.mul(rates[0].ref).div(np.sqrt(v).mul(rates[1].ref).add(1e-8)));
  p = tree.map(move, p, tree.ref(m), tree.ref(v));
  tree.dispose(rates);
  return { p, m, v };
}

/** Those rates, step by step. */
function* adamRates(lr) {
  for (let first = 0.9, second = 0.999; ; first *= 0.9, second *= 0.999)
    yield [lr / (1 - first), 1 / Math.sqrt(1 - second)];
}

function momentum({ p, velocity }, gradients, rates) {
  tree.dispose(rates);
  velocity = tree.map((v, g) => v.mul(0.9).add(g), velocity, gradients);
  return { p: tree.map((p, v) => p.sub(v.mul(0.01)), p, tree.ref(velocity)), velocity };
}

/** A compiled step: loss, gradient and update in one. */
const stepOf = (update, loss) =>
  compile((state, data, rates) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(state.p), ...data);
    return [value, update(state, gradients, rates)];
  });

/** The loss of each step, from the same parameters; `data(i)` is what the loss takes besides them. */
async function train(step, state, steps, data, lr = 0) {
  const losses = [];
  const rates = adamRates(lr);
  for (let i = 0; i < steps; i++) {
    const [loss, next] = step(state, data(i), rates.next().value);
    state = next;
    losses.push((await loss.data())[0]); // not at the end: the cost of a step grows with the steps that are pending
  }
  await blockUntilReady(state);
  tree.dispose(state);
  return losses;
}

const adamStart = (p) => ({ p: tree.ref(p), m: zeros(p), v: zeros(p) });

/** Standard deviations (and means) of the layers. */
function deviations(h, weights) {
  const [means, stds] = [[], []];
  for (const w of weights) {
    h = np.tanh(np.matmul(h, w));
    means.push(np.mean(h.ref));
    stds.push(np.std(h.ref));
  }
  h.dispose();
  return [np.stack(means), np.stack(stds)];
}

async function stdsOf([means, stds]) {
  await means.data();
  return { stds: [...(await stds.data())] };
}

function crossEntropy(logits, labels) {
  const [rows] = logits.shape;
  return nn
    .logSoftmax(logits)
    .mul(labels)
    .sum()
    .mul(-1 / rows);
}

/** One hidden layer. */
function network([w1, b1, w2, b2], x, labels) {
  const h = nn.relu(np.matmul(x, w1).add(b1));
  return crossEntropy(np.matmul(h, w2).add(b2), labels);
}

function minimise(f) {
  return workload(({ x, y }) => {
    const step = stepOf(adam, ([x, y]) => f(x, y).sum());
    return async () => ({ losses: await train(step, adamStart([x, y]), 200, () => [], 0.01) });
  });
}

function beale(x, y) {
  const square = np.square(y.ref);
  const cube = square.ref.mul(y.ref);
  const term = (constant, power) => np.square(x.ref.mul(power.sub(1)).add(constant));
  const sum = term(1.5, y).add(term(2.25, square)).add(term(2.625, cube));
  x.dispose();
  return sum;
}

function rosenbrock(x, y) {
  const b = y.sub(np.square(x.ref));
  return np.square(x.mul(-1).add(1)).add(np.square(b).mul(100));
}

function batchNorm(x, weight, bias) {
  const [rows] = x.shape;
  const mean = np.mean(x.ref, 0);
  const centred = x.sub(mean.ref);
  const variance = np.mean(np.square(centred.ref), 0);
  const running = [mean.mul(0.1), variance.ref.mul((0.1 * rows) / (rows - 1)).add(0.9)];
  const scale = np.reciprocal(np.sqrt(variance.add(1e-5)));
  return [centred.mul(scale.mul(weight)).add(bias), running];
}

/** One matrix product of all windows with the weights: 25 times as fast as lax.conv and its derivatives. */
function conv(x, weight, bias) {
  const [n, channels, height, width] = x.shape;
  const [out] = weight.shape;
  const edge = [1, 1];
  const padded = np.pad(np.transpose(x, [0, 2, 3, 1]), [[0, 0], edge, edge, [0, 0]]);
  const windows = [];
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) windows.push(padded.ref.slice([], [i, i + height], [j, j + width], []));
  padded.dispose();
  const columns = np.concatenate(windows, 3).reshape([n * height * width, 9 * channels]);
  const flat = np.transpose(weight, [2, 3, 1, 0]).reshape([9 * channels, out]);
  const y = np.matmul(columns, flat).add(bias);
  return np.transpose(y.reshape([n, height, width, out]), [0, 3, 1, 2]);
}

function dropout(x, key) {
  return np.where(random.bernoulli(key, 0.5, x.shape), x.mul(2), 0);
}

function deepNetwork([w1, b1, w2, b2, w3, b3], x, labels, key) {
  const keys = random.split(key);
  const h1 = dropout(nn.relu(np.matmul(x, w1).add(b1)), keys.ref.slice(0));
  const h2 = dropout(nn.relu(np.matmul(h1, w2).add(b2)), keys.slice(1));
  return crossEntropy(np.matmul(h2, w3).add(b3), labels);
}

const elementwise = (f) =>
  workload(({ x }) => async () => ({ y: await first(f(x.ref)) }));

answer({
  W1: workload((x) => {
    const run = compile(deviations);
    const weights = ten.map((i) => x[`w${i}`]);
    return () => stdsOf(run(x.x.ref, tree.ref(weights)));
  }),

  W1r: workload((_, { size }) => {
    const run = compile((key) => {
      const keys = random.split(key, 11);
      const weights = ten.map((i) => random.normal(keys.ref.slice(i), [500, 500]).mul(0.01));
      return deviations(random.normal(keys.slice(10), [size.data[0], 500]), weights);
    });
    return () => stdsOf(run(random.key(1)));
  }),

  W2: workload(({ w1, b1, w2, b2, parts }) => {
    const p = [w1, b1, w2, b2];
    const step = stepOf(momentum, network);
    const start = () => ({ p: tree.ref(p), velocity: zeros(p) });
    return async () => ({ losses: await train(step, start(), 50, (i) => tree.ref(parts[i])) });
  }, batches(50)),

  W3: workload(
    ({ x, labels, w1, b1, w2, b2 }) => {
      const step = stepOf(adam, network);
      const data = () => [x.ref, labels.ref];
      return async () => ({ losses: await train(step, adamStart([w1, b1, w2, b2]), 100, data, 0.01) });
    },
    (x, { labels }) => {
      x.labels.dispose();
      return { ...x, labels: oneHot(labels.data, 3) };
    },
  ),

  W4a: minimise(beale),
  W4b: minimise(rosenbrock),

  W5: workload(({ a, b }) => async () => {
    const product = await blockUntilReady(np.matmul(a.ref, b.ref));
    return { rows: [...(await product.slice([0, 16]).sum(1).data())] };
  }),

  W6: workload(({ p, g }) => {
    const step = compile(adam);
    return async () => {
      const rates = adamRates(0.001);
      let state = adamStart([p]);
      for (let i = 0; i < 30; i++) state = await blockUntilReady(step(state, [g.ref], rates.next().value));
      tree.dispose([state.m, state.v]);
      return { p: await first(state.p[0]) };
    };
  }),

  W7: workload(({ x, g, weight, bias }) => {
    const run = compile((x, weight, bias, g) => {
      const [y, back, [mean, variance]] = vjp(batchNorm, [x, weight, bias], { hasAux: true });
      const [dx, dWeight, dBias] = back(g);
      back.dispose();
      return { y, x: dx, weight: dWeight, bias: dBias, mean, var: variance };
    });
    return async () => {
      const { y, ...results } = await blockUntilReady(run(x.ref, weight.ref, bias.ref, g.ref));
      y.dispose();
      return firstOfEach(results);
    };
  }),

  W8: workload(({ x, weight, bias, g }) => {
    const run = compile((x, weight, bias, g) => {
      const [y, back] = vjp(conv, [x, weight, bias]);
      const [dx, dWeight, dBias] = back(g);
      back.dispose();
      return { y, x: dx, weight: dWeight, bias: dBias };
    });
    return () => firstOfEach(run(x.ref, weight.ref, bias.ref, g.ref));
  }),

  W9: workload(({ w1, b1, w2, b2, w3, b3, parts }) => {
    const step = stepOf(adam, deepNetwork);
    const data = (i) => [...tree.ref(parts[i]), random.key(i)];
    return async () => {
      const losses = await train(step, adamStart([w1, b1, w2, b2, w3, b3]), 20, data, 0.001);
      return { losses: [average(losses.slice(0, 5)), average(losses.slice(-5))] };
    };
  }, batches(20)),

  W10a: elementwise(np.tanh),
  W10b: elementwise(np.exp),

  W10c: workload((_, { size }) => {
    const draw = compile((key) => random.normal(key, [size.data[0]]));
    return async () => {
      const numbers = await blockUntilReady(draw(random.key(1)));
      return { std: [...(await np.std(numbers.slice([0, 1000])).data())] };
    };
  }),
});
