// display, clearOutput and input: what a cell does besides computing.

import { check, checked, flag, type Rule, record, string } from '../options/index.js';
import { complete, displaySymbol, inspectSymbol, type Rendered, render } from './bundle.js';
import { host, type MimeBundle } from './host.js';

/**
 * An output that can be replaced. As the last expression of a cell it shows nothing of its own.
 * @example
 * const shown = display('0 %');
 * shown.update('100 %');
 */
export class DisplayHandle {
  /** @throws {RangeError} when the name is no string */
  constructor(readonly displayId: string) {
    check('DisplayHandle', 'displayId', displayId, string);
  }

  /**
   * Puts `value` in the place of what is shown.
   * @throws {TypeError} when an option does not exist
   */
  update(value: unknown, options?: { raw?: boolean }): void {
    const { raw = false } = checked('update', options, { raw: flag });
    show(value, raw, this.displayId, true);
  }

  [displaySymbol](): MimeBundle {
    return {};
  }

  [inspectSymbol](): string {
    return `[output ${this.displayId}]`;
  }
}

const displayRules = { displayId: string, raw: flag };
const aBundle: Rule = { ...record, text: "an object { type: content }, as { 'text/html': '<b>hi</b>' }" };

let lastId = 0;

/**
 * Shows `value` below the cell, as its result would be shown.
 *
 * @param options.raw `value` is a MIME bundle, such as `{ 'text/html': '<b>hi</b>' }`, to be shown as it is
 * @param options.displayId a name for the output, under which it can be replaced
 * @returns a handle whose `update` replaces the output
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when `displayId` is no string, or a raw value no MIME bundle
 * @example
 * const shown = display('starting …');
 * shown.update('done');
 */
export function display(value: unknown, options?: { raw?: boolean; displayId?: string }): DisplayHandle {
  const { raw = false, displayId = `lectern-${++lastId}` } = checked('display', options, displayRules);
  show(value, raw, displayId, false);
  return new DisplayHandle(displayId);
}

function show(value: unknown, raw: boolean, displayId: string, update: boolean): void {
  if (raw) check('display', 'a raw value', value, aBundle);
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
 * @throws {TypeError} when an option does not exist
 * @example
 * clearOutput({ wait: true });
 */
export function clearOutput(options?: { wait?: boolean }): void {
  const { wait = false } = checked('clearOutput', options, { wait: flag });
  host().clear(wait);
}

/**
 * Asks the user for a line of text.
 *
 * @param prompt what stands before the text field
 * @param options.password hides what is typed
 * @returns the text, without its line break
 * @throws {Error} when nobody can answer, as when a notebook is executed from the command line
 * @example const name = await input('Your name: ');
 */
export function input(prompt = '', options?: { password?: boolean }): Promise<string> {
  check('input', 'the prompt', prompt, string);
  const { password = false } = checked('input', options, { password: flag });
  return host().input(prompt, password);
}
