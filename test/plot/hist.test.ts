import { describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { displaySymbol, metadataSymbol } from '../../src/notebook/index.js';
import { palette } from '../../src/plot/theme.js';
import { texts } from './texts.js';

type Bars = { values: { panel: number; from: number; to: number; share: number }[] };
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
    expect(String(chart)).toContain('layer 1: 4 values from 0.1 to 5, mean 1.767, std 2.287, 25 % outside, 1 NaN');
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

  test('a panel without values says so, and the others are drawn', () => {
    const chart = plot.hist([[1, 2], []], { labels: ['a', 'b'] });
    expect(texts(chart)).toContain('no values');
    expect(chart.toSVG()).not.toMatch(/<text[^>]*>[^<]*NaN| (?:d|x|y|width|height|transform)="[^"]*NaN/);
  });

  test('equal values still have a range', () => {
    expect(bars(plot.hist([2, 2, 2], { bins: 1 }))).toEqual([{ panel: 0, from: 1, to: 3, share: 1 }]);
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
    expect(plot.hist([Float32Array.of(1, 2), [3, 4]]).description).toContain('2 panels');
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
      ['0', '50', '100'],
    ],
    [
      [-12.5, 33.25],
      ['−12.5', '10.38', '33.25'],
    ],
    [
      [0, 0.0015],
      ['0', '0.00075', '0.0015'],
    ],
  ] as const)('the ends of %j are labelled in full', (range, labels) => {
    expect(texts(plot.hist([1], { range: [...range] }))).toEqual(expect.arrayContaining([...labels]));
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
    expect(chart.toPNG()).toEqual(chart.toPNG());
  });

  test('says in a terminal what it shows', () => {
    expect(String(chart)).toBe(
      'Two panels\nHistogram, 2 panels: share of the values in each of 30 bins from 1 to 4\na: 3 values from 1 to 3, mean 2, std 0.8165\nb: 3 values from 2 to 4, mean 3, std 0.8165',
    );
  });

  test('never asks for the width of its container, which freezes JupyterLab', () => {
    expect(JSON.stringify(chart.spec)).not.toContain('"container"');
  });
});
