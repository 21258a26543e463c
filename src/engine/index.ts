export { Generator, type GeneratorState } from '../math/generator.js';
export {
  aGenerator,
  type DimArgs,
  type DimOptions,
  type DimsArgs,
  type GraphOptions,
  isDevice,
  type NumbersArgs,
  type RandomOptions,
  type ReduceOptions,
  type SizeArgs,
  type TensorOptions,
} from './arguments.js';
export type { DType, TypedArray } from './arrays/dtype.js';
export { defaultGenerator } from './arrays/fill.js';
export { type Slice, slice } from './arrays/indexing.js';
export { type Moments, moments } from './arrays/normalize.js';
export { apply, enableGrad, grad, isGradEnabled, noGrad } from './autograd.js';
export { avgPool2d, conv2d, maxPool2d, type Size2d, unfold, type WindowOptions } from './conv.js';
export {
  arange,
  empty,
  eye,
  full,
  fullLike,
  linspace,
  ones,
  onesLike,
  type TensorValues,
  tensor,
  zeros,
  zerosLike,
} from './create.js';
export { type CustomGradient, customGradient } from './custom-gradient.js';
export { hessian, hvp, jacobian } from './derivatives.js';
export { einsum } from './einsum.js';
export { loadNpy, loadSafetensors, saveNpy, saveSafetensors } from './files.js';
export * from './functions.js';
export { type GradcheckResult, gradcheck } from './gradcheck.js';
export { cat, meshgrid, oneHot, stack, where } from './join.js';
export { getNumThreads, setNumThreads } from './kernels/pool.js';
export { adam, blend, type Floats } from './kernels/updates.js';
export { sideBySide } from './kernels/wasm.js';
export * as linalg from './linalg.js';
export { linear } from './linear.js';
export { ShapeError, shown } from './messages.js';
export {
  bernoulli,
  manualSeed,
  multinomial,
  rand,
  randint,
  randLike,
  randn,
  randnLike,
  randperm,
} from './random.js';
export { RandomState } from './random-state.js';
export { load, type Saved, save } from './save.js';
export { aTensor, type Index, type NestedNumbers, Tensor, type ValuesAndIndices } from './tensor.js';
