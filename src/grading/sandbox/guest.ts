// A student's process, as the marker sees it: requests go in, frames come out, and it ends when its time is over.

import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type Frame, FrameError, FrameReader, frame, fromGuest } from '../channel/frames.js';
import type { Limits } from './limits.js';
import { useOf, watch } from './watch.js';

/** How a student's process failed. */
export type Failure =
  /** It never got so far that a student's code ran: that is not the student's. */
  | 'start'
  /** It ended before it had answered. */
  | 'ended'
  /** It broke down: that is how Node ends when its memory is full. */
  | 'broken'
  /** It computed for too long. */
  | 'late'
  /** It gave nothing for too long, although it did not compute. */
  | 'idle'
  /** It waits for a promise that nothing is left to settle. */
  | 'unsettled'
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
  private unwatch: () => void = () => {};
  /** Fulfilled when it has loaded what it needs; from then on its limits hold. */
  readonly ready: Promise<void>;

  constructor({ program, args, folder, user }: Command, limits: Limits) {
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
        this.watch(limits);
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

  /** Ends it when all its processes together use more than they may. */
  private watch({ seconds, megabytes }: Limits): void {
    const { pid } = this;
    if (pid === undefined) return;
    const before = useOf(pid).seconds;
    this.unwatch = watch(pid, (use) => {
      if (use.bytes > megabytes * 2 ** 20) this.fail(new GuestError('memory'));
      else if (use.seconds - before > seconds) this.fail(new GuestError('late'));
    });
  }

  private get input(): Writable {
    return this.child.stdin!;
  }

  private answer(longest: number, ms: number): Promise<Frame> {
    this.reader.longest = longest;
    return new Promise<Frame>((resolve, reject) => {
      let last: NodeJS.Immediate | undefined;
      // the marker may have been busy itself, and the answer be there unread
      const timer = setTimeout(() => (last = setImmediate(() => this.fail(new GuestError('idle')))), ms);
      const settled =
        <T>(done: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          clearImmediate(last);
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
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.fail(new GuestError(error.failure));
    }
  }

  private exited(code: number | null, signal: string | null): void {
    this.unwatch();
    // what it has sent before may still be on the way
    setImmediate(() => this.fail(new GuestError(failureOf(code ?? 0), signal ?? String(code))));
  }

  /** Ends the process; who waits for an answer learns why. */
  fail(error: GuestError): void {
    this.failure ??= error;
    this.kill();
    this.waiting?.reject(this.failure);
  }

  /** Ends the process with all that it has started. */
  kill(): void {
    this.unwatch();
    const { pid } = this.child;
    if (pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL');
    }
  }
}

/** What the status says that bubblewrap hands on: 128 and the number of a signal, where one has ended the process within. */
function failureOf(status: number): Failure {
  if (status === 13) return 'unsettled'; // Node's
  if (status === 128 + 24) return 'late'; // SIGXCPU
  return [4, 5, 6, 7, 8, 11].includes(status - 128) ? 'broken' : 'ended'; // from SIGILL to SIGSEGV
}
