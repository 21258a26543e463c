// A chart of every kind, small enough to be read as a specification.

import { nn, plot, tensor } from '../../src/index.js';

const wave = Array.from({ length: 13 }, (_, i) => (i * 7) % 5);
export const examples: { [name: string]: () => plot.Chart } = {
  line: () => plot.line({ loss: [0.9, 0.5, 0.25] }, { title: 'Learned', subtitle: 'in three steps', yLabel: 'loss' }),
  'line of many places': () => plot.line({ wave }, { xLabel: 'x', width: 300, height: 200 }),
  'line on a narrow logarithmic axis': () => plot.line({ a: [30, 2], b: [4, 0] }, { yScale: 'log', x: [0.5, 1] }),
  'line on a wide logarithmic axis': () => plot.line({ a: [1e-12, 20000], b: [3, Number.NaN] }, { yScale: 'log' }),
  'line with a band': () =>
    plot.line(
      {
        a: [
          [1, 4, -1],
          [3, 8, 5],
        ],
        b: [2, 3, 4],
      },
      { yScale: 'log' },
    ),
  hist: () => plot.hist(tensor([0, 0.25, 0.5, 0.75, 1]), { bins: 4, title: 'Even', xLabel: 'share' }),
  'hist of few': () => plot.hist([1, 1, 1, 2], { bins: 3, range: [1, 1.5], labels: ['one'], width: 100, height: 50 }),
  'hist of panels': () => plot.hist([[1, 2], [2.5, Number.NaN], []], { bins: 2, columns: 2, labels: ['a', 'b', 'c'] }),
  table: () =>
    plot.table(
      [
        { n: 1, x: 0.5, name: 'α' },
        { n: 10, x: 2, name: 'a\nb' },
      ],
      { digits: 3, title: 'T' },
    ),
  scatter: () =>
    plot.scatter(
      [
        { a: 1, b: 2, c: 'x', d: 3 },
        { a: 4, b: Number.NaN, c: 'y', d: 5 },
        { a: 2, b: 3, c: 'x', d: 1 },
      ],
      {
        color: 'c',
        size: 'd',
        hlines: { goal: 2.5 },
        annotations: [{ x: 2, y: 3, text: 'here' }],
      },
    ),
  bar: () =>
    plot.bar(
      {
        train: [
          [1, 2],
          [3, 4],
        ],
        test: [1.5, -2],
      },
      { x: ['SGD', 'Adam'], error: 'std', yLabel: 'loss' },
    ),
  'bar of numbers': () =>
    plot.bar({ a: 1, 'a name that is so long that it must stand at the left': -2, 'another such long name': 3 }),
  heatmap: () =>
    plot.heatmap(
      [
        [1, -2],
        [Number.NaN, 0.5],
      ],
      { x: ['a', 'b'], zLabel: 'r', title: 'T' },
    ),
  confusion: () => plot.confusion([0, 1, 1], [0, 0, 1], { classes: ['cat', 'dog'] }),
  contour: () =>
    plot.contour(
      [
        [0, 1],
        [1, 3],
      ],
      {
        levels: [0.5, 2],
        paths: {
          sgd: [
            [0, 0],
            [1, 1],
          ],
        },
      },
    ),
  'contour of areas': () => plot.contour((x, y) => x * x + y, { samples: 4, levels: 3, x: [-2, 2] }),
  quiver: () => plot.quiver((x, y) => [-y, x], { samples: 2 }),
  regions: () =>
    plot.regions(
      (list: number[][]) => list.map(([x]) => x!),
      [
        [1, 0],
        [-1, 1],
      ],
      ['no', 'yes'],
      { samples: 10 },
    ),
  box: () => plot.box({ a: [1, 2, 3, 4, 9], b: [2, 3] }, { hlines: 2.5 }),
  layer: () =>
    plot.layer([
      plot.scatter([
        [1, 2],
        [3, 4],
      ]),
      plot.line({ fit: [1, 2], other: [0, 5] }),
    ]),
  facet: () =>
    plot.facet(
      [
        { g: 'a', y: 1 },
        { g: 'a', y: 2 },
        { g: 'b', y: 5 },
        { g: 'b', y: 3 },
      ],
      {
        by: 'g',
        chart: (rows) => plot.line(rows, { y: 'y' }),
      },
    ),
  'hconcat with one axis': () =>
    plot.hconcat([plot.line({ a: [1, 2] }, { yScale: 'log' }), plot.line({ a: [50, 90] }, { yScale: 'log' })], {
      shareY: true,
    }),
  hconcat: () => plot.hconcat([plot.hist([1, 2], { bins: 1 }), plot.line({ a: [1, 2] })], { title: 'Both' }),
  vconcat: () => plot.vconcat([plot.table([[1]], { columns: ['a'] }), plot.table([['x']], { columns: ['b'] })]),
  image: () =>
    plot.image(
      [
        [
          [0, 1],
          [2, 3],
        ],
        [
          [3, 2],
          [1, 0],
        ],
      ],
      { labels: ['one', 'two'], signed: true },
    ),
  surface: () => plot.surface((x, y) => x * y, { samples: 3, zLabel: 'loss' }),
  'surface in frames': () =>
    plot.surface(
      [
        [0, 1],
        [1, Number.NaN],
      ],
      {
        paths: {
          sgd: [
            [0, 0],
            [1, 0],
          ],
        },
        frames: 2,
      },
    ),
  'graph of a tensor': () => {
    const [x, w] = [tensor(2), tensor(3, { requiresGrad: true })];
    return plot.graph(w.mul(x).add(1), { names: { x, w }, direction: 'right' });
  },
  'graph of a module': () => plot.graph(new nn.Sequential(new nn.Linear(2, 3), new nn.Tanh())),
  parallel: () =>
    plot.parallel([
      { lr: 0.1, kind: 'a', score: 1 },
      { lr: 0.001, kind: 'b', score: 2 },
    ]),
  'parallel by names': () =>
    plot.parallel(
      [
        { lr: 0.1, kind: 'a' },
        { lr: 0.2, kind: 'b' },
      ],
      { color: 'kind' },
    ),
  plotly: () =>
    plot.plotly({
      data: [
        { y: [1, 2], name: 'a' },
        { type: 'bar', x: ['u', 'v'], y: [2, 1] },
      ],
      layout: { title: 'T' },
    }),
  'plotly that only moves': () => plot.plotly({ data: [{ type: 'surface', z: [[1, 2]] }], frames: [{}] }),
  'hist over steps': () => plot.hist([[1], [1, 2]], { steps: [1, 5], bins: 2 }),
  'hist overlaid': () => plot.hist({ a: [1, 2], b: [2, 3] }, { overlay: true, bins: 2, stat: 'count' }),
  'line with a running mean': () =>
    plot.line({ a: [3, 1, 2] }, { smooth: 0.5, steps: true, vlines: 2, annotations: [{ x: 1, y: 1, text: 'here' }] }),
  'scatter by amounts': () =>
    plot.scatter({ x: [1, 2], y: [1, 2] }, { color: [0.5, 1.5], size: [1, 2], shape: ['u', 'v'] }),
  'own figure': () =>
    plot.vegaLite({
      data: { values: [{ x: 1 }] },
      mark: 'point',
      encoding: { x: { field: 'x', type: 'quantitative' } },
    }),
};
