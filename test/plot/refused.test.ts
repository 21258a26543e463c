// What cannot be shown is refused in words, or said, and nothing is invented.

import { describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { texts } from './texts.js';

test.each<[string, () => plot.Chart, string]>([
  [
    'places that are texts',
    () => plot.scatter({ x: ['1', '2'], y: [1, 2] }),
    "plot.scatter: x has the text '1' where a number should be; x.map(Number) makes numbers of texts",
  ],
  [
    'records whose numbers are texts',
    () =>
      plot.line(
        [
          { step: 1, loss: '3' },
          { step: 2, loss: '2' },
        ],
        { x: 'step', y: 'loss' },
      ),
    "plot.line: loss has the text '3'",
  ],
  [
    'bars of texts',
    () => plot.bar([{ net: 'a', acc: '0.9' }], { x: 'net', y: 'acc' }),
    "plot.bar: acc has the text '0.9'",
  ],
  [
    'boxes of texts',
    () => plot.box([{ net: 'a', acc: '0.9' }], { x: 'net', y: 'acc' }),
    "plot.box: acc has the text '0.9'",
  ],
  ['integers of 64 bits', () => plot.line(BigInt64Array.of(1n, 2n) as never), 'plot.line: '],
  [
    'a histogram of integers of 64 bits',
    () => plot.hist(BigInt64Array.of(1n, 2n) as never),
    'plot.hist: these are integers of 64 bits, which are no numbers; Array.from(values, Number) makes some',
  ],
  [
    'a type that does not exist',
    () =>
      plot.vegaLite({
        data: { values: [{ x: 1 }] },
        mark: 'point',
        encoding: { x: { field: 'x', type: 'quantitativ' } },
      }),
    "plot.vegaLite: there is no type 'quantitativ'; did you mean 'quantitative'?",
  ],
  [
    'a type in a layer',
    () =>
      plot.vegaLite({
        encoding: { y: { type: 'nominal' } },
        layer: [{ mark: 'point', encoding: { x: { field: 'x', type: 'ordinl' } } }],
      }),
    "there is no type 'ordinl'; did you mean 'ordinal'?",
  ],
  [
    'a function that gives texts',
    () => plot.contour((() => 'a') as never),
    "plot.contour: the function must give a number, but gave 'a'",
  ],
  [
    'lists of different lengths',
    () =>
      plot.line([
        [1, 2, 3],
        [4, 5],
      ]),
    'plot.line: the first list has 3 values; every run of it, and x, must have as many, but one has 2. Lists of different lengths are series: give each a name, { a: …, b: … }',
  ],
])('%s', (_name, chart, message) => expect(chart).toThrow(message));

describe('an axis without a number has no labels:', () => {
  test.each<[string, plot.Chart]>([
    ['of a line', plot.line([Number.NaN, Number.NaN])],
    ['of points', plot.scatter({ x: [1, 2], y: [Number.NaN, Number.NaN] })],
  ])('%s', (_name, chart) => {
    expect(texts(chart).join(' ')).toContain('2 values are NaN');
    expect(texts(chart).filter((text) => /^[\d.]+$/.test(text) && text !== '1' && text !== '2')).toEqual([]);
  });
});

test('lines and texts that a logarithmic axis cannot show are said', () => {
  const options = {
    hlines: { zero: 0, goal: 1.5 },
    yScale: 'log',
    annotations: [{ x: 1, y: -1, text: 'below' }],
  } as const;
  for (const chart of [plot.line([1, 2], options), plot.scatter({ x: [1, 2], y: [1, 2] }, options)]) {
    expect(texts(chart).join(' ')).toContain(
      'Not shown, since a logarithmic axis has only what is above 0: zero (0), below',
    );
    expect(chart.description).toContain('Dashed line at y = 1.5 (goal)');
    expect(chart.description).not.toContain('y = 0');
  }
  expect(plot.box([1, 2, 3, 4, 5], { hlines: 0, yScale: 'log' }).description).toContain('Not shown');
  expect(plot.line([1, 2], { hlines: 0 }).description).not.toContain('Not shown');
});

test('a box without a value is said', () => {
  const chart = plot.box({ a: [], b: [1, 2, 3] });
  expect(texts(chart)).toContain('No value in a');
  expect(chart.description).toContain('No value in a');
});

test('a surface takes the points of a single path, as contours do', () => {
  const path = [
    [0, 0],
    [1, 1],
  ];
  const chart = plot.surface((x, y) => x + y, { samples: 4, paths: path });
  expect(chart.data).toEqual([
    { path: '', step: 0, x: 0, y: 0, z: expect.closeTo(0) },
    { path: '', step: 1, x: 1, y: 1, z: expect.closeTo(2) },
  ]);
  expect(chart.toSVG()).toContain('<path');
  expect(() => plot.surface((x, y) => x + y, { paths: 3 as never })).toThrow('paths is 3');
});

test('the number in a cell says what its cell says', () => {
  const [rect, text] = plot.heatmap([[1, 2]]).spec['layer'] as { encoding: { tooltip: object } }[];
  expect(text!.encoding.tooltip).toEqual(rect!.encoding.tooltip);
});
