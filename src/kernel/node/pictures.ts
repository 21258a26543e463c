// Pictures of outputs that are not drawn yet: drawn one after the other in a thread of their own, which starts with the first.

import { Worker } from 'node:worker_threads';
import type { Undrawn } from '../../notebook/host.js';
import type { Rendered, RuntimeEvent } from '../session/ports.js';
import { messages } from './messages.js';
import type { Drawn } from './threads.js';

export class Pictures {
  private worker: Worker | null = null;
  private answered: (drawn: Drawn) => void = () => undefined;

  /** Draws the picture of an event, if one is still to be drawn. What cannot be drawn is left out, and returned as a text that says why. */
  async draw(event: RuntimeEvent): Promise<string | null> {
    const content = contentOf(event);
    const undrawn = content?.data['image/png'];
    if (!content || !isUndrawn(undrawn)) return null;
    const drawn = await this.ask(undrawn);
    if ('png' in drawn) content.data['image/png'] = drawn.png;
    else delete content.data['image/png'];
    return 'png' in drawn ? null : messages.notDrawn(drawn.failure);
  }

  private ask(picture: Undrawn): Promise<Drawn> {
    this.worker ??= this.start();
    this.worker.postMessage(picture);
    return new Promise((resolve) => {
      this.answered = resolve;
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./picture-worker.js', import.meta.url));
    const ended = (error: unknown) => {
      this.worker = null; // the next picture gets another
      this.answered({ failure: String(error) });
    };
    worker.on('message', (drawn: Drawn) => this.answered(drawn));
    worker.on('error', ended);
    worker.on('exit', ended);
    return worker;
  }
}

/** What an event shows. */
export function contentOf(event: RuntimeEvent): Rendered | null {
  if (event.type === 'display') return event.content;
  return event.type === 'done' ? event.result : null;
}

export function isUndrawn(value: unknown): value is Undrawn {
  const { svg, scale } = (value ?? {}) as Partial<Undrawn>;
  return typeof svg === 'string' && typeof scale === 'number';
}
