// Large matrices made small: each cell is the mean of a block.

import { isDrawable } from '../numbers.js';

/** Numbers in rows; null where there is none. */
export interface Matrix {
  rows: number;
  columns: number;
  values: readonly (number | null)[];
}

/** How many rows and columns a block has. */
export interface Block {
  high: number;
  wide: number;
}

/** Whether a matrix is much longer than it is wide, or the other way round; its cells need not be squares then. */
export const isOblong = ({ rows, columns }: { rows: number; columns: number }): boolean =>
  Math.max(rows, columns) > 2 * Math.min(rows, columns);

/** The smallest blocks that make at most so many rows and columns; they are squares where the matrix is nearly one. */
export function blockFor(matrix: { rows: number; columns: number }, mostRows: number, mostColumns: number): Block {
  const [high, wide] = [Math.ceil(matrix.rows / mostRows), Math.ceil(matrix.columns / mostColumns)];
  const most = Math.max(high, wide);
  return isOblong(matrix) ? { high, wide } : { high: most, wide: most };
}

/** The mean of each block; what is no number is left out of it. */
export function blockMeans(
  { rows, columns, values }: { rows: number; columns: number; values: ArrayLike<number> },
  { high, wide }: Block,
): Matrix {
  const [down, across] = [Math.ceil(rows / high), Math.ceil(columns / wide)];
  const sums = new Float64Array(down * across);
  const counts = new Int32Array(down * across);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const value = values[r * columns + c]!;
      if (!isDrawable(value)) continue;
      const at = Math.floor(r / high) * across + Math.floor(c / wide);
      sums[at]! += value;
      counts[at]! += 1;
    }
  const means = Array.from(sums, (sum, i) => (counts[i] === 0 ? null : sum / counts[i]!));
  return { rows: down, columns: across, values: means };
}
