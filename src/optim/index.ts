/** Optimisers. */
export { Adam, Adamax, type AdamOptions, AdamW, RAdam } from './adam.js';
export {
  Adadelta,
  type AdadeltaOptions,
  Adagrad,
  type AdagradOptions,
  RMSprop,
  type RMSpropOptions,
} from './adaptive.js';
export { Optimizer, type OptimizerOptions, type ParamGroup } from './optimizer.js';
export { SGD, type SGDOptions } from './sgd.js';
export type { Transform, Update } from './state.js';
