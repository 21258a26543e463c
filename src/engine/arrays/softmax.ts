// Softmax and its logarithm.

import { exp, log } from '../../math/elementary.js';
import { each } from '../kernels/elementwise.js';
import { toFloat, zerosOf } from './dtype.js';
import { lanes } from './lanes.js';
import { NDArray } from './ndarray.js';

/** eˣ / Σ eˣ along `dim`, or its logarithm; from the largest element down, so that nothing overflows. */
export function softmax(a: NDArray, dim: number, logarithm: boolean): NDArray {
  const { data } = a;
  const { outer, size, inner } = lanes(a.shape, dim);
  const out = zerosOf(toFloat(a.dtype), data.length);
  const eachLane = (visit: (start: number, end: number) => void) => {
    for (let o = 0; o < outer; o++)
      for (let i = 0, start = o * size * inner; i < inner; i++, start++) visit(start, start + size * inner);
  };
  eachLane((start, end) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let at = start; at < end; at += inner) most = Math.max(most, data[at]!);
    for (let at = start; at < end; at += inner) out[at] = data[at]! - most;
  });
  const powers = out instanceof Float32Array ? each('exp', out) : out.map(exp);
  eachLane((start, end) => {
    let sum = 0;
    for (let at = start; at < end; at += inner) sum += powers[at]!;
    const shift = logarithm ? log(sum) : 0;
    for (let at = start; at < end; at += inner) out[at] = logarithm ? out[at]! - shift : powers[at]! / sum;
  });
  return NDArray.of(out, a.shape);
}
