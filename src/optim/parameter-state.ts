// What an optimiser keeps of one parameter from step to step.

import { blend, type Floats, sideBySide, type Tensor } from '../engine/index.js';

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

/** Shorter parameters are not worth a memory of their own. */
const worthwhile = 1024;
const partLength = 32768;

/** The buffers of a parameter; those of a large one of float32 stand in the kernels' memory. */
export class ParameterState {
  /** How many steps there were. */
  step = 0;
  readonly buffers: { [name: string]: Floats } = {};
  /** Places in the kernels' memory for a part of the gradient, and of the parameter. */
  private readonly places: [Float32Array, Float32Array] | null = null;

  constructor(numbers: Floats, chain: Transform[]) {
    if (!(numbers instanceof Float32Array) || numbers.length < worthwhile) return;
    const names = [...namesOf(chain)];
    const part = Math.min(partLength, numbers.length);
    const [first, second, ...buffers] = sideBySide([part, part, ...names.map(() => numbers.length)]);
    this.places = [first!, second!];
    for (const [i, name] of names.entries()) this.buffers[name] = buffers[i]!;
  }

  /** Goes on from a step, with copies of what was remembered then. */
  restore(step: number, buffers: { readonly [name: string]: Tensor }): void {
    this.step = step;
    for (const [name, { data }] of Object.entries(buffers)) {
      if (this.buffers[name]) this.buffers[name].set(data);
      else this.buffers[name] = data.slice() as Floats;
    }
  }

  /** Changes a parameter's numbers by what the chain makes of its gradient. */
  update(numbers: Floats, gradient: Floats, chain: Transform[], lr: number): void {
    const step = ++this.step;
    const { places } = this;
    const length = places ? partLength : numbers.length;
    for (let from = 0; from < numbers.length; from += length) {
      const cut = (array: Floats) => (places ? array.subarray(from, from + length) : array);
      const values = places ? filled(places[0], cut(gradient)) : gradient.slice();
      const parameter = places ? filled(places[1], cut(numbers)) : numbers;
      const remembered = (name: string) => cut((this.buffers[name] ??= zerosLike(numbers)));
      for (const transform of chain) transform({ values, parameter, step, remembered });
      blend(parameter, values, 1, -lr);
      if (places) numbers.set(parameter, from);
    }
  }
}

/** What a chain remembers. */
function namesOf(chain: Transform[]): Set<string> {
  const names = new Set<string>();
  const one = () => new Float64Array(1);
  const remembered = (name: string) => {
    names.add(name);
    return one();
  };
  for (const transform of chain) transform({ values: one(), parameter: one(), step: 1, remembered });
  return names;
}

function filled(place: Float32Array, part: Floats): Float32Array {
  const filled = place.subarray(0, part.length);
  filled.set(part);
  return filled;
}

const zerosLike = (data: Floats): Floats =>
  data instanceof Float64Array ? new Float64Array(data.length) : new Float32Array(data.length);
