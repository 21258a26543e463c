// The figures of lesson 5.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const part = (rows: Rows, index: number) => rows.filter((row) => row['part'] === index);
/** The series of a figure, in their order: the slide's first, where there is one, then those of the colour images and of the clothes. */
const namesOf = (rows: Rows) => [...new Set(rows.map(({ series }) => String(series)))];
/** The validation accuracies of the colour images, in a table of printed rows and ours. */
function validation(rows: Rows): number[] {
  const column = Object.keys(rows[0]!).filter((name) => name.startsWith('train, val\n'))[1]!;
  return rows.map((row) => Number(String(row[column]).split(', ')[1]));
}

/** In how many steps a series has a number. */
const lengthOf = (rows: Rows, series: string) => seriesOf(rows, series).length;

export const babysitting: FigureRecords = {
  '5.1 images': {
    shows: 'the first twenty images, with their labels',
    finding: 'Twenty images; the number above is the label, right or wrong',
  },
  '5.1 scratch': {
    shows: 'loss and gradient, by hand and by autograd',
    finding: 'By hand and by autograd: the same loss and the same gradients, to rounding',
  },
  '5.1 loss': {
    shows: 'the loss of an untrained net',
    finding: 'An untrained net has the loss ln 10, but for a few millionths',
    answer: (rows) => Number(rows[1]!['loss']),
  },
  '5.1 starts': {
    shows: 'the distance from ln 10 of twenty starts, by the scale of the inputs',
    finding: 'Pixels come near the slide’s distance from ln 10; divided, they are a hundred times too close',
  },
  '5.2 loss': {
    shows: 'the same start with three penalties',
    finding: (rows) =>
      `λ = 1000 lifts the loss to ${Number(rows[2]!['loss']).toFixed(4)}; without the ½ it would be 3.85`,
    answer: (rows) => Number(rows[2]!['loss']),
  },
  '5.2 starts': {
    shows: 'ln 10 + 500 · Σw² for sixty starts',
    finding: 'The slide’s 3.0686 is one start of many: 3.0731 ± 0.0028',
  },
  '5.3 curves': {
    shows: 'twenty images, 200 epochs',
    finding: 'The cost falls all the way, the accuracy on the same images dips',
    choices: ['rises', 'falls in between'],
    answer: (rows) => {
      const own = part(rows, 1);
      const accuracies = seriesOf(own, namesOf(own)[1]!);
      return accuracies.some((one, i) => i > 0 && one < accuracies[i - 1]!) ? 'falls in between' : 'rises';
    },
  },
  '5.3 table': {
    shows: 'the slide’s 26 rows beside ours',
    finding: 'The slide’s 26 rows beside ours: the same plateau, the same end',
  },
  '5.3 sets': {
    shows: 'six sets of twenty images, beside the slide’s',
    finding: 'All sets are learned by heart; in all of them accuracy falls in between',
  },
  '5.4 curves': {
    shows: 'ten epochs at 1e-6',
    finding: 'The cost stands still, and the accuracy rises all the same',
    answer: (rows) => {
      const own = part(rows, 1);
      return seriesOf(own, namesOf(own)[1]!).at(-1)!;
    },
  },
  '5.4 table': {
    shows: 'the slide’s ten rows beside ours',
    finding: 'The slide’s ten rows beside ours',
  },
  '5.4 why': {
    shows: 'the same net, its scores multiplied',
    finding: 'Multiplied scores: the same accuracy, another cost',
  },
  '5.4 whole': {
    shows: 'the cost over all images, before and after',
    finding: 'Over all images the cost has moved in the fifth decimal',
  },
  '5.5 table NaN': {
    shows: 'three epochs at 1e6, the slide’s rows beside ours',
    finding: 'NaN in each epoch, and an accuracy that is frozen',
    choices: ['stays', 'falls', 'wanders'],
    answer: (rows) => {
      const accuracies = validation(rows);
      if (accuracies.every((one) => one === accuracies[0])) return 'stays';
      return accuracies.every((one, i) => i === 0 || one <= accuracies[i - 1]!) ? 'falls' : 'wanders';
    },
  },
  '5.5 shares': {
    shows: 'the share of class 0, and the accuracy of a net of NaN',
    finding: 'The accuracy of a dead net is the share of class 0',
  },
  '5.5 steps': {
    shows: 'single steps at 1e6',
    finding: 'Infinite in the second step, NaN in the fourth',
  },
  '5.5 cost': {
    shows: 'a rate of 3e-3, and two ways to compute the cost',
    finding: (rows) =>
      `−ln of the softmax is infinite from step ${lengthOf(rows, '−ln of the softmax') + 1} on; the other cost goes on`,
    choices: ['same step', 'later', 'never'],
    answer: (rows) => {
      const [naive, stable] = [lengthOf(rows, '−ln of the softmax'), lengthOf(rows, 'from the scores')];
      if (stable >= 294) return 'never';
      return stable > naive ? 'later' : 'same step';
    },
  },
  '5.5 symptoms': {
    shows: 'the step in which each symptom shows first',
    finding: 'Three times the first cost comes before infinity, or with it',
  },
  '5.5 table inf': {
    shows: 'six epochs at 3e-3, the slide’s rows beside ours',
    finding: 'The stand-in explodes after fewer steps than the slide’s images, the clothes do not',
  },
  '5.5 detection': {
    shows: 'what ends a run at a rate that is too high',
    finding: 'The rule of the slides ends a lost run soonest',
  },
  '5.6 rates': {
    shows: 'a range test, and one pass at each of six rates',
    finding: 'After one pass 1e-3 is the best of six; at 3e-3 the stand-in explodes',
    answer: (rows) => {
      const own = part(rows, 1);
      const points = own.filter(({ series }) => series === namesOf(own)[0]);
      return Number(points.reduce((best, point) => (Number(point['y']) < Number(best['y']) ? point : best))['x']);
    },
  },
};
