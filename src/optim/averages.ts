// Means of parameters over a training, which are often better than the last ones.

import type { Tensor } from '../engine/index.js';
import { pow } from '../math/index.js';
import {
  aFunction,
  check,
  count,
  flag,
  instanceOf,
  listOf,
  orNull,
  share,
  shown,
  withDefaults,
} from '../options/index.js';
import { messages } from './messages.js';
import { counted, tensors } from './optimizer.js';
import { checkState } from './saved.js';

/** Which mean is formed. */
export interface AverageOptions {
  /** β in the exponential mean θ̄ ← β θ̄ + (1 − β) θ; null, the default, for the arithmetic mean of all. */
  decay?: number | null;
  /**
   * An exponential mean that starts at 0 is too small by 1 − βᵗ: true divides by it, false starts from the first parameters, as
   * PyTorch does.
   */
  biasCorrection?: boolean;
}

/**
 * The mean of parameters over the steps of a training (Polyak & Juditsky, 1992), an exponential one, or, with one update at the end
 * of each cycle of a schedule, stochastic weight averaging (Izmailov et al., 2018).
 * @example
 * const averages = new optim.AveragedParameters(net.parameters(), { decay: 0.995 });
 * for (const batch of batches) { train(batch); averages.update(); }
 * const accuracy = averages.applied(() => evaluate(net));
 */
export class AveragedParameters {
  /** How many parameters each mean is of. */
  nAveraged = 0;
  private readonly parameters: Tensor[];
  private readonly means: Float64Array[];
  private readonly options: Required<AverageOptions>;

  /**
   * @throws {TypeError} when there is no parameter
   * @throws {RangeError} when an option breaks its rule
   */
  constructor(parameters: Iterable<Tensor>, options: AverageOptions = {}) {
    this.parameters = tensors('AveragedParameters', parameters);
    const rules = { decay: orNull(share), biasCorrection: flag };
    this.options = withDefaults('AveragedParameters', { decay: null, biasCorrection: false }, options, rules);
    this.means = this.parameters.map((p) => new Float64Array(p.numel()));
  }

  /** Takes in the parameters as they are now. */
  update(): void {
    const t = ++this.nAveraged;
    const { decay, biasCorrection } = this.options;
    const share = decay === null ? 1 / t : t === 1 && !biasCorrection ? 1 : 1 - decay;
    for (const [i, mean] of this.means.entries()) {
      const { data } = this.parameters[i]!;
      for (let j = 0; j < mean.length; j++) mean[j]! += share * (data[j]! - mean[j]!);
    }
  }

  /** The means so far, as copies; the parameters go by their number. */
  stateDict(): { nAveraged: number; means: Float64Array[] } {
    return { nAveraged: this.nAveraged, means: this.means.map((mean) => mean.slice()) };
  }

  /**
   * Goes on from where other means were.
   * @throws {TypeError} when they are not of as many numbers
   * @throws {RangeError} when a part is missing
   */
  loadStateDict(state: { nAveraged: number; means: readonly Float64Array[] }): void {
    const list = listOf(instanceOf(Float64Array, 'a Float64Array'));
    checkState('AveragedParameters', state, { nAveraged: count, means: list });
    const { nAveraged, means } = state;
    const sizes = (list: readonly Float64Array[]) => list.map(({ length }) => length);
    if (String(sizes(means)) !== String(sizes(this.means)))
      throw new TypeError(messages.groupSizes('AveragedParameters', sizes(means), sizes(this.means)));
    this.nAveraged = nAveraged;
    for (const [i, mean] of this.means.entries()) mean.set(means[i]!);
  }

  /**
   * What f gives while the means stand in the place of the parameters, which come back afterwards, even when f throws.
   * @throws {Error} before the first update, or when f is asynchronous
   * @throws {RangeError} when f is no function
   */
  applied<T>(f: () => T): T {
    check('AveragedParameters', 'the function of applied', f, aFunction);
    if (this.nAveraged === 0) throw new Error(messages.noAverage());
    const { decay, biasCorrection } = this.options;
    const size = decay !== null && biasCorrection ? 1 - pow(decay, this.nAveraged) : 1;
    const kept = this.parameters.map(({ data }) => data.slice());
    for (const [i, mean] of this.means.entries())
      this.write(
        i,
        mean.map((x) => x / size),
      );
    try {
      const result = f();
      if (result instanceof Promise) throw new Error(messages.asynchronous());
      return result;
    } finally {
      for (const [i, numbers] of kept.entries()) this.write(i, numbers);
    }
  }

  /** Such as `AveragedParameters(decay: 0.995, biasCorrection: false, nAveraged: 3, 2 parameters of 8 numbers)`. */
  toString(): string {
    const words = Object.entries({ ...this.options, nAveraged: this.nAveraged });
    const list = words.map(([name, value]) => `${name}: ${shown(value)}`);
    return `AveragedParameters(${[...list, counted(this.parameters)].join(', ')})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  private write(i: number, numbers: ArrayLike<number>): void {
    const parameter = this.parameters[i]!;
    const { data } = parameter;
    data.set(numbers);
    parameter.write(data);
  }
}
