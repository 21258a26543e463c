// The figures of lesson 12.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const last = (rows: Rows, series: string) => seriesOf(rows, series).at(-1)!;
const namesOf = (rows: Rows) => [...new Set(rows.map(({ series }) => String(series)))];
const most = (numbers: readonly number[]) => numbers.indexOf(Math.max(...numbers));
const least = (numbers: readonly number[]) => numbers.indexOf(Math.min(...numbers));
const column = (rows: Rows, name: string) => rows.map((row) => Number(row[name]));

export const beyondTrainingError: FigureRecords = {
  '12.1 curves': {
    shows: 'accuracy on what is learned, with its wrong labels, and on validation digits; five starts',
    finding: (rows) => {
      const validation = seriesOf(rows, 'validation');
      return `Validation is best after epoch ${most(validation) + 1}; training goes on, and learns the wrong labels`;
    },
    answer: (rows) => most(seriesOf(rows, 'validation')) + 1,
  },
  '12.1 rules': {
    shows: 'four rules to choose a snapshot, means of five starts',
    finding: (rows) => {
      const [first, patient, , end] = rows.map((row) => row['test, %']);
      return `Test accuracy: ${patient} % with patience, ${first} % with none, ${end} % at the end`;
    },
  },
  '12.1 library': {
    shows: 'our rule and the library’s EarlyStopping',
    finding: 'Our rule and EarlyStopping: the same epochs, the same net',
  },
  '12.2 gain': {
    shows: 'what nets gain together, by their number',
    finding: (rows) =>
      `Five nets gain ${namesOf(rows)
        .map((name) => last(rows, name).toFixed(1))
        .join(', ')} points: it depends on the task`,
    choices: ['digits', 'wrong labels', 'MNIST-1D'],
    answer: (rows) => namesOf(rows)[most(namesOf(rows).map((name) => last(rows, name)))]!,
  },
  '12.2 ways': {
    shows: 'accuracy, in %, of five nets put together in several ways',
    finding: 'Average what nets answer, never their weights',
  },
  '12.3 curves': {
    shows: 'the rate, and the test accuracy',
    finding: 'After each restart the net is thrown out, and comes back by the end of the cycle',
  },
  '12.3 table': {
    shows: 'equal budgets: one net, snapshots, short nets',
    finding: (rows) => {
      const [one, , snapshots, , short] = rows.map((row) => row['mean, %']);
      return `With 40 epochs each: one net ${one} %, four snapshots ${snapshots} %, four short nets ${short} %`;
    },
    choices: ['snapshots', 'one net', 'four nets'],
    answer: (rows) => {
      const found = column(rows, 'mean, %');
      return ['one net', 'snapshots', 'four nets'][most([found[0]!, found[2]!, found[4]!])]!;
    },
  },
  '12.4 path': {
    shows: 'noisy descent, and the mean of its places',
    finding: 'The place wanders around the minimum, the mean of all places settles',
  },
  '12.4 distance': {
    shows: 'the distance from the minimum, over 500 runs',
    finding: (rows) => {
      const [place, mean] = ['place', 'mean'].map((name) => last(rows, name)) as [number, number];
      return `After 1000 steps the place is ${(place / mean).toFixed(1)} times as far away as the mean`;
    },
    answer: (rows) => last(rows, 'place') / last(rows, 'mean'),
  },
  '12.4 library': { shows: 'a mean of 100 places', finding: 'By hand and by the library: the same mean' },
  'errata Polyak': {
    shows: 'four forms of the exponential mean of a weight that is 1',
    finding: (rows) =>
      `As printed it never moves; from 0 it has come to ${seriesOf(rows, 'the code, from 0')[99]!.toFixed(2)} after 200 steps`,
    answer: (rows) => seriesOf(rows, 'the code, from 0')[99]!,
  },
  '12.5 net': {
    shows: 'test accuracy at a constant rate: of the weights and of their means',
    finding: (rows) => {
      const [own, mean] = ['the weights', 'from the first weights'].map((name) => (100 * last(rows, name)).toFixed(0));
      return `At a constant rate the weights come to ${own} %, their exponential mean to ${mean} %`;
    },
  },
  '12.6 pictures': {
    shows: 'descent with a high rate, and the mean of its places',
    finding: 'The place bounces between the walls, the mean lies on the floor',
  },
  '12.6 table': {
    shows: 'both losses',
    finding: (rows) => {
      const { 'loss of the place': place, 'loss of the mean': mean } = rows.at(-1)!;
      return `After 40 steps the loss is ${Number(place).toFixed(2)} at the place and ${Number(mean).toFixed(2)} at the mean`;
    },
    choices: ['the place', 'the mean'],
    answer: (rows) => {
      const { 'loss of the place': place, 'loss of the mean': mean } = rows.at(-1)!;
      return Number(place) < Number(mean) ? 'the place' : 'the mean';
    },
  },
  '12.7 valley': {
    shows: 'a path in a bent valley, and its means',
    finding: 'The mean of all places lies beside the valley',
  },
  '12.7 table': {
    shows: 'three candidates and their losses',
    finding: (rows) =>
      `The loss is ${Number(rows[0]!['loss']).toFixed(3)} at the last place and ${Number(rows[1]!['loss']).toFixed(1)} at the mean of all`,
    answer: (rows) => Number(rows[1]!['loss']),
  },
  '12.7 line': {
    shows: 'test accuracy on the line between two nets',
    finding: (rows) => {
      const names = namesOf(rows);
      const own = seriesOf(rows, names[0]!);
      return `Between independent nets accuracy falls to ${(100 * own[least(own)]!).toFixed(0)} %; between snapshots it does not fall`;
    },
  },
};
