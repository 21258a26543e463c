// All parameters as one vector of float64, for methods that see them together.

import type { Tensor } from '../engine/index.js';

export function flattened(tensors: readonly (Tensor | null)[], lengths: readonly number[]): Float64Array {
  const out = new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const [i, tensor] of tensors.entries()) {
    if (tensor) out.set(tensor.data, at);
    at += lengths[i]!;
  }
  return out;
}

/** The parameters of an optimiser, to be read and written together. */
export class FlatParameters {
  private readonly lengths: number[];

  constructor(private readonly parameters: readonly Tensor[]) {
    this.lengths = parameters.map((p) => p.numel());
  }

  get values(): Float64Array {
    return flattened(this.parameters, this.lengths);
  }

  /** The gradients; those of parameters without one are 0. */
  get gradients(): Float64Array {
    return flattened(
      this.parameters.map(({ grad }) => grad),
      this.lengths,
    );
  }

  write(values: Float64Array): void {
    let at = 0;
    for (const [i, parameter] of this.parameters.entries()) {
      const numbers = parameter.data;
      numbers.set(values.subarray(at, (at += this.lengths[i]!)));
      parameter.write(numbers);
    }
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** a + t b */
export const along = (a: Float64Array, t: number, b: Float64Array): Float64Array => a.map((x, i) => x + t * b[i]!);

export const largestSize = (a: Float64Array): number => a.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
