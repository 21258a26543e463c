// Numbers in descriptions and on figures: as many digits as it takes that none of them is wrong.

import { describe, expect, test } from 'vitest';
import { plot, randn } from '../../src/index.js';
import { percent, short, shortBeside } from '../../src/plot/numbers.js';
import { texts } from './texts.js';

test.each([
  [12345, '12345'],
  [99999, '99999'],
  [12345.678, '12346'],
  [1234567.8, '1234568'],
  [0.123456, '0.1235'],
  [1e9 + 7, '1000000007'],
  [3e9, '3e9'],
  [1.23456e20, '1.235e20'],
  [-0.00012346, '-0.0001235'],
  [Number.NaN, 'NaN'],
])('%d is written with all digits before the point: %s', (x, expected) => expect(short(x)).toBe(expected));

test.each([
  [1, '100 %'],
  [0.995, '99.5 %'],
  [19999 / 20000, '99.995 %'],
  [0.99, '99 %'],
  [1 / 20000, '0.005 %'],
  [0, '0 %'],
])('the share %d is %s', (share, expected) => expect(percent(share)).toBe(expected));

test('a mean has as many digits as its spread calls for', () => {
  expect(shortBeside(1e9 + 2.5, 3.1)).toBe('1000000002.5');
  expect(shortBeside(0.00321, 1)).toBe('0.00321');
  expect(shortBeside(5, 0)).toBe('5');
});

describe('descriptions say', () => {
  test('what a histogram has', () => {
    const { description } = plot.hist([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 7]);
    expect(description).toContain('from 1e9 to 1000000007, mean 1000000002.5, std 3.109'); // numpy.std(ddof=1), torch.std
    expect(plot.hist([1234567, 1234569]).description).toContain('from 1234567 to 1234569, mean 1234568, std 1.414');
    expect(plot.hist([5]).description).toMatch(/mean 5$/m);
  });
  test('what bars, lines and cells have', () => {
    const bars = plot.bar({ a: 12345, b: 54321 });
    expect(bars.description).toContain('a 12345, b 54321; highest b (54321), lowest a (12345)');
    expect(texts(bars)).toEqual(expect.arrayContaining(['12,345', '54,321']));
    expect(plot.bar({ a: 1.00001, b: 1.00002 }).description).toContain('a 1.00001, b 1.00002');
    expect(plot.line([99999]).description).toContain('from 99999 to 99999');
    const cells = plot.heatmap([[12345, 99999]]);
    expect(cells.description).toContain('lowest 12345 (row 0, column 0), highest 99999 (row 0, column 1), mean 56172');
    expect((plot.heatmap([[1234567, 1]]).spec['data'] as { values: object[] }).values[0]).toMatchObject({
      value: 1234567,
    });
  });
  test('that nearly all is not all', () => {
    const chart = plot.confusion([
      [9999, 1],
      [0, 10000],
    ]);
    expect(chart.description).toContain('19999 of 20000 are right (99.995 %)');
    expect(texts(chart)).toEqual(expect.arrayContaining(['99.99 %', '0.01 %', '100 %', '0 %']));
  });
  test('two lines of a histogram from step to step', () => {
    const { description } = plot.hist(
      Array.from({ length: 100 }, () => randn([50])),
      { steps: Array.from({ length: 100 }, (_, i) => 10 * i) },
    );
    expect(description.split('\n')).toEqual([
      expect.stringContaining('Histogram, 100 arrays'),
      expect.stringMatching(/^step 0: 50 values from/),
      expect.stringMatching(/^step 990: 50 values from/),
    ]);
    const curves = plot.live();
    for (let i = 0; i < 100; i++) curves.add({ w: randn([50]), loss: 1 });
    expect(
      curves
        .chart()
        .description.split('\n')
        .filter((line) => line.startsWith('step ')),
    ).toHaveLength(2);
  });
});

test('ten times a power of ten is the next power on an axis, and a bar writes its number as its axis does', () => {
  expect(texts(plot.line([0, 1e300]))).toContain('10³⁰⁰');
  expect(texts(plot.line([0, 1e300])).join()).not.toContain('10·10');
  expect(texts(plot.bar({ a: 2000000, b: 1 })).filter((text) => text.endsWith('000000'))).toEqual([]);
});
