/** Parts of nets. */
export * as functional from './functional/index.js';
export * as init from './init/index.js';
export {
  ELU,
  Flatten,
  GELU,
  Identity,
  LeakyReLU,
  LogSoftmax,
  PReLU,
  ReLU,
  SELU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from './modules/activations.js';
export {
  Conv1d,
  type Conv1dLayerOptions,
  Conv2d,
  type Conv2dLayerOptions,
  ConvTranspose2d,
  type ConvTranspose2dLayerOptions,
} from './modules/convolutions.js';
export { Dropout, Dropout2d, StochasticDepth, VanillaDropout } from './modules/dropouts.js';
export { DropConnect, Embedding, Linear, Maxout } from './modules/layers.js';
export { LazyBatchNorm1d, LazyBatchNorm2d, LazyConv2d, LazyLinear } from './modules/lazy.js';
export { ModuleDict, ModuleList, type NamedModules } from './modules/lists.js';
export {
  BCELoss,
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
export { type Padding2d, ReflectionPad2d, ReplicationPad2d, ZeroPad2d } from './modules/paddings.js';
export {
  AdaptiveAvgPool2d,
  AvgPool1d,
  AvgPool2d,
  FractionalMaxPool2d,
  type FractionalSize,
  MaxPool1d,
  MaxPool2d,
} from './modules/pools.js';
export { Upsample } from './modules/resizing.js';
export { Sequential } from './modules/sequential.js';
export type { SummaryInput } from './modules/summarize.js';
export type { Summary, SummaryRow } from './modules/summary.js';
export * as utils from './utils.js';
