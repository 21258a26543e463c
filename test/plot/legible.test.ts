// Legible from the back of a lecture hall, also for the colour-blind: read off the drawn figures.

import { describe, expect, test } from 'vitest';
import { nn, plot } from '../../src/index.js';
import { pow } from '../../src/math/pow.js';
import { onRamps, palette } from '../../src/plot/theme.js';

const runs = Array.from({ length: 6 }, (_, i) => [`series ${i}`, [1, 2, 3 + i].map((y) => y / pow(10, i))] as const);
const charts: { [name: string]: plot.Chart } = {
  'one histogram': plot.hist([1, 2, 2, 3], { title: 'T', subtitle: 'S', xLabel: 'length, cm' }),
  'histograms over each other': plot.hist({ a: [1, 2, 2], b: [2.5, 3, 4] }, { overlay: true, title: 'T' }),
  'histograms from step to step': plot.hist([[1], [1, 2], [1, 3]], { steps: [1, 2, 3], title: 'T' }),
  'ten histograms': plot.hist(
    Array.from({ length: 10 }, (_, i) => [0, i]),
    { range: [0, 5], title: 'T', labels: Array.from({ length: 10 }, (_, i) => `layer ${i + 1}`) },
  ),
  'a sheet of images': plot.image([[[0, 1]], [[2, 3]], [[4, 5]]], { labels: ['one', 'two', 'three'], title: 'T' }),
  'a surface': plot.surface((x, y) => x * y, {
    samples: 5,
    paths: {
      a: [
        [0, 0],
        [1, 1],
      ],
    },
    title: 'T',
  }),
  'a figure of Plotly': plot.plotly({
    data: [
      { y: [1, 2], name: 'a' },
      { y: [2, 1], name: 'b' },
    ],
    layout: { title: 'T' },
  }),
  'a graph': plot.graph(new nn.Sequential(new nn.Linear(2, 3), new nn.Tanh(), new nn.Linear(3, 1)), { title: 'T' }),
  'parallel coordinates': plot.parallel(
    [
      { lr: 0.1, n: 5, score: 1 },
      { lr: 0.001, n: 7, score: 2 },
    ],
    { title: 'T' },
  ),
  'a surface in frames': plot.surface((x, y) => x * y, {
    samples: 5,
    paths: {
      a: [
        [0, 0],
        [1, 1],
      ],
    },
    frames: 2,
  }),
  lines: plot.line(Object.fromEntries(runs), { title: 'T', xLabel: 'layer', yLabel: 'std', yScale: 'log' }),
  'points of classes': plot.scatter(
    Array.from({ length: 30 }, (_, i) => [i, (i * i) % 7]),
    {
      color: Array.from({ length: 30 }, (_, i) => `class ${i % 6}`),
      title: 'T',
      hlines: { chance: 2 },
      annotations: [{ x: 3, y: 3, text: 'here' }],
    },
  ),
  bars: plot.bar({ train: [0.97, 0.99], test: [0.91, -0.94] }, { x: ['SGD', 'Adam'], title: 'T', hlines: 0.5 }),
  'bars to the right': plot.bar({ 'stochastic gradient descent': 1, 'with momentum and weight decay': 2, c: 3 }),
  'a heat map': plot.heatmap([[-1, 2, Number.NaN]], {
    title: 'T',
    subtitle: 'S',
    zLabel: 'z',
    xLabel: 'x',
    yLabel: 'y',
  }),
  confusions: plot.confusion([0, 1, 1], [0, 1, 0], { classes: ['cat', 'dog'], title: 'T' }),
  contours: plot.contour((x, y) => x * y, {
    title: 'T',
    zLabel: 'loss',
    annotations: [{ x: 0, y: 0, text: 'saddle' }],
  }),
  'contours and paths': plot.contour((x, y) => x * x + y * y, {
    paths: {
      sgd: [
        [1, 1],
        [0, 0],
      ],
      adam: [
        [1, 0],
        [0, 0],
      ],
    },
  }),
  arrows: plot.quiver((x, y) => [-y, x], { title: 'T', vlines: { here: 0 } }),
  regions: plot.regions(
    (list: number[][]) => list.map(([x, y]) => x! * y!),
    [
      [1, 1],
      [-1, 1],
    ],
    ['same', 'other'],
    { title: 'T' },
  ),
  boxes: plot.box({ SGD: [1, 2, 3, 4, 9], Adam: [2, 3, 4, 5, 6] }, { title: 'T', yLabel: 'loss', hlines: { goal: 2 } }),
  layers: plot.layer(
    [
      plot.scatter([
        [1, 2],
        [2, 3],
      ]),
      plot.line({ fit: [1, 2], other: [2, 2] }),
    ],
    { title: 'T' },
  ),
  panels: plot.facet(
    Array.from({ length: 12 }, (_, i) => ({ net: `net ${i % 3}`, step: Math.floor(i / 3), loss: i })),
    { by: 'net', chart: (rows) => plot.line(rows, { x: 'step', y: 'loss', yLabel: 'loss' }), title: 'T' },
  ),
  'a wide table': plot.table(
    [1, 2].map((layer) => ({ layer, mean: 0.1, std: 0.2, slide: 0.3, ours: 0.4, apart: 1.2, verdict: '✓ agrees' })),
    { digits: 6, title: 'T', subtitle: 'S' },
  ),
  'two charts': plot.hconcat([plot.line({ a: [1, 2] }, { width: 300 }), plot.line({ b: [1, 2] }, { width: 300 })], {
    title: 'T',
  }),
};

type Rgb = [number, number, number];
const linear = (color: string): Rgb =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
  }) as Rgb;
/** WCAG 2.2: (L + 0.05) / (l + 0.05), on white. */
const contrast = (color: string): number => {
  const [r, g, b] = linear(color);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
};

describe.each(Object.entries(charts))('%s', (_name, chart) => {
  const svg = chart.toSVG();
  const width = Number(/ width="([\d.]+)"/.exec(svg)![1]);
  test('has text of at least 16 pixels when it is 800 pixels wide', () => {
    const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.min(...sizes) * Math.min(1, 800 / width)).toBeGreaterThanOrEqual(16);
  });
  test('has text and marks with a contrast of at least 4.5', () => {
    const texts = [...svg.matchAll(/<text[^>]*fill="(#[0-9a-f]{6})"/g)].map(([, color]) => color!);
    expect(texts.length).toBeGreaterThan(4);
    for (const color of texts.filter((one) => one !== onRamps.bright)) // which stands in dark cells: see heatmap.test.ts
      expect(contrast(color), color).toBeGreaterThanOrEqual(4.5);
    expect(svg).toMatch(/fill="#ffffff"/); // the ground
    expect(svg).not.toMatch(/fill="(?:black|white|gray|grey)"/); // no colour by name escapes this test
  });
  test('is of Vega-Lite 5', () =>
    expect(chart.spec).toHaveProperty('$schema', expect.stringContaining('vega-lite/v5')));
});

/** How the colour-blind see linear RGB (Machado, Oliveira & Fernandes 2009, severity 1). */
const sights: { [name: string]: Rgb[] } = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const apply = (matrix: Rgb[], v: Rgb): Rgb => matrix.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as Rgb;
/** CIELAB, D65. */
const lab = (rgb: Rgb): Rgb => {
  const toXyz: Rgb[] = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.072175],
    [0.0193339, 0.119192, 0.9503041],
  ];
  const white = [0.95047, 1, 1.08883];
  const [x, y, z] = apply(toXyz, rgb.map((c) => Math.min(1, Math.max(0, c))) as Rgb).map((c, i) => {
    const t = c / white[i]!;
    return t > 0.008856 ? pow(t, 1 / 3) : 7.787 * t + 16 / 116;
  }) as Rgb;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

const distance = (a: Rgb, b: Rgb): number => Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]!) * (x - b[i]!), 0));

describe('the palette', () => {
  test.each(palette)('%s has a contrast of at least 4.5 on white', (color) =>
    expect(contrast(color)).toBeGreaterThanOrEqual(4.5),
  );
  test.each(Object.entries(sights))('stays apart in %s', (_name, sight) => {
    const seen = palette.map((color) => lab(apply(sight, linear(color))));
    for (const [i, a] of seen.entries())
      for (const [j, b] of seen.slice(0, i).entries())
        expect(distance(a, b), `${palette[i]} and ${palette[j]}`).toBeGreaterThan(25);
  });
});
