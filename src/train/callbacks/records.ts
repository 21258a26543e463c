// Callbacks that write down how a training goes.

import { saveSafetensors } from '../../engine/index.js';
import { appendFile, fileSize, writeFile } from '../../host/files.js';
import { Bar } from '../../notebook/progress.js';
import { check, checked, flag, positive, type Rules, record, string, withDefaults } from '../../options/index.js';
import { messages } from '../messages.js';
import { Callback, type Logs } from './callback.js';
import { MonitorCallback, type MonitorOptions, monitorRules } from './monitor.js';

export interface CheckpointOptions extends MonitorOptions {
  /** Writes only when the number that is watched is the best so far. */
  saveBestOnly?: boolean;
}

const checkpointRules: Rules<CheckpointOptions> = { saveBestOnly: flag, ...monitorRules };

/**
 * Writes parameters and buffers into a file after each epoch (Keras's ModelCheckpoint), in safetensors format, which PyTorch reads too.
 * In the file's name `{epoch}`, counted from 1, and the names in the logs are replaced by their values; `{epoch:02d}` gives digits,
 * `{valLoss:.2f}` decimals.
 * @example
 * new train.ModelCheckpoint('run/{epoch:02d}-{valLoss:.3f}.safetensors', { saveBestOnly: true })
 * @example model.loadStateDict(load('run/07-0.231.safetensors'))
 */
export class ModelCheckpoint extends MonitorCallback {
  /** What was written last. */
  lastPath: string | null = null;
  private readonly saveBestOnly: boolean;

  /**
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when the path is no string, or an option breaks its rule
   */
  constructor(
    private readonly filepath: string,
    options?: CheckpointOptions,
  ) {
    check('ModelCheckpoint', 'the path', filepath, string);
    const { saveBestOnly = false, ...watched } = checked('ModelCheckpoint', options, checkpointRules);
    super(watched);
    this.saveBestOnly = saveBestOnly;
  }

  /** @throws {RangeError} when the file's name has a word that is not in the logs */
  override onEpochEnd(epoch: number, logs: Logs): void {
    if (this.saveBestOnly) {
      const value = this.watched(logs);
      if (value === undefined || !this.isBetter(value, this.best)) return;
      this.best = value;
    }
    this.lastPath = filled(this.filepath, { ...logs, epoch });
    writeFile(this.lastPath, saveSafetensors(this.training.model.stateDict()));
  }
}

function filled(template: string, values: Logs): string {
  return template.replace(
    /\{(\w+)(?::0?(\d*)d|:\.(\d+)f)?\}/g,
    (_, name: string, digits?: string, decimals?: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(messages.placeholder(name, Object.keys(values)));
      if (decimals !== undefined) return value.toFixed(Number(decimals));
      return String(value).padStart(Number(digits ?? 0), '0');
    },
  );
}

const csvRules = { separator: string, append: flag };

/**
 * Writes a line of a CSV file after each epoch (Keras's CSVLogger): the epoch from 1, then the logs in alphabetical order.
 * @param options.append goes on with a file that is there, and heads the columns of one that is new or empty
 * @example new train.CSVLogger('run/log.csv', { append: true })
 */
export class CSVLogger extends Callback {
  private readonly separator: string;
  private readonly append: boolean;
  private columns: string[] | null = null;

  /**
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when the path is no string, or an option breaks its rule
   */
  constructor(
    private readonly filename: string,
    options?: { separator?: string; append?: boolean },
  ) {
    super();
    check('CSVLogger', 'the path', filename, string);
    const { separator = ',', append = false } = checked('CSVLogger', options, csvRules);
    this.separator = separator;
    this.append = append;
  }

  override onTrainBegin(): void {
    this.columns = null;
    if (!this.append) writeFile(this.filename, '');
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const line = (cells: readonly (string | number)[]) => appendFile(this.filename, `${cells.join(this.separator)}\n`);
    if (!this.columns) {
      this.columns = Object.keys(logs).sort();
      if (fileSize(this.filename) === 0) line(['epoch', ...this.columns]);
    }
    line([epoch, ...this.columns.map((name) => logs[name] ?? 'NA')]);
  }
}

/**
 * A bar with the epoch and the logs (Keras's ProgbarLogger); `fit` has one unless `verbose` is false.
 * @example await train.fit(net, loader, { optimizer, callbacks: [new train.ProgbarLogger()], verbose: false });
 */
export class ProgbarLogger extends Callback {
  private bar: Bar | null = null;
  private epoch = 0;
  private done = 0;
  private shown: Logs = {};

  override onTrainBegin(): void {
    const { epochs, steps } = this.training;
    this.bar = epochs === 0 ? null : new Bar('', steps === undefined ? undefined : epochs * steps);
    this.done = 0;
  }

  override onEpochBegin(epoch: number): void {
    this.epoch = epoch;
  }

  override onTrainBatchEnd(_batch: number, logs: Logs): void {
    this.shown = { ...this.shown, ...logs };
    this.bar?.show(++this.done, this.text());
  }

  override onEpochEnd(_epoch: number, { lr, ...logs }: Logs): void {
    this.shown = logs;
  }

  override onTrainEnd(): void {
    this.bar?.finish(this.done, this.text());
  }

  private text(): string {
    const numbers = Object.entries(this.shown).map(([name, value]) => `${name} ${value.toPrecision(4)}`);
    return [`epoch ${this.epoch}/${this.training.epochs}`, ...numbers].join(' · ');
  }
}

export interface RemoteOptions {
  /** Where the server is. */
  root?: string;
  path?: string;
  /** The field of a form that holds the logs in JSON. */
  field?: string;
  /** Sends JSON instead of a form. */
  sendAsJson?: boolean;
  headers?: { [name: string]: string };
  /** How many milliseconds an answer is waited for. */
  timeout?: number;
}

const remoteDefaults: Required<RemoteOptions> = {
  root: 'http://localhost:9000',
  path: '/publish/epoch/end/',
  field: 'data',
  sendAsJson: false,
  headers: {},
  timeout: 10_000,
};
const remoteRules: Rules<RemoteOptions> = {
  root: string,
  path: string,
  field: string,
  sendAsJson: flag,
  headers: record,
  timeout: positive,
};

/**
 * Sends the logs of each epoch to a server (Keras's RemoteMonitor): POST, a form whose field `data` holds JSON, with the epoch from 1 among
 * the logs. A server that cannot be reached, or does not answer in time, is reported once and does not end the training.
 * @example new train.RemoteMonitor({ root: 'http://localhost:9000', sendAsJson: true })
 */
export class RemoteMonitor extends Callback {
  private readonly options: Required<RemoteOptions>;
  private told = false;

  /** @throws {RangeError} when `timeout` is no number above 0 */
  constructor(options?: RemoteOptions) {
    super();
    this.options = withDefaults('RemoteMonitor', remoteDefaults, options, remoteRules);
  }

  override async onEpochEnd(epoch: number, logs: Logs): Promise<void> {
    const { root, path, field, sendAsJson, headers, timeout } = this.options;
    const json = JSON.stringify({ epoch, ...logs });
    const body = sendAsJson ? json : new URLSearchParams({ [field]: json });
    const type: { [name: string]: string } = sendAsJson ? { 'content-type': 'application/json' } : {};
    const signal = AbortSignal.timeout(timeout);
    try {
      const answer = await fetch(root + path, { method: 'POST', body, headers: { ...type, ...headers }, signal });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    } catch (error) {
      if (!this.told) console.warn(messages.remote(root + path, error));
      this.told = true;
    }
  }
}
