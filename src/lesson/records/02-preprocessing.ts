// The figures of lesson 02.

import { type FigureRecords, inThousands, type Rows, seriesOf } from '../record.js';

/** A cell of a table, found by what its row is called. */
const cell = (rows: Rows, by: string, row: string, column: string): number =>
  Number(rows.find((one) => one[by] === row)?.[column] ?? Number.NaN);

const compared = (found: number, before: number): string =>
  Math.abs(found - before) < 1e-6 * Math.abs(before) ? 'the same' : found < before ? 'smaller' : 'larger';

/** The rise of the loss at ±5° before normalisation over that after it. */
function factor(rows: Rows): number {
  const [before, after] = ['before', 'after'].map((form) => {
    const at = (degrees: number) => Number(rows.find(({ series, x }) => series === form && x === degrees)?.['y']);
    return (at(5) + at(-5)) / 2 - at(0);
  }) as [number, number];
  return before / after;
}

/** The correlation of the points of one panel. */
function correlation(rows: Rows, part: number): number {
  const points = rows.filter((row) => row['part'] === part).map((row) => [Number(row['x']), Number(row['y'])] as const);
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const [xx, yy, xy] = [
    mean(points.map(([x]) => (x - mx) * (x - mx))),
    mean(points.map(([, y]) => (y - my) * (y - my))),
    mean(points.map(([x, y]) => (x - mx) * (y - my))),
  ];
  return xy / Math.sqrt(xx * yy);
}

export const preprocessing: FigureRecords = {
  '2.1 scratch': {
    shows: 'two loops, and data.Normalize',
    finding: 'By hand and from the library: the same numbers, to rounding',
  },
  '2.1 clouds': {
    shows: 'a cloud, zero-centred and normalised',
    finding: 'Centring moves the cloud, normalising scales it; the correlation stays',
    choices: ['smaller', 'the same', 'larger'],
    answer: (rows) => {
      const [before, after] = [correlation(rows, 0), correlation(rows, 2)];
      return Math.abs(after - before) < 1e-3 ? 'the same' : after < before ? 'smaller' : 'larger';
    },
  },
  '2.1 table': {
    shows: 'means, standard deviations and correlation',
    finding: 'Mean 0, standard deviation 1, and the correlation as it was',
  },
  '2.2 clouds': {
    shows: 'a cloud, turned and whitened',
    finding: 'PCA turns the cloud to the axes, whitening makes it round',
  },
  '2.2 covariance': {
    shows: 'covariances, and the eigenvalues by the formula',
    finding: 'The covariance becomes diagonal, then the identity',
    choices: ['smaller', 'the same', 'larger'],
    answer: (rows) => {
      const [a, b] = ['Var(x₁)', 'Var(x₂)'].map((column) => cell(rows, 'step', 'zero-centred', column)) as [
        number,
        number,
      ];
      return compared(cell(rows, 'step', 'decorrelated', 'Var(x₁)'), Math.max(a, b));
    },
  },
  '2.2 signs': {
    shows: 'examples whose gradient has one sign',
    finding: (rows) => {
      const share = cell(rows, 'step', 'zero-centred', 'gradients of one sign');
      return `Zero mean leaves ${(100 * share).toFixed(0)} % of the gradients with one sign: the features are correlated`;
    },
    answer: (rows) => cell(rows, 'step', 'zero-centred', 'gradients of one sign'),
  },
  '2.3 boundaries': {
    shows: 'one turn of w, before and after normalisation',
    finding: 'Far from the origin a turn of 5° moves the whole boundary',
  },
  '2.3 loss': {
    shows: 'the loss by the angle of the weights',
    finding: (rows) => `At 5° the loss rises ${factor(rows).toFixed(0)} times as much before normalisation as after it`,
    answer: factor,
  },
  '2.3 seeds': {
    shows: 'the rise of the loss at 5°, twenty seeds',
    finding: 'In all of twenty seeds the loss is more than ten times as sensitive before',
  },
  '2.3 descent': {
    shows: 'gradient descent, rate 1/λ of the curvature at the start',
    finding: (rows) =>
      `After 300 steps: ${['before', 'after'].map((form) => `${seriesOf(rows, form).at(-1)!.toFixed(2)} ${form}`).join(', ')}`,
  },
  '2.3 table': {
    shows: 'the curvature of the loss, and what descent makes of it',
    finding: (rows) =>
      `The condition number falls from ${inThousands(cell(rows, 'form', 'before', 'κ'))} to ${cell(rows, 'form', 'after', 'κ')}`,
  },
  '2.4 shapes': {
    shows: 'what is subtracted from images',
    finding: 'A mean image, or three numbers; both from the training images',
    answer: (rows) => Number(rows[0]!['numbers']),
  },
  '2.4 images': {
    shows: 'the mean image, and images without it',
    finding: 'Without the mean image, what all clothes have in common is gone',
  },
  '2.4 accuracy': {
    shows: 'four ways to prepare test images, five nets',
    finding: 'The mean of one class takes away what the net looks for',
    choices: ['training mean', 'test mean', 'mean of one class', 'nothing'],
    answer: (rows) => {
      const names = ['training mean', 'test mean', 'mean of one class', 'nothing'];
      const sums = names.map((name) =>
        rows
          .filter((row) => Object.values(row).includes(name))
          .reduce((sum, row) => sum + Number(Object.values(row).find(Number.isFinite)), 0),
      );
      return names[sums.indexOf(Math.min(...sums))]!;
    },
  },
  '2.4 extremes': {
    shows: 'the largest numbers after each step',
    finding: (rows) =>
      `The largest pixel is ${cell(rows, 'step', 'normalised', 'largest size').toFixed(0)} standard deviations from the mean`,
    answer: (rows) => cell(rows, 'step', 'normalised', 'largest size'),
  },
  '2.4 digits': {
    shows: 'digits after each step',
    finding: 'Whitened digits are no longer digits',
  },
};
