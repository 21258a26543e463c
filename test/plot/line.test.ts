import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/host/font.js';
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
  [[3, 2, 1], 'falls throughout, by 1 a step'],
  [[-3, -1, 1], 'rises throughout, by 2 a step'],
  [[1, 1.01, 1.02], 'rises throughout, by 0.01 a step'],
  [[1e9 + 1, 1e9 + 2, 1e9 + 3], 'rises throughout, by 1 a step'],
  [[1, 2, 4.1, 8.1], 'rises throughout, × 2.008 a step'], // ∛8.1
  [[1, 0.5, 0.25, 0.2], 'falls throughout'], // neither factors nor differences are nearly the same
  [[1, 1.03], 'rises throughout'], // one step is no rule
  [[3, 3, 5], 'rises throughout'],
  [[5, 3, 3], 'falls throughout'],
  [[-2, -1, 3], 'rises throughout'],
  [[2, 2, 2], 'level'],
  [[1, 1.01, 1], 'level'], // up to 2 % of the largest
  [[-1, -1.01, -1.005], 'level'],
  [[1, 1.03, 1], 'goes up and down'],
  [[1, 3, 2], 'goes up and down'],
  [[3, 1, 2], 'goes up and down'],
])('the course of %j is described', (ys, words) => {
  expect(String(plot.line({ a: ys })).split('; ')[1]).toBe(words);
});

test('ends that differ are told apart, however little they differ', () => {
  expect(String(plot.line({ a: [1e9 + 1, 1e9 + 3] }))).toContain(
    'from 1000000001 to 1000000003, lowest 1000000001, highest 1000000003',
  );
  expect(String(plot.line({ a: [1.00001, 1.00002] }))).toContain('from 1.00001 to 1.00002');
  expect(String(plot.line({ a: [2e14, 3e14] }))).toContain('from 2e14 to 3e14');
  expect(String(plot.scatter({ x: [1e9 + 1, 1e9 + 3], y: [1, 2] }))).toContain('x from 1000000001 to 1000000003');
  expect(String(plot.box([1e9 + 1, 1e9 + 3]))).toContain('from 1000000001 to 1000000003');
  expect(String(plot.hist([1e9 + 1, 1e9 + 3]))).toContain('2 values from 1000000001 to 1000000003');
  const { values } = plot.scatter({ x: [1e9 + 1, 1e9 + 3], y: [1, 2] }).spec['data'] as { values: { x: number }[] };
  expect(values.map(({ x }) => x)).toEqual([1e9 + 1, 1e9 + 3]);
});

test('a single value has no course', () => expect(String(plot.line({ a: [1] }))).not.toContain(';'));

describe('what cannot be shown is said', () => {
  test('NaN and infinite values break the line', () => {
    const chart = plot.line({ cost: [2.3, 2.4, Number.POSITIVE_INFINITY, Number.NaN] }, { title: 'diverges' });
    expect(texts(chart)).toEqual(expect.arrayContaining(['diverges', '1 value is NaN, 1 is infinite']));
    expect(String(chart)).toContain('1 value is NaN, 1 is infinite');
  });
  test('on a logarithmic axis also zero and below', () => {
    const chart = plot.line({ a: [1, 0.1, 0] }, { yScale: 'log' });
    expect(points(chart).map(({ y }) => y)).toEqual([1, 0.1, null]);
    expect(texts(chart)).toContain('1 value is ≤ 0 on a logarithmic axis');
  });
});

test.each<[() => unknown, string]>([
  [() => plot.line({}), 'there is no series'],
  [() => plot.line({ a: [] }), 'the series "a" is empty'],
  [() => plot.line([]), 'plot.line: there are no numbers; pass numbers'],
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
  expect(String(plot.line({ a: [1, 2] }, { x: [1, Number.NaN] }))).toContain('1 value is NaN');
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

describe('records of which a column names the lines', () => {
  const records = ['Adam', 'SGD'].flatMap((optimizer, k) =>
    [3, 1, 2].flatMap((step) => [0, 1].map((seed) => ({ optimizer, step, seed, loss: (k + 1) * step + seed }))),
  );
  const long = { x: 'step', y: 'loss', color: 'optimizer' };
  test('are a line for each value, in the order of x; several of one place are runs with a band', () => {
    const chart = plot.line(records, long);
    expect(points(chart)).toEqual(
      ['Adam', 'SGD'].flatMap((series, k) =>
        [1, 2, 3].map((x) => ({ series, x, y: (k + 1) * x + 0.5, low: (k + 1) * x, high: (k + 1) * x + 1 })),
      ),
    );
    expect(texts(chart)).toEqual(expect.arrayContaining(['Adam', 'SGD']));
    expect(marks(chart, 'line').match(/<path/g)).toHaveLength(2);
    expect(chart.toSVG()).toContain('mark-area');
    expect(plot.line(records, { ...long, band: 'std' }).data[0]).toMatchObject({ low: 1.5 - Math.SQRT1_2 });
  });
  test('stay in their order where no place comes twice', () => {
    const once = records.filter(({ seed }) => seed === 0);
    expect(points(plot.line(once, long)).map(({ x }) => x)).toEqual([3, 1, 2, 3, 1, 2]);
  });
  test('say how many belong to no line', () =>
    expect(texts(plot.line([...records, { step: 1, loss: 2 }], { ...long, title: 'T' }))).toContain(
      '1 record without optimizer',
    ));
  test('without colour, several of one place are runs too', () =>
    expect(plot.line(records.slice(0, 6), { x: 'step', y: 'loss' }).data[0]).toEqual({
      series: 'loss',
      x: 1,
      y: 1.5,
      low: 1,
      high: 2,
    }));
  test.each<[plot.LineData, plot.LineOptions, string]>([
    [records, { ...long, color: 'optimiser' }, "there is no column 'optimiser'"],
    [records, { x: 'step', color: 'optimizer' }, "with color one column is drawn; say which as y, such as y: 'seed'"],
    [{ a: [1] }, { color: 'a' }, 'color names a column of records'],
    [records, { x: [1], y: 'loss' }, 'the series "loss" has 12 values'],
  ])('are refused otherwise (%#)', (data, options, message) => expect(() => plot.line(data, options)).toThrow(message));
});

describe('how lines look', () => {
  const some = (n: number, length: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`s${i}`, Array.from({ length }, (_, k) => i + (k % 2))]));
  const strokes = (chart: plot.Chart) =>
    [...marks(chart, 'line').matchAll(/<path [^>]*>/g)].map(
      ([path]) => `${/stroke="(#\w+)"/.exec(path)![1]} ${/stroke-dasharray="([^"]*)"/.exec(path)?.[1] ?? ''}`,
    );
  test('a single one is solid, in the colour of its name', () => {
    const [, , third] = strokes(plot.line({ a: [1, 2], b: [2, 3], loss: [3, 4] }));
    expect(third).not.toMatch(/ $/);
    expect(strokes(plot.line({ loss: [3, 4] }))).toEqual([`${third!.split(' ')[0]} `]);
    expect(strokes(plot.line([3, 4]))[0]).toMatch(/ $/);
  });
  test.each([
    [7, 3],
    [7, 200],
    [30, 40],
  ])('%i of %i points are all different', (n, length) => {
    plot.line({ a: [1], b: [1], c: [1], d: [1] }); // other names have come before
    expect(new Set(strokes(plot.line(some(n, length)))).size).toBe(n);
    const others = { c: [1, 2], z: [1, 2] };
    if (n < 28) expect(new Set(strokes(plot.line({ ...others, ...some(n, 3) }))).size).toBe(n + 2);
  });
  test('many together have no markers', () => {
    expect(plot.line(some(5, 40)).toSVG()).toContain('mark-symbol');
    expect(plot.line(some(6, 40)).toSVG()).not.toContain('mark-symbol');
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
  test('in a legend where that is wanted, which panels share', () => {
    const apart = { a: [1, 2], b: [2, 1] };
    const [at, above] = [plot.line(apart), plot.line(apart, { legend: true })].map((chart) =>
      JSON.stringify(chart.spec),
    );
    expect(at).not.toContain('"orient":"top"');
    expect(above).toContain('"orient":"top"');
    const panels = plot.hconcat([
      plot.line(apart, { legend: true }),
      plot.line({ a: [1, 1], b: [1, 1] }, { legend: true }),
    ]);
    expect(texts(panels).filter((text) => text === 'a' || text === 'b')).toEqual(['a', 'b']);
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
  expect(String(chart)).toContain('Dashed lines at y = 0.1 (chance), x = 0.5\nAt (1, 9): here');
  const below = plot.line({ a: [1, 2] }, { hlines: [-1, 3], yScale: 'log' });
  expect(below.toSVG()).not.toContain('NaN');
  expect(below.toSVG().match(/stroke-dasharray="6,4"/g)).toHaveLength(1);
});

describe('the names of lines to compare with', () => {
  /** Where texts stand, from where to where. */
  function placed(chart: plot.Chart, ...names: string[]) {
    const svg = chart.toSVG({ embedFont: false });
    return names.map((name) => {
      const found = new RegExp(
        `text-anchor="(\\w+)" transform="translate\\(([-\\d.]+),([-\\d.]+)\\)"[^>]*>(?:<tspan>)?${name}<`,
      );
      const [, anchor, x, y] = found.exec(svg)!;
      const wide = 16 * widthOf(name);
      const left = anchor === 'end' ? Number(x) - wide : Number(x);
      return { left, right: left + wide, y: Number(y) };
    });
  }
  test('stand apart at the right end of level ones, in their order', () => {
    const [a, b, c] = placed(plot.line({ s: [1, 3] }, { hlines: { a1: 2, b1: 2.05, c1: 2.1 } }), 'a1', 'b1', 'c1');
    expect(a!.y - b!.y).toBeGreaterThan(18);
    expect(b!.y - c!.y).toBeGreaterThan(18);
  });
  test('cover neither each other nor another line at the top of upright ones', () => {
    const chart = plot.line({ s: [1, 3] }, { vlines: { first: 1.5, second: 1.52, third: 1.53 } });
    const all = placed(chart, 'first', 'second', 'third');
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1))
        expect(a.right < b.left || b.right < a.left || Math.abs(a.y - b.y) > 18).toBe(true);
  });
  test.each([1.05, 1.5, 1.95])('stay within the frame, however long (at %d)', (at) => {
    const name = 'a name that is much longer than it should be, and does not end before it has filled the whole line';
    const chart = plot.line({ s: [1, 2] }, { vlines: { [name]: at }, annotations: [{ x: at, y: 1.5, text: name }] });
    expect(texts(chart).join(' ')).toContain('does not end before');
    expect(Number(/ width="([\d.]+)"/.exec(chart.toSVG())![1])).toBeLessThan(700);
  });
  test('stand above bars that run to the right', () => {
    const [goal] = placed(plot.bar({ a: 1, b: 2 }, { hlines: { goal: 1.5 }, horizontal: true }), 'goal');
    expect(goal!.y).toBeLessThan(0);
  });
});

describe('axes of very small and very large numbers', () => {
  const labels = (chart: plot.Chart) => texts(chart).filter((text) => /\d/.test(text));
  test.each<[string, plot.Chart, string[]]>([
    ['a line', plot.line([1e-12, 2e-12, 3e-12]), ['1·10⁻¹²', '1.5·10⁻¹²', '3·10⁻¹²']],
    ['a line below zero', plot.line([-1e9, 3e9]), ['−1·10⁹', '0', '1·10⁹']],
    ['up to 1.9', plot.line([0, 1.5e9]), ['0', '2·10⁸', '14·10⁸']],
    ['a histogram', plot.hist(Array.from({ length: 40 }, (_, i) => i * 1e13 + 0.5)), ['0', '0.5·10¹⁴', '3.5·10¹⁴']],
    ['bars', plot.bar({ a: 3e-8, b: 4e-8 }), ['0', '2·10⁻⁸', '4·10⁻⁸']],
    ['boxes', plot.box([3e-8, 4e-8]), ['3·10⁻⁸', '4·10⁻⁸']],
    [
      'points',
      plot.scatter(
        [
          [3e-8, 4e8],
          [6e-8, 6e8],
        ],
        { color: [1e-9, 2e-9] },
      ),
      ['4·10⁻⁸', '6·10⁸', '1·10⁻⁹'],
    ],
    ['arrows', plot.quiver(() => [1, 1], { x: [0, 4e8], y: [0, 4e-8] }), ['2·10⁸', '2·10⁻⁸']],
    ['contours', plot.contour((x, y) => 1e-7 * (x + y)), ['−1.5·10⁻⁷', '0.5·10⁻⁷']],
    ['what fits in full', plot.line([0, 9e6]), ['2,000,000']],
    ['what needs all its digits', plot.line([1e9 + 1, 1e9 + 9]), ['1,000,000,002']],
  ])('%s', (_, chart, expected) => {
    expect(labels(chart)).toEqual(expect.arrayContaining(expected));
    expect(labels(chart).filter((text) => /0{6}$|\.0{6}/.test(text))).toEqual([]);
  });
  test('are labelled by an expression of the value, which holds when they are moved', () => {
    const [{ encoding }] = plot.line([1e-12, 3e-12]).spec['layer'] as [{ encoding: { y: { axis: object } } }];
    expect(encoding.y.axis).toHaveProperty(
      'labelExpr',
      "datum.value === 0 ? '0' : format(datum.value / 1e-12, '.10~r') === '10' ? '10⁻¹¹' : format(datum.value / 1e-12, '.10~r') + '·10⁻¹²'",
    );
  });
});
