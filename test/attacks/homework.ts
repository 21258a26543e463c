// %% [markdown]
// # The homework that the attacks are made on
// Four questions of their own, and one that needs another.

// %%
import { exp, type Tensor, tensor } from 'lectern';

// %% answer="q1" points=2 seconds=2
/** The deviation of Xavier's start. */
export function deviation(fanIn: number, fanOut: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(2 / (fanIn + fanOut));
  // END SOLUTION
}

// %% checks="q1"
import { check, type Draw } from 'lectern/assignment';

const fans = (draw: Draw): [number, number] => [draw.whole(1, 500), draw.whole(1, 500)];
const numbers = (draw: Draw): number[] => Array.from({ length: 5 }, () => draw.number(-3, 3));

export const q1 = [
  check(deviation, {
    visible: [[100, 200]],
    hidden: fans,
    mistakes: { 'the variance for the deviation': { by: (a, b) => 2 / (a + b), hint: 'What is its root?' } },
  }),
];

// %% answer="q2" points=2 seconds=2
/** Each column without its mean. */
export function centred(x: Tensor): Tensor {
  // BEGIN SOLUTION
  return x.sub(x.mean(0));
  // END SOLUTION
}

// %% checks="q2"
export const q2 = [
  check(centred, {
    visible: [
      [
        tensor([
          [1, 2],
          [3, 7],
        ]),
      ],
    ],
    hidden: (draw) => [draw.normal(3, 2)],
  }),
];

// %% answer="q3" points=2 seconds=2
/** What is known of some numbers. */
export function summary(x: number[]): { least: number; most: number; mean: number } {
  // BEGIN SOLUTION
  return { least: Math.min(...x), most: Math.max(...x), mean: x.reduce((a, b) => a + b, 0) / x.length };
  // END SOLUTION
}

// %% checks="q3"
export const q3 = [check(summary, { visible: [[[3, 1, 5]]], hidden: (draw) => [numbers(draw)] })];

// %% answer="q4" points=2 seconds=2 forbids=["softmax", "Tensor.softmax", "nn.functional.softmax", "logSoftmax", "Tensor.logSoftmax", "nn.functional.logSoftmax", "nn.Softmax", "nn.LogSoftmax"]
/** Numbers that sum to one, without the library's function. */
export function shares(x: Tensor): Tensor {
  // BEGIN SOLUTION
  const e = exp(x);
  return e.div(e.sum());
  // END SOLUTION
}

// %% checks="q4"
export const q4 = [check(shares, { visible: [[tensor([1, 2, 4])]], hidden: (draw) => [draw.normal(4)] })];

// %% answer="q5" points=2 seconds=2 needs=["q1"]
/** Numbers with the deviation of Xavier's start. */
export function scaled(x: number[], fanIn: number, fanOut: number): number[] {
  // BEGIN SOLUTION
  return x.map((one) => one * deviation(fanIn, fanOut));
  // END SOLUTION
}

// %% checks="q5"
export const q5 = [
  check(scaled, {
    visible: [[[1, -2], 100, 200]],
    hidden: (draw) => [numbers(draw), ...fans(draw)],
  }),
];
