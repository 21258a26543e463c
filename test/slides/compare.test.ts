import { expect, test } from 'vitest';
import statistics from '../../lessons/data/init-statistics.json' with { type: 'json' };
import { compare, distance, initialization } from '../../src/slides/index.js';

test.each(Object.entries(initialization))('table %s is the one of the recomputation', (id, table) => {
  const row = statistics.rows[id as keyof typeof statistics.rows];
  const layers = Object.values(row.layers);
  expect(table.mean).toEqual(layers.map((layer) => layer.slide_mean));
  expect(table.std).toEqual(layers.map((layer) => layer.slide_std));
  expect(table.input).toEqual({ mean: row.input.slide_mean, std: row.input.slide_std });
  expect(table.activation).toBe(row.activation);
  for (const [i, layer] of layers.entries()) {
    expect(table.spread.mean[i]! / layer.sd_of_mean).toBeCloseTo(1, 2); // three digits
    expect(table.spread.std[i]! / layer.sd_of_std).toBeCloseTo(1, 2);
  }
});

test('the distance is that of two runs, after rounding', () => {
  expect(distance(1, 1 + 4.9e-7, 0.1)).toBe(0);
  expect(distance(1, 1.2 + 5e-7, 0.1)).toBeCloseTo(Math.SQRT2, 12);
});

test('each layer is judged by its mean and by its standard deviation', () => {
  const slide = initialization['3.1'];
  const verdicts = (change: Partial<typeof slide>) =>
    compare(slide, { ...slide, ...change }, slide).map(({ verdict }) => verdict);
  expect(verdicts({})).toEqual(Array(10).fill('✓ 0.0 sd'));
  const far = (list: readonly number[]) => list.map((x, i) => (i === 2 ? x + 0.001 : x)) as never;
  expect(verdicts({ mean: far(slide.mean) })[2]).toBe('✗ 46.5 sd');
  expect(verdicts({ std: far(slide.std) })[2]).toBe('✗ 17.4 sd');
});

test('a row has the numbers of all three, by layer', () => {
  const slide = initialization['3.1'];
  const scaled = (factor: number) => ({
    mean: slide.mean.map((x) => factor * x),
    std: slide.std.map((x) => factor * x),
  });
  const rows = compare(slide, scaled(2), scaled(3));
  for (const [i, row] of rows.entries()) {
    const [mean, std] = [slide.mean[i]!, slide.std[i]!];
    const { verdict: _, ...numbers } = row;
    expect(Object.values(numbers)).toEqual([i + 1, mean, 2 * mean, 3 * mean, std, 2 * std, 3 * std]);
  }
});

test('another number of layers is refused', () => {
  const slide = initialization['3.1'];
  expect(() => compare(slide, { mean: [1], std: [1] }, slide)).toThrow('the slide has 10 layers; 1 were given');
});
