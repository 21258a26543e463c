// Callbacks that end a training.

import type { StateDict } from '../../nn/index.js';
import { above, checked, count, finite, flag, type Rules } from '../../options/index.js';
import { diverges } from '../diverging.js';
import { copyOf } from '../state.js';
import { Callback, type Logs } from './callback.js';
import { MonitorCallback, type MonitorOptions, monitorRules } from './monitor.js';

export interface EarlyStoppingOptions extends MonitorOptions {
  /** How many epochs without a better value are waited for. */
  patience?: number;
  /** A value that must be beaten, or waiting does not start anew. */
  baseline?: number;
  /** Whether the parameters of the best epoch come back at the end. */
  restoreBestWeights?: boolean;
  /** How many epochs pass before any counts. */
  startFromEpoch?: number;
}

const stoppingRules: Rules<EarlyStoppingOptions> = {
  patience: count,
  baseline: finite,
  restoreBestWeights: flag,
  startFromEpoch: count,
  ...monitorRules,
};

/**
 * Ends a training when a number has not become better for `patience` epochs (Keras's EarlyStopping).
 * @example new train.EarlyStopping({ patience: 5, restoreBestWeights: true })
 */
export class EarlyStopping extends MonitorCallback {
  /** The epoch after which it was ended, from 1; null when it was not. */
  stoppedEpoch: number | null = null;
  /** The epoch of the best value, from 1; 0 before there is one. */
  bestEpoch = 0;
  private readonly options: Required<Omit<EarlyStoppingOptions, keyof MonitorOptions | 'baseline'>> & {
    baseline?: number;
  };
  private wait = 0;
  private bestWeights: StateDict | null = null;

  /** @throws {RangeError} when an option breaks its rule */
  constructor(options?: EarlyStoppingOptions) {
    const given = checked('EarlyStopping', options, stoppingRules);
    super(given);
    this.options = { patience: 0, restoreBestWeights: false, startFromEpoch: 0, ...given };
  }

  override onTrainBegin(): void {
    this.wait = 0;
    this.best = this.worst;
    this.bestEpoch = 0;
    this.bestWeights = null;
    this.stoppedEpoch = null;
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const value = this.watched(logs);
    const { patience, baseline, restoreBestWeights, startFromEpoch } = this.options;
    if (value === undefined || epoch <= startFromEpoch) return;
    if (restoreBestWeights && !this.bestWeights) this.bestWeights = copyOf(this.training.model.stateDict());
    this.wait++;
    if (this.isBetter(value, this.best)) {
      this.best = value;
      this.bestEpoch = epoch;
      if (restoreBestWeights) this.bestWeights = copyOf(this.training.model.stateDict());
      if (baseline === undefined || this.isBetter(value, baseline)) this.wait = 0;
      return;
    }
    if (this.wait >= patience && epoch > 1) {
      this.stoppedEpoch = epoch;
      this.training.stopTraining = true;
    }
  }

  override onTrainEnd(): void {
    if (this.bestWeights) this.training.model.loadStateDict(this.bestWeights);
    this.bestWeights = null;
  }
}

/**
 * Ends a training at the first loss that is not a finite number (Keras's TerminateOnNaN); `fit` does not throw then.
 * @example await train.fit(net, loader, { optimizer, callbacks: [new train.TerminateOnNaN()] });
 */
export class TerminateOnNaN extends Callback {
  override onTrainBatchEnd(_batch: number, { loss }: Logs): void {
    if (!Number.isFinite(loss)) this.training.stopTraining = true;
  }
}

/**
 * Ends a training whose loss in a batch is no finite number, or above `divergeFactor` times that of its first batch: it will not recover. For a
 * first loss L below 0 the bound is L + (`divergeFactor` − 1) |L|.
 * @example
 * const watch = new train.StopDiverging({ divergeFactor: 3 });
 * await train.fit(net, loader, { optimizer, callbacks: [watch] });
 * watch.diverged // false
 */
export class StopDiverging extends Callback {
  /** Whether this ended the training. */
  diverged = false;
  private first: number | null = null;

  private readonly divergeFactor: number;

  /**
   * @param options.divergeFactor 3 when left out
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when the factor is not above 1
   */
  constructor(options?: { divergeFactor?: number }) {
    super();
    const { divergeFactor = 3 } = checked('StopDiverging', options, { divergeFactor: above(1) });
    this.divergeFactor = divergeFactor;
  }

  override onTrainBegin(): void {
    this.first = null;
    this.diverged = false;
  }

  override onTrainBatchEnd(): void {
    const { loss } = this.training.batchLogs;
    this.first ??= loss!;
    if (!diverges(loss!, this.first, this.divergeFactor)) return;
    this.diverged = true;
    this.training.stopTraining = true;
  }
}
