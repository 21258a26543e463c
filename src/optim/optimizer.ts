// What all optimisers share: parameters in groups, and options that are checked.

import { Tensor } from '../engine/index.js';
import { messages } from './messages.js';
import { checkOptions, type Rules, withDefaults } from './rules.js';

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

/** Tensors, or groups of them, each with what differs from the other options. */
export type Params<O> = Iterable<Tensor> | Iterable<{ params: Iterable<Tensor> } & O>;

/** Computes the loss and its gradients anew. */
export type Closure = () => Tensor;

/**
 * Changes parameters against their gradients.
 * @example
 * const optimizer = new Adam([w], { lr: 0.01 });
 * loss.backward(); optimizer.step(); optimizer.zeroGrad();
 */
export abstract class Optimizer<O extends OptimizerOptions = OptimizerOptions> {
  readonly paramGroups: ParamGroup<O>[] = [];

  /** What holds for groups that say nothing else. */
  private readonly options: Required<O>;

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
    this.options = withDefaults(this.name, defaults, options, rules);
    const list = listed<Tensor | ({ params: Iterable<Tensor> } & O)>(this.name, params);
    const groups = list.filter((entry) => !(entry instanceof Tensor) && 'params' in Object(entry));
    if (groups.length === 0) this.addParamGroup({ params: list as Tensor[] } as { params: Tensor[] } & O);
    else if (groups.length < list.length) throw new TypeError(messages.mixed(this.name));
    else for (const group of groups) this.addParamGroup(group as { params: Iterable<Tensor> } & O);
    if (!this.parameters().some(({ requiresGrad }) => requiresGrad)) throw new TypeError(messages.noneWants(this.name));
  }

  /** Changes each parameter that has a gradient; calls `closure` first, when there is one, and returns its loss. */
  abstract step(closure?: Closure): Tensor | undefined;

  /**
   * Parameters with options of their own; those that are left out are the optimiser's. A parameter that wants no gradient is passed over
   * until it does.
   */
  addParamGroup({ params, ...own }: { params: Iterable<Tensor> } & O): void {
    const options = { ...this.options, ...own };
    this.check(options);
    const list = listed(this.name, params);
    const all = [...this.parameters(), ...list];
    const first = all.length - list.length;
    for (const [i, parameter] of list.entries()) {
      if (!(parameter instanceof Tensor)) throw new TypeError(messages.noTensor(this.name, first + i, parameter));
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

  protected check(options: Required<O>): void {
    checkOptions(this.name, options, this.rules);
  }
}

/**
 * Parameters, or groups of them, as a list.
 * @throws {TypeError} when there is none, or something else stands in their place, such as a module
 */
export function listed<T>(op: string, params: Iterable<T>): T[] {
  if (params instanceof Tensor || typeof Object(params)[Symbol.iterator] !== 'function')
    throw new TypeError(messages.notParameters(op, params));
  const list = [...params];
  if (list.length === 0) throw new TypeError(messages.noParameters(op));
  return list;
}
