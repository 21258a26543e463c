// Running sums.

import { zerosOf } from './dtype.js';
import { inInt32 } from './integers.js';
import { lanes } from './lanes.js';
import { NDArray } from './ndarray.js';

/** The running sum along `dim`, in float64. */
export function cumulativeSum(a: NDArray, dim: number): NDArray {
  const { outer, size, inner } = lanes(a.shape, dim);
  const { data } = a;
  const out = zerosOf(a.dtype === 'bool' ? 'int32' : a.dtype, a.size);
  const whole = out instanceof Int32Array;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let sum = 0;
      for (let s = 0, at = o * size * inner + i; s < size; s++, at += inner) {
        sum += data[at]!;
        if (whole) inInt32('cumsum', sum);
        out[at] = sum;
      }
    }
  }
  return NDArray.of(out, a.shape);
}
