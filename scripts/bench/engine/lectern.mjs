// Lectern, as a lesson would use it.

import { data, functional, manualSeed, nn, noGrad, optim, randn, Tensor } from 'lectern';
import { answer } from './peer.mjs';

const { crossEntropy } = functional;

const tensors = (arrays) =>
  Object.fromEntries(Object.entries(arrays).map(([name, { data, shape }]) => [name, new Tensor(data, shape)]));
const leaf = (t) => t.clone().requiresGrad_();
const sample = (t) => [...t.data.subarray(0, 16)];

/** Standard deviations of the layers tanh(hW). */
function forward(x, weights) {
  let h = x;
  return weights.map((w) => {
    h = h.matmul(w).tanh();
    h.mean().item();
    return h.std({ correction: 0 }).item();
  });
}

/** A module with these parameters; weights of linear layers are given as [inputs, outputs]. */
function withParameters(module, parameters) {
  const values = Object.values(parameters);
  const isLinear = module.parameters().map(({ shape }) => shape.length === 2);
  const state = module.namedParameters().map(([name], i) => [name, isLinear[i] ? values[i].T : values[i]]);
  return module.loadStateDict({ ...module.stateDict(), ...Object.fromEntries(state) });
}

/** Fully connected layers with ReLU between them. */
function net(parameters, between = () => []) {
  const sizes = Object.values(parameters)
    .filter(({ shape }) => shape.length === 2)
    .map(({ shape }) => shape);
  const layers = sizes.flatMap(([from, to], i) => [
    ...(i > 0 ? [new nn.ReLU(), ...between()] : []),
    new nn.Linear(from, to),
  ]);
  return withParameters(new nn.Sequential(...layers), parameters);
}

function step(optimizer, loss) {
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
  return loss.item();
}

function descend(f) {
  return (arrays) => {
    const start = tensors(arrays);
    return () => {
      const [x, y] = [leaf(start.x), leaf(start.y)];
      const optimizer = new optim.Adam([x, y], { lr: 0.01 });
      return { losses: Array.from({ length: 200 }, () => step(optimizer, f(x, y).sum())) };
    };
  };
}

const each = (f) => (arrays) => {
  const { x } = tensors(arrays);
  return () => ({ y: sample(noGrad(() => f(x))) });
};

await answer({
  W1: (arrays) => {
    const { x, ...weights } = tensors(arrays);
    return () => noGrad(() => ({ stds: forward(x, Object.values(weights)) }));
  },
  W1r: ({ size }) => {
    return () =>
      noGrad(() => {
        manualSeed(1);
        const weights = Array.from({ length: 10 }, () => randn([500, 500]).mul(0.01));
        return { stds: forward(randn([size.data[0], 500]), weights) };
      });
  },
  W2: (arrays) => {
    const { x, labels, ...weights } = tensors(arrays);
    return () => {
      const model = net(weights);
      const optimizer = new optim.SGD(model.parameters(), { lr: 0.01, momentum: 0.9 });
      const batches = [...new data.DataLoader([x, labels], { batchSize: 100 })];
      return { losses: batches.map(([input, label]) => step(optimizer, crossEntropy(model.forward(input), label))) };
    };
  },
  W3: (arrays) => {
    const { x, labels, ...weights } = tensors(arrays);
    return () => {
      const model = net(weights);
      const optimizer = new optim.Adam(model.parameters(), { lr: 0.01 });
      return { losses: Array.from({ length: 100 }, () => step(optimizer, crossEntropy(model.forward(x), labels))) };
    };
  },
  W4a: descend((x, y) => {
    const [a, b, c] = [y, y.mul(y), y.mul(y).mul(y)].map((power, i) => x.mul(power).sub(x).add([1.5, 2.25, 2.625][i]));
    return a.square().add(b.square()).add(c.square());
  }),
  W4b: descend((x, y) => x.neg().add(1).square().add(y.sub(x.square()).square().mul(100))),
  W5: (arrays) => {
    const { a, b } = tensors(arrays);
    return () => ({ rows: noGrad(() => a.matmul(b).narrow(0, 0, 16).sum({ dim: 1 }).tolist()) });
  },
  W6: (arrays) => {
    const { p, g } = tensors(arrays);
    return () => {
      const parameter = leaf(p);
      parameter.grad = g;
      const optimizer = new optim.Adam([parameter], { lr: 0.001 });
      for (let i = 0; i < 30; i++) optimizer.step();
      return { p: sample(parameter) };
    };
  },
  W7: (arrays) => {
    const { x, g, weight, bias } = tensors(arrays);
    const input = leaf(x);
    const norm = withParameters(new nn.BatchNorm1d(512), { weight, bias });
    return () => {
      norm.resetRunningStats();
      for (const tensor of [input, ...norm.parameters()]) tensor.grad = null;
      norm.forward(input).backward(g);
      const [dx, dWeight, dBias] = [input, ...norm.parameters()].map(({ grad }) => sample(grad));
      return { x: dx, weight: dWeight, bias: dBias, mean: sample(norm.runningMean), var: sample(norm.runningVar) };
    };
  },
  W8: (arrays) => {
    const { g, x, weight, bias } = tensors(arrays);
    const input = leaf(x);
    const [out, channels] = weight.shape;
    const conv = withParameters(new nn.Conv2d(channels, out, 3, { padding: 1 }), { weight, bias });
    return () => {
      for (const tensor of [input, ...conv.parameters()]) tensor.grad = null;
      const y = conv.forward(input);
      y.backward(g);
      const [dx, dWeight, dBias] = [input, ...conv.parameters()].map(({ grad }) => sample(grad));
      return { y: sample(y), x: dx, weight: dWeight, bias: dBias };
    };
  },
  W9: (arrays) => {
    const { x, labels, ...weights } = tensors(arrays);
    const batchSize = x.shape[0] / 20;
    return () => {
      const model = net(weights, () => [new nn.Dropout(0.5)]);
      manualSeed(1);
      const optimizer = new optim.Adam(model.parameters(), { lr: 0.001 });
      const batches = [...new data.DataLoader([x, labels], { batchSize })];
      const losses = batches.map(([input, label]) => step(optimizer, crossEntropy(model.forward(input), label)));
      const mean = (list) => list.reduce((sum, loss) => sum + loss / list.length, 0);
      return { losses: [mean(losses.slice(0, 5)), mean(losses.slice(-5))] };
    };
  },
  W10a: each((x) => x.tanh()),
  W10b: each((x) => x.exp()),
  W10c: ({ size }) => {
    return () => {
      manualSeed(1);
      const drawn = noGrad(() => randn([size.data[0]]));
      return { std: [drawn.narrow(0, 0, 1000).std({ correction: 0 }).item()] };
    };
  },
});
