// Optimisers that are chains of transforms.

import { notNegative } from '../options/index.js';
import { FirstOrderOptimizer } from './first-order.js';
import { messages } from './messages.js';
import type { OptimizerOptions, Params } from './optimizer.js';
import type { Transform, TransformKind } from './transform.js';

const rules = { lr: notNegative };

/**
 * What `chain` makes: g → u through transforms in their order, then w ← w − lr · u. As `optax.chain`.
 * @throws {TypeError} when something is no transform, two remember under one name, there is no parameter, or an option has no such name
 * @throws {RangeError} when an option breaks its rule
 * @example
 * const { transforms } = optim;
 * optim.chain([w], [transforms.scaleByAdam(), transforms.scale({ factor: 0.5 })], { lr: 0.01 });
 */
export class Chain extends FirstOrderOptimizer<OptimizerOptions> {
  constructor(params: Params<OptimizerOptions>, transforms: readonly Transform[], options: OptimizerOptions = {}) {
    checkTransforms(transforms);
    super(params, { lr: 1e-3 }, options, rules, () => transforms);
  }

  protected override get name(): string {
    return 'chain';
  }
}

/**
 * An optimiser that is a chain of small transforms, as `optax.chain`: each gradient goes through them in their order; what comes out is
 * subtracted from the parameter, times `lr`, 0.001 when left out. Transforms are those of `optim.transforms`, or one's own.
 * @throws {TypeError} when something is no transform, two remember under one name, there is no parameter, or an option has no such name
 * @throws {RangeError} when an option breaks its rule
 * @example
 * // Adam: the decay is added to the gradient, and scaled as the gradient is
 * const adam = optim.chain([w], [
 *   optim.transforms.addDecayedWeights({ weightDecay: 0.01 }),
 *   optim.transforms.scaleByAdam(),
 * ], { lr: 0.001 });
 * // AdamW: one line moves down, and the decay stays as it is
 * const adamW = optim.chain([w], [
 *   optim.transforms.scaleByAdam(),
 *   optim.transforms.addDecayedWeights({ weightDecay: 0.01 }),
 * ], { lr: 0.001 });
 * @see https://optax.readthedocs.io/en/latest/api/combining_optimizers.html
 */
export const chain = (
  params: Params<OptimizerOptions>,
  transforms: readonly Transform[],
  options: OptimizerOptions = {},
): Chain => new Chain(params, transforms, options);

function checkTransforms(transforms: readonly Transform[]): void {
  if (!Array.isArray(transforms)) throw new TypeError(messages.noTransforms(transforms));
  const names = new Map<string, number>();
  for (const [i, transform] of transforms.entries()) {
    const { state, update } = Object(transform) as Partial<Transform>;
    if (typeof state !== 'object' || typeof update !== 'function')
      throw new TypeError(messages.noTransform(i, transform));
    for (const name of Object.keys(state)) {
      if (names.has(name)) throw new TypeError(messages.sameName(name, names.get(name)!, i));
      names.set(name, i);
    }
  }
}

/** How an optimiser is made. */
export interface OptimizerConstructor<O extends OptimizerOptions> {
  /**
   * @throws {TypeError} when there is no parameter, one has no gradient of its own, or an option has no such name
   * @throws {RangeError} when an option breaks its rule
   */
  new (params: Params<O>, options?: O): FirstOrderOptimizer<O>;
}

/** The class of the optimisers that are chains of such transforms: its options are `lr` and those of the transforms. */
export const chainOf = <O extends OptimizerOptions>(
  kinds: readonly Pick<TransformKind<object>, 'defaults' | 'rules' | 'of'>[],
  own: Partial<O> & { lr: number },
): OptimizerConstructor<O> => {
  const defaults = Object.assign({ lr: own.lr }, ...kinds.map((kind) => kind.defaults), own);
  const all = Object.assign({ ...rules }, ...kinds.map((kind) => kind.rules));
  return class extends FirstOrderOptimizer<O> {
    constructor(params: Params<O>, options: O = {} as O) {
      super(params, defaults, options, all, (group) => kinds.map((kind) => kind.of(group)));
    }
  };
};
