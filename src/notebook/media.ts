// Values that are shown as HTML, Markdown, SVG or PNG.

import { check, instanceOf, type Rule, string } from '../options/index.js';
import { type Displayable, displaySymbol, inspectSymbol } from './bundle.js';
import type { MimeBundle } from './host.js';

/** A value that looks like `bundle`, and in a terminal like its `text/plain`. */
export function media(bundle: MimeBundle): Displayable {
  const text = () => String(bundle['text/plain']);
  return { [displaySymbol]: () => bundle, [inspectSymbol]: text, toString: text } as Displayable;
}

const aSource: Rule = {
  text: 'a string, or a template between backquotes',
  holds: (x) => typeof x === 'string' || Array.isArray((x as { raw?: unknown } | null | undefined)?.raw),
};
const someBytes = instanceOf(Uint8Array, 'the bytes of a file, a Uint8Array');

/**
 * HTML as a value: `html('<b>bold</b>')`. Also as a tag, which escapes what is inserted: html`<b>${name}</b>`.
 * @throws {RangeError} when the source is no string
 * @example html('<b>bold</b>')
 */
export function html(source: string | TemplateStringsArray, ...values: unknown[]): Displayable {
  check('html', 'the source', source, aSource);
  const text =
    typeof source === 'string'
      ? source
      : String.raw({ raw: source }, ...values.map((value) => escapeHtml(String(value))));
  return media({ 'text/html': text, 'text/plain': text.replace(/<[^>]*>/g, '') });
}

/**
 * Markdown with LaTeX between dollar signs: `md('$\\sigma^2$')`, or as a tag md`…`, in which backslashes stand for themselves.
 * @throws {RangeError} when the source is no string
 * @example md('The variance is $\\sigma^2$.')
 */
export function md(source: string | TemplateStringsArray, ...values: unknown[]): Displayable {
  check('md', 'the source', source, aSource);
  const text = typeof source === 'string' ? source : String.raw(source, ...values);
  return media({ 'text/markdown': text, 'text/plain': text });
}

/**
 * An SVG drawing, from its source.
 * @throws {RangeError} when the source is no string
 * @example svg('<svg xmlns="http://www.w3.org/2000/svg"><circle r="5"/></svg>')
 */
export function svg(source: string): Displayable {
  check('svg', 'the source', source, string);
  return media({ 'image/svg+xml': source, 'text/plain': '[SVG image]' });
}

/**
 * A PNG image, from its bytes.
 * @throws {RangeError} when the image is no Uint8Array
 * @example png(readFileSync('figure.png'))
 */
export function png(bytes: Uint8Array): Displayable {
  check('png', 'the image', bytes, someBytes);
  return media({ 'image/png': bytes, 'text/plain': `[PNG image, ${bytes.length} bytes]` });
}

/** `text` with the characters that mean something in HTML escaped. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
