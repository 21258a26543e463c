// `require` in cells: CommonJS modules, of which a local file that was edited is loaded again, and with it those that
// require it.

import { statSync } from 'node:fs';
import * as tslab from '../../notebook/tslab.js';
import { canonical } from '../language/specifiers.js';
import { messages } from './messages.js';

/** `require` with the words of other kernels: `npm:name` is `name`, and `tslab` is ours. */
export function requireForCells(require: NodeJS.Require, files: LoadedFiles): NodeJS.Require {
  const load = (id: string): unknown => {
    const name = canonical(id);
    if (name === 'lectern/tslab') return tslab;
    try {
      const path = require.resolve(name);
      if (/\.[mc]?tsx?$/.test(path)) throw new Error(messages.requiredTypeScript(id));
      return files.renewed(() => require(name));
    } catch (error) {
      throw withoutStack(error);
    }
  };
  return Object.assign(load, require);
}

/** What is not found is told without the way there, which leads through files that nobody wrote. */
function withoutStack(error: unknown): unknown {
  if (error instanceof Error && 'requireStack' in error) {
    error.message = error.message.split('\nRequire stack:')[0] ?? '';
    delete error.requireStack;
  }
  return error;
}

/** The local files among the CommonJS modules that are loaded. */
export class LoadedFiles {
  /** When each was edited last, as it was loaded. */
  private readonly times = new Map<string, number>();

  constructor(private readonly cache: NodeJS.Dict<NodeJS.Module>) {}

  /** Loads something, after what was edited has been forgotten. */
  renewed<T>(load: () => T): T {
    this.forget();
    try {
      return load();
    } finally {
      this.note();
    }
  }

  forget(): void {
    this.note();
    const stale = new Set(this.local.filter(({ filename }) => this.times.get(filename) !== edited(filename)));
    for (let before = -1; before < stale.size; ) {
      before = stale.size;
      for (const module of this.local) if (module.children.some((child) => stale.has(child))) stale.add(module);
    }
    for (const { filename } of stale) {
      delete this.cache[filename];
      this.times.delete(filename);
    }
  }

  /** Remembers how old the files are that were loaded since. */
  note(): void {
    for (const { filename } of this.local) if (!this.times.has(filename)) this.times.set(filename, edited(filename));
  }

  private get local(): NodeJS.Module[] {
    return Object.values(this.cache).flatMap((module) =>
      module === undefined || /[\\/]node_modules[\\/]/.test(module.filename) ? [] : [module],
    );
  }
}

function edited(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
