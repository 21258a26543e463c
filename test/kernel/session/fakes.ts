// A session without sockets, threads or a compiler.

import type { Channel, JsonObject, Message } from '../../../src/kernel/protocol/message.js';
import type {
  CompiledCell,
  CompileResult,
  Interpreter,
  Language,
  RuntimeEvent,
} from '../../../src/kernel/session/ports.js';
import { Session } from '../../../src/kernel/session/session.js';

type Sent = { channel: Channel; type: string; content: JsonObject; parent: unknown };

/** A language whose cells are what the test's interpreter makes of them; `type error` does not compile, `slow` takes a while. */
const language: Language = {
  async compile({ id, name, code }): Promise<CompileResult> {
    if (code === 'slow') await new Promise((resolve) => setTimeout(resolve, 2));
    if (code === 'type error')
      return { status: 'error', error: { ename: 'TypeScriptError', evalue: 'wrong', traceback: ['wrong'] } };
    return {
      status: 'ok',
      cell: {
        id,
        name,
        source: code,
        js: code,
        map: '',
        declares: [],
        bracket: null,
        reads: [],
        writes: [],
        note: null,
        modules: [],
      },
    };
  },
  forget: () => undefined,
  reset: () => undefined,
  names: async () => [
    { name: 'x', kind: 'const', type: 'number' },
    { name: 'Shape', kind: 'interface', type: '' },
  ],
  complete: async (_code, offset) => ({
    start: offset - 1,
    end: offset,
    entries: [
      {
        text: 'name',
        type: 'const',
        signature: 'const name: 1',
        start: offset - 1,
        end: offset,
        import: "import { name } from 'm';",
      },
    ],
  }),
  inspect: async (code) => {
    if (code === 'too deep') throw new RangeError('stack overflow');
    return code === 'known' ? { 'text/plain': 'docs' } : null;
  },
  isComplete: async () => ({ status: 'complete' }),
};

/** A session, what it has sent, and the hands to play its clients and its interpreter. */
export function fakeSession(run: (cell: CompiledCell, say: (event: RuntimeEvent) => void) => void = finish) {
  const sent: Sent[] = [];
  const shutdowns: boolean[] = [];
  const inputs: string[] = [];
  const spooled: string[] = [];
  /** `run` and `interrupt`, as the interpreter is asked for them. */
  const asked: string[] = [];
  let ids = 0;
  const interpreter: Interpreter = {
    run: (cell) => {
      asked.push(`run ${cell.source}`);
      queueMicrotask(() => run(cell, (event) => session.event(event)));
    },
    input: (value) => inputs.push(value),
    reset: () => undefined,
    interrupt: () => asked.push('interrupt'),
  };
  const session: Session = new Session({
    language,
    interpreter,
    spool: {
      write: (run, name, text) => spooled.push(`${run} ${name}: ${text}`),
      place: (run) => ({ file: `file of ${run}`, whole: true }),
    },
    outlet: {
      send: (channel, { header, content, parentHeader }) =>
        sent.push({ channel, type: header.msg_type, content, parent: parentHeader['msg_id'] }),
    },
    clock: { now: () => '2026-01-01T00:00:00Z', id: () => `kernel-${++ids}` },
    onShutdown: (restart) => shutdowns.push(restart),
    versions: { lectern: '1', typescript: '6' },
  });
  const request = (type: string, content: JsonObject = {}, channel: Channel = 'shell', id = type) => {
    const header = { msg_id: id, session: 'client', username: '', date: '', msg_type: type, version: '5.5' };
    session.receive(channel, {
      identities: [new Uint8Array()],
      header,
      parentHeader: {},
      metadata: {},
      content,
      buffers: [],
    } satisfies Message);
  };
  /** Lets everything happen that is waiting to happen. */
  const settle = async () => {
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const types = (channel: Channel = 'iopub') =>
    sent
      .filter((message) => message.channel === channel)
      .map(({ type, content }) => String(content['execution_state'] ?? type));
  const last = (type: string) => sent.findLast((message) => message.type === type)?.content;
  return { session, sent, request, settle, types, last, shutdowns, inputs, spooled, asked };
}

/** An interpreter that prints the code, and has it as result; `fail` throws. */
export function finish({ id, source }: CompiledCell, say: (event: RuntimeEvent) => void): void {
  say({ type: 'stream', cell: id, name: 'stdout', text: source });
  const error = source === 'fail' ? { ename: 'Error', evalue: 'failed', traceback: ['failed'] } : null;
  say({
    type: 'done',
    cell: id,
    result: error ? null : { data: { 'text/plain': source }, metadata: {} },
    error,
    unset: [],
  });
}
