// A homework for a course of nbgrader.

// %% [markdown]
// # Starting weights

// %%
export const layers = [784, 100, 10];

// %% answer="q1" points=2 minutes=10
/** The deviation of Xavier's start: Glorot's σ. */
export function deviation(fanIn: number, fanOut: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(2 / (fanIn + fanOut));
  // END SOLUTION
}

// %% checks="q1"
import { check } from 'lectern/assignment';

export const q1 = [
  check(deviation, {
    visible: [[100, 200]],
    hidden: (draw) => [draw.whole(1, 500), draw.whole(1, 500)],
    mistakes: {
      'the variance for the deviation': { by: (a, b) => 2 / (a + b), hint: 'What is the root of a variance?' },
    },
  }),
];

// %% [markdown] answer="q2" points=3 needs=["q1"]
// Why does the sum of both numbers stand below the line?
// <!-- BEGIN SOLUTION -->
// Because the signal must neither grow on its way up nor the gradient on its way down.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 2 points: names both passes. 1 point: says what would happen with only one of them.
// <!-- END MARK SCHEME -->

// %% answer="q3" points=3
/** The larger of both. */
export function larger(a: number, b: number): number {
  // BEGIN SOLUTION
  return a > b ? a : b;
  // END SOLUTION
}

/** The smaller of both. */
export function smaller(a: number, b: number): number {
  // BEGIN SOLUTION
  return a < b ? a : b;
  // END SOLUTION
}

// %% checks="q3"
export const q3 = [
  check(larger, { visible: [[1, 2]], hidden: (draw) => [draw.whole(1000, 1999), draw.whole(100, 999)] }),
  check(smaller, { visible: [[1, 2]], hidden: (draw) => [draw.whole(1000, 1999), draw.whole(100, 999)] }),
];
