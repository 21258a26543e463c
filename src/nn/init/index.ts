/** First weights. Each function fills a tensor in place and returns it; no gradient flows through. */
export { dataDependent_, lsuv_ } from './data-dependent.js';
export { orthogonal_ } from './orthogonal.js';
export {
  calculateGain,
  constant_,
  type FanMode,
  type KaimingOptions,
  kaimingNormal_,
  kaimingUniform_,
  type Nonlinearity,
  normal_,
  ones_,
  randomWalk_,
  type Sparsity,
  sparse_,
  uniform_,
  xavierNormal_,
  xavierUniform_,
  zeros_,
} from './random.js';
