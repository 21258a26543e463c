// A bar that shows how far a loop has come.

import { check, checked, count, type Rule, string } from '../options/index.js';
import { displaySymbol } from './bundle.js';
import { display } from './display.js';
import { host } from './host.js';
import { escapeHtml } from './media.js';

/** A bar is redrawn at most this often. */
const interval = 50; // milliseconds: 20 times a second

/**
 * Goes through `iterable` and shows a bar that grows: one live line in a notebook, one line that is rewritten in a terminal.
 *
 * @param iterable an array, a set, a generator …, or a number n for 0 … n−1
 * @param options.total the number of steps, when the iterable does not know it
 * @param options.label what stands before the bar
 * @throws {RangeError} when `total` is not a whole number, 0 or more
 * @example
 * for (const epoch of progress(3, { label: 'training' })) console.log(epoch);
 */
export function progress(iterable: number, options?: { total?: number; label?: string }): Generator<number>;
export function progress<T>(iterable: Iterable<T>, options?: { total?: number; label?: string }): Generator<T>;
export function progress(
  iterable: number | Iterable<unknown>,
  options?: { total?: number; label?: string },
): Generator<unknown> {
  check('progress', 'what is gone through', iterable, steps);
  const { total = length(iterable), label = '' } = checked('progress', options, rules);
  return goingThrough(typeof iterable === 'number' ? range(iterable) : iterable, total, label);
}

const steps: Rule = {
  text: 'a number of steps, or an array, a set, a generator …',
  holds: (x) => count.holds(x, {}) || typeof Object(x)[Symbol.iterator] === 'function',
};
const rules = { total: count, label: string };

function* goingThrough(items: Iterable<unknown>, total: number | undefined, label: string): Generator<unknown> {
  const bar = new Bar(label, total);
  let done = 0;
  try {
    for (const item of items) {
      yield item;
      bar.show(++done);
    }
  } finally {
    bar.finish(done);
  }
}

function* range(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}

function length(iterable: number | Iterable<unknown>): number | undefined {
  if (typeof iterable === 'number') return iterable;
  const { length, size } = iterable as { length?: unknown; size?: unknown };
  const n = length ?? size;
  return typeof n === 'number' ? n : undefined;
}

/** A bar that is told how far things are. */
export class Bar {
  private readonly line: (text: string, html: string, last: boolean) => void;
  private drawn: number;

  /** @param total how many steps there are, when that is known */
  constructor(
    private readonly label: string,
    private readonly total: number | undefined,
  ) {
    this.line = host().replaces ? notebookLine() : terminalLine();
    this.drawn = performance.now();
    this.draw(0, false);
  }

  /** Redraws when enough time has passed; `after` stands behind the bar. */
  show(done: number, after = ''): void {
    const now = performance.now();
    if (now - this.drawn < interval) return;
    this.drawn = now;
    this.draw(done, false, after);
  }

  /** Draws for the last time. */
  finish(done: number, after = ''): void {
    this.draw(done, true, after);
  }

  private draw(done: number, last: boolean, after = ''): void {
    const share = this.total === undefined ? (last ? 1 : 0) : this.total === 0 ? 1 : Math.min(1, done / this.total);
    const count = `${this.total === undefined ? done : `${done}/${this.total}`}${after === '' ? '' : ` ${after}`}`;
    const filled = Math.round(share * 30);
    const label = this.label === '' ? '' : `${this.label} `;
    const text = `${label}${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${count}`;
    const value = this.total === undefined && !last ? '' : ` value="${share}"`;
    const html = `<div>${escapeHtml(label)}<progress max="1"${value} style="width:20em;vertical-align:middle"></progress> ${escapeHtml(count)}</div>`;
    this.line(text, html, last);
  }
}

function notebookLine() {
  const value = (text: string, html: string) => ({
    [displaySymbol]: () => ({ 'text/html': html, 'text/plain': text }),
  });
  let handle: ReturnType<typeof display> | undefined;
  return (text: string, html: string) => {
    if (handle) handle.update(value(text, html));
    else handle = display(value(text, html));
  };
}

/** In a terminal the line is rewritten; in a file only its last state is kept. */
function terminalLine() {
  const out = globalThis.process?.stdout;
  return (text: string, _html: string, last: boolean) => {
    if (out?.isTTY) out.write(`\r${text}${last ? '\n' : ''}`);
    else if (last) console.log(text);
  };
}
