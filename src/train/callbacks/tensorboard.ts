// The numbers of a training as TensorBoard shows them.

import { appendFile, joinPath } from '../../host/files.js';
import { now } from '../../host/machine.js';
import {
  aFunction,
  count,
  either,
  oneOf,
  positiveCount,
  type Rules,
  string,
  withDefaults,
} from '../../options/index.js';
import { Callback, type Logs } from './callback.js';
import { type Summary, summaryRecord, versionRecord } from './event-file.js';

export interface TensorBoardOptions {
  logDir?: string;
  /** Every how many epochs the distributions of the parameters are written; 0 for never. */
  histogramFreq?: number;
  /** 'epoch', or every how many batches the loss is written as well. */
  updateFreq?: 'epoch' | number;
  /** The time in seconds since 1970, which stands in the file's name and beside each number. */
  clock?: () => number;
}

const defaults: Required<TensorBoardOptions> = { logDir: 'logs', histogramFreq: 0, updateFreq: 'epoch', clock: now };
const rules: Rules<TensorBoardOptions> = {
  logDir: string,
  histogramFreq: count,
  updateFreq: either(oneOf('epoch'), positiveCount),
  clock: aFunction,
};

/**
 * Writes event files that `tensorboard --logdir logs` opens (Keras's TensorBoard): what belongs to training into `train`, to validation
 * into `validation`, as `epoch_loss`, `epoch_accuracy`, `epoch_learning_rate` … by epoch, counted from 1.
 * @example new train.TensorBoard({ logDir: 'logs/tanh', histogramFreq: 1 })
 */
export class TensorBoard extends Callback {
  private readonly options: Required<TensorBoardOptions>;
  private readonly files = new Map<string, string>();
  private batches = 0;

  /** @throws {RangeError} when a frequency is no whole number */
  constructor(options?: TensorBoardOptions) {
    super();
    this.options = withDefaults('TensorBoard', defaults, options, rules);
  }

  override onTrainBegin(): void {
    this.files.clear();
    this.batches = 0;
  }

  override onTrainBatchEnd(_batch: number, logs: Logs): void {
    const { updateFreq } = this.options;
    if (updateFreq !== 'epoch' && this.batches % updateFreq === 0)
      this.write('train', this.batches, scalars('batch', Object.entries(logs)));
    this.batches++;
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const entries = Object.entries(logs);
    const validation = entries.filter(([name]) => /^val[A-Z]/.test(name));
    const training = entries.filter(([name]) => !/^val[A-Z]/.test(name));
    this.write('train', epoch, scalars('epoch', training.map(named)));
    const plain = validation.map(([name, value]): [string, number] => [name[3]!.toLowerCase() + name.slice(4), value]);
    if (plain.length > 0) this.write('validation', epoch, scalars('epoch', plain));
    const { histogramFreq } = this.options;
    if (histogramFreq === 0 || (epoch - 1) % histogramFreq !== 0) return;
    const parameters = this.training.model.namedParameters();
    const histograms = parameters.map(([tag, { data: values }]) => ({ tag, histogram: { values } }));
    this.write('train', epoch, histograms);
  }

  private write(part: string, step: number, entries: readonly Summary[]): void {
    const seconds = this.options.clock();
    let path = this.files.get(part);
    if (!path) {
      path = joinPath(this.options.logDir, part, `events.out.tfevents.${Math.floor(seconds)}.lectern`);
      this.files.set(part, path);
      appendFile(path, versionRecord(seconds));
    }
    appendFile(path, summaryRecord(seconds, step, entries));
  }
}

/** Keras's name of the learning rate. */
const named = ([name, value]: readonly [string, number]): [string, number] => [
  name === 'lr' ? 'learning_rate' : name,
  value,
];

const scalars = (prefix: string, entries: readonly [string, number][]): Summary[] =>
  entries.map(([name, value]) => ({ tag: `${prefix}_${name}`, value }));
