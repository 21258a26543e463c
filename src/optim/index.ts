/** Optimisers. */
export { Adam, type AdamOptions } from './adam.js';
export { Optimizer, type OptimizerOptions, type ParamGroup, type Transform, type Update } from './optimizer.js';
export { SGD, type SGDOptions } from './sgd.js';
