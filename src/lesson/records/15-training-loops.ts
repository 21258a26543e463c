// The figures of lesson 15.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const last = (rows: Rows, series: string) => seriesOf(rows, series).at(-1)!;
const of = (part: number) => (row: Rows[number]) => row['part'] === part;

/** The place, from 1, of the first number that is below the one before. */
const firstFall = (numbers: readonly number[]) => numbers.findIndex((x, i) => i > 0 && x < numbers[i - 1]!) + 1;

/** What each way came to, seed by seed, in one of the two panels. */
function byWay(rows: Rows, part: number): { way: string; numbers: number[] }[] {
  const own = rows.filter(of(part));
  return [...new Set(own.map(({ group }) => String(group)))].map((way) => ({
    way,
    numbers: own.filter(({ group }) => group === way).map(({ value }) => Number(value)),
  }));
}

/** The way that is lowest, seed by seed. */
function lowest(rows: Rows, part: number): string[] {
  const ways = byWay(rows, part);
  const seeds = ways[0]?.numbers.map((_, seed) => seed) ?? [];
  return seeds.map((seed) => ways.reduce((a, b) => (b.numbers[seed]! < a.numbers[seed]! ? b : a)).way);
}

const times = (all: readonly string[], one: string) => all.filter((other) => other === one).length;
const mostFrequent = (all: readonly string[]) => all.reduce((a, b) => (times(all, b) > times(all, a) ? b : a));

export const trainingLoops: FigureRecords = {
  '15.1 scratch': {
    shows: 'a loop from scratch, and fit',
    finding: 'The same calls in the same order, and the same losses',
  },
  '15.1 order': {
    shows: 'the hooks, call by call',
    finding: (rows) => `${rows.length} calls: around the training, each epoch, each batch, each validation`,
    answer: (rows) => rows.length,
  },
  '15.1 means': {
    shows: 'the loss of each batch, and the mean that is logged',
    finding: (rows) => `The logged loss, ${last(rows, 'mean so far').toFixed(2)}, is a mean over nets that were worse`,
    choices: ['the logged loss', 'the finished net'],
    answer: (rows) =>
      last(rows, 'mean so far') > last(rows, 'the finished net') ? 'the finished net' : 'the logged loss',
  },
  '15.2 list': { shows: 'prescribed losses', finding: 'Losses to decide by: plateaus, and one late fall' },
  '15.2 files': {
    shows: 'the files that are written',
    finding: (rows) => `${rows.length} files: the same value again is no better`,
    answer: (rows) => rows.length,
  },
  '15.2 loaded': {
    shows: 'the net of the last epoch, and that of the last file',
    finding: 'The net of the file has by far the lower loss, and no better accuracy',
  },
  '15.2 curve': {
    shows: 'losses by epoch, and the last file',
    finding: 'Only the training loss goes on falling after the last file',
  },
  '15.3 checksum': {
    shows: 'a checksum from scratch',
    finding: 'CRC-32C from scratch gives the standard’s example',
  },
  '15.3 files': {
    shows: 'the event files',
    finding: 'A record for each epoch, after one for the version; every checksum is right',
    answer: (rows) => Number(rows[0]?.['records']),
  },
  '15.3 events': { shows: 'the events of two epochs', finding: 'Each number has a time, a step and a name' },
  '15.3 curves': {
    shows: 'the losses that stand in the files',
    finding: 'Read from the files: what TensorBoard draws',
  },
  '15.3 compared': {
    shows: 'the numbers of the files, and those of the history',
    finding: 'Every number of the files is that of the history, in float32',
  },
  '15.4 table': {
    shows: 'when prescribed losses end a training',
    finding: 'A patience of 2 ends in epoch 7; the fall in epoch 16 needs 7',
    answer: (rows) => Number(rows[1]?.['ended after']),
  },
  '15.4 curve': {
    shows: 'the validation loss to the end, and with EarlyStopping',
    finding: 'The same run, cut off five epochs after its best one',
  },
  '15.4 seeds': {
    shows: 'loss and accuracy on the test part, five starts each',
    finding: (rows) => {
      const [losses, accuracies] = [lowest(rows, 0), lowest(rows, 1)];
      const way = mostFrequent(accuracies);
      return `“${way}”: lowest accuracy in ${times(accuracies, way)} of ${accuracies.length} starts, lowest loss in ${times(losses, way)}`;
    },
    choices: ['to the end', 'stopped', 'stopped, restored'],
    answer: (rows) => mostFrequent(lowest(rows, 1)),
  },
  '15.5 rates': {
    shows: 'rates of a function of the epoch',
    finding: (rows) => `The 15th epoch runs with ${last(rows, 'translated').toFixed(7)}, if one counts from 1`,
    answer: (rows) => last(rows, 'translated'),
  },
  '15.6 rates': {
    shows: 'the rate after each epoch, on the prescribed losses',
    finding: (rows) => `Patience 2 acts after epoch ${firstFall(seriesOf(rows, 'patience 2'))}, and again and again`,
    answer: (rows) => firstFall(seriesOf(rows, 'patience 2')),
  },
  '15.6 training': {
    shows: 'a training that begins too high',
    finding: (rows) => {
      const rates = seriesOf(rows.filter(of(0)), 'rate');
      return `The rate falls after epoch ${firstFall(rates) - 1}, and the loss with it`;
    },
  },
  '15.7 received': {
    shows: 'what the server has received',
    finding: 'One form an epoch, with all logs as JSON',
    answer: (rows) => rows.length,
  },
  '15.7 closed': {
    shows: 'with and without a server',
    finding: 'Without a server: one warning, and the same training',
  },
  '15.8 lengths': {
    shows: 'the length of all weights, followed by a callback',
    finding: (rows) => {
      const lengths = seriesOf(rows, 'length of all weights');
      return `In ${lengths.length - 1} epochs the weights become ${(lengths.at(-1)! / lengths[0]!).toFixed(1)} times as long`;
    },
  },
  '15.8 called': {
    shows: 'how often each function is called',
    finding: 'Each as often as there are epochs or batches; a misspelt one is not taken',
    choices: ['ignored', 'refused'],
    answer: (rows) => String(rows.at(-1)?.['is taken']),
  },
  '15.9 table': {
    shows: 'a training that diverges, with and without callbacks',
    finding: 'With NaN in the weights the accuracy is the share of class 0',
    answer: (rows) => Number(rows[0]?.['test accuracy']),
  },
  '15.9 curve': {
    shows: 'the losses of the batches until there is none',
    finding: (rows) => {
      const finite = seriesOf(rows, 'loss of the batch').filter(Number.isFinite);
      const power = finite.at(-1)!.toExponential().split('+')[1]!;
      const raised = [...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
      return `The loss grows past 10${raised} before it is no longer a number`;
    },
  },
  '15.10 file': {
    shows: 'the file of the CSVLogger',
    finding: 'The names once, then a line for each epoch',
    answer: (rows) => rows.length,
  },
  '15.10 compared': {
    shows: 'the numbers of the file, and those of the history',
    finding: 'The file has every number with all its digits',
  },
  '15.11 bar': {
    shows: 'a bar after some batches',
    finding: 'The number beside the bar is the mean of the epoch so far',
    choices: ['the last batch', 'the mean of the epoch'],
    answer: () => 'the mean of the epoch',
  },
  '15.12 norms': {
    shows: 'the length of the gradients, epoch by epoch',
    finding: 'While the loss falls, the gradient first grows',
    choices: ['in the first epoch', 'between', 'in the last epoch'],
    answer: (rows) => {
      const norms = rows.filter((row) => typeof row['y'] === 'number').map((row) => Number(row['y']));
      const place = norms.indexOf(Math.max(...norms));
      if (place === 0) return 'in the first epoch';
      return place === norms.length - 1 ? 'in the last epoch' : 'between';
    },
  },
  '15.12 stop': {
    shows: 'trainings that end at a goal',
    finding: 'Each ends after the first epoch that is good enough',
  },
  '15.13 fit': {
    shows: 'the loop of the slide, and fit',
    finding: 'The loop and fit: the same losses and rates, to the last digit',
  },
  '15.13 mistakes': {
    shows: 'the loop with its lines in another order',
    finding: 'Of three mistakes one leaves the net as it was, and none says so',
    choices: ['no zeroGrad', 'step before backward', 'no step of the scheduler'],
    answer: (rows) => {
      const names = [...new Set(rows.map(({ series }) => String(series)))].filter((name) => name !== 'as on the slide');
      const change = (name: string) => Math.abs(last(rows, name) - seriesOf(rows, name)[0]!);
      return names.reduce((a, b) => (change(b) < change(a) ? b : a));
    },
  },
  'errata scheduler line': {
    shows: 'the scheduler’s line in and after the loop of epochs',
    finding: (rows) =>
      `After the loops the rate ends at ${Number(rows[1]!['at the end']).toFixed(3)}, inside at ${Number(rows[0]!['at the end']).toFixed(7)}`,
  },
  '15.14 rates': {
    shows: 'the rates of two groups',
    finding: (rows) => `In epoch 20 the classifier runs with ${last(rows, 'classifier').toFixed(6)}`,
    answer: (rows) => last(rows, 'classifier'),
  },
  '15.14 moved': {
    shows: 'how far each group has moved',
    finding: 'A tenth of the rate moves a group about a tenth as far; with a rate of 0 it stays',
  },
};
