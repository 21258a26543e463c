// Heat maps: a matrix as coloured cells.

import { checked, finite, flag, oneOf, type Rule, type Rules, rangeOf, string } from '../../options/index.js';
import { published } from '../adapter.js';
import { Chart } from '../chart.js';
import { distinct } from '../classes.js';
import { config } from '../config.js';
import { aColumn, type Column, columnOf, type Grid, gridOf } from '../data.js';
import { messages } from '../messages.js';
import { distinctly, extent, isDrawable, meanOf, shortBeside, typeset } from '../numbers.js';
import { cells } from '../parts/cells.js';
import { colorDomain } from '../parts/legend.js';
import { type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import type { Ramp } from '../theme.js';
import { blockFor, blockMeans, type Matrix } from '../transforms/blocks.js';

/** How matrices are drawn. */
export interface HeatmapOptions extends FrameOptions {
  /** The names of the columns and of the rows; their numbers from 0, when left out. */
  x?: Column;
  y?: Column;
  /** What is measured, with its unit; it stands beside the colours. */
  zLabel?: string;
  /** Colours from little to much, or around 0; around 0 when there are numbers on both sides of it. */
  ramp?: Ramp;
  /** What the first and the last colour stand for; all numbers, when left out. Numbers beyond have the colour of the end, and the subtitle says so. */
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
 * Of more than 56 rows or 72 columns each cell is the mean of a block, and the subtitle says that too, and between which numbers all lie.
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
  const block = blockFor(grid, mostRows, mostColumns);
  const small = blockMeans(grid, block);
  const names = { x: namesOf('x', options.x, grid.columns), y: namesOf('y', options.y, grid.rows) };
  const columnNames = names.x.filter((_, i) => i % block.wide === 0);
  const rowNames = names.y.filter((_, i) => i % block.high === 0);
  const numbers = Array.from(grid.values).filter((value) => isDrawable(value));
  const [low, high] = extent(numbers);
  const hidden = grid.values.length - numbers.length;
  const notes = [
    hidden > 0 ? messages.grey(hidden) : '',
    block.wide * block.high > 1 && numbers.length > 0
      ? messages.blocks(block.high, block.wide, typeset(low), typeset(high))
      : '',
    ...(options.range ? beyond(small.values, options.range) : []),
  ].filter(Boolean);
  const spec = specification(small, columnNames, rowNames, notes, options);
  const rows = small.values.map((value, i) => ({
    x: columnNames[i % small.columns]!,
    y: rowNames[Math.floor(i / small.columns)]!,
    value,
  }));
  return new Chart(spec, describe(grid, numbers, names, notes, options), rows);
}

/** How many cells have the colour of an end of the range because they lie beyond it. */
function beyond(values: Matrix['values'], [low, high]: readonly [number, number]): string[] {
  const [below, above] = [(value: number) => value < low, (value: number) => value > high].map(
    (isOutside) => values.filter((value) => value !== null && isOutside(value)).length,
  ) as [number, number];
  return [
    below > 0 ? messages.belowRange(below, typeset(low)) : '',
    above > 0 ? messages.aboveRange(above, typeset(high)) : '',
  ];
}

/** The names along an axis: those that are given, or numbers. */
function namesOf(axis: string, given: Column | undefined, length: number): string[] {
  if (given === undefined) return Array.from({ length }, (_, i) => String(i));
  const names = columnOf('plot.heatmap', given).map(String);
  if (names.length !== length) throw new RangeError(messages.badNames('plot.heatmap', axis, length, names.length));
  return distinct(names); // two columns of one name stay two
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
  const legend = { title: zLabel, ...(low === high && !options.range && { values: [low] }) };
  const look = { ramp, domain, columnNames, rowNames, texts, xLabel, yLabel, legend, width, height };
  return published({ $schema: schema, ...heading(options, ...notes), ...cells(matrix, look), config });
}

/** From a thousand on numbers are written as whole ones, so that no digit of theirs is a zero in another's place; larger ones are rounded in powers of ten. */
const [whole, large] = [1000, 1e7];

/** A number with at most three digits behind its whole part, and one where it is next to nothing beside the others. */
function written(value: number, range: number): string {
  const size = Math.abs(value);
  if (size >= whole && size < large) return String(Math.round(value)).replace('-', '−');
  return typeset(Number(value.toPrecision(size < range / 1000 ? 1 : 3)));
}

function describe(
  { rows, columns, values }: { rows: number; columns: number; values: ArrayLike<number> },
  numbers: readonly number[],
  names: { x: string[]; y: string[] },
  notes: string[],
  { title, zLabel = '' }: HeatmapOptions,
): string {
  const [low, high] = extent(numbers);
  const write = distinctly([low, high]);
  const at = (value: number): [string, string, string] => {
    const i = Array.from(values).indexOf(value);
    return [write(value), names.y[Math.floor(i / columns)]!, names.x[i % columns]!];
  };
  const mean = shortBeside(meanOf(numbers), high - low);
  const what = messages.describeHeatmap(rows, columns, zLabel);
  const said = numbers.length === 0 ? [] : [messages.describeCells(at(low), at(high), mean)];
  return [...(title ? [title] : []), what, ...said, ...notes].join('\n');
}
