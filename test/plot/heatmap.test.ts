import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { pow } from '../../src/math/pow.js';
import { marks, placesOf, texts } from './texts.js';

type Cell = { x: string; y: string; value: number };
const cells = (chart: plot.Chart) => (chart.spec['data'] as { values: Cell[] }).values;
const rects = (chart: plot.Chart) =>
  [...marks(chart, 'rect').matchAll(/<path[^>]* d="M(-?[\d.]+),(-?[\d.]+)h([\d.]+)v([\d.]+)[^>]*fill="([^"]*)"/g)].map(
    ([, x, y, w, h, fill]) => ({ x: Number(x), y: Number(y), w: Number(w), h: Number(h), fill: fill! }),
  );

const matrix = [
  [1, 2, 3],
  [4, 5, 6],
];

test.each<[string, plot.Grid]>([
  ['lists', matrix],
  ['a tensor', tensor(matrix)],
  ['typed arrays', matrix.map((row) => Float32Array.from(row))],
])('cells come as %s, the first row above', (_name, data) => {
  const chart = plot.heatmap(data);
  expect(cells(chart).map(({ x, y, value }) => [x, y, value])).toEqual([
    ['0', '0', 1],
    ['1', '0', 2],
    ['2', '0', 3],
    ['0', '1', 4],
    ['1', '1', 5],
    ['2', '1', 6],
  ]);
  const drawn = rects(chart);
  expect(drawn).toHaveLength(6);
  expect(drawn[0]!.y).toBeLessThan(drawn[3]!.y);
  expect(drawn[0]!.x).toBeLessThan(drawn[1]!.x);
  expect(new Set(drawn.map(({ fill }) => fill)).size).toBe(6);
  expect(texts(chart)).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', '6']));
});

test('cells are whole pixels and touch each other', () => {
  const drawn = rects(plot.heatmap(Array.from({ length: 13 }, () => Array.from({ length: 37 }, (_, i) => i))));
  expect(drawn).toHaveLength(13 * 37);
  for (const { x, y, w, h } of drawn) expect([x, y, w, h].every(Number.isInteger)).toBe(true);
  expect(drawn[1]!.x).toBe(drawn[0]!.x + drawn[0]!.w);
});

describe('colours', () => {
  const scale = (chart: plot.Chart) =>
    (chart.spec['layer'] as { encoding: { color: { scale: { scheme: string; domain: number[] } } } }[])[0]!.encoding
      .color.scale;
  test('go from little to much, or around 0 when there are numbers on both sides', () => {
    expect(scale(plot.heatmap(matrix))).toMatchObject({ scheme: 'viridis', domain: [1, 6] });
    expect(scale(plot.heatmap([[-1, 3]]))).toMatchObject({ scheme: 'blueorange', domain: [-3, 3] });
    expect(scale(plot.heatmap([[-1, 3]], { ramp: 'sequential' }))).toMatchObject({
      scheme: 'viridis',
      domain: [-1, 3],
    });
    expect(scale(plot.heatmap(matrix, { ramp: 'diverging', range: [-10, 10] }))).toMatchObject({ domain: [-10, 10] });
  });
  test('of a matrix of one number are a range as well', () => {
    expect(scale(plot.heatmap([[4, 4]])).domain).toEqual([2, 6]);
    expect(scale(plot.heatmap([[0]])).domain).toEqual([-0.5, 0.5]);
  });
});

/** Relative luminance of `rgb(1, 2, 3)` or `#010203` (WCAG 2.2). */
function luminance(color: string): number {
  const parts = color.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    : color.match(/\d+/g)!.map(Number);
  const [r, g, b] = parts.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : pow((c / 255 + 0.055) / 1.055, 2.4)));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

test.each(['sequential', 'diverging'] as const)(
  'numbers in cells have a contrast of at least 4 on the colours of a %s ramp',
  (ramp) => {
    const chart = plot.heatmap(
      [Array.from({ length: 11 }, (_, i) => i - 5), Array.from({ length: 11 }, (_, i) => i - 5.5)],
      { ramp, width: 900 },
    );
    const fills = rects(chart).map(({ fill }) => luminance(fill));
    const inks = [...chart.toSVG().matchAll(/<text[^>]*fill="(#0a0a0a|#fdfdfd)"/g)].map(([, color]) =>
      luminance(color!),
    );
    expect(inks).toHaveLength(22);
    for (const [i, ink] of inks.entries()) {
      const [dark, bright] = [ink, fills[i]!].sort((a, b) => a - b) as [number, number];
      expect((bright + 0.05) / (dark + 0.05)).toBeGreaterThan(4);
    }
  },
);

test('numbers stand in the cells only where there is room, or not at all', () => {
  const inCells = (chart: plot.Chart) => chart.toSVG().match(/<text[^>]*fill="(#0a0a0a|#fdfdfd)"/g)?.length ?? 0;
  expect(inCells(plot.heatmap(matrix))).toBe(6);
  expect(inCells(plot.heatmap(matrix, { numbers: false }))).toBe(0);
  expect(inCells(plot.heatmap([Array(100).fill(0.123)], { numbers: true }))).toBe(0);
});

test('what is no number is grey, and said', () => {
  const chart = plot.heatmap(
    [
      [1, Number.NaN],
      [Number.POSITIVE_INFINITY, 2],
    ],
    { title: 'T' },
  );
  expect(rects(chart)).toHaveLength(2);
  expect(texts(chart)).toContain('Grey: 2 values that are no finite number');
  expect(String(chart)).toContain('lowest 1 (row 0, column 0), highest 2 (row 1, column 1), mean 1.5');
  expect(texts(plot.heatmap([[Number.NaN]]))).toContain('Grey: 1 value that is no finite number');
});

test('large matrices are joined to blocks, and that is said', () => {
  const large = tensor(Array.from({ length: 60_000 }, (_, i) => (i % 300) + 0.001 * i)).reshape(200, 300);
  const chart = plot.heatmap(large, { title: 'T' });
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  expect(texts(chart)).toContain('Each cell is the mean of 5 × 5 values; all of them lie between 0 and 359');
  expect(cells(chart)).toHaveLength(40 * 60);
  const mean =
    [0, 1, 2, 3, 4].flatMap((r) => [0, 1, 2, 3, 4].map((c) => c + 0.001 * (r * 300 + c))).reduce((a, b) => a + b) / 25;
  expect(cells(chart)[0]!.value).toBeCloseTo(mean, 3);
  expect(cells(chart)[1]!.x).toBe('5');
});

test('of blocks the extremes and the mean are those of all values, with their own rows and columns', () => {
  const data = Array.from({ length: 100 }, () => Array<number>(100).fill(1));
  data[33]![71] = -8;
  data[98]![3] = 21;
  expect(String(plot.heatmap(data, { x: data.map((_, i) => `c${i}`) }))).toContain(
    'lowest -8 (row 33, column c71), highest 21 (row 98, column c3), mean 1.001',
  );
});

test.each([
  [100, 100],
  [30, 30],
  [56, 40],
  [500, 400],
  [2, 2],
])('the cells of %i × %i are squares', (rows, columns) => {
  const chart = plot.heatmap({ data: Float64Array.from({ length: rows * columns }, (_, i) => i % 9), shape: [rows, columns] }); // biome-ignore format: one line
  for (const { w, h } of rects(chart)) expect(w).toBe(h);
  expect(rects(chart)[0]!.w).toBeGreaterThan(3);
});

test('few rows of many columns are no thread', () => {
  const chart = plot.heatmap([Array(70).fill(1), Array(70).fill(2)]);
  expect(rects(chart)[0]).toMatchObject({ w: 9, h: 24 });
  expect(texts(plot.heatmap([Array.from({ length: 300 }, (_, i) => i)]))).toContain(
    'Each cell is the mean of 1 × 5 values; all of them lie between 0 and 299',
  );
});

test('large cells of one number stay apart by a line in the colour of the ground', () => {
  const lines = (chart: plot.Chart, theme: 'light' | 'dark') =>
    chart.toSVG({ theme }).match(/<path[^>]*stroke="(#ffffff|#111111)" stroke-width="1"/g)?.length ?? 0;
  for (const theme of ['light', 'dark'] as const) {
    expect(lines(plot.heatmap([[1, 1, 2]]), theme)).toBe(3);
    expect(lines(plot.heatmap(Array.from({ length: 30 }, () => Array(30).fill(1))), theme)).toBe(0);
  }
});

test('a number that is next to nothing is no zero', () => {
  expect(texts(plot.heatmap([[1e-9, 1, 0, -2.6e-17, 0.5e-9]]))).toEqual(
    expect.arrayContaining(['10⁻⁹', '0', '−3·10⁻¹⁷', '5·10⁻¹⁰']),
  );
  expect(texts(plot.heatmap([[1.234e-7, 2e7]]))).toEqual(expect.arrayContaining(['10⁻⁷', '2·10⁷']));
});

describe('the labels of the colours', () => {
  const labels = (chart: plot.Chart) => placesOf(chart).filter(({ anchor, x }) => anchor === 'start' && x === 18);
  test('are that of the only number, when all are the same', () => {
    expect(labels(plot.heatmap([[5, 5], [5, 5]])).map(({ text }) => text)).toEqual(['5']); // biome-ignore format: a matrix
    expect(labels(plot.heatmap([[5, 5]], { range: [0, 10] })).map(({ text }) => text)).toContain('10');
  });
  test.each([1, 2, 3, 4, 5, 8, 20, 50])('stand clear of each other beside %i rows', (rows) => {
    for (const domain of [
      [0, 1],
      [-3, 3],
      [0.34, 0.39],
      [0, 2e-9],
    ] as const) {
      const chart = plot.heatmap(Array.from({ length: rows }, () => [...domain]));
      const ys = labels(chart).map(({ y }) => y).sort((a, b) => a - b); // biome-ignore format: one line
      expect(ys.length).toBeGreaterThan(1);
      for (const [i, y] of ys.entries()) if (i > 0) expect(y - ys[i - 1]!).toBeGreaterThanOrEqual(16);
    }
  });
});

test('names stand beside columns and rows, slanted when they are long', () => {
  const long = ['stochastic', 'gradient descent', 'with momentum'];
  const chart = plot.heatmap(matrix, { x: long, y: ['a', 'a'] });
  expect(texts(chart)).toEqual(expect.arrayContaining([...long, 'a', 'a (2)']));
  expect(chart.toSVG()).toMatch(/rotate\((-45|315)\)/);
});

test('it is described in words', () => {
  expect(String(plot.heatmap(matrix, { title: 'T', zLabel: 'loss', y: ['u', 'v'] }))).toBe(
    'T\nHeat map of 2 rows and 3 columns, loss\nlowest 1 (row u, column 0), highest 6 (row v, column 2), mean 3.5',
  );
});

test.each<[() => unknown, string]>([
  [() => plot.heatmap([]), 'plot.heatmap: [] is no matrix'],
  [() => plot.heatmap([[]]), 'plot.heatmap: the matrix is empty'],
  [() => plot.heatmap([[1, 2], [1]]), 'is no matrix'],
  [() => plot.heatmap(tensor([1, 2]) as never), 'is no matrix'],
  [() => plot.heatmap(matrix, { x: ['a'] }), 'x has 1 name, but there are 3 columns'],
  [() => plot.heatmap(matrix, { y: ['a'] }), 'y has 1 name, but there are 2 rows'],
  [() => plot.heatmap(matrix, { range: [1, 1] }), 'range is [1, 1], but must be [low, high] with low < high'],
  [() => plot.heatmap(matrix, { cmap: 'hot' } as never), "there is no option 'cmap'"],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));

test('whole numbers stand in full in their cells, and enough of them beside the colours', () => {
  const chart = plot.heatmap([
    [1234, 5678],
    [12345, 99999],
  ]);
  expect(texts(chart)).toEqual(expect.arrayContaining(['1234', '5678', '12345', '99999']));
  expect(texts(chart).filter((text) => /^\d+0000$/.test(text)).length).toBeGreaterThanOrEqual(3);
  expect(texts(plot.heatmap([[1234.56, 0.123456]]))).toEqual(expect.arrayContaining(['1235', '0.1']));
  expect(texts(plot.heatmap([[-1234567, 3]]))).toContain('−1234567');
});

test('a long name of what is measured is broken into lines beside the colours', () => {
  const zLabel = 'mean absolute gradient of each layer, in units of its weights';
  const chart = plot.heatmap([[1, 2]], { zLabel });
  expect(texts(chart).join(' ')).toContain(zLabel);
});

test('numbers beyond the range have the colour of its end, and the subtitle says how many', () => {
  const chart = plot.heatmap(
    [
      [0, 5],
      [10, 20],
    ],
    { range: [1, 10] },
  );
  const fills = rects(chart).map(({ fill }) => fill);
  expect(fills[3]).toBe(fills[2]);
  expect(fills[3]).not.toMatch(/none|#fff/);
  expect(chart.description).toContain('1 value below 1 has the colour of 1');
  expect(chart.description).toContain('1 value above 10 has the colour of 10');
  expect(texts(chart).join(' ')).toContain('1 value above 10 has the colour of 10');
  expect(plot.heatmap(matrix, { range: [0, 10] }).description).not.toContain('the colour of');
});
