// Which numbers there are, and how often.

import { messages, ShapeError } from '../messages.js';
import { type TypedArray, zerosOf } from './dtype.js';
import { NDArray } from './ndarray.js';
import { order } from './sorting.js';

/** Different numbers in order, where each element is among them, and how often each occurs. */
interface Distinct {
  readonly values: NDArray;
  readonly inverse: NDArray;
  readonly counts: NDArray;
}

/** The numbers of an array, each once; NaNs are all different. */
export function distinct(a: NDArray): Distinct {
  const { data } = a;
  const places = order(a.reshape([a.size]), 0, false).data;
  const [found, inverse, counts] = [[] as number[], new Int32Array(a.size), [] as number[]];
  for (const place of places) {
    const x = data[place]!;
    if (found.length === 0 || x !== found.at(-1)) {
      found.push(x);
      counts.push(0);
    }
    inverse[place] = found.length - 1;
    counts[found.length - 1]! += 1;
  }
  const values = zerosOf(a.dtype, found.length);
  values.set(found);
  return {
    values: NDArray.of(values, [found.length]),
    inverse: NDArray.of(inverse, a.shape),
    counts: NDArray.of(Int32Array.from(counts), [found.length]),
  };
}

/** How often each whole number from 0 up to the largest occurs, at least `minlength` of them; or the sums of their weights. */
export function tally({ data, dtype, shape }: NDArray, minlength: number, weights?: NDArray): NDArray {
  if (shape.length !== 1 || dtype !== 'int32' || data.some((x) => x < 0))
    throw new ShapeError(messages.bincount(dtype, shape));
  let length = minlength;
  for (const x of data) length = Math.max(length, x + 1);
  const sums: TypedArray = weights ? new Float64Array(length) : new Int32Array(length);
  for (let i = 0; i < data.length; i++) sums[data[i]!]! += weights ? weights.data[i]! : 1;
  return NDArray.of(weights?.dtype === 'float32' ? Float32Array.from(sums) : sums, [length]);
}
