// Frames: four bytes of length, one that says what the frame is, and its content.

/** What the marker sends. */
export const toGuest = {
  /** The cells, as JSON. */
  cells: 1,
  /** A call of an answer. */
  call: 2,
} as const;

/** What a student's process sends. */
export const fromGuest = {
  /** It has loaded what it needs, and waits for cells. */
  ready: 1,
  /** The cells have run. */
  loaded: 2,
  /** What a call gave. */
  value: 3,
  /** What went wrong, as text. */
  failed: 4,
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

/** What frames are read from: pieces of any size. */
export class FrameReader {
  private pieces: Uint8Array[] = [];
  private size = 0;

  /** @param longest how long a content may be; a longer one is refused before it is there */
  constructor(public longest: number) {}

  /** Takes a piece. */
  add(piece: Uint8Array): void {
    this.pieces.push(piece);
    this.size += piece.length;
  }

  /** How many bytes are there that are not read. */
  get left(): number {
    return this.size;
  }

  /**
   * The next frame; null when it is not there as a whole.
   * @throws {RangeError} when it is longer than it may be
   */
  next(): Frame | null {
    if (this.size < head) return null;
    const first = this.pieces[0]!.length >= head ? this.pieces[0]! : this.whole();
    const length = new DataView(first.buffer, first.byteOffset).getUint32(0, true);
    if (length > this.longest) throw new RangeError(String(length));
    const end = head + length;
    if (this.size < end) return null;
    const bytes = this.whole();
    this.size -= end;
    this.pieces = this.size > 0 ? [bytes.subarray(end)] : [];
    return { kind: bytes[4]!, content: bytes.subarray(head, end) };
  }

  /** All pieces as one. */
  private whole(): Uint8Array {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for (const piece of this.pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.pieces = [bytes];
    return bytes;
  }
}
