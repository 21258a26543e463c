// Cells: one queue, one cell at a time, everything it says under its own request.

import type { Channel, Header, Json, JsonObject, Message, MimeBundle } from '../protocol/message.js';
import { History } from './history.js';
import { messages } from './messages.js';
import type {
  CompileResult,
  ErrorContent,
  Interpreter,
  Language,
  Rendered,
  RuntimeEvent,
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
  header: Header;
  request: Message;
  silent: boolean;
}

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

  constructor(
    private readonly front: Front,
    private readonly ports: { language: Language; interpreter: Interpreter; quiet?: boolean },
  ) {}

  /** Takes a request; cells run in the order in which they came. */
  enqueue(channel: Channel, request: Message): void {
    this.queue.push({ channel, request });
    if (!this.working) void this.work();
  }

  /** Stops the running cell. The queue behind it is dropped by the error that follows. */
  interrupt(): void {
    this.interrupted = true;
    this.ports.interpreter.interrupt();
  }

  /** What the running code says goes out under the request of the cell that said it. */
  event(event: RuntimeEvent): void {
    const run = this.runs.get(event.cell);
    if (!run) return;
    if (event.type === 'done') return this.onDone?.(event);
    if (run.silent && event.type !== 'input') return;
    switch (event.type) {
      case 'stream':
        return this.front.publish('stream', { name: event.name, text: event.text }, run.header);
      case 'display': {
        const transient: JsonObject = event.displayId === null ? {} : { display_id: event.displayId };
        return this.front.publish(
          event.update ? 'update_display_data' : 'display_data',
          { ...event.content, transient },
          run.header,
        );
      }
      case 'clear':
        return this.front.publish('clear_output', { wait: event.wait }, run.header);
      case 'error':
        return this.front.publish('error', event.error, run.header);
      case 'input':
        return this.front.reply('stdin', run.request, 'input_request', {
          prompt: event.prompt,
          password: event.password,
        });
    }
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
    this.runs.set(id, { header, request: { ...request, content: {}, buffers: [] }, silent });
    const compiled = code.trim() === '' ? null : await this.compile(id, code, request.metadata);
    if (compiled?.status === 'error') {
      if (stored) this.history.add(this.count, code, null);
      return this.fail(compiled.error, header, silent);
    }
    const done = compiled ? await this.run(compiled, content['allow_stdin'] !== false) : null;
    if (done?.result && !silent) {
      this.front.publish('execute_result', { ...done.result, execution_count: this.count }, header);
    }
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

  private async compile(id: number, code: string, metadata: JsonObject): Promise<CompileResult> {
    const options = metadata['lectern'] as { typecheck?: Json; types?: Json } | undefined;
    try {
      return await this.ports.language.compile({
        id,
        name: `In [${this.count}]`,
        code,
        types: options?.typecheck === false ? 'off' : isTypeChecks(options?.types) ? options.types : 'notebook',
      });
    } catch (error) {
      return {
        status: 'error',
        error: messages.languageFailed(error instanceof Error ? error.message : String(error)),
      };
    }
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
      this.runs.set(id, { header: request.header, request, silent: true });
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

const isTypeChecks = (value: Json | undefined): value is TypeChecks =>
  value === 'strict' || value === 'notebook' || value === 'off';

function text(result: Rendered | null | undefined): string | null {
  const plain = result?.data['text/plain'];
  return typeof plain === 'string' ? plain : null;
}
