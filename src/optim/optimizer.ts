// What all optimisers share: parameters in groups, and options that are checked.

import { Tensor } from '../engine/index.js';
import { isPlain, type Rules, shown, withDefaults } from '../options/index.js';
import { messages } from './messages.js';

/** What every optimiser can be told. */
export interface OptimizerOptions {
  /** The learning rate: how much of an update is subtracted. */
  lr?: number;
}

/** Parameters that share their options; these may be changed between steps. */
export type ParamGroup<O> = Required<O> & {
  params: Tensor[];
  /** The rate from before the first schedule, which notes it here. */
  initialLr?: number;
};

/** Tensors with what differs from the other options. */
export type Group<O> = { params: Iterable<Tensor> } & O;

/** Tensors, or groups of them. */
export type Params<O> = Iterable<Tensor> | Iterable<Group<O>>;

/** Computes the loss and its gradients anew. */
export type Closure = () => Tensor;

/**
 * Changes parameters against their gradients, w ← w − lr · u, with an update u that each optimiser forms from them in its own way.
 * @example
 * const optimizer = new optim.Adam([w], { lr: 0.01 });
 * loss.backward(); optimizer.step(); optimizer.zeroGrad();
 */
export abstract class Optimizer<O extends OptimizerOptions = OptimizerOptions> {
  readonly paramGroups: ParamGroup<O>[] = [];

  /** What holds for groups that say nothing else. */
  protected readonly options: Required<O>;

  /**
   * @throws {TypeError} when there is no parameter, one has no gradient of its own, or an option has no such name
   * @throws {RangeError} when an option breaks its rule
   */
  constructor(
    params: Params<O>,
    defaults: Required<O>,
    options: O,
    private readonly rules: Rules<O>,
  ) {
    const list = entriesOf<Tensor | Group<O>>(this.name, params);
    this.options = withDefaults(this.name, defaults, options, rules);
    const groups = list.filter((entry) => !(entry instanceof Tensor) && 'params' in Object(entry));
    if (groups.length === 0) this.addParamGroup({ params: list } as unknown as Group<O>);
    else if (groups.length < list.length) throw new TypeError(messages.mixed(this.name));
    else for (const group of groups) this.addParamGroup(group as Group<O>);
    if (!this.parameters().some(({ requiresGrad }) => requiresGrad)) throw new TypeError(messages.noneWants(this.name));
  }

  /** Changes each parameter that has a gradient; calls `closure` first, when there is one, and returns its loss. */
  abstract step(closure?: Closure): Tensor | undefined;

  /**
   * Parameters with options of their own; those that are left out are the optimiser's. A parameter that wants no gradient is passed over
   * until it does.
   * @throws {TypeError} when there is no parameter, one has no gradient of its own or is there already, or an option has no such name
   * @throws {RangeError} when an option breaks its rule
   */
  addParamGroup(group: Group<O>): void {
    if (!isPlain(group) || !('params' in group)) throw new TypeError(messages.noGroup(this.name, group));
    const { params, ...own } = group;
    const none = Object.keys(own).length === 0; // the others are checked already
    const options = none ? { ...this.options } : this.checked(own as unknown as O, this.options);
    const first = this.parameters().length;
    const list = tensors(this.name, params, first);
    const all = [...this.parameters(), ...list];
    for (const [i, parameter] of list.entries()) {
      if (!parameter.isLeaf || !parameter.dtype.startsWith('float'))
        throw new TypeError(messages.notAParameter(this.name, first + i));
      if (all.indexOf(parameter) !== first + i) throw new TypeError(messages.repeated(this.name, first + i));
    }
    this.paramGroups.push({ ...options, params: list });
  }

  /** Forgets the gradients; otherwise the next ones are added to them. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = null;
  }

  /** The parameters of all groups. */
  protected parameters(): Tensor[] {
    return this.paramGroups.flatMap(({ params }) => params);
  }

  /** What messages call this optimiser. */
  protected get name(): string {
    return this.constructor.name;
  }

  /** @throws when options break a rule, beside defaults for those that are left out */
  protected checked(options: O, defaults: Partial<O> = {}): Required<O> {
    return withDefaults(this.name, defaults, options, this.rules);
  }

  /** As PyTorch's: its options and how many parameters it has, such as `SGD(lr: 0.1, …, 2 parameters of 8 numbers)`. */
  toString(): string {
    const groups = this.paramGroups.map(({ params, ...options }) => {
      const words = Object.entries(options).map(([name, value]) => `${name}: ${shown(value)}`);
      return [...words, counted(params)].join(', ');
    });
    if (groups.length === 1) return `${this.name}(${groups[0]})`;
    return `${this.name}(\n${groups.map((words, i) => `  group ${i}: ${words}\n`).join('')})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** Such as `2 parameters of 8 numbers`. */
export function counted(params: readonly Tensor[]): string {
  const numbers = params.reduce((sum, parameter) => sum + parameter.numel(), 0);
  return `${params.length} parameter${params.length === 1 ? '' : 's'} of ${numbers} number${numbers === 1 ? '' : 's'}`;
}

/**
 * The loss from a closure.
 * @throws {TypeError} when there is no function, or it gives no loss
 */
export function lossOf(op: string, closure: Closure | undefined, why: string): Tensor {
  if (typeof closure !== 'function') throw new TypeError(messages.closure(op, why));
  const loss: unknown = closure();
  if (!(loss instanceof Tensor) || loss.numel() !== 1) throw new TypeError(messages.noLoss(op, loss));
  return loss;
}

/**
 * Parameters, or groups of them, as a list.
 * @throws {TypeError} when there is none, or something else stands in their place, such as a module
 */
function entriesOf<T>(op: string, params: Iterable<T>): T[] {
  if (params instanceof Tensor || typeof Object(params)[Symbol.iterator] !== 'function')
    throw new TypeError(messages.notParameters(op, params));
  const list = [...params];
  if (list.length === 0) throw new TypeError(messages.noParameters(op));
  return list;
}

/**
 * Parameters as a list.
 * @param first how many there are already
 * @throws {TypeError} when there is none, or one is no tensor
 */
export function tensors(op: string, params: Iterable<Tensor>, first = 0): Tensor[] {
  const list = entriesOf(op, params);
  const wrong = list.findIndex((parameter) => !(parameter instanceof Tensor));
  if (wrong >= 0) throw new TypeError(messages.noTensor(op, first + wrong, list[wrong]));
  return list;
}
