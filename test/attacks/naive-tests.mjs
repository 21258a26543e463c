// The tests of the naive marker: they lie beside the student's cells, where the student's code finds them.

import { exp, tensor } from 'lectern';

/** Not to be seen by students: escaped. */
export const tests = {
  q1: { points: 2, calls: 'deviation', inputs: [[100, 200]], reference: (a, b) => Math.sqrt(2 / (a + b)) },
  q2: {
    points: 2,
    calls: 'centred',
    inputs: [
      [
        tensor([
          [1, 2],
          [3, 7],
        ]),
      ],
    ],
    reference: (x) => x.sub(x.mean(0)),
  },
  q3: {
    points: 2,
    calls: 'summary',
    inputs: [[[3, 1, 5]]],
    reference: (x) => ({
      least: Math.min(...x),
      most: Math.max(...x),
      mean: x.reduce((a, b) => a + b, 0) / x.length,
    }),
  },
  q4: { points: 2, calls: 'shares', inputs: [[tensor([1, 2, 4])]], reference: (x) => exp(x).div(exp(x).sum()) },
  q5: {
    points: 2,
    calls: 'scaled',
    inputs: [[[1, -2], 100, 200]],
    reference: (x, a, b) => x.map((one) => one * Math.sqrt(2 / (a + b))),
  },
};
