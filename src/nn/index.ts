/** Parts of nets. */
export * as functional from './functional/index.js';
export * as init from './init/index.js';
export {
  ELU,
  Flatten,
  GELU,
  Identity,
  LeakyReLU,
  PReLU,
  ReLU,
  SELU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from './modules/activations.js';
export { Dropout, StochasticDepth, VanillaDropout } from './modules/dropouts.js';
export { Conv2d, type Conv2dLayerOptions, DropConnect, Embedding, Linear, Maxout } from './modules/layers.js';
export {
  BCEWithLogitsLoss,
  CrossEntropyLoss,
  HuberLoss,
  L1Loss,
  MSELoss,
  MultiMarginLoss,
  NLLLoss,
} from './modules/losses.js';
export {
  Buffer,
  type ForwardHook,
  type ForwardPreHook,
  Module,
  Parameter,
  type StateDict,
} from './modules/module.js';
export {
  BatchNorm1d,
  BatchNorm2d,
  type BatchNormLayerOptions,
  DecorrelatedBatchNorm,
  GroupNorm,
  InstanceNorm2d,
  type InstanceNormLayerOptions,
  LayerNorm,
  type LayerNormOptions,
  type NormLayerOptions,
} from './modules/norms.js';
export { AvgPool2d, FractionalMaxPool2d, type FractionalSize, MaxPool2d } from './modules/pools.js';
export { Sequential } from './modules/sequential.js';
export type { SummaryInput } from './modules/summarize.js';
export type { Summary, SummaryRow } from './modules/summary.js';
export * as utils from './utils.js';
