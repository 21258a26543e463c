// One call of each kind of chart, for so many values.

import * as plot from 'lectern/plot';

const wave = (n) => Array.from({ length: n }, (_, i) => ((i * 37) % 101) / 50 + (i % 13) / 13);
const side = (n) => Math.max(2, Math.floor(Math.sqrt(n)));
const grid = (n) => Array.from({ length: side(n) }, (_, r) => wave(side(n)).map((x) => x + r / side(n)));
const names = (n) => Array.from({ length: Math.min(n, 40) }, (_, i) => `bar ${i}`);

const pairs = (n) => wave(n).map((x, i) => [x, (i % 17) / 6]);
const classes = (n, k) => Array.from({ length: n }, (_, i) => (i * 7) % k);

const calls = {
  line: (n) => plot.line({ a: wave(n) }),
  hist: (n) => plot.hist(wave(n)),
  'ten histograms': (n) => plot.hist(Array.from({ length: 10 }, () => wave(Math.ceil(n / 10)))),
  table: (n) => plot.table(Array.from({ length: Math.min(n, 40) }, (_, i) => ({ layer: i, mean: i / 7, std: i / 13 }))),
  scatter: (n) => plot.scatter({ x: wave(n), y: wave(n).reverse() }),
  bar: (n) => plot.bar(Object.fromEntries(names(n).map((name, i) => [name, i]))),
  box: (n) => plot.box({ a: wave(n), b: wave(n) }),
  heatmap: (n) => plot.heatmap(grid(Math.min(n, 2500))),
  image: (n) => plot.image(grid(n)),
  contour: (n) => plot.contour(grid(n)),
  surface: (n) => plot.surface(grid(n)),
  quiver: (n) => plot.quiver({ x: wave(n), y: wave(n).reverse(), u: wave(n), v: wave(n).reverse() }),
  regions: (n) => plot.regions((points) => points.map(([x, y]) => [x, y]), pairs(n), classes(n, 2)),
  confusion: (n) => plot.confusion(classes(n, 10), classes(n, 7)),
  parallel: (n) => plot.parallel({ lr: wave(n), hidden: classes(n, 5), score: wave(n).reverse() }),
};

export const kinds = Object.keys(calls);

/** A chart of the kind. */
export const chartOf = (kind, n) => calls[kind](n);
