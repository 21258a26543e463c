// How much of a cell's output goes to its page. A page with too much text or too many outputs freezes its browser, so
// what is beyond is left out, and one notice says how much that was and shows the end of it.

import { overwritten } from './carriage.js';

/** What may stand on the page of one cell; texts in bytes of UTF-8, as they are sent. */
export interface Limits {
  /** Lines, and bytes, of texts that were written in short pieces. */
  lines: number;
  bytes: number;
  /** Bytes of everything: texts in long pieces and displays too. */
  all: number;
  displays: number;
}

export const limits: Limits = { lines: 50_000, bytes: 2_000_000, all: 64_000_000, displays: 20_000 };

/** What was left out, and the last lines of it. */
export interface LeftOut {
  lines: number;
  displays: number;
  tail: string[];
}

const tailLines = 10;
const tailWidth = 200;
const tailUnits = tailLines * tailWidth;

/**
 * Counts what would stand on the page of one cell: text after `\r` was applied, nothing before a clear, each display
 * once however often it is updated.
 */
export class Bound {
  private lines = 0;
  private bytes = 0;
  private all = 0;
  private readonly displays = new Map<string, number>();
  private unnamed = 0;
  private streams = 0;
  /** The line that is written: how many bytes it has, and behind how many `\r` has put the next character. */
  private width = 0;
  private cursor = 0;
  private stream: string | null = null;
  private heard = false; // on stderr
  private full = false;
  private clearing = false;
  private leftLines = 0;
  private leftDisplays = 0;
  private end = '';

  constructor(private readonly limits: Limits) {}

  /** What was left out so far; null when nothing was. */
  get leftOut(): LeftOut | null {
    if (!this.full && this.leftDisplays === 0) return null;
    const open = this.end.endsWith('\n') || this.end === '' ? 0 : 1;
    return { lines: this.leftLines + open, displays: this.leftDisplays, tail: lastLines(this.end) };
  }

  /** The part of a written text that goes to the page; `long` for a piece of one long write. */
  text(name: 'stdout' | 'stderr', text: string, long: boolean): string {
    this.begin();
    if (this.stream !== name) {
      this.stream = name;
      if (++this.streams > this.limits.displays) this.full = true; // stdout and stderr in turn are many outputs, too
      this.width = this.cursor = 0;
    }
    let shown = this.full ? 0 : this.take(text, long);
    // That a cell has written to stderr is known to who grades it, however much it has printed before.
    if (shown === 0 && name === 'stderr' && !this.heard) shown = text.indexOf('\n') + 1 || text.length;
    if (name === 'stderr' && shown > 0) this.heard = true;
    if (shown < text.length) {
      this.full = true;
      const left = text.slice(shown);
      this.leftLines += count(left);
      this.end = (left.length > tailUnits ? left : this.end + left).slice(-tailUnits);
    }
    return shown === text.length ? text : text.slice(0, shown);
  }

  /** Whether a display of this size goes to the page; a display without an id is always a new one. */
  display(id: string | null, size: number): boolean {
    this.begin();
    this.stream = null;
    const before = id === null ? undefined : this.displays.get(id);
    const others = this.displays.size + this.unnamed;
    const fits = this.all - (before ?? 0) + size <= this.limits.all;
    if (!fits || (before === undefined && others >= this.limits.displays)) {
      this.leftDisplays++;
      return false;
    }
    this.all += size - (before ?? 0);
    if (id === null) this.unnamed++;
    else this.displays.set(id, size);
    return true;
  }

  /** Whether an update goes to the page; of an output that was left out it does not. */
  update(id: string, size: number): boolean {
    if (this.displays.has(id)) return this.display(id, size);
    return this.leftDisplays === 0;
  }

  /** The page is emptied, now or when the next output comes. */
  clear(wait: boolean): void {
    if (wait) this.clearing = true;
    else this.reset();
  }

  /** Before an output. */
  private begin(): void {
    if (this.clearing) this.reset();
  }

  private reset(): void {
    this.lines = this.bytes = this.all = this.unnamed = this.streams = this.width = this.cursor = 0;
    this.leftLines = this.leftDisplays = 0;
    this.full = this.clearing = this.heard = false;
    this.stream = null;
    this.end = '';
    this.displays.clear();
  }

  /** Counts a text, line by line, until a limit is reached; how much of it is within. */
  private take(text: string, long: boolean): number {
    const { limits } = this;
    const size = isAscii(text)
      ? (from: number, to: number) => to - from
      : (from: number, to: number) => bytesOf(text, from, to);
    let back = text.indexOf('\r');
    let newline = text.indexOf('\n');
    for (let at = 0; at < text.length; ) {
      if (newline >= 0 && newline < at) newline = text.indexOf('\n', at);
      if (back >= 0 && back < at) back = text.indexOf('\r', at);
      const returns = back >= 0 && (newline < 0 || back < newline);
      const stop = returns ? back : newline < 0 ? text.length : newline;
      const end = this.cursor + size(at, stop);
      const width = Math.max(this.width, end);
      const ends = !returns && newline >= 0;
      const more = width - this.width + (ends ? 1 : 0);
      if (this.all + more > limits.all) return at;
      if (!long) {
        if (this.bytes + more > limits.bytes || this.lines >= limits.lines) return at;
        this.bytes += more;
        if (ends) this.lines++;
      }
      this.all += more;
      this.width = ends ? 0 : width;
      this.cursor = ends || returns ? 0 : end;
      at = stop + 1;
    }
    return text.length;
  }
}

const isAscii = (text: string) => !/[^\0-\x7f]/.test(text);

/** How many bytes of UTF-8 a part of a text is; half of a surrogate pair counts for two. */
function bytesOf(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit & 0xf800) !== 0xd800 ? 2 : 1;
  }
  return bytes;
}

/** How many bytes of UTF-8 a text is. */
export const byteLength = (text: string): number => (isAscii(text) ? text.length : bytesOf(text, 0, text.length));

function count(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** The last lines as a page shows them. */
function lastLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.slice(-tailLines).map((line) => overwritten(line).slice(0, tailWidth));
}
