export { isGradEnabled, noGrad } from './autograd.js';
export { empty, full, ones, type TensorOptions, tensor, zeros } from './create.js';
export type { DType } from './dtype.js';
export { getNumThreads, setNumThreads } from './kernels/pool.js';
export { ShapeError } from './messages.js';
export { manualSeed, rand, randn, randomNormal_, randomUniform_ } from './random.js';
export { type NestedNumbers, type ReduceOptions, Tensor } from './tensor.js';
