/** Training: the loop, callbacks, what goes on in each layer, checks, searches, ensembles. */
export type { Batches } from './batches.js';
export * from './callbacks/index.js';
export { DivergedError } from './diverging.js';
export { Ensemble, Snapshots, updateBN } from './ensembles.js';
export { type EvaluateOptions, evaluate } from './evaluate.js';
export { fit } from './fit.js';
export { checkGradients, type GradientCheckOptions, type ParameterCheck } from './gradient-check.js';
export { History } from './history.js';
export {
  activationStatistics,
  activations,
  gradientFlow,
  gradientStatistics,
  type Statistics,
  UpdateRatios,
} from './layer-statistics.js';
export type { Loss, LossFunction } from './loss.js';
export { lrRangeTest, type RangeTest, type RangeTestOptions } from './lr-range-test.js';
export { accuracy, binaryAccuracy, type Metric, type Metrics } from './metrics.js';
export type { FitOptions } from './run.js';
export {
  gridSearch,
  type Objective,
  type RandomSearchOptions,
  randomSearch,
  type SearchOptions,
  SearchResult,
  Trial,
  type TrialResult,
} from './search.js';
export { type ShowBatchOptions, showBatch } from './show-batch.js';
export { logUniform, Range, type Space, uniform, uniformInt, type Value } from './spaces.js';
