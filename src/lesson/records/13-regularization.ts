// The figures of lesson 13.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const inPart = (rows: Rows, part: number): Rows => rows.filter((row) => row['part'] === part);
const lastOf = (rows: Rows, series: string): number => seriesOf(rows, series).at(-1)!;
const cell = (rows: Rows, row: number, column: string): number => Number(rows[row]![column]);
/** The number before ± in a cell. */
const centre = (rows: Rows, row: number, column: string): number =>
  Number.parseFloat(String(rows[row]![column]).replace('−', '-'));

const small = '|w| < 0.01, %';
const median = 'median gap, %';

/** After how many steps the weight of the corner has reached zero. */
const stepsToZero = (rows: Rows): number => seriesOf(rows, 'L1').findIndex((w) => Math.abs(w) < 0.001);

/** With how many masks the accuracy is within a point of its best, in words. */
function drawsNeeded(rows: Rows): string {
  const runs = inPart(rows, 0).filter((row) => row['series'] === 'K masks, three times');
  const best = Math.max(...runs.map(({ y }) => Number(y)));
  const count = Number(runs.find(({ y }) => Number(y) >= best - 0.01)?.['x']);
  return count <= 2 ? 'one' : count <= 32 ? 'tens' : 'thousands';
}

const noises = ['dropout', 'batch norm', 'augmentation', 'DropConnect', 'stochastic depth', 'fractional max pooling'];

/** The noise that costs most while it is on, over twenty seeds. */
function costliest(rows: Rows): string {
  const costs = rows.map((_, i) => centre(rows, i, 'test run, 20 seeds (stored)') - centre(rows, i, 'one run with z, 20 seeds (stored)')); // biome-ignore format: one line
  return String(rows[costs.indexOf(Math.max(...costs))]!['noise z']);
}

/** The gap of a net after the last epoch, from the curves: in points. */
function gapOf(rows: Rows, net: string): number {
  const of = (images: string) => Number(rows.filter((row) => row['net'] === net && row['series'] === images).at(-1)?.['y']); // biome-ignore format: one line
  return 100 * (of('training') - of('held out'));
}

/** By how many points a net's gap differs from the plain net's, over twenty seeds. */
const lessOf = (rows: Rows, row: number): number => centre(rows, row, 'less plain’s (stored)');

/** Which of the two makes the gap smaller, by more than two points. */
function closed(rows: Rows): string {
  const [dropout, norm] = [1, 2].map((row) => lessOf(rows, row) < -2);
  return dropout && norm ? 'both' : dropout ? 'dropout' : norm ? 'batch norm' : 'neither';
}

/** How much larger the loss is with the wrong factor. */
const timesLoss = (rows: Rows): number => cell(rows, 1, 'loss, this run') / cell(rows, 0, 'loss, this run');

/** With a minus, not a hyphen. */
const signed = (value: number): string => value.toFixed(1).replace('-', '−');

export const regularization: FigureRecords = {
  '13.1 scratch': {
    shows: 'hinge loss and penalty, from scratch and from the library',
    finding: 'The loss from scratch and from the library: the same bits',
  },
  '13.1 histograms': {
    shows: '640 weights after 200 steps, by penalty',
    finding: 'L2 makes all weights smaller; L1 puts most of them at zero',
    choices: ['none', 'L2', 'L1'],
    answer: () => 'L1',
  },
  '13.1 table': {
    shows: 'weights by penalty, λ = 0.01',
    finding: (rows) =>
      `Below 0.01 are ${cell(rows, 1, small).toFixed(0)} % of the weights under L2, ${cell(rows, 2, small).toFixed(0)} % under L1`,
  },
  '13.1 corner': {
    shows: 'a weight that no data touch, by penalty',
    finding: 'L1 takes the same off at each step; L2 ever less',
    answer: stepsToZero,
  },
  '13.1 zeros': {
    shows: 'L1 in two ways',
    finding: (rows) => `Exactly zero: ${cell(rows, 0, 'weights that are exactly 0')} with L1 in the loss, ${cell(rows, 1, 'weights that are exactly 0')} by shrinking`, // biome-ignore format: one line
    answer: (rows) => cell(rows, 0, 'weights that are exactly 0'),
  },
  '13.1 lambda': {
    shows: 'small weights and accuracy, by λ',
    finding: 'Stronger: more small weights under L1, hardly any under L2, and a worse fit',
  },
  'errata weight decay': {
    shows: 'λ Σw² with and without ½, and weightDecay',
    finding: 'Without the ½, λ counts twice: λ Σw² is weightDecay 2 λ',
    answer: (rows) => cell(rows, 0, 'left after 200 steps'),
  },
  'errata weight decay, optimisers': {
    shows: 'L2 in the gradient against decay of the weight',
    finding: 'L2 and weight decay: one thing for plain SGD, and for no other',
  },
  '13.2 scratch': {
    shows: 'dropout, from scratch and from the library',
    finding: 'Training and test, from scratch and from the library: the same bits',
  },
  '13.2 masks': {
    shows: 'activations, their masks, and what is left',
    finding: 'A mask for each input: about half of the units are dropped',
  },
  '13.2 kept': {
    shows: 'how many of 100 units a mask keeps',
    finding: 'The number of kept units is binomial: 50 ± 5',
    answer: () => 5,
  },
  '13.2 output': {
    shows: 'the first score of one input over 4000 passes',
    finding: 'Dropout makes the output random',
  },
  '13.3 masks': {
    shows: 'a neuron under each mask of its inputs',
    finding: (rows) => `Four masks of the neuron: the mean of a is ${rows.reduce((sum, { a }) => sum + Number(a) / rows.length, 0)}`, // biome-ignore format: one line
    answer: (rows) => rows.reduce((sum, { a }) => sum + Number(a) / rows.length, 0),
  },
  '13.3 table': {
    shows: 'the mean over the masks, term by term',
    finding: 'The four terms add up to ½ (w₁x + w₂y)',
  },
  '13.3 any p': {
    shows: 'E[a] over all masks, by p',
    finding: 'For any p, and for any number of inputs: E[a] is p times the full sum',
  },
  '13.4 neuron': {
    shows: 'the neuron in training and in the test',
    finding: 'Vanilla and inverted agree with their test; unscaled it is 1/p too large',
    answer: (rows) => cell(rows, 5, 'test over training'),
  },
  '13.4 first layer': {
    shows: 'the first layer behind dropout: mean over masks less test',
    finding: 'Scaled, only chance is left, and it falls like 1/√K; unscaled, it stays',
  },
  '13.4 units': {
    shows: 'eight units of the second layer',
    finding: 'Behind a ReLU the mean over masks is never below the test',
    choices: ['mean', 'test', 'depends'],
    answer: () => 'mean',
  },
  '13.4 scores': {
    shows: 'scores: mean over masks, and test',
    finding: 'The scores of the test are near the expected ones, not equal to them',
  },
  '13.4 Jensen': {
    shows: 'one unit under 256 masks',
    finding: 'The mean of ReLU lies above ReLU of the mean',
  },
  '13.4 gaps': {
    shows: 'expected scores against test, a hundred nets',
    finding: 'The whole net: scaling is approximate',
  },
  '13.4 gap table': {
    shows: 'expected scores against test, by form and p',
    finding: (rows) => `In the median net the test is ${cell(rows, 0, median).toFixed(0)} % (vanilla) or ${cell(rows, 1, median).toFixed(0)} % (inverted) off`, // biome-ignore format: one line
    answer: (rows) => cell(rows, 0, median),
  },
  '13.4 nothing scaled': {
    shows: 'test without scaling, over scaled',
    finding: 'Two dropout layers unscaled: 1/p² without biases, anything with them',
    answer: (rows) => lastOf(inPart(rows, 0), 'p = ½'),
  },
  'errata dropout': {
    shows: 'the neuron times p, and times 1 − p',
    finding: 'Times p is right; times 1 − p only where both are ½',
  },
  'errata dropout, trained': {
    shows: 'a net that keeps 80 %, tested in three ways',
    finding: (rows) => `Times 0.2 in the place of 0.8: the loss is ${timesLoss(rows).toFixed(1)} times as large`,
    answer: timesLoss,
  },
  '13.5 masks': {
    shows: 'how many masks a layer has',
    finding: '4096 units: 10¹²³³ masks',
    answer: (rows) => cell(rows, 5, 'digits'),
  },
  '13.5 means': {
    shows: 'the scaled net and two means of its members',
    finding: 'One softmax layer is the geometric mean of its members; a deep net is not',
    choices: ['arithmetic', 'geometric', 'neither'],
    answer: () => 'geometric',
  },
  '13.5 distances': {
    shows: 'how far two means are from the scaled net',
    finding: 'For every p: geometric is exact for one layer, and for nothing else',
  },
  '13.5 Monte Carlo': {
    shows: 'the mean of K masks against the scaled net',
    finding: 'Averaged masks: as good as the scaled net, but many passes dearer',
    choices: ['one', 'tens', 'thousands'],
    answer: drawsNeeded,
  },
  '13.5b removed': {
    shows: 'accuracy with units removed',
    finding: 'A net trained with dropout does without half of its units',
    answer: (rows) => seriesOf(rows, 'without dropout, this run')[4]!,
  },
  '13.5b units': {
    shows: 'how alike units are, and what one is worth',
    finding: 'Co-adaptation, measured in two ways',
  },
  '13.6 table': {
    shows: 'six noises, with the noise on and in the test',
    finding: 'Noise in training, averaged out in the test: six times the same pattern',
    choices: noises,
    answer: costliest,
  },
  '13.6 averages': {
    shows: 'how far runs are from the mean over the noise, in per cent',
    finding: 'But for batch norm, the test run is nearer to the mean than a single run',
  },
  '13.6 batch': {
    shows: 'the noise of batch norm, by batch size',
    finding: 'The noise of batch norm falls like 1/√B',
  },
  '13.7 budget': {
    shows: 'the learning rates that were tried (stored): accuracy on others, %',
    finding: 'The same budget for all: accuracy by learning rate, % (stored)',
  },
  '13.7 curves': {
    shows: 'accuracy on training images and on others',
    finding: (rows) => `The gap after 30 epochs: ${gapOf(rows, 'plain').toFixed(0)} points plain, ${gapOf(rows, 'dropout').toFixed(0)} with dropout`, // biome-ignore format: one line
  },
  '13.7 table': {
    shows: 'gap and accuracy, in points',
    finding: (rows) => `Dropout changes the gap by ${signed(lessOf(rows, 1))} points, batch norm by ${signed(lessOf(rows, 2))}`, // biome-ignore format: one line
    choices: ['dropout', 'batch norm', 'both', 'neither'],
    answer: closed,
  },
};
