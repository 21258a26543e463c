// What `import` and `require` mean in a cell: packages and files of the notebook's folder, `lectern` itself, local
// TypeScript, JSON.

import { createRequire, isBuiltin, register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { canonical, refusal } from '../language/specifiers.js';
import type { LocalModule, Located } from '../session/ports.js';
import { LoadedFiles, requireForCells } from './common-js.js';
import { messages } from './messages.js';

type Importer = (specifier: string) => Promise<object>;

export class Loader {
  /** `require` as a file in the notebook's folder would have it. */
  readonly require: NodeJS.Require;
  private readonly importFromFolder: Importer;
  private readonly files: LoadedFiles;
  /** The file that a cell takes itself for. */
  readonly here: string;
  private hooks: MessagePort | null = null;

  constructor(
    private readonly folder: string,
    private readonly locate: (specifier: string) => Promise<Located>,
  ) {
    this.here = join(folder, 'notebook.mjs');
    const require = createRequire(this.here);
    this.files = new LoadedFiles(require.cache);
    this.require = requireForCells(require, this.files);
    const options = { filename: this.here, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER };
    this.importFromFolder = new Script('(specifier) => import(specifier)', options).runInThisContext() as Importer;
  }

  /** `import.meta` of a cell. */
  get meta(): object {
    const url = pathToFileURL(this.here).href;
    return {
      url,
      dirname: this.folder,
      filename: this.here,
      resolve: (specifier: string) => {
        if (/^\.{0,2}\//.test(specifier) || /^\w+:/.test(specifier)) return new URL(specifier, url).href;
        const path = this.require.resolve(specifier);
        return isBuiltin(path) ? `node:${path.replace(/^node:/, '')}` : pathToFileURL(path).href;
      },
    };
  }

  /** Takes the compiled local files of a cell, before they are imported. */
  accept(modules: LocalModule[]): void {
    if (modules.length === 0) return;
    this.hooks ??= installHooks();
    this.hooks.postMessage(modules);
  }

  /** The module namespace of `specifier`, looked up from the notebook's folder. */
  async load(specifier: unknown): Promise<object> {
    const name = canonical(String(specifier));
    const reason = refusal(name);
    if (reason !== null) throw new Error(reason);
    if (name === 'lectern' || name.startsWith('lectern/')) return import(name);
    if (name.endsWith('.json') && !name.startsWith('file:')) return this.json(name);
    if (!/^\.{0,2}\//.test(name)) return this.import(name);
    const local = await this.locate(name); // it was not known before the cell ran
    if (!local) return this.import(name);
    this.accept(local.modules);
    return this.import(local.url);
  }

  private async import(specifier: string): Promise<object> {
    this.files.forget(); // a CommonJS module may be imported, too
    try {
      return await this.importFromFolder(specifier);
    } catch (error) {
      const from = ` imported from ${this.here}`; // which is no file that anybody has written
      if (error instanceof Error && error.message.endsWith(from)) error.message = error.message.slice(0, -from.length);
      throw error;
    } finally {
      this.files.note();
    }
  }

  /** A JSON file of a package: its fields are exports too, as the compiler takes them. */
  private json(specifier: string): object {
    const value = this.require(specifier) as unknown;
    return { ...(typeof value === 'object' && !Array.isArray(value) ? value : {}), default: value };
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
}

/** Node's loader asks a thread of its own; it starts with the first local file. */
function installHooks(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  register('./loader-hooks.js', { parentURL: import.meta.url, data: port2, transferList: [port2] });
  port1.unref();
  return port1;
}
