// Files of the notebook's folder that a cell imports, compiled for the loader.

import ts = require('typescript');

import type { LocalModule, Located } from '../session/ports.js';
import { holdAwaits } from './hold.js';
import type { SessionProgram } from './program.js';
import { canonical } from './specifiers.js';

/** The local file that `import(text)` means in a cell, with all that it imports; null when it leads elsewhere. */
export function locate(session: SessionProgram, text: string): Located {
  const from = session.path('notebook.ts');
  const local = new LocalModules(session, from, `import(${JSON.stringify(text)})`);
  const url = local.specifier(text);
  return local.mayChange(text) ? { url, modules: local.list } : null;
}

/** The local files behind the imports of a cell. The version of a file changes with its text and with all that it imports. */
export class LocalModules {
  private readonly found = new Map<string, LocalModule>();
  private readonly imports = new Map<string, string>();

  constructor(
    private readonly session: SessionProgram,
    fileName: string,
    source: string,
  ) {
    for (const { text, path } of this.localImports(fileName, source))
      this.imports.set(text, `${fileUrl(path)}?v=${this.visit(path, new Set())}`);
  }

  get list(): LocalModule[] {
    return [...this.found.values()];
  }

  /** The files that are TypeScript, to be checked. */
  get files(): ts.SourceFile[] {
    return [...this.found.keys()].flatMap((path) =>
      isTypeScript(path) ? (this.session.program.getSourceFile(path) ?? []) : [],
    );
  }

  /** How messages call a file, and its text. */
  source(file: ts.SourceFile): { name: string; code: string } {
    return { name: this.session.relativeName(file.fileName), code: file.text };
  }

  /** What to load for an import: the address of a local file with its version, anything else as it is known here. */
  specifier(text: string): string {
    return this.imports.get(text) ?? canonical(text);
  }

  /** Whether what the module exports may change while it is in use. */
  mayChange(text: string): boolean {
    return this.imports.has(text);
  }

  private visit(path: string, within: Set<string>): string {
    const known = this.found.get(path);
    if (known || within.has(path)) return known?.version ?? '';
    const source = this.session.read(path) ?? '';
    const below = new Set(within).add(path);
    const imports = path.endsWith('.json') ? [] : this.localImports(path, source);
    const versions = imports.map(({ text, path: target }) => ({
      text,
      path: target,
      version: this.visit(target, below),
    }));
    const version = hash([source, ...versions.map((each) => each.version)].join('\u0000'));
    this.found.set(path, {
      url: fileUrl(path),
      version,
      name: this.session.relativeName(path),
      source,
      imports: Object.fromEntries(versions.map((each) => [each.text, fileUrl(each.path)])),
      ...this.compiled(path, source),
    });
    return version;
  }

  /** The imports of a file that lead to local files. */
  private localImports(from: string, source: string): { text: string; path: string }[] {
    return ts.preProcessFile(source, true, true).importedFiles.flatMap(({ fileName: text }) => {
      const path = this.session.resolveLocal(text, from);
      return path === undefined ? [] : [{ text, path }];
    });
  }

  private compiled(path: string, source: string): { js: string; map: string } {
    if (path.endsWith('.json')) return { js: jsonModule(source), map: '' };
    if (!isTypeScript(path)) return { js: source, map: '' };
    const { outputText, sourceMapText = '' } = ts.transpileModule(source, {
      fileName: path,
      compilerOptions: { ...this.session.settings, sourceMap: true, paths: {} },
      transformers: { before: [holdAwaits] },
    });
    return { js: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''), map: sourceMapText };
  }
}

const isTypeScript = (path: string) => /\.[mc]?tsx?$/.test(path);

/** A JSON file as a module: the whole as default, and its fields, as the compiler takes them. */
function jsonModule(source: string): string {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return `export default JSON.parse(${JSON.stringify(source)});`; // fails where it is imported, with JSON's own message
  }
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  const named = fields.map(
    (field, i) => `const f${i} = value[${JSON.stringify(field)}];\nexport { f${i} as ${JSON.stringify(field)} };`,
  );
  const others = named.filter((_, i) => fields[i] !== 'default').join('\n');
  return `const value = JSON.parse(${JSON.stringify(source)});\nexport default value;\n${others}`;
}

function fileUrl(path: string): string {
  return `file://${path.startsWith('/') ? '' : '/'}${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`;
}

/** A short digest (FNV-1a) that tells versions apart. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return `${(h >>> 0).toString(36)}${text.length.toString(36)}`;
}
