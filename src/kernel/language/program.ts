// One program and one checker for the whole session. A cell is put into them as it is; only what brings new files
// (a package, a local file, a change of global types) makes the compiler build them anew.

import ts = require('typescript');

import { type BoundFile, insert, type Program, remove } from './internals.js';
import { libsFor } from './libs.js';
import { canonical } from './specifiers.js';

/** Where the compiler finds files. */
export interface LanguageOptions {
  /** The notebook's folder: relative imports and packages are looked up from here. */
  folder: string;
  /** Root of the `lectern` package, whose types every cell can import. */
  packageRoot: string;
  /** The folder of TypeScript's own declarations. */
  libFolder: string;
  files: Files;
  /** The major version of Node, whose library is typed. */
  node: number;
  /** Names of Node's own modules. */
  builtins: readonly string[];
}

/** The files of the machine, as the compiler asks for them. */
export type Files = Pick<
  ts.System,
  | 'fileExists'
  | 'readFile'
  | 'directoryExists'
  | 'getDirectories'
  | 'readDirectory'
  | 'getModifiedTime'
  | 'useCaseSensitiveFileNames'
>;

/** A text that is a file for the compiler only. */
interface VirtualFile {
  version: number;
  snapshot: ts.IScriptSnapshot;
}

/** The compiler over all cells of a session. */
export class SessionProgram {
  readonly service: ts.LanguageService;
  /** Grows whenever program and checker were built anew. */
  built = 0;
  private wanted = 1;
  private readonly cells = new Map<string, BoundFile>();
  private readonly virtual = new Map<string, VirtualFile>();
  private readonly loaded = new Set<string>();
  private readonly versions = new Map<string, string>();
  private readonly snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot | undefined }>();
  private readonly found = new Map<string, boolean>();
  readonly settings: ts.CompilerOptions;
  private readonly root: string;
  private resolutions: ts.ModuleResolutionCache;
  /** Imports of files that led nowhere; what they mean may be there later. */
  private readonly missing = new Map<string, { name: string; from: string }>();
  private nodeTypes = false;

  constructor(private readonly options: LanguageOptions) {
    this.root = options.packageRoot.replaceAll('\\', '/');
    this.settings = compilerOptions(this.root, options.node);
    this.resolutions = this.newResolutions();
    this.service = ts.createLanguageService(
      this.host(),
      ts.createDocumentRegistry(options.files.useCaseSensitiveFileNames, options.folder, ts.JSDocParsingMode.ParseNone),
    );
  }

  /** The program, with all cells in it. */
  get program(): Program {
    if (this.built === this.wanted) return this.service.getProgram() as Program;
    const old = this.built > 0 ? (this.service.getProgram() as Program) : undefined;
    if (old) for (const path of this.cells.keys()) remove(old, path);
    this.built = this.wanted;
    const program = this.service.getProgram() as Program;
    for (const file of this.cells.values()) this.insert(program, file);
    if (!this.nodeTypes && this.needsNode(program)) {
      this.loadNodeTypes();
      return this.program;
    }
    return program;
  }

  get checker(): ts.TypeChecker {
    return this.program.getTypeChecker();
  }

  /** A new checker for the same files: the old one remembers what it was asked, and offers corrections ten times only. */
  renew(): void {
    this.setVirtual(this.path('session.d.ts'), `export {};\n//${this.wanted}`);
    this.rebuild();
  }

  /** Makes a file one of those that the compiler reads. */
  include(path: string): void {
    if (this.loaded.has(path)) return;
    this.loaded.add(path);
    if (this.built > 0 && this.program.getSourceFile(path)) return;
    this.resolutions = this.newResolutions();
    this.rebuild();
  }

  /** Puts a cell, or the text being edited, into the program; a file of the same path is replaced. */
  place(file: BoundFile): void {
    this.noticeChanges();
    this.load(file.fileName, file.text);
    this.cells.set(file.fileName, file);
    this.insert(this.program, file);
  }

  /** Makes a cell one of the files with which the compiler begins; it is read as a module that ends with `export {}`. */
  placeRoot(path: string, text: string): BoundFile {
    this.noticeChanges();
    this.load(path, text);
    this.setVirtual(path, text);
    return this.program.getSourceFile(path) as BoundFile;
  }

  /** Such a cell becomes one among others again: what it adds to global types counts no more. */
  withdrawRoot(path: string): void {
    const file = this.program.getSourceFile(path) as BoundFile | undefined;
    this.setVirtual(path, null);
    if (file) this.cells.set(path, file);
  }

  /** Takes cells out that nobody refers to. */
  keep(inUse: (file: BoundFile) => boolean): void {
    for (const [path, file] of this.cells) {
      if (inUse(file)) continue;
      remove(this.program, path);
      this.cells.delete(path);
    }
  }

  /** The path of a file that exists for the compiler only. */
  path(name: string): string {
    return `${this.options.folder}/.lectern.${name}`.replaceAll('\\', '/');
  }

  /** Text that adds to the global types, or null to take it away. */
  setVirtual(path: string, text: string | null): void {
    const old = this.virtual.get(path);
    if (text === null && !this.virtual.delete(path)) return;
    if (text !== null)
      this.virtual.set(path, { version: (old?.version ?? 0) + 1, snapshot: ts.ScriptSnapshot.fromString(text) });
    this.rebuild();
  }

  /** Types all of Node's modules and globals; false when they are typed already. */
  loadNodeTypes(): boolean {
    if (this.nodeTypes) return false;
    this.nodeTypes = true;
    this.rebuild();
    return true;
  }

  resolve(name: string, from: string, mode?: ts.ResolutionMode): ts.ResolvedModuleWithFailedLookupLocations {
    const text = canonical(name);
    const cache = text.startsWith('.') ? undefined : this.resolutions;
    const host = this.resolutionHost;
    const resolved = ts.resolveModuleName(text, from, this.settings, host, cache, undefined, mode);
    if (resolved.resolvedModule || !cache) return resolved;
    return ts.resolveModuleName(text, from, this.settings, host, undefined, undefined, mode); // it may be installed by now
  }

  /** The local file that an import leads to; undefined when it leads elsewhere. */
  resolveLocal(name: string, from: string): string | undefined {
    const path = this.resolve(name, from).resolvedModule?.resolvedFileName ?? this.plainFile(name, from);
    return path !== undefined && this.isLocal(path) && !path.endsWith('.d.ts') ? path : undefined;
  }

  /** The text of a file. */
  read(path: string): string | undefined {
    return this.options.files.readFile(path);
  }

  /** How messages call a file: from the notebook's folder, or by its whole path when it lies elsewhere. */
  relativeName(path: string): string {
    const folder = `${this.options.folder.replaceAll('\\', '/')}/`;
    return path.startsWith(folder) ? path.slice(folder.length) : path;
  }

  /** A local JavaScript file, which the compiler does not read. */
  private plainFile(name: string, from: string): string | undefined {
    if (!/^\.{0,2}\//.test(name)) return undefined;
    const path = new URL(name, `file://${from}`).pathname;
    return ['', '.js', '.mjs', '.cjs', '/index.js']
      .map((ending) => decodeURI(path) + ending)
      .find((candidate) => /\.[mc]?js$/.test(candidate) && this.options.files.fileExists(candidate));
  }

  /** Whether a file is the student's own: neither of a package nor of ours. */
  isLocal(path: string): boolean {
    return !path.includes('/node_modules/') && !path.startsWith(`${this.root}/`) && !this.virtual.has(path);
  }

  private rebuild(): void {
    if (this.wanted === this.built) this.wanted++;
  }

  private insert(program: Program, file: BoundFile): void {
    insert(program, file, (literal, mode) => this.resolve(literal.text, file.fileName, mode));
  }

  /** Loads what the imports of a cell lead to. */
  private load(from: string, text: string): void {
    for (const name of ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)) {
      if (this.isBuiltin(name)) {
        this.loadNodeTypes();
        continue;
      }
      const path = this.resolve(name, from).resolvedModule?.resolvedFileName;
      if (path !== undefined) this.include(path);
    }
  }

  /** Whether `name` is a module of Node itself. */
  isBuiltin(name: string): boolean {
    return name.startsWith('node:') || this.options.builtins.includes(name);
  }

  /** Whether a package refers to Node's types. */
  private needsNode(program: Program): boolean {
    return program.getSourceFiles().some((file) => {
      if (file.fileName.includes('/node_modules/@types/node/')) return true;
      if (file.fileName.startsWith(`${this.options.libFolder}/`)) return false;
      return (file as BoundFile).imports.some(({ text }) => this.isBuiltin(text));
    });
  }

  /** A local file that was edited is read again. */
  private noticeChanges(): void {
    if (this.built === 0) return;
    for (const [path, version] of this.versions) if (this.modified(path) !== version) this.rebuild();
    for (const [key, { name, from }] of this.missing) {
      if (!this.resolve(name, from).resolvedModule) continue;
      this.missing.delete(key);
      this.resolutions = this.newResolutions();
      this.rebuild();
    }
  }

  private modified(path: string): string {
    const version = String(this.options.files.getModifiedTime?.(path)?.getTime() ?? 0);
    return version;
  }

  private newResolutions(): ts.ModuleResolutionCache {
    return ts.createModuleResolutionCache(this.options.folder, (path) => path, this.settings);
  }

  private get resolutionHost(): ts.ModuleResolutionHost {
    const { files, folder } = this.options;
    return {
      getCurrentDirectory: () => folder,
      fileExists: this.exists,
      readFile: files.readFile,
      directoryExists: files.directoryExists,
      getDirectories: files.getDirectories,
    };
  }

  /** Files of packages that were found stay; what is missing may come, and local files come and go. */
  private readonly exists = (path: string): boolean => {
    if (this.virtual.has(path)) return true;
    if (this.found.get(path)) return true;
    const exists = this.options.files.fileExists(path);
    if (exists && !this.isLocal(path)) this.found.set(path, true);
    return exists;
  };

  private rootFiles(): string[] {
    const { root } = this;
    const own = (name: string) => `${root}/dist/kernel/language/globals/${name}.d.ts`;
    const globals = this.nodeTypes
      ? [`${this.nodeTypesFolder()}/index.d.ts`, own('beside-node')]
      : [own('web'), own('node')];
    return [own('cell'), own('wasm'), ...globals, ...this.virtual.keys(), ...this.loaded];
  }

  private nodeTypesFolder(): string {
    const places = [`${this.root}/node_modules/@types/node`, `${this.root}/../@types/node`];
    return places.find((place) => this.exists(`${place}/index.d.ts`)) ?? places[0] ?? '';
  }

  private snapshot(path: string): ts.IScriptSnapshot | undefined {
    const virtual = this.virtual.get(path);
    if (virtual) return virtual.snapshot;
    const version = this.version(path);
    const known = this.snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = this.options.files.readFile(path);
    const snapshot = text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    this.snapshots.set(path, { version, snapshot });
    return snapshot;
  }

  private version(path: string): string {
    const virtual = this.virtual.get(path);
    if (virtual) return String(virtual.version);
    if (!this.isLocal(path)) return '1';
    const version = this.modified(path);
    this.versions.set(path, version);
    return version;
  }

  private host(): ts.LanguageServiceHost &
    Pick<ts.CompilerHost, 'getModuleResolutionCache' | 'hasInvalidatedResolutions'> {
    const { files, folder, libFolder } = this.options;
    return {
      getCompilationSettings: () => this.settings,
      getProjectVersion: () => String(this.built),
      getScriptFileNames: () => this.rootFiles(),
      getScriptVersion: (path) => this.version(path),
      getScriptSnapshot: (path) => this.snapshot(path),
      useCaseSensitiveFileNames: () => files.useCaseSensitiveFileNames,
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: (options) => `${libFolder}/${ts.getDefaultLibFileName(options)}`,
      fileExists: this.exists,
      readFile: files.readFile,
      directoryExists: files.directoryExists,
      getDirectories: files.getDirectories,
      readDirectory: files.readDirectory,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
      // A file that a local file could not find may be there now.
      hasInvalidatedResolutions: (path) => this.isLocal(path),
      getModuleResolutionCache: () => this.resolutions,
      resolveModuleNameLiterals: (literals, from, _redirect, _options, file) =>
        literals.map(({ text }, i) => {
          const literal = literals[i] as ts.StringLiteralLike;
          const found = this.resolve(text, from, ts.getModeForUsageLocation(file, literal, this.settings));
          if (!found.resolvedModule && this.isLocal(from)) this.missing.set(`${from}\0${text}`, { name: text, from });
          return found;
        }),
    };
  }
}

function compilerOptions(root: string, node: number): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    lib: libsFor(node),
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Auto,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    strict: true,
    skipLibCheck: true,
    preserveConstEnums: true,
    sourceMap: true,
    inlineSources: false,
    types: [],
    typeRoots: [`${root}/node_modules/@types`, `${root}/../@types`],
    paths: {
      lectern: [`${root}/dist/index.d.ts`],
      'lectern/tslab': [`${root}/dist/notebook/tslab.d.ts`],
      'lectern/*': [`${root}/dist/*/index.d.ts`],
    },
  };
}
