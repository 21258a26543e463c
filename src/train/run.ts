// One training: epochs of batches, and what is told and measured on the way.

import { noGrad, type Tensor } from '../engine/index.js';
import { type Module, utils } from '../nn/index.js';
import { host } from '../notebook/host.js';
import { lrScheduler, type Optimizer } from '../optim/index.js';
import { type Batches, pairs } from './batches.js';
import type { Callback, Logs, Training } from './callbacks/callback.js';
import { TrainingCard } from './callbacks/card.js';
import { ProgbarLogger } from './callbacks/records.js';
import { DivergedError } from './diverging.js';
import { type EvaluateOptions, evaluate, Means } from './evaluate.js';
import { History } from './history.js';
import { type LossFunction, lossFunction } from './loss.js';
import { messages } from './messages.js';
import { measured } from './metrics.js';
import { answer } from './options.js';

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
  /** Whether a card, in a terminal a bar, shows how far the training is. */
  verbose?: boolean;
  /** Whether a loss that is not finite ends the training with an error, or is only written down. */
  nanLoss?: 'error' | 'ignore';
}

/** A loop that runs long gives others a turn this often. */
const breath = 50; // milliseconds

/** Where a training is; epochs are counted from 1, the batches of each from 0. */
interface Place {
  readonly epoch: number;
  readonly batch: number;
  /** The rate with which the epoch began. */
  readonly lr: number;
}

/** Who says how far the training is: a card in a notebook, a line in a terminal. */
const shown = (): Callback => (host().replaces ? new TrainingCard() : new ProgbarLogger());

/** One training. */
export class Run {
  private readonly history = new History();
  private readonly training: Training;
  private readonly callbacks: readonly Callback[];
  private readonly loss: LossFunction;
  /** The numbers of the last epoch. */
  private logs: Logs = {};
  private rested = performance.now();

  constructor(
    private readonly model: Module,
    private readonly batches: Batches,
    private readonly options: FitOptions,
  ) {
    const { optimizer, epochs = 1, callbacks = [], verbose = true } = options;
    this.loss = lossFunction('fit', options.loss);
    const steps = (batches as { length?: number }).length;
    this.training = { model, optimizer, epochs, steps, stopTraining: false, stoppedBy: null, batchLogs: {} };
    this.callbacks = [...(verbose ? [shown()] : []), ...callbacks];
    for (const callback of this.callbacks) callback.training = this.training;
  }

  /** All epochs. */
  async train(): Promise<History> {
    const { training, history } = this;
    try {
      await this.tell((callback) => callback.onTrainBegin());
      for (let epoch = 1; epoch <= training.epochs && !training.stopTraining; epoch++) await this.epoch(epoch);
    } catch (error) {
      await this.end().catch(() => undefined); // the first error is the one to tell
      if (error instanceof Error) Object.assign(error, { history });
      throw error;
    }
    await this.end();
    return history;
  }

  private async epoch(epoch: number): Promise<void> {
    await this.tell((callback) => callback.onEpochBegin(epoch));
    const lr = this.training.optimizer.paramGroups[0]!.lr;
    const means = new Means();
    this.model.train();
    let batch = 0;
    for (const [x, y] of pairs('fit', this.batches)) {
      await this.batch(x, y, means, { epoch, batch: batch++, lr });
      if (this.training.stopTraining) break;
    }
    if (batch === 0) throw new RangeError(messages.noBatches());
    this.logs = means.values;
    if (this.options.validation) await this.validate(epoch, this.options.validation);
    this.logs.lr = lr;
    this.history.add(epoch, this.logs);
    await this.tell((callback) => callback.onEpochEnd(epoch, { ...this.logs }));
    this.advance('epoch');
  }

  private async batch(x: Tensor, y: Tensor, means: Means, { epoch, batch, lr }: Place): Promise<void> {
    const { metrics = {}, nanLoss } = this.options;
    const { training } = this;
    await this.tell((callback) => callback.onTrainBatchBegin(batch));
    const { loss, output } = this.step(x, y);
    training.batchLogs = { loss, ...noGrad(() => measured('fit', metrics, output, y)) };
    means.add(training.batchLogs, x.shape[0]!);
    await this.tell((callback) => callback.onTrainBatchEnd(batch, means.values));
    if (!Number.isFinite(loss) && nanLoss !== 'ignore' && !training.stopTraining)
      throw new DivergedError(loss, epoch, batch, lr);
    this.advance('batch');
    if (performance.now() - this.rested <= breath) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.rested = performance.now();
  }

  /** Forward, loss, backward, and the optimiser's step. */
  private step(x: Tensor, y: Tensor): { loss: number; output: Tensor } {
    const { model } = this;
    const { optimizer, clipGradNorm } = this.options;
    let output: Tensor | undefined;
    const loss = optimizer.step(() => {
      optimizer.zeroGrad();
      output = answer('fit', model, x);
      const value = this.loss(output, y);
      value.backward();
      if (clipGradNorm !== undefined) utils.clipGradNorm_(model.parameters(), clipGradNorm);
      return value;
    });
    return { loss: loss!.item(), output: output!.detach() };
  }

  private async validate(epoch: number, batches: Batches): Promise<void> {
    await this.tell((callback) => callback.onTestBegin());
    const found = evaluate(this.model, batches, { loss: this.loss, metrics: this.options.metrics ?? {} });
    for (const [name, number] of Object.entries(found))
      this.logs[`val${name[0]!.toUpperCase()}${name.slice(1)}`] = number;
    if (Number.isNaN(this.logs.valLoss) && !this.history.history.valLoss?.some(Number.isNaN))
      console.warn(messages.nanValLoss(epoch));
    await this.tell((callback) => callback.onTestEnd(found));
  }

  /** Steps the schedule, where this is what it is stepped after. */
  private advance(after: 'epoch' | 'batch'): void {
    const { scheduler, schedulerEvery = 'epoch' } = this.options;
    if (after !== schedulerEvery) return;
    if (scheduler instanceof lrScheduler.ReduceLROnPlateau) scheduler.step(this.logs.valLoss ?? this.logs.loss!);
    else scheduler?.step();
  }

  private async end(): Promise<void> {
    this.model.eval();
    await this.tell((callback) => callback.onTrainEnd(this.logs));
  }

  /** Tells each callback, and waits for those that take their time. */
  private async tell(call: (callback: Callback) => void | Promise<void>): Promise<void> {
    const { training } = this;
    for (const callback of this.callbacks) {
      const wait = call(callback);
      if (wait) await wait;
      if (training.stopTraining) training.stoppedBy ??= callback.constructor.name;
    }
  }
}
