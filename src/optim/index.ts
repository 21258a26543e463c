/** Optimisers. */
export {
  AdaBelief,
  Adam,
  Adamax,
  type AdamOptions,
  AdamW,
  type MomentsOptions,
  NAdam,
  type NAdamOptions,
  RAdam,
} from './adam.js';
export {
  Adadelta,
  type AdadeltaOptions,
  Adagrad,
  type AdagradOptions,
  RMSprop,
  type RMSpropOptions,
} from './adaptive.js';
export { AveragedParameters, type AverageOptions } from './averages.js';
export { type Chain, chain } from './chain.js';
export type { OptimizerStateDict } from './first-order.js';
export { Newton, type NewtonOptions } from './newton.js';
export {
  type Closure,
  type Group,
  Optimizer,
  type OptimizerOptions,
  type ParamGroup,
  type Params,
} from './optimizer.js';
export { BFGS, LBFGS, type LBFGSOptions, type QuasiNewtonOptions } from './quasi-newton.js';
export * as lrScheduler from './schedules/index.js';
export { SGD, type SGDOptions } from './sgd.js';
export type { Transform, TransformKind, Update } from './transform.js';
export * as transforms from './transforms.js';
