// Optimisers that follow the gradient: for each parameter a chain of transforms turns it into an update, which is
// subtracted, times the learning rate.

import { type Floats, Tensor } from '../engine/index.js';
import { listOf, type Rules, record } from '../options/index.js';
import { messages } from './messages.js';
import { type Closure, lossOf, Optimizer, type OptimizerOptions, type ParamGroup, type Params } from './optimizer.js';
import { ParameterState } from './parameter-state.js';
import { checkState } from './saved.js';
import type { Transform } from './transform.js';

/** What an optimiser remembers and how it is set, as in PyTorch: parameters go by their number. */
export interface OptimizerStateDict<O> {
  state: { [parameter: number]: { step: number; buffers: { [name: string]: Tensor } } };
  paramGroups: (Required<O> & { params: number[]; initialLr?: number })[];
}

export class FirstOrderOptimizer<O extends OptimizerOptions = OptimizerOptions> extends Optimizer<O> {
  private readonly state = new Map<Tensor, ParameterState>();

  /** @param transforms what turns the gradients of a group into updates, one after the other */
  constructor(
    params: Params<O>,
    defaults: Required<O>,
    options: O,
    rules: Rules<O>,
    private readonly transforms: (group: ParamGroup<O>) => readonly Transform[],
  ) {
    super(params, defaults, options, rules);
  }

  /** What an update is multiplied by. */
  protected rate(group: ParamGroup<O>): number {
    return group.lr!;
  }

  step(closure?: Closure): Tensor | undefined {
    const loss = closure === undefined ? undefined : lossOf(this.name, closure, 'when anything is passed');
    for (const group of this.paramGroups) {
      const transforms = this.transforms(group);
      for (const parameter of group.params)
        if (parameter.grad) this.change(parameter, parameter.grad, transforms, this.rate(group));
    }
    return loss;
  }

  /** Options and buffers, as copies, to go on later from where this one is. */
  stateDict(): OptimizerStateDict<O> {
    const all = this.parameters();
    const state: OptimizerStateDict<O>['state'] = {};
    for (const [i, parameter] of all.entries()) {
      const found = this.state.get(parameter);
      if (!found) continue;
      const buffers = Object.entries(found.buffers).map(([name, numbers]) => [
        name,
        new Tensor(numbers.slice(), parameter.shape),
      ]);
      state[i] = { step: found.step, buffers: Object.fromEntries(buffers) };
    }
    const paramGroups = this.paramGroups.map((group) => ({
      ...group,
      params: group.params.map((p) => all.indexOf(p)),
    }));
    return { state, paramGroups };
  }

  /**
   * Goes on from where another optimiser of this kind was.
   * @throws {TypeError} when its groups or its buffers do not fit to the parameters here
   * @throws {RangeError} when a part is missing, or an option breaks its rule
   */
  loadStateDict(saved: OptimizerStateDict<O>): void {
    checkState(this.name, saved, { state: record, paramGroups: listOf(record) });
    const { state, paramGroups } = saved;
    const sizes = (groups: readonly { params: readonly unknown[] }[]) => groups.map(({ params }) => params.length);
    const [given, here] = [sizes(paramGroups), sizes(this.paramGroups)];
    if (String(given) !== String(here)) throw new TypeError(messages.groupSizes(this.name, given, here));
    for (const { params: _, initialLr: __, ...options } of paramGroups) {
      const foreign = Object.keys(options).find((name) => !Object.hasOwn(this.options, name));
      if (foreign !== undefined) throw new TypeError(messages.otherKind(this.name, foreign));
      this.checked(options as unknown as O);
    }
    const all = this.parameters();
    for (const [i, { buffers }] of Object.entries(state))
      for (const [name, buffer] of Object.entries(buffers)) {
        const [given, here] = [buffer?.shape, all[Number(i)]?.shape];
        if (!given || String(given) !== String(here))
          throw new TypeError(messages.bufferShape(this.name, name, i, given, here));
      }
    this.state.clear();
    for (const [i, group] of this.paramGroups.entries()) {
      Object.assign(group, { ...paramGroups[i], params: group.params });
      for (const parameter of group.params) {
        const found = state[all.indexOf(parameter)];
        if (found) this.stateOf(parameter, this.transforms(group)).restore(found.step, found.buffers);
      }
    }
  }

  /** What is remembered of a parameter under a name, when there is something. */
  protected remembered(parameter: Tensor, name: string): Floats | undefined {
    return this.state.get(parameter)?.buffers[name];
  }

  private change(parameter: Tensor, gradient: Tensor, transforms: readonly Transform[], lr: number): void {
    const numbers = parameter.data as Floats;
    this.stateOf(parameter, transforms).update(numbers, gradient.data as Floats, transforms, lr);
    parameter.write(numbers);
  }

  private stateOf(parameter: Tensor, transforms: readonly Transform[]): ParameterState {
    let state = this.state.get(parameter);
    if (!state) this.state.set(parameter, (state = new ParameterState(parameter.data as Floats, transforms)));
    return state;
  }
}
