import { describe, expect, test } from 'vitest';
import { plot, randn, tensor } from '../../src/index.js';
import { lines, rings } from '../../src/plot/transforms/contours.js';
import { levelsOf } from '../../src/plot/transforms/levels.js';
import { marks, texts } from './texts.js';

type Corner = { level: number; part: number; x: number; y: number };
const corners = (chart: plot.Chart) => (chart.spec['layer'] as { data: { values: Corner[] } }[])[0]!.data.values;
const paths = (chart: plot.Chart) => marks(chart, 'line').match(/<path[^>]*>/g) ?? [];
const bowl = (x: number, y: number) => x * x + y * y;

describe('where a field reaches a level', () => {
  test('is between two neighbours as a straight line has it', () => {
    const [ring] = rings({ rows: 3, columns: 3, values: [0, 0, 0, 0, 4, 0, 0, 0, 0] }, 1);
    expect(new Set(ring!.map(String))).toEqual(new Set(['1.75,1', '1,1.75', '0.25,1', '1,0.25']));
  });
  test('has holes, and ends at the border of the grid', () => {
    const values = Array.from({ length: 81 }, (_, i) => bowl((i % 9) - 4, Math.floor(i / 9) - 4));
    const all = rings({ rows: 9, columns: 9, values }, 4);
    expect(all).toHaveLength(2); // the border, and the hole
    const [x, y] = [all.flat().map((place) => place[0]), all.flat().map((place) => place[1])];
    expect([Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)]).toEqual([0, 8, 0, 8]);
    const [circle, ...others] = lines({ rows: 9, columns: 9, values }, 4);
    expect(others).toEqual([]);
    for (const [u, v] of circle!) expect(bowl(u - 4, v - 4)).toBeCloseTo(4, 0);
  });
  test('is one line from border to border', () => {
    const slope = { rows: 3, columns: 4, values: Array.from({ length: 12 }, (_, i) => i % 4) };
    expect(lines(slope, 1.5)).toHaveLength(1);
    expect(new Set(lines(slope, 1.5)[0]!.map(([x]) => x))).toEqual(new Set([1.5]));
  });
});

test.each<[Parameters<typeof levelsOf>, number[]]>([
  [
    [[0, 10], 5, 'linear'],
    [0, 2, 4, 6, 8],
  ],
  [
    [[-0.3, 0.71], 10, 'linear'],
    [-0.3, -0.2, 0, 0.2, 0.4, 0.6],
  ],
  [
    [[0, 1, 10000], 4, 'log'],
    [0, 10, 100, 1000],
  ],
  [
    [[1, 2, 3, 4, 100, 200, 300, 400], 4, 'quantile'],
    [1, 3, 100, 300],
  ],
  [[[3, 3, 3], 7, 'linear'], [3]],
  [[[0, 0, 0, 1], 4, 'quantile'], [0]],
])('levels of %j', (given, levels) => expect(levelsOf(...given)).toEqual(levels));

describe('a function', () => {
  const chart = plot.contour(bowl, { x: [-2, 2], y: [-1, 1], levels: [1, 2], title: 'T', zLabel: 'loss' });
  test('is drawn as areas on its axes', () => {
    expect(paths(chart)).toHaveLength(2);
    for (const { level, x, y } of corners(chart).filter(({ x, y }) => Math.abs(x) < 2 && Math.abs(y) < 1))
      expect(bowl(x, y)).toBeCloseTo([1, 2][level]!, 1);
    expect(paths(chart)[0]).toMatch(/fill="rgb/);
    expect(texts(chart)).toEqual(expect.arrayContaining(['T', 'loss', '1', '2', 'x', 'y']));
  });
  test('or as lines', () => {
    const drawn = paths(plot.contour(bowl, { levels: [0.25], filled: false }));
    expect(drawn).toHaveLength(1);
    expect(drawn[0]).toMatch(/stroke="rgb/);
    expect(drawn[0]).not.toMatch(/fill="rgb/);
  });
  test('is described in words', () => {
    expect(String(plot.contour(bowl, { x: [-2, 2], y: [0, 1], samples: 5, title: 'T', zLabel: 'loss' }))).toBe(
      'T\nContours of loss over x from -2 to 2 and y from 0 to 1\nlowest 0 at (0, 0), highest 5 at (-2, 1)',
    );
  });
});

test.each<[string, plot.Grid]>([
  [
    'lists',
    [
      [0, 1],
      [0, 1],
    ],
  ],
  [
    'a tensor',
    tensor([
      [0, 1],
      [0, 1],
    ]),
  ],
])('a grid comes as %s, with its row 0 below', (_name, grid) => {
  expect(corners(plot.contour(grid, { levels: [0.5], filled: false })).map(({ x }) => x)).toEqual([0.5, 0.5]);
  expect(corners(plot.contour(grid, { levels: [0.5], filled: false, x: [10, 20] }))[0]!.x).toBe(15);
  const up = plot.contour(
    [
      [0, 0],
      [1, 1],
      [1, 1],
    ],
    { levels: [0.5], filled: false },
  );
  expect(corners(up).map(({ y }) => y)).toEqual([0.5, 0.5]);
});

describe('paths', () => {
  const sgd = [
    [-1, 0.5],
    [0.5, -0.2],
    [0, 0],
  ];
  test.each<[string, plot.Points]>([
    ['pairs', sgd],
    ['a tensor', tensor(sgd)],
    ['columns', { x: [-1, 0.5, 0], y: [0.5, -0.2, 0] }],
  ])('come as %s, and are named', (_name, points) => {
    const chart = plot.contour(bowl, { paths: { sgd: points, adam: [[1, 1]] } });
    expect(chart.data.filter(({ path }) => path === 'sgd').map(({ step, x, y }) => [step, x, y])).toEqual(
      sgd.map(([x, y], i) => [i, expect.closeTo(x!, 6), expect.closeTo(y!, 6)]),
    );
    expect(texts(chart).filter((text) => text === 'sgd' || text === 'adam')).toEqual(['sgd', 'adam']);
    expect(String(chart)).toContain('adam: 1 point from (1, 1) to (1, 1)');
    expect(paths(chart)[0]).not.toMatch(/fill="rgb/); // they stand over lines
  });
  test('need no name, have a ring at the first point and a dot at the last', () => {
    const chart = plot.contour(bowl, { paths: sgd });
    expect(marks(chart, 'symbol').match(/<path[^>]*fill="#ffffff"/g)).toHaveLength(1);
    expect(String(chart)).toContain('path: 3 points from (-1, 0.5) to (0, 0)');
  });
  test('with NaN are broken, long ones are thinned and that is said', () => {
    const long = { x: Array.from({ length: 50_000 }, (_, i) => i / 50_000), y: Array(50_000).fill(Number.NaN) };
    const chart = plot.contour(bowl, {
      paths: {
        a: long,
        b: [
          [0, 0],
          [Number.NaN, 1],
          [1, 1],
        ],
      },
      title: 'T',
    });
    expect(texts(chart).some((text) => /^79\d of 50\u202f003 points are drawn$/.test(text))).toBe(true);
    expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
    expect(paths(chart).join()).not.toContain('NaN');
  });
});

test('where there is no number nothing is drawn, and that is said', () => {
  const chart = plot.contour((x, y) => (x < 0 ? Number.NaN : y), { samples: 10, title: 'T' });
  expect(texts(chart)).toContain('Nothing is drawn at 50 places without a finite number');
  expect(Math.min(...corners(chart).map(({ x }) => x))).toBeGreaterThan(-0.12);
});

test('a constant is one area, and rough fields are smoothed, which is said', () => {
  expect(
    paths(
      plot.contour([
        [1, 1],
        [1, 1],
      ]),
    ),
  ).toHaveLength(1);
  const chart = plot.contour(randn([200, 250]), { title: 'T' });
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  expect(texts(chart).some((text) => /^Smoothed: means of (\d+) × \1 values$/.test(text))).toBe(true);
});

test.each<[() => unknown, string]>([
  [() => plot.contour(5 as never), 'the data is 5, but must be a function (x, y) => z, or a matrix'],
  [() => plot.contour([1, 2] as never), 'plot.contour: [1, 2] is no matrix'],
  [() => plot.contour([[1, 2]]), 'the matrix has 1 row and 2 columns'],
  [() => plot.contour(() => Number.NaN), 'there is no finite number to show'],
  [() => plot.contour(bowl, { x: [1, 1] }), 'x is [1, 1], but must be [low, high] with low < high'],
  [() => plot.contour(bowl, { levels: 1 }), 'levels is 1'],
  [() => plot.contour(bowl, { levelScale: 'ln' as never }), "levelScale is 'ln'"],
  [() => plot.contour(bowl, { paths: { a: [[1]] } }), 'paths is { a }, but must be points'],
  [() => plot.contour(bowl, { path: [[0, 0]] } as never), 'did you mean paths?'],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));

test('what the pointer finds on a path of many points is not seen, whichever path is picked', () => {
  const spiral = Array.from({ length: 200 }, (_, i) => [i / 300, (i % 2 === 0 ? i : -i) / 300]);
  type Part = { name?: string; layer?: Part[]; mark?: { opacity?: number }; encoding?: object };
  const all = (part: Part): Part[] => [part, ...(part.layer ?? []).flatMap(all)];
  const parts = all(plot.contour(bowl, { paths: { a: spiral, b: spiral } }).spec as Part);
  const found = parts.filter(({ name }) => /^hover_\d/.test(name ?? ''));
  expect(found).toHaveLength(2);
  for (const { mark, encoding } of found) {
    expect(mark!.opacity).toBe(0);
    expect(encoding).not.toHaveProperty('opacity');
  }
});

test('small levels are written as powers of ten', () => {
  const chart = plot.contour((x, y) => 1e-7 * (x + y), { levels: [2e-8, 1e-7] });
  expect(texts(chart)).toEqual(expect.arrayContaining(['2·10⁻⁸', '10⁻⁷']));
});
