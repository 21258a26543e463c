// What all optimisers do: for each parameter a chain of transforms turns the gradient into an update, and the update is
// subtracted, times the learning rate.

import type { Floats, Tensor } from '../engine/index.js';
import { messages } from './messages.js';
import { ParameterState, type Transform } from './state.js';

/** What every optimiser can be told. */
export interface OptimizerOptions {
  /** The learning rate: how much of an update is subtracted. */
  lr?: number;
}

/** Parameters that share their options; these may be changed between steps. */
export type ParamGroup<O> = Required<O> & { params: Tensor[] };

/**
 * Changes parameters against their gradients.
 * @example
 * const optimizer = new Adam([w], { lr: 0.01 });
 * loss.backward(); optimizer.step(); optimizer.zeroGrad();
 */
export abstract class Optimizer<O extends OptimizerOptions> {
  readonly paramGroups: ParamGroup<O>[];
  private readonly state = new Map<Tensor, ParameterState>();

  /** @throws {TypeError} when there is no parameter, or one has no gradient of its own */
  constructor(params: Iterable<Tensor>, options: Required<O>) {
    const list = [...params];
    const op = this.constructor.name;
    if (list.length === 0) throw new TypeError(messages.noParameters(op));
    for (const [i, parameter] of list.entries()) {
      if (!parameter.requiresGrad || !parameter.isLeaf) throw new TypeError(messages.notAParameter(op, i));
      if (list.indexOf(parameter) !== i) throw new TypeError(messages.repeated(op, i));
    }
    this.paramGroups = [{ ...options, params: list }];
  }

  /** What turns a gradient into an update. */
  protected abstract chain(group: ParamGroup<O>): Transform[];

  /** Changes each parameter that has a gradient. */
  step(): void {
    for (const group of this.paramGroups) {
      const chain = this.chain(group);
      for (const parameter of group.params)
        if (parameter.grad) this.change(parameter, parameter.grad, chain, group.lr!);
    }
  }

  /** Forgets the gradients; otherwise the next ones are added to them. */
  zeroGrad(): void {
    for (const { params } of this.paramGroups) for (const parameter of params) parameter.grad = null;
  }

  private change(parameter: Tensor, gradient: Tensor, chain: Transform[], lr: number): void {
    const numbers = parameter.data as Floats;
    let state = this.state.get(parameter);
    if (!state) this.state.set(parameter, (state = new ParameterState(numbers, chain)));
    state.update(numbers, gradient.data as Floats, chain, lr);
    parameter.write(numbers);
  }
}

/** @throws {RangeError} when a value breaks its rule */
export function check(op: string, name: string, value: number, rule: string, holds: boolean): void {
  if (typeof value !== 'number' || !holds) throw new RangeError(messages.option(op, name, value, rule));
}

/** The rules that most optimisers share. */
export const rules = {
  rate: (op: string, lr: number) => check(op, 'lr', lr, 'a finite number, 0 or more', lr >= 0 && lr < Infinity),
  share: (op: string, name: string, x: number) => check(op, name, x, 'from 0 up to, but not, 1', x >= 0 && x < 1),
  positive: (op: string, name: string, x: number) =>
    check(op, name, x, 'a finite number, 0 or more', x >= 0 && x < Infinity),
};
