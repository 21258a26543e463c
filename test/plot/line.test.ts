import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { still } from '../../src/plot/parts/interaction.js';
import { forgetNames } from '../../src/plot/series.js';
import { marks, texts } from './texts.js';

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
    const paths = marks(plot.line(series(30)), 'symbol').matchAll(
      /<path transform="[^"]*" d="([^"]*)" fill="([^"]*)"/g,
    );
    const looks = new Set([...paths].map(([, form, color]) => `${color} ${form}`));
    expect(looks.size).toBe(30);
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

  test('has a decade when there is nothing on it', () =>
    expect(axis(0).values).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500]));

  test('bands have their place on it', () => {
    const runs = { a: [[1], [2000]] };
    const [band] = plot.line(runs, { yScale: 'log' }).spec['layer'] as { encoding: { y: { axis: Axis } } }[];
    expect(band!.encoding.y.axis.values).toEqual(powers(0, 1, 2, 3, 4));
  });

  test('is labelled in full from 0.001 to below 10 000, and with powers of ten alone beyond', () => {
    const labels = (...ys: number[]) =>
      Object.values(JSON.parse(/^(.*)\[datum\.value\]$/.exec(axis(...ys).labelExpr!)![1]!))
        .sort()
        .join(' ');
    // each axis has those of its ticks, here in the order of their characters
    expect(labels(0.001, 0.009)).toBe('0.001 0.002 0.005 0.01 0.02 0.05');
    expect(labels(0.0001, 0.0002)).toBe('10⁻³ 10⁻⁴ 2·10⁻³ 2·10⁻⁴ 5·10⁻³ 5·10⁻⁴');
    expect(labels(1000, 9000)).toBe('1000 10000 2000 20000 5000 50000');
    expect(labels(1e-10, 1e10)).toBe('10² 10¹¹ 10⁵ 10⁸ 10⁻¹ 10⁻¹⁰ 10⁻⁴ 10⁻⁷');
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

describe('lines are drawn of', () => {
  const ys = (chart: plot.Chart, series = '') => chart.data.filter((row) => row['series'] === series).map(({ y }) => y);

  test.each<[string, plot.LineData, plot.LineOptions | undefined]>([
    ['a list', [3, 2, 1], undefined],
    ['a typed array', Int32Array.of(3, 2, 1), undefined],
    ['a tensor', tensor([3, 2, 1]), undefined],
    ['one run in a matrix', tensor([[3, 2, 1]]), undefined],
    ['places and numbers', { '': { x: [1, 2, 3], y: [3, 2, 1] } }, undefined],
  ])('%s', (_, data, options) => {
    const chart = plot.line(data, options);
    expect(ys(chart)).toEqual([3, 2, 1]);
    expect(texts(chart)).not.toContain('');
    expect(String(chart)).toContain('values: 3 values from 3 to 1');
  });

  test('runs in the rows of a matrix, as their mean and a band', () => {
    const runs = [
      [1, 4],
      [3, 8],
    ];
    for (const data of [runs, tensor(runs)])
      expect(plot.line(data).data[1]).toEqual({ series: '', x: 2, y: 6, low: 4, high: 8 });
    expect(plot.line(runs, { band: 'std' }).data[0]).toMatchObject({ y: 2, low: 2 - Math.SQRT2, high: 2 + Math.SQRT2 });
  });

  test('records, by the names of their columns', () => {
    const records = [
      { epoch: 1, loss: 3, accuracy: 0.5, note: 'a' },
      { epoch: 2, loss: 2, accuracy: 0.6, note: 'b' },
    ];
    const all = plot.line(records, { x: 'epoch' });
    expect(ys(all, 'loss')).toEqual([3, 2]);
    expect(ys(all, 'accuracy')).toEqual([0.5, 0.6]);
    expect(new Set(all.data.map(({ series }) => series))).toEqual(new Set(['loss', 'accuracy']));
    expect(ys(plot.line(records, { x: 'epoch', y: 'loss' }), 'accuracy')).toEqual([]);
    expect(plot.line([{ x: 10, y: 1 }]).data).toEqual([{ series: 'y', x: 10, y: 1 }]);
    expect(() => plot.line(records, { x: 'epochs' })).toThrow(
      "there is no column 'epochs'; there are 'epoch', 'loss', 'accuracy', 'note'",
    );
  });
});

test('a running mean is drawn over the raw curve', () => {
  const { data, spec } = plot.line([1, 0, 0], { smooth: 0.5 });
  expect(data.map(({ y, raw }) => [y, raw])).toEqual([
    [1, 1],
    [1 / 3, 0], // (½·½ + ½·0) / ¾
    [1 / 7, 0],
  ]);
  expect(spec['layer']).toHaveLength(3);
});

test('many points are thinned out, and the caption says so; the lowest and the highest stay', () => {
  const chart = plot.line(
    Array.from({ length: 50_000 }, (_, i) => (i === 31_415 ? 99 : i === 27_182 ? -99 : i % 7)),
    { title: 'T' },
  );
  const drawn = points(chart);
  expect(chart.data).toHaveLength(50_000);
  expect(drawn.length).toBeLessThanOrEqual(2500);
  expect(drawn.map(({ y }) => y)).toEqual(expect.arrayContaining([99, -99]));
  expect(drawn[0]).toMatchObject({ x: 1 });
  expect(drawn.at(-1)).toMatchObject({ x: 50_000 });
  expect(texts(chart).join()).toContain(
    `${String(drawn.length).replace(/(?=...$)/, '\u202f')} of 50\u202f000 points are drawn`,
  );
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  expect(chart.toSVG()).not.toContain('mark-symbol'); // no carpet of markers
});

test('a gap stays one when points are thinned out', () => {
  const ys = Array.from({ length: 10_000 }, (_, i) => (i > 4000 && i < 6000 ? Number.NaN : i));
  expect(
    plot
      .line(ys)
      .toSVG()
      .match(/mark-line.*?<path[^>]* d="([^"]*)"/s)?.[1]
      ?.match(/M/g),
  ).toHaveLength(2);
});

test('a name has one look through all charts', () => {
  const color = (chart: plot.Chart, name: string) => {
    const { scale } = (chart.spec['encoding'] as { color: { scale: { domain: string[]; range: string[] } } }).color;
    return scale.range[scale.domain.indexOf(name)];
  };
  forgetNames();
  const first = plot.line({ ours: [1, 2], slide: [2, 3] });
  const second = plot.line({ slide: [1, 2], other: [4, 5], ours: [2, 3] });
  for (const name of ['ours', 'slide']) expect(color(second, name)).toBe(color(first, name));
  expect(new Set(['ours', 'slide', 'other'].map((name) => color(second, name))).size).toBe(3);
  for (let i = 0; i < 3; i++) plot.line({ [`n${i}`]: [1] });
  const seventh = plot.line({ ours: [1, 2], seventh: [2, 3] }); // its colour would be that of ours
  expect(color(seventh, 'seventh')).not.toBe(color(seventh, 'ours'));
});

describe('names stand', () => {
  const legends = (chart: plot.Chart) => chart.toSVG().includes('role-legend');
  test('at the ends of lines, apart from each other', () => {
    const chart = plot.line({ a: [1, 2], b: [1, 2.001] });
    expect(legends(chart)).toBe(false);
    const heights = [...chart.toSVG().matchAll(/translate\([\d.]+,([\d.]+)\)"[^>]*>[ab]</g)].map(([, y]) => Number(y));
    expect(Math.abs(heights[0]! - heights[1]!)).toBeGreaterThanOrEqual(18);
  });
  test('in a legend where there is no room, or lines end at different places', () => {
    expect(legends(plot.line(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`s${i}`, [1, 2 + i]]))))).toBe(
      true,
    );
    expect(legends(plot.line({ a: { x: [1, 2], y: [1, 2] }, b: { x: [1, 3], y: [1, 2] } }))).toBe(true);
    expect(legends(plot.line({ a: [1, 2], [`a ${'very '.repeat(9)}long name`]: [1, 3] }))).toBe(true);
  });
});

test('ticks are round and all of them are labelled', () => {
  const labels = texts(plot.line(Array.from({ length: 2000 }, (_, i) => i)));
  expect(labels).toEqual(expect.arrayContaining(['0', '200', '400', '1,000', '2,000']));
  expect(texts(plot.line([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).toEqual(expect.arrayContaining(['1', '2', '9', '10']));
});

test('under the hand there are numbers, names that are picked, and zoom; in a picture there are none', () => {
  const { spec } = plot.hconcat([plot.line({ a: [1, 2], b: [2, 1] }), plot.line([1, 2])]);
  const text = JSON.stringify(spec);
  for (const part of [
    'picked_0',
    'zoom_0',
    'picked_1',
    'zoom_1',
    'dblclick',
    'event.ctrlKey || event.metaKey',
    'tooltip',
  ])
    expect(text).toContain(part);
  expect(JSON.stringify(still(spec))).not.toMatch(/picked|zoom|tooltip/);
});

test('values to compare with are laid over lines, and the axes reach them', () => {
  const chart = plot.line(
    { a: [1, 2] },
    { hlines: { chance: 0.1 }, vlines: [0.5], annotations: [{ x: 1, y: 9, text: 'here' }], yScale: 'log' },
  );
  expect(texts(chart)).toEqual(expect.arrayContaining(['chance', 'here', '0.1']));
  expect(chart.toSVG().match(/stroke-dasharray="6,4"/g)).toHaveLength(2);
  expect(() => plot.line({ a: [1] }, { hlines: 'x' as never })).toThrow("hlines is 'x'");
});
