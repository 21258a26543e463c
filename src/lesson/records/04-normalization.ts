// The figures of lesson 4.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const last = (rows: Rows, series: string) => seriesOf(rows, series).at(-1)!;
const at = (rows: Rows, series: string, x: number): number =>
  Number(rows.find((row) => row['series'] === series && row['x'] === x)?.['y'] ?? Number.NaN);
const below = (numbers: readonly number[], limit: number) => {
  const place = numbers.findIndex((one) => one < limit);
  return place < 0 ? Number.POSITIVE_INFINITY : place;
};

export const normalization: FigureRecords = {
  '4.1 scratch': {
    shows: 'batch norm from scratch, beside the library, autograd and differences',
    finding: 'From scratch, and by autograd: the same to rounding',
  },
  '4.1 in and out': {
    shows: 'mean and variance of six units, before and after',
    finding: 'Whatever goes in: mean 0 and variance 1 come out',
  },
  '4.1 PyTorch': {
    shows: 'output and gradients of a batch of six, for four units',
    finding: 'The same batch as in PyTorch, and the same numbers',
  },
  'errata matrix': {
    shows: 'the sum over units, and over examples',
    finding: 'As printed the sum runs over units, and the columns keep their means',
  },
  '4.2 identity': {
    shows: 'how far the layer is from the identity, by ε',
    finding: (rows) =>
      `The slide’s γ is off by ε/2, √(Var + ε) by rounding; on the next batch by ${(100 * at(rows, 'the same γ, next batch', 1e-5)).toFixed(0)} %`,
    answer: (rows) => at(rows, 'γ = √Var, as on the slide', 1e-5),
  },
  '4.2 why': {
    shows: 'the way to a unit with mean 2 and deviation 3',
    finding: 'Two numbers find scale and shift sooner than all the weights below',
    choices: ['all weights', 'γ and β'],
    answer: (rows) =>
      below(seriesOf(rows, 'γ and β'), 1e-3) < below(seriesOf(rows, 'all weights'), 1e-3) ? 'γ and β' : 'all weights',
  },
  '4.2 tanh': {
    shows: 'how much of tanh(γz) a straight line explains, by γ',
    finding: (rows) => `At γ = 1 a straight line explains ${(100 * at(rows, 'straight', 1)).toFixed(1)} % of a tanh`,
    answer: (rows) => at(rows, 'straight', 1),
  },
  '4.2 moons': {
    shows: 'the loss on two moons, for values of γ',
    finding: 'Held at 0.3, γ keeps the net straight; learned, it is soonest at the goal',
  },
  '4.2b identities': {
    shows: 'the gradient along the mean and along the scale',
    finding: 'No gradient along the mean, and none along the scale but for ε',
    answer: () => 0,
  },
  '4.2b penalty': {
    shows: 'the deviation of the units, with a penalty and with batch norm',
    finding: 'A penalty pulls the units towards 1; batch norm has them there',
  },
  '4.2b losses': {
    shows: 'deviation and loss after a hundred steps, by the penalty',
    finding: 'The penalty that comes nearest to 1 costs most in the loss',
  },
  '4.3 running': {
    shows: 'running mean and variance, by batches',
    finding: (rows) => `After ten batches the running mean is ${at(rows, 'running mean', 10).toFixed(2)} of 5`,
    answer: (rows) => at(rows, 'running mean', 10),
  },
  '4.3 modes': {
    shows: 'training and evaluation',
    finding: 'In evaluation an example has one answer, also alone',
  },
  '4.4 axes': {
    shows: 'over which axes each norm takes its mean',
    finding: 'Four norms, four sets of axes; only batch norm looks at other examples',
    choices: ['batch', 'layer', 'instance'],
    answer: () => 'instance',
  },
  '4.4 train and test': {
    shows: 'how far an output moves with the other images, and in evaluation',
    finding: 'Layer, instance and group norm do the same in training and in evaluation',
  },
  '4.4 groups': {
    shows: 'group norm beside the other norms',
    finding: 'One group is layer norm, one for each channel is instance norm',
  },
  '4.4 recurrent': {
    shows: 'the gradient on its way back through 60 steps, with and without layer norm',
    finding: 'With layer norm the way back does not depend on the size of the weights',
  },
  '4.5 clouds': {
    shows: 'two features, normalised and decorrelated',
    finding: 'Batch norm scales the cloud; decorrelated batch norm makes it round',
  },
  '4.5 covariances': {
    shows: 'variances, covariance and correlation of the clouds',
    finding: 'Batch norm leaves the correlation; decorrelated, it is 0',
    answer: (rows) => Number(rows[1]?.['correlation'] ?? Number.NaN),
  },
  '4.6 gradients': {
    shows: 'the size of the gradients, layer by layer, for three starts',
    finding: 'Without batch norm a gradient has the sizes of all other layers in it',
    answer: (rows) => at(rows, 's = 1', 1) / at(rows, 's = 0.3', 1),
  },
  '4.6 grid': {
    shows: 'the loss by the start and the rate, without and with batch norm',
    finding: (rows) => {
      const good = (part: number) => rows.filter((row) => row['part'] === part && Number(row['value']) < 0.5).length;
      return `A loss below 0.5 after 40 steps: without batch norm ${good(0)} of 30 pairs, with it ${good(1)}`;
    },
    answer: (rows) => rows.filter((row) => row['part'] === 1 && Number(row['value']) < 0.5).length,
  },
  '4.6 noise': {
    shows: 'how far a normalised value scatters, by the size of the batch',
    finding: 'The normalised value of a 1 scatters by √(1.5/B)',
    answer: (rows) => at(rows, 'measured', 8) / at(rows, 'measured', 128),
  },
  '4.6 placement': {
    shows: 'batch norm before and after the ReLU',
    finding: 'Both places train; here the one after the ReLU is the quicker',
  },
  '4.7 Taylor': {
    shows: 'the loss along the gradient, and its estimates',
    finding: 'Up to half of ε* the second order is right; from 2ε* on it says uphill',
    answer: () => 2,
  },
  '4.7 curvature': {
    shows: 'positive, no and negative curvature along the gradient',
    finding: 'Without curvature J falls in a straight line, with a negative one faster',
  },
  'errata Taylor': {
    shows: 'the estimate with ε² and as printed',
    finding: 'With ε² it is exact here; as printed it is off by hundreds',
  },
  '4.8 promise': {
    shows: 'the real decrease where 0.1 was promised, by depth',
    finding: 'Large weights keep the promise of the slide’s rate',
  },
  '4.8 table': {
    shows: 'promised and real, for ten layers',
    finding: 'At the slide’s rate small weights break the promise, at a fixed one large ones',
    answer: () => 0.5,
  },
  '4.8 together': {
    shows: 'the decrease with one layer at a time, and with all',
    finding: 'For small rates the promise holds; then the layers spoil each other’s step',
  },
  '4.9 promise': {
    shows: 'the same, with batch norm in the chain',
    finding: 'With batch norm the promise of 0.1 is kept at every depth',
    answer: (rows) => last(rows, 'w = 0.5'),
  },
  '4.9 table': {
    shows: 'the gradients of the lower weights',
    finding: 'It is kept trivially: the lower weights have no gradient',
  },
};
