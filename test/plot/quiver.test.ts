import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { marks, texts } from './texts.js';

type Arrow = { x: number; y: number; u: number; v: number; x2: number; y2: number; angle: number; size: number };
const arrows = (chart: plot.Chart) => (chart.spec['data'] as { values: Arrow[] }).values;

test.each<[string, plot.QuiverData]>([
  ['lists', { x: [0, 1], y: [0, 0], u: [2, 0], v: [0, -1] }],
  ['tensors', { x: tensor([0, 1]), y: tensor([0, 0]), u: tensor([2, 0]), v: tensor([0, -1]) }],
  [
    'records',
    [
      { x: 0, y: 0, u: 2, v: 0 },
      { x: 1, y: 0, u: 0, v: -1 },
    ],
  ],
])('arrows come as %s, point where their vectors do, and are as long in proportion', (_name, data) => {
  const chart = plot.quiver(data);
  const [right, down] = arrows(chart) as [Arrow, Arrow];
  expect([right.y2, down.x2, right.angle, down.angle]).toEqual([0, 1, 90, 180]);
  expect(right.x2 / (down.y - down.y2)).toBeCloseTo(2, 4);
  expect(marks(chart, 'symbol').match(/<path/g)).toHaveLength(2);
});

describe('a function', () => {
  const chart = plot.quiver((x, y) => [-y, x], { x: [-2, 2], y: [-1, 1], samples: 8, title: 'T', yLabel: 'height' });
  test('is computed on a grid, as dense to the right as upwards', () => {
    expect(chart.data).toHaveLength(8 * 4);
    expect(chart.data[0]).toEqual({ x: -2, y: -1, u: 1, v: -2 });
  });
  test('is described in words', () => {
    expect(String(chart)).toBe(
      'T\n32 arrows over x and height\nlongest vector 2.236 at (-2, -1), shortest 0.439 at (0.2857, 0.3333)',
    );
  });
  test('may give a tensor', () => expect(plot.quiver((x, y) => tensor([x, y]), { samples: 2 }).data).toHaveLength(4));
});

test('arrows do not leave the figure', () => {
  const chart = plot.quiver({ x: [0, 0, 1], y: [0, 1, 1], u: [1, 1, 1], v: [-1, 1, 5] });
  const [first] = chart.spec['layer'] as { encoding: { [axis: string]: { scale: { domain: [number, number] } } } }[];
  for (const { x2, y2 } of arrows(chart)) {
    expect(x2).toBeLessThan(first!.encoding['x']!.scale.domain[1]);
    expect(y2).toBeLessThan(first!.encoding['y']!.scale.domain[1]);
  }
});

test('what is no number is left out, and said; so is what is too much', () => {
  const chart = plot.quiver({ x: [0, 1], y: [0, 1], u: [1, Number.NaN], v: [1, 1] }, { title: 'T' });
  expect(arrows(chart)).toHaveLength(1);
  expect(texts(chart)).toContain('No arrow at 1 place without finite numbers');
  expect(plot.quiver(() => [Number.NaN, 0]).toSVG()).not.toContain('NaN');
  const x = Array.from({ length: 50_000 }, (_, i) => i);
  const many = plot.quiver({ x, y: x, u: x, v: x }, { title: 'T' });
  expect(arrows(many)).toHaveLength(900);
  expect(texts(many)).toContain('900 of 50\u202f000 arrows are drawn');
  expect(JSON.stringify(many.spec).length).toBeLessThan(200_000);
});

test('vectors of no length are a constant field', () => expect(plot.quiver(() => [0, 0]).toSVG()).not.toContain('NaN'));

test.each<[() => unknown, string]>([
  [() => plot.quiver({ x: [], y: [], u: [], v: [] }), 'plot.quiver: there are no arrows'],
  [
    () => plot.quiver({ x: [1], y: [1] } as never),
    'the data is { x, y }, but must be { x, y, u, v }, records of these, or a function',
  ],
  [() => plot.quiver({ x: [1], y: [1], u: [1], v: [] }), 'v has 0 values, but there are 1 points'],
  [() => plot.quiver([]), 'plot.quiver: there are no arrows'],
  [() => plot.quiver([{ x: 1, y: 1, u: 1 }] as never), 'but must be { x, y, u, v }, records of these'],
  [() => plot.quiver(((x: number) => x) as never), 'must give two numbers, as (x, y) => [u, v], but gave -1'],
  [() => plot.quiver(() => [1] as never), 'must give two numbers, as (x, y) => [u, v], but gave [1]'],
  [() => plot.quiver(() => tensor([1, 2, 3])), 'must give two numbers'],
  [() => plot.quiver(() => [1, 1], { samples: 1 }), 'samples is 1, but must be a whole number from 2 to 40'],
  [() => plot.quiver(() => [1, 1], { scale: 1 } as never), "there is no option 'scale'"],
])('wrong data is refused (%#)', (f, message) => expect(f).toThrow(message));
