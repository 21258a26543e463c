// The figures of lesson 10.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const last = (rows: Rows, series: string) => seriesOf(rows, series).at(-1)!;
const of = (part: number) => (row: Rows[number]) => row['part'] === part;

/** The place at which a series is least. */
function lowestPlace(rows: Rows, series: string): number {
  const own = rows.filter((row) => row['series'] === series && Number.isFinite(row['y']));
  return Number(own.reduce((best, row) => (Number(row['y']) < Number(best['y']) ? row : best))['x']);
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** What each optimiser gains, in the order of its seeds. */
function gains(rows: Rows): [sgd: number[], adam: number[]] {
  const of = (name: string) =>
    rows
      .filter((row) => Object.values(row).includes(name))
      .map((row) => Number(Object.values(row).find(Number.isFinite)));
  return [of('SGD + momentum'), of('Adam')];
}

export const schedules: FigureRecords = {
  '10.1 scratch': {
    shows: 'four formulas, and the schedules of the library',
    finding: 'From the formula and from the library: the same rates, to rounding',
  },
  '10.1 loss': {
    shows: 'a constant rate, and one that is halved every five epochs',
    finding: (rows) => {
      const [constant, halved] = ['constant', 'halved'].map((name) => last(rows.filter(of(1)), name)) as [
        number,
        number,
      ];
      return `Halving the rate leaves ${halved.toFixed(2)} of the loss in place of ${constant.toFixed(2)}`;
    },
    choices: ['constant', 'halved'],
    answer: (rows) =>
      last(rows.filter(of(1)), 'halved') < last(rows.filter(of(1)), 'constant') ? 'halved' : 'constant',
  },
  '10.2 rates': {
    shows: 'exponential decay',
    finding: (rows) => `Twenty epochs with γ = 0.9 leave ${last(rows, 'γ = 0.9').toPrecision(5)}`,
    answer: (rows) => last(rows, 'γ = 0.9'),
  },
  '10.3 rates': {
    shows: '1/t decay beside an exponential one',
    finding: '1/t falls sooner, the exponential further',
    choices: ['1/t', 'exponential'],
    answer: (rows) => (last(rows, '1/t, k = 0.5') < last(rows, 'exponential, k = 0.05') ? '1/t' : 'exponential'),
  },
  '10.4 rates': { shows: 'linear decay, and a list', finding: 'Straight down to 1 % at τ, and constant from there' },
  '10.4 sweep': {
    shows: 'the final loss by the first rate',
    finding: (rows) =>
      `The best first rate is ${lowestPlace(rows, 'linear to 1 %')} with the decay, ${lowestPlace(rows, 'constant')} without`,
    choices: ['constant', 'linear', 'the same'],
    answer: (rows) => {
      const [constant, linear] = [lowestPlace(rows, 'constant'), lowestPlace(rows, 'linear to 1 %')];
      return linear > constant ? 'linear' : linear < constant ? 'constant' : 'the same';
    },
  },
  '10.4 range test': {
    shows: 'the loss while the rate grows',
    finding: 'The loss falls between rates of 0.01 and 0.3, and explodes from 1 on',
  },
  '10.5 rates': {
    shows: 'cosine decay, without restarts and with them',
    finding: 'Restarts at 5, 15 and 35: each period is twice as long',
    answer: (rows) => {
      const rates = seriesOf(rows, 'with restarts');
      return rates.flatMap((rate, t) => (t > 0 && rate > rates[t - 1]! ? [t] : []))[2] ?? Number.NaN;
    },
  },
  '10.6 table': {
    shows: 'a metric, and the rate after each epoch',
    finding: 'PyTorch acts after epoch 6, Keras one epoch sooner',
    answer: (rows) => rows.findIndex((row) => Number(row['rate, PyTorch']) < 0.1) + 1,
  },
  '10.6 training': {
    shows: 'a training that begins too high',
    finding: (rows) => {
      const rates = seriesOf(rows, 'rate');
      const acts = rates.flatMap((rate, t) => (t > 0 && rate < rates[t - 1]! ? [t] : []));
      return `The rate falls after epoch ${acts.join(', ')}, and the loss with it`;
    },
  },
  '10.7 rates': { shows: 'rates that rise, too', finding: 'Warm-up, one cycle, many cycles' },
  '10.7 one cycle': {
    shows: 'the one-cycle policy',
    finding: 'Momentum is lowest where the rate is highest',
    choices: ['start', 'top', 'end'],
    answer: (rows) => {
      const [rate, momentum] = ['rate', 'momentum'].map((name) => seriesOf(rows, name)) as [number[], number[]];
      const lowest = momentum.indexOf(Math.min(...momentum));
      return lowest === rate.indexOf(Math.max(...rate)) ? 'top' : lowest === 0 ? 'start' : 'end';
    },
  },
  '10.8 rates': {
    shows: 'the rate of each epoch, by the place of scheduler.step()',
    finding: 'Outside the loops it changes nothing, before the epoch it skips the first rate',
  },
  'errata scheduler': {
    shows: 'first, last and final rate, by the place of scheduler.step()',
    finding: (rows) =>
      `Outside the loops the rate ends at ${Number(rows[2]!['after the training']).toFixed(3)}, inside at ${Number(rows[1]!['after the training']).toFixed(7)}`,
    answer: (rows) => Number(rows[2]!['after the training']),
  },
  '10.9 rates': {
    shows: 'two groups under one schedule',
    finding: (rows) =>
      `The rates of the groups stay × ${(last(rows, 'base') / last(rows, 'classifier')).toFixed(0)} apart`,
    answer: (rows) => last(rows, 'base') / last(rows, 'classifier'),
  },
  '10.9 table': { shows: 'a step of each group', finding: 'Each group steps with its own rate' },
  '10.10 gains': {
    shows: 'what decay gains, 20 seeds each (stored)',
    finding: (rows) => {
      const [sgd, adam] = gains(rows).map(mean) as [number, number];
      return `Decay gains ${sgd.toFixed(1)} points for SGD with momentum, ${adam.toFixed(1)} for Adam (20 seeds, stored)`;
    },
    choices: ['SGD + momentum', 'Adam', 'the same'],
    answer: (rows) => {
      const [sgd, adam] = gains(rows);
      const differences = sgd.map((one, seed) => one - adam[seed]!);
      const squares = differences.map((one) => (one - mean(differences)) * (one - mean(differences)));
      const error = Math.sqrt(mean(squares) / (squares.length - 1));
      if (Math.abs(mean(differences)) < 2 * error) return 'the same';
      return mean(differences) > 0 ? 'SGD + momentum' : 'Adam';
    },
  },
  '10.10 table': {
    shows: 'equal budgets: means over seeds ± standard errors',
    finding: 'Equal budgets: means over seeds ± standard errors',
  },
  '10.11 loss': {
    shows: 'four constant rates',
    finding: 'Very high, high, good, low: four shapes of a loss curve',
    answer: (rows) => {
      const names = [...new Set(rows.map(({ series }) => String(series)))];
      const ends = names.map((name) => last(rows, name));
      return Number(names[ends.indexOf(Math.min(...ends))]!.slice(5));
    },
  },
};
