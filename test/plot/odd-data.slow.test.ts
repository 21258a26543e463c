// Odd data for every kind of chart: a clear message or a visible gap, never a blank. A text that begins with `plot.` is that of an error;
// any other stands in the description of a chart that is drawn.

import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { sin } from '../../src/math/trigonometric.js';
import { drawnWell, visibleMarks } from './places.js';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const odd = {
  empty: [],
  'one point': [3],
  constant: Array<number>(20).fill(2),
  zeros: Array<number>(6).fill(0),
  'all NaN': [nan, nan, nan, nan],
  'some NaN': [1, 2, nan, 3, nan, 5, 4, 6, 2],
  infinite: [1, infinity, -infinity, 2, 3, 4, 2, 3, 5],
  'beyond 1e300': [1.7e308, -1.7e308, 1, 3, 2, 4, 5, 6, 7],
  huge: [1e300, 1e-300, 5e299, -1e300],
  tiny: [1e-300, 2e-300, 3e-300, 5e-300],
  negative: [-1, -2, 3, 5],
  '50 000 points': Array.from({ length: 50_000 }, (_, i) => sin(i / 900) * (1 + ((i * 7919) % 1000) / 1000)),
};
type Odd = keyof typeof odd;

const places = (numbers: number[]) => numbers.map((_, i) => i);
/** The numbers as a square, again from the first one on when they are too few. */
const square = (numbers: number[]): number[][] => {
  const side = Math.max(3, Math.floor(Math.sqrt(numbers.length)));
  const row = (r: number) => Array.from({ length: side }, (_, c) => numbers[(r * side + c) % numbers.length]!);
  return numbers.length === 0 ? [[]] : Array.from({ length: side }, (_, r) => row(r));
};
const kinds: { [kind: string]: (numbers: number[]) => plot.Chart } = {
  line: (y) => plot.line({ a: y }),
  'line over odd places': (x) => plot.line({ a: places(x) }, { x }),
  'line, logarithmic': (y) => plot.line({ a: y, b: y }, { yScale: 'log' }),
  'line of runs': (y) => plot.line({ a: [y, y.map((one) => one / 2)] }, { band: 'std' }),
  'line, smoothed': (y) => plot.line({ a: y }, { smooth: 0.9 }),
  scatter: (y) => plot.scatter({ x: places(y), y }),
  'scatter, logarithmic': (y) => plot.scatter({ x: y, y }, { xScale: 'log', yScale: 'log' }),
  'scatter with looks': (c) =>
    plot.scatter({ x: places(c), y: places(c), c, s: c.map(Math.abs) }, { color: 'c', size: 's' }),
  hist: (x) => plot.hist(x),
  'hist, overlaid': (x) => plot.hist({ a: x, b: [1, 2, 3] }, { overlay: true }),
  'hist over steps': (x) => plot.hist([x, [1, 2, 3]], { steps: [1, 2] }),
  bar: (y) => plot.bar(y),
  'bar of runs': (y) => plot.bar({ a: [y, y.map((one) => 0.9 * one)] }, { error: 'std' }),
  box: (y) => plot.box({ a: y, b: [...y, ...y] }),
  heatmap: (z) => plot.heatmap(square(z)),
  confusion: (labels) => plot.confusion(labels.slice(0, 20), labels.slice(0, 20)),
  contour: (z) => plot.contour(square(z)),
  'contour in factors': (z) => plot.contour(square(z), { levelScale: 'log' }),
  'contour as lines': (z) => plot.contour(square(z), { filled: false }),
  'contour with a path': (x) =>
    plot.contour((a, b) => a * a + b, { x: [0, 6], y: [0, 9], paths: { a: { x, y: places(x) } } }),
  quiver: (u) => plot.quiver({ x: places(u), y: places(u), u, v: u }),
  'quiver at odd places': (x) => plot.quiver({ x, y: places(x), u: places(x), v: places(x).map(() => 1) }),
  regions: (scores) =>
    plot.regions(
      (all: number[][]) => all.map((_, i) => [scores[i % scores.length] ?? nan, 1]),
      [
        [0, 0],
        [1, 1],
      ],
      ['no', 'yes'],
      { samples: 20 },
    ),
  'regions of odd points': (x) =>
    plot.regions(
      (all: number[][]) => all.map(([a]) => a! - 2),
      { x, y: places(x) },
      x.map((_, i) => i % 2),
    ),
  image: (z) => plot.image(square(z)),
  'image, signed': (z) => plot.image(square(z), { signed: true }),
  surface: (z) => plot.surface(square(z)),
  'surface with a path': (x) =>
    plot.surface((a, b) => a + b, { x: [0, 6], y: [0, 9], samples: 5, paths: { a: { x, y: places(x) } } }),
  graph: (x) => plot.graph(tensor(x, { dtype: 'float64', requiresGrad: true }).mul(2).sum()),
  parallel: (x) => plot.parallel(x.map((score, i) => ({ i, score }))),
  table: (x) => plot.table(x.map((value, i) => ({ i, value }))),
};

const values = (n: number, what: string) => (n === 1 ? `1 value is ${what}` : `${n} values are ${what}`);
const below = (n: number) => values(n, '≤ 0 on a logarithmic axis');
/** Of `times` as many values as are drawn. */
const gapsOf = (times: number) => ({
  'all NaN': values(4 * times, 'NaN'),
  'some NaN': values(2 * times, 'NaN'),
  infinite: values(2 * times, 'infinite'),
  'beyond 1e300': values(2 * times, 'infinite'), // as good as that
});
const gaps = gapsOf(1);
const two = (text: string) => ({ 'some NaN': text, infinite: text, 'beyond 1e300': text });
const noSeries = 'plot.line: the series "a" is empty; leave it out, or give it a number';
const noPoints = 'plot.scatter: there are no points; pass { x: numbers, y: numbers }';
const noNumber = 'plot.hist: there is no number to show; pass a tensor';
const noBar = 'plot.bar: there is no bar; pass';
const noGrid = 'the matrix has 1 row and 0 columns; a surface needs two of each';
const noFinite = 'there is no finite number to show; look where NaN or Infinity came from';
const thinned = '900 of 50 000 arrows are drawn';

/** What is said, where not all can be shown. */
const said: { [kind: string]: { [name in Odd]?: string } } = {
  line: { empty: noSeries, ...gaps, '50 000 points': '1 918 of 50 000 points are drawn' },
  'line over odd places': { empty: noSeries, ...gaps },
  'line, logarithmic': {
    empty: noSeries,
    ...gapsOf(2),
    zeros: below(12),
    huge: below(2),
    negative: below(4),
    '50 000 points': below(49106),
  },
  'line of runs': { empty: noSeries, ...gaps },
  'line, smoothed': { empty: noSeries, ...gaps },
  scatter: { empty: noPoints, ...gaps, '50 000 points': '2 000 of 50 000 points are drawn' },
  'scatter, logarithmic': {
    empty: noPoints,
    ...gaps,
    zeros: below(6),
    huge: below(1),
    negative: below(2),
    '50 000 points': below(24553),
  },
  'scatter with looks': {
    empty: noPoints,
    'all NaN': '4 points without a value for colour, size or shape cannot be shown',
    ...two('2 points without a value for colour, size or shape cannot be shown'),
  },
  hist: {
    empty: noNumber,
    'all NaN': noNumber,
    'some NaN': '9 values from 1 to 6, mean 3.286, std 1.799, 2 NaN',
    infinite: '9 values from 1 to 5, mean 2.857, std 1.345, 2 infinite',
    'beyond 1e300': '2 infinite',
    huge: 'std 8.539e299',
    tiny: 'std 1.708e-300',
  },
  'hist, overlaid': {
    empty: 'a: 0 values, no values',
    'all NaN': 'a: 4 values, 4 NaN',
    ...two('2 infinite'),
    'some NaN': '2 NaN',
  },
  'hist over steps': { empty: '1: 0 values, no values', 'all NaN': '4 NaN', ...two('2 infinite'), 'some NaN': '2 NaN' },
  bar: { empty: noBar, ...gaps, '50 000 points': 'Each bar is the mean of 417 neighbours' },
  'bar of runs': { empty: noBar, ...gaps },
  box: { empty: 'plot.box: there is no number; pass', ...gapsOf(3) },
  heatmap: {
    empty: 'plot.heatmap: the matrix is empty; pass',
    'all NaN': 'Grey: 9 values that are no finite number',
    ...two('Grey: 2 values that are no finite number'),
    '50 000 points': 'Each cell is the mean of 4 × 4 values',
  },
  confusion: {
    empty: 'plot.confusion: there are no labels; pass',
    'all NaN': 'plot.confusion: labels[0] is NaN, which is no class; leave this example out of labels and predictions',
    'some NaN': 'plot.confusion: labels[2] is NaN, which is no class',
    infinite: 'plot.confusion: labels[1] is Infinity, which is no class',
  },
  ...Object.fromEntries(
    ['contour', 'contour in factors', 'contour as lines'].map((kind) => [
      kind,
      {
        empty: `plot.contour: ${noGrid}`,
        'all NaN': `plot.contour: ${noFinite}`,
        ...two('Nothing is drawn at 2 places without a finite number'),
        ...(kind === 'contour as lines' && {
          'one point': 'All values are 3: no level to draw',
          constant: 'All values are 2: no level to draw',
          zeros: 'All values are 0: no level to draw',
        }),
      },
    ]),
  ),
  'contour with a path': {
    empty: 'plot.contour: the path "a" is empty; leave it out, or give it a step',
    'all NaN': '4 steps of the paths without finite numbers: gaps\nThe path "a" lies outside of the picture',
    ...two('2 steps of the paths without finite numbers: gaps'),
    huge: 'a: 4 points from (1e300, 0) to (-1e300, 3)',
    '50 000 points': '795 of 50 000 points are drawn',
  },
  quiver: {
    empty: 'plot.quiver: there are no arrows; pass',
    zeros: '6 dots: vectors without length',
    'all NaN': 'No arrow at 4 places without finite numbers',
    ...two('No arrow at 2 places without finite numbers'),
    huge: 'longest vector 1.414e300',
    tiny: 'longest vector 7.071e-300',
    '50 000 points': thinned,
  },
  'quiver at odd places': {
    empty: 'plot.quiver: there are no arrows; pass',
    'all NaN': 'No arrow at 4 places without finite numbers',
    ...two('No arrow at 2 places without finite numbers'),
    '50 000 points': thinned,
  },
  regions: {
    empty: 'No class at 100 % of the places: the net gives no number there',
    'all NaN': 'No class at 100 % of the places: the net gives no number there',
    'some NaN': 'No class at 22 % of the places: the net gives no number there',
    infinite: 'yes: 11 % of the plane',
    'beyond 1e300': 'yes: 11 % of the plane',
  },
  'regions of odd points': {
    empty: 'plot.regions: there are no points; pass',
    ...gaps,
    '50 000 points': '1 500 of 50 000 points are drawn',
  },
  ...Object.fromEntries(
    ['image', 'image, signed'].map((kind) => [
      kind,
      {
        empty: 'plot.image: [] is no image; pass',
        'all NaN': 'plot.image: none of the pixels is a finite number; look where NaN or Infinity came from',
        ...two('2 values that are no numbers: magenta'),
      },
    ]),
  ),
  surface: {
    empty: `plot.surface: ${noGrid}`,
    'all NaN': `plot.surface: ${noFinite}`,
    ...two('2 values of the surface cannot be shown: gaps'),
    '50 000 points': '60 × 60 of 49 729 values are drawn',
  },
  'surface with a path': {
    empty: 'plot.surface: the path "a" is empty; leave it out, or give it a step',
    'all NaN': 'a: 4 points, none over the surface\n4 steps of the paths are not over the surface: gaps',
    ...two('2 steps of the paths are not over the surface: gaps'),
    'beyond 1e300': '3 steps of the paths are not over the surface: gaps',
    huge: '3 steps of the paths are not over the surface: gaps',
    negative: '2 steps of the paths are not over the surface: gaps',
  },
  graph: { 'all NaN': 'sum, NaN', ...two('sum, NaN') },
  parallel: {
    empty: 'plot.parallel: the trials is [], but must be a list of records',
    'all NaN': 'plot.parallel: no trial has a score to show',
    ...two('have no score to show, and are left out'),
    '50 000 points': '150 of 50 000 lines are drawn, chosen at random',
  },
  table: {
    empty: 'plot.table: there are no rows; pass',
    'all NaN': 'NaN',
    'some NaN': 'NaN',
    infinite: '−Infinity',
    'beyond 1e300': '−1.7e+308',
    '50 000 points': '60 of 50 000 rows are shown',
  },
};

describe.each(Object.entries(kinds))('%s', (kind, chart) => {
  const texts = said[kind]!;
  test.each(Object.entries(odd) as [Odd, number[]][])('%s', (name, numbers) => {
    const text = texts[name];
    if (text?.startsWith('plot.')) {
      expect(() => chart(numbers)).toThrow(text);
      expect(() => chart(numbers)).toThrow(/; |, but must be /); // what to do
      return;
    }
    const drawn = chart(numbers);
    const svg = drawnWell(drawn);
    if (text === undefined) {
      expect(visibleMarks(svg)).toBeGreaterThan(0);
      expect(drawn.description).not.toMatch(/cannot be shown|no value|NaN/);
    } else expect(`${drawn.description}\n${svg}`.replaceAll('\u202f', ' ')).toContain(text);
  });
});
