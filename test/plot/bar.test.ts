import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { themes } from '../../src/plot/theme.js';
import { marks, texts } from './texts.js';

type Bar = { place: string; series: string; value: number | null; low?: number; high?: number };
const bars = (chart: plot.Chart) => (chart.spec['data'] as { values: Bar[] }).values;
const drawn = (chart: plot.Chart) => [...marks(chart, 'rect').matchAll(/<path[^>]* d="M[^"]*"[^>]*>/g)];
/** Heights of upright bars. */
const heights = (chart: plot.Chart) => drawn(chart).map(([bar]) => Math.abs(Number(/v(-?[\d.]+)h/.exec(bar)?.[1])));

const names = ['a', 'b'];
test.each<[string, plot.BarData, plot.BarOptions?]>([
  ['numbers by name', { a: 1, b: 2 }],
  ['numbers', [1, 2], { x: names }],
  ['a tensor', tensor([1, 2]), { x: names }],
  [
    'records',
    [
      { name: 'a', n: 1 },
      { name: 'b', n: 2 },
    ],
  ],
  [
    'records with named columns',
    [
      { u: 'a', n: 1, m: 3 },
      { u: 'b', n: 2, m: 4 },
    ],
    { x: 'u', y: 'n' },
  ],
  ['records and names beside them', [{ n: 1 }, { n: 2 }], { x: names }],
])('bars come as %s', (_name, data, options) => {
  const chart = plot.bar(data, options);
  expect(bars(chart).map(({ place, series, value }) => [place, series, value])).toEqual([
    ['a', '', 1],
    ['b', '', 2],
  ]);
  const [first, second] = heights(chart);
  expect(second! / first!).toBeCloseTo(2, 3);
  expect(texts(chart)).toEqual(expect.arrayContaining(['a', 'b', '1', '2']));
});

describe('several series', () => {
  const chart = plot.bar({ train: [0.97, 0.99], test: [0.91, 0.94] }, { x: ['SGD', 'Adam'] });
  test('stand beside each other, and are named in a legend', () => {
    expect(drawn(chart)).toHaveLength(4);
    expect(new Set(drawn(chart).map(([bar]) => /fill="(#\w+)"/.exec(bar)![1])).size).toBe(2);
    expect(new Set(drawn(chart).map(([bar]) => / d="M([\d.]+),/.exec(bar)![1])).size).toBe(4);
    expect(texts(chart)).toEqual(expect.arrayContaining(['train', 'test', 'SGD', 'Adam']));
  });
  test('come of records too', () => {
    const records = [
      { name: 'SGD', train: 0.97, test: 0.91 },
      { name: 'Adam', train: 0.99, test: 0.94 },
    ];
    expect(bars(plot.bar(records)).map(({ series, value }) => [series, value])).toEqual([
      ['train', 0.97],
      ['train', 0.99],
      ['test', 0.91],
      ['test', 0.94],
    ]);
  });
});

describe('repeated runs', () => {
  const runs = {
    acc: [
      [1, 4],
      [3, 8],
    ],
  };
  test('become their mean, with a line from the lowest to the highest', () => {
    const chart = plot.bar(runs);
    expect(bars(chart)).toEqual([
      { place: '1', series: 'acc', value: 2, low: 1, high: 3 },
      { place: '2', series: 'acc', value: 6, low: 4, high: 8 },
    ]);
    expect(chart.toSVG().match(/stroke="#1a1a1b" stroke-width="2.5"/g)).toHaveLength(2);
  });
  test('or a standard deviation to both sides', () => {
    const [first] = bars(plot.bar(runs, { error: 'std' }));
    expect([first!.low, first!.high]).toEqual([2 - Math.SQRT2, 2 + Math.SQRT2]);
  });
});

test('long names stand at the left, and are not cut', () => {
  const long = Object.fromEntries(
    ['stochastic gradient descent', 'with momentum', 'with weight decay', 'both of them together'].map((name, i) => [
      name,
      i + 1,
    ]),
  );
  const level = (chart: plot.Chart) =>
    (chart.spec['layer'] as { encoding: { y: { field: string } } }[])[0]!.encoding.y.field === 'place';
  expect(level(plot.bar(long))).toBe(true);
  expect(texts(plot.bar(long))).toEqual(expect.arrayContaining(Object.keys(long)));
  expect(level(plot.bar({ a: 1, b: 2 }))).toBe(false);
  expect(level(plot.bar({ a: 1, b: 2 }, { horizontal: true }))).toBe(true);
  expect(level(plot.bar(long, { horizontal: false }))).toBe(false);
});

describe('long names', () => {
  const name = (i: number) => `a very long name number ${i} indeed, of the kind that nobody can read`;
  const long = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [name(i), i + 1]));
  const size = (chart: plot.Chart) => Number(/ width="([\d.]+)"/.exec(chart.toSVG())![1]);
  test.each([
    ['beside bars that run to the right', long, undefined],
    ['below upright bars', Object.fromEntries(Object.entries(long).slice(0, 4)), false],
    ['without a space', { ['long'.repeat(60)]: 1, b: 2 }, true],
  ])('stand in lines %s, in a figure of at most 800 pixels', (_, data, horizontal) => {
    const chart = plot.bar(data, { yLabel: 'score', ...(horizontal !== undefined && { horizontal }) });
    expect(size(chart)).toBeLessThanOrEqual(800);
    const written = texts(chart).join('').replaceAll(' ', '');
    for (const one of Object.keys(data).slice(0, horizontal ? 0 : undefined))
      expect(written).toContain(one.replaceAll(' ', ''));
  });
  test('are centred beside their bars', () => {
    const svg = plot.bar(long).toSVG({ embedFont: false });
    const [, first, second] = /translate\([-\d.]+,([-\d.]+)\)"[^>]*><tspan>a very long.*?dy="([\d.]+)"/s.exec(svg)!;
    const [, top, height] = / d="M[\d.]+,([\d.]+)h[\d.]+v([\d.]+)h/.exec(drawn(plot.bar(long))[0]![0])!;
    // the baseline of a line is about 5 pixels below its middle
    expect(Number(first) - 5 + Number(second) / 2).toBeCloseTo(Number(top) + Number(height) / 2, -1);
  });
  test('do not take the title of the numbers with them', () => {
    const turned = (chart: plot.Chart, text: string) =>
      new RegExp(`rotate\\(-90\\)[^>]*>${text}<`).test(chart.toSVG({ embedFont: false }));
    for (const chart of [
      plot.bar(long, { yLabel: 'score' }),
      plot.box({ a: [1, 2] }, { yLabel: 'score', horizontal: true }),
    ])
      expect([texts(chart).includes('score'), turned(chart, 'score')]).toEqual([true, false]);
    expect(turned(plot.bar({ a: 1 }, { yLabel: 'score' }), 'score')).toBe(true);
    expect(turned(plot.bar(long, { xLabel: 'optimiser' }), 'optimiser')).toBe(true);
    expect(String(plot.bar(long, { yLabel: 'score' }))).toContain('Bar chart of 10 values, score\n');
  });
});

test('more series than colours are refused, and the message says what to do', () => {
  const series = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`s${i}`, [1, 2]]));
  const fills = new Set(drawn(plot.bar(series(6))).map(([bar]) => /fill="(#\w+)"/.exec(bar)![1]));
  expect(fills.size).toBe(6);
  expect(() => plot.bar(series(7))).toThrow(
    'plot.bar: 7 series; more than 6 cannot be told apart by colour. Show them as rows of colours with plot.heatmap',
  );
});

describe('bars that stand on each other', () => {
  const data = { zebra: [1, 2], ape: [3, -1] };
  /** From where to where the bars of a colour reach, from below upwards in pixels. */
  const spans = (chart: plot.Chart) =>
    drawn(chart).map(([bar]) => {
      const [, top, height] = / d="M[\d.]+,([\d.]+)h[\d.]+v([\d.]+)h/.exec(bar)!.map(Number);
      return [top! + height!, top!];
    });
  test('each begin where the one before ends, the first one below; what is below zero goes down', () => {
    const [zebra1, zebra2, ape1, ape2] = spans(plot.bar(data, { stack: true }));
    expect(ape1![0]).toBeCloseTo(zebra1![1]!, 5);
    const unit = zebra1![0]! - zebra1![1]!;
    expect((ape1![0]! - ape1![1]!) / unit).toBeCloseTo(3, 2);
    for (const end of [zebra2![0]!, ape2![1]!]) expect(end).toBeCloseTo(zebra1![0]!, 1);
  });
  test('reach to the end of the axis', () => {
    const top = (chart: plot.Chart) =>
      (chart.spec['layer'] as { encoding: { y: { scale: { domain: number[] } } } }[])[0]!.encoding.y.scale.domain;
    expect(top(plot.bar(data, { stack: true }))[1]).toBeGreaterThanOrEqual(4);
    expect(top(plot.bar(data, { stack: true }))[0]).toBeLessThanOrEqual(-1);
  });
  test('of one series are as they were', () =>
    expect(plot.bar({ a: 1 }, { stack: true }).spec).toEqual(plot.bar({ a: 1 }).spec));
});

describe('error values of one’s own', () => {
  test.each<[string, plot.BarData, plot.BarOptions['errors'], [number?, number?][]]>([
    [
      'by place',
      { a: 1, b: 2 },
      { a: 0.25 },
      [
        [0.75, 1.25],
        [2, 2],
      ],
    ],
    [
      'numbers',
      [1, 2],
      [0.5, 0.25],
      [
        [0.5, 1.5],
        [1.75, 2.25],
      ],
    ],
    [
      'a tensor',
      { a: 1, b: 2 },
      tensor([0.5, 0.25]),
      [
        [0.5, 1.5],
        [1.75, 2.25],
      ],
    ],
    [
      'by series',
      { s: [1], t: [2] },
      { t: [0.5] },
      [
        [1, 1],
        [1.5, 2.5],
      ],
    ],
    ['a column', [{ name: 'a', n: 1, sem: 0.5 }], 'sem', [[0.5, 1.5]]],
    [
      'no number',
      [1, 2],
      [Number.NaN, 1],
      [
        [1, 1],
        [1, 3],
      ],
    ],
  ])('come as %s', (_, data, errors, expected) => {
    const chart = plot.bar(data, { errors: errors!, ...(errors === 'sem' && { y: 'n' }) });
    expect(bars(chart).map(({ low, high }) => (low === undefined ? [] : [low, high]))).toEqual(expected);
    const whiskers = [...chart.toSVG().matchAll(/y2="(-?[\d.]+)"[^>]*stroke="#1a1a1b" stroke-width="2.5"/g)];
    const long = whiskers.filter(([, y]) => Math.abs(Number(y)) > 1);
    expect(long).toHaveLength(expected.filter(([low, high]) => low !== high).length); // the others have no length
    expect(chart.data.filter(({ low }) => low !== undefined)).toHaveLength(long.length);
  });
  test.each<[plot.BarData, plot.BarOptions, string]>([
    [{ a: 1 }, { errors: [1, 2] }, 'errors has 2 values, but there is 1 bar'],
    [{ a: 1 }, { errors: { b: 1 } }, "errors has 'b', but the data have 'a'"],
    [{ a: [1], b: [2] }, { errors: { c: [1] } }, "errors has 'c', but the data have 'a', 'b'"],
    [{ a: [1], b: [2] }, { errors: [1] }, 'there are 2 series, and errors belong to none; pass { a: numbers }'],
    [[1, 2], { errors: { c: [1, 2] } }, "errors has 'c', but the data have no names; give numbers"],
    [[1], { errors: [-1] }, 'an error value is -1, but must be 0 or more'],
    [[{ n: 1 }], { errors: 'sem' }, "there is no column 'sem'; there are 'n'"],
    [[[1], [2]], { errors: [1] }, 'runs have error bars of their own. Leave errors out'],
    [{ a: [1], b: [2] }, { errors: { a: [1] }, stack: true }, 'bars that stand on each other have no error bars'],
    [{ a: [[1], [2]], b: [2] }, { stack: true }, 'bars that stand on each other have no error bars'],
    [[1], { yScale: 'log' as never }, "yScale is 'log', but must be 'linear': bars begin at zero"],
  ])('that make no sense are refused (%#)', (data, options, message) =>
    expect(() => plot.bar(data, options)).toThrow(message),
  );
});

test('what is no number leaves a gap, which is said', () => {
  const chart = plot.bar({ a: 1, b: Number.NaN, c: Number.POSITIVE_INFINITY });
  expect(bars(chart).map(({ value }) => value)).toEqual([1, null, null]);
  expect(texts(chart)).toEqual(expect.arrayContaining(['b', '1 value is NaN, 1 is infinite']));
  expect(texts(plot.bar([Number.NaN]))).toContain('1 value is NaN');
});

test('many bars are joined with their neighbours, and that is said', () => {
  const chart = plot.bar(Float32Array.from({ length: 50_000 }, (_, i) => i % 2));
  expect(bars(chart)).toHaveLength(120);
  expect(bars(chart)[0]).toEqual({ place: '1–417', series: '', value: 208 / 417 });
  expect(texts(chart)).toContain('Each bar is the mean of 417 neighbours');
  expect(chart.data).toHaveLength(50_000);
  expect(String(chart)).toContain('highest');
});

test('a reference crosses the bars, also when they run to the right', () => {
  for (const horizontal of [false, true]) {
    const chart = plot.bar({ a: 1, b: 2 }, { hlines: { goal: 5 }, horizontal });
    expect(texts(chart)).toContain('goal');
    const rule =
      /<line[^>]*transform="translate\(([\d.]+),([\d.]+)\)"[^>]*x2="(-?[\d.]+)" y2="(-?[\d.]+)"[^>]*stroke-dasharray/.exec(
        chart.toSVG(),
      )!;
    expect(Math.abs(Number(rule[3])) > 0).toBe(!horizontal);
    expect(Math.abs(Number(rule[4])) > 0).toBe(horizontal);
  }
});

test('it is described in words', () => {
  expect(String(plot.bar({ sgd: 0.5, adam: 0.25 }, { title: 'T', yLabel: 'loss' }))).toBe(
    'T\nBar chart of 2 values, loss\nsgd 0.5, adam 0.25; highest sgd (0.5), lowest adam (0.25)',
  );
  expect(String(plot.bar({ a: [[1], [3]] }))).toContain('a: 1 2 (1 to 3);');
});

test('a number beside a line that crosses it can be read: it has a rim, and lies above', () => {
  const svg = plot.bar({ a: 1, b: 1.4 }, { hlines: { goal: 1.5 }, horizontal: true }).toSVG();
  const line = svg.indexOf('stroke-dasharray="6,4"');
  expect(svg.indexOf('stroke="#ffffff" stroke-width="4"', line)).toBeGreaterThan(line);
  expect(svg.lastIndexOf('>1.4<')).toBeGreaterThan(line);
});

test('bars of nothing but zero have an axis', () => {
  const svg = plot.bar([0, 0]).toSVG();
  expect(svg).not.toContain('NaN');
  expect(svg).toContain(themes.light.line);
});

test.each<[() => unknown, string]>([
  [() => plot.bar([]), 'plot.bar: there is no bar'],
  [() => plot.bar({}), 'plot.bar: there is no bar'],
  [() => plot.bar('ab' as never), "plot.bar: 'ab' is no data"],
  [() => plot.bar({ a: [1, 2], b: [1] }), "'b' has 1 values, but there are 2 bars"],
  [() => plot.bar([1, 2], { x: ['a'] }), "'x' has 1 values, but there are 2 bars"],
  [() => plot.bar([{ name: 'a', n: 1 }], { y: 'm' }), "there is no column 'm'; there are 'name', 'n'"],
  [() => plot.bar([1], { colour: 1 } as never), "there is no option 'colour'"],
  [() => plot.bar([1], { error: 'sem' as never }), "error is 'sem', but must be one of 'range', 'std'"],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));

test('several records of one name are runs: their mean with an error bar', () => {
  const records = [
    { net: 'a', acc: 0.9 },
    { net: 'a', acc: 0.96 },
    { net: 'b', acc: 0.5 },
  ];
  const chart = plot.bar(records, { x: 'net', y: 'acc' });
  expect(chart.data).toEqual([
    { place: 'a', series: '', value: expect.closeTo(0.93), low: 0.9, high: 0.96 },
    { place: 'b', series: '', value: 0.5 },
  ]);
  expect(plot.bar([...records, { net: 'b', acc: Number.NaN }], { x: 'net' }).data[1]).toMatchObject({ value: null });
  expect(plot.bar(records, { x: 'net', error: 'std' }).data[0]).toMatchObject({
    low: expect.closeTo(0.93 - 0.03 * Math.SQRT2),
  });
});
