// Cells: one queue, one cell at a time, everything it says under its own request.

import type { Channel, Header, Json, JsonObject, Message, MimeBundle } from '../protocol/message.js';
import { Bound, byteLength, limits } from './bound.js';
import { History } from './history.js';
import { isTypeChecks, type Magic, parseMagics } from './magics.js';
import { messages } from './messages.js';
import type {
  CompileResult,
  ErrorContent,
  Interpreter,
  Language,
  Rendered,
  RuntimeEvent,
  Spool,
  TypeChecks,
} from './ports.js';

/** What the execution needs of the session around it. */
interface Front {
  bracket(request: Message, work: () => unknown): Promise<void>;
  publish(type: string, content: JsonObject, parent: JsonObject): void;
  reply(channel: Channel, request: Message, type: string, content: JsonObject): void;
}

interface Queued {
  channel: Channel;
  request: Message;
}

/** One run of one cell, kept so that late output finds its request. */
interface Run {
  id: number;
  name: string;
  header: Header;
  request: Message;
  silent: boolean;
  bound: Bound;
  notice: Notice | null;
}

/** The output that says what was left out of a page. */
interface Notice {
  displayId: string;
  shown: string;
  /** Set for a while after the notice was renewed. */
  timer: ReturnType<typeof setTimeout> | null;
}

/** How often a notice is renewed. */
const renewEvery = 500; // milliseconds

type Done = Extract<RuntimeEvent, { type: 'done' }>;

/** The execute requests of a session. */
export class Execution {
  readonly history = new History();
  private readonly queue: Queued[] = [];
  private readonly runs = new Map<number, Run>();
  private working = false;
  private count = 0;
  private lastRun = 0;
  private interrupted = false;
  private onDone: ((event: Done) => void) | null = null;
  /** What `%types` has said for the rest of the session. */
  private types: TypeChecks | null = null;

  constructor(
    private readonly front: Front,
    private readonly ports: {
      language: Language;
      interpreter: Interpreter;
      spool: Spool;
      quiet?: boolean;
      types?: TypeChecks;
    },
  ) {}

  /** Takes a request; cells run in the order in which they came. */
  enqueue(channel: Channel, request: Message): void {
    this.queue.push({ channel, request });
    if (!this.working) void this.work();
  }

  /** Stops the running cell. The queue behind it is dropped by the error that follows. */
  interrupt(): void {
    this.interrupted = true;
    if (!this.working || this.onDone) this.ports.interpreter.interrupt(); // while a cell compiles it is told when it runs
  }

  /** What the running code says goes out under the request of the cell that said it. */
  event(event: RuntimeEvent): void {
    const run = this.runs.get(event.cell);
    if (!run) return;
    if (event.type === 'done') {
      this.renew(run, true);
      return this.onDone?.(event);
    }
    if (run.silent && event.type !== 'input') return;
    switch (event.type) {
      case 'stream': {
        this.ports.spool.write(run.id, run.name, event.text);
        const text = run.bound.text(event.name, event.text, event.long === true);
        if (text !== '') this.front.publish('stream', { name: event.name, text }, run.header);
        return this.renew(run);
      }
      case 'display': {
        const { displayId, content, update } = event;
        const size = sizeOf(content);
        const fits =
          update && displayId !== null ? run.bound.update(displayId, size) : run.bound.display(displayId, size);
        if (!fits) return this.renew(run);
        const transient: JsonObject = displayId === null ? {} : { display_id: displayId };
        const type = update ? 'update_display_data' : 'display_data';
        return this.front.publish(type, { ...content, transient }, run.header);
      }
      case 'clear':
        run.bound.clear(event.wait);
        this.front.publish('clear_output', { wait: event.wait }, run.header);
        return this.dropNotice(run);
      case 'error':
        return this.front.publish('error', event.error, run.header);
      case 'input':
        return this.front.reply('stdin', run.request, 'input_request', {
          prompt: event.prompt,
          password: event.password,
        });
    }
  }

  /** Says what was left out of a page: at once, then at intervals; `last` says the last word of a cell that ends. */
  private renew(run: Run, last = false): void {
    const left = run.bound.leftOut;
    if (!left) return;
    if (run.notice?.timer && !last) return;
    const { spool } = this.ports;
    const text = messages.leftOut(left, left.lines > 0 ? spool.place(run.id) : null);
    const notice = run.notice ?? { displayId: `lectern-left-out-${run.id}`, shown: '', timer: null };
    if (text === notice.shown) return;
    const type = run.notice ? 'update_display_data' : 'display_data';
    const content = { data: { 'text/plain': text }, metadata: {}, transient: { display_id: notice.displayId } };
    this.front.publish(type, content, run.header);
    notice.shown = text;
    notice.timer ??= setTimeout(() => {
      notice.timer = null;
      if (run.notice === notice) this.renew(run);
    }, renewEvery);
    run.notice = notice;
  }

  /** The page was emptied, of its notice too. */
  private dropNotice(run: Run): void {
    if (run.notice?.timer) clearTimeout(run.notice.timer);
    run.notice = null;
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      const { channel, request } = next;
      let dropped: Queued[] = [];
      await this.front.bracket(request, async () => {
        const content = await this.execute(request);
        if (content['status'] === 'error' && request.content['stop_on_error'] !== false)
          dropped = await this.queuedBefore();
        this.front.reply(channel, request, 'execute_reply', content);
      });
      for (const { channel, request } of dropped) await this.front.bracket(request, () => this.abort(channel, request));
    }
    this.working = false;
  }

  /** Empties the queue of what was sent before now, also of what has arrived and not been read yet. */
  private async queuedBefore(): Promise<Queued[]> {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    return this.queue.splice(0);
  }

  /** Without a count: JupyterLab would show it beside the cell, as if it had run. */
  private abort(channel: Channel, request: Message): void {
    this.front.reply(channel, request, 'execute_reply', { status: 'aborted' });
  }

  /** Runs one cell; the content of its reply. */
  private async execute(request: Message): Promise<JsonObject> {
    const { content, header } = request;
    const code = content['code'];
    const silent = content['silent'] === true;
    const stored = !silent && content['store_history'] !== false;
    if (typeof code !== 'string')
      return this.fail(messages.badRequest('execute_request', 'code', code), header, silent);
    if (stored) this.count++;
    if (!silent) this.front.publish('execute_input', { code, execution_count: this.count }, header);

    this.interrupted = false;
    const id = ++this.lastRun;
    this.keep(id, request, silent);
    const { magics, code: rest } = parseMagics(code);
    const said = await this.obey(magics);
    if (typeof said !== 'string') return this.fail(said, header, silent);
    this.print(said, header, silent);
    const compiled = rest.trim() === '' ? null : await this.compile(id, code, request.metadata, magics);
    if (compiled?.status === 'error') {
      if (stored) this.history.add(this.count, code, null);
      return this.fail(compiled.error, header, silent);
    }
    const start = performance.now();
    const done = compiled ? await this.run(compiled, content['allow_stdin'] !== false) : null;
    const took = performance.now() - start;
    if (done?.result && !silent) {
      this.front.publish('execute_result', { ...done.result, execution_count: this.count }, header);
    }
    if (done && !done.error && magics.some(({ word }) => word === 'time'))
      this.print(messages.took(took), header, silent);
    const note = compiled?.cell.note;
    if (note && !done?.error && !silent && !this.ports.quiet)
      this.front.publish('display_data', { ...messages.quietly(note), transient: {} }, header);
    if (stored) this.history.add(this.count, code, text(done?.result));
    if (done?.error) return this.fail(done.error, header, silent);
    const expressions = (content['user_expressions'] ?? {}) as JsonObject;
    return {
      status: 'ok',
      execution_count: this.count,
      payload: [],
      user_expressions: await this.evaluate(expressions, request),
    };
  }

  /** Does what the magics of a cell ask for; what they print, or the error of one that is none of ours. */
  private async obey(magics: readonly Magic[]): Promise<string | ErrorContent> {
    const foreign = magics.find((magic) => magic.word === 'none');
    if (foreign) return messages.noMagic(`In [${this.count}]`, foreign.given, foreign.rest);
    let said = '';
    for (const magic of magics) {
      if (magic.word === 'help') said += messages.magicHelp;
      else if (magic.word === 'who') said += messages.who(await this.ports.language.names());
      else if (magic.word === 'types' && !magic.whole) {
        this.types = magic.types;
        said += messages.typesNow(magic.types);
      } else if (magic.word === 'reset') {
        this.ports.language.reset();
        this.ports.interpreter.reset();
        said += messages.wasReset;
      }
    }
    return said;
  }

  private print(text: string, header: Header, silent: boolean): void {
    if (text !== '' && !silent) this.front.publish('stream', { name: 'stdout', text }, header);
  }

  private keep(id: number, request: Message, silent: boolean): void {
    this.runs.set(id, {
      id,
      name: `In[${this.count}]`,
      header: request.header,
      request: { ...request, content: {}, buffers: [] },
      silent,
      bound: new Bound(limits),
      notice: null,
    });
  }

  private async compile(
    id: number,
    code: string,
    metadata: JsonObject,
    magics: readonly Magic[] = [],
  ): Promise<CompileResult> {
    try {
      return await this.ports.language.compile({
        id,
        name: `In [${this.count}]`,
        code,
        types: this.typesFor(metadata, magics),
      });
    } catch (error) {
      return {
        status: 'error',
        error: messages.languageFailed(error instanceof Error ? error.message : String(error)),
      };
    }
  }

  /** How strictly a cell is checked: it says so, or an earlier cell did, or its notebook, or the kernel's own default. */
  private typesFor(metadata: JsonObject, magics: readonly Magic[]): TypeChecks {
    const options = metadata['lectern'] as { typecheck?: Json; types?: Json } | undefined;
    if (options?.typecheck === false) return 'off';
    const own = magics.findLast((magic) => magic.word === 'types');
    const ofNotebook = isTypeChecks(options?.types) ? options.types : undefined;
    return own?.types ?? this.types ?? ofNotebook ?? this.ports.types ?? 'notebook';
  }

  private async run({ cell }: Extract<CompileResult, { status: 'ok' }>, allowStdin: boolean): Promise<Done> {
    const done = await new Promise<Done>((resolve) => {
      this.onDone = resolve;
      this.ports.interpreter.run(cell, { allowStdin });
      if (this.interrupted) this.ports.interpreter.interrupt();
    });
    this.onDone = null;
    if (done.unset.length > 0) this.ports.language.forget(cell.id, done.unset);
    return done;
  }

  private fail(error: ErrorContent, header: Header, silent: boolean): JsonObject {
    if (!silent) this.front.publish('error', error, header);
    return { status: 'error', execution_count: this.count, ...error };
  }

  /** Each expression as a MIME bundle, or as its error. */
  private async evaluate(expressions: JsonObject, request: Message): Promise<JsonObject> {
    const answers: JsonObject = {};
    for (const [name, code] of Object.entries(expressions)) {
      const id = ++this.lastRun;
      this.keep(id, request, true);
      const compiled = await this.compile(id, String(code), { lectern: { typecheck: false } });
      const { error, result } =
        compiled.status === 'ok' ? await this.run(compiled, false) : { error: compiled.error, result: null };
      answers[name] = error
        ? { status: 'error', ...error }
        : { status: 'ok', ...(result ?? { data: {} as MimeBundle, metadata: {} }) };
    }
    return answers;
  }
}

/** About how many bytes an output has. */
function sizeOf({ data }: Rendered): number {
  let size = 0;
  for (const value of Object.values(data))
    size += byteLength(typeof value === 'string' ? value : JSON.stringify(value));
  return size;
}

function text(result: Rendered | null | undefined): string | null {
  const plain = result?.data['text/plain'];
  return typeof plain === 'string' ? plain : null;
}
