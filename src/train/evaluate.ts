// What a net gives for data that it does not learn from.

import { noGrad } from '../engine/index.js';
import type { Module } from '../nn/index.js';
import { check, checked, type Rules } from '../options/index.js';
import { type Batches, pairs, someBatches } from './batches.js';
import type { Logs } from './callbacks/callback.js';
import { type Loss, lossFunction } from './loss.js';
import { messages } from './messages.js';
import { checkMetrics, type Metrics, measured, someMetrics } from './metrics.js';
import { aLoss, aModule, answer } from './options.js';
import { keepingModes } from './state.js';

/** What is measured besides training. */
export interface EvaluateOptions {
  /** Cross entropy when left out. */
  loss?: Loss;
  metrics?: Metrics;
}

export const evaluateRules: Rules<EvaluateOptions> = { loss: aLoss, metrics: someMetrics };

/**
 * The loss and the metrics over all batches, each sample counting alike, with the net in evaluation mode.
 * @throws {RangeError} when there is no batch
 * @throws {TypeError} when a batch is not [x, y], or a metric gives no number
 * @example train.evaluate(net, [[test.x, test.y]], { metrics: { accuracy: train.accuracy } }) // such as { loss: 0.1, accuracy: 0.97 }
 */
export function evaluate(model: Module, batches: Batches, options?: EvaluateOptions): Logs {
  check('evaluate', 'the model', model, aModule);
  check('evaluate', 'batches', batches, someBatches);
  const { loss, metrics = {} } = checked('evaluate', options, evaluateRules);
  checkMetrics('evaluate', metrics);
  const lossOf = lossFunction('evaluate', loss);
  const means = new Means();
  keepingModes(model, () => {
    model.eval();
    noGrad(() => {
      for (const [x, y] of pairs('evaluate', batches)) {
        const output = answer('evaluate', model, x);
        means.add({ loss: lossOf(output, y).item(), ...measured('evaluate', metrics, output, y) }, x.shape[0]!);
      }
    });
  });
  if (means.count === 0) throw new RangeError(messages.noBatches());
  return means.values;
}

/** Means over samples, from those over batches. */
export class Means {
  count = 0;
  private readonly sums: Logs = {};

  add(values: Logs, samples: number): void {
    this.count += samples;
    for (const [name, value] of Object.entries(values)) this.sums[name] = (this.sums[name] ?? 0) + value * samples;
  }

  get values(): Logs {
    return Object.fromEntries(Object.entries(this.sums).map(([name, sum]) => [name, sum / this.count]));
  }
}
