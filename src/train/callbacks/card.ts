// What a notebook shows of a training: how far it is, curves that grow, the last epochs, and why it stopped.

import { hconcat } from '../../plot/index.js';
import type { FrameBar, FrameTable } from '../../plot/live/frames.js';
import { LiveChart } from '../../plot/live/live.js';
import { addEpoch } from '../curves.js';
import { messages } from '../messages.js';
import { Callback, type Logs } from './callback.js';

/** A training of fewer epochs than this also shows the loss of each batch. */
const few = 10;
/** The epochs in the table. */
const lastEpochs = 5;

/**
 * A card with a bar, the time that is left, curves of the loss and the metrics, and the last epochs; `fit` has one in a notebook unless
 * `verbose` is false. At the end a chart of the curves stays.
 * @example await train.fit(net, loader, { optimizer, callbacks: [new train.TrainingCard()], verbose: false });
 */
export class TrainingCard extends Callback {
  private chart: LiveChart | null = null;
  private began = 0;
  private done = 0;
  private epoch = 0;
  private epochs: Logs[] = [];
  private batch: Logs = {};

  override onTrainBegin(): void {
    const around = () => ({ bar: this.bar(), table: this.table(), text: this.line() });
    this.chart = new LiveChart({ xLabel: messages.epochs(), height: 200 }, around);
    [this.began, this.done, this.epoch, this.epochs, this.batch] = [performance.now(), 0, 0, [], {}];
  }

  override onEpochBegin(epoch: number): void {
    this.epoch = epoch;
  }

  override onTrainBatchEnd(batch: number, logs: Logs): void {
    const { steps, epochs, batchLogs } = this.training;
    this.done++;
    this.batch = logs;
    if (steps !== undefined && epochs < few && Number.isFinite(batchLogs.loss))
      this.chart!.add(
        { loss: batchLogs.loss! },
        { run: messages.eachBatch(), x: this.epoch - 1 + (batch + 1) / steps },
      );
    else this.chart!.refresh();
  }

  override onEpochEnd(epoch: number, { lr: _, ...logs }: Logs): void {
    this.epochs.push({ epoch, ...logs });
    addEpoch(this.chart!, epoch, logs);
  }

  override onTrainEnd(): void {
    const { chart } = this;
    if (!chart || this.training.epochs === 0) return;
    const why = this.training.stoppedBy;
    const title = why ? messages.stoppedBy(why, this.epoch) : messages.epochOf(this.epoch, this.training.epochs);
    const subtitle = this.numbers();
    chart.endWith((drawn) => hconcat([drawn], { title, ...(subtitle && { subtitle }) }), this.line());
    this.chart = null;
  }

  private bar(): FrameBar {
    const { steps, epochs } = this.training;
    const all = steps === undefined ? undefined : steps * epochs;
    const seconds = (performance.now() - this.began) / 1000;
    const each = seconds / Math.max(1, this.done);
    const left = all === undefined ? '' : messages.timeLeft(each * (all - this.done));
    const text = [messages.epochOf(this.epoch, epochs), left, messages.timeOfStep(each)].filter(Boolean).join(' · ');
    return { ...(all !== undefined && { share: this.done / all }), text };
  }

  private table(): FrameTable {
    const rows = this.epochs.slice(-lastEpochs);
    const columns = Object.keys(rows.at(-1) ?? {});
    const text = (name: string, value: number | undefined) =>
      value === undefined ? '' : name === 'epoch' ? String(value) : value.toPrecision(4);
    return { columns, rows: rows.map((row) => columns.map((name) => text(name, row[name]))) };
  }

  /** All in one line: the epoch, and the newest numbers. */
  private line(): string {
    return [messages.epochOf(this.epoch, this.training.epochs), this.numbers()].filter(Boolean).join(' · ');
  }

  private numbers(): string {
    const { epoch: _, ...last } = this.epochs.at(-1) ?? this.batch;
    return Object.entries(last)
      .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
      .join(' · ');
  }
}
