import { cat, grad, linalg, type Tensor, tensor } from '../engine/index.js';
import { notNegative } from '../options/index.js';
import { FlatParameters } from './flat.js';
import { type Closure, lossOf, Optimizer, type OptimizerOptions } from './optimizer.js';

/** How far a step goes. */
export interface NewtonOptions extends OptimizerOptions {
  /** λ in (H + λ I)⁻¹ g: large ones make short steps along the gradient, and keep away from saddles. */
  damping?: number;
}

/**
 * Newton's method, w ← w − lr · (H + λ I)⁻¹ g, H the Hessian of the loss: one step to the minimum of a quadratic function, and
 * towards any point where the gradient is 0, be it a saddle. N parameters take N² numbers and N³ multiplications.
 * @throws {RangeError} when an option is out of its range
 * @example new Newton([w]).step(() => w.square().sum()) // w is 0 now
 */
export class Newton extends Optimizer<NewtonOptions> {
  constructor(params: Iterable<Tensor>, options: NewtonOptions = {}) {
    super(params, { lr: 1, damping: 0 }, options, { lr: notNegative, damping: notNegative });
  }

  /**
   * One step; the closure computes the loss, and need not call `backward`.
   * @throws {TypeError} without a closure
   * @throws {RangeError} when the Hessian has no inverse
   */
  step(closure?: Closure): Tensor {
    const parameters = this.parameters();
    const loss = lossOf(this.name, closure, 'which are derived twice');
    const { lr, damping } = this.paramGroups[0]!;
    const flat = (gradients: Tensor[]) => cat(gradients.map((g) => g.reshape([-1])));
    const gradient = flat(grad(loss, parameters, { createGraph: true, allowUnused: true }));
    const n = gradient.numel();
    const hessian = Array.from({ length: n }, (_, i) => {
      const g = gradient.select(0, i);
      const options = { retainGraph: true, allowUnused: true };
      return [...flat(grad(g, parameters, options)).data].map((x, j) => (i === j ? x + damping : x));
    });
    const kind = { dtype: 'float64' } as const;
    const direction = linalg.solve(tensor(hessian, kind), tensor([...gradient.data], kind));
    const all = new FlatParameters(parameters);
    all.write(all.values.map((x, i) => x - lr * direction.data[i]!));
    return loss;
  }
}
