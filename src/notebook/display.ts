// display, clearOutput and input: what a cell does besides computing.

import { complete, displaySymbol, inspectSymbol, type Rendered, render } from './bundle.js';
import { host, type MimeBundle } from './host.js';

/** An output that can be replaced. As the last expression of a cell it shows nothing of its own. */
export class DisplayHandle {
  constructor(readonly displayId: string) {}

  /** Puts `value` in the place of what is shown. */
  update(value: unknown, { raw = false }: { raw?: boolean } = {}): void {
    show(value, raw, this.displayId, true);
  }

  [displaySymbol](): MimeBundle {
    return {};
  }

  [inspectSymbol](): string {
    return `[output ${this.displayId}]`;
  }
}

let lastId = 0;

/**
 * Shows `value` below the cell, as its result would be shown.
 *
 * @param options.raw `value` is a MIME bundle, such as `{ 'text/html': '<b>hi</b>' }`, to be shown as it is
 * @param options.displayId a name for the output, under which it can be replaced
 * @returns a handle whose `update` replaces the output
 * @example
 * const shown = display('starting …');
 * shown.update('done');
 */
export function display(value: unknown, options: { raw?: boolean; displayId?: string } = {}): DisplayHandle {
  const displayId = options.displayId ?? `lectern-${++lastId}`;
  show(value, options.raw ?? false, displayId, false);
  return new DisplayHandle(displayId);
}

function show(value: unknown, raw: boolean, displayId: string, update: boolean): void {
  const send = ({ data, metadata }: Rendered) => host().display(data, { metadata, displayId, update });
  const text = (value as { [inspectSymbol]?: () => string } | null | undefined)?.[inspectSymbol];
  if (host().textOnly && !raw && text) return send({ data: { 'text/plain': text.call(value) }, metadata: {} }); // undrawn
  const rendered = raw ? complete(value as MimeBundle) : render(value);
  if ('then' in rendered) host().pending(rendered.then(send));
  else send(rendered);
}

/**
 * Removes what the cell has shown so far.
 *
 * @param options.wait keeps it until the next output comes, so that nothing flickers
 * @example
 * clearOutput({ wait: true });
 */
export function clearOutput({ wait = false }: { wait?: boolean } = {}): void {
  host().clear(wait);
}

/**
 * Asks the user for a line of text.
 *
 * @param prompt what stands before the text field
 * @param options.password hides what is typed
 * @returns the text, without its line break
 * @throws {Error} when nobody can answer, as when a notebook is executed from the command line
 */
export function input(prompt = '', { password = false }: { password?: boolean } = {}): Promise<string> {
  return host().input(prompt, password);
}
