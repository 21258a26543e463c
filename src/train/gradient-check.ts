// The gradients of a whole net against slopes.

import { grad, noGrad, type Tensor } from '../engine/index.js';
import type { Module } from '../nn/index.js';
import { check, checked, positive, positiveCount, type Rules } from '../options/index.js';
import { type Loss, lossFunction } from './loss.js';
import { messages } from './messages.js';
import { aLoss, aModule, answer, aTensor } from './options.js';
import { keepingBuffers } from './state.js';

/** What a check of one parameter found. */
export interface ParameterCheck {
  name: string;
  /** The largest |a − n| / (|a| + |n|) of analytic and numerical derivatives. */
  relativeError: number;
  /** How many elements were compared. */
  checked: number;
  /** How many were left out because the loss has a kink within ε. */
  kinks: number;
  /** How many were left out because a and n differ by no more than n is rounded, 2 · 10⁻¹⁵ |loss| / ε or more: they are too small to tell. */
  tooSmall: number;
}

export interface GradientCheckOptions {
  /** Cross entropy when left out. */
  loss?: Loss;
  /** How many elements of each parameter are compared, spread evenly; all when there are no more. */
  samples?: number;
  /** ε, the step of the differences. */
  eps?: number;
  /** The largest relative error. */
  rtol?: number;
}

const rules: Rules<GradientCheckOptions> = { samples: positiveCount, loss: aLoss, eps: positive, rtol: positive };

/**
 * Compares the gradient of a loss on every parameter, biases too, with centred differences in float64, CS231n's way: up to 1e-7 is right,
 * above 1e-2 is wrong. Where a ReLU or a maximum switches between w − ε and w + ε there is no slope; such elements are left out. So are
 * those that differ by less than the rounding of the loss; a parameter that has only such ones has not been checked.
 * @throws {TypeError} when a parameter is not float64
 * @throws {RangeError} when an option breaks its rule
 * @throws {Error} when a gradient is wrong: which one, by how much; or when the loss of the same data changes from time to time
 * @example
 * const found = train.checkGradients(net.to('float64').eval(), x.to('float64'), y);
 * found[0] // such as { name: '0.weight', relativeError: 3e-10, checked: 20, kinks: 0, tooSmall: 0 }
 */
export function checkGradients(model: Module, x: Tensor, y: Tensor, options?: GradientCheckOptions): ParameterCheck[] {
  check('checkGradients', 'the model', model, aModule);
  check('checkGradients', 'x', x, aTensor);
  check('checkGradients', 'y', y, aTensor);
  const { loss, samples = 20, eps = 1e-5, rtol = 1e-5 } = checked('checkGradients', options, rules);
  const named = model.namedParameters();
  for (const [name, { dtype }] of named)
    if (dtype !== 'float64') throw new TypeError(messages.gradientKind(name, dtype));
  const lossOf = lossFunction('checkGradients', loss);
  return keepingBuffers(model, () => {
    const value = () => noGrad(() => lossOf(answer('checkGradients', model, x), y).item());
    const [middle, again] = [value(), value()];
    if (!Object.is(middle, again)) throw new Error(messages.randomLoss(middle, again));
    const parameters = named.map(([, parameter]) => parameter);
    const gradients = grad(lossOf(model.forward(x), y), parameters, { allowUnused: true });
    const rounding = (10 * Number.EPSILON * Math.abs(middle)) / eps;
    return named.map(([name, parameter], i) => {
      const result = { name, relativeError: 0, checked: 0, kinks: 0, tooSmall: 0 };
      const count = parameter.numel();
      const taken = Math.min(samples, count);
      for (let k = 0; k < taken; k++) {
        const at = Math.floor((k * count) / taken);
        const analytic = gradients[i]?.data[at] ?? 0;
        const around = (step: number) =>
          [moved(parameter, at, step, value), moved(parameter, at, -step, value)] as const;
        const [above, below] = around(eps);
        const numeric = (above - below) / (2 * eps);
        const difference = Math.abs(analytic - numeric);
        const error = difference === 0 ? 0 : difference / (Math.abs(analytic) + Math.abs(numeric));
        const bend = Math.abs(above - 2 * middle + below) / eps;
        if (error <= rtol) {
          result.checked++;
          result.relativeError = Math.max(result.relativeError, error);
        } else if (difference <= rounding) result.tooSmall++;
        else if (bend > 0.5 * difference) result.kinks++;
        else if (isRounding(analytic, numeric, eps, around)) result.tooSmall++;
        else throw new Error(messages.gradients(name, at, analytic, numeric, error));
      }
      return result;
    });
  });
}

/**
 * Whether a slope is as uncertain as it is far from the gradient: a small loss may be a difference of large numbers, as that of a net that
 * is sure of itself, and then it is rounded more coarsely than its own last digits.
 */
function isRounding(
  analytic: number,
  numeric: number,
  eps: number,
  around: (step: number) => readonly [above: number, below: number],
): boolean {
  if (numeric === 0) return Math.abs(analytic) <= (10 * Number.EPSILON) / eps;
  const [above, below] = around(10 * eps);
  return Math.abs((above - below) / (20 * eps) - numeric) > 0.1 * Math.abs(analytic - numeric);
}

/** The value when one element of a parameter is moved; it is moved back. */
function moved(parameter: Tensor, at: number, step: number, value: () => number): number {
  const { data } = parameter;
  const kept = data[at]!;
  data[at] = kept + step;
  parameter.write(data);
  try {
    return value();
  } finally {
    data[at] = kept;
    parameter.write(data);
  }
}
