// The figures of lesson 9.

import { meanOf } from '../../plot/numbers.js';
import { type FigureRecord, type FigureRecords, type Rows, seriesOf } from '../record.js';

const part = (rows: Rows, index: number) => rows.filter((row) => row['part'] === index);
/** The number of a cell, by a text in the row's first column. */
const cellOf = (rows: Rows, first: string, column: string): number => {
  const row = rows.find((one) => Object.values(one)[0] === first);
  return Number(row?.[column] ?? Number.NaN);
};
/** At which place a series is highest, and how high. */
const peakOf = (rows: Rows, series: string): { x: number; y: number } => {
  const points = rows.filter((row) => row['series'] === series).map(({ x, y }) => ({ x: Number(x), y: Number(y) }));
  return points.reduce((best, point) => (point.y > best.y ? point : best));
};
/** The first number of a column that is the smallest, by the text in the first column. */
const leastOf = (rows: Rows, column: string): string => {
  const finite = rows.filter((row) => Number.isFinite(Number(row[column])));
  const least = finite.reduce((best, row) => (Number(row[column]) < Number(best[column]) ? row : best));
  return String(Object.values(least)[0]);
};
/** A picture that has no number in its title. */
const picture = (shows: string, finding: string): FigureRecord => ({ shows, finding });

const usual = '0.9, 0.999 (F, M)';
const methods = ['SGD', 'momentum', 'Nesterov', 'AdaGrad', 'RMSProp', 'Adam'];

export const adaptiveMethods: FigureRecords = {
  '9.3 scratch': picture(
    'three rules, from scratch and from the library',
    'From scratch and from the library: the same bits',
  ),
  '9.1 paths': picture(
    'SGD and AdaGrad in the valley, 40 steps',
    'SGD jumps from wall to wall; AdaGrad walks straight to the minimum',
  ),
  '9.1 effective': {
    shows: 'effective rates along both axes',
    finding: (rows) =>
      `AdaGrad: along x the rate is ${effectiveRatio(rows).toFixed(0)} times that along y, in every step`,
    answer: effectiveRatio,
  },
  '9.1 decay': {
    shows: 'steps of AdaGrad at a constant gradient',
    finding: 'AdaGrad at a constant gradient: steps fall as 1/√t, whatever its size',
    answer: (rows) => seriesOf(rows, 'gradient 1')[99]! / seriesOf(rows, 'gradient 1')[0]!,
  },
  'errata S AdaGrad': picture(
    'AdaGrad’s effective rate for four gradients',
    'The rate reacts to the size of the gradient, not to how fast it changes',
  ),
  'errata F summary': picture('AdaGrad on ½w², with both signs', 'Without the minus sign AdaGrad climbs'),
  'errata F wordings': picture(
    'AdaGrad and RMSProp by their formulas and by the wording',
    'Taken at their word: nothing is damped, and a root of a negative number',
  ),
  '9.2 paths': picture(
    'SGD, momentum and RMSProp in the valley, 60 steps',
    'RMSProp heads for the floor; with a decay of 0.99 its first step is ten times ε',
  ),
  '9.2 burst': {
    shows: 'step sizes after ten gradients of size 100',
    finding: (rows) => `After the burst RMSProp 0.9 is back in ${recovery(rows)} steps; AdaGrad never`,
    answer: recovery,
  },
  '9.2 stall': picture('down a cliff, then along a gentle slope', 'AdaGrad stalls below the cliff, RMSProp walks on'),
  '9.2 Nesterov': picture(
    'RMSProp, with momentum, and with Nesterov',
    'The library’s path is that of Algorithm 6’s places ahead',
  ),
  'errata F Algorithm 6': picture('Algorithm 6 with and without δ', 'Without δ a zero gradient is 0/0 at once'),
  '9.3 ratio': {
    shows: 'the uncorrected step over the corrected one, for three pairs of betas',
    finding: (rows) => {
      const { x, y } = peakOf(rows, usual);
      const other = peakOf(rows, '0.9, 0.99 (G)');
      return `Uncorrected: up to ${y.toFixed(2)} times the step, in step ${x}; ${other.y.toFixed(2)} for G`;
    },
    answer: (rows) => seriesOf(rows, usual)[0]!,
  },
  '9.3 table': picture(
    'the ratio for the betas of the documents',
    'One pair starts too large, one right, one too small',
  ),
  '9.3 moments': picture(
    'running means from zero on, and corrected',
    'Corrected, both means are right on average from the first step on',
  ),
  '9.3 steps': picture(
    'steps over ε for three pairs of betas',
    'Six times too long, twice, or too short: it depends on the betas',
  ),
  'errata S first step': picture(
    'numerator and divisor of the uncorrected step',
    'Both parts are too small; the divisor more so, most of all in step 12',
  ),
  '9.3 small gradients': {
    shows: 'the first step against the size of the gradient, δ = 1e-5',
    finding: 'With 1e-5 in the divisor the uncorrected first step is halved at 3·10⁻⁴ already',
  },
  '9.3 training': {
    shows: 'the first sixty losses, ten seeds, at two rates',
    finding: 'Without correction: faster at a cautious rate, thrown off at a bold one',
    choices: ['corrected', 'uncorrected'],
    answer: (rows) => {
      const at = (series: string) => seriesOf(part(rows, 0), series)[20]!;
      return at('corrected') < at('uncorrected') ? 'corrected' : 'uncorrected';
    },
  },
  'errata G Adam': picture(
    'forms of G’s Adam on w²',
    'As printed: NaN. With plus signs but the factor g: away from the minimum',
  ),
  'errata S exponent': picture('exponent t or t + 1', 'With t from 0 the first step divides by zero'),
  'errata F Algorithm 7': picture('Algorithm 7 beside three methods', 'Algorithm 7 is Adam, whatever its title says'),
  'errata F bracket': picture('the printed line, and the printed loop', 'One bracket too many, one step too few'),
  '9.4 formulas': picture(
    'four relatives, from their formulas and from the library',
    'Formulas and library agree to rounding',
  ),
  '9.4 regimes': {
    shows: 'mean size of a step over ε, by kind of gradient',
    finding: (rows) =>
      `AdaBelief trusts a constant gradient: steps ${cellOf(rows, 'AdaBelief', 'always 1').toFixed(0)} times as long`,
    choices: ['Adam', 'AdaMax', 'Nadam', 'AdaBelief', 'RMSProp'],
    answer: (rows) => {
      const largest = rows.reduce((best, row) => (Number(row['always 1']) > Number(best['always 1']) ? row : best));
      return String(largest['method']);
    },
  },
  '9.4 decoupling': {
    shows: 'three weights that only the decay moves',
    finding: 'AdamW shrinks all weights at one rate; a penalty inside Adam does not',
    choices: ['small', 'middle', 'large'],
    answer: (rows) => {
      const ends = [100, 1, 0.01].map((sigma) => seriesOf(part(rows, 0), `gradients ±${sigma}`).at(-1)!);
      return ['large', 'middle', 'small'][ends.indexOf(Math.max(...ends))]!;
    },
  },
  'errata S weight decay': picture(
    'L2 penalty and decay, 200 steps',
    'L2 and weight decay: one thing for plain SGD only',
  ),
  'errata S AdamW': picture(
    'one step of four forms',
    'S’s bracket is AdamW, decoupled and right; its ε inside the root is not the paper’s',
  ),
  'errata S Nadam': picture(
    'readings of S’s line, and Dozat’s',
    'Dozat’s form only if δ is one constant and m is kept',
  ),
  'errata second moment': picture(
    'what stands in the divisor',
    'RMSProp and Adam divide by the raw second moment, not by a variance',
  ),
  'errata S AdaMax': picture('AdaMax with and without a guard', 'As printed, a weight without a gradient is NaN'),
  '9.5 table': {
    shows: 'step over rate, by the place and the size of δ',
    finding: (rows) =>
      `Inside the root 1e-8 leaves ${(100 * cellOf(rows, '1e-8 (ours)', 'inside, g = 1e-6')).toFixed(0)} % of a step at g = 1e-6; outside 99 %`,
    answer: (rows) => cellOf(rows, '1e-8 (ours)', 'inside, g = 1e-6'),
  },
  '9.5 lines': picture('step over rate against |g|', 'Outside, steps fade at |g| = δ; inside, at √δ'),
  'errata S 1e-5': picture('1e-5 and e⁻⁵ in the divisor', 'Read to the letter, e⁻⁵ damps every gradient below 0.01'),
  '9.6 table': {
    shows: 'six methods, each at the best of thirteen rates',
    finding: (rows) => `In the long valley ${leastOf(rows, 'steps to 1 %')} is first, at the best of thirteen rates`,
    choices: methods,
    answer: (rows) => leastOf(rows, 'steps to 1 %'),
  },
  '9.6 valley': picture(
    'six paths in the long valley',
    'Momentum, Nesterov and Adam overshoot; AdaGrad comes straight and stops',
  ),
  '9.6 valley 3-D': picture('six paths in the long valley', 'The long valley'),
  '9.6 Beale': picture('six paths on Beale’s function', 'On Beale’s curved floor RMSProp jitters, the others arrive'),
  '9.6 Beale 3-D': picture('six paths on Beale’s function', 'Beale’s function: over the wall or along it'),
  '9.6 saddle': picture('six paths at a saddle, at one rate', 'Adaptive methods turn off before the saddle point'),
  '9.6 saddle 3-D': picture('six paths at a saddle, at one rate', 'A saddle, and two ways down'),
  '9.6 saddle still': picture('six paths at a saddle, at one rate', 'A saddle, and two ways down'),
  '9.6 leaving': {
    shows: 'steps to leave the saddle, against the distance from the ridge',
    finding: (rows) => {
      const sgd = seriesOf(rows, 'SGD');
      return `SGD needs ${Math.round((sgd[7]! - sgd[1]!) / 6)} more steps for each factor of ten; the adaptive ones hardly any`;
    },
    choices: ['momentum', 'adaptive', 'SGD'],
    answer: (rows) => {
      const steps = (method: string) => seriesOf(rows, method)[2]!;
      const groups = { momentum: steps('momentum'), adaptive: steps('Adam'), SGD: steps('SGD') };
      return Object.entries(groups).sort(([, a], [, b]) => a - b)[0]![0];
    },
  },
  '9.6 oscillation': picture(
    'along the ridge, through the saddle point at 0',
    'Momentum swings through the saddle point; SGD never passes it',
  ),
  '9.6 saddle table': picture('when each method leaves the saddle', 'On the exact ridge no method leaves'),
  '9.6 smooth': picture(
    'how straight paths are, and how far beyond the minimum',
    'Averaging makes paths smooth, scaling does not',
  ),
  '9.6 rest': picture('Adam’s relatives in the long valley', 'AdaMax and Nadam arrive; RAdam and AdaDelta do not'),
  '9.6 rest 3-D': picture('Adam’s relatives in the long valley', 'The long valley, and Adam’s relatives'),
  '9.6 rest Beale': picture(
    'Adam’s relatives on Beale’s function',
    'On Beale’s floor AdaMax and AdaBelief settle, and Nadam jitters; RAdam stops on the way',
  ),
  '9.6 rest Beale 3-D': picture('Adam’s relatives on Beale’s function', 'Beale’s function, and Adam’s relatives'),
  '9.6 rest saddle 3-D': picture('Adam’s relatives at the saddle', 'The saddle, and Adam’s relatives'),
  '9.6 rest saddle': picture('Adam’s relatives at the saddle', 'RAdam and AdaDelta leave late'),
  '9.6 rest table': picture(
    'Adam’s relatives, each at the best of thirteen rates',
    'AdaMax is first in the valley; RAdam and AdaDelta do not arrive',
  ),
  '9.7 live': picture('a reduced run, beside the stored one', 'The live trials are the stored ones: the same digits'),
  '9.7 rare': {
    shows: 'error on rare features, 20 stored seeds, equal budgets',
    finding: (rows) => {
      const [sgd, adagrad] = ['SGD', 'AdaGrad'].map((name) => meanOf(valuesOf(rows, name)));
      return `Rare features, 20 stored seeds: SGD’s error is ${Math.round(sgd! / adagrad!)} times AdaGrad’s`;
    },
    choices: ['SGD', 'SGD + momentum', 'AdaGrad', 'RMSProp', 'Adam'],
    answer: (rows) => {
      const names = ['SGD', 'SGD + momentum', 'AdaGrad', 'RMSProp', 'Adam'];
      const errors = names.map((name) => meanOf(valuesOf(rows, name)));
      return names[errors.indexOf(Math.max(...errors))]!;
    },
  },
  '9.7 table': picture(
    'mean errors over 20 stored seeds, ten trials each',
    'Stored, 20 seeds: adaptive rates help the rare features; so does momentum',
  ),
  '9.8 live': picture('a reduced run, beside the stored one', 'The live trials are the stored ones'),
  '9.8 difference': {
    shows: 'test accuracy minus that of Adam, 20 stored seeds, ten trials each',
    finding: (rows) => {
      const points = meanOf(valuesOf(rows, 'MNIST-1D: momentum, decay'));
      return `20 stored seeds, equal budgets: momentum with decay is ${points.toFixed(1)} points above Adam on MNIST-1D`;
    },
    answer: (rows) => meanOf(valuesOf(rows, 'MNIST-1D: momentum, decay')),
  },
  '9.8 table': picture('differences to Adam, 20 stored seeds', 'The decay makes the difference, for both methods'),
  '9.8 tuning': picture(
    'the best of the first k trials, 20 stored seeds',
    'After five trials little is gained; Adam untuned stays far below',
  ),
  '9.8 accuracy': picture(
    'accuracy, and how many trials are good, 20 stored seeds',
    'Momentum is no harder to tune here; untuned Adam is far from done after 20 epochs',
  ),
};

/** Effective rate along x over that along y, in the last step. */
function effectiveRatio(rows: Rows): number {
  const [x, y] = ['x', 'y'].map((axis) => seriesOf(rows, `AdaGrad along ${axis}`).at(-1)!);
  return x! / y!;
}

/** Steps after the tenth until RMSProp 0.9 is back at 99 %. */
function recovery(rows: Rows): number {
  const points = rows.filter(
    (row) => row['series'] === 'RMSProp 0.9' && Number(row['x']) > 10 && Number(row['y']) >= 0.99,
  );
  return Math.min(...points.map(({ x }) => Number(x))) - 10;
}

/** The values of a group of a box plot. */
function valuesOf(rows: Rows, group: string): number[] {
  return rows.filter((row) => row['group'] === group).map((row) => Number(row['value']));
}
