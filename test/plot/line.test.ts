import { describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { texts } from './texts.js';

type Points = { values: { series: string; x: number; y: number | null; low?: number; high?: number }[] };
const points = (chart: plot.Chart) => (chart.spec['data'] as Points).values;

describe('series', () => {
  test('are numbered from 1, or have their own places', () => {
    expect(points(plot.line({ a: [5, 6] })).map(({ x, y }) => [x, y])).toEqual([
      [1, 5],
      [2, 6],
    ]);
    expect(points(plot.line({ a: { data: Float32Array.of(5, 6) } }, { x: [10, 20] })).map(({ x }) => x)).toEqual([
      10, 20,
    ]);
  });
  test('of several runs are their mean, with a band from the lowest to the highest', () => {
    const chart = plot.line({
      a: [
        [1, 4],
        [3, 8],
      ],
    });
    expect(points(chart)).toEqual([
      { series: 'a', x: 1, y: 2, low: 1, high: 3 },
      { series: 'a', x: 2, y: 6, low: 4, high: 8 },
    ]);
    expect(chart.toSVG()).toContain('mark-area');
    expect(texts(chart).slice(0, 2)).toEqual(['1', '2']); // of the axis: bands are not piled up
  });
  test('are named in a legend when there is more than one', () => {
    expect(texts(plot.line({ tanh: [1, 2], relu: [2, 3] }))).toEqual(expect.arrayContaining(['tanh', 'relu']));
    expect(texts(plot.line({ tanh: [1, 2] }))).not.toContain('tanh');
  });
  test('are described in words', () => {
    expect(String(plot.line({ std: [0.63, 0.2, 0.41] }))).toBe(
      'Line chart of 1 series\nstd: 3 values from 0.63 to 0.41, lowest 0.2, highest 0.63; goes up and down',
    );
  });
});

test.each([
  [[1, 2, 4, 8], 'rises throughout, × 2 a step'],
  [[8, 2, 0.5], 'falls throughout, × 0.25 a step'],
  [[1, 1.01, 1.02], 'level'], // up to 2 % of the largest
  [[1, 1.03], 'rises throughout, × 1.03 a step'],
  [[-1, -1.01], 'level'],
  [[-2, -1, 3], 'rises throughout'], // no factor leads from below zero to above
  [[-3, -1], 'rises throughout'],
  [[3, 1, -1], 'falls throughout'],
  [[3, 3, 5], 'rises throughout, × 1.291 a step'], // √(5/3)
  [[5, 3, 3], 'falls throughout, × 0.7746 a step'],
  [[1, 3, 2], 'goes up and down'],
  [[3, 1, 2], 'goes up and down'],
])('the course of %j is described', (ys, words) => {
  expect(String(plot.line({ a: ys })).split('; ')[1]).toBe(words);
});

test('a single value has no course', () => expect(String(plot.line({ a: [1] }))).not.toContain(';'));

describe('what cannot be shown is said', () => {
  test('NaN and infinite values break the line', () => {
    const chart = plot.line({ cost: [2.3, 2.4, Number.POSITIVE_INFINITY, Number.NaN] }, { title: 'diverges' });
    expect(texts(chart)).toEqual(expect.arrayContaining(['diverges', '2 values cannot be shown on this axis']));
    expect(String(chart)).toContain('2 values cannot be shown');
  });
  test('on a logarithmic axis also zero and below', () => {
    const chart = plot.line({ a: [1, 0.1, 0] }, { yScale: 'log' });
    expect(points(chart).map(({ y }) => y)).toEqual([1, 0.1, null]);
    expect(texts(chart)).toContain('1 value cannot be shown on this axis');
  });
});

test.each<[() => unknown, string]>([
  [() => plot.line({}), 'there is no series'],
  [() => plot.line({ a: [] }), 'the series "a" is empty'],
  [
    () => plot.line({ a: [1, 2] }, { x: [1] }),
    'the series "a" has 2 values; every run of it, and x, must have as many, but one has 1',
  ],
  [() => plot.line({ a: [[1, 2], [1]] }), 'one has 1'],
  [() => plot.line({ a: 'abc' as never }), "plot.line: 'abc' is no data"],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));

describe('many', () => {
  test('values are drawn', () => {
    const chart = plot.line({ a: Array.from({ length: 200_000 }, (_, i) => i + 1) }, { yScale: 'log' });
    expect(String(chart)).toContain('200000 values from 1 to 200000');
  });
  test('series differ in colour or shape, and more than that are refused', () => {
    const series = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`s${i}`, [1, 2 + i]]));
    const looks = new Set([
      ...plot
        .line(series(30))
        .toSVG()
        .matchAll(/transform="translate\(0,[^"]*" d="([^"]*)" fill="([^"]*)"/g),
    ]);
    expect(looks.size).toBeGreaterThanOrEqual(30);
    expect(() => plot.line(series(31))).toThrow('31 series; more than 30 cannot be told apart');
  });
});

test('a band that reaches below a logarithmic axis leaves the line where it is', () => {
  const chart = plot.line(
    {
      a: [
        [1, 2, 3],
        [-0.5, 3, 4],
      ],
    },
    { yScale: 'log' },
  );
  expect(chart.toSVG()).not.toContain('NaN');
  expect(points(chart).map(({ low }) => low)).toEqual([0.25, 2, 3]);
});

describe('a logarithmic axis', () => {
  type Axis = { values?: number[]; labelExpr?: string };
  const axis = (...ys: number[]): Axis => {
    const [line] = plot.line({ a: ys }, { yScale: 'log' }).spec['layer'] as { encoding: { y: { axis: Axis } } }[];
    return line!.encoding.y.axis;
  };
  const powers = (...list: number[]) => list.map((power) => Number(`1e${power}`));

  test.each([
    ['one decade, with twice and five times', [1, 9], [1, 2, 5, 10, 20, 50]],
    ['two decades', [2, 50], [1, 2, 5, 10, 20, 50, 100, 200, 500]],
    ['from three on only the powers', [1, 100], powers(0, 1, 2, 3)],
    ['up to eight powers each one', [1, 1e6], powers(0, 1, 2, 3, 4, 5, 6, 7)],
    ['beyond eight every second', [1, 1e7], powers(0, 2, 4, 6, 8)],
    ['every second from the lowest on, up to the end', [0.1, 1e7], powers(-1, 1, 3, 5, 7)],
    ['every third', [1e-10, 1e10], powers(-10, -7, -4, -1, 2, 5, 8, 11)],
    ['what it cannot show does not count', [1, 9, 0, -1000], [1, 2, 5, 10, 20, 50]],
  ])('has ticks: %s', (_name, ys, ticks) => expect(axis(...ys).values).toEqual(ticks));

  test('is left to Vega-Lite when there is nothing on it', () => expect(axis(0).values).toBeUndefined());

  test('bands have their place on it', () => {
    const runs = { a: [[1], [2000]] };
    const [band] = plot.line(runs, { yScale: 'log' }).spec['layer'] as { encoding: { y: { axis: Axis } } }[];
    expect(band!.encoding.y.axis.values).toEqual(powers(0, 1, 2, 3, 4));
  });

  test('is labelled in full from 0.001 to below 10 000, and with powers of ten beyond', () => {
    const labels = (...ys: number[]) =>
      Object.values(JSON.parse(/^(.*)\[datum\.value\]$/.exec(axis(...ys).labelExpr!)![1]!))
        .sort()
        .join(' ');
    // each axis has those of its ticks, here in the order of their characters
    expect(labels(0.001, 0.009)).toBe('0.001 0.002 0.005 0.01 0.02 0.05');
    expect(labels(0.0001, 0.0002)).toBe('0.001 0.002 0.005 10⁻⁴ 2·10⁻⁴ 5·10⁻⁴');
    expect(labels(1000, 9000)).toBe('1000 10⁴ 2000 2·10⁴ 5000 5·10⁴');
    expect(labels(1e-10, 1e10)).toBe('0.1 100 10¹¹ 10⁵ 10⁸ 10⁻¹⁰ 10⁻⁴ 10⁻⁷');
  });
});

test('a scale that does not exist, and a place that is none', () => {
  expect(() => plot.line({ a: [1] }, { yScale: 'Log' as never })).toThrow(
    "yScale is 'Log', but must be one of 'linear', 'log'",
  );
  expect(String(plot.line({ a: [1, 2] }, { x: [1, Number.NaN] }))).toContain('1 value cannot be shown');
});

test('a long heading is broken into lines', () => {
  const chart = plot.line({ a: [1, 2] }, { title: 'word '.repeat(60).trim() });
  expect(Number(/ width="([\d.]+)"/.exec(chart.toSVG())![1])).toBeLessThanOrEqual(800);
});

test('the description begins with the title and names the axes', () => {
  expect(String(plot.line({ a: [1, 2] }, { title: 'T', xLabel: 'layer', yLabel: 'std' }))).toMatch(
    /^T\nLine chart of 1 series, std, against layer\n/,
  );
});
