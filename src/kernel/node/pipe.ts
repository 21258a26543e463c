// Bytes from the thread that runs code to the thread that owns the sockets, through shared memory: they arrive in
// order, also out of a loop that never yields, and a writer that is too fast waits instead of filling the memory.

/** Shared state: two counters that only grow (modulo 2³²), and whether the reader sleeps. */
const written = 0;
const read = 1;
const asleep = 2;

/** What both ends hold. `size` is a power of two. */
export interface PipeMemory {
  state: Int32Array;
  bytes: Uint8Array;
}

/** A frame: kind, the cell it belongs to, text. */
export interface Frame {
  kind: number;
  cell: number;
  text: string;
}

const headerBytes = 12; // length, kind, cell: one 32-bit word each
const pieceUnits = 1 << 15; // UTF-16 units in one frame at most: three bytes each fit well into the ring

/** Memory for one pipe. */
export function createPipe(size = 1 << 21): PipeMemory {
  const state = new Int32Array(new SharedArrayBuffer(12));
  state[asleep] = 1; // the reader looks only when it is woken, the first time too
  return { state, bytes: new Uint8Array(new SharedArrayBuffer(size)) };
}

/** The writing end. */
export class PipeWriter {
  private readonly bytes: Buffer;
  private readonly words: DataView;

  /**
   * @param wake tells the reader that there is something to read
   * @param waiting called again and again while the reader is behind; may throw to give up
   */
  constructor(
    private readonly memory: PipeMemory,
    private readonly wake: (urgent: boolean) => void,
    private readonly waiting: () => void,
  ) {
    const { buffer, byteOffset, byteLength } = memory.bytes;
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
    this.words = new DataView(buffer, byteOffset, byteLength);
  }

  /** Writes `text` in as many frames as it needs; all but the last have `kind` + `partial`. An urgent text is read at once. */
  write(kind: number, cell: number, text: string, partial: number, urgent: boolean): void {
    let start = 0;
    while (text.length - start > pieceUnits) {
      let end = start + pieceUnits;
      if (isHighSurrogate(text.charCodeAt(end - 1))) end--;
      this.frame(kind + partial, cell, text.slice(start, end));
      start = end;
    }
    this.frame(kind, cell, start === 0 ? text : text.slice(start));
    const { state } = this.memory;
    if (urgent) this.wake(true);
    else if (Atomics.compareExchange(state, asleep, 1, 0) === 1) this.wake(false);
  }

  private frame(kind: number, cell: number, text: string): void {
    const size = this.bytes.length;
    const most = headerBytes + text.length * 3 + 3;
    let at = this.room(most);
    const atEnd = size - (at & (size - 1));
    if (atEnd < most) {
      if (atEnd >= 4) this.words.setInt32(at & (size - 1), -1, true); // the rest of the ring is skipped
      at = this.room(atEnd + most) + atEnd;
    }
    const offset = at & (size - 1);
    const length = this.bytes.write(text, offset + headerBytes, 'utf8');
    this.words.setInt32(offset, length, true);
    this.words.setInt32(offset + 4, kind, true);
    this.words.setInt32(offset + 8, cell, true);
    Atomics.store(this.memory.state, written, (at + align(headerBytes + length)) | 0);
  }

  /** Waits until `bytes` are free; the place where they begin. */
  private room(bytes: number): number {
    const { state } = this.memory;
    const at = Atomics.load(state, written);
    for (;;) {
      const behind = Atomics.load(state, read);
      if (this.bytes.length - ((at - behind) >>> 0) >= bytes) return at;
      this.wake(true);
      Atomics.wait(state, read, behind, 10);
      this.waiting();
    }
  }
}

/** The reading end. */
export class PipeReader {
  private readonly bytes: Buffer;
  private readonly words: DataView;

  constructor(private readonly memory: PipeMemory) {
    const { buffer, byteOffset, byteLength } = memory.bytes;
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
    this.words = new DataView(buffer, byteOffset, byteLength);
  }

  /** The next frame, or null when all was read; after a null the writer wakes the reader for the next one. */
  next(): Frame | null {
    const { state } = this.memory;
    const size = this.bytes.length;
    let at = Atomics.load(state, read);
    if (at === Atomics.load(state, written)) {
      Atomics.store(state, asleep, 1);
      if (at === Atomics.load(state, written)) return null;
    }
    let offset = at & (size - 1);
    if (size - offset < headerBytes || this.words.getInt32(offset, true) < 0) {
      at = (at + size - offset) | 0;
      offset = 0;
    }
    const length = this.words.getInt32(offset, true);
    const frame = {
      kind: this.words.getInt32(offset + 4, true),
      cell: this.words.getInt32(offset + 8, true),
      text: this.bytes.toString('utf8', offset + headerBytes, offset + headerBytes + length),
    };
    Atomics.store(state, read, (at + align(headerBytes + length)) | 0);
    Atomics.notify(state, read);
    return frame;
  }
}

const align = (n: number) => (n + 3) & ~3;

const isHighSurrogate = (unit: number) => (unit & 0xfc00) === 0xd800;
