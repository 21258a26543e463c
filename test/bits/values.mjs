// What the library computes, of every kind: the same bits on every host, in a page too.

import * as lectern from 'lectern';
import * as math from 'lectern/math';

const { manualSeed, RandomState, rand, randint, randn, randperm, setNumThreads, tensor } = lectern;
const { conv2d, data, functional, optim } = lectern;

/** Names and numbers. */
export function values() {
  const found = [];
  const add = (name, numbers) => found.push([name, Float64Array.from(numbers, canonical)]);

  // arguments of all sizes and signs, and special values
  const state = new RandomState(3);
  const sizes = state.uniform(-300, 300, [20_000]).data;
  const near = state.normal(0, 3, [20_000]).data;
  const special = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 1e308, 0.5];
  const middle = state.uniform(-100, 100, [5000]).data;
  const large = state.uniform(-1100, 1100, [5000]).data; // where powers of 2 and e end
  const xs = [
    ...special,
    ...near,
    ...[...sizes].map((e, i) => (i % 2 ? 1 : -1) * math.pow(10, e)),
    ...middle,
    ...large,
  ];
  const ys = [...xs].reverse();
  for (const [name, f] of Object.entries(math).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const angle = ['sin', 'cos', 'tan'].includes(name);
    const args = angle ? xs.map((x) => (Math.abs(x) > 1e6 ? x % 1e6 : x)) : xs;
    add(name, f.length === 2 ? args.map((x, i) => f(x, ys[i])) : args.map((x) => f(x)));
  }

  manualSeed(5);
  add('rand', rand([1003]).data);
  add('randn', randn([100_003]).data);
  add('randn, float64', randn([1003], { dtype: 'float64' }).data);
  add('randint', randint(0, 1000, [1000]).data);
  add('randperm', randperm(1000).data);

  const single = tensor([...near]);
  for (const name of ['exp', 'log', 'tanh', 'sigmoid', 'sin', 'cos', 'sqrt', 'erf', 'softplus'])
    add(`${name} of float32`, single[name]().data);

  const [a, b] = [randn([300, 170]), randn([170, 65])];
  const [images, filters] = [randn([20, 3, 12, 12]), randn([8, 3, 3, 3]).requiresGrad_()];
  for (const count of [1, 3]) {
    setNumThreads(count);
    add('matmul', a.matmul(b).data);
    add('matmul, transposed', b.T.matmul(a.T).data);
    filters.grad = null;
    const y = conv2d(images, filters, { padding: 1, stride: 2 });
    y.square().sum().backward();
    add('conv2d and its gradient', [...y.data, ...filters.grad.data]);
  }

  const drawn = data.makeImages(501, { randomState: 2 }); // one more than are made at once
  add('random images', [...drawn.x.data.filter((_, i) => i % 101 === 0), ...drawn.y.data]);
  const { train: some, test: others } = data.makeImageSplit(4, 2, { randomState: 3 });
  add(
    'random images in two parts',
    [some, others].flatMap(({ x, y }) => [...x.data, ...y.data]),
  );
  const channel = new data.SymbolChannel({
    modulation: '16QAM',
    snr: 5,
    taps: [
      [1, 0.2],
      [0.5, -0.3],
    ],
  });
  const sent = channel.transmit(200);
  add('symbols', [...sent.x.data, ...sent.y.data, ...channel.detect(sent.x).data]);

  const x = tensor([...near.slice(0, 10_000)], { requiresGrad: true });
  const loss = x.tanh().mul(x.sigmoid()).add(x.exp().log()).sub(x.sin().mul(x.cos())).pow(3).mean();
  loss.backward();
  add('a loss and its gradient', [loss.item(), ...x.grad.data]);
  add('a net', train());
  return found;
}

/** NaN has many bit patterns; which one appears is the host's choice. */
function canonical(x) {
  return Number.isNaN(x) ? Number.NaN : x;
}

/** The weights after some steps of Adam, with batch normalisation and dropout. */
function train() {
  manualSeed(9);
  const inputs = randn([64, 20]);
  const labels = randint(0, 4, [64]);
  const parameters = [randn([20, 33]), randn([33, 4])].map((w) => w.mul(0.3).requiresGrad_());
  const optimizer = new optim.Adam(parameters, { lr: 0.01, weightDecay: 0.01 });
  for (let step = 0; step < 20; step++) {
    optimizer.zeroGrad();
    const h = functional.batchNorm(inputs.matmul(parameters[0]), { training: true }).relu();
    functional.crossEntropy(functional.dropout(h, { p: 0.2 }).matmul(parameters[1]), labels).backward();
    optimizer.step();
  }
  return parameters.flatMap(({ data }) => [...data]);
}
