// The figures of lesson 6.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const number = (value: unknown) => Number(value ?? Number.NaN);
const rowsOf = (rows: Rows, series: string) => rows.filter((row) => row['series'] === series);
/** The row of a table whose first column has a text. */
const rowOf = (rows: Rows, first: string) => rows.find((row) => Object.values(row)[0] === first);
/** The total of a column. */
const total = (rows: Rows, column: string) => rows.reduce((sum, row) => sum + number(row[column]), 0);

export const hyperparameters: FigureRecords = {
  '6.1 draws': {
    shows: 'where draws fall, in log space and in linear space',
    finding: 'In linear space nine of ten draws fall into the highest power of ten',
    answer: (rows) => number(rows.filter(({ series }) => series === 'linear space').at(-1)!['value']),
  },
  '6.1 coarse': {
    shows: 'thirty coarse trials',
    finding: 'Thirty coarse trials, coloured by their accuracy',
  },
  '6.1 fine': {
    shows: 'both stages, by the rate',
    finding: 'The finer search stays where the coarse one was good',
    choices: ['up to 1e-5', '1e-5 to 1e-4', '1e-4 to 1e-3'],
    answer: (rows) => {
      const coarse = rows.filter(({ color }) => color === 'coarse');
      const best = number(coarse.reduce((top, row) => (number(row['y']) > number(top['y']) ? row : top))['x']);
      return best < 1e-5 ? 'up to 1e-5' : best < 1e-4 ? '1e-5 to 1e-4' : '1e-4 to 1e-3';
    },
  },
  '6.1 slide by rate': {
    shows: 'the slide’s pairs by their rate, on three sets of images',
    finding: 'The clothes stand the slide’s highest rates, the stand-in does not',
    choices: ['stand-in', 'clothes', 'both', 'neither'],
    answer: (rows) => {
      const lost = (name: string) => {
        const own = rows.filter(({ color }) => color === name);
        const best = Math.max(...own.map(({ y }) => number(y)));
        return own.some(({ x, y }) => number(x) > 8e-4 && number(y) < 0.9 * best);
      };
      const [photos] = [...new Set(rows.map(({ color }) => String(color)))].filter((name) => !['slide', 'clothes'].includes(name)); // biome-ignore format: one line
      const [ours, clothes] = [!lost(photos!), !lost('clothes')];
      if (ours === clothes) return ours ? 'both' : 'neither';
      return ours ? 'stand-in' : 'clothes';
    },
  },
  '6.1 slide coarse': {
    shows: 'the slide’s eleven coarse trials, and ours with the same pairs',
    finding: 'The slide’s eleven coarse trials, and ours with the same pairs',
  },
  '6.1 slide fine': {
    shows: 'the slide’s 22 finer trials, and ours with the same pairs',
    finding: 'The slide’s 22 finer trials, and ours with the same pairs',
  },
  '6.2 saved': {
    shows: 'trials that the rule has ended, and the batches saved',
    finding: (rows) =>
      `The rule ends ${total(rows, 'ended by the rule')} of ${total(rows, 'trials')} trials, and saves some per cent of the batches`,
    answer: (rows) => total(rows, 'ended by the rule'),
  },
  '6.2 lost': {
    shows: 'the trials that were ended, run to the end',
    finding: 'Without the rule none of them would have got far',
  },
  '6.2 decay': {
    shows: 'coarse draws that explode by the penalty alone',
    finding: 'About one of twenty coarse draws explodes by the penalty alone',
  },
  '6.3 warnings': {
    shows: 'where in its range the best of each search lies',
    finding: 'The slide’s best lies at the edge, and so does that of a range which ends early',
  },
  '6.3 edges': {
    shows: 'accuracy by rate, and the ends of the range',
    finding: 'Left the best is near the end, right it is at the end, and still rising',
  },
  '6.3 noise': {
    shows: 'the best, its standard error, and what becomes of it',
    finding: (rows) =>
      `0.531 ± 0.016 covers five rows; our winner started anew has ${number(rowOf(rows, 'ours: its settings from 8 other starts')?.['value']).toFixed(2)} ± 0.01`,
    answer: (rows) => number(rowOf(rows, 'slide: rows within a standard error')?.['value']),
  },
  '6.4 values': {
    shows: 'nine trials in a grid, and nine at random',
    finding: 'A grid of nine tries three values of what matters, random search nine',
    answer: (rows) => new Set(rows.filter(({ part }) => part === 0).map(({ x }) => x)).size,
  },
  '6.4 best': {
    shows: 'the best of a grid and of as many random trials, means of a hundred seeds',
    finding: 'Random search finds with four trials what a grid finds with nine',
  },
  '6.5 shapes': {
    shows: 'five loss curves',
    finding: 'Tiny weights wait, a low rate crawls, a very high one explodes',
    choices: ['low rate', 'high rate', 'tiny weights'],
    answer: (rows) => {
      const flat = (name: string) => Math.abs(seriesOf(rows, name)[1]! - seriesOf(rows, name)[0]!);
      const names = { 'low rate': 'low, 1e-5', 'high rate': 'high, 2e-3', 'tiny weights': 'tiny weights' };
      return Object.entries(names).reduce((best, one) => (flat(one[1]) < flat(best[1]) ? one : best))[0];
    },
  },
  '6.5 gap': {
    shows: 'training accuracy and validation accuracy',
    finding: 'A big gap with few images, none with few units, a small one otherwise',
  },
  '6.6 slide': {
    shows: 'the slide’s example',
    finding: 'The slide’s 0.01 is ten times the wanted ratio',
  },
  '6.6 ratios': {
    shows: 'updates over weights, layer by layer',
    finding: 'The second layer moves by a larger share of itself than the first',
    choices: ['first', 'second'],
    answer: (rows) => {
      const share = (layer: number) => total(rowsOf(rows, `layer ${layer}, library`), 'y');
      return share(1) > share(2) ? 'first' : 'second';
    },
  },
  '6.6 rates': {
    shows: 'the median ratio of each layer, by rate and first weights',
    finding: 'Ten times the rate, roughly ten times the ratio',
  },
  '6.7 command center': {
    shows: 'five rates at once',
    finding: 'Who leads after one epoch need not lead after five',
    choices: ['the same', 'another'],
    answer: (rows) => {
      const last = Math.max(...rows.map(({ part }) => number(part)));
      const leader = (epoch: number) => {
        const own = rows.filter(({ part, x }) => part === last && x === epoch);
        return own.reduce((best, row) => (number(row['y']) > number(best['y']) ? row : best))['series'];
      };
      return leader(1) === leader(5) ? 'the same' : 'another';
    },
  },
  '6.7 table': {
    shows: 'validation accuracy of five rates, epoch by epoch',
    finding: 'Validation accuracy, epoch by epoch',
  },
  '6.8 table': {
    shows: 'one hyper-parameter changed at a time, two starts each',
    finding: 'Update type, rate and number of updates matter most here',
    choices: ['rises', 'falls', 'rises, then falls'],
    answer: (rows) => {
      const [small, , large, largest] = [32, 64, 128, 256].map((size) => number(rowOf(rows, `batch size ${size}`)?.['accuracy'])) as [number, number, number, number]; // biome-ignore format: one line
      if (small < large && large < largest) return 'rises';
      return small < large ? 'rises, then falls' : 'falls';
    },
  },
};
