// Every wording of the charts that a user can meet.

import { shown } from '../options/index.js';

/** 50 000, with narrow gaps. */
const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');

const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;

export const messages = {
  badSpec: (warning: string) => `plot: Vega-Lite says about this chart: ${warning}`,
  noData: () => 'plot.hist: there is no number to show; pass a tensor, an array of numbers, or a list of these',
  noArray: (op: string, given: unknown) =>
    `${op}: ${shown(given)} is no data; pass a tensor, an array of numbers, or a list of these`,
  noGrid: (op: string, given: unknown) =>
    `${op}: ${shown(given)} is no matrix; pass a tensor of shape [rows, columns], or lists of one length`,
  noColumn: (op: string, name: string, known: readonly string[]) =>
    `${op}: there is no column ${shown(name)}; there are ${known.map(shown).join(', ')}`,
  columnLengths: (op: string, name: string, expected: number, given: number) =>
    `${op}: ${name} has ${given} values, but there are ${expected} points`,
  thinned: (shown: number, of: number) => `${grouped(shown)} of ${grouped(of)} points are drawn`,
  empty: () => 'no values',
  badLabels: (labels: number, panels: number) =>
    `plot.hist: ${labels} labels for ${panels} panels; give one label a panel`,
  outside: (percent: string) => `${percent} outside`,
  notNumbers: (count: number) => `${count} NaN`,
  height: (stat: 'share' | 'count') => (stat === 'share' ? 'share of values' : 'number of values'),
  bars: (stat: 'share' | 'count', bins: number) =>
    `Height: ${stat === 'share' ? 'share' : 'number'} of the values in each of ${count(bins, 'bin')}`,
  sameLabels: () => 'plot.hist: labels must differ where arrays are drawn over each other',
  tooManyArrays: (arrays: number, most: number) =>
    `plot.hist: ${arrays} arrays over each other; more than ${most} cannot be told apart. Leave overlay out`,
  badSteps: (steps: number, arrays: number) =>
    `plot.hist: ${count(steps, 'step')} for ${count(arrays, 'array')}; give one step an array, each above the one before`,
  stepsTogether: (size: number) => `Each column puts ${size} steps together`,
  step: () => 'step',
  andMore: (n: number) => `and ${n} more`,
  noSeries: () => 'plot.line: there is no series; pass { name: numbers }',
  emptySeries: (name: string) => `plot.line: the series "${name}" is empty`,
  lengths: (name: string, expected: number, given: number) =>
    `plot.line: the series "${name}" has ${expected} values; every run of it, and x, must have as many, but one has ${given}`,
  hidden: (n: number) => `${count(n, 'value')} cannot be shown on this axis`,
  describeLine: (series: number, x: string, y: string) =>
    `Line chart of ${series} series${y === '' ? '' : `, ${y}`}${x === '' ? '' : `, against ${x}`}`,
  tooManySeries: (series: number, most: number) =>
    `plot.line: ${series} series; more than ${most} cannot be told apart. Draw several charts`,
  describeEmptySeries: (name: string) => `${name}: no value can be shown`,
  describeSeries: (name: string, n: number, first: string, last: string, least: string, most: string, trend: string) =>
    `${name}: ${count(n, 'value')} from ${first} to ${last}, lowest ${least}, highest ${most}${trend === '' ? '' : `; ${trend}`}`,
  level: () => 'level',
  falls: (factor: string | null) => `falls throughout${factor === null ? '' : `, × ${factor} a step`}`,
  rises: (factor: string | null) => `rises throughout${factor === null ? '' : `, × ${factor} a step`}`,
  wanders: () => 'goes up and down',
  noRows: () => 'plot.table: there are no rows; pass a list of records, or a list of lists with columns',
  describeTable: (rows: number, columns: number) => `Table of ${count(rows, 'row')} and ${count(columns, 'column')}`,
  rowsShown: (shown: number, of: number) => `${grouped(shown)} of ${grouped(of)} rows are shown`,
  noColumns: () => 'plot.table: the rows have no cells',
  describeHist: (panels: number, stat: 'share' | 'count', bins: number, low: string, high: string, x: string) =>
    `Histogram${panels === 1 ? '' : `, ${panels} arrays`}: ${stat === 'share' ? 'share' : 'number'} of the values in each of ${count(bins, 'bin')} from ${low} to ${high}${x === '' ? '' : ` (${x})`}`,
  extent: (low: string, high: string) => ` from ${low} to ${high}`,
  describePanel: (label: string, n: number, extent: string, mean: string, std: string, notes: string[]) =>
    `${label === '' ? '' : `${label}: `}${count(n, 'value')}${extent}, mean ${mean}, std ${std}${notes.map((note) => `, ${note}`).join('')}`,
};
