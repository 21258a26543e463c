// Turns of the event loop. Node's own `setImmediate` keeps a list that is broken for good when V8 ends a callback in the
// middle of it, as an interrupt may do; messages of a port have nothing that could break.

import { MessageChannel } from 'node:worker_threads';

const { create } = Object;

export class Turns {
  private readonly waiting: { [id: number]: () => void } = create(null);
  private readonly post: (id: number) => void;
  private last = 0;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', (id: number) => {
      const work = this.waiting[id];
      delete this.waiting[id];
      work?.();
    });
    this.post = port2.postMessage.bind(port2);
  }

  /** Calls `work` in a turn of its own, after what has been added before; a number by which to take it back. */
  add(work: () => void): number {
    const id = ++this.last;
    this.waiting[id] = work;
    this.post(id);
    return id;
  }

  remove(id: number): void {
    delete this.waiting[id];
  }
}
