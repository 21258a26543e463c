// Runs compiled cells: their shared names, their result, their end.

import { inspect } from 'node:util';
import { Script } from 'node:vm';
import { type Rendered, render } from '../../notebook/bundle.js';
import { type Host, hostSymbol } from '../../notebook/host.js';
import { clearOutput, display, input } from '../../notebook/index.js';
import { messages as notebookMessages } from '../../notebook/messages.js';
import { type Box, Boxes } from '../runtime/boxes.js';
import { currentRun, interruptFlag, member } from '../session/compiled.js';
import type { CompiledCell, ErrorContent, RuntimeEvent } from '../session/ports.js';
import { Loader } from './loader.js';
import { messages } from './messages.js';
import type { PipeWriter } from './pipe.js';
import { captureStreams } from './streams.js';
import { frameKind, partialFrame } from './threads.js';
import { Traceback } from './traceback.js';

/** What stops an interrupted cell. */
export class KeyboardInterrupt extends Error {
  override name = 'KeyboardInterrupt';
  constructor() {
    super(messages.interrupted);
  }
}

/** What `process.exit` throws in a cell. */
class SystemExit extends Error {
  override name = 'SystemExit';
}

export interface RuntimeOptions {
  state: Int32Array;
  folder: string;
  packageRoot: string;
  pipe(waiting: () => void): PipeWriter;
  /** Called when an interrupt has been seen. */
  interrupted(): void;
}

interface Run {
  id: number;
  allowStdin: boolean;
  /** Ends the run from outside, with an error. */
  fail(error: unknown): void;
  pending: Promise<unknown>[];
}

/** Captured before a cell can replace them. */
const { queueMicrotask, setImmediate } = globalThis;

/** The thread's side of every cell that runs in it. */
export class Runtime {
  private readonly boxes = new Boxes();
  private readonly cancelled = new Set<number>();
  private readonly unhandled = new Map<Promise<unknown>, unknown>();
  private readonly traceback: Traceback;
  private readonly loader: Loader;
  private readonly writer: PipeWriter;
  private readonly members: object;
  private readonly held = new Set<(reason: unknown) => void>();
  private active: Run | null = null;
  private answer: ((value: string) => void) | null = null;
  /** Front ends ask one question at a time. */
  private questions: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: RuntimeOptions) {
    const { state } = options;
    this.writer = options.pipe(() => {
      if (state[interruptFlag] !== 0) this.stop();
    });
    this.traceback = new Traceback(options.packageRoot);
    this.loader = new Loader(options.folder);
    this.members = {
      [member.state]: state,
      [member.stop]: () => this.stop(),
      [member.box]: (name: string) => this.boxes.box(name),
      [member.declare]: this.boxes.declare,
      [member.constant]: this.boxes.constant,
      [member.keep]: this.boxes.keep,
      [member.resume]: <T>(run: number, value: T) => this.resume(run, value),
      [member.load]: (specifier: string) => this.loader.load(specifier),
      [member.require]: this.loader.require,
      [member.meta]: this.loader.meta,
      [member.pick]: (module: object, name: string, from: string) => this.loader.pick(module, name, from),
      [member.link]: (box: Box, module: object, name: string, from: string) =>
        this.boxes.link(box, () => this.loader.pick(module, name, from)),
      [member.hold]: <T>(value: T) => this.hold(value),
      [member.wrap]: <T>(value: T) => value,
      [member.unwrap]: <T>(value: T) => value,
      [member.caught]: (error: unknown) => this.traceback.asWritten(error),
    };
    captureStreams((name, text) =>
      this.writer.write(frameKind[name], state[currentRun] ?? 0, text, partialFrame, false),
    );
    (globalThis as { [hostSymbol]?: Host })[hostSymbol] = this.host();
    Object.assign(globalThis, { display, clearOutput, input });
    const module = { exports: {}, id: '.', filename: options.folder, paths: [], require: this.loader.require };
    this.loader.require.main = module as never;
    const scope = {
      display,
      clearOutput,
      input,
      require: this.loader.require,
      module,
      exports: module.exports,
      __dirname: options.folder,
    };
    for (const [name, value] of Object.entries(scope)) this.boxes.box(name).set(value);
    const exit = (code?: unknown) => {
      throw new SystemExit(messages.exit(code));
    };
    Object.assign(process, { exit, abort: exit });
    process.on('unhandledRejection', (reason, promise) => this.rejected(reason, promise));
    process.on('rejectionHandled', (promise) => this.unhandled.delete(promise));
    process.on('uncaughtException', (error) => this.late(error));
  }

  /** Runs one cell to its end and says how it went. */
  async run(cell: CompiledCell, allowStdin: boolean): Promise<void> {
    const { state } = this.options;
    state[interruptFlag] = 0;
    state[currentRun] = cell.id;
    const ended = withResolvers<never>();
    ended.promise.catch(() => undefined);
    this.questions = Promise.resolve(); // one that an interrupted cell has asked is not waited for
    this.active = { id: cell.id, allowStdin, fail: ended.reject, pending: [] };
    const before = this.boxes.before(cell.declares);
    let result: Rendered | null = null;
    let error: unknown = null;
    let failed = false;
    try {
      result = await Promise.race([this.start(cell), ended.promise]);
    } catch (thrown) {
      failed = true;
      error = thrown;
    }
    const reported = failed ? this.describe(error) : null;
    const [first, ...others] = [...(reported ? [reported] : []), ...this.leftOver()];
    this.active = null;
    state[interruptFlag] = 0;
    for (const other of others) this.send({ type: 'error', cell: cell.id, error: other });
    // A failed cell may have left names without the value that it was to give them.
    const unset = first ? this.boxes.restore(before) : [];
    this.send({ type: 'done', cell: cell.id, result: first ? null : result, error: first ?? null, unset });
  }

  /** Ends the running cell, when it awaits; called on the event loop, so no code of the cell runs at this moment. */
  interrupt(): void {
    this.options.interrupted();
    this.options.state[interruptFlag] = 0;
    if (!this.active) return;
    const { active, held } = this;
    for (const reject of held) reject(new KeyboardInterrupt());
    held.clear();
    // What waits behind a `finally` runs first, and after it nothing of this cell does.
    setImmediate(() => {
      this.cancelled.add(active.id);
      active.fail(new KeyboardInterrupt());
    });
  }

  /** The answer to a question that `input` asked. */
  inputReply(value: string): void {
    this.answer?.(value);
    this.answer = null;
  }

  /** The cell's code gets a stack of its own: when V8 is told to stop it, everything on its stack is gone. */
  private start(cell: CompiledCell): Promise<Rendered | null> {
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        if (!this.cancelled.has(cell.id)) this.evaluate(cell).then(resolve, reject);
      });
    });
  }

  private async evaluate(cell: CompiledCell): Promise<Rendered | null> {
    this.traceback.add(cell);
    this.loader.accept(cell.modules);
    const script = new Script(cell.js, { filename: this.traceback.filename(cell.id), lineOffset: -1 });
    const scope: { [member.result]?: unknown } = Object.create(this.members);
    await (script.runInThisContext() as (scope: object) => Promise<void>)(scope);
    const value = scope[member.result];
    const result = value === undefined ? null : await render(value);
    await Promise.all(this.active?.pending ?? []);
    await new Promise<void>((resolve) => setImmediate(resolve)); // rejections that nobody handles are reported by now
    return result && Object.keys(result.data).length > 0 ? result : null;
  }

  /** Called by loops that see the flag. It stays set until the cell has ended: code that catches everything ends too. */
  private stop(): never {
    throw new KeyboardInterrupt();
  }

  /** What a cell awaits behind a `finally`; an interrupt makes it fail, so that the `finally` runs. */
  private hold<T>(value: T): T | Promise<Awaited<T>> {
    const { held } = this;
    if (!isThenable(value)) return value;
    return new Promise((resolve, reject) => {
      held.add(reject);
      const settle = (done: (value: never) => void) => (outcome: unknown) => {
        held.delete(reject);
        done(outcome as never);
      };
      Promise.resolve(value).then(settle(resolve), settle(reject));
    });
  }

  private resume<T>(run: number, value: T): T {
    this.options.state[currentRun] = run;
    if (this.cancelled.size > 0 && this.cancelled.has(run)) this.abandon();
    return value;
  }

  /** Ends code of an interrupted cell that goes on: until it yields again, its loops see the flag, whatever it catches. */
  private abandon(): never {
    const { state } = this.options;
    state[interruptFlag] = 1;
    queueMicrotask(() => {
      state[interruptFlag] = 0;
    });
    throw new KeyboardInterrupt();
  }

  private rejected(reason: unknown, promise: Promise<unknown>): void {
    if (reason instanceof KeyboardInterrupt) return;
    if (this.active) this.unhandled.set(promise, reason);
    else this.late(reason);
  }

  private leftOver(): ErrorContent[] {
    const errors = [...this.unhandled.values()].map((reason) => this.describe(reason));
    this.unhandled.clear();
    return errors;
  }

  /** An error outside of any cell's own flow: in a callback, or after its cell has ended. */
  private late(error: unknown): void {
    const described = this.describe(error); // reads the stack, which says whose error it is
    const run = this.traceback.runOf(error) ?? this.options.state[currentRun] ?? 0;
    if (this.active?.id === run) {
      this.cancelled.add(run);
      this.active.fail(error);
    } else this.send({ type: 'error', cell: run, error: described });
  }

  private describe(error: unknown): ErrorContent {
    return this.traceback.describe(error);
  }

  private send(event: RuntimeEvent): void {
    this.writer.write(frameKind.event, event.cell, JSON.stringify(event), partialFrame, true);
  }

  private host(): Host {
    const run = () => this.options.state[currentRun] ?? 0;
    return {
      display: (data, { metadata, displayId, update }) =>
        this.send({ type: 'display', cell: run(), content: { data, metadata }, displayId, update }),
      clear: (wait) => this.send({ type: 'clear', cell: run(), wait }),
      input: (prompt, password) => {
        if (!this.active?.allowStdin) return Promise.reject(new Error(notebookMessages.inputRefused()));
        const cell = run();
        const ask = () =>
          new Promise<string>((resolve) => {
            this.answer = resolve;
            this.send({ type: 'input', cell, prompt, password });
          });
        const answer = this.questions.then(ask);
        this.questions = answer;
        return answer;
      },
      inspect: text,
      pending: (work) => {
        if (this.active) this.active.pending.push(work);
      },
      replaces: true,
    };
  }
}

/** The text of a result is cut here: what is longer freezes a browser, and nobody reads it. */
const longestText = 100_000;

function text(value: unknown): string {
  const whole = inspect(value, { depth: 4, maxArrayLength: 100, maxStringLength: 10_000 });
  return whole.length > longestText
    ? `${whole.slice(0, longestText)}\n${messages.cut(whole.length - longestText)}`
    : whole;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
