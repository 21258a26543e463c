// How many numbers lie in each of equal parts of a range.

import { messages } from '../messages.js';
import { type DType, type TypedArray, toFloat, zerosOf } from './dtype.js';

/** Counts by bin, from `low` to `high`, both included; other numbers and NaN are left out. A range without width is one of 2. */
export function histogram(data: TypedArray, dtype: DType, bins: number, low: number, high: number): TypedArray {
  if (!Number.isInteger(bins) || bins < 1 || !(low <= high) || !Number.isFinite(high - low))
    throw new RangeError(messages.histc(bins, low, high));
  const [from, to] = low === high ? [low - 1, high + 1] : [low, high];
  const counts = zerosOf(toFloat(dtype), bins);
  const round = dtype === 'float32' ? Math.fround : (x: number) => x; // as PyTorch computes the bin
  for (const x of data)
    if (x >= from && x <= to)
      counts[Math.min(bins - 1, Math.floor(round(round(round(x - from) / round(to - from)) * bins)))]! += 1;
  return counts;
}
