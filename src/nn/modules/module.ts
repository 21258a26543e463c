// What all parts of nets have in common.

import { type DType, noGrad, Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';

/** A tensor that is learned. Every other tensor in a field of a module is a buffer: kept with it, but not learned. */
export class Parameter extends Tensor {
  /** @param values takes over their memory */
  constructor(values: Tensor) {
    super(values.data, values.shape);
    this.requiresGrad = true;
  }
}

/** Tensors by their names, as `stateDict` gives them: `0.weight`, `0.bias`, … */
export type StateDict = { [name: string]: Tensor };

/** Sees what a module is given and what it gives; what it returns takes the output's place. */
export type ForwardHook = (module: Module, inputs: Tensor[], output: Tensor) => Tensor | undefined;

/**
 * A part of a net. A subclass keeps parameters, buffers and other modules, or lists of them, in its fields, where they are
 * found by themselves, and says in `forward` what it computes.
 * @example
 * class Net extends nn.Module {
 *   layer = new nn.Linear(2, 3);
 *   forward(x: Tensor) { return this.layer.forward(x).relu(); }
 * }
 */
export abstract class Module {
  /** Whether the module trains: dropout and batch normalisation do other things then. */
  training = true;
  readonly #hooks = new Set<ForwardHook>();

  abstract forward(...inputs: Tensor[]): Tensor;

  /** What `toString` says between the brackets. */
  protected extraRepr(): string {
    return '';
  }

  /** The modules in the fields of this one. */
  namedChildren(): [name: string, child: Module][] {
    return this.fields().filter((field): field is [string, Module] => field[1] instanceof Module);
  }

  /** This module and all those inside it, outer ones first. */
  namedModules(prefix = ''): [name: string, module: Module][] {
    const inside = this.namedChildren().flatMap(([name, child]) => child.namedModules(joined(prefix, name)));
    return [[prefix, this], ...inside];
  }

  modules(): Module[] {
    return this.namedModules().map(([, module]) => module);
  }

  /** What is learned, each tensor once, under the name of its place. */
  namedParameters(): [name: string, parameter: Parameter][] {
    const seen = new Set<Tensor>();
    const all = this.tensors().filter((entry): entry is [string, Parameter] => entry[1] instanceof Parameter);
    return all.filter(([, parameter]) => !seen.has(parameter) && seen.add(parameter));
  }

  parameters(): Parameter[] {
    return this.namedParameters().map(([, parameter]) => parameter);
  }

  /** Tensors that are kept but not learned, such as running means. */
  namedBuffers(): [name: string, buffer: Tensor][] {
    return this.tensors().filter(([, tensor]) => !(tensor instanceof Parameter));
  }

  /** How many numbers are learned. */
  parameterCount(): number {
    return this.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
  }

  /** Parameters and buffers by name, in the module's own memory. */
  stateDict(): StateDict {
    return Object.fromEntries(this.tensors().map(([name, tensor]) => [name, tensor.detach()]));
  }

  /**
   * Overwrites parameters and buffers.
   * @throws {RangeError} when a name is missing or unknown, or a shape differs; nothing is changed then
   */
  loadStateDict(state: StateDict): this {
    const own = this.stateDict();
    const missing = Object.keys(own).filter((name) => !Object.hasOwn(state, name));
    const unknown = Object.keys(state).filter((name) => !Object.hasOwn(own, name));
    if (missing.length + unknown.length > 0) throw new RangeError(messages.stateNames(missing, unknown));
    for (const [name, { shape }] of Object.entries(own))
      if (String(state[name]!.shape) !== String(shape))
        throw new RangeError(messages.stateShape(name, shape, state[name]!.shape));
    noGrad(() => {
      for (const [name, tensor] of Object.entries(own)) tensor.copy_(state[name]!);
    });
    return this;
  }

  /** Turns this module and all inside it to training, or to evaluation. */
  train(mode = true): this {
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

  /** Lets gradients flow to the parameters, or not. */
  requiresGrad_(requires = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad_(requires);
    return this;
  }

  /** Makes parameters and buffers of fractions anew in another kind; pass them to an optimiser afterwards. */
  to(dtype: DType): this {
    const made = new Map<Tensor, Tensor>();
    const convert = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(convert);
      if (!(value instanceof Tensor) || !value.dtype.startsWith('float')) return value;
      const known = made.get(value);
      if (known) return known;
      const values = value.detach().to(dtype);
      const result = value instanceof Parameter ? new Parameter(values).requiresGrad_(value.requiresGrad) : values;
      made.set(value, result);
      return result;
    };
    for (const module of this.modules())
      for (const [name, value] of Object.entries(module))
        (module as unknown as { [name: string]: unknown })[name] = convert(value);
    return this;
  }

  /** Calls `hook` after each `forward` of this module. Returns how to remove it. */
  registerForwardHook(hook: ForwardHook): { remove(): void } {
    this.#hooks.add(hook);
    const own = Object.getPrototypeOf(this).forward as Module['forward'];
    const forward = (...inputs: Tensor[]): Tensor => {
      let output = own.apply(this, inputs);
      for (const each of this.#hooks) output = each(this, inputs, output) ?? output;
      return output;
    };
    Object.defineProperty(this, 'forward', { value: forward, configurable: true });
    return {
      remove: () => {
        this.#hooks.delete(hook);
        if (this.#hooks.size === 0) Reflect.deleteProperty(this, 'forward');
      },
    };
  }

  /** The module and what is inside, as PyTorch prints it. */
  toString(): string {
    const children = this.namedChildren().map(
      ([name, child]) => `  (${name}): ${String(child).replaceAll('\n', '\n  ')}`,
    );
    const inside = children.length > 0 ? `\n${children.join('\n')}\n` : this.extraRepr();
    return `${this.constructor.name}(${inside})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** Parameters and buffers of this module and of those inside it. */
  private tensors(): [name: string, tensor: Tensor][] {
    return this.namedModules().flatMap(([prefix, module]) =>
      module
        .fields()
        .filter((field): field is [string, Tensor] => field[1] instanceof Tensor)
        .map(([name, tensor]): [string, Tensor] => [joined(prefix, name), tensor]),
    );
  }

  /** Names and values of the fields; those of lists have their place in the list as a name. */
  protected fields(): [name: string, value: unknown][] {
    return Object.entries(this).flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((item, i): [string, unknown] => [`${name}.${i}`, item]) : [[name, value]],
    );
  }
}

const joined = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`);
