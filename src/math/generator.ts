// PyTorch's CPU generator: the same seed gives the same numbers.

import { cos, log, sin } from './elementary.js';
import { MT19937 } from './mt19937.js';

const { fround } = Math;
const twoPi = fround(2 * Math.PI);

/** Random numbers as `torch.Generator` on the CPU draws them. */
export class Generator {
  private source: MT19937;
  private spare: number | null = null;

  /** @param seed a whole number, 0 included; PyTorch uses its lower 32 bits */
  constructor(seed: number) {
    this.source = new MT19937(seed % 4294967296);
  }

  /** Starts again from `seed`. */
  manualSeed(seed: number): this {
    this.source = new MT19937(seed % 4294967296);
    this.spare = null;
    return this;
  }

  /** A float32 in [0, 1) with 24 random bits. */
  uniform(): number {
    return (this.source.random() & 0xffffff) / 16777216;
  }

  /** A float64 in [0, 1) with 53 random bits. */
  uniformDouble(): number {
    const high = this.source.random() & 0x1fffff;
    return (high * 4294967296 + this.source.random()) / 9007199254740992;
  }

  /** Fills `out` with numbers from [low, high), each from as many random bits as its kind has digits. */
  fillUniform(out: Float32Array | Float64Array, low: number, high: number): void {
    if (out instanceof Float64Array)
      for (let i = 0; i < out.length; i++) out[i] = this.uniformDouble() * (high - low) + low;
    else {
      const [from, width] = [fround(low), fround(fround(high) - fround(low))];
      for (let i = 0; i < out.length; i++) out[i] = this.uniform() * width + from; // rounded once, as PyTorch's fused multiply-add does
    }
  }

  /**
   * Fills `out` with independent N(mean, std²) numbers, by the Box–Muller transform: in blocks of 16 from 16 numbers on,
   * one by one below.
   */
  fillNormal(out: Float32Array | Float64Array, mean = 0, std = 1): void {
    if (out.length < 16) {
      for (let i = 0; i < out.length; i++) out[i] = this.normal() * std + mean;
      return;
    }
    const block = out instanceof Float64Array ? boxMuller16Double : boxMuller16;
    const draw = (from: number) => {
      for (let i = from; i < out.length; i++)
        out[i] = out instanceof Float64Array ? this.uniformDouble() : this.uniform();
    };
    draw(0);
    for (let start = 0; start + 16 <= out.length; start += 16) block(out, start, mean, std);
    if (out.length % 16 !== 0) {
      draw(out.length - 16); // the last 16 are drawn again, as PyTorch does
      block(out, out.length - 16, mean, std);
    }
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

/** Turns 16 uniform numbers into 16 normal ones, in float32 steps. */
function boxMuller16(out: Float32Array | Float64Array, start: number, mean: number, std: number): void {
  for (let i = start; i < start + 8; i++) {
    const radius = fround(Math.sqrt(fround(-2 * fround(log(1 - out[i]!)))));
    const theta = fround(twoPi * out[i + 8]!);
    out[i] = fround(radius * fround(cos(theta))) * std + mean;
    out[i + 8] = fround(radius * fround(sin(theta))) * std + mean;
  }
}

/** The same in float64. */
function boxMuller16Double(out: Float32Array | Float64Array, start: number, mean: number, std: number): void {
  for (let i = start; i < start + 8; i++) {
    const radius = Math.sqrt(-2 * log(1 - out[i]!));
    const theta = 2 * Math.PI * out[i + 8]!;
    out[i] = radius * cos(theta) * std + mean;
    out[i + 8] = radius * sin(theta) * std + mean;
  }
}
