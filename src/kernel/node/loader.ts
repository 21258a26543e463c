// What `import` means in a cell: packages and files of the notebook's folder, `lectern` itself, local TypeScript, JSON.

import { readFile } from 'node:fs/promises';
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { LocalModule } from '../session/ports.js';
import { messages } from './messages.js';

type Importer = (specifier: string) => Promise<object>;

export class Loader {
  private readonly importFromFolder: Importer;
  private hooks: MessagePort | null = null;

  constructor(private readonly folder: string) {
    const options = {
      filename: join(folder, 'cell.mjs'),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    };
    this.importFromFolder = new Script('(specifier) => import(specifier)', options).runInThisContext() as Importer;
  }

  /** Takes the compiled local files of a cell, before they are imported. */
  accept(modules: LocalModule[]): void {
    if (modules.length === 0) return;
    this.hooks ??= installHooks();
    this.hooks.postMessage(modules);
  }

  /** The module namespace of `specifier`, looked up from the notebook's folder. */
  async load(specifier: string): Promise<object> {
    if (specifier === 'lectern' || specifier.startsWith('lectern/')) return import(specifier);
    if (specifier.endsWith('.json')) return this.json(specifier);
    return this.importFromFolder(specifier);
  }

  /** One export of a module; a CommonJS module may have it on its default export only. */
  pick(module: object, name: string, from: string): unknown {
    if (name in module) return (module as Record<string, unknown>)[name];
    const common = (module as { default?: unknown }).default;
    if (common !== null && (typeof common === 'object' || typeof common === 'function') && name in common) {
      return (common as Record<string, unknown>)[name];
    }
    throw new SyntaxError(messages.noExport(from, name));
  }

  /** A JSON file: its fields are exports too, as the compiler takes them. */
  private async json(specifier: string): Promise<object> {
    const path = createRequire(join(this.folder, 'cell.js')).resolve(specifier);
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const fields = typeof value === 'object' && !Array.isArray(value) ? value : {};
    return { ...fields, default: value };
  }
}

/** Node's loader asks a thread of its own; it starts with the first local TypeScript file. */
function installHooks(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  register('./loader-hooks.js', { parentURL: import.meta.url, data: port2, transferList: [port2] });
  port1.unref();
  return port1;
}
