// PyTorch's CPU generator: the same seed gives the same numbers.

import { boxMuller, boxMullerDouble } from './box-muller.js';
import { log, log1p } from './elementary.js';
import { messages } from './messages.js';
import { MT19937 } from './mt19937.js';
import { type Pair, plus, times } from './pair.js';
import { cos, sin } from './trigonometric.js';

const { fround } = Math;

/** How whole arrays of float32 are filled. Others must give the same bits. */
export interface Bulk {
  /** Numbers from [0, 1) with 24 random bits each. */
  uniform(source: MT19937, out: Float32Array): void;
  /** Blocks of 16 uniform numbers become blocks of 16 normal ones. */
  boxMuller(blocks: Float32Array, mean: number, std: number): void;
}

const plain: Bulk = {
  uniform(source, out) {
    for (let i = 0; i < out.length; i++) out[i] = (source.bits() & 0xffffff) / 16777216;
  },
  boxMuller,
};

/** Numbers that are drawn and transformed at a time; they stay in a fast cache. */
const chunk = 16384;

/** The state of a generator: 624 words, the place of the next one, and a normal number that is left over. */
export interface GeneratorState {
  readonly words: Uint32Array;
  readonly next: number;
  readonly spare: number | null;
}

/** The lower 32 bits, of negative numbers too. */
function lower32(seed: number): number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(messages.seed(seed));
  return ((seed % 4294967296) + 4294967296) % 4294967296;
}

/**
 * Random numbers as `torch.Generator` on the CPU draws them.
 * @example
 * const generator = new Generator(0);
 * randn([2], { generator }).equal(randn([2], { generator: new Generator(0) })) // true
 */
export class Generator {
  private source: MT19937;
  private spare: number | null = null;

  /**
   * @param seed a whole number, 0 included; PyTorch uses its lower 32 bits
   * @throws {RangeError} when it is no whole number between −2⁵³ and 2⁵³
   */
  constructor(seed = 0) {
    this.source = new MT19937(lower32(seed));
  }

  /**
   * Starts again from `seed`.
   * @throws {RangeError} when it is no whole number between −2⁵³ and 2⁵³
   */
  manualSeed(seed: number): this {
    this.source = new MT19937(lower32(seed));
    this.spare = null;
    return this;
  }

  /** Where the generator stands, to be given to `setState`. */
  getState(): GeneratorState {
    return { ...this.source.getState(), spare: this.spare };
  }

  /**
   * Goes on from where a generator stood.
   * @throws {TypeError} when that is no state
   */
  setState(state: GeneratorState): this {
    const { words, next, spare } = Object(state) as Partial<GeneratorState>;
    const whole = words instanceof Uint32Array && words.length === MT19937.size && Number.isInteger(next);
    if (!whole || !(spare === null || typeof spare === 'number')) throw new TypeError(messages.state());
    this.source.setState(state);
    this.spare = state.spare;
    return this;
  }

  // ── how the library draws ──

  /**
   * A float32 in [0, 1) with 24 random bits.
   * @internal
   */
  uniform(): number {
    return (this.source.bits() & 0xffffff) / 16777216;
  }

  /**
   * A float64 in [0, 1) with 53 random bits.
   * @internal
   */
  uniformDouble(): number {
    const high = this.source.bits() & 0x1fffff;
    return (high * 4294967296 + this.source.random()) / 9007199254740992;
  }

  /**
   * A whole number from 0 to range − 1: the rest of 32 random bits, or of 64 when the range is 2²⁸ or more.
   * @internal
   */
  integer(range: number): number {
    const bits = this.source.random();
    if (range < 268435456) return bits % range;
    return Number(((BigInt(bits) << 32n) | BigInt(this.source.random())) % BigInt(range));
  }

  /**
   * An exponential number with mean 1, −ln(1 − u).
   * @internal
   */
  exponential(): number {
    return -log1p(-this.uniformDouble());
  }

  /**
   * Fills `out` with 0 … n − 1 in random order: each place gets one of those not placed yet.
   * @internal
   */
  fillPermutation(out: Int32Array): void {
    for (let i = 0; i < out.length; i++) out[i] = i;
    for (let i = 0; i < out.length - 1; i++) {
      const j = i + (this.source.random() % (out.length - i));
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
  }

  /**
   * Fills `out` with numbers from [low, high), each from as many random bits as its kind has digits.
   * @internal
   */
  fillUniform(out: Float32Array | Float64Array, low: number, high: number, bulk = plain): void {
    this.draw(out, bulk);
    if (low === 0 && high === 1) return;
    // rounded once, as PyTorch's fused multiply-add does
    if (out instanceof Float64Array) {
      const [from, width]: [Pair, Pair] = [
        [low, 0],
        [high - low, 0],
      ];
      for (let i = 0; i < out.length; i++) out[i] = plus(times([out[i]!, 0], width), from)[0];
    } else {
      const [from, width] = [fround(low), fround(fround(high) - fround(low))];
      for (let i = 0; i < out.length; i++) out[i] = out[i]! * width + from;
    }
  }

  /**
   * Fills `out` with independent N(mean, std²) numbers, by the Box–Muller transform: in blocks of 16 from 16 numbers on,
   * one by one below.
   * @internal
   */
  fillNormal(out: Float32Array | Float64Array, mean = 0, std = 1, bulk = plain): void {
    if (out.length < 16) {
      for (let i = 0; i < out.length; i++) out[i] = this.normal() * std + mean;
      return;
    }
    const whole = out.length - (out.length % 16);
    for (let from = 0; from < whole; from += chunk) {
      const part = out.subarray(from, Math.min(from + chunk, whole));
      this.draw(part, bulk);
      turn(part, mean, std, bulk);
    }
    if (whole < out.length) {
      const rest = out.subarray(whole);
      this.draw(rest, bulk); // drawn, and drawn again with what comes before, as PyTorch does
      const last = out.subarray(out.length - 16);
      this.draw(last, bulk);
      turn(last, mean, std, bulk);
    }
  }

  /** Uniform numbers from [0, 1). */
  private draw(out: Float32Array | Float64Array, bulk: Bulk): void {
    if (out instanceof Float64Array) for (let i = 0; i < out.length; i++) out[i] = this.uniformDouble();
    else bulk.uniform(this.source, out);
  }

  /** One N(0, 1) number in float64; each pair of uniforms gives two. */
  private normal(): number {
    if (this.spare !== null) {
      const spare = this.spare;
      this.spare = null;
      return spare;
    }
    const theta = 2 * Math.PI * this.uniformDouble();
    const radius = Math.sqrt(-2 * log(1 - this.uniformDouble()));
    this.spare = radius * sin(theta);
    return radius * cos(theta);
  }
}

function turn(out: Float32Array | Float64Array, mean: number, std: number, bulk: Bulk): void {
  if (out instanceof Float64Array) boxMullerDouble(out, mean, std);
  else bulk.boxMuller(out, mean, std);
}
