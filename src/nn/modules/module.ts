// What all parts of nets have in common.

import { type DType, isDevice, noGrad, Tensor } from '../../engine/index.js';
import { aFunction, check, checked, flag, instanceOf, oneOf, shown } from '../../options/index.js';
import { messages } from '../messages.js';
import { parameterList } from './parameter-list.js';
import { type SummaryInput, summarize } from './summarize.js';
import type { Summary } from './summary.js';

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

/**
 * A tensor that is learned.
 * As `torch.nn.Parameter`.
 * @example new nn.Parameter(zeros([2, 3])).requiresGrad // true
 */
export class Parameter extends Tensor {
  /**
   * @param values takes over their memory
   * @throws {TypeError} when they are no tensor of fractions
   */
  constructor(values: Tensor) {
    if (!(values instanceof Tensor) || !values.dtype.startsWith('float'))
      throw new TypeError(messages.parameter(values));
    super(values.data, values.shape);
    this.requiresGrad = true;
  }

  /** The elements, as PyTorch prints a parameter. */
  override toString(): string {
    return `Parameter containing:\n${super.toString()}`;
  }

  /** Its numbers where it is shown by itself; inside of something else, such as a list, its shape. */
  [inspectSymbol](depth?: number | null, options?: { depth?: number | null }): string {
    return depth === options?.depth ? this.toString() : `${shown(this)} ${this.dtype}`;
  }
}

/**
 * A tensor that is kept with a module but not learned, such as a running mean.
 * As `torch.nn.Buffer`.
 * @example new nn.Buffer(zeros([3])).requiresGrad // false
 */
export class Buffer extends Tensor {
  /**
   * @param values takes over their memory
   * @throws {TypeError} when they are no tensor
   */
  constructor(values: Tensor) {
    if (!(values instanceof Tensor)) throw new TypeError(messages.buffer(values));
    super(values.data, values.shape);
  }
}

/** Tensors by their names, as `stateDict` gives them: `0.weight`, `0.bias`, … */
export type StateDict = { [name: string]: Tensor };

/** The tensors of a state by the names that they have in one of its modules. */
export type Saved = (name: string) => Tensor | undefined;

/** Sees what a module is given; what it returns takes the inputs' place. */
export type ForwardPreHook = (module: Module, inputs: Tensor[]) => Tensor | Tensor[] | undefined;

/** Sees what a module is given and what it gives; what it returns takes the output's place. */
export type ForwardHook = (module: Module, inputs: Tensor[], output: Tensor) => Tensor | undefined;

/**
 * A part of a net. A subclass keeps `Parameter`s, `Buffer`s and other modules in its fields, or in lists there, where they are found
 * by themselves, and says in `forward` what it computes. Fields whose names begin with #, objects and maps are not looked into (for
 * modules by name there is `ModuleDict`); other tensors in fields, such as the last activations, belong to nobody.
 * As `torch.nn.Module`.
 * @example
 * class Net extends nn.Module {
 *   layer = new nn.Linear(2, 3);
 *   forward(x: Tensor) { return this.layer.forward(x).relu(); }
 * }
 */
export abstract class Module {
  /** Whether the module trains: dropout and batch normalisation do other things then. */
  training = true;
  readonly #preHooks = new Set<{ hook: ForwardPreHook }>();
  readonly #hooks = new Set<{ hook: ForwardHook }>();
  #unhook = (): void => undefined;

  /** What the module computes of its inputs. */
  abstract forward(...inputs: Tensor[]): Tensor;

  /** What `toString` says between the brackets. */
  extraRepr(): string {
    return '';
  }

  /** The modules in the fields of this one. */
  namedChildren(): [name: string, child: Module][] {
    return this.fields().filter((field): field is [string, Module] => field[1] instanceof Module);
  }

  /** The modules in the fields of this one, without their names. */
  children(): Module[] {
    return this.namedChildren().map(([, child]) => child);
  }

  /** This module and all those inside it, outer ones first, each once, under the name of its first place. */
  namedModules(): [name: string, module: Module][] {
    const found = new Map<Module, string>();
    const visit = (module: Module, name: string): void => {
      if (found.has(module)) return;
      found.set(module, name);
      for (const [own, child] of module.namedChildren()) visit(child, joined(name, own));
    };
    visit(this, '');
    return [...found].map(([module, name]) => [name, module]);
  }

  /** This module and all those inside it, each once. */
  modules(): Module[] {
    return this.namedModules().map(([, module]) => module);
  }

  /**
   * Calls `f` with each module, inner ones first.
   * @throws {TypeError} when `f` is no function
   * @example net.apply((module) => { if (module instanceof nn.Linear) init.xavierNormal_(module.weight); })
   */
  apply(f: (module: Module) => void): this {
    check('apply', 'the function', f, aFunction);
    for (const module of this.modules().reverse()) f(module);
    return this;
  }

  /** What is learned, each tensor once, under the name of its place. */
  namedParameters(): [name: string, parameter: Parameter][] {
    const seen = new Set<Tensor>();
    const all = this.tensors().filter((entry): entry is [string, Parameter] => entry[1] instanceof Parameter);
    return all.filter(([, parameter]) => !seen.has(parameter) && seen.add(parameter));
  }

  /**
   * What is learned, each tensor once. As the last expression of a cell, and in `console.log`, the list shows names and shapes.
   * @example net.parameters().length // 4
   */
  parameters(): Parameter[] {
    return parameterList(this.namedParameters());
  }

  /** Tensors that are kept but not learned, such as running means. */
  namedBuffers(): [name: string, buffer: Buffer][] {
    return this.tensors().filter((entry): entry is [string, Buffer] => entry[1] instanceof Buffer);
  }

  /** Tensors that are kept but not learned, without their names. */
  buffers(): Buffer[] {
    return this.namedBuffers().map(([, buffer]) => buffer);
  }

  /** How many numbers are learned. */
  parameterCount(): number {
    return this.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
  }

  /**
   * A row for each call of a layer: its name and kind, the shape that it gives, how many numbers it learns; and all of them together.
   * As torchinfo's and Keras's summary. The net computes once, in evaluation and without gradients, and is then as it was; so are
   * the random numbers of `manualSeed`.
   * @param input a tensor; or its shape, for one of zeros; or the tensors of a net that takes several
   * @throws {RangeError} when it is none of these, or the net cannot take it
   * @example
   * const { parameters, bytes } = net.summary([16, 2]);
   * [parameters, bytes] // [22, 88]
   * @see https://github.com/TylerYep/torchinfo
   */
  summary(input: SummaryInput): Summary {
    return summarize(this, input);
  }

  /**
   * Parameters and buffers by name, in the module's own memory: what is to be kept while the training goes on must be copied.
   * @example const best = Object.fromEntries(Object.entries(net.stateDict()).map(([name, x]) => [name, x.clone()]));
   */
  stateDict(): StateDict {
    return Object.fromEntries(this.tensors().map(([name, tensor]) => [name, tensor.detach()]));
  }

  /**
   * Overwrites parameters and buffers. PyTorch's names, such as `running_mean`, are understood too.
   * @param options.strict false leaves out what has no counterpart
   * @throws {RangeError} when a name is missing or unknown, or a shape differs; nothing is changed then
   * @example net.loadStateDict(load('net.safetensors'))
   */
  loadStateDict(state: StateDict, options?: { strict?: boolean }): this {
    const { strict = true } = checked('loadStateDict', options, loadRules);
    const own = this.tensors().map(([name]) => name);
    if (typeof state !== 'object' || state === null) throw new TypeError(messages.state(state, undefined));
    const wrong = Object.entries(state).find(([, value]) => !(value instanceof Tensor));
    if (wrong) throw new TypeError(messages.state(state, wrong));
    const inCamel = new Map(own.map((name) => [inCamelCase(name), name]));
    const nameOf = (given: string) => (own.includes(given) ? given : inCamel.get(inCamelCase(given)));
    const found: StateDict = Object.fromEntries(Object.entries(state).map(([name, x]) => [nameOf(name) ?? name, x]));
    const missing = own.filter((name) => !Object.hasOwn(found, name));
    const unknown = Object.keys(state).filter((name) => nameOf(name) === undefined);
    if (strict && missing.length + unknown.length > 0) throw new RangeError(messages.stateNames(missing, unknown));
    for (const [prefix, module] of this.namedModules()) module.willLoad((name) => found[joined(prefix, name)]);
    const both = this.tensors().filter(([name]) => Object.hasOwn(found, name));
    for (const [name, { shape }] of both)
      if (String(found[name]!.shape) !== String(shape))
        throw new RangeError(messages.stateShape(name, shape, found[name]!.shape));
    noGrad(() => {
      for (const [name, tensor] of both) tensor.copy_(found[name]!);
    });
    return this;
  }

  /**
   * Turns this module and all inside it to training, or to evaluation.
   * @throws {RangeError} when the mode is neither true nor false
   */
  train(mode = true): this {
    check('train', 'the mode', mode, flag);
    for (const module of this.modules()) module.training = mode;
    return this;
  }

  /** Turns this module and all inside it to evaluation. */
  eval(): this {
    return this.train(false);
  }

  /** Forgets all gradients. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = null;
  }

  /**
   * Lets gradients flow to the parameters, or not.
   * @throws {RangeError} when the value is neither true nor false
   */
  requiresGrad_(requires = true): this {
    check('requiresGrad_', 'the value', requires, flag);
    for (const parameter of this.parameters()) parameter.requiresGrad_(requires);
    return this;
  }

  /**
   * Makes parameters and buffers of fractions anew in another kind; pass them to an optimiser afterwards.
   * @throws {TypeError} when it is the name of a device
   * @throws {RangeError} when there is no such kind of fractions
   */
  to(dtype: DType): this {
    if (isDevice(dtype)) throw new TypeError(messages.device(dtype));
    check('to', 'dtype', dtype, fractions);
    const made = new Map<Tensor, Tensor>();
    const convert = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(convert);
      if (!(value instanceof Parameter || value instanceof Buffer)) return value;
      if (!value.dtype.startsWith('float') || value.dtype === dtype) return value;
      const known = made.get(value);
      if (known) return known;
      const values = value.detach().to(dtype);
      const result =
        value instanceof Parameter ? new Parameter(values).requiresGrad_(value.requiresGrad) : new Buffer(values);
      made.set(value, result);
      return result;
    };
    for (const module of this.modules())
      for (const [name, value] of Object.entries(module)) Object.assign(module, { [name]: convert(value) });
    return this;
  }

  /**
   * Calls `hook` before each `forward` of this module. Returns how to remove it.
   * @throws {TypeError} when the hook is no function; in `forward`, when it gives no tensors
   */
  registerForwardPreHook(hook: ForwardPreHook): { remove(): void } {
    check('registerForwardPreHook', 'the hook', hook, aFunction);
    return this.hooked(this.#preHooks, { hook });
  }

  /**
   * Calls `hook` after each `forward` of this module. Returns how to remove it.
   * @throws {TypeError} when the hook is no function; in `forward`, when it gives no tensor
   */
  registerForwardHook(hook: ForwardHook): { remove(): void } {
    check('registerForwardHook', 'the hook', hook, aFunction);
    return this.hooked(this.#hooks, { hook });
  }

  /** The module and what is inside, as PyTorch prints it. */
  toString(): string {
    const children = this.childLines().map(([name, text]) => `  (${name}): ${text.replaceAll('\n', '\n  ')}`);
    const inside = children.length > 0 ? `\n${children.join('\n')}\n` : this.extraRepr();
    return `${this.constructor.name}(${inside})`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  /** Called with a state before it is loaded; a lazy layer learns its size from it. */
  protected willLoad(_saved: Saved): void {}

  /** What is printed for each module in the fields. */
  protected childLines(): [name: string, text: string][] {
    return this.namedChildren().map(([name, child]) => [name, String(child)]);
  }

  /** Parameters and buffers of this module and of those inside it. */
  private tensors(): [name: string, tensor: Tensor][] {
    return this.namedModules().flatMap(([prefix, module]) =>
      module
        .fields()
        .filter((field): field is [string, Tensor] => field[1] instanceof Parameter || field[1] instanceof Buffer)
        .map(([name, tensor]): [string, Tensor] => [joined(prefix, name), tensor]),
    );
  }

  /** Names and values of the fields; those of lists have their place in the list as a name. */
  protected fields(): [name: string, value: unknown][] {
    const flat = (name: string, value: unknown): [string, unknown][] =>
      Array.isArray(value) ? value.flatMap((item, i) => flat(`${name}.${i}`, item)) : [[name, value]];
    return Object.entries(this).flatMap(([name, value]) => flat(name, value));
  }

  /** Puts a `forward` that calls the hooks before that of the class, as long as there are hooks. */
  private hooked<H>(hooks: Set<H>, entry: H): { remove(): void } {
    const none = () => this.#preHooks.size + this.#hooks.size === 0;
    if (none()) {
      const own = Object.getOwnPropertyDescriptor(this, 'forward');
      // looked up each time: a lazy layer's class, and its `forward`, will be another
      const plain = (): Module['forward'] => own?.value ?? Object.getPrototypeOf(this).forward;
      const forward = (...inputs: Tensor[]): Tensor => this.withHooks(plain(), inputs);
      Object.defineProperty(this, 'forward', { value: forward, configurable: true });
      this.#unhook = () => {
        Reflect.deleteProperty(this, 'forward');
        if (own) Object.defineProperty(this, 'forward', own);
      };
    }
    hooks.add(entry);
    return {
      remove: () => {
        if (hooks.delete(entry) && none()) this.#unhook();
      },
    };
  }

  private withHooks(forward: Module['forward'], given: Tensor[]): Tensor {
    let inputs = given;
    for (const { hook } of this.#preHooks) inputs = [hook(this, inputs) ?? inputs].flat();
    checkHook(this, inputs);
    let output = forward.apply(this, inputs);
    for (const { hook } of this.#hooks) output = hook(this, inputs, output) ?? output;
    checkHook(this, [output]);
    return output;
  }
}

export const aModule = instanceOf(Module, 'a module, such as new nn.Linear(2, 3)');
const fractions = oneOf('float32', 'float64');
const loadRules = { strict: flag };

function checkHook(module: Module, values: readonly unknown[]): void {
  const wrong = values.find((value) => !(value instanceof Tensor));
  if (wrong !== undefined) throw new TypeError(messages.hook(module.constructor.name, wrong));
}

const joined = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`);

/** PyTorch's names as they are here: `running_mean` is `runningMean`. */
const inCamelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
