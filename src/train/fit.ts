// The loop: forward, loss, backward, step, batch by batch and epoch by epoch.

import { noGrad, type Tensor } from '../engine/index.js';
import { functional, type Module, utils } from '../nn/index.js';
import { lrScheduler, type Optimizer } from '../optim/index.js';
import type { Callback, Logs, Training } from './callbacks/callback.js';
import { ProgbarLogger } from './callbacks/records.js';
import { checkCount } from './check.js';
import { History } from './history.js';
import type { LossFunction } from './loss.js';
import { messages } from './messages.js';

/** Samples and targets, batch by batch: a `DataLoader`, a list, or anything else that can be gone through again and again. */
export type Batches = Iterable<readonly [x: Tensor, y: Tensor]>;

/** How good a batch is, on average over its samples. */
export type Metric = (output: Tensor, target: Tensor) => number;

/** What is measured besides training. */
export interface EvaluateOptions {
  /** Cross entropy when left out. */
  loss?: LossFunction;
  /** By name, as `{ accuracy: train.accuracy }`. */
  metrics?: { [name: string]: Metric };
}

/** How a net is trained. */
export interface FitOptions extends EvaluateOptions {
  optimizer: Optimizer;
  epochs?: number;
  /** Data to evaluate after each epoch: `valLoss` and, for each metric, `val…`. */
  validation?: Batches;
  callbacks?: readonly Callback[];
  /** A schedule of `optim.lrScheduler`, stepped after each epoch; one that watches a loss is given `valLoss`, or `loss`. */
  scheduler?: lrScheduler.LRScheduler | lrScheduler.ReduceLROnPlateau;
  /** The largest norm of all gradients together. */
  clipGradNorm?: number;
  /** Whether a bar shows how far the training is. */
  verbose?: boolean;
  /** Whether a loss that is not finite ends the training with an error, or is only written down. */
  nanLoss?: 'error' | 'ignore';
}

/** The share of samples whose largest score is their class's: for scores [N, classes] and labels [N]. */
export const accuracy: Metric = (output, target) => output.argmax({ dim: 1 }).eq(target).to('float64').mean().item();

/** A loop that runs long gives others a turn this often. */
const breath = 50; // milliseconds

/**
 * Trains a net. In each epoch every batch takes its turn: gradients are forgotten, the loss and its gradients are computed, the
 * parameters change. The net is in training mode while it trains and in evaluation mode afterwards.
 * @returns the history: loss, metrics, their values in validation and the learning rate, of every epoch
 * @throws {RangeError} when the number of epochs is no whole number, 0 or more
 * @throws {Error} when a loss is not a finite number, unless `nanLoss` is 'ignore' or `TerminateOnNaN` ends the training
 * @example
 * const history = await train.fit(net, loader, {
 *   optimizer: new optim.Adam(net.parameters()), epochs: 10, validation: [[test.x, test.y]], metrics: { accuracy: train.accuracy },
 * });
 * plot.line(history.history.loss);
 */
export async function fit(model: Module, batches: Batches, options: FitOptions): Promise<History> {
  const { optimizer, epochs = 1, validation, scheduler, clipGradNorm, verbose = true, nanLoss = 'error' } = options;
  const { loss = functional.crossEntropy, metrics = {} } = options;
  checkCount('fit', 'epochs', epochs, 0);
  const steps = (batches as { length?: number }).length;
  const training: Training = { model, optimizer, epochs, steps, stopTraining: false };
  const history = new History();
  const callbacks = [...(verbose ? [new ProgbarLogger()] : []), ...(options.callbacks ?? [])];
  for (const callback of callbacks) callback.training = training;
  const each = async (call: (callback: Callback) => void | Promise<void>) => {
    for (const callback of callbacks) {
      const wait = call(callback);
      if (wait) await wait;
    }
  };
  let rested = performance.now();
  let logs: Logs = {};
  await each((callback) => callback.onTrainBegin());
  for (let epoch = 0; epoch < epochs && !training.stopTraining; epoch++) {
    await each((callback) => callback.onEpochBegin(epoch));
    const lr = optimizer.paramGroups[0]!.lr;
    const means = new Means();
    let batch = 0;
    model.train();
    for (const [x, y] of batches) {
      await each((callback) => callback.onTrainBatchBegin(batch));
      let output: Tensor | undefined;
      const closure = () => {
        optimizer.zeroGrad();
        output = model.forward(x);
        const value = loss(output, y);
        value.backward();
        if (clipGradNorm !== undefined) utils.clipGradNorm_(model.parameters(), clipGradNorm);
        return value;
      };
      const value = optimizer.step(closure)!.item();
      const measured = noGrad(() =>
        Object.entries(metrics).map(([name, metric]) => [name, metric(output!.detach(), y)]),
      );
      means.add({ loss: value, ...Object.fromEntries(measured) }, x.shape[0]!);
      await each((callback) => callback.onTrainBatchEnd(batch, { ...means.last }));
      if (!Number.isFinite(value) && nanLoss === 'error' && !training.stopTraining)
        throw new Error(messages.nanLoss(value, epoch, batch, lr));
      batch++;
      if (performance.now() - rested > breath) {
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
      }
      if (training.stopTraining) break;
    }
    if (batch === 0) throw new RangeError(messages.noBatches());
    logs = means.values;
    if (validation) {
      await each((callback) => callback.onTestBegin());
      const found = evaluate(model, validation, { loss, metrics });
      for (const [name, number] of Object.entries(found)) logs[`val${name[0]!.toUpperCase()}${name.slice(1)}`] = number;
      await each((callback) => callback.onTestEnd(found));
    }
    history.add(epoch, { ...logs, lr });
    await each((callback) => callback.onEpochEnd(epoch, { ...logs }));
    if (scheduler instanceof lrScheduler.ReduceLROnPlateau) scheduler.step(logs.valLoss ?? logs.loss!);
    else scheduler?.step();
  }
  model.eval();
  await each((callback) => callback.onTrainEnd(logs));
  return history;
}

/**
 * The loss and the metrics over all batches, each sample counting alike, with the net in evaluation mode.
 * @throws {RangeError} when there is no batch
 * @example train.evaluate(net, [[test.x, test.y]], { metrics: { accuracy: train.accuracy } }) // { loss: 0.1, accuracy: 0.97 }
 */
export function evaluate(
  model: Module,
  batches: Batches,
  { loss = functional.crossEntropy, metrics = {} }: EvaluateOptions = {},
): Logs {
  const modes = model.modules().map((module) => [module, module.training] as const);
  const means = new Means();
  model.eval();
  try {
    noGrad(() => {
      for (const [x, y] of batches) {
        const output = model.forward(x);
        const measured = Object.entries(metrics).map(([name, metric]) => [name, metric(output, y)]);
        means.add({ loss: loss(output, y).item(), ...Object.fromEntries(measured) }, x.shape[0]!);
      }
    });
  } finally {
    for (const [module, mode] of modes) module.training = mode;
  }
  if (means.count === 0) throw new RangeError(messages.noBatches());
  return means.values;
}

/** Means over samples, from those over batches. */
class Means {
  count = 0;
  last: Logs = {};
  private readonly sums: Logs = {};

  add(values: Logs, samples: number): void {
    this.last = values;
    this.count += samples;
    for (const [name, value] of Object.entries(values)) this.sums[name] = (this.sums[name] ?? 0) + value * samples;
  }

  get values(): Logs {
    return Object.fromEntries(Object.entries(this.sums).map(([name, sum]) => [name, sum / this.count]));
  }
}
