// Runs compiled cells: their shared names, their result, their end.

import { syncBuiltinESMExports } from 'node:module';
import { inspect } from 'node:util';
import { Script } from 'node:vm';
import { type Rendered, render } from '../../notebook/bundle.js';
import { type Host, hostSymbol } from '../../notebook/host.js';
import { clearOutput, display, input } from '../../notebook/index.js';
import { messages as notebookMessages } from '../../notebook/messages.js';
import { type Box, Boxes } from '../runtime/boxes.js';
import { currentRun, holdSymbol, interruptFlag, member } from '../session/compiled.js';
import type { CompiledCell, ErrorContent, Located, RuntimeEvent } from '../session/ports.js';
import { dialogs, waitForAnswer } from './answer.js';
import { Attribution } from './attribution.js';
import { builtins } from './builtins.js';
import { captureChildren } from './children.js';
import { captureDescriptors } from './descriptors.js';
import { intact } from './intact.js';
import { Loader } from './loader.js';
import { messages } from './messages.js';
import { callable, method, own, queueMicrotask, stringify } from './originals.js';
import type { PipeMemory, PipeWriter } from './pipe.js';
import { recordsHtml } from './records.js';
import { Shelter } from './shelter.js';
import { captureStreams } from './streams.js';
import { frameKind } from './threads.js';
import { Timers } from './timers.js';
import { Traceback } from './traceback.js';
import { Turns } from './turns.js';

/** What stops an interrupted cell. */
export class KeyboardInterrupt extends Error {
  readonly #own = true;
  override name = 'KeyboardInterrupt';

  /** Whether something thrown is one; it may be a proxy, of which nothing can be asked. */
  static is(thrown: unknown): boolean {
    return typeof thrown === 'object' && thrown !== null && #own in thrown;
  }

  constructor() {
    super(messages.interrupted);
  }
}

/** What `process.exit` throws in a cell. */
class SystemExit extends Error {
  override name = 'SystemExit';
}

/** As they were before a cell could replace them. */
const { Promise: Native } = globalThis;
const { create, keys } = Object;
const has = method(Set.prototype.has) as <T>(set: Set<T>, value: T) => boolean;
const remove = method(Set.prototype.delete) as <T>(set: Set<T>, value: T) => boolean;

export interface RuntimeOptions {
  state: Int32Array;
  folder: string;
  packageRoot: string;
  pipe(waiting: () => void): PipeWriter;
  /** Called when an interrupt has been seen. */
  interrupted(): void;
  /** The local file that a specifier means, compiled; null when it leads elsewhere. */
  locate(specifier: string): Promise<Located>;
  /** Called when a cell has started a process, and, with null, when that has ended. */
  child(pid: number, run: number | null): void;
  answer: PipeMemory;
}

type Outcome = { result: Rendered | null } | { error: unknown };

interface Run {
  id: number;
  cell: CompiledCell;
  /** What its names held when it began. */
  before: ReturnType<Boxes['before']>;
  allowStdin: boolean;
  pending: Promise<unknown>[];
  /** How it has ended, until that is reported. */
  outcome: Outcome | null;
}

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
  private readonly shelter: Shelter;
  private readonly attribution: Attribution;
  private readonly timers: Timers;
  private readonly turns = new Turns();
  private active: Run | null = null;
  /** The last run that has begun. */
  private begun = 0;
  private answer: ((value: string) => void) | null = null;
  /** Front ends ask one question at a time. */
  private questions: Promise<unknown> = Native.resolve();

  constructor(private readonly options: RuntimeOptions) {
    const { state } = options;
    this.writer = options.pipe(() => {
      if (state[interruptFlag] !== 0 && !this.shelter.inside) this.stop();
    });
    this.shelter = new Shelter(state);
    this.attribution = new Attribution(
      state,
      () => this.active?.id,
      () => this.stop(),
    );
    this.timers = new Timers(state, this.attribution, this.turns);
    this.timers.install();
    this.loader = new Loader(options.folder, options.locate);
    this.traceback = new Traceback(options.packageRoot, this.loader.here);
    this.members = {
      [member.state]: state,
      [member.stop]: () => this.stop(),
      [member.box]: (name: string) => this.boxes.box(name),
      [member.declare]: this.boxes.declare,
      [member.constant]: this.boxes.constant,
      [member.keep]: this.boxes.keep,
      [member.resume]: <T>(run: number, value: T) => this.resume(run, value),
      [member.wrap]: <T>(value: T, getsError?: boolean) => this.attribution.wrap(getsError ? this.told(value) : value),
      [member.unwrap]: <T>(value: T) => this.attribution.unwrap(value),
      [member.load]: (specifier: string) => own(intact(() => this.loader.load(specifier))),
      [member.require]: this.loader.require,
      [member.meta]: this.loader.meta,
      [member.pick]: (module: object, name: string, from: string) => this.loader.pick(module, name, from),
      [member.link]: (box: Box, module: object, name: string, from: string) =>
        this.boxes.link(box, () => this.loader.pick(module, name, from)),
      [member.hold]: <T>(value: T) => intact(() => this.hold(value)),
      [member.caught]: (error: unknown) => this.traceback.asWritten(error),
    };
    const print = (name: 'stdout' | 'stderr', text: string) =>
      this.writer.write(frameKind[name], state[currentRun] ?? 0, text, false);
    captureStreams(print);
    captureDescriptors((name, bytes) => process[name].write(bytes));
    captureChildren({
      print,
      wrap: (callback) => this.attribution.wrap(callback),
      started: (pid) => options.child(pid, state[currentRun] ?? 0),
      ended: (pid) => options.child(pid, null),
    });
    (globalThis as { [hostSymbol]?: Host })[hostSymbol] = this.host();
    Object.assign(globalThis, { display, clearOutput, input, [holdSymbol]: <T>(value: T) => this.hold(value) });
    this.reset();
    const refuse = (name: string) => (code?: unknown) => {
      throw new SystemExit(messages.exit(`process.${name}(${code === undefined ? '' : String(code)})`));
    };
    Object.assign(process, { exit: refuse('exit'), abort: refuse('abort') });
    syncBuiltinESMExports(); // a cell imports what stands in Node's modules now, not what stood there before
    const rejected = (reason: unknown, promise: Promise<unknown>) => intact(() => this.rejected(reason, promise));
    process.on('unhandledRejection', callable(rejected));
    process.on(
      'warning',
      callable((warning: Error) => intact(() => this.warn(warning))),
    );
    process.on(
      'rejectionHandled',
      callable((promise: Promise<unknown>) => void intact(() => this.unhandled.delete(promise))),
    );
    process.on(
      'uncaughtException',
      callable((error: unknown) => intact(() => this.late(error))),
    );
  }

  /** Runs one cell; a `done` event says how it went. Said again for a cell that has begun, it does nothing. */
  run(cell: CompiledCell, allowStdin: boolean): void {
    if (cell.id > this.begun) this.shelter.protect(() => intact(() => this.begin(cell, allowStdin)));
  }

  private begin(cell: CompiledCell, allowStdin: boolean): void {
    const { state } = this.options;
    this.begun = cell.id;
    state[interruptFlag] = 0;
    state[currentRun] = cell.id;
    this.questions = Native.resolve(); // one that an interrupted cell has asked is not waited for
    const before = this.boxes.before(cell.declares);
    const run: Run = { id: cell.id, cell, before, allowStdin, pending: [], outcome: null };
    this.active = run;
    // The cell's code gets a stack of its own: when V8 is told to stop it, everything on its stack is gone.
    this.turns.add(() => {
      if (!has(this.cancelled, cell.id)) void this.live(run);
    });
  }

  private async live(run: Run): Promise<void> {
    let outcome: Outcome;
    try {
      outcome = { result: await own(this.evaluate(run)) };
    } catch (error) {
      outcome = { error };
    }
    this.end(run, outcome);
  }

  /** Ends a run and reports it. What it reports may be code of the cell (a getter), so only the report is sheltered. */
  private end(run: Run, how: Outcome): void {
    if (this.active !== run) return;
    // What ends while an interrupt is under way, as because a child was ended, ends by the interrupt.
    const stopped = this.options.state[interruptFlag] !== 0;
    const outcome = stopped ? { error: new KeyboardInterrupt() } : how;
    if ('error' in outcome && KeyboardInterrupt.is(outcome.error)) this.timers.stop(run.id);
    run.outcome = outcome;
    intact(() => this.report(run, outcome));
  }

  private report(run: Run, outcome: Outcome): void {
    const reported = 'error' in outcome ? [this.describe(outcome.error)] : [];
    const [first, ...others] = [...reported, ...[...this.unhandled.values()].map((reason) => this.describe(reason))];
    this.shelter.protect(() => {
      const { cell, before } = run;
      this.active = null;
      this.unhandled.clear();
      this.options.state[interruptFlag] = 0;
      for (const other of others) this.send({ type: 'error', cell: cell.id, error: other });
      // A failed cell may have left names without the value that it was to give them.
      const unset = first ? this.boxes.restore(before) : [];
      const result = 'result' in outcome && !first ? outcome.result : null;
      this.send({ type: 'done', cell: cell.id, result, error: first ?? null, unset });
    });
  }

  /** Ends the run with this id, when it awaits; with 0, the timers of an idle kernel. Called on the event loop, so no code of a cell runs at this moment. */
  interrupt(id: number): void {
    this.options.interrupted();
    this.options.state[interruptFlag] = 0;
    const { active, held } = this;
    if (id === 0 && !active) this.timers.stop();
    if (active?.id !== id) return;
    const waiting = [...held];
    held.clear();
    for (const reject of waiting) reject(new KeyboardInterrupt());
    // What waits behind a `finally` runs first, and after it nothing of this cell does.
    if (waiting.length > 0) this.turns.add(() => intact(() => this.fail(active, new KeyboardInterrupt())));
    else this.fail(active, new KeyboardInterrupt());
  }

  /** A termination has passed: a run whose end it has kept from being reported is reported now. */
  passed(): void {
    if (this.active?.outcome) this.end(this.active, this.active.outcome);
  }

  /** Ends a run from outside; what goes on of it is stopped when it runs next. */
  private fail(run: Run, error: unknown): void {
    this.cancelled.add(run.id);
    this.end(run, { error });
  }

  /** Asks and waits, with this thread at rest. */
  private ask(prompt: string): string {
    const { answer, state } = this.options;
    if (!this.active?.allowStdin) throw new Error(notebookMessages.inputRefused());
    const cell = state[currentRun] ?? 0;
    return waitForAnswer(
      answer,
      () => this.send({ type: 'input', cell, prompt, password: false }),
      () => state[interruptFlag] !== 0 && this.stop(),
    );
  }

  /** Forgets the values of all names; those that every cell has are there again. */
  reset(): void {
    this.boxes.clear();
    const names = {
      ...builtins(this.loader.require, this.options.folder, this.loader.here),
      ...dialogs((prompt) => this.ask(prompt)),
    };
    for (const [name, value] of Object.entries(names)) this.boxes.box(name).set(value);
  }

  /** The answer to a question that `input` asked. */
  inputReply(value: string): void {
    this.answer?.(value);
    this.answer = null;
  }

  private async evaluate({ cell, pending }: Run): Promise<Rendered | null> {
    const script = intact(() => {
      this.traceback.add(cell);
      this.loader.accept(cell.modules);
      return new Script(cell.js, { filename: this.traceback.filename(cell.id), lineOffset: -1 });
    });
    const scope: { [member.result]?: unknown } = create(this.members);
    await own((script.runInThisContext() as (scope: object) => Promise<void>)(scope));
    const value = scope[member.result];
    const result = value === undefined ? null : await own(intact(async () => render(value)));
    await own(intact(() => Native.all(pending)));
    await own(new Native<void>((resolve) => this.turns.add(resolve))); // rejections that nobody handles are reported by now
    return result && keys(result.data).length > 0 ? result : null;
  }

  /** Called by loops that see the flag. It stays set until the cell has ended: code that catches everything ends too. */
  private stop(): never {
    throw new KeyboardInterrupt();
  }

  /** What a cell awaits behind a `finally`; an interrupt makes it fail, so that the `finally` runs. */
  private hold<T>(value: T): T | Promise<Awaited<T>> {
    const { held } = this;
    if (!isThenable(value)) return value;
    return new Native((resolve, reject) => {
      held.add(reject);
      const settle = (done: (value: never) => void) => (outcome: unknown) => {
        remove(held, reject);
        done(outcome as never);
      };
      Native.resolve(value).then(settle(resolve), settle(reject));
    });
  }

  /** A function that is called with an error: what V8 says in it names things as the student does. */
  private told<T>(value: T): T {
    if (typeof value !== 'function') return value;
    const { traceback } = this;
    return function (this: unknown, error: unknown) {
      return value.call(this, traceback.asWritten(error));
    } as T;
  }

  private resume<T>(run: number, value: T): T {
    if (this.options.state[currentRun] !== run) this.attribution.resume(run);
    if (this.cancelled.size > 0 && has(this.cancelled, run)) this.abandon();
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
    if (KeyboardInterrupt.is(reason)) {
      if (this.active && this.options.state[interruptFlag] !== 0) this.fail(this.active, reason);
    } else if (this.active) this.unhandled.set(promise, reason);
    else this.late(reason);
  }

  /** An error outside of any cell's own flow: in a callback, or after its cell has ended. */
  private late(error: unknown): void {
    const described = this.describe(error); // reads the stack, which says whose error it is
    const run = this.traceback.runOf(error) ?? this.options.state[currentRun] ?? 0;
    if (this.active?.id === run) this.fail(this.active, error);
    else if (!KeyboardInterrupt.is(error))
      this.shelter.protect(() => this.send({ type: 'error', cell: run, error: described }));
  }

  /** What a cell warns of. That something is experimental or deprecated is said to who wrote a package, not to students. */
  private warn(warning: Error): void {
    void warning.stack; // says whose it is
    const run = this.traceback.runOf(warning);
    if (run === null || /^(Experimental|Deprecation)Warning$/.test(warning.name)) return;
    this.writer.write(frameKind.stderr, run, `${warning.name}: ${warning.message}\n`, false);
  }

  private describe(error: unknown): ErrorContent {
    return this.traceback.describe(error);
  }

  private send(event: RuntimeEvent): void {
    // What is only shown may wait for the few milliseconds in which text is collected.
    const urgent = event.type === 'done' || event.type === 'input' || event.type === 'error';
    this.writer.write(frameKind.event, event.cell, stringify(event), urgent, false);
  }

  private host(): Host {
    const run = () => this.options.state[currentRun] ?? 0;
    return {
      display: (data, { metadata, displayId, update }) =>
        this.send({ type: 'display', cell: run(), content: { data, metadata }, displayId, update }),
      clear: (wait) => this.send({ type: 'clear', cell: run(), wait }),
      input: (prompt, password) => {
        if (!this.active?.allowStdin) return Native.reject(new Error(notebookMessages.inputRefused()));
        const cell = run();
        const ask = () =>
          new Native<string>((resolve) => {
            this.answer = resolve;
            this.send({ type: 'input', cell, prompt, password });
          });
        const answer = intact(() => this.questions.then(ask));
        this.questions = answer;
        return answer;
      },
      inspect: text,
      html: recordsHtml,
      pending: (work) => {
        if (this.active) this.active.pending.push(work);
      },
      named: (name) => (this.boxes.has(name) ? this.boxes.box(name).v : undefined),
      replaces: true,
      drawsLater: true,
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
