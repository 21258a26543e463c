// A client of the kernel, as far as running cells takes: it starts one, sends cells, and collects what they show.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Dealer, Subscriber } from 'zeromq';
import { type JsonObject, type Message, protocolVersion } from '../../kernel/protocol/message.js';
import { decode, encode, type Sign } from '../../kernel/protocol/wire.js';
import type { Output } from './sources.js';

const main = resolve(dirname(fileURLToPath(import.meta.url)), '../../kernel/node/main.js');
const ports = ['shell_port', 'control_port', 'iopub_port', 'stdin_port', 'hb_port'] as const;

/** A kernel of its own, in a folder. */
export class Client {
  private readonly shell = new Dealer({ linger: 0 });
  private readonly iopub = new Subscriber();
  private readonly session = randomUUID();
  private readonly shown = new Map<string, Output[]>();
  private readonly byDisplay = new Map<string, Output>();
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly sign: Sign,
    private readonly place: string,
  ) {
    child.once('exit', () => {
      this.ended = true;
      this.shell.close();
      this.iopub.close();
    });
  }

  /** Starts a kernel whose charts are drawn by whoever asked for them. */
  static async start(folder: string): Promise<Client> {
    const place = mkdtempSync(join(tmpdir(), 'lectern-figures-'));
    const key = randomUUID();
    const numbers = await freePorts(ports.length);
    const connection = Object.fromEntries(ports.map((port, i) => [port, numbers[i]]));
    const file = join(place, 'connection.json');
    const where = { transport: 'tcp', ip: '127.0.0.1', signature_scheme: 'hmac-sha256', key };
    writeFileSync(file, JSON.stringify({ ...where, ...connection }), { mode: 0o600 });
    const child = spawn(process.execPath, ['--no-force-async-hooks-checks', main, file, '--types=off'], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, LECTERN_DRAWN_LATER: '1' },
    });
    const sign: Sign = (frames) => {
      const hmac = createHmac('sha256', key);
      for (const frame of frames) hmac.update(frame);
      return hmac.digest('hex');
    };
    const client = new Client(child, sign, place);
    client.shell.connect(`tcp://127.0.0.1:${connection['shell_port']}`);
    client.iopub.connect(`tcp://127.0.0.1:${connection['iopub_port']}`);
    client.iopub.subscribe();
    await client.heard();
    return client;
  }

  /** Runs a cell, and gives what it shows; null when the kernel has ended. */
  async run(code: string): Promise<Output[] | null> {
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
    const id = await this.send('execute_request', content);
    this.shown.set(id, []);
    return (await this.untilIdle(id)) ? this.shown.get(id)! : null;
  }

  stop(): void {
    this.child.kill('SIGKILL');
    if (!this.ended) {
      this.shell.close();
      this.iopub.close();
    }
    this.ended = true;
    rmSync(this.place, { recursive: true, force: true });
  }

  /** Asks until what the kernel publishes arrives here: it may begin before this client listens. */
  private async heard(): Promise<void> {
    let waiting = true;
    const asking = (async () => {
      while (waiting && !this.ended) {
        await this.send('kernel_info_request', {});
        await new Promise((done) => setTimeout(done, 50));
      }
    })();
    for await (const _ of this.iopub) break;
    waiting = false;
    await asking;
  }

  private async send(type: string, content: JsonObject): Promise<string> {
    const id = randomUUID();
    const header = {
      msg_id: id,
      session: this.session,
      username: 'figures',
      date: new Date().toISOString(),
      msg_type: type,
      version: protocolVersion,
    };
    const message: Message = { identities: [], header, parentHeader: {}, metadata: {}, content, buffers: [] };
    if (!this.ended) await this.shell.send(encode(message, this.sign));
    return id;
  }

  private async untilIdle(id: string): Promise<boolean> {
    while (!this.ended) {
      const frames = await this.iopub.receive().catch(() => null);
      if (frames === null) return false;
      const { header, parentHeader, content } = decode(frames, this.sign);
      const parent = String(parentHeader['msg_id']);
      if (header.msg_type === 'status' && content['execution_state'] === 'idle' && parent === id) return true;
      this.collect(header.msg_type, parent, content);
    }
    return false;
  }

  /** An output, or its later state: that of an earlier cell too. */
  private collect(type: string, parent: string, content: JsonObject): void {
    const { data, metadata, transient } = content as unknown as Output & { transient?: { display_id?: string } };
    const display = transient?.display_id;
    if (type === 'update_display_data') {
      if (display !== undefined) Object.assign(this.byDisplay.get(display) ?? {}, { data, metadata });
    } else if (type === 'display_data' || type === 'execute_result' || type === 'error') {
      const output = { ...(content as unknown as Output), output_type: type };
      this.shown.get(parent)?.push(output);
      if (display !== undefined) this.byDisplay.set(display, output);
    } else if (type === 'clear_output') this.shown.set(parent, []);
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const numbers = servers.map(
    (server) =>
      new Promise<number>((found) => {
        server.listen(0, '127.0.0.1', () => found((server.address() as { port: number }).port));
      }),
  );
  const found = await Promise.all(numbers);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return found;
}
