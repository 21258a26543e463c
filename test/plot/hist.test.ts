import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/host/font.js';
import { plot } from '../../src/index.js';
import { displaySymbol, metadataSymbol } from '../../src/notebook/index.js';
import { palette } from '../../src/plot/theme.js';
import { firstDifference } from '../first-difference.js';
import { texts } from './texts.js';

type Bars = { values: { panel: number; from: number; to: number; count: number; share: number }[] };
const bars = (chart: plot.Chart) => (chart.spec['data'] as Bars).values;

describe('counting', () => {
  test('bins are closed on the left, the last one on both sides', () => {
    const values = bars(plot.hist([0, 0.5, 1, 1.5, 2], { bins: 2, range: [0, 2] }));
    expect(values.map(({ from, to, share }) => [from, to, share])).toEqual([
      [0, 1, 2 / 5],
      [1, 2, 3 / 5],
    ]);
  });

  test('all values are shown without a range', () => {
    const values = bars(plot.hist([-3, 7], { bins: 10 }));
    expect(values.map(({ from, to }) => [from, to])).toEqual([
      [-3, -2],
      [6, 7],
    ]);
  });

  test('what lies outside the range, and NaN, is said in the panel', () => {
    const chart = plot.hist([0.1, 5, Number.NaN, 0.2], { range: [0, 1], labels: ['layer 1'] });
    expect(String(chart)).toContain('layer 1: 4 values from 0.1 to 5, mean 1.767, std 2.801, 25 % outside, 1 NaN');
    expect(chart.toSVG()).toContain('>layer 1, 25 % outside, 1 NaN<');
  });

  test('a value on an edge is in the bin above it', () => {
    const values = bars(
      plot.hist(
        Array.from({ length: 49 }, (_, i) => i),
        { bins: 49, range: [0, 49] },
      ),
    );
    expect(values.map(({ share }) => share)).toEqual(Array(49).fill(1 / 49));
  });

  test('without a number of bins these are as wide as a round number, and begin at a multiple of it', () => {
    const edges = (...numbers: number[]) => {
      const list = bars(plot.hist(numbers));
      return [list[0]!.from, list.at(-1)!.to, Number((list.at(-1)!.to - list.at(-1)!.from).toPrecision(9))];
    };
    expect(edges(-3.729, 3.092)).toEqual([-3.8, 3.2, 0.2]);
    expect(edges(0.1, 0.9)).toEqual([0.1, 0.9, 0.02]);
    expect(edges(12345.5, 98765.5)).toEqual([12000, 99000, 3000]);
    expect(edges(1e-7, 9e-7)).toEqual([1e-7, 9e-7, 2e-8]);
  });

  test('more numbers never have far fewer bins: from 27 to 40, and of whole numbers from 30 to 60', () => {
    const count = (...numbers: number[]) => plot.hist(numbers).data.length;
    for (let high = 1; high < 10; high *= 1.01) {
      expect(count(0.1, high + 0.05), String(high)).toBeGreaterThanOrEqual(26);
      expect(count(0.1, high + 0.05), String(high)).toBeLessThanOrEqual(41);
    }
    for (let high = 60; high < 2000; high += 7) {
      expect(count(0, high), String(high)).toBeGreaterThanOrEqual(30);
      expect(count(0, high), String(high)).toBeLessThanOrEqual(61);
    }
  });

  test('all values lie in bins, also where the width of a bin hardly differs from a rounding', () =>
    expect(String(plot.hist([1.5, 990000000000001.5]))).not.toContain('outside'));

  test('infinite values are said, and are in no mean', () => {
    const chart = plot.hist([Number.NaN, 1, 2, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(String(chart)).toContain('5 values from 1 to 2, mean 1.5, std 0.7071, 1 NaN, 2 infinite');
    expect(texts(chart)).toContain('1 NaN, 2 infinite');
  });

  test('whole numbers lie in the middle of bins of their own; of many, each bin has as many', () => {
    const digits = Array.from({ length: 340 }, (_, i) => i % 17);
    const list = bars(plot.hist(digits));
    expect(list.map(({ from, to }) => (from + to) / 2)).toEqual(Array.from({ length: 17 }, (_, i) => i));
    expect(list.map(({ count }) => count)).toEqual(Array(17).fill(20));
    expect(texts(plot.hist(digits)).filter((text) => /^\d+$/.test(text))).toEqual(digits.slice(0, 17).map(String));
    expect(bars(plot.hist([3, 3])).map(({ from, to }) => [from, to])).toEqual([[2.5, 3.5]]);
    const many = bars(plot.hist(Array.from({ length: 256 }, (_, i) => i)));
    expect(many.slice(0, -1).map(({ count }) => count)).toEqual(Array(51).fill(5));
    expect([many[0]!.from, many[0]!.to]).toEqual([-0.5, 4.5]);
    expect(bars(plot.hist([0, 9], { range: [0, 9] })).map(({ from }) => from)).toEqual([-0.5, 8.5]);
  });

  test('a panel without values says so, and the others are drawn', () => {
    const chart = plot.hist([[1, 2], []], { labels: ['a', 'b'] });
    expect(texts(chart)).toContain('no values');
    expect(chart.toSVG()).not.toMatch(/<text[^>]*>[^<]*NaN| (?:d|x|y|width|height|transform)="[^"]*NaN/);
  });

  test('equal values still have a range', () => {
    expect(bars(plot.hist([2, 2, 2], { bins: 1 }))).toEqual([{ panel: 0, from: 1, to: 3, count: 3, share: 1 }]);
    const range = (x: number) => bars(plot.hist([x], { bins: 1 })).map(({ from, to }) => [from, to])[0];
    expect([0, 0.25, -0.25, -10].map(range)).toEqual([
      [-0.5, 0.5], // never narrower than 1
      [-0.25, 0.75],
      [-0.75, 0.25],
      [-15, -5], // half of the value on each side, also below 0
    ]);
  });

  test('tensors and typed arrays are taken as they are', () => {
    expect(bars(plot.hist({ data: Float32Array.of(1, 2) }, { bins: 1 }))[0]?.share).toBe(1);
    expect(plot.hist([Float32Array.of(1, 2), [3, 4]]).description).toContain('2 arrays');
  });
});

describe('nothing is hidden', () => {
  test('a panel whose values all lie outside is drawn, and says so', () => {
    const chart = plot.hist(
      [
        [1, 2],
        [30, 40],
      ],
      { labels: ['a', 'b'], range: [0, 10] },
    );
    expect(texts(chart)).toEqual(expect.arrayContaining(['a', 'b', '100 % outside']));
  });
  test('panels of the same name stay two', () => {
    const chart = plot.hist(
      [
        [1, 2],
        [1, 2],
      ],
      { labels: ['a', 'a'] },
    );
    expect(texts(chart).filter((text) => text === 'a')).toHaveLength(2);
  });
  test.each([
    [
      [0, 100],
      ['0', '20', '100'],
    ],
    [
      [-3.729, 3.092],
      ['−3', '0', '3'],
    ],
    [
      [0, 0.0015],
      ['0.0000', '0.0002', '0.0014'],
    ],
  ] as const)('the ticks of %j are round', (range, labels) => {
    const all = texts(plot.hist([0.001], { range: [...range] }));
    expect(all).toEqual(expect.arrayContaining([...labels]));
    expect(all.filter((text) => text.replace(/[^\d]/g, '').replace(/^0+|0+$/g, '').length > 3)).toEqual([]);
  });

  const spread = (low: number, high: number) => Array.from({ length: 60 }, (_, i) => low + ((high - low) * i) / 59);
  test.each([
    [-1, 1, 5, ['−1', '0', '1'], ''],
    [-0.09, 0.09, 3, ['−0.05', '0.00', '0.05'], ''],
    [-4.3e-5, 3.9e-5, 5, ['−4', '−2', '0', '2'], '; the axis counts in 10⁻⁵'],
    [-4e3, 3.2e3, 5, ['−4', '−2', '0', '2'], '; the axis counts in 10³'],
    [997, 1003.7, 4, ['998', '1000', '1002'], ''],
    [0, 3.3, 4, ['0', '1', '2', '3'], ''],
    [0, 12, 10, ['0', '5'], ''],
  ])('labels of panels from %d to %d stand clear of each other, %i in a row', (low, high, columns, labels, unit) => {
    const arrays = Array.from({ length: columns }, () => spread(low, high));
    const chart = plot.hist(arrays, { columns });
    const places = [...chart.toSVG({ embedFont: false }).matchAll(/role-axis-label.*?<\/g>/gs)]
      .flatMap(([group]) => [...group.matchAll(/translate\(([-\d.]+),[^>]*>([^<]*)</g)])
      .filter(([, , text]) => !text!.includes('%'));
    expect(places.slice(0, labels.length).map(([, , text]) => text)).toEqual(labels);
    expect(
      texts(chart)
        .find((text) => text.includes(' bins'))!
        .replace(/^.* bins/, ''),
    ).toBe(unit);
    const { vconcat } = chart.spec as unknown as { vconcat: { hconcat: { width: number }[] }[] };
    const { width } = vconcat[0]!.hconcat[0]!;
    const half = (text: string) => 8 * widthOf(text);
    const reach = Math.max(0, half(labels.at(-1)!) + Number(places[labels.length - 1]![1]) - width);
    expect(reach + Math.max(0, half(labels[0]!) - Number(places[0]![1]))).toBeLessThan(20);
    for (let i = 1; i < labels.length; i++)
      expect(Number(places[i]![1]) - Number(places[i - 1]![1])).toBeGreaterThan(
        half(labels[i]!) + half(labels[i - 1]!),
      );
  });

  test('the names of panels stand in one line, whatever stands below them', () => {
    const chart = plot.hist({ a: [1, 2], b: [1, 30, Number.NaN], c: [] }, { range: [0, 10] });
    const { vconcat } = chart.spec as unknown as { vconcat: { hconcat: { title: { subtitle: string[] } }[] }[] };
    expect(vconcat[0]!.hconcat.map(({ title }) => title.subtitle)).toEqual([
      [' ', ' '],
      ['33 % outside', '1 NaN'],
      ['no values', ' '],
    ]);
    const names = [...chart.toSVG().matchAll(/translate\([^,]+,([-\d.]+)\)[^>]*>(?:<tspan>)?([abc])</g)];
    expect(new Set(names.map(([, y]) => y)).size).toBe(1);
  });
});

describe('forms of data and of pictures', () => {
  test('arrays by name, and records, of which each column of numbers is one', () => {
    const labels = (chart: plot.Chart) => [...new Set(chart.data.map(({ label }) => label))];
    expect(labels(plot.hist({ a: [1, 2], b: [3] }))).toEqual(['a', 'b']);
    expect(
      labels(
        plot.hist([
          { a: 1, b: 'x', c: 2 },
          { a: 2, b: 'y' },
        ]),
      ),
    ).toEqual(['a', 'c']);
    expect(labels(plot.hist({ data: Float32Array.of(1, 2) }))).toEqual(['']);
  });

  test('how many there are, in the place of shares', () => {
    const chart = plot.hist([1, 1, 2], { stat: 'count' });
    expect((chart.spec['encoding'] as { y: { field: string } }).y.field).toBe('count');
    expect(texts(chart)).toContain('number of values');
    expect(String(chart)).toContain('Histogram: number of the values in each of 2 bins');
  });

  test('over each other: a look for each name, and outlines in their dashes', () => {
    const chart = plot.hist({ one: [1, 2, 2], two: [2, 3, Number.NaN] }, { overlay: true });
    expect(texts(chart)).toEqual(expect.arrayContaining(['one', 'two', 'two: 1 NaN']));
    const svg = chart.toSVG();
    expect(svg).toMatch(/stroke-dasharray="8,4"/);
    expect(svg).toContain('opacity="0.3"'); // what lies behind is seen
    expect(() => plot.hist([[1], [2]], { overlay: true, labels: ['a', 'a'] })).toThrow('labels must differ');
    const seven = Array.from({ length: 7 }, (_, i) => [i]);
    expect(() => plot.hist(seven, { overlay: true })).toThrow(
      '7 arrays over each other; more than 6 cannot be told apart by colour. Leave overlay out',
    );
  });

  test('from step to step: a column for each, half way to its neighbours', () => {
    const chart = plot.hist(
      [
        [1, 2],
        [2, 2, 3],
      ],
      { steps: [10, 30] },
    );
    const { values } = chart.spec['data'] as { values: { [field: string]: number }[] };
    expect(values.map(({ step, start, end, from, count }) => [step, start, end, from, count])).toEqual([
      [10, 0, 20, 0.5, 1],
      [10, 0, 20, 1.5, 1],
      [30, 20, 40, 1.5, 2],
      [30, 20, 40, 2.5, 1],
    ]);
    expect(() => plot.hist([[1], [2]], { steps: [1] })).toThrow('1 step for 2 arrays');
    expect(() => plot.hist([[1], [2]], { steps: [2, 1] })).toThrow('each above the one before');
  });

  test('many steps are put together, and all values count', () => {
    const arrays = Array.from({ length: 500 }, (_, i) => [i % 7, 0.5]);
    const chart = plot.hist(arrays, { steps: arrays.map((_, i) => i) });
    const { values } = chart.spec['data'] as { values: { count: number; step: number }[] };
    expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
    expect(new Set(values.map(({ step }) => step)).size).toBe(56);
    expect(texts(chart)).toContain('Each column puts 9 steps together');
    expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
  });

  test('50 000 values are a small figure', () => {
    const many = Float32Array.from({ length: 50_000 }, (_, i) => (i * 0.618) % 1);
    expect(JSON.stringify(plot.hist(many).spec).length).toBeLessThan(10_000);
  });
});

test('only the first panel of a row has an axis of shares, and all have its scale', () => {
  const data = Array.from({ length: 3 }, (_, i) => [i, i + 1]);
  const { vconcat } = plot.hist(data, { columns: 2, bins: 2 }).spec as unknown as {
    vconcat: { hconcat: { encoding: { y: { axis: { [part: string]: unknown }; scale: { domain: number[] } } } }[] }[];
  };
  const panels = vconcat.map(({ hconcat }) => hconcat.map(({ encoding }) => encoding.y));
  expect(panels.map((row) => row.length)).toEqual([2, 1]);
  const [[first, second], [third]] = panels as [
    [(typeof panels)[0][0], (typeof panels)[0][0]],
    [(typeof panels)[0][0]],
  ];
  const hidden = { labels: false, ticks: false, domain: false };
  expect(second.axis).toEqual({ ...first.axis, ...hidden });
  for (const part of Object.keys(hidden)) expect(first.axis[part]).toBeUndefined();
  expect(third.axis).toEqual(first.axis);
  expect([second.scale, third.scale]).toEqual([first.scale, first.scale]);
});

test.each([
  [1, [0, 0.2, 0.4, 0.6, 0.8, 1], 1.12],
  [0.5, [0, 0.1, 0.2, 0.3, 0.4, 0.5], 0.56],
  [0.3, [0, 0.1, 0.2, 0.3], 0.336],
  [0.25, [0, 0.05, 0.1, 0.15, 0.2, 0.25], 0.28],
  [0.19, [0, 0.05, 0.1, 0.15], 0.1938],
])('a highest share of %d has round shares beside it, and room for the last label', (highest, ticks, top) => {
  const values = Array.from({ length: 100 }, (_, i) => (i < Math.round(100 * highest) ? 0 : 1 + i));
  const y = (
    plot.hist(values, { bins: 1000 }).spec as { encoding: unknown } as {
      encoding: { y: { axis: { values: number[] }; scale: { domain: number[] } } };
    }
  ).encoding.y;
  for (const [i, tick] of ticks.entries()) expect(y.axis.values[i]).toBeCloseTo(tick, 12);
  expect(y.axis.values).toHaveLength(ticks.length);
  expect(y.scale.domain[1]).toBeCloseTo(top, 12);
});

describe('lines and texts over a histogram', () => {
  const over = { vlines: { mean: 9 }, hlines: { uniform: 0.9 }, annotations: [{ x: 2, y: 0.1, text: 'here' }] };
  test.each<[string, plot.HistData, plot.HistOptions]>([
    ['one', [1, 2.5, 3], {}],
    ['several', { a: [1, 2.5, 3], b: [1.5, 2, 3] }, { overlay: true }],
    ['numbers of values', [1, 2.5, 3], { stat: 'count' }],
  ])('of %s are drawn, described, and the axes reach them', (_, data, options) => {
    const chart = plot.hist(data, { ...over, ...options });
    expect(texts(chart)).toEqual(expect.arrayContaining(['mean', 'uniform', 'here']));
    expect(chart.toSVG().match(/stroke-dasharray="6,4"/g)).toHaveLength(2);
    expect(String(chart)).toContain('Dashed lines at y = 0.9 (uniform), x = 9 (mean)\nAt (2, 0.1): here');
    const svg = chart.toSVG({ embedFont: false });
    const [, x] = /translate\(([\d.]+),0\)" x2="0" y2="240"[^>]*stroke-dasharray/.exec(svg)!;
    expect(Number(x)).toBeLessThan(640);
  });
  test('of several panels, or over steps, are refused', () => {
    for (const options of [{ vlines: 1 }, { steps: [1, 2], hlines: 1 }])
      expect(() => plot.hist([[1], [2]], options)).toThrow(
        'laid over one histogram, or over several with overlay: true',
      );
  });
});

describe('wrong options are refused', () => {
  test.each([
    [{ bins: 0 }, 'bins is 0'],
    [{ bins: 2.5 }, 'bins is 2.5'],
    [{ range: [0, Number.POSITIVE_INFINITY] as const }, 'both finite'],
    [{ columns: 0 }, 'columns is 0'],
    [{ range: [1, 1] as const }, 'range is [1, 1], but must be [low, high] with low < high'],
    [{ labels: ['a', 'b'] }, '2 labels for 1 panels'],
  ])('%j', (options, message) => expect(() => plot.hist([1, 2], options)).toThrow(message));
  test('no data', () => {
    expect(() => plot.hist([])).toThrow('there is no number to show');
    expect(() => plot.hist([Number.NaN])).toThrow('there is no number to show');
    expect(() => plot.hist('abc' as never)).toThrow("'abc' is no data");
  });
});

describe('a chart', () => {
  const chart = plot.hist(
    [
      [1, 2, 3],
      [2, 3, 4],
    ],
    { title: 'Two panels', labels: ['a', 'b'] },
  );

  test('shows Vega-Lite, a PNG with its size, and a text', () => {
    const bundle = chart[displaySymbol]();
    expect(Object.keys(bundle)).toEqual(['application/vnd.vegalite.v5+json', 'image/png', 'text/plain']);
    const png = Buffer.from(bundle['image/png'] as Uint8Array);
    const { width, height } = (bundle as { [metadataSymbol]: { [type: string]: { width: number; height: number } } })[
      metadataSymbol
    ]['image/png']!;
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
  });

  test('has bars of the first colour', () => expect(chart.toSVG()).toContain(`fill="${palette[0]}"`));

  test('has the same bytes each time it is drawn', () => {
    expect(chart.toSVG()).toBe(chart.toSVG());
    expect(firstDifference(chart.toPNG(), chart.toPNG())).toBe(-1);
  });

  test('says in a terminal what it shows', () => {
    expect(String(chart)).toBe(
      'Two panels\nHistogram, 2 arrays: share of the values in each of 4 bins from 0.5 to 4.5\na: 3 values from 1 to 3, mean 2, std 1\nb: 3 values from 2 to 4, mean 3, std 1',
    );
  });

  test('never asks for the width of its container, which freezes JupyterLab', () => {
    expect(JSON.stringify(chart.spec)).not.toContain('"container"');
  });

  test('over steps the most stand out on the ground of each theme', () => {
    const chart = plot.hist(
      [
        [1, 1, 1, 2],
        [1, 2],
      ],
      { steps: [1, 2] },
    );
    const most = { light: 'rgb(68, 1, 84)', dark: 'rgb(253, 231, 37)', print: 'rgb(6, 6, 6)' };
    for (const theme of ['light', 'dark', 'print'] as const) expect(chart.toSVG({ theme })).toContain(most[theme]);
  });
});
