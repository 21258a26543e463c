// The names of a notebook while it runs. Each has a box that all cells share; compiled code reads and writes its `v`.

import { declaring } from '../session/compiled.js';
import { messages } from './messages.js';

/** A name of the notebook. As long as `v` is missing, reading it asks the prototype. */
export class Box {
  declare v: unknown;
  /** Whether a cell has declared the name, though it has no value yet. */
  declared = false;

  constructor(readonly name: string) {}

  get hasValue(): boolean {
    return hasOwn(this, 'v');
  }

  /** What `typeof` sees of a name that perhaps nobody has declared. */
  get u(): unknown {
    return this.hasValue ? this.v : globals[this.name];
  }

  /** Gives the box a plain value again. */
  set(value: unknown): void {
    defineProperty(this, 'v', { value, writable: true, configurable: true, enumerable: true });
  }
}

/** Captured before a cell can replace them. */
const { defineProperty, getOwnPropertyDescriptor, hasOwn } = Object;
const uncurried = Function.prototype.bind.bind(Function.prototype.call);
const find = uncurried(Map.prototype.get) as <V>(map: Map<string, V>, key: string) => V | undefined;
const put = uncurried(Map.prototype.set) as <V>(map: Map<string, V>, key: string, value: V) => void;
const globals = globalThis as { [name: string]: unknown };

Object.defineProperty(Box.prototype, 'v', {
  get(this: Box) {
    if (this.declared) throw new ReferenceError(messages.tooEarly(this.name));
    if (this.name in globals) return globals[this.name];
    throw new ReferenceError(messages.notDefined(this.name));
  },
  set(this: Box, value: unknown) {
    this.set(value);
  },
});

/** What a name held before a cell declared it again. */
interface Former {
  box: Box;
  hadValue: boolean;
  value: unknown;
}

/** All names of a session. */
export class Boxes {
  private readonly boxes = new Map<string, Box>();
  private readonly classes = new Map<string, { base: unknown; made: unknown }>();

  box(name: string): Box {
    let box = find(this.boxes, name);
    if (!box) put(this.boxes, name, (box = new Box(name)));
    return box;
  }

  /** Whether the notebook has such a name, with a value. */
  has(name: string): boolean {
    return this.boxes.get(name)?.hasValue ?? false;
  }

  /** The names that have a value. */
  get names(): string[] {
    return [...this.boxes.values()].filter(({ hasValue }) => hasValue).map(({ name }) => name);
  }

  /** Forgets all names. */
  clear(): void {
    for (const box of this.boxes.values()) {
      delete (box as { v?: unknown }).v;
      box.declared = false;
    }
    this.classes.clear();
  }

  /** What the names of a cell hold before it runs. */
  before(names: readonly string[]): Former[] {
    return names.map((name) => {
      const box = this.box(name);
      return { box, hadValue: box.hasValue, value: box.hasValue ? box.v : undefined };
    });
  }

  /** The names that a failed cell has not given a value; they hold again what they held before. */
  restore(formers: readonly Former[]): string[] {
    const unset = formers.filter(({ box, value }) => !box.hasValue || box.v === value || box.v === undefined);
    for (const { box, hadValue, value } of unset) {
      if (hadValue) box.set(value);
      else delete (box as { v?: unknown }).v;
      box.declared = hadValue;
    }
    return unset.map(({ box }) => box.name);
  }

  /** The box of a name that the running cell declares. */
  readonly declare = (name: string, how: number): Box => {
    const box = this.box(name);
    box.declared = true;
    if (how === declaring.fresh) delete (box as { v?: unknown }).v;
    else if (how === declaring.reset || (how === declaring.kept && !box.hasValue)) box.set(undefined);
    else if (box.hasValue && getOwnPropertyDescriptor(box, 'v')?.get) box.set(box.v); // no longer an import
    return box;
  };

  /** Stands in for the box of a constant. */
  readonly constant = (name: string): { v: unknown } => {
    const box = this.box(name);
    return {
      get v() {
        return box.v;
      },
      set v(_value: unknown) {
        throw new TypeError(messages.constant());
      },
    };
  };

  /** Ties a box to an export: it always has the export's value. */
  link(box: Box, read: () => unknown): void {
    read();
    defineProperty(box, 'v', {
      get: read,
      set: () => {
        throw new TypeError(messages.constant());
      },
      configurable: true,
      enumerable: true,
    });
  }

  /** The class that an earlier run of the same cell made with the same base, or a new one. */
  readonly keep = (key: string, base: unknown, make: (base: unknown) => unknown): unknown => {
    const known = find(this.classes, key);
    if (known && known.base === base) return known.made;
    const made = make(base);
    put(this.classes, key, { base, made });
    return made;
  };
}

/** Compiled names as the student wrote them: `(0 , $f.v)` is `f`. */
export function asWritten(message: string): string {
  return message
    .replace(/\(0 ?, ?\$+([\p{ID_Start}$_][\p{ID_Continue}$]*)\.v\)/gu, '$1')
    .replace(/\$+([\p{ID_Start}_][\p{ID_Continue}$]*)\.v(?![\p{ID_Continue}$])/gu, '$1');
}
