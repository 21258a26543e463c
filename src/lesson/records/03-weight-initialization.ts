// The figures of lesson 3.

import { pow } from '../../math/index.js';
import { type FigureRecord, type FigureRecords, type Rows, seriesOf } from '../record.js';

/** The standard deviations of our layers in a figure of means and standard deviations. */
const stds = (rows: Rows) =>
  seriesOf(
    rows.filter(({ part }) => part === 1),
    'ours',
  );

/** The factor on the standard deviation from layer to layer: the geometric mean from layer 2 on. */
function factor(rows: Rows): number {
  const std = stds(rows);
  return pow(std.at(-1)! / std[1]!, 1 / (std.length - 2));
}

/** The two other figures of a start. */
const start = (weights: string, histograms: string): { table: FigureRecord; histograms: FigureRecord } => ({
  table: { shows: weights, finding: `${weights}: slide and run agree` },
  histograms: { shows: `${weights}: activations of each layer`, finding: histograms },
});
const small = start('tanh, W = 0.01 · randn', 'W = 0.01 · randn: by layer 3 all is in the two bins around zero');
const large = start('tanh, W = 1.0 · randn', 'W = 1.0 · randn: the units are saturated in every layer');
const xavier = start('tanh, W = randn / √fan_in', 'Xavier: every layer still uses the range of tanh');
const broken = start('ReLU, W = randn / √fan_in', 'Xavier with ReLU: more and more is close to zero');
const he = start('ReLU, W = randn · √(2 / fan_in)', 'He: layer 10 looks like layer 1');

export const initialization: FigureRecords = {
  '3.1 scratch': {
    shows: 'one layer, from scratch and from the library',
    finding: 'From scratch and from the library: the same bits',
  },
  '3.1 lines': {
    shows: 'tanh, W = 0.01 · randn, layer by layer',
    finding: (rows) => `The standard deviation falls by a factor of ${factor(rows).toFixed(2)} a layer`,
    answer: factor,
  },
  '3.1 table': small.table,
  '3.1 histograms': small.histograms,
  '3.2 lines': {
    shows: 'tanh, W = 1.0 · randn, layer by layer',
    finding: (rows) => `The standard deviation stays at ${stds(rows)[9]!.toFixed(2)}: nearly all is −1 or 1`,
    choices: ['zero', 'bell', 'ends'],
    answer: (rows) => (stds(rows)[9]! > 0.9 ? 'ends' : stds(rows)[9]! > 0.1 ? 'bell' : 'zero'),
  },
  '3.2 table': large.table,
  '3.2 histograms': large.histograms,
  '3.3 lines': {
    shows: 'tanh, W = randn / √fan_in, layer by layer',
    finding: (rows) => `Slowly down to ${stds(rows)[9]!.toFixed(2)} in layer 10: reasonable`,
    choices: ['stays', 'shrinks', 'grows'],
    answer: (rows) => (factor(rows) < 0.98 ? 'shrinks' : factor(rows) > 1.02 ? 'grows' : 'stays'),
  },
  '3.3 table': xavier.table,
  '3.3 histograms': xavier.histograms,
  '3.4 lines': {
    shows: 'ReLU, W = randn / √fan_in, layer by layer',
    finding: (rows) => `Mean and standard deviation fall by ${factor(rows).toFixed(2)} a layer; √½ is 0.71`,
    answer: factor,
  },
  '3.4 table': broken.table,
  '3.4 histograms': broken.histograms,
  '3.5 lines': {
    shows: 'ReLU, W = randn · √(2 / fan_in), layer by layer',
    finding: (rows) => `Ten layers, and the standard deviation is still ${stds(rows)[9]!.toFixed(2)}`,
    choices: ['below 1', 'at 1', 'above 1'],
    answer: (rows) => (stds(rows)[9]! < 0.97 ? 'below 1' : stds(rows)[9]! > 1.03 ? 'above 1' : 'at 1'),
  },
  '3.5 table': he.table,
  '3.5 histograms': he.histograms,
  '3.5 seeds': {
    shows: 'the standard deviation of each layer, over seeds',
    finding: 'The spread over seeds grows with depth',
    choices: ['trend', 'chance'],
    answer: () => 'chance',
  },
  '3.6 summary': {
    shows: 'five starts of the same net',
    finding: 'Five starts of the same net: two vanish, one is saturated, two last',
    choices: ['0.01 · randn', '1.0 · randn', 'Xavier, tanh', 'Xavier, ReLU', 'He, ReLU'],
    answer: () => 'Xavier, tanh',
  },
  '3.7 dH': {
    shows: '∂L/∂H from layer 10 down to the input',
    finding: 'Gradients vanish from small weights, and explode from large ones',
    choices: ['vanish', 'explode'],
    answer: (rows) => {
      const rms = seriesOf(
        rows.filter(({ part }) => part === 0),
        '1.0 · randn',
      );
      return rms[0]! > rms.at(-1)! ? 'explode' : 'vanish';
    },
  },
  '3.7 dW': {
    shows: '∂L/∂W, layer by layer',
    finding: '∂L/∂W: the rms is the same in all layers, but for 1.0 · randn',
  },
  '3.7 table': {
    shows: 'what a unit gradient becomes on its way down: rms',
    finding: 'What a unit gradient becomes on its way down: rms',
  },
  '3.7 half the truth': {
    shows: 'W = 1.0 · randn: gradients, layer by layer',
    finding: 'W = 1.0 · randn: the median of ∂L/∂Z is zero, all else explodes',
  },
  'errata He': {
    shows: 'He as printed, and right',
    finding: 'He as printed: × 250 a layer, or NaN at once',
    answer: (rows) => Number(rows[1]!['std, layer 2']) / Number(rows[1]!['std, layer 1']),
  },
  'errata Xavier': {
    shows: 'uniform weights, three forms',
    finding: 'Without the root the units are driven towards saturation, to a std of 0.79',
  },
  '3.9 starts': {
    shows: 'five starts of a tanh net: the mean square of a weight, and the layers',
    finding: 'One start loses the signal; four with E[w²] = 1/m are alike',
    choices: ['uniform', 'glorot', 'orthogonal', 'sparse', 'walk'],
    answer: () => 'uniform',
  },
  '3.9 promises': { shows: 'what three starts promise', finding: 'Orthogonal, sparse and LSUV keep what they promise' },
  '3.9 gain': {
    shows: 'orthogonal weights with a gain, tanh',
    finding: 'Below a gain of 1 the signal dies out; above 1 it settles',
    answer: () => 1,
  },
  '3.10 depth': {
    shows: 'W = 0.01 · randn in nets of different depth',
    finding: '0.01 · randn: two and three layers learn, ten do not',
    choices: ['all', '2 and 3', '2', 'none'],
    answer: (rows) => {
      const learned = ['2 layers', '3 layers', '10 layers'].filter((name) => seriesOf(rows, name).at(-1)! < 0.5);
      return ['none', '2', '2 and 3', 'all'][learned.length]!;
    },
  },
  '3.10 starts': {
    shows: 'the loss after 400 steps, from ten starts each',
    finding: 'Convex: one end for all starts. Not convex: the start decides',
  },
  '3.11 net': {
    shows: 'a net, neuron by neuron and layer by layer',
    finding: 'The same net, neuron by neuron and layer by layer',
  },
  '3.11 duality': {
    shows: 'a product and a copy, there and back',
    finding: 'W goes up, its transpose comes down; what was copied is added',
    answer: (rows) => Number(rows[2]!['value']),
  },
  '3.8 table': {
    shows: 'how many units of a layer are different ones',
    finding: 'Equal units stay equal',
    answer: (rows) => Number(String(rows[0]!['after 100 steps']).split(',')[0]),
  },
};
