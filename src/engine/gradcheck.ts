// Gradients against slopes: the numerical check of CS231n and of torch.autograd.gradcheck.

import { aFunction, check, checked, notNegative, positive } from '../options/index.js';
import { grad, noGrad } from './autograd.js';
import { messages } from './messages.js';
import { checkTensors, type Tensor } from './tensor.js';

const rules = { eps: positive, atol: notNegative, rtol: notNegative };

/** What a gradient check found. */
export interface GradcheckResult {
  /** The largest |a − n| / max(|a|, |n|) of an analytic and a numerical gradient, beyond what `f` is rounded, where one of them is above `atol`. */
  relativeError: number;
  /** Elements at which the function has a kink, so that it has no slope: they are left out. */
  kinks: number;
}

/**
 * Compares the gradient of `f` with centred differences, [f(x + ε) − f(x − ε)] / 2ε, for every element of its arguments.
 *
 * A difference is as uncertain as `f` is rounded, some 2 · 10⁻¹⁵ |f| / ε: by so much the two may differ, however large the tolerance.
 * Where `f` is so curved that ε is too coarse, the differences of ε and 2ε together give the slope (Richardson).
 *
 * Where the slopes on both sides, f(x + ε) − f(x) and f(x) − f(x − ε), differ and go on differing for a smaller ε, the
 * function has a kink, as ReLU at 0; such elements are counted and left out.
 *
 * @param f gives a single number
 * @param inputs float64 tensors; in float32 the differences are rounding errors
 * @param options.eps ε, the step
 * @param options.rtol the largest relative error
 * @param options.atol gradients below this size are not compared
 * @throws {Error} when a gradient is wrong: which one, by how much
 * @throws {TypeError} when an input is no tensor of float64, or an option does not exist
 * @example gradcheck((x) => x.tanh().sum(), [randn([3], { dtype: 'float64' })]) // such as { relativeError: 1e-10, kinks: 0 }
 */
export function gradcheck(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  options?: { eps?: number; atol?: number; rtol?: number },
): GradcheckResult {
  check('gradcheck', 'the function', f, aFunction);
  if (!Array.isArray(inputs)) throw new TypeError(messages.list('gradcheck', inputs));
  if (inputs.length === 0) throw new TypeError(messages.nothing('gradcheck'));
  checkTensors('gradcheck', inputs);
  const { eps = 1e-5, atol = 1e-8, rtol = 1e-7 } = checked('gradcheck', options, rules);
  for (const [i, input] of inputs.entries())
    if (input.dtype !== 'float64') throw new TypeError(messages.gradcheckKind(i, input.dtype));
  const leaves = inputs.map((input) => input.clone().detach().requiresGrad_());
  const gradients = grad(f(...leaves), leaves);
  const value = (): number => noGrad(() => f(...leaves).item());
  const middle = value();
  const result = { relativeError: 0, kinks: 0 };
  for (const [i, leaf] of leaves.entries()) {
    for (let at = 0; at < leaf.numel(); at++) {
      const x = leaf.data[at]!;
      const moved = (step: number): number => {
        leaf.data[at] = x + step;
        const y = value();
        leaf.data[at] = x;
        return y;
      };
      const analytic = gradients[i]!.data[at]!;
      const slope = (step: number) => (moved(step) - moved(-step)) / (2 * step);
      const bend = (step: number) => Math.abs(moved(step) - 2 * middle + moved(-step)) / step;
      const error = (numeric: number, step: number) => {
        const size = Math.max(Math.abs(analytic), Math.abs(numeric));
        const rounding = (10 * Number.EPSILON * Math.abs(middle)) / step;
        const beyond = Math.abs(analytic - numeric) - rounding;
        return size <= atol || beyond <= 0 ? 0 : beyond / size; // NaN when one of them is
      };
      const numeric = slope(eps);
      const errors = [error(numeric, eps)];
      if (!(errors[0]! <= rtol)) errors.push(error((4 * numeric - slope(2 * eps)) / 3, eps));
      if (!(Math.min(...errors) <= rtol)) {
        const size = Math.max(Math.abs(analytic), Math.abs(numeric));
        const [wide, narrow] = [bend(eps), bend(eps / 10)]; // that of a smooth function is ten times smaller
        if (wide > 1e-3 * size && narrow > 0.5 * wide) {
          result.kinks++;
          continue;
        }
        const nearby = wide > 0.5 * Math.abs(analytic - numeric) && Math.abs(wide - 10 * narrow) > 0.5 * wide;
        if (nearby) errors.push(error(slope(eps / 100), eps / 100)); // a kink lies within eps
      }
      const least = Math.min(...errors);
      if (!(least <= rtol)) throw new Error(messages.gradcheck(i, at, analytic, numeric, errors[0]!));
      result.relativeError = Math.max(result.relativeError, least);
    }
  }
  return result;
}
