// NumPy's legacy generator: `RandomState(seed)` gives the numbers of `np.random.seed(seed)`.

import { log } from './elementary.js';
import { MT19937 } from './mt19937.js';

/** Random numbers as `numpy.random.RandomState` draws them. */
export class LegacyGenerator {
  private readonly source: MT19937;
  private spare: number | null = null;

  /** @param seed a whole number from 0 to 2³² − 1 */
  constructor(seed: number) {
    this.source = new MT19937(seed);
  }

  /** A float64 in [0, 1) with 53 random bits: `random_sample`. */
  uniform(): number {
    const high = this.source.random() >>> 5;
    const low = this.source.random() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A standard normal number, by Marsaglia's polar method; each pair of uniforms within the circle gives two. */
  normal(): number {
    if (this.spare !== null) {
      const spare = this.spare;
      this.spare = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.spare = factor * x;
      return factor * y;
    }
  }

  /** A whole number from 0 to `largest` < 2³²: bits under a mask, drawn again while they are too large. */
  integer(largest: number): number {
    if (largest === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(largest);
    for (;;) {
      const value = (this.source.random() & mask) >>> 0;
      if (value <= largest) return value;
    }
  }

  /** Exchanges the elements, from the last to the second, with one before them or themselves (Fisher–Yates). */
  shuffle(values: { [index: number]: number; readonly length: number }): void {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.integer(i);
      [values[i], values[j]] = [values[j]!, values[i]!];
    }
  }
}
