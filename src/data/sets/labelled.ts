import type { Tensor } from '../../engine/index.js';

/** Samples [N, …] and the class of each, [N] of int32. */
export interface Labelled {
  x: Tensor;
  y: Tensor;
}

/** What a net learns from, and what it is judged by. */
export interface DataSplit {
  train: Labelled;
  test: Labelled;
}
