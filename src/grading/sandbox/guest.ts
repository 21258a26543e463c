// A student's process, as the marker sees it: requests go in, frames come out, and it ends when its time is over.

import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type Frame, FrameReader, frame, fromGuest } from '../channel/frames.js';

/** How a student's process failed. */
export type Failure =
  /** It never got so far that a student's code ran: that is not the student's. */
  | 'start'
  /** It ended before it had answered. */
  | 'ended'
  /** It took too long. */
  | 'late'
  /** It took too much memory. */
  | 'memory'
  /** It sent more than an answer can have. */
  | 'long'
  /** It sent what nobody had asked for, or what is no frame. */
  | 'malformed';

export class GuestError extends Error {
  override name = 'GuestError';
  constructor(
    readonly failure: Failure,
    message: string = failure,
  ) {
    super(message);
  }
}

export interface Command {
  program: string;
  args: readonly string[];
  /** The folder it runs in; the marker's when left out, which a sandbox does not see. */
  folder?: string;
  /** The user it runs as; that of the marker when left out. */
  user?: number;
}

/** How long it may take to start, in milliseconds. */
const startup = 60_000;
/** What a process without an answer to give may send. */
const short = 4096;

export class Guest {
  private readonly child: ChildProcess;
  private readonly reader = new FrameReader(short);
  private waiting: { resolve(frame: Frame): void; reject(error: GuestError): void } | null = null;
  private failure: GuestError | null = null;
  /** Fulfilled when it has loaded what it needs. */
  readonly ready: Promise<void>;

  constructor({ program, args, folder, user }: Command) {
    this.child = spawn(program, args, {
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
      env: {},
      ...(folder !== undefined && { cwd: folder }),
      detached: true,
      ...(user !== undefined && { uid: user, gid: user }),
    });
    const results = this.child.stdio[3] as Readable;
    results.on('data', (piece: Buffer) => this.take(piece));
    results.on('error', () => undefined);
    this.child.on('error', (error) => this.fail(new GuestError('start', error.message)));
    this.child.on('exit', (code, signal) => this.exited(code, signal));
    this.input.on('error', () => undefined); // it has ended; that is seen by its exit
    this.ready = this.answer(short, startup).then(
      ({ kind }) => {
        if (kind !== fromGuest.ready) throw new GuestError('start', 'it does not say that it is ready');
      },
      (error: GuestError) => {
        throw new GuestError('start', error.message);
      },
    );
    this.ready.catch(() => undefined);
  }

  /** Its number among the processes of the machine; that of the sandbox around it. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Sends a request and waits for the answer.
   * @param longest how many bytes the answer may have
   * @param ms how long it may take
   * @throws {GuestError} as a rejection, when there is no such answer; the process has ended then
   */
  async ask(kind: number, content: Uint8Array, longest: number, ms: number): Promise<Frame> {
    if (this.failure) throw this.failure;
    this.input.write(frame(kind, content));
    return await this.answer(longest, ms);
  }

  private get input(): Writable {
    return this.child.stdin!;
  }

  private answer(longest: number, ms: number): Promise<Frame> {
    this.reader.longest = longest;
    return new Promise<Frame>((resolve, reject) => {
      const timer = setTimeout(() => this.fail(new GuestError('late')), ms);
      const settled =
        <T>(done: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.waiting = null;
          done(value);
        };
      this.waiting = { resolve: settled(resolve), reject: settled(reject) };
      if (this.failure) this.waiting.reject(this.failure);
    });
  }

  private take(piece: Buffer): void {
    if (this.failure) return;
    this.reader.add(piece);
    try {
      const found = this.reader.next();
      if (found === null) return;
      if (!this.waiting || this.reader.left > 0) this.fail(new GuestError('malformed'));
      else this.waiting.resolve(found);
    } catch {
      this.fail(new GuestError('long'));
    }
  }

  private exited(code: number | null, signal: string | null): void {
    // what it has sent before may still be on the way
    setImmediate(() => {
      const late = signal === 'SIGXCPU' || code === 128 + 24;
      this.fail(new GuestError(late ? 'late' : 'ended', signal ?? String(code)));
    });
  }

  /** Ends the process; who waits for an answer learns why. */
  fail(error: GuestError): void {
    this.failure ??= error;
    this.kill();
    this.waiting?.reject(this.failure);
  }

  /** Ends the process with all that it has started. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL');
    }
  }
}
