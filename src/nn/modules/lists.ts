// Modules kept by their places, or by names.

import { check, isPlain, type Rule, wholeBetween } from '../../options/index.js';
import { messages } from '../messages.js';
import { aModule, Module } from './module.js';

const aName: Rule = {
  text: "a name, not empty and without '.'",
  holds: (x) => typeof x === 'string' && x !== '' && !x.includes('.'),
};

/** Modules in order; as in PyTorch each has its place as a name, unless it was given another. */
export abstract class Listed<M extends Module> extends Module {
  readonly layers: M[] = [];
  readonly #names: (string | undefined)[] = [];

  /** How many there are. */
  get length(): number {
    return this.layers.length;
  }

  /**
   * One of them; a negative place counts from the end.
   * @throws {RangeError} when there is no such place
   */
  at(place: number): M {
    const found = Number.isInteger(place) ? this.layers.at(place) : undefined;
    if (found === undefined) throw new RangeError(messages.place(place, this.length));
    return found;
  }

  /**
   * Puts a module at the end.
   * @throws {RangeError} when it is no module
   */
  append(module: M): this {
    check('append', 'the module', module, aModule);
    return this.put(this.length, module);
  }

  /**
   * Puts modules at the end, in order.
   * @throws {TypeError} when there is something else among them; none is added then
   */
  extend(modules: Iterable<M>): this {
    return this.putAll('extend', modules);
  }

  protected putAll(op: string, modules: Iterable<M>): this {
    const list = typeof Object(modules)[Symbol.iterator] === 'function' ? [...modules] : null;
    if (!list?.every((module) => module instanceof Module)) throw new TypeError(messages.notModules(op, modules));
    for (const module of list) this.put(this.length, module);
    return this;
  }

  /**
   * Puts a module before the one at a place; a negative place counts from the end.
   * @throws {RangeError} when there is no such place, or it is no module
   */
  insert(place: number, module: M): this {
    check('insert', 'the place', place, wholeBetween(-this.length, this.length));
    check('insert', 'the module', module, aModule);
    return this.put(place < 0 ? place + this.length : place, module);
  }

  [Symbol.iterator](): Iterator<M> {
    return this.layers[Symbol.iterator]();
  }

  /** @throws {RangeError} when a name is empty, or has a point in it */
  protected put(place: number, module: M, name?: string): this {
    if (name !== undefined) check(this.constructor.name, 'a name', name, aName);
    this.layers.splice(place, 0, module);
    this.#names.splice(place, 0, name);
    return this;
  }

  protected override fields(): [string, unknown][] {
    const named = (name: string) =>
      name.replace(/^layers\.(\d+)$/, (_, place: number) => this.#names[place] ?? `${place}`);
    return super.fields().map(([name, value]) => [named(name), value]);
  }
}

/**
 * A list of modules that are found by themselves, each under its place: `blocks.0.weight`. It says nothing about how they are used; the
 * `forward` of the module around it does. Those that follow each other and print the same are printed once, as in PyTorch.
 * @example
 * class Net extends nn.Module {
 *   blocks = new nn.ModuleList([new nn.Linear(2, 8), new nn.Linear(8, 1)]);
 *   forward(x: Tensor) {
 *     for (const block of this.blocks) x = block.forward(x).tanh();
 *     return x;
 *   }
 * }
 */
export class ModuleList<M extends Module = Module> extends Listed<M> {
  /** @throws {TypeError} when there is something else among the modules */
  constructor(modules: Iterable<M> = []) {
    super();
    this.putAll(this.constructor.name, modules);
  }

  /**
   * A list does not say how its modules are used.
   * @throws {Error} always
   */
  forward(): never {
    throw new Error(messages.noForward(this.constructor.name));
  }

  protected override childLines(): [string, string][] {
    const runs: { first: string; last: string; count: number; text: string }[] = [];
    for (const [name, text] of super.childLines()) {
      const run = runs.at(-1);
      if (run?.text === text) Object.assign(run, { last: name, count: run.count + 1 });
      else runs.push({ first: name, last: name, count: 1, text });
    }
    return runs.map(({ first, last, count, text }) =>
      count === 1 ? [first, text] : [`${first}-${last}`, `${count} x ${text}`],
    );
  }
}

/** Modules by names: an object, a `Map`, or another `ModuleDict`. */
export type NamedModules<M extends Module> = { readonly [name: string]: M } | ReadonlyMap<string, M> | ModuleDict<M>;

/**
 * Modules by names, which are found by themselves: `choices.conv.weight`. As in PyTorch, going through it gives the names.
 * @example
 * const choices = new nn.ModuleDict({ conv: new nn.Conv2d(3, 8, 3), pool: new nn.MaxPool2d(3) });
 * choices.get('pool').forward(images).shape // [4, 3, 2, 2]
 */
export class ModuleDict<M extends Module = Module> extends Module {
  readonly #modules = new Map<string, M>();

  /**
   * @throws {TypeError} when they are no modules by names
   * @throws {RangeError} when a name is empty, or has a point in it
   */
  constructor(modules: NamedModules<M> = {}) {
    super();
    this.putAll(this.constructor.name, modules);
  }

  /** How many there are. */
  get length(): number {
    return this.#modules.size;
  }

  /** Whether there is one of this name. */
  has(name: string): boolean {
    return this.#modules.has(name);
  }

  /**
   * The module of this name.
   * @throws {RangeError} when there is none
   */
  get(name: string): M {
    const found = this.#modules.get(name);
    if (found === undefined) throw new RangeError(messages.noModule(name, [...this.keys()]));
    return found;
  }

  /**
   * Puts a module under a name, in the place of the one that has it.
   * @throws {RangeError} when it is no module, or the name is empty or has a point in it
   */
  set(name: string, module: M): this {
    return this.put('set', name, module);
  }

  /**
   * Puts modules under their names.
   * @throws {TypeError} when they are no modules by names
   */
  update(modules: NamedModules<M>): this {
    return this.putAll('update', modules);
  }

  private put(op: string, name: string, module: M): this {
    check(op, 'a name', name, aName);
    check(op, name, module, aModule);
    this.#modules.set(name, module);
    return this;
  }

  private putAll(op: string, modules: NamedModules<M>): this {
    const others = modules instanceof Map || modules instanceof ModuleDict ? modules.entries() : null;
    const all = isPlain(modules) ? Object.entries<M>(modules as { [name: string]: M }) : others;
    if (!all) throw new TypeError(messages.notByName(op, modules));
    for (const [name, module] of all) this.put(op, name, module);
    return this;
  }

  /**
   * Takes a module out.
   * @throws {RangeError} when there is none of this name
   */
  pop(name: string): M {
    const found = this.get(name);
    this.#modules.delete(name);
    return found;
  }

  /** The names, in the order in which they came. */
  keys(): IterableIterator<string> {
    return this.#modules.keys();
  }

  /** The modules, in the same order. */
  values(): IterableIterator<M> {
    return this.#modules.values();
  }

  /** Names and modules. */
  entries(): IterableIterator<[string, M]> {
    return this.#modules.entries();
  }

  [Symbol.iterator](): Iterator<string> {
    return this.keys();
  }

  /**
   * Names do not say how their modules are used.
   * @throws {Error} always
   */
  forward(): never {
    throw new Error(messages.noForward(this.constructor.name));
  }

  protected override fields(): [string, unknown][] {
    return [...super.fields(), ...this.#modules];
  }
}
