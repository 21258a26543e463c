import { describe, expect, test } from 'vitest';
import { figure, layers, rows, slide } from '../../lessons/03-weight-initialization/lesson.js';
import statistics from '../fixtures/init-statistics.json' with { type: 'json' };

// The mean and the seed-to-seed deviation of each layer come from 1000 seeds in float64 (numpy).
const expected = Object.values(statistics.rows['3.1'].layers);

describe('demo 3.1: 0.01 · randn, tanh', () => {
  test.each(expected.map((layer, i) => [i + 1, layer] as const))('layer %i agrees with 1000 seeds', (n, layer) => {
    const row = rows[n - 1]!;
    // 5 standard deviations for one seed; half a unit of the sixth printed decimal for the slide
    expect(Math.abs(row['std, ours'] - layer.mean_of_std)).toBeLessThan(5 * layer.sd_of_std);
    expect(Math.abs(row['mean, ours'] - layer.mean_of_mean)).toBeLessThan(5 * layer.sd_of_mean);
    expect(Math.abs(row['std, ours'] - slide.std[n - 1]!)).toBeLessThan(4 * Math.SQRT2 * layer.sd_of_std + 5e-7);
    expect(Math.abs(row['mean, ours'] - slide.mean[n - 1]!)).toBeLessThan(4 * Math.SQRT2 * layer.sd_of_mean + 5e-7);
    expect([slide.std[n - 1], slide.mean[n - 1]]).toEqual([layer.slide_std, layer.slide_mean]);
  });

  test('the figure shows those activations, and from layer 3 on only the two bins around zero', () => {
    expect(figure.description).toContain(
      `layer 1: 500000 values, mean ${Number(rows[0]!['mean, ours'].toPrecision(4))}`,
    );
    type Bar = { panel: number; from: number; to: number; share: number };
    const bars = (figure.spec as unknown as { data: { values: Bar[] } }).data.values;
    for (let n = 3; n <= 10; n++) {
      const panel = bars.filter(({ panel, share }) => panel === n - 1 && share > 0);
      expect(
        panel.every(({ from, to }) => from >= -0.067 && to <= 0.067),
        `layer ${n}`,
      ).toBe(true);
      expect(panel.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    }
    expect(layers).toHaveLength(10);
  });
});
