import { expect, test } from 'vitest';
import { plot, train } from '../../src/index.js';
import { texts } from './texts.js';

interface Place {
  row: number;
  x: number;
  y: number | null;
  color: unknown;
  said?: string;
}
const lines = (chart: plot.Chart) =>
  (chart.spec['layer'] as unknown as { data: { values: Place[] } }[])[1]!.data.values;

test('a line for each trial: linear, logarithmic and named axes, the score last', () => {
  const chart = plot.parallel(
    [
      { trial: 0, lr: 1e-4, hidden: 50, act: 'tanh', score: 0.8 },
      { trial: 1, lr: 1e-3, hidden: 75, act: 'relu', score: 0.9 },
      { trial: 2, lr: 1e-2, hidden: 150, act: 'tanh', score: 1 },
    ],
    { width: 300, height: 100 },
  );
  expect(lines(chart).map(({ row, x, y }) => [row, x, y])).toEqual([
    [0, 0, 100],
    [0, 100, 100],
    [0, 200, 100],
    [0, 300, 100],
    [1, 0, 50],
    [1, 100, 75],
    [1, 200, 0],
    [1, 300, 50],
    [2, 0, 0],
    [2, 100, 0],
    [2, 200, 100],
    [2, 300, 0],
  ]);
  expect(texts(chart)).toEqual(
    expect.arrayContaining(['lr', 'hidden', 'act', 'score', '10⁻⁴', '10⁻²', 'tanh', 'relu', '100']),
  );
  expect(texts(chart)).not.toContain('trial');
  expect(lines(chart)[3]!.said).toBe('lr = 0.0001, hidden = 50, act = tanh, score = 0.8');
  expect(String(chart)).toContain('Highest: lr 0.01, hidden 150, act tanh, score 1\nLowest: lr 0.0001, hidden 50');
});

test('the result of a search as it is', async () => {
  const found = await train.gridSearch({ lr: [0.1, 0.2], act: ['a', 'b'] }, ({ lr }) => lr);
  const chart = plot.parallel(found);
  expect(chart.data).toHaveLength(4);
  expect(String(chart)).toContain('4 trials: lr, act, score');
});

test('columns and colour are chosen; names have the looks that they have everywhere', () => {
  const records = [
    { a: 1, b: 2, kind: 'x' },
    { a: 2, b: 1, kind: 'y' },
  ];
  const chart = plot.parallel(records, { color: 'kind', columns: ['b'] });
  expect(String(chart)).toContain('2 trials: b, kind');
  expect(new Set(lines(chart).map(({ color }) => color))).toEqual(new Set(['x', 'y']));
  expect(() => plot.parallel(records, { color: 'c' })).toThrow("there is no column 'c'; there are 'a', 'b', 'kind'");
});

test('a failed trial has a gap, which is said; one value has a place, too', () => {
  const chart = plot.parallel([
    { a: 1, score: Number.NaN },
    { a: 1, score: 2 },
  ]);
  expect(lines(chart).map(({ y }) => y)).toEqual([130, null, 130, 130]);
  expect(texts(chart)).toContain('1 line with a gap: a value is missing or no number');
});

test('of many trials some are drawn, which is said', () => {
  const records = Array.from({ length: 50_000 }, (_, i) => ({ a: i, score: i % 7 }));
  const chart = plot.parallel(records);
  expect(texts(chart)).toContain('300 of 50\u202f000 lines are drawn');
  expect(chart.data).toHaveLength(50_000);
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
});

test('what is no list of trials is refused', () => {
  for (const wrong of [[], [1], {}, 3, null])
    expect(() => plot.parallel(wrong as never)).toThrow('must be a list of records');
});
