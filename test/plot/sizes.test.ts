// How large figures are, and that no name on them is cut.

import { describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { texts } from './texts.js';

const T = { title: 'A finding that is said', xLabel: 'x, cm', yLabel: 'y, cm' };
const grid = (n: number) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => i * j));
const points = { x: [1, 2, 3, 4], y: [1, 2, 3, 5] };
const paths = {
  sgd: [
    [0, 0],
    [1, 1],
  ],
  adam: [
    [0, 1],
    [1, 0],
  ],
};

test.each<[string, plot.Chart]>([
  ['points of classes', plot.scatter(points, { ...T, color: ['a', 'b', 'a', 'c'] })],
  ['lines with a legend', plot.line({ a: [1, 2, 3], b: [3, 4] }, T)],
  ['bars', plot.bar({ train: [1, 2], test: [2, 3] }, { ...T, x: ['SGD', 'Adam'] })],
  ['boxes', plot.box({ a: [1, 2, 3, 4, 5], b: [2, 3, 4, 5, 6] }, T)],
  ['histograms over each other', plot.hist({ a: [1, 2, 3], b: [2, 3] }, { ...T, overlay: true })],
  [
    'histograms from step to step',
    plot.hist(
      [
        [1, 2],
        [2, 3],
      ],
      { ...T, steps: [1, 2] },
    ),
  ],
  ['contours', plot.contour((x, y) => x * y, T)],
  ['contours with paths', plot.contour((x, y) => x * y, { ...T, paths })],
  ['a heat map of 8 × 8', plot.heatmap(grid(8), T)],
  ['confusions of ten classes', plot.confusion(grid(10), T)],
  ['arrows', plot.quiver((x, y) => [x, y], T)],
  [
    'regions',
    plot.regions(
      (l: number[][]) => l.map((p) => p[0]!),
      [
        [1, 0],
        [-1, 1],
      ],
      [0, 1],
      T,
    ),
  ],
  ['a surface with a path', plot.surface((x, y) => x * y, { title: T.title, paths })],
])('%s with a title are at most 370 pixels high', (_name, chart) =>
  expect(Number(/ height="([\d.]+)"/.exec(chart.toSVG({ embedFont: false }))![1])).toBeLessThanOrEqual(370),
);

/** All texts of a picture, without the spaces between words and lines. */
const together = (chart: plot.Chart) => texts(chart).join('').replaceAll(' ', '');
const long = 'the training loss, averaged over all examples of an epoch';

describe('long names are broken into lines:', () => {
  test.each<[string, plot.Chart]>([
    [
      'of panels',
      plot.hist([[1], [2], [3], [4], [5]], { labels: [long, 'b', 'c', 'd', 'e'].map((name) => name.slice(0, 40)) }),
    ],
    ['of cells of a table', plot.table([{ a: long, b: 1 }])],
    ['of what a heat map measures', plot.heatmap([[1, 2]], { zLabel: long })],
    [
      'of the axes of a surface',
      plot.surface((x, y) => x * y, { samples: 4, xLabel: long, yLabel: long, zLabel: long }),
    ],
  ])('%s', (_name, chart) => {
    expect(together(chart)).toContain(long.slice(0, 40).replaceAll(' ', ''));
    expect(together(chart)).not.toContain('…');
  });
  test('of axes in parallel they are turned rather than broken within a word', () => {
    const names = [
      'learning_rate',
      'weight_decay',
      'momentum',
      'batchSize',
      'hidden_units',
      'dropout',
      'label_smoothing',
      'epochs',
    ];
    const row = (i: number) => Object.fromEntries([...names, 'score'].map((name) => [name, i]));
    const chart = plot.parallel([row(1), row(2)]);
    expect(texts(chart)).toEqual(expect.arrayContaining([...names, 'score']));
    expect(chart.toSVG({ embedFont: false })).toContain('rotate(30)');
    expect(plot.parallel([{ lr: 1, score: 2 }]).toSVG({ embedFont: false })).not.toContain('rotate(');
  });
});

test('the name of a level line stands beside bars, and not on them', () => {
  const svg = plot.bar({ a: 1, b: 2 }, { hlines: { goal: 1.5 } }).toSVG({ embedFont: false });
  const [, x] = /<text[^>]*translate\(([\d.]+),[^>]*>goal</.exec(svg)!;
  const width = (plot.bar({ a: 1, b: 2 }, { hlines: { goal: 1.5 } }).spec as { width?: number }).width!;
  expect(Number(x)).toBeGreaterThan(width);
  expect(svg).toMatch(/<text text-anchor="start"[^>]*>goal</);
});

test('seen from above a surface has no upright axis', () => {
  const above = plot.surface((x, y) => 7 * x * y, { elevation: 90, samples: 4, zLabel: 'height' });
  expect(texts(above)).not.toContain('height');
  expect(texts(above)).not.toContain('5');
});
