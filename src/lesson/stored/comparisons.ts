// The stored comparisons of lesson 9, by name.

import { runs97, runs98 } from './09-compared.js';

/** The best trial of a seed in demo 9.7. */
export interface Compared97 {
  /** The rate that was taken. */
  lr: number;
  /** The loss on fresh examples, by which it was taken. */
  loss: number;
  /** Mean square of what the weights of frequent and of rare features are off. */
  dense: number;
  rare: number;
}

/** A trial of demo 9.8. */
export interface Compared98 {
  lr: number;
  /** The accuracy where the rate is chosen, and where it counts. */
  choice: number;
  test: number;
}

const each = <T, U>(all: { [name: string]: T }, to: (one: T) => U): { [name: string]: U } =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, to(one)]));

/**
 * Sparse against dense features, demo 9.7: twenty seeds, of ten trials each the best, by task and method.
 * @example compared97.harder.SGD[0].rare // seed 0's error on rare features = 0.4998
 */
export const compared97: { [task: string]: { [method: string]: Compared97[] } } = each(runs97, (methods) =>
  each(methods, (runs) =>
    runs.map(([lr, loss, dense, rare]) => ({ lr: lr!, loss: loss!, dense: dense!, rare: rare! })),
  ),
);

/**
 * Momentum against Adam, demo 9.8: twenty seeds of ten trials each, by data set and method.
 * @example compared98.digits.Adam[0].length // trials of seed 0 = 10
 */
export const compared98: { [task: string]: { [method: string]: Compared98[][] } } = each(runs98, (methods) =>
  each(methods, (seeds) =>
    seeds.map((trials) => trials.map(([lr, choice, test]) => ({ lr: lr!, choice: choice!, test: test! }))),
  ),
);
