import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { log10 } from '../../src/math/pow.js';
import { palette, shapes } from '../../src/plot/theme.js';
import { marks, texts } from './texts.js';

type Dot = { x: number; y: number; color?: string | number; size?: number; shape?: string };
const dots = (chart: plot.Chart) => (chart.spec['data'] as { values: Dot[] }).values;
const places = (chart: plot.Chart) => dots(chart).map(({ x, y }) => [x, y]);
const drawn = (chart: plot.Chart) => [...marks(chart, 'symbol').matchAll(/<path[^>]*fill="(#[0-9a-f]{6}|rgb[^"]*)"/g)];

const three = [
  [1, 2],
  [3, 5],
  [4, 4],
];
test.each<[string, plot.ScatterData, plot.ScatterOptions?]>([
  ['pairs', three],
  ['a tensor', tensor(three)],
  ['columns', { x: [1, 3, 4], y: Float32Array.of(2, 5, 4) }],
  ['columns, one of them called shape', { x: [1, 3, 4], y: [2, 5, 4], shape: ['p', 'q', 'p'] }, { shape: 'shape' }],
  ['columns with names', { b: [2, 5, 4], a: [1, 3, 4] }, { x: 'a', y: 'b' }],
  ['columns of which names are none', { name: ['p', 'q', 'r'], a: [1, 3, 4], b: [2, 5, 4] }],
  ['records', three.map(([a, b]) => ({ a: a!, b: b! })), { x: 'a', y: 'b' }],
])('points come as %s', (_name, data, options) => {
  expect(places(plot.scatter(data, options))).toEqual(three);
  expect(drawn(plot.scatter(data, options))).toHaveLength(3);
});

describe('classes', () => {
  const chart = plot.scatter(three, { color: ['cat', 'dog', 'cat'] });
  test('have a colour and a shape each, and stand in the legend', () => {
    const colors = drawn(chart).map(([, color]) => color);
    expect(colors[0]).toBe(colors[2]);
    expect(colors[0]).not.toBe(colors[1]);
    expect(palette).toContain(colors[1]);
    expect(texts(chart)).toEqual(expect.arrayContaining(['cat', 'dog']));
    const forms = [...marks(chart, 'symbol').matchAll(/<path[^>]* d="([^"]*)"/g)].map(([, form]) => form);
    expect(forms[0]).toBe(forms[2]);
    expect(forms[0]).not.toBe(forms[1]);
  });
  test('are few whole numbers, in their order; other numbers are amounts', () => {
    expect(texts(plot.scatter(three, { color: [7, 0, 7] })).filter((one) => /^[07]$/.test(one))).toEqual(['0', '7']);
    expect(dots(plot.scatter(three, { color: [0, 0.5, 1] })).map(({ color }) => color)).toEqual([0, 0.5, 1]);
    const colors = drawn(plot.scatter(three, { color: [0, 0.5, 1] })).map(([, color]) => color);
    expect(new Set(colors).size).toBe(3);
  });
  test('may be a column of the data, and shapes may show others', () => {
    const records = three.map(([x, y], i) => ({ x: x!, y: y!, kind: `k${i}`, split: i < 2 ? 'train' : 'test' }));
    const both = plot.scatter(records, { color: 'kind', shape: 'split' });
    expect(dots(both).map(({ color, shape }) => [color, shape])).toEqual([
      ['k0', 'train'],
      ['k1', 'train'],
      ['k2', 'test'],
    ]);
    expect(texts(both)).toEqual(expect.arrayContaining(['split', 'train', 'test', 'k0']));
  });
  test('keep the look of their name', () => {
    const [points, line] = [
      plot.scatter(three, { color: ['cat', 'dog', 'cat'] }),
      plot.line({ cat: [1, 2], dog: [2, 3] }),
    ];
    const color = (one: plot.Chart) =>
      JSON.stringify(one.spec).match(/"domain":\["cat","dog"\],"range":(\[[^\]]*\])/)?.[1];
    expect(color(points)).toBe(color(line));
    expect(color(points)).toMatch(/#/);
  });
});

test('amounts are shown by size', () => {
  const svg = marks(plot.scatter(three, { size: [1, 4, 9] }), 'symbol');
  const radii = [...svg.matchAll(/<path[^>]* d="M([\d.]+),0A/g)].map(([, r]) => Number(r));
  expect(radii).toHaveLength(3);
  expect(radii[0]).toBeLessThan(radii[1]!);
  expect(radii[1]).toBeLessThan(radii[2]!);
});

describe('what cannot be shown is said', () => {
  test('NaN and infinite places, and on logarithmic axes what is not above zero', () => {
    const chart = plot.scatter({ x: [1, Number.NaN, 3], y: [1, 2, Number.POSITIVE_INFINITY] }, { title: 'T' });
    expect(places(chart)).toEqual([[1, 1]]);
    expect(texts(chart)).toContain('1 value is NaN, 1 is infinite');
    expect(chart.data).toHaveLength(3);
    const missing = plot.scatter([{ x: 1, y: 2 }, { x: 1 }, { x: -1, y: 1 }], { xScale: 'log' });
    expect(texts(missing)).toContain('1 value is missing, 1 is ≤ 0 on a logarithmic axis');
    expect(places(plot.scatter(three, { yScale: 'log' }))).toHaveLength(3);
    expect(places(plot.scatter([...three, [1, -1]], { yScale: 'log' }))).toHaveLength(3);
  });
  test('none at all', () => {
    const chart = plot.scatter([[Number.NaN, 1]]);
    expect(texts(chart)).toContain('1 value is NaN');
    expect(String(chart)).toContain('points: no value can be shown');
  });
});

test('of many points the outermost and others are drawn, and that is said', () => {
  const n = 50_000;
  const x = Float64Array.from({ length: n }, (_, i) => ((i * 7919) % n) / n);
  const y = Float64Array.from({ length: n }, (_, i) => ((i * 104_729) % n) / n);
  const chart = plot.scatter({ x, y }, { color: Array.from(x, (one) => (one < 0.5 ? 'left' : 'right')), title: 'T' });
  expect(dots(chart)).toHaveLength(2000);
  expect(dots(chart).map((dot) => dot.x)).toEqual(expect.arrayContaining([0, (n - 1) / n]));
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  expect(texts(chart)).toContain('2\u202f000 of 50\u202f000 points are drawn');
  expect(chart.data).toHaveLength(n);
  expect(plot.scatter({ x, y }).spec).toEqual(plot.scatter({ x, y }).spec);
});

test('it is described in words', () => {
  expect(
    String(plot.scatter({ x: [1, 2, 3], y: [2, 4, 6] }, { color: ['a', 'a', 'a'], yLabel: 'height', title: 'T' })),
  ).toBe(
    'T\nScatter plot of 3 points, height against x, coloured by color\na: 3 points, x from 1 to 3, height from 2 to 6, correlation 1',
  );
});

describe('references', () => {
  const chart = plot.scatter(three, {
    hlines: { chance: 10 },
    vlines: [0, 2],
    annotations: [{ x: 4, y: 4, text: 'here' }],
  });
  test('are drawn with their names, and the axes reach them', () => {
    expect(chart.toSVG().match(/stroke-dasharray="6,4"/g)).toHaveLength(3);
    expect(texts(chart)).toEqual(expect.arrayContaining(['chance', 'here']));
    const { y } = chart.spec['encoding'] as { y: { scale: { domain: number[] } } };
    expect(y.scale.domain[1]).toBeGreaterThan(10);
  });
  test.each<[plot.ScatterOptions, string]>([
    [{ hlines: 'a' as never }, "hlines is 'a'"],
    [{ vlines: [Number.NaN] }, 'vlines is [NaN]'],
    [{ annotations: [{ x: 1, y: 1 } as never] }, 'each { x, y, text }'],
  ])('that make no sense are refused (%#)', (options, message) =>
    expect(() => plot.scatter(three, options)).toThrow(message),
  );
});

test.each<[() => unknown, string]>([
  [() => plot.scatter([]), 'plot.scatter: there are no points'],
  [() => plot.scatter([[1, 2, 3]]), 'but must be points'],
  [() => plot.scatter('ab' as never), "plot.scatter: the data is 'ab', but must be points"],
  [() => plot.scatter({ x: [1, 2], y: [1] }), 'y has 1 values, but there are 2 points'],
  [() => plot.scatter({ a: ['p'] }), "there is no column 'x'; there are 'a'"],
  [() => plot.scatter(three, { color: [1, 2] }), 'color has 2 values, but there are 3 points'],
  [() => plot.scatter(three, { color: 'kind' }), "there is no column 'kind'; there are 'x', 'y'"],
  [() => plot.scatter(three, { colour: [1, 2, 3] } as never), 'did you mean color?'],
  [
    () => plot.scatter({ x: Array(7).fill(1), y: Array(7).fill(1) }, { shape: [...'abcdefg'] }),
    `shape has 7 classes; more than ${shapes.length} cannot be told apart`,
  ],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));

test('points at the ends of logarithmic axes are not cut', () => {
  const chart = plot.scatter({ x: [1, 1000], y: [1e-6, 1] }, { xScale: 'log', yScale: 'log' });
  const { x, y } = chart.spec['encoding'] as { [axis: string]: { scale: { domain: [number, number] } } };
  const powers = ([low, high]: [number, number]) => [low, high].map((end) => log10(end));
  const [left, right] = powers(x!.scale.domain) as [number, number];
  const [below, above] = powers(y!.scale.domain) as [number, number];
  expect((640 * -left) / (right - left)).toBeGreaterThan(10); // pixels from the axis to the first point
  expect((240 * above) / (above - below)).toBeGreaterThan(8);
});

/** What stands beside the colours, with the value that each label stands at. */
const besideColors = (chart: plot.Chart) => {
  const [{ encoding }] = chart.spec['layer'] as [
    { encoding: { color: { scale: { domain: number[] }; legend: { values: number[]; labelExpr: string } } } },
  ];
  const { scale, legend } = encoding.color;
  const [, labels] = /^(\{.*\})\[/.exec(legend.labelExpr)!;
  return { domain: scale.domain, labels: JSON.parse(labels!) as Record<string, string>, values: legend.values };
};

test.each([
  [
    [1.5, 2.5, 3.7],
    ['1.5', '2', '2.5', '3', '3.5'],
  ],
  [
    [12.4, 13, 15.6],
    ['13', '14', '15'],
  ],
])('labels beside colours of amounts %j are round, and stand where they say', (color, expected) => {
  const chart = plot.scatter({ x: [1, 2, 3], y: [1, 2, 3] }, { color });
  const { domain, labels, values } = besideColors(chart);
  expect(domain).toEqual([color[0], color[2]]);
  expect(values.map((value) => labels[String(value)])).toEqual(expected);
  expect(values.map(String)).toEqual(expected);
  expect(texts(chart)).toEqual(expect.arrayContaining(expected));
});
