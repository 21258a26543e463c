// The five ZeroMQ sockets. Each has one owner, one queue, and is read and written only here.

import { createHmac } from 'node:crypto';
import { Reply, Router, XPublisher } from 'zeromq';
import { address, type Connection } from '../protocol/connection.js';
import type { Channel, Message } from '../protocol/message.js';
import { BadMessage, decode, encode, type Sign } from '../protocol/wire.js';
import type { Outlet } from '../session/ports.js';

/** HMAC-SHA256 of the frames under `key`; nothing is signed without a key. */
export function signer(key: string): Sign {
  if (key === '') return () => '';
  return (frames) => {
    const hmac = createHmac('sha256', key);
    for (const frame of frames) hmac.update(frame);
    return hmac.digest('hex');
  };
}

/** How long a full socket is left alone. */
const retryAfter = 2; // milliseconds

/** Messages waiting to be sent on one socket, oldest first. */
class Outbox {
  private readonly waiting: Uint8Array[][] = [];
  private bytes = 0;
  private idle: (() => void)[] = [];
  private sending = false;

  /** @param socket one with `sendTimeout` 0: when its readers are behind it says EAGAIN at once */
  constructor(private readonly socket: { closed: boolean; send(frames: Uint8Array[]): Promise<void> }) {}

  get size(): number {
    return this.bytes;
  }

  push(frames: Uint8Array[]): void {
    this.waiting.push(frames);
    this.bytes += length(frames);
    if (!this.sending) void this.pump();
  }

  /** Resolves when everything was handed to the socket. */
  empty(): Promise<void> {
    return this.sending ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  private async pump(): Promise<void> {
    this.sending = true;
    for (let frames = this.waiting.shift(); frames; frames = this.waiting.shift()) {
      while (!(await this.accepted(frames))) await new Promise((resolve) => setTimeout(resolve, retryAfter));
      this.bytes -= length(frames);
    }
    this.sending = false;
    for (const done of this.idle.splice(0)) done();
  }

  /** Sends; false when the socket is full. A client that has gone is no error. */
  private async accepted(frames: Uint8Array[]): Promise<boolean> {
    try {
      await this.socket.send(frames);
      return true;
    } catch (error) {
      return this.socket.closed || (error as NodeJS.ErrnoException).code !== 'EAGAIN';
    }
  }
}

const length = (frames: Uint8Array[]) => frames.reduce((sum, frame) => sum + frame.length, 0);

/** All sockets of a kernel. */
export class Sockets implements Outlet {
  private readonly shell = new Router();
  private readonly control = new Router();
  private readonly stdin = new Router();
  private readonly iopub = new XPublisher({ noDrop: true, sendHighWaterMark: 250, verbosity: 'allSubs' });
  private readonly heartbeat = new Reply();
  private readonly outboxes: Record<Channel, Outbox>;
  private readonly sign: Sign;

  constructor(private readonly connection: Connection) {
    this.sign = signer(connection.key);
    const { shell, control, stdin, iopub } = this;
    for (const socket of [shell, control, stdin, iopub]) Object.assign(socket, { linger: 1000, sendTimeout: 0 });
    this.outboxes = {
      shell: new Outbox(shell),
      control: new Outbox(control),
      stdin: new Outbox(stdin),
      iopub: new Outbox(iopub),
    };
  }

  /** Binds all sockets; a port that a kernel before this one still holds is tried again for a while. */
  async bind(): Promise<void> {
    const { connection: c } = this;
    await Promise.all([
      bind(this.shell, address(c, c.shellPort)),
      bind(this.control, address(c, c.controlPort)),
      bind(this.stdin, address(c, c.stdinPort)),
      bind(this.iopub, address(c, c.iopubPort)),
      bind(this.heartbeat, address(c, c.hbPort)),
    ]);
  }

  /** Hands every good message to `receive`; bad ones are dropped. */
  listen(receive: (channel: Channel, message: Message) => void, subscribed: (topic: string) => void): void {
    void this.echo();
    void this.subscriptions(subscribed);
    for (const channel of ['shell', 'control', 'stdin'] as const) void this.read(channel, receive);
  }

  send(channel: Channel, message: Message): void {
    this.outboxes[channel].push(encode(message, this.sign));
  }

  /** Bytes that iopub has not taken yet. */
  get backlog(): number {
    return this.outboxes.iopub.size;
  }

  /** Resolves when iopub has taken everything. */
  flushed(): Promise<void> {
    return this.outboxes.iopub.empty();
  }

  /** Sends what is left and closes; must happen before the process ends. */
  async close(): Promise<void> {
    await Promise.race([
      Promise.all(Object.values(this.outboxes).map((outbox) => outbox.empty())),
      new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
    for (const socket of [this.shell, this.control, this.stdin, this.iopub, this.heartbeat]) socket.close();
    // What waits for a message is told that none will come; a thread that ends before that takes the process with it.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  private async echo(): Promise<void> {
    for await (const frames of this.heartbeat) {
      try {
        await this.heartbeat.send(frames);
      } catch (error) {
        if (!this.heartbeat.closed) throw error; // it was closed between the question and the answer
      }
    }
  }

  private async subscriptions(subscribed: (topic: string) => void): Promise<void> {
    for await (const [frame] of this.iopub) if (frame?.[0] === 1) subscribed(frame.subarray(1).toString());
  }

  private async read(
    channel: 'shell' | 'control' | 'stdin',
    receive: (channel: Channel, message: Message) => void,
  ): Promise<void> {
    for await (const frames of this[channel]) {
      try {
        receive(channel, decode(frames, this.sign));
      } catch (error) {
        if (!(error instanceof BadMessage)) throw error;
      }
    }
  }
}

async function bind(socket: { bind(address: string): Promise<void> }, to: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await socket.bind(to);
    } catch (error) {
      if (tries >= 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
