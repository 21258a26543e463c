// Inputs drawn for hidden checks: the same key gives the same inputs.

import { Generator, rand, randint, randn, type Tensor } from '../engine/index.js';
import { check, type Rule, wholeFrom } from '../options/index.js';

const aWhole: Rule = { text: 'a whole number', holds: Number.isInteger };
const some: Rule = { text: 'a list of something', holds: (x) => Array.isArray(x) && x.length > 0 };

/**
 * Draws the inputs of a hidden check.
 * @throws {RangeError} when the key is no whole number, 0 or more
 * @example new Draw(7).whole(1, 6) <= 6 // true
 */
export class Draw {
  private readonly generator: Generator;

  /** @param key a whole number, 0 or more; the same key gives the same inputs */
  constructor(key: number) {
    check('Draw', 'the key', key, wholeFrom(0));
    this.generator = new Generator().manualSeed(key);
  }

  /**
   * A whole number from `low` to `high`, both included.
   * @throws {RangeError} when one of them is no whole number, or `high` is below `low`
   */
  whole(low: number, high: number): number {
    check('whole', 'low', low, aWhole);
    check('whole', 'high', high, wholeFrom(low));
    return randint(low, high + 1, [1], { generator: this.generator }).item();
  }

  /** A number between `low` and `high`. */
  number(low: number, high: number): number {
    return low + (high - low) * rand([1], { generator: this.generator, dtype: 'float64' }).item();
  }

  /**
   * One of several.
   * @throws {RangeError} when there is none
   */
  oneOf<T>(choices: readonly T[]): T {
    check('oneOf', 'the choices', choices, some);
    return choices[this.whole(0, choices.length - 1)]!;
  }

  /** A tensor of standard normal numbers. */
  normal(...size: number[]): Tensor {
    return randn(size, { generator: this.generator });
  }

  /** A seed, for what draws numbers of its own. */
  seed(): number {
    return this.whole(0, 2 ** 31 - 2);
  }
}
