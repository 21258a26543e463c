// NumPy's legacy generator as tensors: the seeds of CS231n and of many courses.

import { LegacyGenerator } from '../math/random-state.js';
import { check, checked, count, finite, flag, listOf, notNegative } from '../options/index.js';
import type { DType } from './arrays/dtype.js';
import type { Shape } from './arrays/shape.js';
import { filled, zeros } from './create.js';
import { messages } from './messages.js';
import { checkBounds } from './random.js';
import { Tensor } from './tensor.js';

const choiceRules = { replace: flag, p: listOf(notNegative) };

/**
 * `numpy.random.RandomState`: the same seed gives NumPy's numbers, in float64; whole numbers are int32.
 * @example new RandomState(0).randn([2]) // tensor([1.7641, 0.4002], dtype=float64)
 */
export class RandomState {
  private readonly generator: LegacyGenerator;

  /** @throws {RangeError} when the seed is no whole number from 0 to 2³² − 1 */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 4294967295) throw new RangeError(messages.legacySeed(seed));
    this.generator = new LegacyGenerator(seed);
  }

  /** Numbers from [0, 1). */
  rand(shape: Shape): Tensor {
    return this.fill('rand', shape, () => this.generator.uniform());
  }

  /** Standard normal numbers. */
  randn(shape: Shape): Tensor {
    return this.fill('randn', shape, () => this.generator.normal());
  }

  /**
   * Numbers from [low, high); the bounds may be given the other way round.
   * @throws {RangeError} when a bound is no finite number
   */
  uniform(low: number, high: number, shape: Shape): Tensor {
    check('uniform', 'low', low, finite);
    check('uniform', 'high', high, finite);
    return this.fill('uniform', shape, () => low + (high - low) * this.generator.uniform());
  }

  /**
   * N(loc, scale²) numbers.
   * @throws {RangeError} when one of the two is no finite number, or the scale is below 0
   */
  normal(loc: number, scale: number, shape: Shape): Tensor {
    check('normal', 'loc', loc, finite);
    check('normal', 'scale', scale, notNegative);
    return this.fill('normal', shape, () => loc + scale * this.generator.normal());
  }

  /**
   * Whole numbers from `low` to `high` − 1.
   * @throws {RangeError} when `low` is not below `high`, or one of them is no whole number that int32 can hold
   */
  randint(low: number, high: number, shape: Shape): Tensor {
    checkBounds(low, high);
    return this.fill('randint', shape, () => low + this.generator.integer(high - 1 - low), 'int32');
  }

  /**
   * 0 … n − 1 in random order.
   * @throws {RangeError} when n is no whole number, 0 or more
   */
  permutation(n: number): Tensor {
    check('permutation', 'n', n, count);
    const x = zeros([n], { dtype: 'int32' });
    for (let i = 0; i < n; i++) x.data[i] = i;
    this.generator.shuffle(x.data);
    return x;
  }

  /**
   * Brings the elements of a list or of a tensor with one dimension into random order.
   * @throws {TypeError} when it is neither
   */
  shuffle(values: number[] | Tensor): void {
    if (!(values instanceof Tensor || Array.isArray(values))) throw new TypeError(messages.list('shuffle', values));
    if (values instanceof Tensor && values.shape.length !== 1)
      throw new RangeError(messages.choice('shuffle needs one dimension'));
    if (values instanceof Tensor) {
      const { data } = values;
      this.generator.shuffle(data);
      values.write(data);
    } else this.generator.shuffle(values);
  }

  /**
   * Elements of `0 … a − 1` or of a list.
   * @param options.replace whether an element may be drawn again
   * @param options.p the probability of each element; all are alike when left out
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when there is nothing to choose from, or not enough, or the probabilities do not fit
   */
  choice(a: number | readonly number[], size: number, options?: { replace?: boolean; p?: readonly number[] }): Tensor {
    if (typeof a !== 'number' && !Array.isArray(a)) throw new TypeError(messages.list('choice', a));
    check('choice', 'size', size, count);
    const { replace = true, p } = checked('choice', options, choiceRules);
    const n = typeof a === 'number' ? a : a.length;
    if (!Number.isInteger(n) || n < 1) throw new RangeError(messages.choice(`there are ${n} elements to choose from`));
    if (!replace && size > n) throw new RangeError(messages.choice(`${size} of ${n} elements without replacement`));
    if (p && (p.length !== n || Math.abs(p.reduce((s, x) => s + x, 0) - 1) > 1e-8))
      throw new RangeError(messages.choice(`p must be ${n} probabilities that add up to 1`));
    const indices = p ? this.weighted(p, size, replace) : this.equal(n, size, replace);
    const values = typeof a === 'number' ? indices : indices.map((i) => a[i]!);
    const whole = values.every((x) => x === (x | 0));
    const x = zeros([size], { dtype: whole ? 'int32' : 'float64' });
    x.data.set(values);
    return x;
  }

  private equal(count: number, size: number, replace: boolean): number[] {
    if (!replace) return [...this.permutation(count).data.subarray(0, size)];
    return Array.from({ length: size }, () => this.generator.integer(count - 1));
  }

  private weighted(p: readonly number[], size: number, replace: boolean): number[] {
    const left = [...p];
    if (replace) return this.search(left, size);
    if (left.filter((x) => x > 0).length < size)
      throw new RangeError(messages.choice('fewer probabilities above 0 than draws'));
    const found: number[] = [];
    while (found.length < size) {
      const uniforms = size - found.length;
      for (const i of found) left[i] = 0;
      found.push(...new Set(this.search(left, uniforms)));
    }
    return found;
  }

  /** For each uniform number the first index whose running share is above it. */
  private search(p: readonly number[], size: number): number[] {
    let sum = 0;
    const running = p.map((x) => (sum += x));
    return Array.from({ length: size }, () => {
      const u = this.generator.uniform();
      return running.findIndex((share) => share / sum > u);
    });
  }

  private fill(op: string, shape: Shape, draw: () => number, dtype: DType = 'float64'): Tensor {
    const x = filled(op, shape, 0, { dtype });
    for (let i = 0; i < x.data.length; i++) x.data[i] = draw();
    return x;
  }
}
