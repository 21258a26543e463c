// Where Jupyter looks for kernels, extensions and default settings, and what goes there.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { messages } from './messages.js';
import { merged, type Settings, without } from './settings.js';

/** Where to install. */
export type Place = { kind: 'user' } | { kind: 'prefix'; folder: string } | { kind: 'sys-prefix' };

/** A Jupyter data folder; default settings exist only in those of an environment. */
export interface DataFolder {
  path: string;
  settings: boolean;
}

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** JupyterLab's defaults where Lectern is at home. */
const defaults: Settings = {
  '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false },
  // JupyterLab drops answers that come after a second; a slow or busy machine may need longer.
  '@jupyterlab/completer-extension:manager': { autoCompletion: true, providerTimeout: 10_000 },
  '@jupyterlab/notebook-extension:tracker': { codeCellConfig: { autoClosingBrackets: true } },
  // Names of lessons are long, and need the width.
  '@jupyterlab/filebrowser-extension:browser': { showLastModifiedColumn: false },
};

/** How strictly the kernel checks types, where neither a notebook nor a cell says so. */
export const typesChoices = ['strict', 'notebook', 'off'] as const;
export type Types = (typeof typesChoices)[number];

/** Node as the kernel runs in it. It is named by its path: a desktop program that starts Jupyter may have another PATH. */
const node = [process.execPath, '--no-force-async-hooks-checks'] as const;

/** One arena keeps the memory of a kernel small, and a large top spares it the page faults of new arrays. */
const memory = { MALLOC_ARENA_MAX: '1', MALLOC_TOP_PAD_: '67108864' };

function kernelspec(types: Types | null) {
  const program = [...node, join(dist, 'kernel/node/main.js')];
  return {
    argv: [...program, '{connection_file}', ...(types === null ? [] : [`--types=${types}`])],
    display_name: 'TypeScript (Lectern)',
    language: 'typescript',
    interrupt_mode: 'message',
    kernel_protocol_version: '5.5',
    metadata: { debugger: false },
    ...(process.platform === 'linux' ? { env: memory } : {}),
  };
}

/** The Jupyter data folder of `where`. */
export function place(where: Place): DataFolder {
  if (where.kind === 'user') return { path: userFolder(), settings: false };
  if (where.kind === 'prefix' && where.folder === '') throw new Error(messages.emptyPrefix);
  const prefix = where.kind === 'prefix' ? resolve(where.folder) : pythonPrefix();
  if (!statSync(prefix, { throwIfNoEntry: false })?.isDirectory()) throw new Error(messages.noSuchFolder(prefix));
  return { path: join(prefix, 'share/jupyter'), settings: true };
}

/** Installs everything; returns a line for each part. */
export function install({ path, settings }: DataFolder, types: Types | null = null): string[] {
  const file = settingsFile(path);
  const others = settings ? read(file) : {}; // read first: what cannot be read stops everything
  const kernel = join(path, 'kernels/lectern');
  replace(join(dist, 'kernel/resources'), kernel);
  writeFileSync(join(kernel, 'kernel.json'), `${JSON.stringify(kernelspec(types), null, 2)}\n`);
  const extension = join(path, 'labextensions/lectern');
  replace(join(dist, 'labextension/prebuilt'), extension);
  keepCompiler();
  const lines = [messages.installed('the kernel', kernel), messages.installed('the JupyterLab extension', extension)];
  if (settings) {
    write(file, merged(others, defaults));
    lines.push(messages.installed('default settings', file));
  }
  return lines;
}

/** Keeps beside the package what V8 has compiled of TypeScript: a kernel starts sooner with it, and also without. */
function keepCompiler(): void {
  const [command, ...options] = node;
  spawnSync(command, [...options, join(dist, 'kernel/node/make-cache.js')], { stdio: 'ignore' });
}

/** Removes what `install` put there, and nothing else. */
export function uninstall({ path, settings }: DataFolder): string[] {
  const lines: string[] = [];
  for (const [what, folder] of [
    ['the kernel', 'kernels/lectern'],
    ['the JupyterLab extension', 'labextensions/lectern'],
  ] as const) {
    if (!existsSync(join(path, folder))) continue;
    rmSync(join(path, folder), { recursive: true });
    lines.push(messages.removed(what, join(path, folder)));
  }
  const file = settingsFile(path);
  if (settings && existsSync(file)) {
    const before = read(file);
    const after = without(before, defaults);
    if (!isDeepStrictEqual(before, after)) {
      if (Object.keys(after).length === 0) rmSync(file);
      else write(file, after);
      lines.push(messages.removed('default settings', file));
    }
  }
  return lines.length > 0 ? lines : [messages.nothingThere(path)];
}

function settingsFile(path: string): string {
  return join(path, 'lab/settings/overrides.json');
}

function read(file: string): Settings {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Settings;
  } catch {
    throw new Error(messages.badSettings(file));
  }
}

function write(file: string, settings: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
}

function userFolder(): string {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData/Roaming'), 'jupyter');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Jupyter');
  return join(XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'jupyter');
}

function pythonPrefix(): string {
  for (const python of ['python3', 'python']) {
    try {
      return execFileSync(python, ['-c', 'import sys; print(sys.prefix)'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      // the next name is tried
    }
  }
  throw new Error(messages.noPython);
}
