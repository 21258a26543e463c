// Bytes from the thread that runs code to the thread that owns the sockets, through shared memory: they arrive in
// order, also out of a loop that never yields, and a writer that is too fast waits instead of filling the memory.

import { charCodeAt, compareExchange, load, method, slice, store, wait } from './originals.js';

/** Shared state: two counters that only grow (modulo 2³²), and whether the reader sleeps. */
const written = 0;
const read = 1;
const asleep = 2;

/** What both ends hold. `size` is a power of two. */
export interface PipeMemory {
  state: Int32Array;
  bytes: Uint8Array;
}

/** A frame: kind, the cell it belongs to, text; where it stands in a message of several frames. */
export interface Frame {
  kind: number;
  cell: number;
  text: string;
  /** It goes on with the frame before it. */
  continues: boolean;
  /** The next one goes on with it. */
  more: boolean;
  /** It is a piece of one long text, `longText` or more. */
  long: boolean;
}

/** The flags stand beside the kind, in one word. */
const flag = { more: 16, continues: 32, long: 64, joins: 128 } as const;
const kindMask = 15;

/** Bytes from which on a text counts as long. */
export const longText = 1 << 16;

const headerBytes = 12; // length, kind and flags, cell: one 32-bit word each
const shortUnits = 128; // texts up to this length are copied here: a call into C++ costs more
const joinedBytes = 1 << 17; // frames are joined up to about this length
const byteLength = Buffer.byteLength.bind(Buffer);
const writeUtf8 = method(Buffer.prototype.write) as (to: Buffer, text: string, at: number) => number;

/** Memory for one pipe. */
export function createPipe(size = 1 << 21): PipeMemory {
  const state = new Int32Array(new SharedArrayBuffer(12));
  state[asleep] = 1; // the reader looks only when it is woken, the first time too
  return { state, bytes: new Uint8Array(new SharedArrayBuffer(size)) };
}

/** Both ends' view of the memory. */
class End {
  protected readonly state: Int32Array;
  protected readonly bytes: Buffer;
  protected readonly words: Int32Array;
  protected readonly size: number;

  constructor({ state, bytes }: PipeMemory) {
    const { buffer, byteOffset, byteLength } = bytes;
    this.state = state;
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
    this.words = new Int32Array(buffer, byteOffset, byteLength >> 2);
    this.size = byteLength;
  }
}

/** The writing end. */
export class PipeWriter extends End {
  /** What the reader is known to have read. */
  private behind = 0;
  /** UTF-16 units in one frame at most: with three bytes each, two frames fit into the ring. */
  private readonly most: number;

  /**
   * @param wake tells the reader that there is something to read
   * @param waiting called again and again while the reader is behind; may throw to give up
   */
  constructor(
    memory: PipeMemory,
    private readonly wake: (urgent: boolean) => void,
    private readonly waiting: () => void,
  ) {
    super(memory);
    this.most = Math.min(1 << 16, this.size >> 3);
  }

  /** Writes `text` in as many frames as it needs. An urgent one is read at once; one that `joins` may be read with its neighbours. */
  write(kind: number, cell: number, text: string, urgent: boolean, joins = !urgent): void {
    let word: number = joins ? kind | flag.joins : kind;
    if (isLong(text)) word |= flag.long;
    let start = 0;
    while (text.length - start > this.most) {
      let end = start + this.most;
      if (isHighSurrogate(charCodeAt(text, end - 1))) end--;
      this.frame(word | flag.more, cell, slice(text, start, end));
      word |= flag.continues;
      start = end;
    }
    this.frame(word, cell, start === 0 ? text : slice(text, start));
    if (urgent) this.wake(true);
    else if (compareExchange(this.state, asleep, 1, 0) === 1) this.wake(false);
  }

  private frame(word: number, cell: number, text: string): void {
    const { size, words } = this;
    const most = headerBytes + text.length * 3 + 3;
    let at = this.room(most);
    const atEnd = size - (at & (size - 1));
    if (atEnd < most) {
      words[(at & (size - 1)) >> 2] = -1; // the rest of the ring is skipped
      at = this.room(atEnd + most) + atEnd;
    }
    const offset = at & (size - 1);
    const length = this.put(text, offset + headerBytes);
    words[offset >> 2] = length;
    words[(offset >> 2) + 1] = word;
    words[(offset >> 2) + 2] = cell;
    store(this.state, written, (at + align(headerBytes + length)) | 0);
  }

  /** Puts the UTF-8 bytes of `text` into the ring; how many they are. */
  private put(text: string, offset: number): number {
    const { length } = text;
    if (length > shortUnits) return writeUtf8(this.bytes, text, offset);
    for (let i = 0; i < length; i++) {
      const unit = charCodeAt(text, i);
      if (unit > 127) return writeUtf8(this.bytes, text, offset);
      this.bytes[offset + i] = unit;
    }
    return length;
  }

  /** Waits until `bytes` are free; the place where they begin. */
  private room(bytes: number): number {
    const { state } = this;
    const at = load(state, written);
    while (this.size - ((at - this.behind) >>> 0) < bytes) {
      const behind = load(state, read);
      if (behind !== this.behind) {
        this.behind = behind;
        continue;
      }
      this.wake(true);
      wait(state, read, behind, 10);
      this.waiting();
    }
    return at;
  }
}

/** The reading end. */
export class PipeReader extends End {
  private readonly joined = Buffer.allocUnsafe(joinedBytes);

  /** The next frame, or null when all was read; after a null the writer wakes the reader for the next one. */
  next(): Frame | null {
    const { state, words } = this;
    let at = Atomics.load(state, read);
    if (at === Atomics.load(state, written)) {
      Atomics.store(state, asleep, 1);
      if (at === Atomics.load(state, written)) return null;
    }
    at = this.start(at);
    const first = (at & (this.size - 1)) >> 2;
    const [length, word, cell] = [words[first] as number, words[first + 1] as number, words[first + 2] as number];
    const from = (first << 2) + headerBytes;
    at = (at + align(headerBytes + length)) | 0;
    let text: string;
    if (word & flag.joins && this.follows(at, word, cell, joinedBytes - length)) {
      let filled = this.bytes.copy(this.joined, 0, from, from + length);
      while (this.follows(at, word, cell, joinedBytes - filled)) {
        at = this.start(at);
        filled += this.copy(at, filled);
        at = (at + align(headerBytes + (words[(at & (this.size - 1)) >> 2] as number))) | 0;
      }
      text = this.joined.toString('utf8', 0, filled);
    } else text = this.bytes.toString('utf8', from, from + length);
    Atomics.store(state, read, at);
    Atomics.notify(state, read);
    return {
      kind: word & kindMask,
      cell,
      text,
      continues: (word & flag.continues) !== 0,
      more: (word & flag.more) !== 0,
      long: (word & flag.long) !== 0,
    };
  }

  /** Where the frame at `at` really begins: the end of the ring may be skipped. */
  private start(at: number): number {
    const offset = at & (this.size - 1);
    return this.words[offset >> 2] === -1 ? (at + this.size - offset) | 0 : at;
  }

  /** Whether a frame of the same kind and cell stands at `at` whose text has at most `most` bytes. */
  private follows(at: number, word: number, cell: number, most: number): boolean {
    if (at === Atomics.load(this.state, written)) return false;
    const first = (this.start(at) & (this.size - 1)) >> 2;
    const { words } = this;
    const same = ((words[first + 1] as number) ^ word) & (kindMask | flag.joins | flag.long);
    return same === 0 && words[first + 2] === cell && (words[first] as number) <= most;
  }

  /** Copies the text of the frame at `at`; how many bytes. */
  private copy(at: number, to: number): number {
    const { bytes, joined } = this;
    const offset = at & (this.size - 1);
    const length = this.words[offset >> 2] as number;
    const from = offset + headerBytes;
    if (length > shortUnits) return bytes.copy(joined, to, from, from + length);
    for (let i = 0; i < length; i++) joined[to + i] = bytes[from + i] as number;
    return length;
  }
}

/** Only a text of middling length is counted: one character has three bytes at most. */
const isLong = (text: string) =>
  text.length >= longText || (text.length * 3 >= longText && byteLength(text) >= longText);

const align = (n: number) => (n + 3) & ~3;

const isHighSurrogate = (unit: number) => (unit & 0xfc00) === 0xd800;
