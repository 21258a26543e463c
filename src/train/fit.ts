// The loop: forward, loss, backward, step, batch by batch and epoch by epoch.

import { noGrad, type Tensor } from '../engine/index.js';
import { type Module, utils } from '../nn/index.js';
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
import { type Batches, pairs, someBatches } from './batches.js';
import { Callback, type Logs, type Training } from './callbacks/callback.js';
import { ProgbarLogger } from './callbacks/records.js';
import { DivergedError } from './diverging.js';
import { History } from './history.js';
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

/** How a net is trained. */
export interface FitOptions extends EvaluateOptions {
  optimizer: Optimizer;
  epochs?: number;
  /** Data to evaluate after each epoch: `valLoss` and, for each metric, `val…`. */
  validation?: Batches;
  callbacks?: readonly Callback[];
  /** A schedule of `optim.lrScheduler`, stepped after each epoch; one that watches a loss is given `valLoss`, or `loss`. */
  scheduler?: lrScheduler.LRScheduler | lrScheduler.ReduceLROnPlateau;
  /** Whether the schedule is stepped after each epoch or after each batch, as `OneCycleLR` and `CyclicLR` are meant to be. */
  schedulerEvery?: 'epoch' | 'batch';
  /** The largest norm of all gradients together. */
  clipGradNorm?: number;
  /** Whether a bar shows how far the training is. */
  verbose?: boolean;
  /** Whether a loss that is not finite ends the training with an error, or is only written down. */
  nanLoss?: 'error' | 'ignore';
}

const evaluateRules: Rules<EvaluateOptions> = { loss: aLoss, metrics: someMetrics };
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

/** A loop that runs long gives others a turn this often. */
const breath = 50; // milliseconds

/**
 * Trains a net. In each epoch every batch takes its turn: gradients are forgotten, the loss and its gradients are computed, the
 * parameters change. The net is in training mode while it trains and in evaluation mode afterwards.
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
 * plot.line(history.history);
 */
export async function fit(model: Module, batches: Batches, options: FitOptions): Promise<History> {
  const given = checkedOptions(model, batches, options);
  const { optimizer, epochs = 1, validation, scheduler, schedulerEvery = 'epoch', clipGradNorm, metrics = {} } = given;
  const loss = lossFunction('fit', given.loss);
  const steps = (batches as { length?: number }).length;
  const training: Training = { model, optimizer, epochs, steps, stopTraining: false, batchLogs: {} };
  const history = new History();
  const callbacks = [...(given.verbose === false ? [] : [new ProgbarLogger()]), ...(given.callbacks ?? [])];
  for (const callback of callbacks) callback.training = training;
  const each = async (call: (callback: Callback) => void | Promise<void>) => {
    for (const callback of callbacks) {
      const wait = call(callback);
      if (wait) await wait;
    }
  };
  let rested = performance.now();
  let logs: Logs = {};
  const epochOf = async (epoch: number) => {
    await each((callback) => callback.onEpochBegin(epoch));
    const lr = optimizer.paramGroups[0]!.lr;
    const means = new Means();
    let batch = 0;
    model.train();
    for (const [x, y] of pairs('fit', batches)) {
      await each((callback) => callback.onTrainBatchBegin(batch));
      let output: Tensor | undefined;
      const closure = () => {
        optimizer.zeroGrad();
        output = answer('fit', model, x);
        const value = loss(output, y);
        value.backward();
        if (clipGradNorm !== undefined) utils.clipGradNorm_(model.parameters(), clipGradNorm);
        return value;
      };
      const value = optimizer.step(closure)!.item();
      const found = noGrad(() => measured('fit', metrics, output!.detach(), y));
      training.batchLogs = { loss: value, ...found };
      means.add(training.batchLogs, x.shape[0]!);
      await each((callback) => callback.onTrainBatchEnd(batch, means.values));
      if (!Number.isFinite(value) && given.nanLoss !== 'ignore' && !training.stopTraining)
        throw new DivergedError(value, epoch, batch, lr);
      if (schedulerEvery === 'batch') (scheduler as lrScheduler.LRScheduler | undefined)?.step();
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
      if (Number.isNaN(logs.valLoss) && !history.history.valLoss?.some(Number.isNaN))
        console.warn(messages.nanValLoss(epoch));
      await each((callback) => callback.onTestEnd(found));
    }
    logs.lr = lr;
    history.add(epoch, logs);
    await each((callback) => callback.onEpochEnd(epoch, { ...logs }));
    if (schedulerEvery === 'batch') return;
    if (scheduler instanceof lrScheduler.ReduceLROnPlateau) scheduler.step(logs.valLoss ?? logs.loss!);
    else scheduler?.step();
  };
  const end = async () => {
    model.eval();
    await each((callback) => callback.onTrainEnd(logs));
  };
  try {
    await each((callback) => callback.onTrainBegin());
    for (let epoch = 0; epoch < epochs && !training.stopTraining; epoch++) await epochOf(epoch);
  } catch (error) {
    await end().catch(() => undefined); // the first error is the one to tell
    if (error instanceof Error) Object.assign(error, { history });
    throw error;
  }
  await end();
  return history;
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

/**
 * The loss and the metrics over all batches, each sample counting alike, with the net in evaluation mode.
 * @throws {RangeError} when there is no batch
 * @throws {TypeError} when a batch is not [x, y], or a metric gives no number
 * @example train.evaluate(net, [[test.x, test.y]], { metrics: { accuracy: train.accuracy } }) // { loss: 0.1, accuracy: 0.97 }
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
class Means {
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
