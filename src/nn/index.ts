/** Parts of nets. */
export {
  AvgPool2d,
  Dropout,
  ELU,
  Flatten,
  GELU,
  Identity,
  LeakyReLU,
  MaxPool2d,
  ReLU,
  SELU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from './activations.js';
export * as functional from './functional.js';
export * as init from './init.js';
export { BatchNorm1d, BatchNorm2d, type BatchNormLayerOptions, Conv2d, Linear } from './layers.js';
export { type ForwardHook, Module, Parameter, type StateDict } from './module.js';
export { Sequential } from './sequential.js';
export * as utils from './utils.js';
