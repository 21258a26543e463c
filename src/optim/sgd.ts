import type { Tensor } from '../engine/index.js';
import { fraction, notNegative, oneOf, type Rule, share } from '../options/index.js';
import { FirstOrderOptimizer } from './first-order.js';
import { type Closure, lossOf, type OptimizerOptions, type ParamGroup, type Params } from './optimizer.js';
import { addDecayedWeights, momentum, scale } from './transforms.js';

/** How gradients are followed. */
export interface SGDOptions extends OptimizerOptions {
  /** μ: how much of the last velocity stays. */
  momentum?: number;
  /**
   * What the velocity sums up: gradients, v ← μ v + g and w ← w − lr · v, or, as slides and papers often write it, steps,
   * v ← μ v + lr · g and w ← w − v. At a constant rate both follow one path; under a schedule steps keep the rate of their time.
   */
  velocity?: 'gradients' | 'steps';
  /** How much of the gradient is left out of the velocity. */
  dampening?: number;
  /** λ: the factor of the penalty λ/2 · |w|². */
  weightDecay?: number;
  /**
   * Looks ahead along the velocity; needs a momentum, and no dampening. With `true`, as in PyTorch, the parameters are the
   * places ahead; with 'lookAhead' they stay where they are, and only the gradient is taken ahead, for which `step` needs a
   * closure. Both follow one path (Sutskever et al., 2013).
   */
  nesterov?: boolean | 'lookAhead';
}

const nesterov: Rule<SGDOptions> = {
  text: "true, false or 'lookAhead'; the first and the last need a momentum above 0 and dampening 0",
  holds: (x, o) => x === false || ((x === true || x === 'lookAhead') && o.momentum > 0 && o.dampening === 0),
};

/**
 * Stochastic gradient descent, w ← w − lr · g; with momentum v ← μ v + g, w ← w − lr · v. As `torch.optim.SGD`.
 * @throws {RangeError} when an option is out of its range
 * @example new SGD(parameters, { lr: 0.1, momentum: 0.9 })
 */
export class SGD extends FirstOrderOptimizer<SGDOptions> {
  constructor(params: Params<SGDOptions>, options: SGDOptions = {}) {
    const defaults = { lr: 1e-3, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false };
    const own = { nesterov, velocity: oneOf('gradients', 'steps') };
    const rules = { lr: notNegative, momentum: share, dampening: fraction, weightDecay: notNegative, ...own };
    super(params, { ...defaults, velocity: 'gradients' }, options, rules, (group) => [
      addDecayedWeights.of(group),
      ...(group.velocity === 'steps' ? [scale.of({ factor: group.lr })] : []),
      momentum.of({ ...group, nesterov: group.nesterov === true }),
    ]);
  }

  override step(closure?: Closure): Tensor | undefined {
    const groups = this.paramGroups.filter((group) => group.nesterov === 'lookAhead');
    if (groups.length === 0) return super.step(closure);
    const places = groups.flatMap((group) => group.params.map((parameter) => this.moveAhead(parameter, group)));
    let loss: Tensor;
    try {
      loss = lossOf(this.name, closure, "as nesterov is 'lookAhead'");
    } finally {
      for (const goBack of places) goBack();
    }
    super.step();
    return loss;
  }

  protected override rate(group: ParamGroup<SGDOptions>): number {
    return group.velocity === 'steps' ? 1 : group.lr;
  }

  /** Moves a parameter to where its velocity alone would take it; the function that is returned undoes it. */
  private moveAhead(parameter: Tensor, group: ParamGroup<SGDOptions>): () => void {
    const velocity = this.remembered(parameter, 'momentumBuffer');
    const place = parameter.data.slice();
    const step = this.rate(group) * group.momentum;
    if (velocity) parameter.write(parameter.data.map((x, i) => x - step * velocity[i]!));
    return () => void parameter.write(place);
  }
}
