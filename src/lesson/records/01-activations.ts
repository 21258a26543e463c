// The figures of lesson 01.

import { type FigureRecords, inThousands, type Rows, seriesOf } from '../record.js';

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const median = (numbers: readonly number[]) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};

/** A cell of a table, found by the activation. */
const cell = (rows: Rows, activation: string, column: string): number =>
  Number(rows.find((row) => row['activation'] === activation)?.[column] ?? Number.NaN);

/** The numbers of a group in a box plot. */
const group = (rows: Rows, name: string): number[] =>
  rows
    .filter((row) => Object.values(row).includes(name))
    .map((row) => Number(Object.values(row).find(Number.isFinite)));

/** The value of a series at a place. */
const at = (rows: Rows, series: string, x: number): number =>
  Number(rows.find((row) => row['series'] === series && row['x'] === x)?.['y'] ?? Number.NaN);

const formula = 'the formula, float64';
const seven = ['sigmoid', 'tanh', 'ReLU', 'leaky ReLU', 'PReLU', 'ELU', 'maxout'];
const others = seven.filter((name) => name !== 'tanh');

export const activations: FigureRecords = {
  '1.1 scratch': {
    shows: 'formulas, and the library',
    finding: 'By hand and by back-propagation: the same numbers, to rounding',
  },
  '1.1 bounded': {
    shows: 'sigmoid, tanh and ELU with their derivatives',
    finding: 'What saturates has a derivative that vanishes',
  },
  '1.1 rectifiers': {
    shows: 'ReLU, leaky ReLU, PReLU and maxout with their derivatives',
    finding: 'Two straight lines: the derivative is a step',
  },
  '1.1 means': {
    shows: 'mean and standard deviation for normal inputs',
    finding: (rows) =>
      `After a ReLU normal numbers have the mean ${cell(rows, 'ReLU', 'mean').toFixed(4)}; only tanh is zero-centred`,
    answer: (rows) => cell(rows, 'ReLU', 'mean'),
  },
  'errata leaky ReLU': { shows: 'two slopes of a leaky ReLU', finding: 'Both slopes are leaky ReLUs: a parameter' },
  '1.2 gates': {
    shows: 'local gradients at −10, 0 and 10',
    finding: 'At ±10 sigmoid and tanh let next to nothing through',
    answer: (rows) => Number(rows[0]!['f′(x)']),
  },
  '1.2 one': {
    shows: 'where the functions are exactly 1',
    finding: (rows) =>
      `In float64 the formula of the sigmoid is 1 from ${cell(rows, 'sigmoid', formula)} on, that of tanh from ${cell(rows, 'tanh', formula)}`,
    answer: (rows) => cell(rows, 'sigmoid', formula),
  },
  '1.3 signs': {
    shows: 'batches whose gradient has one sign',
    finding: (rows) =>
      `Positive inputs: one sign in each example, in ${(100 * at(rows, 'positive', 10)).toFixed(0)} % of batches of ten`,
    answer: (rows) => at(rows, 'positive', 10),
  },
  '1.3 paths': {
    shows: 'paths with positive and with centred inputs',
    finding: 'Positive inputs: one by one the path zig-zags',
  },
  '1.3 lengths': {
    shows: 'lengths of paths over twenty seeds',
    finding: (rows) =>
      `One by one the path is ${median(group(rows, 'positive, one by one')).toFixed(1)} times the straight way with positive inputs, ${median(group(rows, 'zero mean, one by one')).toFixed(1)} with centred ones`,
    answer: (rows) => median(group(rows, 'positive, one by one')),
  },
  '1.4 operations': {
    shows: 'operations for each input',
    finding: (rows) =>
      `A sigmoid needs an exp() for each input, an ELU ${cell(rows, 'ELU', 'exp').toFixed(2)}, a ReLU none`,
    answer: (rows) => cell(rows, 'ELU', 'exp'),
  },
  '1.5 errors': {
    shows: 'training error by epoch, three seeds',
    finding: 'ReLU and tanh are below 25 % at about the same time, the sigmoid never',
  },
  '1.5 table': {
    shows: 'epochs to a training error of 25 %, 20 seeds (stored)',
    finding: (rows) =>
      `tanh needs ${cell(rows, 'tanh', 'times ReLU').toFixed(2)} times the epochs of ReLU here, not six times`,
    answer: (rows) => cell(rows, 'tanh', 'times ReLU'),
  },
  '1.6 gates': {
    shows: 'derivatives of rectifiers at −10, 0 and 10',
    finding: 'On the negative side a ReLU is shut, the others are not quite',
    answer: (rows) => cell(rows, 'ELU', 'f′(−10)'),
  },
  '1.6 cloud': {
    shows: 'a cloud, and two units',
    finding: 'An active unit learns from its half-plane; a dead one from no point',
  },
  '1.6 base line': {
    shows: 'dead units before training, layer by layer',
    finding: 'In layer 10 a tenth of the units are dead before any training',
  },
  '1.6 bad start': {
    shows: 'dead units by the first bias',
    finding: 'A bias of −3 kills nearly all deeper units before training begins',
  },
  '1.6 rates': {
    shows: 'dead units after three epochs, by the rate',
    finding: 'High rates kill units; the first layer stays alive',
    answer: (rows) =>
      Number(rows.find((row) => row['series'] === 'layer 2' && Number(row['y']) > 0.5)?.['x'] ?? Number.NaN),
  },
  '1.6 revive': {
    shows: 'steps until a unit comes back',
    finding: (rows) =>
      `From −10 the leaky ReLU is back after ${at(rows, 'leaky ReLU, 0.01', -10)} steps, the ELU after ${inThousands(at(rows, 'ELU', -10))}; near zero the ELU is first`,
    choices: ['leaky ReLU, 0.01', 'ELU', 'neither'],
    answer: (rows) => (at(rows, 'leaky ReLU, 0.01', -10) < at(rows, 'ELU', -10) ? 'leaky ReLU, 0.01' : 'ELU'),
  },
  '1.6 noise': {
    shows: 'noise after a unit',
    finding: 'Far from 0 an ELU passes hardly any noise on, a leaky ReLU its share',
  },
  '1.7 means': {
    shows: 'mean over rms of a third layer, five seeds',
    finding: 'After tanh, ELU is closest to zero mean',
    choices: others,
    answer: (rows) => {
      const off = others.map((name) => Math.abs(mean(group(rows, name))));
      return others[off.indexOf(Math.min(...off))]!;
    },
  },
  '1.7 maxout': {
    shows: 'maxout beside ReLU and leaky ReLU',
    finding: 'Maxout can be both, to the bit, and has twice the parameters',
  },
  '1.7 alpha': {
    shows: 'the slopes that PReLUs learn, three seeds',
    finding: (rows) => {
      const ends = ['layer 1', 'layer 2', 'layer 3'].map((layer) =>
        seriesOf(rows, layer).at(-1)!.toFixed(2).replace('-', '−'),
      );
      return `After six epochs the slopes are ${ends.join(', ')} on average`;
    },
    choices: ['grow', 'shrink', 'stay'],
    answer: (rows) => {
      const change = seriesOf(rows, 'layer 2').at(-1)! - seriesOf(rows, 'layer 2')[0]!;
      return Math.abs(change) < 0.05 ? 'stay' : change > 0 ? 'grow' : 'shrink';
    },
  },
  'errata PReLU': {
    shows: 'PReLU, right and as printed',
    finding: 'For α above 1 the printed form is turned inside out',
  },
  'errata PReLU, learned': {
    shows: 'α in a hundred steps, right and as printed',
    finding: (rows) =>
      `The right form finds ${seriesOf(rows, 'right').at(-1)!.toFixed(2)}, the printed one ends at ${seriesOf(rows, 'as printed').at(-1)!.toFixed(2)}`,
    choices: ['2', '1', 'below 1'],
    answer: (rows) => {
      const end = seriesOf(rows, 'as printed').at(-1)!;
      return end > 1.5 ? '2' : end < 0.95 ? 'below 1' : '1';
    },
  },
  '1.8 ranking': {
    shows: 'test accuracies, 20 seeds (stored)',
    finding: (rows) => {
      const order = seven.toSorted((a, b) => mean(group(rows, b)) - mean(group(rows, a)));
      return `${order.slice(0, 3).join(', ')} are ahead, the sigmoid is far behind (20 seeds, stored)`;
    },
    choices: seven,
    answer: (rows) => {
      const means = seven.map((name) => mean(group(rows, name)));
      return seven[means.indexOf(Math.max(...means))]!;
    },
  },
  '1.8 table': {
    shows: 'accuracies and differences from ReLU, 20 seeds (stored)',
    finding: 'Seed by seed beside ReLU: mean difference ± standard error',
  },
};
