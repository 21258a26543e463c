// Digital communication: symbols that carry bits, a channel that mixes and disturbs them, and the best that any detector can do.

import { RandomState, Tensor } from '../../engine/index.js';
import { erf, exp, pow } from '../../math/index.js';
import { check, checked, finite, listOf, oneOf, positiveCount, type Rule, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aSeed, checkTensor } from '../options.js';
import type { Labelled } from './labelled.js';

type Complex = readonly [real: number, imaginary: number];

/** How many levels a symbol has along the real and the imaginary axis, and how many bits it carries. */
const modulations = {
  BPSK: { real: 2, imaginary: 1, bits: 1 },
  QPSK: { real: 2, imaginary: 2, bits: 2 },
  '16QAM': { real: 4, imaginary: 4, bits: 4 },
} as const;
export type Modulation = keyof typeof modulations;

/** What is sent, and what happens to it. */
export interface ChannelOptions {
  modulation?: Modulation;
  /** E_b/N₀ in decibels: the energy of a bit against the density of the noise; that of a symbol has 10 lg(bits) decibels more. */
  snr?: number;
  /** The channel's impulse response, complex numbers; it is scaled to energy 1. Each received symbol holds echoes of earlier ones. */
  taps?: readonly Complex[];
  /** The seed of NumPy's generator. */
  randomState?: number;
}

const energyOf = (taps: readonly Complex[]): number =>
  taps.reduce((sum, [real, imaginary]) => sum + real * real + imaginary * imaginary, 0);

const complexNumbers = listOf(listOf(finite, 2));
const echoes: Rule = {
  text: 'a list of finite complex numbers, not all of them 0, as [[1, 0], [0.5, 0]] for a real echo of half the size',
  holds: (x) =>
    complexNumbers.holds(x, {}) && energyOf(x as Complex[]) > 0 && energyOf(x as Complex[]) < Number.POSITIVE_INFINITY,
};
const rules: Rules<ChannelOptions> = {
  modulation: oneOf(...Object.keys(modulations)),
  snr: finite,
  taps: echoes,
  randomState: aSeed,
};

/**
 * Sends random symbols s through r_t = Σ_j h_j s_{t−j} + n_t with complex white noise n of variance N₀/2 along each axis. The bits of
 * a symbol's number are what it carries; neighbouring points differ in one bit (Gray's code).
 * @throws {RangeError} when an option breaks its rule
 * @example
 * const channel = new data.SymbolChannel({ modulation: 'QPSK', snr: 6 });
 * const { x, y } = channel.transmit(1000);
 * channel.bitErrorRate(channel.detect(x), y);
 * @see J. Proakis and M. Salehi, Digital Communications, 5th ed., chapters 4 and 9
 */
export class SymbolChannel {
  readonly bitsPerSymbol: number;
  private readonly alphabet: readonly Complex[];
  private readonly taps: readonly Complex[];
  /** The standard deviation of the noise along each axis. */
  readonly noiseStd: number;
  private readonly random: RandomState;
  private readonly modulation: Modulation;
  /** E_b/N₀ as a factor. */
  private readonly ratio: number;

  constructor(options?: ChannelOptions) {
    const given = checked('SymbolChannel', options, rules);
    const { modulation = 'QPSK', snr = 10, taps = [[1, 0]], randomState = 0 } = given;
    const kind = modulations[modulation];
    const energy = energyOf(taps);
    this.taps = taps.map(([real, imaginary]) => [real / Math.sqrt(energy), imaginary / Math.sqrt(energy)]);
    this.alphabet = constellation(kind.real, kind.imaginary);
    this.bitsPerSymbol = kind.bits;
    this.ratio = pow(10, snr / 10);
    this.noiseStd = Math.sqrt(0.5 / (this.bitsPerSymbol * this.ratio));
    this.random = new RandomState(randomState);
    this.modulation = modulation;
  }

  /**
   * The bit error rate that theory foretells, to draw beside the measured one: Q(√(2 E_b/N₀)), Q(x) being the share of a normal
   * distribution above x, for BPSK and QPSK.
   * @throws {Error} for another modulation, or with echoes
   * @see Proakis and Salehi, section 4.3
   */
  get theoreticalBitErrorRate(): number {
    if (this.modulation === '16QAM' || this.taps.length > 1) throw new Error(messages.noTheory());
    return upperTail(Math.sqrt(2 * this.ratio));
  }

  /** The points of the symbols in the complex plane, [M, 2], of mean energy 1. */
  get points(): Tensor {
    return new Tensor(Float32Array.from(this.alphabet.flat()), [this.alphabet.length, 2]);
  }

  /**
   * x [N, 2], what is received, real and imaginary part; y [N], the numbers of the symbols that were sent. Before them was silence.
   * @throws {RangeError} when `nSamples` is no whole number above 0
   */
  transmit(nSamples: number): Labelled {
    check('transmit', 'nSamples', nSamples, positiveCount);
    const y = this.random.randint(0, this.alphabet.length, [nSamples]);
    const noise = this.random.normal(0, this.noiseStd, [nSamples, 2]).data;
    const x = new Float32Array(2 * nSamples);
    for (let t = 0; t < nSamples; t++) {
      const [real, imaginary] = this.undisturbed((j) => (j <= t ? y.data[t - j]! : null));
      x[2 * t] = real + noise[2 * t]!;
      x[2 * t + 1] = imaginary + noise[2 * t + 1]!;
    }
    return { x: new Tensor(x, [nSamples, 2]), y };
  }

  /**
   * The most likely sequence of symbols for what was received, [N, 2], by a detector that knows the channel: the nearest point or, with
   * echoes, Viterbi's algorithm. No detector makes fewer errors in sequences.
   * @throws {RangeError} when x is not [N, 2]
   */
  detect(x: Tensor): Tensor {
    checkTensor('detect', 'what was received', x);
    if (x.shape.length !== 2 || x.shape[1] !== 2) throw new RangeError(messages.received(x.shape));
    const { data } = x;
    const count = x.shape[0]!;
    const m = this.alphabet.length;
    const memory = this.taps.length - 1;
    const weights = this.taps.map((_, j) => pow(m, j));
    const states = weights[memory]!; // the last `memory` symbols, the latest counting least
    let costs = new Float64Array(states).fill(Infinity);
    costs[0] = 0;
    const from: Int32Array[] = [];
    for (let t = 0; t < count; t++) {
      const next = new Float64Array(states).fill(Infinity);
      const best = new Int32Array(states);
      for (let path = 0; path < states * m; path++) {
        const state = Math.floor(path / m);
        if (costs[state] === Infinity) continue;
        const [real, imaginary] = this.undisturbed((j) => (j <= t ? Math.floor(path / weights[j]!) % m : null));
        const [dx, dy] = [data[2 * t]! - real, data[2 * t + 1]! - imaginary];
        const cost = costs[state]! + dx * dx + dy * dy;
        const to = path % states;
        if (cost < next[to]!) {
          next[to] = cost;
          best[to] = path;
        }
      }
      costs = next;
      from.push(best);
    }
    const y = new Int32Array(count);
    let state = costs.indexOf(costs.reduce((least, cost) => Math.min(least, cost), Infinity));
    for (let t = count - 1; t >= 0; t--) {
      const path = from[t]![state]!;
      y[t] = path % m;
      state = Math.floor(path / m);
    }
    return new Tensor(y, [count]);
  }

  /**
   * The share of bits that differ between two lists of symbols.
   * @throws {RangeError} when the lists are not equally long
   */
  bitErrorRate(detected: Tensor, sent: Tensor): number {
    checkTensor('bitErrorRate', 'detected', detected);
    checkTensor('bitErrorRate', 'sent', sent);
    if (detected.numel() !== sent.numel())
      throw new RangeError(messages.lengths('bitErrorRate', [detected.numel(), sent.numel()]));
    let wrong = 0;
    detected.data.forEach((symbol, i) => {
      for (let bits = symbol ^ sent.data[i]!; bits > 0; bits >>= 1) wrong += bits & 1;
    });
    return wrong / (sent.numel() * this.bitsPerSymbol);
  }

  /** Σ_j h_j s_{t−j}; `sent(j)` is the symbol j steps ago, null before the first. */
  private undisturbed(sent: (j: number) => number | null): [number, number] {
    let real = 0;
    let imaginary = 0;
    this.taps.forEach(([a, b], j) => {
      const symbol = sent(j);
      if (symbol === null) return;
      const [c, d] = this.alphabet[symbol]!;
      real += a * c - b * d;
      imaginary += a * d + b * c;
    });
    return [real, imaginary];
  }
}

/** Q(x) = ½ erfc(x/√2) for x ≥ 0; beyond 2.8 by the continued fraction of erfc, where 1 − erf would have lost its digits. */
function upperTail(x: number): number {
  const z = x / Math.SQRT2;
  if (z < 2) return 0.5 * (1 - erf(z));
  let fraction = z;
  for (let k = 60; k > 0; k--) fraction = z + k / 2 / fraction;
  return (0.5 * exp(-z * z)) / (Math.sqrt(Math.PI) * fraction);
}

/** The points for numbers 0 … M − 1; the higher bits of a number are coded along the real axis, the lower ones along the other. */
function constellation(real: number, imaginary: number): Complex[] {
  // Gray's code, of two bits its own inverse, gives the place along the axis
  const along = (levels: number, bits: number) => levels - 1 - 2 * (bits ^ (bits >> 1));
  const points = Array.from({ length: real * imaginary }, (_, number): Complex => {
    return [along(real, Math.floor(number / imaginary)), along(imaginary, number % imaginary)];
  });
  const energy = points.reduce((sum, [a, b]) => sum + a * a + b * b, 0) / points.length;
  return points.map(([a, b]) => [a / Math.sqrt(energy), b / Math.sqrt(energy)]);
}
