// Lectern, as a lesson would use it.

import { conv2d, functional, manualSeed, noGrad, optim, randn, Tensor } from 'lectern';
import { answer } from './peer.mjs';

const { batchNorm, crossEntropy, dropout } = functional;

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

/** A net of fully connected layers with ReLU between them, and its loss. */
function net(x, labels, parameters, between = (h) => h) {
  let h = x;
  for (let i = 0; i < parameters.length; i += 2) {
    if (i > 0) h = between(h.relu());
    h = h.matmul(parameters[i]).add(parameters[i + 1]);
  }
  return crossEntropy(h, labels);
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
    const { x, labels, w1, b1, w2, b2 } = tensors(arrays);
    return () => {
      const parameters = [w1, b1, w2, b2].map(leaf);
      const optimizer = new optim.SGD(parameters, { lr: 0.01, momentum: 0.9 });
      const batches = labels.split(100).map((part, i) => [x.narrow(0, 100 * i, 100), part]);
      return { losses: batches.map(([input, label]) => step(optimizer, net(input, label, parameters))) };
    };
  },
  W3: (arrays) => {
    const { x, labels, w1, b1, w2, b2 } = tensors(arrays);
    return () => {
      const parameters = [w1, b1, w2, b2].map(leaf);
      const optimizer = new optim.Adam(parameters, { lr: 0.01 });
      return { losses: Array.from({ length: 100 }, () => step(optimizer, net(x, labels, parameters))) };
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
    const leaves = [x, weight, bias].map(leaf);
    return () => {
      const [runningMean, runningVar] = [
        new Tensor(new Float32Array(512), [512]),
        new Tensor(new Float32Array(512).fill(1), [512]),
      ];
      for (const tensor of leaves) tensor.grad = null;
      const options = { runningMean, runningVar, weight: leaves[1], bias: leaves[2], training: true };
      batchNorm(leaves[0], options).backward(g);
      const [dx, dWeight, dBias] = leaves.map(({ grad }) => sample(grad));
      return { x: dx, weight: dWeight, bias: dBias, mean: sample(runningMean), var: sample(runningVar) };
    };
  },
  W8: (arrays) => {
    const { g, ...given } = tensors(arrays);
    const leaves = [given.x, given.weight, given.bias].map(leaf);
    return () => {
      for (const tensor of leaves) tensor.grad = null;
      const y = conv2d(leaves[0], leaves[1], { bias: leaves[2], padding: 1 });
      y.backward(g);
      const [x, weight, bias] = leaves.map(({ grad }) => sample(grad));
      return { y: sample(y), x, weight, bias };
    };
  },
  W9: (arrays) => {
    const { x, labels, ...weights } = tensors(arrays);
    const size = x.shape[0] / 20;
    return () => {
      manualSeed(1);
      const parameters = Object.values(weights).map(leaf);
      const optimizer = new optim.Adam(parameters, { lr: 0.001 });
      const losses = labels.split(size).map((label, i) => {
        const loss = net(x.narrow(0, i * size, size), label, parameters, (h) => dropout(h, { p: 0.5 }));
        return step(optimizer, loss);
      });
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
