// What every cell has without an import. These are names of the notebook, no properties of `globalThis`: libraries ask
// whether there is a `module`, or a `Deno`, to learn where they run.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Displayable, displaySymbol, render } from '../../notebook/bundle.js';
import { clearOutput, display, html, input, md, png, svg } from '../../notebook/index.js';
import { messages } from './messages.js';

/** The names and their values. */
export function builtins(require: NodeJS.Require, folder: string, file: string): { [name: string]: unknown } {
  const module = { exports: {}, id: '.', filename: folder, paths: [], require };
  require.main = module as never;
  return {
    display,
    clearOutput,
    input,
    require,
    module,
    exports: module.exports,
    __dirname: folder,
    __filename: file,
    Deno: { jupyter: jupyter(folder) },
  };
}

/** Deno's words for notebooks. */
function jupyter(folder: string) {
  return {
    $display: displaySymbol,
    display: async (value: unknown, { raw = false }: { raw?: boolean } = {}) => {
      display(value, { raw });
    },
    format: async (value: unknown) => (await render(value)).data,
    html: tag(html),
    md: tag(md),
    svg: tag(svg),
    image: (source: Uint8Array | string) =>
      picture(typeof source === 'string' ? readFileSync(resolve(folder, source)) : source),
    broadcast: () => {
      throw new Error(messages.noBroadcast);
    },
  };
}

/** A template tag that inserts values as they are. */
const tag =
  (show: (text: string) => Displayable) =>
  (strings: TemplateStringsArray, ...values: unknown[]) =>
    show(strings.map((text, i) => text + String(values[i] ?? '')).join(''));

function picture(bytes: Uint8Array): Displayable {
  if (bytes[0] === 0x89) return png(bytes);
  return { [displaySymbol]: () => ({ 'image/jpeg': bytes, 'text/plain': `[JPEG image, ${bytes.length} bytes]` }) };
}
