// How good answers are.

import type { Tensor } from '../engine/index.js';
import { aFunction, check, type Rule, record } from '../options/index.js';
import type { Logs } from './callbacks/callback.js';
import { messages } from './messages.js';
import { aTensor } from './options.js';

/** How good a batch is, on average over its samples. */
export type Metric = (output: Tensor, target: Tensor) => number;

/** By name, as `{ accuracy: train.accuracy }`. */
export type Metrics = { [name: string]: Metric };

function checkBoth(op: string, output: Tensor, target: Tensor): void {
  check(op, 'the output', output, aTensor);
  check(op, 'the target', target, aTensor);
}

/**
 * The share of samples whose largest score is their class's.
 * @param output scores [N, classes] of two classes or more
 * @param target labels [N]
 * @throws {RangeError} when the shapes are others
 * @example train.accuracy(tensor([[2, 1], [0, 3]]), tensor([0, 0], { dtype: 'int32' })) // 0.5
 */
export const accuracy: Metric = (output, target) => {
  checkBoth('accuracy', output, target);
  const [count, classes] = output.shape;
  if (output.shape.length !== 2 || classes! < 2) throw new RangeError(messages.scores(output.shape));
  if (target.shape.length !== 1 || target.shape[0] !== count)
    throw new RangeError(messages.labels(target.shape, output.shape));
  return output.argmax({ dim: 1 }).eq(target).to('float64').mean().item();
};

/**
 * The share of samples on the right side, for a net with a single score a sample: above 0 (a probability above ½) where the target is 1,
 * up to 0 where it is 0.
 * @param output logits [N] or [N, 1], as `BCEWithLogitsLoss` takes them
 * @param target 0 or 1, [N] or [N, 1]
 * @throws {RangeError} when the shapes are others
 * @example train.binaryAccuracy(tensor([-1, 2]), tensor([0, 0])) // 0.5
 */
export const binaryAccuracy: Metric = (output, target) => {
  checkBoth('binaryAccuracy', output, target);
  const single = ({ shape }: Tensor) => shape.length === 1 || (shape.length === 2 && shape[1] === 1);
  if (!single(output) || !single(target) || output.shape[0] !== target.shape[0])
    throw new RangeError(messages.binary(output.shape, target.shape));
  return output.flatten().gt(0).eq(target.flatten().gt(0.5)).to('float64').mean().item();
};

/** Functions by name. */
export const someMetrics: Rule = { ...record, text: 'an object of functions, as { accuracy: train.accuracy }' };

/** @throws {TypeError} when metrics are no functions, or take a name that `fit` needs */
export function checkMetrics(op: string, metrics: Metrics): void {
  for (const [name, metric] of Object.entries(metrics)) {
    if (['loss', 'lr'].includes(name)) throw new TypeError(messages.metricName(op, name));
    check(op, `metrics.${name}`, metric, aFunction);
  }
}

/**
 * What the metrics say of a batch.
 * @throws {TypeError} when one gives no number
 */
export function measured(op: string, metrics: Metrics, output: Tensor, target: Tensor): Logs {
  const values = Object.entries(metrics).map(([name, metric]): [string, number] => {
    const value: unknown = metric(output, target);
    if (typeof value !== 'number') throw new TypeError(messages.metricValue(op, name, value));
    return [name, value];
  });
  return Object.fromEntries(values);
}
