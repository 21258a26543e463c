// Names told apart without colours: by shapes and dashes on a screen, by greys, dashes and hatches on paper.

import { beforeEach, describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { pow } from '../../src/math/pow.js';
import { forgetNames, looks, looksAt } from '../../src/plot/series.js';
import { onRamps, type ThemeName, themes } from '../../src/plot/theme.js';

beforeEach(forgetNames);

test('up to five names of a chart always have shapes and dashes of their own', () => {
  for (let a = 0; a < 12; a++)
    for (let b = 0; b < 12; b++)
      for (const places of [
        [a, b],
        [a, b, 3],
        [0, a, 6, b],
        [a, 5, b, 7, 30],
      ]) {
        const forms = looksAt(places);
        expect(new Set(forms.map(({ shape }) => shape)).size).toBe(places.length);
        expect(new Set(forms.map(({ dash }) => dash)).size).toBe(places.length);
      }
});

test('a name keeps its look, unless one before it in the chart has that', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const all = looks(names);
  for (const [i, name] of names.entries()) expect(looks([name])[0]).toEqual(all[i]);
  const [first, sixth] = looks(['a', 'f']);
  expect(first).toEqual(all[0]);
  expect(sixth!.shape).not.toBe(first!.shape);
  expect(sixth!.color).toBe(all[5]!.color);
});

/** Of a picture on paper. */
const paper = (chart: plot.Chart) => chart.toSVG({ theme: 'print', embedFont: false });
const wave = (k: number, n = 100) => Array.from({ length: n }, (_, i) => ((i * (k + 3)) % 17) + 20 * k);

describe('on paper', () => {
  test('lines of many points have dashes, and so has their legend', () => {
    const svg = paper(plot.line(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name, k) => [name, wave(k)]))));
    const lines = [...svg.matchAll(/<path[^>]*stroke="#[0-9a-f]{6}"[^>]*stroke-width="2"[^>]*>/g)].map(
      ([path]) => path,
    );
    const dashed = lines.map((path) => /stroke-dasharray="([^"]*)"/.exec(path)?.[1] ?? 'none');
    expect(new Set(dashed).size).toBe(6);
    const crossing = { a: wave(0), b: wave(0).slice(1), c: wave(0) }; // end at different places, so that a legend says their names
    const named = paper(plot.line(crossing));
    const symbols = named.slice(named.indexOf('legend-symbol'));
    expect(new Set([...symbols.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash)).size).toBeGreaterThan(
      1,
    );
    expect(paper(plot.line(wave(1)))).not.toContain('stroke-dasharray="8');
    expect(plot.line(crossing).toSVG()).not.toContain('stroke-dasharray');
  });
  test('regions of different classes have different hatches', () => {
    const net = (list: number[][]) => list.map(([x, y]) => [x!, y!, -x! - y!]);
    const points = [
      [1, 0],
      [0, 1],
      [-1, -1],
    ];
    const fills = [...paper(plot.regions(net, points, [0, 1, 2])).matchAll(/fill="url\(#(\w+)\)"/g)].map(
      ([, id]) => id,
    );
    expect(new Set(fills)).toEqual(new Set(['band0', 'band1', 'band2']));
  });
  test('the median of a box is a line, and no hatched bar', () =>
    expect(paper(plot.box({ a: [1, 2, 3, 4, 9] }))).not.toContain('url(#hatch'));
  test.each<[string, plot.Chart]>([
    [
      'heat maps',
      plot.heatmap([
        [1, 2],
        [Number.NaN, 4],
      ]),
    ],
    ['heat maps around 0', plot.heatmap([[-1, 2]])],
    ['confusions', plot.confusion([0, 1, 1], [0, 1, 0])],
    ['contours', plot.contour((x, y) => x * y)],
    ['lines of contours', plot.contour((x, y) => x * y, { filled: false })],
    ['surfaces', plot.surface((x, y) => x * y, { samples: 4 })],
    ['points', plot.scatter({ x: [1, 2, 3], y: [1, 2, 3] }, { color: [0.5, 1, 2.5] })],
  ])('%s have greys alone', (_name, chart) => {
    const colors = [...paper(chart).matchAll(/(?:fill|stroke|stop-color)="(#[0-9a-f]{6}|rgb\([^)]*\))"/g)].map(
      ([, one]) => one!,
    );
    expect(colors.length).toBeGreaterThan(3);
    for (const color of colors) {
      const [r, g, b] = partsOf(color);
      expect(Math.max(Math.abs(r - g), Math.abs(g - b)), color).toBeLessThanOrEqual(1);
    }
  });
  test('numbers in cells are dark, and can be read on the darkest', () => {
    const svg = paper(plot.heatmap([[1, 2, 3]]));
    expect(svg).not.toContain(onRamps.bright);
    const fills = [...svg.matchAll(/<path[^>]*h\d+v[^>]*fill="(rgb[^"]*)"/g)].map(([, fill]) => fill!);
    expect(fills.length).toBeGreaterThan(2);
    for (const fill of fills) expect(contrast(fill, onRamps.dark)).toBeGreaterThanOrEqual(4.5);
  });
  test('a cell without a number has a cross, since grey is a number there', () =>
    expect(paper(plot.heatmap([[1, Number.NaN]]))).toMatch(/<path[^>]*d="M-\d[^"]*L[^"]*M/));
});

const partsOf = (color: string): [number, number, number] =>
  (color.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    : color.match(/\d+/g)!.map(Number)) as [number, number, number];
/** WCAG 2.2. */
const luminance = (color: string): number => {
  const [r, g, b] = partsOf(color).map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : pow((c / 255 + 0.055) / 1.055, 2.4),
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

test.each(Object.keys(themes) as ThemeName[])(
  'points and outlines by amounts stand out from the ground in %s',
  (name) => {
    const { shades, ground } = themes[name];
    for (const shade of shades) expect(contrast(shade, ground), shade).toBeGreaterThanOrEqual(3);
  },
);

test('points by amounts are opaque: their colours are those of the legend', () => {
  const many = Array.from({ length: 400 }, (_, i) => i / 7);
  const svg = plot.scatter({ x: many, y: many }, { color: many }).toSVG({ embedFont: false });
  expect(svg).not.toContain('fill-opacity="0.6"');
});
