// Frames: four bytes of length, one that says what the frame is, and its content.

/** What the marker sends. */
export const toGuest = {
  /** To the compiler: the cells, as JSON. */
  cells: 1,
  /** A call of an answer. */
  call: 2,
  /** The module that the compiler made of the cells, as text. */
  module: 3,
} as const;

/** What a student's process sends. */
export const fromGuest = {
  /** It has loaded what it needs, and waits for a request. */
  ready: 1,
  /** The module has run. */
  loaded: 2,
  /** What a call gave. */
  value: 3,
  /** What went wrong, as text. */
  failed: 4,
  /** The module that was made of cells, as text. */
  module: 5,
} as const;

export interface Frame {
  kind: number;
  content: Uint8Array;
}

const head = 5;

export function frame(kind: number, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head + content.length);
  new DataView(bytes.buffer).setUint32(0, content.length, true);
  bytes[4] = kind;
  bytes.set(content, head);
  return bytes;
}

/** Why bytes are no frame: nobody sends such a kind, or its content is longer than it may be. */
export class FrameError extends Error {
  constructor(readonly failure: 'malformed' | 'long') {
    super(failure);
  }
}

const lastKind = Math.max(...Object.values(toGuest), ...Object.values(fromGuest));

/** What frames are read from: pieces of any size. */
export class FrameReader {
  private bytes = new Uint8Array(4096);
  private end = 0;

  /** @param longest how long a content may be; a longer one is refused before it is there */
  constructor(public longest: number) {}

  /** Takes a piece. */
  add(piece: Uint8Array): void {
    const end = this.end + piece.length;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.bytes.length)); // so that many small pieces are quick, too
      larger.set(this.bytes.subarray(0, this.end));
      this.bytes = larger;
    }
    this.bytes.set(piece, this.end);
    this.end = end;
  }

  /** How many bytes are there that are not read. */
  get left(): number {
    return this.end;
  }

  /**
   * The next frame; null when it is not there as a whole.
   * @throws {FrameError} when it is none, or longer than it may be
   */
  next(): Frame | null {
    if (this.end < head) return null;
    const kind = this.bytes[4]!;
    const length = new DataView(this.bytes.buffer).getUint32(0, true);
    if (kind < 1 || kind > lastKind) throw new FrameError('malformed');
    if (length > this.longest) throw new FrameError('long');
    const end = head + length;
    if (this.end < end) return null;
    const content = this.bytes.slice(head, end);
    this.bytes.copyWithin(0, end, this.end);
    this.end -= end;
    return { kind, content };
  }
}
