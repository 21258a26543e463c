// The loop, and what it is given.

import { checkCount } from '../engine/index.js';
import type { Module } from '../nn/index.js';
import { lrScheduler, Optimizer } from '../optim/index.js';
import { type Batches, checkBatches } from './batches.js';
import { Callback } from './callbacks/callback.js';
import type { History } from './history.js';
import { messages } from './messages.js';
import { checkMetrics } from './metrics.js';
import { type FitOptions, Run } from './run.js';

/**
 * Trains a net. In each epoch every batch takes its turn: gradients are forgotten, the loss and its gradients are computed, the
 * parameters change. The net is in training mode while it trains and in evaluation mode afterwards.
 *
 * Epochs are counted from 1, in callbacks, logs and messages, batches from 0.
 *
 * When the training fails, the callbacks hear of its end all the same, and the error has the epochs before as `error.history`.
 * @returns the history: loss, metrics, their values in validation and the learning rate at the start, of every epoch
 * @throws {RangeError} when the number of epochs is no whole number, 0 or more
 * @throws {TypeError} when something is not of the kind that it must be: the optimiser, the batches, a callback, a metric …
 * @throws {DivergedError} when a loss is not a finite number, unless `nanLoss` is 'ignore' or `TerminateOnNaN` ends the training
 * @example
 * const history = await train.fit(net, loader, {
 *   optimizer: new optim.Adam(net.parameters()), epochs: 10, validation: [[test.x, test.y]], metrics: { accuracy: train.accuracy },
 * });
 * plot.line({ loss: history.history.loss! });
 */
export async function fit(model: Module, batches: Batches, options: FitOptions): Promise<History> {
  check(batches, options);
  return new Run(model, batches, options).train();
}

function check(batches: Batches, options: FitOptions): void {
  const { optimizer, epochs = 1, validation, callbacks = [], scheduler, schedulerEvery = 'epoch' } = options ?? {};
  if (!(optimizer instanceof Optimizer)) throw new TypeError(messages.optimizer(optimizer));
  checkCount('fit', 'epochs', epochs, 0);
  checkBatches('fit', batches);
  if (validation !== undefined) checkBatches('validation', validation);
  checkMetrics('fit', options.metrics ?? {});
  if (!Array.isArray(callbacks)) throw new TypeError(messages.callbacks(callbacks));
  for (const [i, callback] of callbacks.entries())
    if (!(callback instanceof Callback)) throw new TypeError(messages.callback(i, callback));
  const { nanLoss = 'error' } = options;
  if (!['error', 'ignore'].includes(nanLoss))
    throw new RangeError(messages.choice('nanLoss', nanLoss, 'error', 'ignore'));
  if (!['epoch', 'batch'].includes(schedulerEvery))
    throw new RangeError(messages.choice('schedulerEvery', schedulerEvery, 'epoch', 'batch'));
  if (schedulerEvery === 'batch' && scheduler instanceof lrScheduler.ReduceLROnPlateau)
    throw new RangeError(messages.plateauByBatch());
}
