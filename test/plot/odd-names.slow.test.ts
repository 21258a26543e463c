// Odd names for every kind of chart: all of them are said, none widens the figure beyond the page, and two of one name stay two or are refused.

import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { drawnWell } from './places.js';
import { texts } from './texts.js';

const long = 'a long name of many words, '.repeat(8).slice(0, 200);
const names = {
  empty: ['', 'b', 'c'],
  twice: ['a', 'a', 'b'],
  long: [long, 'x'.repeat(200), 'c'],
  markup: ['<b>&"q"</b>', '🎉 é', 'a > b'],
} as const;
type Odd = keyof typeof names;
type Names = (typeof names)[Odd];

const three = [1, 2, 3];
const both = [
  [0, 0],
  [1, 1],
];
const named = <T>(all: Names, value: (i: number) => T) => Object.fromEntries(all.map((name, i) => [name, value(i)]));
const kinds: { [kind: string]: (all: Names) => plot.Chart } = {
  'series of a line': (all) => plot.line(named(all, (i) => [i, 2, 3])),
  'labels of a line': ([a, b, c]) =>
    plot.line({ [c]: three, z: three }, { title: a, subtitle: b, xLabel: a, yLabel: a, hlines: { [b]: 2 } }),
  'classes of points': (all) => plot.scatter({ x: three, y: three }, { color: all }),
  'shapes of points': (all) => plot.scatter({ x: three, y: three }, { shape: all }),
  'panels of a histogram': (all) => plot.hist([three, three, three], { labels: all }),
  'histograms over each other': (all) => plot.hist([three, three, three], { labels: all, overlay: true }),
  bars: (all) => plot.bar(three, { x: all }),
  'bars of records': (all) => plot.bar(all.map((name, i) => ({ name, value: i + 1 }))),
  'series of bars': (all) => plot.bar(named(all, (i) => [i, 2])),
  boxes: (all) => plot.box(named(all, (i) => [i, 2, 3, 4, 5, 6])),
  'rows and columns': (all) => plot.heatmap([three, three, three], { x: all, y: all, zLabel: all[0], yLabel: 'rows' }),
  confusions: (all) => plot.confusion(all, [...all].reverse()),
  'confusions of numbers': (all) => plot.confusion([0, 1, 2], [0, 2, 2], { classes: all }),
  'paths over contours': (all) => plot.contour((x, y) => x + y, { paths: named(all, () => both), zLabel: all[0] }),
  'axes of arrows': ([a, b]) => plot.quiver((x, y) => [x, y], { xLabel: a, yLabel: b, vlines: { [a]: 0 }, samples: 4 }),
  regions: (all) => plot.regions((l: number[][]) => l.map(() => [0, 1, 2]), [...both, [2, 2]], all, { samples: 10 }),
  'regions of numbers': (all) =>
    plot.regions((l: number[][]) => l.map(() => [0, 1, 2]), [...both, [2, 2]], [0, 1, 2], {
      classes: all,
      samples: 10,
    }),
  images: (all) => plot.image([[[0, 1]], [[1, 1]], [[1, 0]]], { labels: all }),
  'paths on a surface': (all) =>
    plot.surface((x, y) => x + y, { samples: 5, paths: named(all, () => both), zLabel: all[0] }),
  'a graph': ([a, b]) => {
    const [left, right] = [tensor(2, { requiresGrad: true }), tensor(3)];
    return plot.graph(left.mul(right), { names: { [a]: left, [b]: right } });
  },
  'axes in parallel': (all) => plot.parallel(three.map((score) => ({ ...named(all, (i) => i * score), score }))),
  'names on an axis': (all) => plot.parallel(all.map((name, score) => ({ name, score }))),
  'colours of lines': (all) =>
    plot.parallel(
      all.map((name, score) => ({ name, score })),
      { color: 'name' },
    ),
  'a table': (all) => plot.table([all, all], { columns: all }),
};

/** Two of one name: an error, or what becomes of the second one. */
const twice: { [kind: string]: string } = {
  'histograms over each other': 'plot.hist: labels must differ where arrays are drawn over each other',
  bars: 'a (2)',
  'rows and columns': 'a (2)',
  'confusions of numbers': "plot.confusion: two classes are called 'a'; give each a name of its own",
  'regions of numbers': "plot.regions: two classes are called 'a'; give each a name of its own",
};

/** Of these a name is said in the midst of a sentence. */
const unnamed = new Set(['bars', 'bars of records', 'rows and columns', 'regions', 'regions of numbers']);

/** A figure is as wide as a page, or as the names of its rows, cut, need. */
const widest = 900;

describe.each(Object.entries(kinds))('%s', (kind, chart) => {
  test.each(Object.keys(names) as Odd[])('%s', (odd) => {
    const all = names[odd];
    const second = odd === 'twice' ? (twice[kind] ?? '') : '';
    if (second.startsWith('plot.')) {
      expect(() => chart(all)).toThrow(second);
      return;
    }
    const drawn = chart(all);
    const svg = drawnWell(drawn);
    expect(Number(/ width="([\d.]+)"/.exec(svg)![1])).toBeLessThanOrEqual(widest);
    expect(Number(/ height="([\d.]+)"/.exec(svg)![1])).toBeLessThanOrEqual(600);
    const written = texts(drawn).join('\n');
    if (second !== '') expect(written).toContain(second);
    if (odd === 'markup') {
      expect(written).toContain('&lt;b&gt;&amp;"q');
      expect(svg).not.toContain('<b>');
    }
    if (unnamed.has(kind) && odd === 'empty') expect(drawn.description).toContain('(no name)');
    if (odd === 'long' && kind !== 'axes in parallel') expect(written).toContain('…'); // titles of axes take several lines
  });
});
