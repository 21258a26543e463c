// Optimisers that follow the gradient: for each parameter a chain of transforms turns it into an update, which is
// subtracted, times the learning rate.

import { type Floats, Tensor } from '../engine/index.js';
import { messages } from './messages.js';
import { type Closure, Optimizer, type OptimizerOptions, type ParamGroup } from './optimizer.js';
import { ParameterState, type Transform } from './state.js';

/** What an optimiser remembers and how it is set, as in PyTorch: parameters go by their number. */
export interface OptimizerStateDict<O> {
  state: { [parameter: number]: { step: number; buffers: { [name: string]: Tensor } } };
  paramGroups: (Required<O> & { params: number[]; initialLr?: number })[];
}

export abstract class FirstOrderOptimizer<O extends OptimizerOptions = OptimizerOptions> extends Optimizer<O> {
  private readonly state = new Map<Tensor, ParameterState>();

  /** What turns a gradient into an update. */
  protected abstract chain(group: ParamGroup<O>): Transform[];

  /** What an update is multiplied by. */
  protected rate(group: ParamGroup<O>): number {
    return group.lr!;
  }

  step(closure?: Closure): Tensor | undefined {
    const loss = closure?.();
    for (const group of this.paramGroups) {
      const chain = this.chain(group);
      for (const parameter of group.params)
        if (parameter.grad) this.change(parameter, parameter.grad, chain, this.rate(group));
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
   */
  loadStateDict({ state, paramGroups }: OptimizerStateDict<O>): void {
    const sizes = (groups: readonly { params: readonly unknown[] }[]) => groups.map(({ params }) => params.length);
    const [given, here] = [sizes(paramGroups), sizes(this.paramGroups)];
    if (String(given) !== String(here)) throw new TypeError(messages.groupSizes(this.name, given, here));
    for (const { params: _, initialLr: __, ...options } of paramGroups) this.check(options as unknown as Required<O>);
    const all = this.parameters();
    for (const [i, { buffers }] of Object.entries(state))
      for (const [name, { shape }] of Object.entries(buffers))
        if (String(shape) !== String(all[Number(i)]!.shape))
          throw new TypeError(messages.bufferShape(this.name, name, Number(i), shape, all[Number(i)]!.shape));
    this.state.clear();
    for (const [i, group] of this.paramGroups.entries()) {
      Object.assign(group, { ...paramGroups[i], params: group.params });
      for (const parameter of group.params) {
        const found = state[all.indexOf(parameter)];
        if (found) this.stateOf(parameter, this.chain(group)).restore(found.step, found.buffers);
      }
    }
  }

  /** What is remembered of a parameter under a name, when there is something. */
  protected remembered(parameter: Tensor, name: string): Floats | undefined {
    return this.state.get(parameter)?.buffers[name];
  }

  private change(parameter: Tensor, gradient: Tensor, chain: Transform[], lr: number): void {
    const numbers = parameter.data as Floats;
    this.stateOf(parameter, chain).update(numbers, gradient.data as Floats, chain, lr);
    parameter.write(numbers);
  }

  private stateOf(parameter: Tensor, chain: Transform[]): ParameterState {
    let state = this.state.get(parameter);
    if (!state) this.state.set(parameter, (state = new ParameterState(parameter.data as Floats, chain)));
    return state;
  }
}
