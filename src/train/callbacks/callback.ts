// What can look on while a net is trained, and interfere.

import type { Module } from '../../nn/index.js';
import type { Optimizer } from '../../optim/index.js';
import { aFunction, checked, type Rules } from '../../options/index.js';

/** Numbers by name: `loss`, `accuracy`, and in validation `valLoss`, `valAccuracy`. */
export type Logs = { [name: string]: number };

/** A training while it runs. */
export interface Training {
  readonly model: Module;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  /** How many batches an epoch has, when the loader knows. */
  readonly steps: number | undefined;
  /** Set to true, it ends the training after this batch. */
  stopTraining: boolean;
  /** Which callback has set it; null as long as none has. */
  stoppedBy: string | null;
  /** Loss and metrics of the last batch alone. */
  batchLogs: Logs;
}

/**
 * Does something at given moments of `fit`. A subclass overrides the methods that it needs; those that return a promise are waited for.
 * Names and moments are those of Keras.
 * @example
 * class Shout extends train.Callback {
 *   override onEpochEnd(epoch: number, logs: train.Logs) { console.log(`epoch ${epoch}: ${logs.loss}!`); }
 * }
 */
export abstract class Callback {
  /** The training that this looks at; set by `fit`. */
  training!: Training;

  /** Before the first epoch. */
  onTrainBegin(): void | Promise<void> {}
  /** After the last epoch, with its logs; also when the training failed. */
  onTrainEnd(_logs: Logs): void | Promise<void> {}
  /**
   * Before the first batch of an epoch.
   * @param _epoch counted from 1
   */
  onEpochBegin(_epoch: number): void | Promise<void> {}
  /**
   * After an epoch and its validation.
   * @param _logs among them `lr`, the learning rate with which the epoch began
   */
  onEpochEnd(_epoch: number, _logs: Logs): void | Promise<void> {}
  /** Before a batch, which is counted from 0 in each epoch. */
  onTrainBatchBegin(_batch: number): void | Promise<void> {}
  /**
   * After the step of a batch; its gradients are still there.
   * @param _logs the means over the epoch so far, as Keras has them; `training.batchLogs` are those of the batch
   */
  onTrainBatchEnd(_batch: number, _logs: Logs): void | Promise<void> {}
  /** Before the validation of an epoch. */
  onTestBegin(): void | Promise<void> {}
  /** After it, with what was measured, under the names without `val`. */
  onTestEnd(_logs: Logs): void | Promise<void> {}
}

type Moments = Partial<Omit<Callback, 'training'>>;

/** A callback from functions. */
export class LambdaCallback extends Callback {
  /**
   * @throws {TypeError} when there is no moment of a name
   * @example new train.LambdaCallback({ onEpochEnd: (epoch, logs) => console.log(epoch, logs.loss) })
   */
  constructor(moments: Moments) {
    super();
    const known = Object.getOwnPropertyNames(Callback.prototype).filter((name) => name !== 'constructor');
    const rules = Object.fromEntries(known.map((name) => [name, aFunction])) as Rules<Moments>;
    Object.assign(this, checked('LambdaCallback', moments, rules));
  }
}
