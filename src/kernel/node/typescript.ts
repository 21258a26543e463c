// TypeScript as the language thread loads it: minified when the package was built, with the machine code's precursor that
// V8 has kept from an earlier start. Without either it is loaded as any package is.

import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const require = createRequire(import.meta.url);
const minified = fileURLToPath(new URL('../typescript.cjs', import.meta.url));

declare const WebAssembly: { Memory: new (pages: { initial: number; maximum: number }) => { buffer: ArrayBuffer } };

/** The folder of TypeScript's own declarations. */
export const libFolder = dirname(require.resolve('typescript')).replaceAll('\\', '/');

/** Where V8's precursor is kept; it fits one version of Node on one kind of machine only. */
function cacheFile(): string {
  const { version, arch, platform, execArgv } = process;
  const key = createHash('sha256')
    .update(JSON.stringify([version, arch, platform, execArgv]))
    .digest('hex')
    .slice(0, 12);
  return `${minified}.${key}.cache`;
}

let script: Script | null = null;

/** Makes `require('typescript')` quick for all modules of this thread. */
export function loadTypeScript(): typeof import('typescript') {
  const path = require.resolve('typescript');
  if (require.cache[path] === undefined && existsSync(minified)) {
    const module = {
      id: path,
      path: dirname(path),
      filename: path,
      loaded: true,
      children: [],
      paths: [],
      exports: {},
    };
    script = compiled();
    const run = script.runInThisContext() as (...values: unknown[]) => void;
    run.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
    require.cache[path] = module as never;
  }
  return require('typescript') as typeof import('typescript');
}

function compiled(): Script {
  const source = readAside(minified).toString('latin1');
  const cachedData = readCache();
  return new Script(source, { filename: minified, ...(cachedData ? { cachedData } : {}) });
}

function readCache(): Buffer | null {
  try {
    return readAside(cacheFile());
  } catch {
    return null; // never made, or not to be read by this user
  }
}

/** Whether something is kept for this compiler, this version of Node and these options. */
export function isKept(): boolean {
  const time = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return time(cacheFile()) > time(minified);
}

/** Keeps what V8 has compiled of TypeScript so far, for the next start. In a folder that cannot be written nothing is kept. */
export function keepTypeScript(): void {
  if (!script) return;
  const file = cacheFile();
  try {
    writeFileSync(`${file}.new`, script.createCachedData());
    renameSync(`${file}.new`, file);
  } catch {
    // the next start takes as long as this one
  }
}

/** The bytes of a file, in memory that goes back to the system when nobody needs it any more; that of a Buffer is kept. */
function readAside(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const pages = Math.ceil(size / 65536);
    const bytes = Buffer.from(new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer, 0, size);
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, size - at, at);
      if (read === 0) throw new Error(`${path} ends too early`);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
