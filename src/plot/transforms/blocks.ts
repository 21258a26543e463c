// Large matrices made small: each cell is the mean of a block.

import { isDrawable } from '../numbers.js';

/** Numbers in rows; null where there is none. */
export interface Matrix {
  rows: number;
  columns: number;
  values: readonly (number | null)[];
}

/** At most so many rows and columns, and how many of the matrix's own make one of them. What is no number is left out of the means. */
export function blockMeans(
  { rows, columns, values }: { rows: number; columns: number; values: ArrayLike<number> },
  mostRows: number,
  mostColumns: number,
): Matrix & { high: number; wide: number } {
  const [high, wide] = [Math.ceil(rows / mostRows) || 1, Math.ceil(columns / mostColumns) || 1];
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
  return { rows: down, columns: across, values: means, high, wide };
}
