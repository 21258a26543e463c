/** Lectern: tensors and nets for deep-learning lectures, and charts to show them. */
export {
  type DType,
  empty,
  full,
  getNumThreads,
  isGradEnabled,
  manualSeed,
  type NestedNumbers,
  noGrad,
  ones,
  type ReduceOptions,
  rand,
  randn,
  ShapeError,
  setNumThreads,
  Tensor,
  type TensorOptions,
  tensor,
  zeros,
} from './engine/index.js';
export * from './nn/index.js';
export * as plot from './plot/index.js';
