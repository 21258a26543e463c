// The names of the notebook: which declaration of a name later cells see, as a value and as a type.

import ts = require('typescript');

import { type BoundFile, mayBeAssigned } from './internals.js';
import { declaredSymbol, topLevelNames } from './names.js';

const typeMeaning = ts.SymbolFlags.Type | ts.SymbolFlags.Namespace;

/** One declaration of a name, and the cell that made it. */
interface Declared {
  symbol: ts.Symbol;
  file: BoundFile;
}

/** The declarations of a name, latest last; a value and a type of one name may come from different cells. */
interface Layers {
  value: Declared[];
  type: Declared[];
}

/** The symbols that a cell sees under a name. */
export interface Seen {
  value: ts.Symbol | undefined;
  type: ts.Symbol | undefined;
}

export class Scope {
  private readonly names = new Map<string, Layers>();
  /** The names of all top levels, by symbol. */
  private readonly boxed = new WeakMap<ts.Symbol, string>();

  /** The name of the notebook that `symbol` stands for. */
  nameOf(symbol: ts.Symbol): string | undefined {
    return this.boxed.get(symbol);
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** The symbols that a cell sees under `name`. */
  seen(name: string): Seen {
    const layers = this.names.get(name);
    return { value: layers?.value.at(-1)?.symbol, type: layers?.type.at(-1)?.symbol };
  }

  /** The names of all cells. */
  get all(): IterableIterator<string> {
    return this.names.keys();
  }

  /** Lets `file` see those of `words` that cells have declared, except what it declares itself. */
  open(file: BoundFile, words: Iterable<string>): void {
    this.box(file, (name, symbol) => !this.isOutside(name, symbol));
    // The compiler looks for a name among the file's locals first, then among its exports.
    const { exports } = file.symbol;
    exports.clear();
    for (const text of words) {
      if (!this.names.has(text)) continue;
      const name = ts.escapeLeadingUnderscores(text);
      const { value, type } = this.seen(text);
      const own = file.locals.get(name);
      const other = !own ? (value ?? type) : !isValue(own) ? value : !isType(own) ? type : undefined;
      // An import may stand for a member of an object, which is looked for among the locals only.
      if (!own && other && other.flags & ts.SymbolFlags.Alias) file.locals.set(name, other);
      else if (other && other !== own) exports.set(name, other);
      if (own || !value || !type || value === type) continue;
      // What is only a type, or only a value, hides nothing of the other.
      const [first, second] = isValue(type) ? [value, type] : [type, value];
      file.locals.set(name, first);
      exports.set(name, second);
    }
  }

  /** Makes names visible that a file of ours only declares: their values come from elsewhere, into their boxes. */
  provide(file: BoundFile): void {
    this.box(file, () => true);
    this.declare(file);
  }

  /** Makes the names of a cell visible to later cells; returns those that will have a value. */
  declare(file: BoundFile): string[] {
    const values = new Set<string>();
    for (const identifier of topLevelNames(file)) {
      const symbol = declaredSymbol(identifier);
      if (!symbol) continue;
      const layers = this.layers(identifier.text);
      if (isValue(symbol)) {
        push(layers.value, { symbol, file });
        if (this.boxed.has(symbol)) values.add(identifier.text);
        mayBeAssigned(symbol);
      }
      if (isType(symbol)) push(layers.type, { symbol, file });
    }
    return [...values];
  }

  /** Takes back names that a cell declared; a declaration of the same name before it is visible again. */
  forget(file: BoundFile, names: Iterable<string>): void {
    for (const name of names) {
      const layers = this.names.get(name);
      if (!layers) continue;
      layers.value = layers.value.filter((declared) => declared.file !== file);
      layers.type = layers.type.filter((declared) => declared.file !== file);
      if (layers.value.length + layers.type.length === 0) this.names.delete(name);
    }
  }

  /** Forgets all names. */
  clear(): void {
    this.names.clear();
  }

  /** Whether a later cell may still refer to what `file` declares. */
  uses(file: BoundFile): boolean {
    return topLevelNames(file).some(({ text }) => {
      const layers = this.names.get(text);
      return layers && [...layers.value, ...layers.type].some((declared) => declared.file === file);
    });
  }

  /** Remembers which names of a file live in boxes. */
  private box(file: BoundFile, holds: (name: string, symbol: ts.Symbol) => boolean): void {
    for (const identifier of topLevelNames(file)) {
      const symbol = declaredSymbol(identifier);
      if (symbol && holds(identifier.text, symbol)) this.boxed.set(symbol, identifier.text);
    }
  }

  /** Whether `declare` speaks of something that no cell has made: a property of `globalThis`. */
  private isOutside(name: string, symbol: ts.Symbol): boolean {
    return isAmbient(symbol) && !this.names.get(name)?.value.some((other) => this.boxed.has(other.symbol));
  }

  private layers(name: string): Layers {
    let layers = this.names.get(name);
    if (!layers) this.names.set(name, (layers = { value: [], type: [] }));
    return layers;
  }
}

/** Remembers a declaration, and the one before it in case its cell fails. */
function push(list: Declared[], declared: Declared): void {
  const older = list.filter(({ file }) => file !== declared.file);
  list.splice(0, list.length, ...older.slice(-1), declared);
}

/** Whether the value of a symbol is only spoken of, by `declare`. */
const isAmbient = ({ valueDeclaration }: ts.Symbol) =>
  valueDeclaration !== undefined && (ts.getCombinedModifierFlags(valueDeclaration) & ts.ModifierFlags.Ambient) !== 0;

/** What an import brings is not known before it is needed: it may be a value and a type. */
const isValue = ({ flags }: ts.Symbol) => (flags & (ts.SymbolFlags.Value | ts.SymbolFlags.Alias)) !== 0;
const isType = ({ flags }: ts.Symbol) => (flags & (typeMeaning | ts.SymbolFlags.Alias)) !== 0;
