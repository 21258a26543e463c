// %% [markdown]
// # 0 Gallery
//
// Every kind of figure, each with a few lines to copy. `plot.X(data, options)` gives a chart; `display` shows it, and so does a
// cell that ends with it. Data are lists, typed arrays, tensors, or records of them. `name` is how the figures command finds
// a figure; leave it out where you need none.

// %%
import {
  data,
  functional,
  manualSeed,
  nn,
  optim,
  plot,
  randint,
  randn,
  tensor,
  train,
} from 'lectern';
import { cos, pow, sin } from 'lectern/math';
import { display } from 'lectern/notebook';

manualSeed(0);

// %% [markdown]
// ## Lines
//
// Several runs of one name become their mean and a band. A logarithmic axis shows factors.

// %%
const falling = (factor: number) =>
  Array.from({ length: 20 }, (_, step) => 1 / (1 + factor * step));
const curves = {
  sgd: [falling(0.5), falling(0.7), falling(1)],
  adam: [falling(1.5), falling(2), falling(3)],
};
display(
  plot.line(curves, {
    name: 'line',
    xLabel: 'epoch',
    yLabel: 'loss',
    yScale: 'log',
    title: 'Adam is ahead',
  }),
);

// %% [markdown]
// ## Points

// %%
const kinds = Array.from(
  { length: 90 },
  (_, i) => ['setosa', 'versicolor', 'virginica'][i % 3]!,
);
const flowers = {
  length: kinds.map((_, i) => 4 + (i % 3) + ((i * 7) % 10) / 10),
  width: kinds.map((_, i) => 2 + ((i * 3) % 11) / 10),
};
display(
  plot.scatter(
    { x: flowers.length, y: flowers.width },
    { name: 'scatter', color: kinds, xLabel: 'length, cm', yLabel: 'width, cm' },
  ),
);

// %% [markdown]
// ## Bars

// %%
const accuracy = { train: [0.97, 0.99, 0.98], test: [0.91, 0.94, 0.9] };
display(
  plot.bar(accuracy, {
    name: 'bar',
    x: ['SGD', 'Adam', 'RMSProp'],
    yLabel: 'accuracy',
    title: 'What is learned by heart',
  }),
);

// %% [markdown]
// ## Histograms
//
// A panel for each layer, all over each other, or a column for each step.

// %%
const layers = Array.from({ length: 5 }, (_, layer) => randn([1000]).mul(1 / (1 + layer)));
display(
  plot.hist(layers, {
    name: 'hist',
    labels: layers.map((_, i) => `layer ${i + 1}`),
    title: 'Activations die out',
  }),
);

// %%
display(
  plot.hist(
    { before: randn([1000]), after: randn([1000]).mul(2).add(1) },
    { name: 'hist overlay', overlay: true },
  ),
);

// %%
const weights = Array.from({ length: 30 }, (_, step) => randn([500]).mul(1 + step / 10));
display(
  plot.hist(weights, {
    name: 'hist steps',
    steps: weights.map((_, step) => 10 * step),
    yLabel: 'weight',
  }),
);

// %% [markdown]
// ## Many seeds

// %%
const seeds = { SGD: randn([30]).mul(0.01).add(0.91), Adam: randn([30]).mul(0.005).add(0.94) };
display(
  plot.box(seeds, {
    name: 'box',
    yLabel: 'accuracy of thirty seeds',
    title: 'Adam is better, and more often so',
  }),
);

// %% [markdown]
// ## Matrices

// %%
const similar = [
  [1, 0.8, -0.3],
  [0.8, 1, 0.1],
  [-0.3, 0.1, 1],
];
display(
  plot.heatmap(similar, {
    name: 'heatmap',
    x: ['width', 'height', 'age'],
    y: ['width', 'height', 'age'],
    title: 'Correlations',
  }),
);

// %%
const right = Array.from(randint(0, 3, [200]).data, Number);
const taken = right.map((label, i) => (i % 7 === 0 ? (label + 1) % 3 : label));
display(plot.confusion(right, taken, { name: 'confusion', classes: ['cat', 'dog', 'fox'] }));

// %% [markdown]
// ## Images
//
// One picture for a whole sheet; nothing is smoothed. Weights are shown with zero in the middle.

// %%
const digits = data.loadDigits();
const few = digits.x.reshape([-1, 8, 8]).narrow(0, 0, 20);
display(
  plot.image(few, {
    name: 'image',
    labels: digits.y.narrow(0, 0, 20),
    title: 'The first digits',
  }),
);

// %%
display(
  plot.image(randn([16, 3, 5, 5]), {
    name: 'image signed',
    signed: true,
    title: 'Filters of a first layer',
  }),
);

// %% [markdown]
// ## Functions of the plane
//
// Contours, the gradient, and the same in three dimensions, which JupyterLab turns and plays.

// %%
const loss = (x: number, y: number) => x * x + 10 * y * y;
const path = Array.from({ length: 25 }, (_, step) => [
  -2.7 * pow(0.85, step) * cos(step / 20),
  0.9 * pow(-0.8, step),
]);
display(
  plot.contour(loss, {
    name: 'contour',
    x: [-3, 3],
    y: [-1, 1],
    paths: { sgd: path },
    title: 'Across the valley, and back',
  }),
);

// %%
display(
  plot.quiver((x, y) => [-2 * x, -20 * y], {
    name: 'quiver',
    x: [-3, 3],
    y: [-1, 1],
    title: 'Where the gradient leads',
  }),
);

// %%
display(
  plot.surface(loss, {
    name: 'surface',
    x: [-3, 3],
    y: [-1, 1],
    paths: { sgd: path },
    zLabel: 'loss',
    title: 'The valley',
  }),
);

// %%
display(
  plot.surface((x, y) => sin(3 * x) * cos(3 * y), {
    name: 'surface waves',
    title: 'Hills',
    azimuth: 30,
  }),
);

// %%
display(
  plot.surface(loss, {
    name: 'surface frames',
    x: [-3, 3],
    y: [-1, 1],
    paths: { sgd: path },
    frames: 12,
    title: 'Step by step',
  }),
);

// %% [markdown]
// ## What a net decides

// %%
const points = randn([60, 2]);
const labels = tensor(
  Array.from({ length: 60 }, (_, i) =>
    points.data[2 * i]! * points.data[2 * i + 1]! > 0 ? 1 : 0,
  ),
  { dtype: 'int32' },
);
const net = new nn.Sequential(new nn.Linear(2, 16), new nn.Tanh(), new nn.Linear(16, 2));
display(plot.regions(net, points, labels, { name: 'regions', title: 'Before training' }));

// %% [markdown]
// ## Graphs
//
// How a loss was computed, with values and gradients, and what a module is made of.

// %%
const a = tensor(0.5, { requiresGrad: true });
const y = a.mul(3).sub(1).tanh();
y.backward(undefined, { retainGraph: true });
display(plot.graph(y, { name: 'graph', names: { a: a, y: y } }));

// %%
display(plot.graph(net, { name: 'graph module', title: 'The net' }));

// %% [markdown]
// ## Searches

// %%
const space = { lr: train.logUniform(1e-5, 1e-1), hidden: [50, 100, 200] };
const found = await train.randomSearch(
  space,
  30,
  ({ lr, hidden }) => 0.9 - 100 * (lr - 0.01) * (lr - 0.01) + hidden / 4000,
);
display(plot.parallel(found, { name: 'parallel', title: 'Where good scores come from' }));

// %% [markdown]
// ## Tables

// %%
const rows = layers.map((h, i) => ({
  layer: i + 1,
  mean: h.mean().item(),
  std: h.std().item(),
}));
display(
  plot.table(rows, {
    name: 'table',
    digits: 4,
    title: 'The standard deviation falls like 1 / layer',
  }),
);

// %% [markdown]
// ## Several in one figure

// %%
const first = plot.line({ loss: [3, 2, 1.5] }, { title: 'Loss' });
const second = plot.line({ accuracy: [0.5, 0.8, 0.9] }, { title: 'Accuracy' });
display(plot.hconcat([first, second], { name: 'hconcat', title: 'Side by side' }));

// %%
const share = { height: 120, yLabel: 'share' };
const above = plot.hist(layers[0]!, { ...share, range: [-4, 4] });
const below = plot.hist(layers[4]!, { ...share, range: [-4, 4] });
display(
  plot.vconcat([above, below], {
    name: 'vconcat',
    title: 'The first layer, and the fifth',
  }),
);

// %% [markdown]
// Charts over each other have the axes of the first; `hlines`, `vlines` and `annotations` say what to compare with.

// %%
const measured = plot.scatter({ x: [1, 2, 3, 4, 5], y: [2.1, 3.9, 6.2, 7.8, 10.1] });
const fitted = plot.line(
  { 'y = 2 x': { x: [0, 6], y: [0, 12] } },
  { hlines: { limit: 13 }, annotations: [{ x: 5, y: 10.1, text: 'the last' }] },
);
display(plot.layer([measured, fitted], { name: 'layer', title: 'Twice as much' }));

// %% [markdown]
// A panel for each group of some records.

// %%
const runs = [16, 64, 256].flatMap((batch) =>
  [0.1, 0.03].flatMap((lr) =>
    [1, 2, 3, 4].map((epoch) => ({
      batch,
      rate: `rate ${lr}`,
      epoch,
      loss: (batch / 100 + 1) / (1 + 20 * lr * epoch),
    })),
  ),
);
display(
  plot.facet(runs, {
    by: 'batch',
    chart: (of) => plot.scatter(of, { x: 'epoch', y: 'loss', color: 'rate' }),
    name: 'facet',
    title: 'Batches of 16, 64 and 256',
  }),
);

// %% [markdown]
// ## While a net trains
//
// `train.showBatch` shows what the net is going to see. `train.fit` shows a card that grows, unless `verbose` is false; what it
// returns has the curves.

// %%
const loader = new data.DataLoader([digits.x.div(16), digits.y], {
  batchSize: 64,
  shuffle: true,
});
display(train.showBatch(loader, { count: 20, name: 'showBatch' }));

// %%
const reader = new nn.Sequential(new nn.Linear(64, 32), new nn.ReLU(), new nn.Linear(32, 10));
const optimizer = () => new optim.Adam(reader.parameters(), { lr: 0.01 });
const tested = train.lrRangeTest(reader, loader, { optimizer: optimizer, minLr: 1e-4 });
display(tested.plot({ name: 'lrRangeTest' }));

// %%
const history = await train.fit(reader, loader, {
  optimizer: optimizer(),
  epochs: 5,
  metrics: { accuracy: train.accuracy },
  verbose: false,
});
display(history.plot({ name: 'history', title: 'Five epochs' }));

// %% [markdown]
// In a loop of your own `plot.live` makes the figure: numbers grow as curves, and arrays as histograms.

// %%
const live = plot.live({ name: 'live', title: 'A net learns digits' });
const entry = new nn.Linear(64, 32);
const learner = new nn.Sequential(entry, new nn.ReLU(), new nn.Linear(32, 10));
const adam = new optim.Adam(learner.parameters(), { lr: 0.01 });
for (const [images, targets] of loader) {
  const loss = functional.crossEntropy(learner.forward(images), targets);
  adam.zeroGrad();
  loss.backward();
  adam.step();
  live.add({ loss: loss.item(), weights: entry.weight });
}
live.end();

// %% [markdown]
// ## Figures of your own
//
// Any specification of Vega-Lite, and any figure of Plotly.

// %%
const values = [
  { x: 1, y: 2 },
  { x: 2, y: 3 },
  { x: 3, y: 1 },
];
const encoding = {
  x: { field: 'x', type: 'quantitative' },
  y: { field: 'y', type: 'quantitative' },
};
display(
  plot.vegaLite(
    { data: { values: values }, mark: 'area', encoding: encoding, width: 400, height: 200 },
    { name: 'vegaLite' },
  ),
);

// %%
const trace = { type: 'scatter', mode: 'lines+markers', x: [1, 2, 3], y: [2, 1, 3] };
display(
  plot.plotly(
    { data: [trace], layout: { title: { text: 'Up and down' } } },
    { name: 'plotly' },
  ),
);
