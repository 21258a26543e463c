import { expect, test } from 'vitest';
import { pixelsOnWhite } from '../../src/host/node/opaque.js';
import { widthOf } from '../../src/host/render.js';
import { plot, tensor, train } from '../../src/index.js';
import { pow } from '../../src/math/pow.js';
import { displaySymbol } from '../../src/notebook/bundle.js';
import { themes } from '../../src/plot/theme.js';
import { placesOf, texts } from './texts.js';

interface Place {
  row: number;
  x: number;
  y: number | null;
  color: unknown;
  said?: string;
}
const lines = (chart: plot.Chart) =>
  (chart.spec['layer'] as unknown as { data: { values: Place[] } }[])[1]!.data.values;

test('a line for each trial: linear, logarithmic and named axes, the score last', () => {
  const chart = plot.parallel(
    [
      { trial: 0, lr: 1e-4, hidden: 50, act: 'tanh', score: 0.8 },
      { trial: 1, lr: 1e-3, hidden: 75, act: 'relu', score: 0.9 },
      { trial: 2, lr: 1e-2, hidden: 150, act: 'tanh', score: 1 },
    ],
    { width: 300, height: 100 },
  );
  expect(lines(chart).map(({ row, x, y }) => [row, x, y])).toEqual([
    [0, 0, 100],
    [0, 100, 100],
    [0, 200, 100],
    [0, 300, 100],
    [1, 0, 50],
    [1, 100, 75],
    [1, 200, 0],
    [1, 300, 50],
    [2, 0, 0],
    [2, 100, 0],
    [2, 200, 100],
    [2, 300, 0],
  ]);
  expect(texts(chart)).toEqual(
    expect.arrayContaining(['lr', 'hidden', 'act', 'score', '10⁻⁴', '10⁻²', 'tanh', 'relu', '100']),
  );
  expect(texts(chart)).not.toContain('trial');
  expect(lines(chart)[3]!.said).toBe('lr = 0.0001, hidden = 50, act = tanh, score = 0.8');
  expect(String(chart)).toContain('Highest: lr 0.01, hidden 150, act tanh, score 1\nLowest: lr 0.0001, hidden 50');
});

test('the result of a search as it is', async () => {
  const found = await train.gridSearch({ lr: [0.1, 0.2], act: ['a', 'b'] }, ({ lr }) => lr);
  const chart = plot.parallel(found);
  expect(chart.data).toHaveLength(4);
  expect(String(chart)).toContain('4 trials: lr, act, score');
});

test('columns and colour are chosen; names have the looks that they have everywhere', () => {
  const records = [
    { a: 1, b: 2, kind: 'x' },
    { a: 2, b: 1, kind: 'y' },
  ];
  const chart = plot.parallel(records, { color: 'kind', columns: ['b'] });
  expect(String(chart)).toContain('2 trials: b, kind');
  expect(new Set(lines(chart).map(({ color }) => color))).toEqual(new Set(['x', 'y']));
  expect(() => plot.parallel(records, { color: 'c' })).toThrow("there is no column 'c'; there are 'a', 'b', 'kind'");
});

test('a missing value stands below its axis, and a trial without a score is left out, which both are said', () => {
  const chart = plot.parallel([
    { lr: Number.NaN, act: 'a', score: 1 },
    { lr: 1, act: 'b', score: Number.POSITIVE_INFINITY },
    { lr: 2, act: null, score: 3 },
    { lr: 1, score: 2 },
  ]);
  expect(lines(chart).map(({ row, y }) => [row, y])).toEqual([
    [0, 296.4],
    [0, 130],
    [0, 260],
    [3, 260],
    [3, 296.4],
    [3, 130],
    [2, 0],
    [2, 296.4],
    [2, 0],
  ]);
  expect(texts(chart)).toEqual(
    expect.arrayContaining([
      'missing',
      '1 of 4 trials has no score to show, and is left out',
      '3 of 3 trials have a missing value, below the axis',
    ]),
  );
  expect(String(chart)).toContain('Highest: lr 2, act missing, score 3\nLowest: lr missing, act a, score 1');
  expect(chart.toSVG()).not.toMatch(/NaN|undefined|Infinity/);
  expect(plot.parallel([{ lr: Number.NaN, score: 1 }, { lr: 1, score: Number.POSITIVE_INFINITY }]).toSVG()).not.toMatch(/NaN/); // biome-ignore format: one line
});

test('trials of which none has a score are refused', () => {
  for (const score of [Number.NaN, null, undefined])
    expect(() => plot.parallel([{ lr: 1, score }, { lr: 2, score }])).toThrow('no trial has a score to show'); // biome-ignore format: one line
});

const many = Array.from({ length: 500 }, (_, i) => ({
  lr: 1 + ((i * 37) % 101),
  depth: i % 4,
  act: i % 2 ? 'tanh' : 'relu',
  rare: i === 499 ? 'once' : 'often',
  score: i % 499,
}));

test('of many trials some are drawn: at random, the best and the worst among them, and each name', () => {
  const chart = plot.parallel(many);
  const rows = [...new Set(lines(chart).map(({ row }) => row))];
  expect(rows).toHaveLength(62);
  expect(rows).toEqual(expect.arrayContaining([0, 498, 499]));
  for (const a of [150, 300])
    expect(new Set(lines(chart).filter(({ x }) => x === a).map(({ y }) => y)).size).toBe(a === 150 ? 4 : 2); // biome-ignore format: one line
  expect(texts(chart)).toContain('62 of 500 lines are drawn, chosen at random, the highest and the lowest among them');
  expect(chart.data).toHaveLength(500);
  expect(JSON.stringify(plot.parallel(many).spec)).toBe(JSON.stringify(chart.spec));
});

test('the highest scores lie above the others', () => {
  const colors = lines(plot.parallel(many)).map(({ color }) => color as number);
  expect(colors).toEqual([...colors].sort((a, b) => a - b));
});

test.each([1, 2, 3, 5, 9])('a figure of many trials on %i axes has less than 200 kB, with its picture', (axes) => {
  const records = Array.from({ length: 500 }, (_, i) =>
    Object.fromEntries(Array.from({ length: axes }, (_, a) => [`a${a}`, (i * (7919 + 262 * a)) % 499])),
  );
  const chart = plot.parallel(records);
  const png = Buffer.from(chart[displaySymbol]()['image/png'] as Uint8Array);
  expect(JSON.stringify(chart.spec).length + png.length).toBeLessThan(200_000);
  const [shown, whole] = [pixelsOnWhite(png).rgb, pixelsOnWhite(chart.toPNG()).rgb];
  expect(shown).toHaveLength(whole.length);
  const apart = shown.reduce((sum, color, i) => sum + Math.abs(color - whole[i]!), 0);
  expect(apart / (255 * whole.length)).toBeLessThan(0.01);
});

/** WCAG 2.2, of two colours `#rrggbb`. */
function contrast(...colors: [string, string]): number {
  const [a, b] = colors.map((color) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  }) as [number, number];
  return a > b ? a / b : b / a;
}

test.each(['light', 'dark', 'print'] as const)('the best trial stands out most in the theme %s', (theme) => {
  const { ground, ramp } = themes[theme];
  const against = ramp.map((color) => contrast(color, ground));
  expect(against).toEqual([...against].sort((a, b) => a - b));
  expect(against.at(-1)).toBeGreaterThan(4.5);
  const svg = plot.parallel([1, 2, 3].map((score) => ({ lr: score, score }))).toSVG({ theme, embedFont: false });
  const strokes = [...svg.matchAll(/stroke="rgb\((\d+), (\d+), (\d+)\)"/g)].map(([, ...parts]) =>
    `#${parts.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`); // biome-ignore format: one line
  expect(strokes).toHaveLength(3);
  expect(strokes.at(-1)).toBe(ramp.at(-1));
});

test.each(['light', 'dark', 'print'] as const)(
  'points and outlines coloured by numbers are seen on the ground of the theme %s',
  (theme) => {
    const { ground, shades } = themes[theme];
    for (const color of shades.slice(theme === 'dark' ? 0 : undefined, -1))
      expect(contrast(color, ground)).toBeGreaterThan(2.4);
    const chart = plot.scatter({ x: [1, 2], y: [1, 2] }, { color: [0.5, 9.25] });
    const fills = [...chart.toSVG({ theme, embedFont: false }).matchAll(/fill="rgb\((\d+), (\d+), (\d+)\)"/g)].map(([, ...parts]) =>
    `#${parts.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`); // biome-ignore format: one line
    expect(fills).toEqual(expect.arrayContaining([shades[0], shades.at(-1)]));
  },
);

test('all colours of a theme are different', () => {
  for (const { series, ramp, shades, ...others } of Object.values(themes)) {
    const all = [...series, ...ramp, ...shades, ...Object.values(others)];
    expect(new Set(all).size).toBe(all.length);
  }
});

test('long names of axes are broken, and none is cut', () => {
  const names = ['learning rate of the optimiser', 'numberOfHiddenLayers', 'weight_decay_of_biases', 'Donaudampfschifffahrtsgesellschaft', 'e', 'validation accuracy']; // biome-ignore format: one line
  const chart = plot.parallel([1, 2].map((x) => Object.fromEntries(names.map((name) => [name, x]))));
  const drawn = placesOf(chart).filter(({ anchor, y }) => anchor === 'middle' && y < 0);
  const at = (i: number) => drawn.filter(({ x }) => x === 120 * i).sort((a, b) => a.y - b.y); // biome-ignore format: one line
  for (const [i, name] of names.entries()) {
    expect(at(i).map(({ text }) => text).join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', '')); // biome-ignore format: one line
    for (const { text } of at(i)) expect(17 * widthOf(text)).toBeLessThan(112);
  }
  expect(at(1).map(({ text }) => text)).toEqual(['numberOf', 'Hidden', 'Layers']);
  expect(texts(chart).join('')).not.toContain('…');
});

test('columns are taken as well', () => {
  const chart = plot.parallel({ lr: Float32Array.of(0.5, 0.25), act: ['a', 'b'], score: tensor([1, 2]) });
  expect(lines(chart)).toEqual(
    lines(plot.parallel([{ lr: 0.5, act: 'a', score: 1 }, { lr: 0.25, act: 'b', score: 2 }])), // biome-ignore format: one line
  );
  expect(() => plot.parallel({ lr: [1, 2], score: [1] })).toThrow('plot.parallel: score has 1 value, but lr has 2');
});

test('what is no list of trials is refused', () => {
  for (const wrong of [[], [1], {}, 3, null, { lr: [], score: [] }])
    expect(() => plot.parallel(wrong as never)).toThrow('must be a list of records');
});
