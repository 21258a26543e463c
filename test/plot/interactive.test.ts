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
