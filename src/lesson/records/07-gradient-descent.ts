// The figures of lesson 7.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

/** A number of a table: in the row whose first column says `what`, or the row of a number. */
const cell = (rows: Rows, row: number, column: string): number => Number(rows[row]?.[column]);

/** The last value of each series of a line chart, by name. */
const lasts = (rows: Rows): [name: string, value: number][] =>
  [...new Set(rows.map((row) => String(row['series'])))].map((name) => [name, seriesOf(rows, name).at(-1)!]);

/** The series that ends lowest, or highest. */
const lowest = (rows: Rows, names?: readonly string[]): string =>
  lasts(rows)
    .filter(([name]) => names?.includes(name) ?? true)
    .reduce((least, one) => (one[1] < least[1] ? one : least))[0];
const highest = (rows: Rows): string => lasts(rows).reduce((most, one) => (one[1] > most[1] ? one : most))[0];

/** How many passes of the whole batch it takes to the loss that minibatches have after one. */
function passesNeeded(rows: Rows): number {
  const after = Number(rows.find(({ series, x }) => series === 'minibatch, B = 50' && x === 1000)!['y']);
  return seriesOf(rows, 'batch, B = 1000').findIndex((loss) => loss <= after);
}

const four = ['constant', '1/√k', '1/k', '1/k²'];

export const gradientDescent: FigureRecords = {
  '7.1 scratch': {
    shows: 'eight steps, from scratch and from the library',
    finding: 'From scratch and from the library: the same bits',
  },
  '7.1 updates': {
    shows: 'updates and gradients of one pass through 1000 examples',
    finding: 'A pass makes N/B updates, rounded up, and always computes N gradients',
    answer: (rows) => cell(rows, 2, 'updates in a pass'),
  },
  '7.1 loss': {
    shows: 'the loss above its minimum, against samples seen, for three batch sizes',
    finding: (rows) =>
      `One pass in minibatches is worth ${passesNeeded(rows)} of the whole batch; single examples stay far above`,
    answer: passesNeeded,
  },
  '7.1 last batch': {
    shows: 'the gradient of a last batch of 40 examples, divided by 40 and by 64',
    finding: 'Divided by b, the last step is 40/64 of what it should be',
  },
  'errata algorithms': {
    shows: 'single examples with a shrinking rate, whose k is counted or not',
    finding: 'Without k ← k + 1 the rate never shrinks, and the loss stays where it is',
  },
  '7.2 diversity': {
    shows: 'what one pass of 64 single updates is worth, in passes of the whole batch',
    finding: 'Diversity alone takes little; with noise and a large rate nothing is left',
    choices: ['nearly all', 'less than half', 'none'],
    answer: (rows) => {
      const left = Number(rows.find(({ place, series }) => place === 'all random' && series === 'rate 0.1')?.['value']);
      return left > 48 ? 'nearly all' : left > 8 ? 'less than half' : 'none';
    },
  },
  '7.2 table': {
    shows: 'the same in numbers: the mean of ten orders',
    finding: 'The same in numbers: the mean of ten orders',
  },
  '7.2 order': {
    shows: 'four ways to go through sorted data; the band: 20 seeds',
    finding: 'Sorted data are the worst order; any random order will do',
    choices: ['sorted', 'one order', 'new orders', 'drawn'],
    answer: highest,
  },
  '7.2 cost': {
    shows: 'gradients computed for one update',
    finding: 'An update of a minibatch costs the same for any N',
  },
  '7.3 data sets': {
    shows: 'the variance of the loss over 1000 data sets of N examples',
    finding: 'N times as many examples: an N-th of the variance',
    answer: () => 100,
  },
  '7.3 batches': {
    shows: 'the variance of the loss of a batch, over 4000 batches',
    finding: 'With replacement 1/B; shuffled batches vary less',
    answer: (rows) => {
      const at500 = (name: string) => seriesOf(rows, name).at(-1)!;
      return at500('shuffled') / at500('Var(div) / B');
    },
  },
  '7.3 shares': {
    shows: 'the variances as shares of Var(div)/B',
    finding: (rows) =>
      `At B = 500 shuffling leaves ${(100 * cell(rows, 8, 'shuffled, as a share of it')).toFixed(0)} % of the variance, at B = 1000 none`,
  },
  '7.3b curves': {
    shows: 'loss curves of six data sets of N examples each, and the expected one',
    finding: 'With ten examples each data set has a loss of its own, with a thousand they agree',
  },
  '7.3b table': {
    shows: 'the minima of 2000 data sets',
    finding: 'The minimum strays by 1/√(N − 2)',
    answer: (rows) => cell(rows, 2, 'std of ŵ') / cell(rows, 4, 'std of ŵ'),
  },
  '7.3b minima': {
    shows: 'where the minima of 2000 data sets lie',
    finding: 'A hundred times the examples, a tenth of the spread',
  },
  '7.4 sums': {
    shows: 'the sums of four rates, and of their squares',
    finding: 'Only 1/k has an endless sum and a finite sum of squares',
  },
  '7.4 strongly convex': {
    shows: '½x² from 5, mean of 100 runs',
    finding: (rows) => `Strongly convex: ${lowest(rows)} is lowest, a constant rate stops`,
    choices: four,
    answer: (rows) => lowest(rows),
  },
  '7.4 flat bowl': {
    shows: '½ · 0.05 x² from 5, mean of 100 runs',
    finding: (rows) => `A flat bowl: ${lowest(rows, four)} beats 1/k, unless 1/k knows the curvature`,
    choices: four,
    answer: (rows) => lowest(rows, four),
  },
  '7.4 absolute value': {
    shows: '|x| from 30, mean of 100 runs',
    finding: (rows) => `|x|: 1/k has come no further down than ${lasts(rows)[2]![1].toFixed(1)}`,
  },
  'errata 1/k': {
    shows: 'the mean loss after 10 000 steps',
    finding: '1/k is best on one of three convex losses, and far behind on two',
  },
  '7.4 floor': {
    shows: 'constant rates on ½x², and the floors that are computed for them',
    finding: 'Every constant rate stops at its own floor, ½ε/(2 − ε)',
  },
  '7.5 condition': {
    shows: 'singular values of the Hessian',
    finding: 'The Hessian of the bowl: its condition number is 25',
  },
  '7.5 paths': {
    shows: 'gradient descent in a long valley, two rates',
    finding: 'The large rate jumps across the valley, the small one creeps along it',
  },
  '7.5 rates': {
    shows: 'where 30 and 1000 steps lead, for five rates',
    finding: 'Above a rate of 2/κ = 0.08 the path leaves the valley',
    answer: () => 0.08,
  },
  '7.5 steps': {
    shows: 'steps to a millionth of the distance, at the best rate',
    finding: 'The number of steps grows in proportion to the condition number',
    answer: (rows) => Number(rows.find(({ series, x }) => series === 'counted' && x === 100)!['y']),
  },
  '7.5 average': {
    shows: 'a path at a high rate, and the mean of its places',
    finding: 'The path bounces between the walls; its mean lies on the floor',
    answer: (rows) => Number(rows.filter(({ path }) => path === 'mean of its places').at(-1)!['y']),
  },
  '7.5 floor': {
    shows: 'the loss of the path, and of the mean of its places',
    finding: 'The mean is on the floor, but is slow to forget where it came from',
  },
  '7.6 local minimum': {
    shows: 'gradient descent from three places',
    finding: 'Where the gradient is zero it ends: two of three in the shallow valley',
    answer: (rows) => {
      const from = rows.filter(({ color }) => color === 'from 0.2');
      return Number(from.at(-1)!['x']);
    },
  },
  '7.6 ends': {
    shows: 'where the three runs are after 400 steps',
    finding: 'The slope is zero to the fourteenth digit; the loss is not the least',
  },
  'errata noise': {
    shows: 'runs of 1000 updates that begin in the shallow valley',
    finding: 'It is the gradient without noise that gets stuck',
    choices: ['small', 'large'],
    answer: (rows) =>
      cell(rows, 0, 'of 200 in the deep valley') > cell(rows, 4, 'of 200 in the deep valley') ? 'small' : 'large',
  },
  '7.6 saddle': {
    shows: 'three runs of 400 steps that come along the ridge of a saddle',
    finding: 'On the ridge it ends at the saddle; a hair beside, in a minimum',
  },
  '7.6 leaving': {
    shows: 'how long the saddle holds a run, by its distance from the ridge',
    finding: 'Every factor of 1000 nearer to the ridge costs 72 steps more',
    answer: (rows) => cell(rows, 2, 'steps to |y| > 0.5'),
  },
  '7.6 dimension': {
    shows: '4000 random symmetric matrices a dimension: the share of saddles',
    finding: (rows) => `From none to ${(100 * Number(rows[4]!['value'])).toFixed(2)} % in five dimensions`,
    answer: (rows) => Number(rows[1]!['value']),
  },
  '7.7 paths': {
    shows: 'three paths over the loss of 256 examples',
    finding: 'SGD jitters along the way of gradient descent; momentum smooths it',
  },
  '7.7 average': {
    shows: 'one weight, step by step: gradient descent, one path of SGD, the mean of a hundred',
    finding: 'On average SGD makes the very progress of gradient descent',
    choices: ['behind', 'ahead', 'the same'],
    answer: () => 'the same',
  },
  '7.7 table': {
    shows: 'w₁ after some steps',
    finding: 'A run strays by 0.2 to 0.3, the mean of a hundred by a tenth of it',
  },
  '7.7 shape': {
    shows: 'the shape of the paths, means of 20 runs',
    finding: 'With momentum steps agree with the next one, and the path is half as long',
  },
  '7.8 graph': {
    shows: 'values on the way forward, gradients on the way back',
    finding: 'From the loss back: each box multiplies by its own slope',
    answer: (rows) =>
      Number(/grad ([-−\d.e]+)/.exec(String(rows.find(({ text }) => String(text).startsWith('F¹'))?.['text']))?.[1]),
  },
  '7.8 scores': {
    shows: 'one image of a digit: scores, confidences, target, and the gradients of the loss',
    finding: 'Through the softmax the gradient is y − yGT',
  },
  'errata confidence': {
    shows: "the slide's vector of confidences, and one that adds up to 1",
    finding: "The slide's four entries add up to 1.18 already",
  },
  '7.8 average': {
    shows: 'eight gradients, their average, and the gradient of the batch',
    finding: 'The average of the gradients is the gradient of the batch',
    choices: ['as long', 'shorter'],
    answer: (rows) => {
      const all = rows.map((row) => Number(row['length, layer 1']));
      const typical = all.slice(0, 8).reduce((sum, one) => sum + one, 0) / 8;
      return all[8]! > 0.8 * typical ? 'as long' : 'shorter';
    },
  },
  '7.8 check': {
    shows: 'back-propagation against differences, float64',
    finding: 'Right gradients agree to nine digits, a forgotten slope shows at once',
  },
  '7.8 step size': {
    shows: 'the error of a difference, by its δ',
    finding: 'Centred, in float64, δ = 10⁻⁶: the best of both errors',
    answer: (rows) => {
      const centred = rows.filter(({ series }) => series === 'centred, float64');
      return Number(centred.reduce((least, row) => (Number(row['y']) < Number(least['y']) ? row : least))['x']);
    },
  },
};
