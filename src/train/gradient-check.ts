// The gradients of a whole net against slopes.

import { grad, noGrad, type Tensor } from '../engine/index.js';
import { functional, type Module } from '../nn/index.js';
import type { LossFunction } from './fit.js';
import { messages } from './messages.js';

/** What a check of one parameter found. */
export interface ParameterCheck {
  name: string;
  /** The largest |a − n| / max(1e-8, |a| + |n|) of analytic and numerical derivatives. */
  relativeError: number;
  /** How many elements were compared. */
  checked: number;
  /** How many were left out because the loss has a kink within h. */
  kinks: number;
}

export interface GradientCheckOptions {
  loss?: LossFunction;
  /** How many elements of each parameter are compared, spread evenly; all when there are no more. */
  samples?: number;
  h?: number;
  /** The largest relative error. */
  tolerance?: number;
}

/**
 * Compares the gradient of a loss on every parameter, biases too, with centred differences in float64, CS231n's way: up to 1e-7 is right,
 * above 1e-2 is wrong. Where a ReLU or a maximum switches between w − h and w + h there is no slope; such elements are left out.
 *
 * Layers that draw random numbers must draw the same ones each time, as in evaluation mode.
 * @throws {TypeError} when a parameter is not float64
 * @throws {Error} when a gradient is wrong: which one, by how much
 * @example train.checkGradients(net.to('float64').eval(), x, y) // [{ name: '0.weight', relativeError: 3e-10, checked: 20, kinks: 0 }, …]
 */
export function checkGradients(
  model: Module,
  x: Tensor,
  y: Tensor,
  { loss = functional.crossEntropy, samples = 20, h = 1e-5, tolerance = 1e-5 }: GradientCheckOptions = {},
): ParameterCheck[] {
  const named = model.namedParameters();
  for (const [name, { dtype }] of named)
    if (dtype !== 'float64') throw new TypeError(messages.gradientKind(name, dtype));
  const parameters = named.map(([, parameter]) => parameter);
  const gradients = grad(loss(model.forward(x), y), parameters, { allowUnused: true });
  const value = () => noGrad(() => loss(model.forward(x), y).item());
  const middle = value();
  return named.map(([name, parameter], i) => {
    const result = { name, relativeError: 0, checked: 0, kinks: 0 };
    const count = parameter.numel();
    const taken = Math.min(samples, count);
    for (let k = 0; k < taken; k++) {
      const at = Math.floor((k * count) / taken);
      const analytic = gradients[i]?.data[at] ?? 0;
      const moved = (step: number): number => {
        const { data } = parameter;
        const kept = data[at]!;
        data[at] = kept + step;
        parameter.write(data);
        const result = value();
        data[at] = kept;
        parameter.write(data);
        return result;
      };
      const [above, below] = [moved(h), moved(-h)];
      const numeric = (above - below) / (2 * h);
      const error = Math.abs(analytic - numeric) / Math.max(1e-8, Math.abs(analytic) + Math.abs(numeric));
      const small = Math.abs(analytic - numeric) < 1e-9; // what rounding of the loss makes of a slope of 0
      const bend = Math.abs(above - 2 * middle + below) / h;
      if (error <= tolerance || small) {
        result.checked++;
        if (!small) result.relativeError = Math.max(result.relativeError, error);
      } else if (bend > 0.5 * Math.abs(analytic - numeric)) result.kinks++;
      else throw new Error(messages.gradients(name, at, analytic, numeric, error));
    }
    return result;
  });
}
