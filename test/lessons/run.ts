// Runs a piece of a lesson in this process, also with a changed module of the library, and takes the figures that it shows.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { type Figures, figureOf, nameOf } from '../../lessons/figures.js';
import { type Host, hostSymbol, type SentBundle } from '../../src/notebook/host.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A mistake in a module of the library: its path below `src`, what is written there, and what in its place. */
export interface Change {
  file: string;
  from: string;
  to: string;
}

export interface RunOptions {
  change?: Change | undefined;
  /** Whether the program may end, now that it has shown these. */
  enough?(figures: Figures): boolean;
}

/** Ends a program. */
class Enough extends Error {}

/** Runs a program and returns what it has shown, by name. `folder` is for its files and lies below the root. */
export async function figuresOf(
  source: string,
  folder: string,
  name: string,
  options: RunOptions = {},
): Promise<Figures> {
  const { change, enough } = options;
  const shown: { [name: string]: object } = {};
  const show = (bundle: SentBundle) => {
    const figure = figureOf(bundle);
    const called = figure && nameOf(figure);
    if (figure === undefined || called === undefined) return;
    shown[called] = figure;
    if (enough?.(shown)) throw new Enough();
  };
  const globals = globalThis as { [hostSymbol]?: Host };
  const before = globals[hostSymbol];
  globals[hostSymbol] = {
    display: show,
    clear: () => undefined,
    input: async () => '',
    inspect: String,
    pending: () => undefined,
    replaces: false,
  };
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, source);
  try {
    if (change) changed(change, folder, name);
    await import(file);
  } catch {
    // A program that a mistake ends has shown less.
  } finally {
    if (change) restored(change);
    log.mockRestore();
    if (before) globals[hostSymbol] = before;
    else delete globals[hostSymbol];
  }
  return shown;
}

/** Puts a copy with the mistake in the place of a module; all others are loaded anew. */
function changed({ file, from, to }: Change, folder: string, name: string): void {
  const path = join(root, 'src', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  const absolute = text
    .replace(from, to)
    .replace(/(from\s+)'(\.{1,2}\/[^']*)'/g, (_, word, target) => `${word}'${resolve(dirname(path), target).replace(/\.js$/, '.ts')}'`); // biome-ignore format: one line
  const copy = join(folder, `${name}-module.ts`);
  writeFileSync(copy, absolute);
  vi.resetModules();
  vi.doMock(path, () => import(copy));
}

function restored({ file }: Change): void {
  vi.doUnmock(join(root, 'src', file));
  vi.resetModules();
}
