// TypeScript as the language thread loads it: minified when the package was built, with the machine code's precursor that
// V8 has kept from an earlier start. Without either it is loaded as any package is.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const require = createRequire(import.meta.url);
const minified = fileURLToPath(new URL('../typescript.cjs', import.meta.url));

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
  const source = readFileSync(minified, 'latin1'); // it is ASCII, which is read without a copy
  const cachedData = readCache();
  return new Script(source, { filename: minified, ...(cachedData ? { cachedData } : {}) });
}

function readCache(): Buffer | null {
  try {
    return readFileSync(cacheFile());
  } catch {
    return null; // never made, or not to be read by this user
  }
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
