// Heat maps: a matrix as coloured cells.

import { checked, finite, flag, oneOf, type Rule, type Rules, rangeOf, string } from '../../options/index.js';
import { published } from '../adapter.js';
import { Chart } from '../chart.js';
import { distinct } from '../classes.js';
import { config } from '../config.js';
import { aColumn, type Column, columnOf, type Grid, gridOf } from '../data.js';
import { messages } from '../messages.js';
import { extent, isDrawable, short } from '../numbers.js';
import { cells, colorDomain } from '../parts/cells.js';
import { type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import type { Ramp } from '../theme.js';
import { blockMeans, type Matrix } from '../transforms/blocks.js';

/** How matrices are drawn. */
export interface HeatmapOptions extends FrameOptions {
  /** The names of the columns and of the rows; their numbers from 0, when left out. */
  x?: Column;
  y?: Column;
  /** What is measured, with its unit; it stands beside the colours. */
  zLabel?: string;
  /** Colours from little to much, or around 0; around 0 when there are numbers on both sides of it. */
  ramp?: Ramp;
  /** What the first and the last colour stand for; all numbers, when left out. */
  range?: readonly [number, number];
  /** Whether the numbers stand in the cells; if there is room, when left out. */
  numbers?: boolean;
}

const different = rangeOf(finite);
const colored: Rule = {
  text: '[low, high] with low < high, both finite',
  holds: (x) => different.holds(x, {}) && (x as number[])[0] !== (x as number[])[1],
};
const rules: Rules<HeatmapOptions> = {
  x: aColumn,
  y: aColumn,
  zLabel: string,
  ramp: oneOf('sequential', 'diverging'),
  range: colored,
  numbers: flag,
  ...frameRules,
};

/** More rows or columns are joined. */
const [mostRows, mostColumns] = [56, 72];
/** More cells have no numbers in them. */
const mostNumbers = 200;

/**
 * A cell for each number of a matrix, the first row above. Where there is no finite number the cell is grey, and the subtitle says how many.
 * Of more than 56 rows or 72 columns each cell is the mean of a block, and the subtitle says that too.
 *
 * @param data a tensor of shape [rows, columns], or lists of one length
 * @throws {TypeError} when the data are no matrix
 * @throws {RangeError} when the matrix is empty, or there are more or fewer names than columns or rows
 * @example
 * plot.heatmap([[1, 0.2], [0.2, 1]], { x: ['width', 'height'], y: ['width', 'height'], title: 'Correlations' })
 */
export function heatmap(data: Grid, given?: HeatmapOptions): Chart {
  const options = checked('plot.heatmap', given, rules);
  const grid = gridOf('plot.heatmap', data);
  if (grid.values.length === 0) throw new RangeError(messages.emptyGrid('plot.heatmap'));
  const small = blockMeans(grid, mostRows, mostColumns);
  const columnNames = namesOf('x', options.x, grid.columns, small.wide);
  const rowNames = namesOf('y', options.y, grid.rows, small.high);
  const hidden = Array.from(grid.values).filter((value) => !isDrawable(value)).length;
  const notes = [
    hidden > 0 ? messages.grey(hidden) : '',
    small.wide * small.high > 1 ? messages.blocks(small.high, small.wide) : '',
  ].filter(Boolean);
  const spec = specification(small, columnNames, rowNames, notes, options);
  const rows = small.values.map((value, i) => ({
    x: columnNames[i % small.columns]!,
    y: rowNames[Math.floor(i / small.columns)]!,
    value,
  }));
  return new Chart(spec, describe(small, grid, columnNames, rowNames, notes, options), rows);
}

/** The names along an axis: those that are given, or numbers; where several are joined, that of the first. */
function namesOf(axis: string, given: Column | undefined, length: number, each: number): string[] {
  const names =
    given === undefined ? Array.from({ length }, (_, i) => String(i)) : columnOf('plot.heatmap', given).map(String);
  if (names.length !== length) throw new RangeError(messages.badNames('plot.heatmap', axis, length, names.length));
  const firsts = names.filter((_, i) => i % each === 0);
  return distinct(firsts);
}

function specification(
  matrix: Matrix,
  columnNames: string[],
  rowNames: string[],
  notes: string[],
  options: HeatmapOptions,
) {
  const { xLabel = '', yLabel = '', zLabel = null, width, height } = options;
  const numbers = matrix.values.filter((value) => value !== null);
  const [low, high] = extent(numbers);
  const ramp = options.ramp ?? (low < 0 && high > 0 ? 'diverging' : 'sequential');
  const domain = options.range ?? colorDomain(matrix.values, ramp);
  const wanted = options.numbers ?? matrix.values.length <= mostNumbers;
  const texts = wanted ? matrix.values.map((value) => (value === null ? '' : written(value, high - low))) : null;
  const look = { ramp, domain, columnNames, rowNames, texts, xLabel, yLabel, legend: { title: zLabel }, width, height };
  return published({ $schema: schema, ...heading(options, ...notes), ...cells(matrix, look), config });
}

/** A number with at most three digits, and no more than tell the cells apart. */
const written = (value: number, range: number): string => {
  const text = Math.abs(value) < range / 1000 ? '0' : String(Number(value.toPrecision(3)));
  return text.replace('-', '−');
};

function describe(
  { values, columns }: Matrix,
  whole: { rows: number; columns: number },
  columnNames: string[],
  rowNames: string[],
  notes: string[],
  { title, zLabel = '' }: HeatmapOptions,
): string {
  const numbers = values.filter((value) => value !== null);
  const [low, high] = extent(numbers);
  const at = (value: number): [string, string, string] => {
    const i = values.indexOf(value);
    return [short(value), rowNames[Math.floor(i / columns)]!, columnNames[i % columns]!];
  };
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const what = messages.describeHeatmap(whole.rows, whole.columns, zLabel);
  const said = numbers.length === 0 ? [] : [messages.describeCells(at(low), at(high), short(mean))];
  return [...(title ? [title] : []), what, ...said, ...notes].join('\n');
}
