// The figures of lesson 11.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const last = (rows: Rows, series: string) => seriesOf(rows, series).at(-1)!;
const of = (part: number) => (row: Rows[number]) => row['part'] === part;
const lastOf = (rows: Rows, part: number, series: string) => last(rows.filter(of(part)), series);

/** The lines that end higher in the second panel than in the first. */
function risen(rows: Rows): string {
  const names = [...new Set(rows.map(({ series }) => String(series)))];
  return names.filter((name) => lastOf(rows, 1, name) > lastOf(rows, 0, name)).join(', ') || 'none';
}

/** The first step at which a loss is below 1e-10. */
const arrives = (rows: Rows, series: string) => seriesOf(rows, series).findIndex((loss) => loss < 1e-10);

export const secondOrder: FigureRecords = {
  '11.1 scratch': {
    shows: 'Newton’s method in Rosenbrock’s valley, from scratch and from the library',
    finding: (rows) =>
      `From scratch and from the library: the minimum after 6 steps, by way of a loss of ${Number(rows[2]!['loss']).toFixed(0)}`,
  },
  '11.1 steps': {
    shows: 'steps to a millionth of the distance, by condition number',
    finding: (rows) =>
      `Newton’s method: one step, where gradient descent takes up to ${rows.at(-1)!['gradient descent']}`,
    answer: (rows) => Number(rows.find((row) => row['κ'] === 1000)!["Newton's method"]),
  },
  '11.1 paths': {
    shows: 'one valley in two units',
    finding: 'In other units gradient descent goes another way, Newton’s step to the same place',
  },
  '11.1 far': {
    shows: 'Newton’s method on √(1 + x²): the distance from the minimum',
    finding: 'On √(1 + x²) Newton’s method arrives from within 1, and flees from beyond',
    answer: (rows) => last(rows, 'from 1.05'),
  },
  '11.2 models': {
    shows: 'a curve, its linear and its quadratic model at two places',
    finding: 'Where the curve bends downwards, the parabola’s step leads to its top',
    choices: ['uphill', 'downhill'],
    answer: (rows) => {
      const line = rows.filter(of(1)).filter((row) => row['series'] === 'quadratic');
      const start = line.reduce((near, row) =>
        Math.abs(Number(row['x']) - 0.3) < Math.abs(Number(near['x']) - 0.3) ? row : near,
      );
      const top = line.reduce((best, row) => (Number(row['y']) > Number(best['y']) ? row : best));
      return Number(top['y']) > Number(start['y']) && Math.abs(Number(top['x'])) < 1 ? 'uphill' : 'downhill';
    },
  },
  'errata linear': {
    shows: 'what both models promise, and what comes',
    finding: 'The linear model promises the more the longer the step',
    choices: ['0.1', '1', '10', 'none'],
    answer: (rows) => {
      const falls = rows.map((row) => Number(row['linear model falls by']));
      return falls.every((fall, i) => i === 0 || fall > falls[i - 1]!)
        ? 'none'
        : String(rows[falls.indexOf(Math.max(...falls))]!['ε']);
    },
  },
  '11.3 paths': {
    shows: 'three paths over the loss of a net of two weights',
    finding: 'Newton’s method runs into the saddle, damped it goes down',
  },
  '11.3 map': {
    shows: 'where Newton’s method ends, by its start',
    finding: 'Newton’s method ends at the saddle from all starts with w₁w₂ below ⅕',
  },
  '11.3 shares': {
    shows: 'how many starts end where',
    finding: (rows) => {
      const [wide, , small] = rows.map((row) => (100 * Number(row['saddle'])).toFixed(0));
      return `${wide} % of the starts up to 2 end at the saddle, ${small} % of those up to ½`;
    },
    answer: (rows) => Number(rows[0]!['saddle']),
  },
  '11.4 numbers': {
    shows: 'what a Hessian takes, by the number of parameters',
    finding: (rows) => `The Hessian of a net of 10⁸ weights: ${Number(rows.at(-1)!['bytes of H']) / 1e16}·10¹⁶ bytes`,
    answer: (rows) => Number(rows.at(-1)!['bytes of H']),
  },
  '11.4 operations': {
    shows: 'multiplications and divisions of elimination, counted',
    finding: 'Twice the parameters, nearly eight times the operations',
  },
  '11.5 paths': {
    shows: 'three paths in Rosenbrock’s valley',
    finding: 'BFGS finds the bend; Newton’s method leaps, and lands at the minimum',
  },
  '11.5 loss': {
    shows: 'the loss in Rosenbrock’s valley, step by step',
    finding: (rows) =>
      `Below 10⁻¹⁰: Newton’s method after ${arrives(rows, 'Newton’s method')} steps, BFGS after ${arrives(rows, 'BFGS')}, L-BFGS after ${arrives(rows, 'L-BFGS')}`,
    answer: (rows) => arrives(rows, 'BFGS'),
  },
  'errata rank': {
    shows: 'the ranks of the updates of BFGS and of SR1',
    finding: (rows) =>
      `An update of BFGS has rank ${rows[0]!['rank of the update, BFGS']}; one of SR1 has rank ${rows[0]!['rank of the update, SR1']}`,
    answer: (rows) => Number(rows[0]!['rank of the update, BFGS']),
  },
  '11.5 estimate': {
    shows: 'BFGS’s estimate of the inverse of the Hessian',
    finding: 'From gradients alone, B has become the inverse of the Hessian, nearly',
  },
  '11.6 loss': {
    shows: 'the loss by passes over the data, three starts each',
    finding: (rows) =>
      `L-BFGS: ${lastOf(rows, 0, 'L-BFGS').toPrecision(1)} with the whole batch, ${lastOf(rows, 1, 'L-BFGS').toPrecision(1)} with parts of it`,
    choices: ['Adam', 'SGD + momentum', 'L-BFGS', 'none'],
    answer: risen,
  },
  '11.6 noise': {
    shows: 'L-BFGS with the whole batch, without and with dropout',
    finding: (rows) =>
      `With dropout L-BFGS comes down to ${last(rows, 'L-BFGS, dropout').toPrecision(1)}, without to ${last(rows, 'L-BFGS').toPrecision(1)}`,
  },
  '11.6 uses': {
    shows: 'L-BFGS with minibatches, used in three ways',
    finding: 'However it is used, L-BFGS with small batches falls behind Adam',
  },
  '11.7 claim': {
    shows: 'SGD with momentum and decay against Adam, 20 seeds (stored)',
    finding: (rows) =>
      `Tuned, SGD with momentum and decay is ahead by ${String(rows[0]!['ahead by, points']).split(' ')[0]} points (20 seeds, stored)`,
    answer: (rows) => Number.parseFloat(String(rows[0]!['ahead by, points'])),
  },
  '11.7 numbers': {
    shows: 'numbers that a method keeps beside the weights',
    finding: (rows) => {
      const times = (column: string) => rows.map((row) => Number(row[column]) / Number(row['Adam']));
      const [kfac, full] = [times('K-FAC'), times('BFGS, Newton')];
      const most = (full.at(-1)! / 1e6).toFixed(0);
      return `K-FAC keeps ${Math.min(...kfac).toFixed(0)} to ${Math.max(...kfac).toFixed(0)} times as much as Adam; BFGS and Newton’s method, for the largest net, ${most} million times`;
    },
  },
};
