// How a figure that grows is shown: one output, replaced at most ten times a second, of which only what is new is sent.

import { displaySymbol } from '../../notebook/bundle.js';
import { type DisplayHandle, display } from '../../notebook/display.js';
import type { Json, MimeBundle } from '../../notebook/host.js';
import { host } from '../../notebook/host.js';
import type { Row } from '../data.js';
import type { Spec } from '../spec.js';

/** The type under which frames are sent; the extension of JupyterLab draws it. */
export const liveType = 'application/vnd.lectern.live.v1+json';

/** Milliseconds between two frames, and between two that hold everything, for a page that has come later. */
const interval = 100;
const whole = 2000;

/** What a figure shows at a moment. */
export interface Frame {
  /** A Vega-Lite specification that draws the data set `rows`. */
  spec: Spec;
  rows: readonly Row[];
  /** HTML above and below the figure. */
  before?: string;
  after?: string;
  /** The same for those who see text alone. */
  text: string;
}

/** An output of a cell in which frames follow each other; elsewhere nothing is shown before the end. */
export class Frames {
  private handle: DisplayHandle | null = null;
  private readonly shows = host().replaces;
  private spec: Spec | null = null;
  private sent = 0;
  private drawn = Number.NEGATIVE_INFINITY;
  private complete = Number.NEGATIVE_INFINITY;

  /** Shows what `frame` gives, when it is time for a frame. */
  show(frame: () => Frame): void {
    const now = performance.now();
    if (!this.shows || now - this.drawn < interval) return;
    this.drawn = now;
    const { spec, rows, before = '', after = '', text } = frame();
    const anew = spec !== this.spec || rows.length < this.sent || now - this.complete > whole;
    const from = anew ? 0 : this.sent;
    if (anew) this.complete = now;
    this.spec = spec;
    this.sent = rows.length;
    const content = { spec, from, rows: rows.slice(from), before, after } as Json;
    this.put({ [displaySymbol]: () => ({ [liveType]: content, 'text/plain': text }) as MimeBundle });
  }

  /** Puts the last picture in the place of all frames. */
  end(value: unknown): void {
    this.put(value);
  }

  private put(value: unknown): void {
    if (this.handle) this.handle.update(value);
    else this.handle = display(value);
  }
}
