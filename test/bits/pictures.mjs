// Prints a digest for a chart of every kind in each form, theme by theme: the same lines on every version of Node.

import { createHash } from 'node:crypto';
import { data, manualSeed, nn, plot, randn, tensor } from 'lectern';
import { frameStrip, framesToGif, vegaLiteToSvg } from '../../dist/host/render.js';

manualSeed(1);
const numbers = randn([40]);
const walk = [...numbers.cumsum(0).data];
const names = walk.map((_, i) => ['first', 'second', 'third'][i % 3]);
const valley = (x, y) => x * x + 3 * y * y + Math.abs(x * y);
const steps = walk.slice(0, 20).map((x, i) => [x / 10, 1 - i / 20]);
const net = new nn.Sequential(new nn.Linear(2, 8), new nn.Tanh(), new nn.Linear(8, 3));
const { x: points, y: labels } = data.makeBlobs(20, { centers: 3, randomState: 1 });
const [a, b] = [tensor(2, { requiresGrad: true }), tensor(-0.3, { requiresGrad: true })];
const loss = a.mul(b).tanh().square();
loss.backward(undefined, { retainGraph: true });
const charts = {
  line: plot.line({ a: walk, 'b, with a band': [walk.map((y) => y / 2), walk] }, { title: 'Ein Weg', xLabel: 'step' }),
  'logarithmic line': plot.line({ a: walk.map((y) => y * y) }, { yScale: 'log', yLabel: 'α · β²' }),
  hist: plot.hist([numbers, randn([1000])], { bins: 20, labels: ['first', 'second'] }),
  'hist, overlaid': plot.hist({ a: numbers, b: randn([300]) }, { overlay: true }),
  'hist over steps': plot.hist([numbers, randn([50]), randn([60])], { steps: [1, 10, 50] }),
  scatter: plot.scatter({ x: walk, y: [...numbers.data] }, { color: names, vlines: { here: 1 } }),
  'scatter by amounts': plot.scatter({ x: walk, y: numbers }, { color: walk, size: walk.map((x) => x * x) }),
  bar: plot.bar({ train: [walk.slice(0, 3), walk.slice(3, 6)], test: walk.slice(6, 9) }, { error: 'std' }),
  'bars to the right': plot.bar({ 'stochastic gradient descent': 1, 'with momentum and weight decay': 2.5, c: -3 }),
  box: plot.box({ SGD: walk, Adam: numbers }, { points: true }),
  heatmap: plot.heatmap(randn([12, 9]), { zLabel: 'weight' }),
  confusion: plot.confusion(names, [...names].reverse()),
  contour: plot.contour(valley, { zLabel: 'loss' }),
  'contour with a path': plot.contour(valley, { paths: { sgd: steps }, levelScale: 'log' }),
  quiver: plot.quiver((x, y) => [-2 * x, -6 * y]),
  regions: plot.regions(net, points, labels),
  image: plot.image(randn([6, 9, 9]), { labels: ['a', 'b', 'c', 'd', 'e', 'f'] }),
  'image, signed': plot.image(randn([4, 3, 5, 5]), { signed: true }),
  surface: plot.surface(valley, { paths: { sgd: steps } }),
  'surface in frames': plot.surface(valley, { samples: 12, paths: { sgd: steps }, frames: 4 }),
  'graph of a tensor': plot.graph(loss, { names: { a, b } }),
  'graph of a module': plot.graph(net),
  parallel: plot.parallel(walk.map((score, i) => ({ lr: [0.1, 0.01, 0.001][i % 3], kind: names[i], score }))),
  layer: plot.layer([plot.scatter({ x: walk, y: numbers }), plot.line({ fit: walk, other: walk.map((y) => -y) })]),
  facet: plot.facet(
    walk.map((y, i) => ({ y, kind: names[i] })),
    { by: 'kind', chart: (rows) => plot.line(rows, { y: 'y' }) },
  ),
  plotly: plot.plotly({ data: [{ y: walk, name: 'a' }], layout: { title: 'T' } }),
  table: plot.table([{ layer: 1, mean: 0.25, verdict: '✓ agrees' }], { digits: 6, title: 'Table' }),
  both: plot.vconcat([plot.hist(numbers), plot.line({ a: walk })], { title: 'Two' }),
  slices: new plot.Chart(
    {
      data: { values: walk.slice(0, 7).map((y, i) => ({ i, share: y * y + 1 })) },
      mark: { type: 'arc', innerRadius: 30 },
      encoding: { theta: { field: 'share', type: 'quantitative' }, color: { field: 'i', type: 'nominal' } },
    },
    'arcs',
  ),
};

const say = (name, bytes) => console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
const fail = (warning) => {
  throw new Error(warning);
};
for (const [name, chart] of Object.entries(charts)) {
  for (const theme of ['light', 'dark', 'print']) say(`${name}, ${theme}, svg`, chart.toSVG({ theme }));
  say(`${name}, png`, chart.toPNG());
  say(`${name}, print, png`, chart.toPNG({ theme: 'print', scale: 1.5 }));
  say(`${name}, pdf`, chart.toPDF());
  say(`${name}, print, pdf`, chart.toPDF({ theme: 'print' }));
}
const paths = [5, 10, 20].map((n) => ({ sgd: steps.slice(0, n) }));
const frames = paths.map((some) => vegaLiteToSvg(plot.contour(valley, { paths: some }).spec, fail));
say(
  'gif',
  framesToGif(
    frames.map(({ source }) => source),
    { delay: 100, loops: 2, scale: 1 },
  ),
);
say('strip', frameStrip(frames, 2).source);
