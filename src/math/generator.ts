// PyTorch's CPU generator: the same seed gives the same numbers.

import { log, log1p } from './elementary.js';
import { MT19937 } from './mt19937.js';
import { cos, sin, sincos } from './trigonometric.js';

const { fround } = Math;
const twoPi = fround(2 * Math.PI);

/** The state of a generator: 624 words, the place of the next one, and a normal number that is left over. */
export interface GeneratorState {
  readonly words: Uint32Array;
  readonly next: number;
  readonly spare: number | null;
}

/** The lower 32 bits, of negative numbers too. */
const lower32 = (seed: number): number => ((seed % 4294967296) + 4294967296) % 4294967296;

/** Random numbers as `torch.Generator` on the CPU draws them. */
export class Generator {
  private source: MT19937;
  private spare: number | null = null;

  /** @param seed a whole number, 0 included; PyTorch uses its lower 32 bits */
  constructor(seed = 0) {
    this.source = new MT19937(lower32(seed));
  }

  /** Starts again from `seed`. */
  manualSeed(seed: number): this {
    this.source = new MT19937(lower32(seed));
    this.spare = null;
    return this;
  }

  /** Where the generator stands, to be given to `setState`. */
  getState(): GeneratorState {
    return { ...this.source.getState(), spare: this.spare };
  }

  /** Goes on from where a generator stood. */
  setState(state: GeneratorState): this {
    this.source.setState(state);
    this.spare = state.spare;
    return this;
  }

  /** A float32 in [0, 1) with 24 random bits. */
  uniform(): number {
    return (this.source.bits() & 0xffffff) / 16777216;
  }

  /** A float64 in [0, 1) with 53 random bits. */
  uniformDouble(): number {
    const high = this.source.bits() & 0x1fffff;
    return (high * 4294967296 + this.source.random()) / 9007199254740992;
  }

  /** A whole number from 0 to range − 1: the rest of 32 random bits, or of 64 when the range is 2²⁸ or more. */
  integer(range: number): number {
    const bits = this.source.random();
    if (range < 268435456) return bits % range;
    return Number(((BigInt(bits) << 32n) | BigInt(this.source.random())) % BigInt(range));
  }

  /** An exponential number with mean 1, −ln(1 − u). */
  exponential(): number {
    return -log1p(-this.uniformDouble());
  }

  /** Fills `out` with 0 … n − 1 in random order: each place gets one of those not placed yet. */
  fillPermutation(out: Int32Array): void {
    for (let i = 0; i < out.length; i++) out[i] = i;
    for (let i = 0; i < out.length - 1; i++) {
      const j = i + (this.source.random() % (out.length - i));
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
  }

  /** Fills `out` with numbers from [low, high), each from as many random bits as its kind has digits. */
  fillUniform(out: Float32Array | Float64Array, low: number, high: number): void {
    this.draw(out, 0);
    if (out instanceof Float64Array) for (let i = 0; i < out.length; i++) out[i] = out[i]! * (high - low) + low;
    else if (low !== 0 || high !== 1) {
      const [from, width] = [fround(low), fround(fround(high) - fround(low))];
      for (let i = 0; i < out.length; i++) out[i] = out[i]! * width + from; // rounded once, as PyTorch's fused multiply-add does
    }
  }

  /**
   * Fills `out` with independent N(mean, std²) numbers, by the Box–Muller transform: in blocks of 16 from 16 numbers on,
   * one by one below.
   * @param transform turns blocks of 16 uniform float32 numbers into normal ones; another one must give the same bits
   */
  fillNormal(out: Float32Array | Float64Array, mean = 0, std = 1, transform: Transform = boxMuller): void {
    if (out.length < 16) {
      for (let i = 0; i < out.length; i++) out[i] = this.normal() * std + mean;
      return;
    }
    const turn = (from: number, to: number) =>
      out instanceof Float64Array
        ? boxMullerDouble(out.subarray(from, to), mean, std)
        : transform(out.subarray(from, to), mean, std);
    this.draw(out, 0);
    turn(0, out.length - (out.length % 16));
    if (out.length % 16 !== 0) {
      this.draw(out, out.length - 16); // the last 16 are drawn again, as PyTorch does
      turn(out.length - 16, out.length);
    }
  }

  /** Uniform numbers from [0, 1), from index `start` on. */
  private draw(out: Float32Array | Float64Array, start: number): void {
    if (out instanceof Float64Array) for (let i = start; i < out.length; i++) out[i] = this.uniformDouble();
    else for (let i = start; i < out.length; i++) out[i] = this.uniform();
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

/** Overwrites blocks of 16 uniform numbers by blocks of 16 normal ones. */
export type Transform = (blocks: Float32Array, mean: number, std: number) => void;

/** Box & Muller 1958, in float32 steps as in PyTorch: the first 8 of a block give the radius, the last 8 the angle. */
export function boxMuller(x: Float32Array, mean: number, std: number): void {
  for (let start = 0; start < x.length; start += 16) {
    for (let i = start; i < start + 8; i++) {
      const radius = fround(Math.sqrt(fround(-2 * fround(log(1 - x[i]!)))));
      const { sin, cos } = sincos(fround(twoPi * x[i + 8]!));
      x[i] = fround(radius * fround(cos)) * std + mean;
      x[i + 8] = fround(radius * fround(sin)) * std + mean;
    }
  }
}

/** The same in float64. */
function boxMullerDouble(x: Float64Array, mean: number, std: number): void {
  for (let start = 0; start < x.length; start += 16) {
    for (let i = start; i < start + 8; i++) {
      const radius = Math.sqrt(-2 * log(1 - x[i]!));
      const theta = 2 * Math.PI * x[i + 8]!;
      x[i] = radius * cos(theta) * std + mean;
      x[i + 8] = radius * sin(theta) * std + mean;
    }
  }
}
