// From any value to a MIME bundle.

import { host, type MimeBundle, type SentBundle } from './host.js';

/** A value with a method under this symbol says itself how it looks; Deno's notebooks use the same. */
export const displaySymbol: unique symbol = Symbol.for('Jupyter.display');

/** Under this symbol a bundle carries metadata by media type, such as the width of a PNG. */
export const metadataSymbol: unique symbol = Symbol.for('Jupyter.metadata');

/** A method under this symbol gives the text that a terminal shows. */
export const inspectSymbol: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** A bundle with its metadata. */
export interface Rendered {
  data: SentBundle;
  metadata: SentBundle;
}

/** A value that says how it looks. */
export interface Displayable {
  /** @param drawsLater its PNG may be an `Undrawn`, which the host draws */
  [displaySymbol](drawsLater?: boolean): MimeBundle | Promise<MimeBundle>;
}

/**
 * How `value` looks: what its `Symbol.for("Jupyter.display")` method returns, otherwise its text, and its HTML where
 * the host knows one. There is always a `text/plain`, unless the method returns an empty bundle, which shows nothing.
 */
export function render(value: unknown): Rendered | Promise<Rendered> {
  if (!isDisplayable(value)) return { data: formless(value), metadata: {} };
  const bundle = value[displaySymbol](host().drawsLater);
  return bundle instanceof Native ? bundle.then((data) => complete(data, value)) : complete(bundle, value);
}

function formless(value: unknown): SentBundle {
  const text = { 'text/plain': host().inspect(value) };
  const html = host().html?.(value) ?? null;
  return html === null ? text : { ...text, 'text/html': html };
}

/** As it was before a cell could replace it. */
const { Promise: Native } = globalThis;

/** A raw bundle as it will be sent: binary image data as base64, metadata split off. */
export function complete(bundle: MimeBundle, value?: unknown): Rendered {
  const data: SentBundle = {};
  for (const [type, content] of Object.entries(bundle))
    data[type] = content instanceof Uint8Array ? base64(content) : content;
  if (value !== undefined && Object.keys(data).length > 0) data['text/plain'] ??= host().inspect(value);
  return { data, metadata: (bundle as object as { [metadataSymbol]?: SentBundle })[metadataSymbol] ?? {} };
}

function isDisplayable(value: unknown): value is Displayable {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    typeof (value as Displayable)[displaySymbol] === 'function'
  );
}

/** Bytes as text, as addresses and messages carry them. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
