// What a notebook gets, with all that answers to the hand, is drawn without a warning, and its tooltips have something to say.

import { describe, expect, test } from 'vitest';
import { vegaLiteToSvg } from '../../src/host/render.js';
import { plot } from '../../src/index.js';

const charts: { [name: string]: () => plot.Chart } = {
  scatter: () =>
    plot.scatter(
      [
        [1, 2],
        [3, 4],
      ],
      { color: ['a', 'b'], size: [1, 2], shape: ['p', 'q'] },
    ),
  'scatter of amounts': () =>
    plot.scatter(
      [
        [1, 2],
        [3, 4],
      ],
      { color: [0.5, 1.5], hlines: { h: 1 }, vlines: 3 },
    ),
  line: () => plot.line({ a: [1, 2], b: [2, 3] }, { hlines: { h: 1 }, annotations: [{ x: 1, y: 2, text: 't' }] }),
  bar: () => plot.bar({ a: [1, 2], b: [2, 3] }, { hlines: 2 }),
  'bar of runs': () =>
    plot.bar({
      a: [
        [1, 2],
        [2, 3],
      ],
    }),
  heatmap: () => plot.heatmap([[1, 2]]),
  confusion: () => plot.confusion([0, 1], [0, 0]),
  contour: () =>
    plot.contour((x, y) => x * y, {
      paths: {
        sgd: [
          [0, 0],
          [1, 1],
        ],
        adam: [
          [0, 1],
          [1, 1],
        ],
      },
    }),
  'contour with a long path': () =>
    plot.contour((x, y) => x * y, { filled: true, paths: Array.from({ length: 200 }, (_, i) => [i / 200, 0]) }),
  quiver: () => plot.quiver((x, y) => [y, x]),
  regions: () =>
    plot.regions(
      (list: number[][]) => list.map(([x]) => x! - 0.1),
      [
        [1, 2],
        [-1, 1],
      ],
      [1, 0],
    ),
  box: () => plot.box({ a: [1, 2, 3, 4, 5], b: [1, 2] }),
  layer: () => plot.layer([charts['scatter']!(), charts['line']!(), charts['contour']!()]),
  facet: () =>
    plot.facet(
      [
        { g: 'a', x: 1, y: 2 },
        { g: 'b', x: 2, y: 3 },
      ],
      { by: 'g', chart: (rows) => plot.scatter(rows, { x: 'x', y: 'y' }) },
    ),
  'a grid': () => plot.vconcat([plot.hconcat([charts['line']!(), charts['bar']!()]), charts['layer']!()]),
};

describe.each(Object.entries(charts))('%s', (name, make) => {
  test('is drawn as a notebook gets it', () => {
    const warnings: string[] = [];
    const { source } = vegaLiteToSvg(make().spec, (warning) => warnings.push(warning));
    expect(warnings).toEqual([]);
    expect(source).not.toMatch(/NaN|undefined/);
  });
  test('has a tooltip, whose fields the data have', () => {
    const text = JSON.stringify(make().spec);
    const fields = [...text.matchAll(/"tooltip":(\[[^\]]*\])/g)].map(
      ([, list]) => JSON.parse(list!) as { field: string }[],
    );
    expect(fields.length).toBeGreaterThan(0);
    for (const { field } of fields.flat()) expect(text, field).toContain(`"${field}":`);
  });
  test('is at most 440 pixels high and 800 wide, when it is one chart', () => {
    const { spec } = make();
    if ('vconcat' in spec || name === 'layer') return;
    const { width, height } = vegaLiteToSvg(make().spec, () => undefined);
    expect(width).toBeLessThanOrEqual(800);
    expect(height).toBeLessThanOrEqual(440);
  });
});

describe('numbers of tooltips', () => {
  /** What the tooltips of a figure say, mark by mark: the scene holds it. */
  const said = (chart: plot.Chart): string[] =>
    [...JSON.stringify(chart.spec).matchAll(/"tooltip":(\[[^\]]*\])/g)].flatMap(([, list]) =>
      (JSON.parse(list!) as { field: string; format?: string }[]).map(
        ({ field, format }) => `${field} ${format ?? ''}`,
      ),
    );
  const third = 1 / 3;
  test.each<[string, plot.Chart, string[]]>([
    ['a line', plot.line({ a: [third, 2 * third] }), ['x ', 'y .6~g']],
    [
      'a band',
      plot.line([
        [third, 1],
        [2 * third, 2],
      ]),
      ['low .6~g', 'high .6~g'],
    ],
    ['numbers that have much in common', plot.line([1e6 + third, 1e6 + 2 * third]), ['y .13~g']],
    ['bars', plot.bar({ a: third }), ['value .6~g']],
    ['bars with errors', plot.bar({ a: 1 }, { errors: [third] }), ['low .7~g', 'high .7~g']],
    ['whole numbers', plot.bar({ a: 1_234_567 }), ['value ']],
    ['a histogram', plot.hist([0, third]), ['from .6~g', 'to .6~g', 'count ']],
    ['boxes', plot.box([1, 2, 3, 4, third], { points: true }), ['median .6~g', 'value .6~g']],
    ['a line to compare with', plot.line([1, 2], { hlines: third }), ['at .6~g']],
  ])('%s have as many digits as count', (_, chart, expected) =>
    expect(said(chart)).toEqual(expect.arrayContaining(expected)),
  );
  test('points, contours and arrows hold few digits themselves', () => {
    const charts = [
      plot.scatter([[third, third]]),
      plot.contour((x, y) => x + y + third),
      plot.quiver(() => [third, third]),
      plot.regions((list: number[][]) => list.map(([x]) => x!), [[third, 1]], [0]),
    ];
    for (const { spec } of charts) {
      const drawn = JSON.stringify(spec, (key, value: unknown) => (key === 'scale' ? undefined : value));
      expect(drawn.match(/"(?:x|y|z|u|v)":-?\d\.0*[1-9]\d{6,}/)).toBeNull();
    }
  });
  test('a single run among several says its own number, where others have a band', () => {
    const { spec } = plot.line({
      one: [1, 2],
      runs: [
        [1, 2],
        [2, 4],
      ],
    });
    const { values } = spec['data'] as { values: { low: number }[] };
    expect(values.map(({ low }) => low)).toEqual([1, 2, 1, 2]);
  });
});
