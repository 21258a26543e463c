// The notebook as the compiler sees it: one module per run of a cell, which imports the names it uses from the
// cells that declared them last.

import ts = require('typescript');

import { cellText } from './cell-text.js';
import { FileCache } from './file-cache.js';
import { type NameKind, topLevelNames } from './names.js';

/** Where the compiler finds files. */
export interface LanguageOptions {
  /** The notebook's folder: relative imports and packages are looked up from here. */
  folder: string;
  /** Root of the `lectern` package, whose types every cell can import. */
  packageRoot: string;
}

/** One cell as a module. */
export interface CellModule {
  path: string;
  text: string;
  /** Length of the student's text; what follows was appended. */
  end: number;
}

interface Declared {
  kind: NameKind;
  path: string;
}

const globals = `
declare const display: typeof import('lectern/notebook').display;
declare const clearOutput: typeof import('lectern/notebook').clearOutput;
declare const input: typeof import('lectern/notebook').input;
`;

/** The language service over all cells of a session. */
export class Cells {
  readonly service: ts.LanguageService;
  private readonly texts = new Map<string, { text: string; version: number; snapshot: ts.IScriptSnapshot }>();
  private readonly declared = new Map<string, Declared[]>();
  private readonly globalsPath: string;
  private readonly draftPath: string;
  private current: string;

  constructor(private readonly options: LanguageOptions) {
    this.globalsPath = this.path('globals.d.ts');
    this.draftPath = this.path('draft.ts');
    this.current = this.draftPath;
    this.write(this.globalsPath, globals);
    this.write(this.draftPath, 'export {};');
    this.service = ts.createLanguageService(this.host(), ts.createDocumentRegistry());
  }

  get program(): ts.Program {
    const program = this.service.getProgram();
    if (!program) throw new Error('the language service has no program');
    return program;
  }

  /** The module of run `id` of a cell. Its names are not visible to others before `declare`. */
  add(id: number, code: string): CellModule {
    const path = this.path(`cell-${id}.ts`);
    this.current = path;
    return this.module(path, code, identifiers(code));
  }

  /** The text being edited, as a module of its own; it may be about to name anything. */
  draft(code: string): CellModule {
    return this.module(this.draftPath, code, this.declared.keys());
  }

  /** Makes the names of a compiled cell visible to later cells; returns those that will have a value. */
  declare(cell: CellModule): string[] {
    const file = this.program.getSourceFile(cell.path);
    const names = file ? topLevelNames(file, cell.end) : [];
    for (const { kind, identifier } of names) {
      const older = (this.declared.get(identifier.text) ?? []).filter(({ path }) => path !== cell.path);
      const last = names.findLast((other) => other.identifier.text === identifier.text);
      if (last?.identifier === identifier)
        this.declared.set(identifier.text, [...older.slice(-1), { kind, path: cell.path }]);
    }
    const values = names.filter(
      ({ identifier: { parent } }) => !ts.isInterfaceDeclaration(parent) && !ts.isTypeAliasDeclaration(parent),
    );
    return [...new Set(values.map(({ identifier }) => identifier.text))];
  }

  /** Takes back names that run `id` declared; a declaration of the same name before it is visible again. */
  forget(id: number, names: string[]): void {
    const path = this.path(`cell-${id}.ts`);
    for (const name of names) {
      const left = (this.declared.get(name) ?? []).filter((declared) => declared.path !== path);
      if (left.length > 0) this.declared.set(name, left);
      else this.declared.delete(name);
    }
  }

  private path(name: string): string {
    return `${this.options.folder}/.lectern.${name}`.replaceAll('\\', '/');
  }

  private module(path: string, code: string, names: Iterable<string>): CellModule {
    const text = cellText(code);
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    const own = new Set(topLevelNames(file).map(({ identifier }) => identifier.text));
    const appended = [`export { ${[...own].join(', ')} };`];
    for (const name of names) {
      const declared = own.has(name) ? undefined : this.declared.get(name)?.at(-1);
      if (!declared) continue;
      const from = JSON.stringify(declared.path);
      appended.push(
        declared.kind === 'import'
          ? `import { ${name} } from ${from};`
          : `declare ${declared.kind} ${name}: typeof import(${from}).${name};`,
      );
    }
    const whole = `${text}\n${appended.join(' ')}`;
    this.write(path, whole);
    return { path, text: whole, end: text.length };
  }

  private write(path: string, text: string): void {
    const old = this.texts.get(path);
    if (old?.text !== text)
      this.texts.set(path, { text, version: (old?.version ?? 0) + 1, snapshot: ts.ScriptSnapshot.fromString(text) });
  }

  private host(): ts.LanguageServiceHost &
    Pick<ts.CompilerHost, 'getModuleResolutionCache' | 'hasInvalidatedResolutions'> {
    const { folder } = this.options;
    const settings = compilerOptions(this.options);
    const files = new FileCache(this.options.packageRoot.replaceAll('\\', '/'));
    const own = (path: string) => this.texts.get(path);
    const resolutions = ts.createModuleResolutionCache(folder, (path) => path, settings);
    const resolver: ts.ModuleResolutionHost = {
      getCurrentDirectory: () => folder,
      fileExists: files.exists,
      readFile: files.read,
      directoryExists: files.directoryExists,
      getDirectories: ts.sys.getDirectories,
    };
    return {
      getCompilationSettings: () => settings,
      getScriptFileNames: () => [this.globalsPath, this.draftPath, this.current],
      getScriptVersion: (path) => String(own(path)?.version ?? files.version(path)),
      getScriptSnapshot: (path) => own(path)?.snapshot ?? files.snapshot(path),
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      fileExists: (path) => this.texts.has(path) || files.exists(path),
      readFile: (path) => own(path)?.text ?? files.read(path),
      directoryExists: files.directoryExists,
      getDirectories: ts.sys.getDirectories,
      readDirectory: ts.sys.readDirectory,
      // A file that a local file could not find may be there now.
      hasInvalidatedResolutions: (path) => files.changes(path) && !this.texts.has(path),
      getModuleResolutionCache: () => resolutions,
      // undici-types, the types of `fetch`, are a quarter of all files; without them `fetch` is untyped and each cell 4 ms faster.
      resolveModuleNameLiterals: (literals, from) =>
        literals.map(({ text }) => {
          if (this.texts.has(text))
            return {
              resolvedModule: { resolvedFileName: text, extension: ts.Extension.Ts, isExternalLibraryImport: false },
            };
          if (text === 'undici-types') return { resolvedModule: undefined };
          return ts.resolveModuleName(text, from, settings, resolver, text.startsWith('.') ? undefined : resolutions);
        }),
    };
  }
}

function compilerOptions({ packageRoot }: LanguageOptions): ts.CompilerOptions {
  const root = packageRoot.replaceAll('\\', '/');
  return {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.esnext.decorators.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    strict: true,
    skipLibCheck: true,
    preserveConstEnums: true,
    sourceMap: true,
    inlineSources: false,
    types: ['node'],
    typeRoots: [`${root}/node_modules/@types`, `${root}/../@types`],
    paths: { lectern: [`${root}/dist/index.d.ts`], 'lectern/*': [`${root}/dist/*/index.d.ts`] },
  };
}

/** Every word of `text` that may be a name. */
function identifiers(text: string): Set<string> {
  return new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu));
}
