// Who shows what a cell says: our kernel, stock tslab, or a terminal. Found at run time, so that the same code runs in all.

import { messages } from './messages.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a value looks like, by media type; images may be given as bytes. */
export type MimeBundle = { [type: string]: Json | Uint8Array };

/** A bundle as it is sent: binary data as base64. */
export type SentBundle = { [type: string]: Json };

/** What an output needs beyond its bundle. */
export interface DisplayOptions {
  metadata: SentBundle;
  /** Outputs with an id can be replaced later. */
  displayId: string | null;
  /** Replaces the outputs with this id instead of adding one. */
  update: boolean;
}

/** The place where outputs appear. */
export interface Host {
  display(bundle: SentBundle, options: DisplayOptions): void;
  clear(wait: boolean): void;
  input(prompt: string, password: boolean): Promise<string>;
  /** The text of a value that has no form of its own. */
  inspect(value: unknown): string;
  /** The HTML of such a value, where there is some beside its text. */
  html?(value: unknown): string | null;
  /** Keeps the cell open until `work` is done. */
  pending(work: Promise<unknown>): void;
  /** The value of a name of the notebook, where that is known; undefined when it has none. */
  named?(name: string): unknown;
  /** True where earlier outputs can be replaced; false where text only scrolls by. */
  readonly replaces: boolean;
  /** True where only text can be shown, so that pictures need not be drawn. */
  readonly textOnly?: boolean;
  /** True where a picture that is not drawn yet is drawn on its way to the page, while the cell goes on. */
  readonly drawsLater?: boolean;
}

/** In a bundle, in the place of a PNG: a picture that is not drawn yet. */
export type Undrawn = {
  svg: string;
  /** Pixels to a CSS pixel. */
  scale: number;
  /** How many colours it has; null for as many as are drawn. */
  colors: number | null;
};

/** Under this symbol a host offers itself on `globalThis`. */
export const hostSymbol = Symbol.for('lectern.host');

type Globals = { [hostSymbol]?: Host; __tslab__?: { require(id: string): unknown } };

/** The host of this process. */
export function host(): Host {
  const globals = globalThis as Globals;
  globals[hostSymbol] ??= globals.__tslab__ ? tslab(globals.__tslab__) : terminal();
  return globals[hostSymbol];
}

const plain = (bundle: SentBundle) => String(bundle['text/plain'] ?? Object.values(bundle)[0] ?? '');

/** The text of a value where nothing better is known: console.log's, without colours. */
function inspect(value: unknown): string {
  const util = globalThis.process?.getBuiltinModule?.('node:util');
  return util ? util.inspect(value) : String(value);
}

function terminal(): Host {
  return {
    display: (bundle) => console.log(plain(bundle)),
    clear: () => undefined,
    input: ask,
    inspect,
    pending: () => undefined,
    replaces: false,
    textOnly: true,
  };
}

async function ask(prompt: string, password: boolean): Promise<string> {
  const { process } = globalThis;
  const readline = process?.getBuiltinModule?.('node:readline/promises');
  if (!readline) throw new Error(messages.noInput());
  if (password && process.stdin.isTTY) return askSecretly(prompt, process);
  const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(prompt);
  } finally {
    lines.close();
  }
}

/** Reads a line from the keyboard without showing it. */
function askSecretly(prompt: string, { stdin, stdout }: NodeJS.Process): Promise<string> {
  stdin.setRawMode(true).setEncoding('utf8').resume();
  stdout.write(prompt);
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (keys: string) => {
      for (const key of keys) {
        if (key === '\u007f' || key === '\b') text = text.slice(0, -1);
        else if (key === '\r' || key === '\n' || key === '\u0003') {
          stdin.setRawMode(false).off('data', read).pause();
          stdout.write('\n');
          if (key === '\u0003') reject(new Error(messages.inputCancelled()));
          else resolve(text);
          return;
        } else text += key;
      }
    };
    stdin.on('data', read);
  });
}

/** tslab shows one media type an output: the richest that JupyterLab draws from disk. */
const tslabOrder = [
  'text/html',
  'application/vnd.vegalite.v5+json',
  'image/png',
  'image/svg+xml',
  'text/markdown',
  'text/latex',
  'text/plain',
];

interface TslabDisplay {
  raw(type: string, content: unknown): void;
}

function tslab({ require }: { require(id: string): unknown }): Host {
  const api = require('tslab') as { display: TslabDisplay; newDisplay(): TslabDisplay };
  const known = new Map<string, TslabDisplay>();
  const displayFor = (id: string | null): TslabDisplay => {
    if (id === null) return api.display;
    const found = known.get(id) ?? api.newDisplay();
    known.set(id, found);
    return found;
  };
  return {
    display(bundle, { displayId }) {
      const type = tslabOrder.find((name) => name in bundle) ?? Object.keys(bundle)[0] ?? 'text/plain';
      const binary = type === 'image/png' && typeof bundle[type] === 'string';
      displayFor(displayId).raw(
        type,
        binary ? Uint8Array.from(atob(String(bundle[type])), (c) => c.charCodeAt(0)) : bundle[type],
      );
    },
    clear: () => undefined,
    input: () => Promise.reject(new Error(messages.noInput())),
    inspect,
    pending: () => undefined,
    replaces: true,
  };
}
