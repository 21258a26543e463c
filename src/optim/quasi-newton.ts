// Optimisers that learn the curvature from the gradients they meet.

import type { Tensor } from '../engine/index.js';
import { count, notNegative, oneOf, positiveCount, record } from '../options/index.js';
import { along, dot, FlatParameters, largestSize } from './flat.js';
import { strongWolfe } from './line-search.js';
import { messages } from './messages.js';
import { type Closure, type Group, lossOf, Optimizer, type OptimizerOptions } from './optimizer.js';
import { checkState } from './saved.js';

/** How the minimum is looked for. */
export interface QuasiNewtonOptions extends OptimizerOptions {
  /** The most directions that one `step` takes. */
  maxIter?: number;
  /** The most times that one `step` computes the loss; 5/4 of `maxIter` when left out. */
  maxEval?: number;
  /** Ends when no derivative is larger. */
  toleranceGrad?: number;
  /** Ends when neither the loss nor a parameter changes by more. */
  toleranceChange?: number;
  /** 'strongWolfe' finds out how far to go; without it each direction is followed by `lr`. */
  lineSearchFn?: 'strongWolfe' | null;
}

const defaults = {
  ...{ lr: 1, maxIter: 20, toleranceGrad: 1e-7, toleranceChange: 1e-9 },
  lineSearchFn: null as 'strongWolfe' | null,
};
const rules = {
  ...{
    lr: notNegative,
    maxIter: positiveCount,
    maxEval: positiveCount,
    toleranceGrad: notNegative,
    toleranceChange: notNegative,
  },
  lineSearchFn: oneOf('strongWolfe', null),
};
/** Curvatures below this are noise. */
const leastCurvature = 1e-10;

/** The defaults; `options` are not checked yet, and may be anything. */
const withMost = <O extends QuasiNewtonOptions>(options: O) => {
  const { maxIter = defaults.maxIter } = Object(options) as O;
  return { ...defaults, maxEval: Math.max(1, Math.floor(maxIter * 1.25)) };
};

/** Where a search for a minimum is. */
export interface QuasiNewtonState<O> {
  /** How many numbers all parameters have together. */
  size: number;
  options: Required<O>;
  last: { gradient: Float64Array; direction: Float64Array; t: number } | null;
  curvature: object | null;
}

abstract class QuasiNewton<O extends QuasiNewtonOptions> extends Optimizer<O> {
  private readonly flat = new FlatParameters(this.parameters());
  /** The last place: its gradient, and the way that led from there. */
  private last: QuasiNewtonState<O>['last'] = null;

  /** What is known of the curvature. */
  protected abstract curvature: object | null;
  /** From the gradient to a direction downhill. */
  protected abstract direction(gradient: Float64Array): Float64Array;
  /** Takes in that a step s has changed the gradient by y. */
  protected abstract learn(s: Float64Array, y: Float64Array): void;

  /** Parameters can not be added: directions belong to those there are. */
  override addParamGroup(group: Group<O>): void {
    if (this.paramGroups.length > 0) throw new TypeError(messages.oneGroup(this.name));
    super.addParamGroup(group);
  }

  /** The last place and what is known of the curvature, as copies, to go on later from where this one is. */
  stateDict(): QuasiNewtonState<O> {
    const { params, initialLr: _, ...options } = this.paramGroups[0]!;
    const size = params.reduce((sum, parameter) => sum + parameter.numel(), 0);
    return structuredClone({
      size,
      options: options as unknown as Required<O>,
      last: this.last,
      curvature: this.curvature,
    });
  }

  /**
   * Goes on from where another optimiser of this kind was.
   * @throws {TypeError} when it had not as many numbers to find
   */
  loadStateDict(state: QuasiNewtonState<O>): void {
    checkState(this.name, state, { size: count, options: record });
    const here = this.flat.values.length;
    if (state.size !== here) throw new TypeError(messages.stateSize(this.name, state.size, here));
    Object.assign(this.paramGroups[0]!, this.checked(state.options));
    ({ last: this.last, curvature: this.curvature } = structuredClone({
      last: state.last,
      curvature: state.curvature,
    }));
  }

  /**
   * Goes downhill up to `maxIter` times, and returns the loss from where it started.
   * @throws {TypeError} without a closure
   */
  step(closure?: Closure): Tensor {
    const again = () => lossOf(this.name, closure, 'several times in one step');
    const options = this.paramGroups[0]! as Required<QuasiNewtonOptions>;
    const { lr, maxIter, maxEval, toleranceGrad, toleranceChange, lineSearchFn } = options;
    const { flat } = this;
    const first = again();
    let [loss, gradient, evaluations] = [first.item(), flat.gradients, 1];
    const evaluate = () => ({ loss: again().item(), gradient: flat.gradients });
    for (let i = 1; i <= maxIter && largestSize(gradient) > toleranceGrad; i++) {
      const { last } = this;
      if (last) {
        const y = gradient.map((g, j) => g - last.gradient[j]!);
        const s = last.direction.map((d) => d * last.t);
        if (dot(y, s) > leastCurvature) this.learn(s, y);
      }
      const direction = this.direction(gradient);
      const slope = dot(gradient, direction);
      const size = gradient.reduce((sum, g) => sum + Math.abs(g), 0);
      let t = last ? lr : Math.min(1, 1 / size) * lr;
      const way = { gradient, direction, t };
      this.last = way;
      if (slope > -toleranceChange) break;
      const [before, from] = [loss, flat.values];
      const go = (t: number) => flat.write(along(from, t, direction));
      if (lineSearchFn) {
        const probe = (t: number) => {
          go(t);
          return evaluate();
        };
        const { point, probes } = strongWolfe(
          probe,
          { t: 0, loss, gradient, slope },
          direction,
          t,
          maxEval - evaluations,
        );
        ({ t, loss, gradient } = point);
        evaluations += probes;
        go(t);
      } else {
        go(t);
        if (i < maxIter) {
          ({ loss, gradient } = evaluate());
          evaluations++;
        }
      }
      way.t = t;
      if (evaluations >= maxEval || largestSize(direction) * t <= toleranceChange) break;
      if (Math.abs(loss - before) < toleranceChange) break;
    }
    return first;
  }
}

/** How the minimum is looked for. */
export interface LBFGSOptions extends QuasiNewtonOptions {
  /** How many steps are remembered. */
  historySize?: number;
}

/**
 * BFGS that remembers its last steps in the place of an N×N matrix (Liu & Nocedal, 1989). As `torch.optim.LBFGS`.
 * @throws {RangeError} when an option is out of its range
 * @example
 * const optimizer = new LBFGS([w], { lineSearchFn: 'strongWolfe' });
 * optimizer.step(() => { optimizer.zeroGrad(); const loss = f(w); loss.backward(); return loss; });
 */
export class LBFGS extends QuasiNewton<LBFGSOptions> {
  protected curvature = { steps: [] as { s: Float64Array; y: Float64Array; rho: number }[], scale: 1 };

  constructor(params: Iterable<Tensor>, options: LBFGSOptions = {}) {
    super(params, { historySize: 100, ...withMost(options) }, options, { ...rules, historySize: positiveCount });
  }

  protected learn(s: Float64Array, y: Float64Array): void {
    const { steps } = this.curvature;
    if (steps.length === this.paramGroups[0]!.historySize) steps.shift();
    steps.push({ s, y, rho: 1 / dot(y, s) });
    this.curvature.scale = dot(y, s) / dot(y, y);
  }

  protected direction(gradient: Float64Array): Float64Array {
    let q: Float64Array = gradient.map((g) => -g);
    const { steps, scale } = this.curvature;
    const shares = steps.toReversed().map(({ s, y, rho }) => {
      const share = dot(s, q) * rho;
      q = along(q, -share, y);
      return share;
    });
    let r: Float64Array = q.map((x) => x * scale);
    for (const [i, { s, y, rho }] of steps.entries()) r = along(r, shares.at(-1 - i)! - dot(y, r) * rho, s);
    return r;
  }
}

/**
 * Broyden's, Fletcher's, Goldfarb's and Shanno's method: an estimate H of the inverse of the Hessian learns from each step s, which
 * changed the gradient by y: H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1 / yᵀs (Nocedal & Wright, 2006, algorithm 6.1).
 * @throws {RangeError} when an option is out of its range
 * @example
 * const optimizer = new optim.BFGS([w], { lineSearchFn: 'strongWolfe' });
 * optimizer.step(() => { optimizer.zeroGrad(); const loss = f(w); loss.backward(); return loss; });
 * w.abs().amax().item() < 1e-4 // true
 */
export class BFGS extends QuasiNewton<QuasiNewtonOptions> {
  /** H by rows; null stands for the identity. */
  protected curvature: Float64Array | null = null;

  constructor(params: Iterable<Tensor>, options: QuasiNewtonOptions = {}) {
    super(params, withMost(options), options, rules);
  }

  protected learn(s: Float64Array, y: Float64Array): void {
    const n = s.length;
    const ys = dot(y, s);
    if (!this.curvature) {
      this.curvature = new Float64Array(n * n);
      for (let i = 0; i < n; i++) this.curvature[i * n + i] = ys / dot(y, y);
    }
    const inverse = this.curvature;
    const hy = this.times(y);
    const factor = (1 + dot(y, hy) / ys) / ys;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        inverse[i * n + j]! += factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / ys;
  }

  protected direction(gradient: Float64Array): Float64Array {
    return this.times(gradient).map((x) => -x);
  }

  private times(x: Float64Array): Float64Array {
    const inverse = this.curvature;
    return inverse ? x.map((_, i) => dot(inverse.subarray(i * x.length, (i + 1) * x.length), x)) : x;
  }
}
