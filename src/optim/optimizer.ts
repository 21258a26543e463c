// What all optimisers do: for each parameter a chain of transforms turns the gradient into an update, and the update is
// subtracted, times the learning rate.

import { blend, type Floats, slot, slotLength, type Tensor } from '../engine/index.js';
import { messages } from './messages.js';

/** What every optimiser can be told. */
export interface OptimizerOptions {
  /** The learning rate: how much of an update is subtracted. */
  lr?: number;
}

/** Parameters that share their options; these may be changed between steps. */
export type ParamGroup<O> = Required<O> & { params: Tensor[] };

/** A part of a gradient on its way to an update, which stays in a fast cache. */
export interface Update {
  /** The gradient; transforms change it in place. */
  readonly values: Floats;
  /** The parameter, as far as this part goes. */
  readonly parameter: Floats;
  /** The number of this step, from 1 on. */
  readonly step: number;
  /** What is remembered of this part from step to step under a name; zeros at first. */
  remembered(name: string): Floats;
}

/** A step on the way from a gradient to an update. */
export type Transform = (update: Update) => void;

interface State {
  step: number;
  buffers: { [name: string]: Floats };
}

/**
 * Changes parameters against their gradients.
 * @example
 * const optimizer = new Adam([w], { lr: 0.01 });
 * loss.backward(); optimizer.step(); optimizer.zeroGrad();
 */
export abstract class Optimizer<O extends OptimizerOptions> {
  readonly paramGroups: ParamGroup<O>[];
  private readonly state = new Map<Tensor, State>();

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

  private change(parameter: Tensor, { data }: Tensor, chain: Transform[], lr: number): void {
    let state = this.state.get(parameter);
    if (!state) this.state.set(parameter, (state = { step: 0, buffers: {} }));
    const { buffers } = state;
    const step = ++state.step;
    const numbers = parameter.data as Floats;
    const gradients = data as Floats;
    for (let from = 0; from < numbers.length; from += slotLength) {
      const part = new Part(numbers.length <= slotLength ? null : [from, from + slotLength]);
      const values = part.copyOf(gradients);
      const own = part.borrow(numbers);
      const borrowed: { [name: string]: Floats } = {};
      const remembered = (name: string) => (borrowed[name] ??= part.borrow((buffers[name] ??= zerosLike(numbers))));
      for (const transform of chain) transform({ values, parameter: own, step, remembered });
      blend(own, values, 1, -lr);
      part.giveBack();
    }
    parameter.write(numbers);
  }
}

/** Shorter parts are not worth a copy to the kernels. */
const worthwhile = 64;

/** A part of each of some arrays; long ones of float32 are worked on in the kernels' memory. */
class Part {
  private readonly borrowed: { from: Float32Array; to: Float32Array }[] = [];
  private used = 0;

  constructor(private readonly range: [start: number, end: number] | null) {}

  /** The numbers of the part, which may be changed. */
  copyOf(array: Floats): Floats {
    const part = this.cut(array);
    return this.slotFor(part) ?? part.slice();
  }

  /** The numbers of the part; what becomes of them is written back in the end. */
  borrow(array: Floats): Floats {
    const part = this.cut(array);
    const place = this.slotFor(part);
    if (!place) return part;
    this.borrowed.push({ from: place, to: part as Float32Array });
    return place;
  }

  giveBack(): void {
    for (const { from, to } of this.borrowed) to.set(from);
  }

  private cut(array: Floats): Floats {
    return this.range ? array.subarray(...this.range) : array;
  }

  private slotFor(part: Floats): Float32Array | null {
    if (!(part instanceof Float32Array) || part.length < worthwhile) return null;
    const place = slot(this.used++, part.length);
    place.set(part);
    return place;
  }
}

const zerosLike = (data: Floats): Floats =>
  data instanceof Float64Array ? new Float64Array(data.length) : new Float32Array(data.length);

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
