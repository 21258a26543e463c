// The Mersenne Twister MT19937: the bits behind PyTorch's CPU generator and NumPy's RandomState.
// Matsumoto & Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).

const n = 624;
const m = 397;

/** A generator of 32-bit integers with period 2^19937 − 1. */
export class MT19937 {
  /** How many words a state has. */
  static readonly size = n;
  private readonly state = new Uint32Array(n);
  private next = n;

  /** @param seed a 32-bit integer, 0 included */
  constructor(seed: number) {
    this.state[0] = seed >>> 0;
    for (let i = 1; i < n; i++) {
      const previous = this.state[i - 1]!;
      this.state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  /** The next integer in 0 … 2³²−1. */
  random(): number {
    return this.bits() >>> 0;
  }

  /** The next 32 bits, as a signed integer. */
  bits(): number {
    if (this.next === n) this.twist();
    let y = this.state[this.next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** The words of the state, and the place of the next one. */
  getState(): { words: Uint32Array; next: number } {
    return { words: this.state.slice(), next: this.next };
  }

  setState({ words, next }: { readonly words: Uint32Array; readonly next: number }): void {
    this.state.set(words);
    this.next = next;
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < n - m; i++) state[i] = mix(state[i]!, state[i + 1]!, state[i + m]!);
    for (let i = n - m; i < n - 1; i++) state[i] = mix(state[i]!, state[i + 1]!, state[i + m - n]!);
    state[n - 1] = mix(state[n - 1]!, state[0]!, state[m - 1]!);
    this.next = 0;
  }
}

function mix(upper: number, lower: number, far: number): number {
  const y = (upper & 0x80000000) | (lower & 0x7fffffff);
  return far ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
}
