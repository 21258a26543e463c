// Routes every request to its answer, and brackets each with busy and idle.

import { toCodePoints, toUtf16 } from '../protocol/cursor.js';
import { type Channel, type JsonObject, type Message, protocolVersion } from '../protocol/message.js';
import { Execution } from './execution.js';
import { messages } from './messages.js';
import type { Clock, Interpreter, Language, Outlet, RuntimeEvent, Spool, TypeChecks } from './ports.js';

export interface SessionOptions {
  language: Language;
  interpreter: Interpreter;
  spool: Spool;
  outlet: Outlet;
  clock: Clock;
  /** Called once, after the shutdown reply was sent. */
  onShutdown(restart: boolean): void;
  versions: { lectern: string; typescript: string };
  /** Leaves out remarks about cells: a grader counts every output. */
  quiet?: boolean;
  /** How strictly types are checked where neither a notebook nor a cell says so. */
  types?: TypeChecks;
}

/** The kernel as its clients see it. It does no I/O: messages come in by `receive`, the running code's by `event`. */
export class Session {
  private readonly id: string;
  private readonly execution: Execution;

  constructor(private readonly options: SessionOptions) {
    this.id = options.clock.id();
    this.execution = new Execution(this, options);
  }

  /** Says to the world that a kernel is there. */
  start(): void {
    this.publish('status', { execution_state: 'starting' }, {});
  }

  /** One message from a client. */
  receive(channel: Channel, message: Message): void {
    if (channel === 'stdin') {
      if (message.header.msg_type === 'input_reply')
        this.options.interpreter.input(String(message.content['value'] ?? ''));
      return;
    }
    if (message.header.msg_type === 'execute_request') this.execution.enqueue(channel, message);
    else void this.bracket(message, () => this.answerSafely(channel, message));
  }

  /** One event of the running code. */
  event(event: RuntimeEvent): void {
    this.execution.event(event);
  }

  /** Tells a new subscriber of iopub that its subscription has arrived (JEP 65). */
  welcome(subscription: string): void {
    this.publish('iopub_welcome', { subscription }, {});
  }

  /** Runs `work` between a busy and an idle status that carry the request as parent. */
  async bracket(request: Message, work: () => unknown): Promise<void> {
    this.publish('status', { execution_state: 'busy' }, request.header);
    try {
      await work();
    } finally {
      this.publish('status', { execution_state: 'idle' }, request.header);
    }
  }

  /** Sends a message to all subscribers. */
  publish(type: string, content: JsonObject, parent: JsonObject): void {
    const topic = new TextEncoder().encode(`kernel.${this.id}.${type}`);
    this.options.outlet.send('iopub', { ...this.message(type, content, parent), identities: [topic] });
  }

  /** Answers one request, to the client that sent it. */
  reply(channel: Channel, request: Message, type: string, content: JsonObject): void {
    this.options.outlet.send(channel, {
      ...this.message(type, content, request.header),
      identities: request.identities,
    });
  }

  private message(type: string, content: JsonObject, parentHeader: JsonObject): Message {
    const { clock } = this.options;
    const header = {
      msg_id: clock.id(),
      session: this.id,
      username: 'lectern',
      date: clock.now(),
      msg_type: type,
      version: protocolVersion,
    };
    return { identities: [], header, parentHeader, metadata: {}, content, buffers: [] };
  }

  /** Whatever goes wrong while a request is answered is its answer; the kernel goes on. */
  private async answerSafely(channel: Channel, request: Message): Promise<void> {
    try {
      await this.answer(channel, request);
    } catch (error) {
      const failure = messages.languageFailed(error instanceof Error ? error.message : String(error));
      this.reply(channel, request, replyType(request), { status: 'error', ...failure });
    }
  }

  private async answer(channel: Channel, request: Message): Promise<void> {
    const reply = (content: JsonObject) =>
      this.reply(channel, request, replyType(request), {
        status: 'ok',
        ...content,
      });
    const { content } = request;
    const code = String(content['code'] ?? '');
    switch (request.header.msg_type) {
      case 'kernel_info_request':
        return reply(this.kernelInfo());
      case 'complete_request':
        return reply(await this.complete(code, Number(content['cursor_pos'] ?? code.length)));
      case 'inspect_request': {
        const data = await this.options.language.inspect(
          code,
          toUtf16(code, Number(content['cursor_pos'] ?? code.length)),
        );
        return reply({ found: data !== null, data: data ?? {}, metadata: {} });
      }
      case 'is_complete_request':
        return reply(await this.options.language.isComplete(code));
      case 'history_request':
        return reply({ history: this.execution.history.query(content) });
      case 'comm_info_request':
        return reply({ comms: {} });
      case 'comm_open':
        return this.publish('comm_close', { comm_id: content['comm_id'] ?? '', data: {} }, request.header);
      case 'interrupt_request':
        this.execution.interrupt();
        return reply({});
      case 'shutdown_request': {
        const restart = content['restart'] === true;
        reply({ restart });
        this.publish('shutdown_reply', { status: 'ok', restart }, request.header);
        return this.options.onShutdown(restart);
      }
    }
  }

  private kernelInfo(): JsonObject {
    const { lectern, typescript } = this.options.versions;
    return {
      protocol_version: protocolVersion,
      implementation: 'lectern',
      implementation_version: lectern,
      language_info: {
        name: 'typescript',
        version: typescript,
        mimetype: 'application/typescript',
        file_extension: '.ts',
        codemirror_mode: 'typescript',
        pygments_lexer: 'typescript',
        nbconvert_exporter: 'script',
      },
      banner: messages.banner(lectern, typescript),
      help_links: [
        { text: 'TypeScript handbook', url: 'https://www.typescriptlang.org/docs/handbook/intro.html' },
        { text: 'PyTorch, whose names the engine uses', url: 'https://pytorch.org/docs/stable/' },
      ],
      debugger: false,
      supported_features: [],
    };
  }

  private async complete(code: string, cursor: number): Promise<JsonObject> {
    const { start, end, entries } = await this.options.language.complete(code, toUtf16(code, cursor));
    const [first, last] = [toCodePoints(code, start), toCodePoints(code, end)];
    const typed = entries.map(({ text, type, signature }) => ({ text, type, signature, start: first, end: last }));
    const imports = Object.fromEntries(entries.flatMap((entry) => (entry.import ? [[entry.text, entry.import]] : [])));
    return {
      matches: entries.map(({ text }) => text),
      cursor_start: first,
      cursor_end: last,
      metadata: { _jupyter_types_experimental: typed, _lectern_imports: imports },
    };
  }
}

const replyType = ({ header }: Message): string => header.msg_type.replace(/_request$/, '_reply');
