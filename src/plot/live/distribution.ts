// How the values of an array, such as the weights of a layer, are distributed from step to step, while a net trains.

import type { Chart } from '../chart.js';
import type { Row } from '../data.js';
import { hist } from '../marks/hist.js';
import { messages } from '../messages.js';
import { brief, extent, short } from '../numbers.js';
import type { FrameOptions } from '../parts/options.js';
import { type Bins, binsOf, counted, edgesOf } from '../transforms/bin.js';

/** Of more values evenly taken ones do; of more steps every second goes. */
const mostValues = 2000;
const mostSteps = 60;

/** Values under one name, step by step. */
export class Distribution {
  private samples: Float64Array[] = [];
  private steps: number[] = [];
  private bins: Bins | null = null;
  private stride = 1;
  private added = 0;

  constructor(readonly name: string) {}

  /** @returns the rows that a growing figure draws besides those before; null when all of them are other ones */
  add(values: ArrayLike<number>, x = this.added + 1): Row[] | null {
    if (this.added++ % this.stride !== 0) return [];
    const size = Math.max(1, Math.ceil(values.length / mostValues));
    this.samples.push(Float64Array.from({ length: Math.ceil(values.length / size) }, (_, i) => values[i * size]!));
    this.steps.push(x);
    const isFull = this.steps.length > mostSteps;
    if (isFull) this.thin();
    const bins = binsOf(this.samples, {});
    const isSame = JSON.stringify(bins) === JSON.stringify(this.bins);
    this.bins = bins;
    return isSame && !isFull ? this.column(this.steps.length - 1) : null;
  }

  /** All that a growing figure draws. */
  get rows(): Row[] {
    return this.steps.flatMap((_, i) => this.column(i));
  }

  /** @throws {RangeError} when there is no number */
  chart(options: FrameOptions): Chart {
    return hist(this.samples, { steps: this.steps, ...options });
  }

  /** The newest values, in a few words. */
  toString(): string {
    const last = this.samples.at(-1)!;
    const [low, high] = extent(last.filter(Number.isFinite));
    return `${this.name} ${low <= high ? messages.between(short(low), short(high)) : ''}`.trim();
  }

  private thin(): void {
    this.stride *= 2;
    const isKept = (_: unknown, i: number) => i % 2 === 0;
    [this.samples, this.steps] = [this.samples.filter(isKept), this.steps.filter(isKept)];
  }

  /** The bins of a step in which there are values. */
  private column(i: number): Row[] {
    const { bins, name } = this;
    if (!bins) return [];
    const edges = edgesOf(bins);
    const { counts, total } = counted(this.samples[i]!, bins);
    const x = this.steps[i]!;
    const before = i > 0 ? x - this.steps[i - 1]! : this.stride;
    return counts.flatMap((count, bin) =>
      count === 0
        ? []
        : [
            {
              panel: name,
              start: x - before / 2,
              end: x + before / 2,
              from: brief(edges[bin]!),
              to: brief(edges[bin + 1]!),
              share: brief(count / total),
            },
          ],
    );
  }
}
