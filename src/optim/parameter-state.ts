// What an optimiser keeps of one parameter from step to step.

import { blend, type Floats, sideBySide, type Tensor } from '../engine/index.js';
import type { Transform } from './transform.js';

/** Shorter parameters are not worth a memory of their own. */
const leastPlaced = 1024;
const partLength = 32768;

/** The buffers of a parameter; those of a large one of float32 stand in the kernels' memory. */
export class ParameterState {
  /** How many steps there were. */
  step = 0;
  readonly buffers: { [name: string]: Floats } = {};
  /** Places in the kernels' memory for a part of the gradient, and of the parameter. */
  private readonly places: [Float32Array, Float32Array] | null = null;

  constructor(numbers: Floats, transforms: readonly Transform[]) {
    const starts = transforms.flatMap(({ state }) => Object.entries(state));
    const placed = numbers instanceof Float32Array && numbers.length >= leastPlaced;
    const part = Math.min(partLength, numbers.length);
    const arrays = placed
      ? sideBySide([part, part, ...starts.map(() => numbers.length)])
      : starts.map(() => like(numbers));
    if (placed) this.places = [arrays.shift() as Float32Array, arrays.shift() as Float32Array];
    for (const [i, [name, start]] of starts.entries()) this.buffers[name] = arrays[i]!.fill(start!);
  }

  /** Goes on from a step, with copies of what was remembered then. */
  restore(step: number, buffers: { readonly [name: string]: Tensor }): void {
    this.step = step;
    for (const [name, { data }] of Object.entries(buffers)) {
      if (this.buffers[name]) this.buffers[name].set(data);
      else this.buffers[name] = data.slice() as Floats;
    }
  }

  /** Changes a parameter's numbers by what the transforms make of its gradient, one after the other. */
  update(numbers: Floats, gradient: Floats, transforms: readonly Transform[], lr: number): void {
    const step = ++this.step;
    const { places } = this;
    const length = places ? partLength : numbers.length;
    for (let from = 0; from < numbers.length; from += length) {
      const cut = (array: Floats) => (places ? array.subarray(from, from + length) : array);
      const values = places ? filled(places[0], cut(gradient)) : gradient.slice();
      const parameter = places ? filled(places[1], cut(numbers)) : numbers;
      for (const transform of transforms) {
        const state: { [name: string]: Floats } = {};
        for (const name in transform.state)
          state[name] = cut((this.buffers[name] ??= like(numbers).fill(transform.state[name]!)));
        transform.update({ values, parameter, step, state });
      }
      blend(parameter, values, 1, -lr);
      if (places) numbers.set(parameter, from);
    }
  }
}

function filled(place: Float32Array, part: Floats): Float32Array {
  const filled = place.subarray(0, part.length);
  filled.set(part);
  return filled;
}

const like = (data: Floats): Floats =>
  data instanceof Float64Array ? new Float64Array(data.length) : new Float32Array(data.length);
