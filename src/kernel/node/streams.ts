// Standard output of this thread: everything that is written goes to the notebook.

import { Console } from 'node:console';
import { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { messages } from './messages.js';
import { nextTick } from './originals.js';

class Captured extends Writable {
  readonly isTTY = false;
  /** A character may be cut in two by the bytes of two writes. */
  private readonly decoder = new StringDecoder('utf8');

  constructor(
    readonly fd: number,
    private readonly take: (text: string) => void,
  ) {
    super({ decodeStrings: false });
    this.on('error', () => undefined); // otherwise the console adds such a listener for each line
  }

  override write(
    chunk: unknown,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    done?: (error?: Error | null) => void,
  ): boolean {
    const callback = typeof encoding === 'function' ? encoding : done;
    this.take(typeof chunk === 'string' ? chunk : this.decoder.write(Buffer.from(chunk as Uint8Array)));
    if (callback) nextTick(callback);
    return true;
  }

  override end(): this {
    return this;
  }
}

/** Replaces `process.stdout` and `process.stderr`, and with them the console. */
export function captureStreams(take: (name: 'stdout' | 'stderr', text: string) => void): void {
  for (const [name, fd] of [
    ['stdout', 1],
    ['stderr', 2],
  ] as const) {
    const stream = new Captured(fd, (text) => text !== '' && take(name, text));
    Object.defineProperty(process, name, { configurable: true, enumerable: true, value: stream, writable: true });
  }
  // The console that was there listens for errors of the streams around each line, which takes longer than the line.
  const { stdout, stderr } = process;
  Object.assign(console, new Console({ stdout, stderr, ignoreErrors: false }));
  // Who reads, waits for keys that nobody can press: it says what to write instead.
  const nothing = new Readable({
    read() {
      this.destroy(new Error(messages.stdin));
    },
  });
  const value = Object.assign(nothing, { fd: 0, isTTY: false });
  Object.defineProperty(process, 'stdin', { configurable: true, enumerable: true, value, writable: true });
}
