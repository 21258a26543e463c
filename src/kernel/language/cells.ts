// The notebook as the compiler sees it: one module per cell, in which the names of all earlier cells are in scope.

import ts = require('typescript');

import { type Augmentations, augmentationsOf } from './augmentations.js';
import { type CellText, cellText } from './cell-text.js';
import { type BoundFile, parseModule } from './internals.js';
import { topLevelNames } from './names.js';
import { prelude } from './prelude.js';
import { type LanguageOptions, SessionProgram } from './program.js';
import { Scope, type Seen } from './scope.js';

/** One cell as a module. */
export interface CellModule {
  file: BoundFile;
  text: CellText;
}

/** A module, and what its words stood for when it was made. */
interface Known extends CellModule {
  code: string;
  words: Map<string, Seen>;
}

/** After so many drafts what the checker remembers of them is worth forgetting. */
const draftsPerChecker = 100;

/** All cells of a session. */
export class Cells {
  readonly program: SessionProgram;
  readonly scope = new Scope();
  /** What the kernel before this one had declared; a restart has forgotten it. */
  formerNames: ReadonlySet<string> = new Set();
  /** For each text the module that was made of it last. */
  private readonly known = new Map<string, Known>();
  private readonly runs = new Map<number, { file: BoundFile; declared: Set<string> }>();
  /** The cells that add to global types, by path, and what they add. */
  private readonly augmenting = new Map<string, Set<string>>();
  private readonly draftPath: string;
  private readonly preludePath: string;
  private drafts = 0;

  constructor(readonly options: LanguageOptions) {
    this.program = new SessionProgram(options);
    this.draftPath = this.program.path('draft.ts');
    this.preludePath = this.program.path('prelude.ts');
    this.reset();
  }

  /** Forgets all cells; what is there without an import stays. */
  reset(): void {
    for (const path of [...this.augmenting.keys()]) this.withdraw(path);
    this.known.clear();
    this.runs.clear();
    this.scope.clear();
    this.scope.provide(this.module(this.preludePath, prelude).file);
  }

  /** Whether a name stands for what every cell has, and for nothing of a cell's own. */
  isBuiltIn(name: string): boolean {
    const { value, type } = this.scope.seen(name);
    return (value ?? type)?.declarations?.[0]?.getSourceFile().fileName === this.preludePath;
  }

  get service(): ts.LanguageService {
    return this.program.service;
  }

  /**
   * The module of run `id` of a cell. Its names are not visible to others before `declare`. A cell that is run again, and
   * whose words all stand for what they did, is the same module: its types are the same types.
   */
  add(id: number, code: string): CellModule {
    const known = this.known.get(code);
    const same =
      known &&
      [...known.words].every(
        ([word, seen]) =>
          sameNames(seen, this.scope.seen(word)) || !refersOutside(this.program.checker, known.file, word),
      );
    const module = same ? known : this.module(this.program.path(`cell-${id}.ts`), code);
    if (same) this.program.place(module.file);
    this.runs.set(id, { file: module.file, declared: new Set() });
    return module;
  }

  /** The text being edited, as a module of its own. It sees the names that it holds, and those that begin like `begun`. */
  draft(code: string, begun: string | null = null): CellModule {
    this.drafts++;
    const start = begun?.toLowerCase();
    const offered =
      start === undefined ? [] : [...this.scope.all].filter((name) => name.toLowerCase().startsWith(start));
    return this.module(this.draftPath, code, offered);
  }

  /** Makes the names of a compiled cell visible to later cells; returns those that will have a value. */
  declare(id: number, code: string, module: CellModule): string[] {
    const own = new Set(topLevelNames(module.file).map(({ text }) => text));
    const words = [...identifiers(code)].filter((word) => !own.has(word));
    this.known.set(code, { ...module, code, words: new Map(words.map((word) => [word, this.scope.seen(word)])) });
    const before = new Map([...own].map((name) => [name, this.scope.seen(name)]));
    const values = this.scope.declare(module.file);
    const changed = [...own].filter((name) => !sameNames(before.get(name), this.scope.seen(name)));
    this.runs.set(id, { file: module.file, declared: new Set(changed) });
    return values;
  }

  /** Takes back names that run `id` declared; a declaration of the same name before it is visible again. */
  forget(id: number, names: string[]): void {
    const run = this.runs.get(id);
    if (run)
      this.scope.forget(
        run.file,
        names.filter((name) => run.declared.has(name)),
      );
  }

  /** Takes back everything that run `id` declared. */
  forgetAll(id: number): void {
    const run = this.runs.get(id);
    if (run) this.scope.forget(run.file, run.declared);
  }

  /** Forgets what nobody can refer to any more; for a moment in which nobody waits. */
  tidy(): void {
    if (this.drafts < draftsPerChecker) return;
    this.drafts = 0;
    this.program.keep((file) => this.scope.uses(file));
    for (const [code, { file }] of this.known) if (!this.scope.uses(file)) this.known.delete(code);
    for (const [id, { file }] of this.runs) if (!this.scope.uses(file)) this.runs.delete(id);
    this.program.renew();
  }

  private module(path: string, code: string, offered: string[] = []): CellModule {
    const text = cellText(code);
    const adding = path === this.draftPath ? null : augmentationsOf(text.text);
    const file = adding ? this.augment(path, text, adding) : parseModule(path, text.text);
    if (!adding) this.program.place(file);
    this.scope.open(file, [...identifiers(code), ...offered]);
    return { file, text };
  }

  /** The module of a cell that adds to global types: the compiler reads it anew with everything else. */
  private augment(path: string, text: CellText, { keys, modules }: Augmentations): BoundFile {
    for (const [other, theirs] of this.augmenting) if ([...theirs].some((key) => keys.has(key))) this.withdraw(other);
    this.augmenting.set(path, keys);
    let own = text.text;
    let ambient = '';
    // A module that has no types of its own is declared, not added to; that is done outside of any module.
    for (const { name, start, end } of modules) {
      if (this.program.isBuiltin(name)) {
        this.program.loadNodeTypes();
        continue;
      }
      const found = this.program.resolve(name, path).resolvedModule;
      if (found && /\.d\.[mc]?ts$|\.[mc]?tsx?$/.test(found.resolvedFileName)) continue;
      ambient += `${own.slice(start, end)}\n`;
      own = own.slice(0, start) + own.slice(start, end).replace(/[^\n\r]/g, ' ') + own.slice(end);
    }
    if (ambient !== '') this.program.setVirtual(ambientPath(path), ambient);
    return this.program.placeRoot(path, `${own}\nexport {};`);
  }

  /** Takes back what a cell has added to global types; its other names stay. */
  private withdraw(path: string): void {
    this.augmenting.delete(path);
    this.program.withdrawRoot(path);
    this.program.setVirtual(ambientPath(path), null);
  }

  /** A cell that does not compile adds nothing. */
  discard({ file }: CellModule): void {
    if (this.augmenting.has(file.fileName)) this.withdraw(file.fileName);
  }

  /** Names that an unchecked cell has assigned without declaring them: later cells may use them, as `any`. */
  imply(id: number, names: Iterable<string>): void {
    const missing = [...names].filter((name) => this.scope.seen(name).value === undefined);
    if (missing.length === 0) return;
    const text = missing.map((name) => `declare let ${name}: any;`).join('\n');
    this.scope.provide(this.module(this.program.path(`implied-${id}.ts`), text).file);
  }
}

const ambientPath = (path: string) => path.replace(/\.ts$/, '-ambient.d.ts');

const sameNames = (a: Seen | undefined, b: Seen) => a?.value === b.value && a?.type === b.type;

/** Whether `word` stands in `file` for something that the file itself does not declare. */
function refersOutside(checker: ts.TypeChecker, file: BoundFile, word: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (!ts.isIdentifier(node) || node.text !== word)
      return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
    if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) return false;
    const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
    return !declarations.some((declaration) => declaration.getSourceFile() === file);
  };
  return visit(file);
}

/** Every word of `text` that may be a name. */
function identifiers(text: string): Set<string> {
  return new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu));
}
