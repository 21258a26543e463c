// The notebook as the compiler sees it: one module per cell, in which the names of all earlier cells are in scope.

import type ts from 'typescript';

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
  private readonly draftPath: string;
  private drafts = 0;

  constructor(readonly options: LanguageOptions) {
    this.program = new SessionProgram(options);
    this.draftPath = this.program.path('draft.ts');
    this.scope.declare(this.module(this.program.path('prelude.ts'), prelude).file);
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
    const same = known && [...known.words].every(([word, seen]) => sameNames(seen, this.scope.seen(word)));
    const module = same ? known : this.module(this.program.path(`cell-${id}.ts`), code);
    if (same) this.program.place(module.file);
    this.runs.set(id, { file: module.file, declared: new Set() });
    return module;
  }

  /** The text being edited, as a module of its own. */
  draft(code: string): CellModule {
    this.drafts++;
    this.program.fresh = false;
    return this.module(this.draftPath, code);
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

  /** Forgets what nobody can refer to any more; for a moment in which nobody waits. */
  tidy(): void {
    if (this.drafts < draftsPerChecker) return;
    this.drafts = 0;
    this.program.keep((file) => this.scope.uses(file));
    for (const [code, { file }] of this.known) if (!this.scope.uses(file)) this.known.delete(code);
    for (const [id, { file }] of this.runs) if (!this.scope.uses(file)) this.runs.delete(id);
    this.program.renew();
  }

  private module(path: string, code: string): CellModule {
    const text = cellText(code);
    const file = parseModule(path, text.text);
    this.program.place(file);
    this.scope.open(file);
    return { file, text };
  }
}

const sameNames = (a: Seen | undefined, b: Seen) => a?.value === b.value && a?.type === b.type;

/** Every word of `text` that may be a name. */
function identifiers(text: string): Set<string> {
  return new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu));
}
