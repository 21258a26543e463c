// Keeps apart what an interrupt may end, the code of cells, and what it must not: the kernel's own work on that thread.
//
// V8 ends whatever the main thread runs at the moment when the order arrives. So an order is only given while one word
// of shared memory says that nothing of the kernel's own is at work, and the same word says that an order is under way.

import { compareExchange, store } from './originals.js';

const word = 2; // beside `interruptFlag` and `currentRun`
const free = 0;
const sheltered = 1;
const struck = 2;

/** The main thread's side. */
export class Shelter {
  private depth = 0;

  constructor(private readonly state: Int32Array) {}

  /** True while the kernel's own work is done. */
  get inside(): boolean {
    return this.depth > 0;
  }

  /**
   * Does `work`, which no termination can hit. False, and nothing is done, when one is under way: it will hit the caller,
   * and the I/O thread sends word when it has passed.
   */
  protect(work: () => void): boolean {
    if (this.depth === 0 && compareExchange(this.state, word, free, sheltered) === struck) return false;
    this.depth++;
    try {
      work();
    } finally {
      if (--this.depth === 0) store(this.state, word, free);
    }
    return true;
  }
}

/** The other thread's side: true when a termination may be sent; then nothing is sheltered until it is `over`. */
export function mayStrike(state: Int32Array): boolean {
  return Atomics.compareExchange(state, word, free, struck) === free;
}

/** The termination has hit. */
export function over(state: Int32Array): void {
  Atomics.store(state, word, free);
}
