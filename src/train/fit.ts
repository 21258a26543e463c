// The loop, and what it is given.

import type { Module } from '../nn/index.js';
import { lrScheduler, Optimizer } from '../optim/index.js';
import {
  check,
  checked,
  count,
  either,
  flag,
  instanceOf,
  listOf,
  notBelowZero,
  oneOf,
  type Rules,
} from '../options/index.js';
import { type Batches, someBatches } from './batches.js';
import { Callback } from './callbacks/callback.js';
import { evaluateRules } from './evaluate.js';
import type { History } from './history.js';
import { messages } from './messages.js';
import { checkMetrics } from './metrics.js';
import { aModule } from './options.js';
import { type FitOptions, Run } from './run.js';

const fitRules: Rules<FitOptions> = {
  epochs: count,
  optimizer: instanceOf(Optimizer, 'an optimiser, as in { optimizer: new optim.Adam(net.parameters()) }'),
  ...evaluateRules,
  validation: someBatches,
  callbacks: listOf(instanceOf(Callback, 'a callback, such as new train.EarlyStopping()')),
  scheduler: either(
    instanceOf(
      lrScheduler.LRScheduler,
      'a schedule of optim.lrScheduler, such as new StepLR(optimizer, { stepSize: 10 })',
    ),
    instanceOf(lrScheduler.ReduceLROnPlateau, 'its ReduceLROnPlateau'),
  ),
  schedulerEvery: oneOf('epoch', 'batch'),
  clipGradNorm: notBelowZero,
  verbose: flag,
  nanLoss: oneOf('error', 'ignore'),
};

/**
 * Trains a net. In each epoch every batch takes its turn: gradients are forgotten, the loss and its gradients are computed, the
 * parameters change. The net is in training mode while it trains and in evaluation mode afterwards.
 *
 * Epochs are counted from 1, in callbacks, logs and messages, batches from 0.
 *
 * When the training fails, the callbacks hear of its end all the same, and the error has the epochs before as `error.history`.
 * @returns the history: loss, metrics, their values in validation and the learning rate at the start, of every epoch
 * @throws {RangeError} when something is not what it must be: the optimiser, the batches, a callback, what the net or the loss gives …
 * @throws {TypeError} when there is no such option
 * @throws {DivergedError} when a loss is not a finite number, unless `nanLoss` is 'ignore' or `TerminateOnNaN` ends the training
 * @example
 * const history = await train.fit(net, loader, {
 *   optimizer: new optim.Adam(net.parameters()), epochs: 10, validation: [[test.x, test.y]], metrics: { accuracy: train.accuracy },
 * });
 * plot.line({ loss: history.history.loss! });
 */
export async function fit(model: Module, batches: Batches, options: FitOptions): Promise<History> {
  return new Run(model, batches, checkedOptions(model, batches, options)).train();
}

function checkedOptions(model: Module, batches: Batches, options: FitOptions): FitOptions {
  check('fit', 'the model', model, aModule);
  check('fit', 'batches', batches, someBatches);
  const given = checked('fit', options, fitRules);
  check('fit', 'optimizer', given.optimizer, fitRules.optimizer);
  checkMetrics('fit', given.metrics ?? {});
  if (given.schedulerEvery === 'batch' && given.scheduler instanceof lrScheduler.ReduceLROnPlateau)
    throw new RangeError(messages.plateauByBatch());
  return given;
}
