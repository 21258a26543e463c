// Questions that block: `prompt` waits with its thread at rest, and the answer comes through shared memory.

import { load, store, wait } from './originals.js';
import type { PipeMemory } from './pipe.js';

/** Words of the memory: whether an answer is wanted or there, and how many bytes it has. */
const word = 0;
const length = 1;
const none = 0;
const wanted = 1;
const there = 2;

const decoder = new TextDecoder();

/** Memory for one answer; a longer one is cut. */
export function createAnswer(size = 1 << 16): PipeMemory {
  return { state: new Int32Array(new SharedArrayBuffer(8)), bytes: new Uint8Array(new SharedArrayBuffer(size)) };
}

/** Asks, and waits for the answer; `waiting` is called again and again, and may throw to give up. */
export function waitForAnswer({ state, bytes }: PipeMemory, ask: () => void, waiting: () => void): string {
  store(state, word, wanted);
  try {
    ask();
    while (load(state, word) === wanted) {
      wait(state, word, wanted, 20);
      waiting();
    }
    return decoder.decode(bytes.slice(0, load(state, length))); // a decoder does not read shared memory
  } finally {
    store(state, word, none);
  }
}

/** Gives the answer to who waits for one; false when nobody does. */
export function answer({ state, bytes }: PipeMemory, text: string): boolean {
  if (Atomics.load(state, word) !== wanted) return false;
  Atomics.store(state, length, new TextEncoder().encodeInto(text, bytes).written);
  Atomics.store(state, word, there);
  Atomics.notify(state, word);
  return true;
}

/** A browser's questions. An empty answer is the one that was suggested, or null, as in Deno: there is no button to cancel. */
export function dialogs(ask: (prompt: string) => string) {
  return {
    prompt(message: unknown = '', suggested?: unknown): string | null {
      const hint = suggested === undefined ? '' : ` [${String(suggested)}]`;
      const text = ask(`${String(message)}${hint} `.trimStart());
      if (text !== '') return text;
      return suggested === undefined ? null : String(suggested);
    },
    confirm: (message: unknown = ''): boolean => /^\s*y(es)?\s*$/i.test(ask(`${String(message)} [y/N] `)),
    alert: (message: unknown = ''): void => void process.stdout.write(`${String(message)}\n`),
  };
}
