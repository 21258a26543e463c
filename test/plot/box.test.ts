import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { summary } from '../../src/plot/transforms/quartiles.js';
import { marks, texts } from './texts.js';

type Box = { place: string; n: number; low: number; first: number; median: number; third: number; high: number };
type Layer = { data: { values: unknown[] }; encoding: { [channel: string]: { field: string } } }[];
const layers = (chart: plot.Chart) => chart.spec['layer'] as Layer;
const boxes = (chart: plot.Chart) => layers(chart)[0]!.data.values as Box[];
const dots = (chart: plot.Chart) => layers(chart)[3]!.data.values as { place: string; value: number }[];

test.each([
  // numpy.percentile(x, [25, 50, 75])
  [
    [1, 2, 3, 4],
    [1.75, 2.5, 3.25],
  ],
  [
    [7, 1, 3],
    [2, 3, 5],
  ],
  [[5], [5, 5, 5]],
])('the quartiles of %j are NumPy’s', (numbers, expected) => {
  const { first, median, third } = summary(numbers);
  expect([first, median, third]).toEqual(expected);
});

test('whiskers reach to the farthest number within one and a half boxes', () => {
  expect(summary([0, 4, 5, 6, 7, 8, 9, 10, 30])).toEqual({
    low: 0,
    first: 5,
    median: 7,
    third: 9,
    high: 10,
    outliers: [30],
  });
  expect(summary([3, 3, 3])).toMatchObject({ low: 3, high: 3, outliers: [] });
});

const groups = { a: [1, 2, 3, 4, 5], b: [2, 4, 6, 8, 10] };
const summaries = [
  ['a', 5, 1, 2, 3, 4, 5],
  ['b', 5, 2, 4, 6, 8, 10],
];
test.each<[string, plot.BoxData, plot.BoxOptions?]>([
  ['numbers by name', groups],
  ['records', Object.entries(groups).flatMap(([name, list]) => list.map((n) => ({ name, n })))],
  [
    'records with named columns',
    Object.entries(groups).flatMap(([u, list]) => list.map((n) => ({ m: 0, u, n }))),
    { x: 'u', y: 'n' },
  ],
  ['lists', Object.values(groups)],
  ['a tensor, whose rows are groups', tensor([groups.a, groups.b.slice(0, groups.a.length)])],
])('groups come as %s', (_name, data, options) => {
  const chart = plot.box(data, options);
  expect(boxes(chart).map(({ n, low, first, median, third, high }) => [n, low, first, median, third, high])).toEqual(
    summaries.map(([, ...rest]) => rest),
  );
  const names = Array.isArray(data) && !('name' in data[0]! || 'u' in data[0]!) ? ['1', '2'] : ['a', 'b'];
  if (!('shape' in data)) expect(boxes(chart).map(({ place }) => place)).toEqual(names);
  expect(marks(chart, 'rect').match(/<path/g)).toHaveLength(2 + 2); // boxes and medians
});

describe('points', () => {
  const many = Array.from({ length: 100 }, (_, i) => (i === 0 ? 1000 : i));
  test('are all numbers of small groups, and those beyond the whiskers of large ones', () => {
    const chart = plot.box({ few: [1, 2, 3], many });
    expect(dots(chart)).toEqual([
      { place: 'few', value: 1 },
      { place: 'few', value: 2 },
      { place: 'few', value: 3 },
      { place: 'many', value: 1000 },
    ]);
    expect(boxes(chart).map(({ place }) => place)).toEqual(['many']); // three numbers have no quartiles to speak of
    expect(dots(plot.box({ many }, { points: true }))).toHaveLength(100);
    expect(dots(plot.box(groups, { points: false }))).toHaveLength(0);
  });
  test('are thinned, and that is said', () => {
    const chart = plot.box({ a: Array.from({ length: 50_000 }, (_, i) => i) }, { points: true, title: 'T' });
    expect(texts(chart)).toContain('400 of 50\u202f000 points are drawn');
    expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  });
});

test('boxes lie when their names are long, and references cross them', () => {
  const long = {
    'stochastic gradient descent with momentum': [1, 2, 3, 4, 5],
    'and with weight decay besides': [1, 2, 3, 4, 5],
    c: [1],
    d: [2],
  };
  const lying = (chart: plot.Chart) => layers(chart)[0]!.encoding['y']!.field === 'place';
  expect(lying(plot.box(long))).toBe(true);
  expect(lying(plot.box(groups))).toBe(false);
  expect(lying(plot.box(groups, { horizontal: true }))).toBe(true);
  expect(texts(plot.box(long, { hlines: { goal: 9 } }))).toEqual(
    expect.arrayContaining([...Object.keys(long), 'goal']),
  );
  expect(String(plot.box(long, { yLabel: 'loss' }))).toContain('Box plot of 4 groups, 12 values, loss\n');
});

test('what is no number is said, and an empty group keeps its place', () => {
  const chart = plot.box({ a: [1, 2, 3, 4, 5, Number.NaN], b: [], c: [Number.POSITIVE_INFINITY] }, { title: 'T' });
  expect(texts(chart)).toEqual(expect.arrayContaining(['1 value is NaN, 1 is infinite', 'b', 'c']));
  expect(String(chart)).toContain('b: no value can be shown');
  expect(marks(chart, 'rect') + marks(chart, 'symbol')).not.toContain('NaN');
  expect(plot.box([2, 2, 2, 2, 2]).toSVG()).not.toContain('NaN');
});

test('a logarithmic axis shows factors, whiskers and all, and says what it cannot show', () => {
  const numbers = [1, 10, 100, 1000, 10_000];
  const chart = plot.box({ a: [...numbers, 0] }, { yScale: 'log', hlines: { none: -1 } });
  const dots = [...marks(chart, 'symbol').matchAll(/translate\([\d.]+,([\d.]+)\)/g)].map(([, y]) => Number(y));
  for (let i = 2; i < 5; i++) expect(dots[i - 1]! - dots[i]!).toBeCloseTo(dots[0]! - dots[1]!, 1);
  expect(boxes(chart)).toMatchObject([{ n: 5, low: 1, median: 100, high: 1000 }]);
  expect(texts(chart)).toContain('1 value is ≤ 0 on a logarithmic axis');
  expect(chart.toSVG()).not.toContain('NaN');
  expect(marks(plot.box({ a: numbers }, { yScale: 'log', horizontal: true }), 'rect')).toContain('<path');
});

test('it is described in words', () => {
  expect(String(plot.box({ a: [1, 2, 3, 4, 5] }, { title: 'T', yLabel: 'loss' }))).toBe(
    'T\nBox plot of 1 group, 5 values, loss\na: 5 values, median 3, quartiles 2 and 4, from 1 to 5',
  );
});

test.each<[() => unknown, string]>([
  [() => plot.box([]), 'plot.box: there is no number'],
  [() => plot.box({}), 'plot.box: there is no number'],
  [() => plot.box({ a: [] }), 'plot.box: there is no number'],
  [() => plot.box({ a: 'b' as never }), "plot.box: 'b' is no data"],
  [() => plot.box([{ n: 1 }], { y: 'm' }), "there is no column 'm'; there are 'n'"],
  [() => plot.box([{ n: 'a' }]), 'plot.box: there is no number'],
  [
    () => plot.box(Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`g${i}`, [1]]))),
    '61 classes; more than 60',
  ],
  [() => plot.box(groups, { whis: 1 } as never), "there is no option 'whis'"],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));

test('a tensor and equal lists within lists are the same groups', () => {
  const rows = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  const [ofTensor, ofLists] = [plot.box(tensor(rows)), plot.box(rows)];
  expect(ofTensor.spec).toEqual(ofLists.spec);
  expect(ofTensor.description).toBe(ofLists.description);
  expect(plot.box(tensor([rows[0]!])).spec).toEqual(plot.box([rows[0]!]).spec);
});
