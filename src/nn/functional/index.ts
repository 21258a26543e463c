/** What layers and losses compute, by the names of torch.nn.functional. */
export { linear, oneHot } from '../../engine/index.js';
export {
  elu,
  type GeluOptions,
  gelu,
  leakyRelu,
  logSoftmax,
  maxout,
  prelu,
  relu,
  type SoftplusOptions,
  selu,
  sigmoid,
  silu,
  softmax,
  softplus,
  tanh,
} from './activations.js';
export {
  type Conv1dOptions,
  type Conv2dOptions,
  type ConvTranspose2dOptions,
  conv1d,
  conv2d,
  convTranspose2d,
} from './convolution.js';
export { type DropoutOptions, dropConnect, dropout, dropout2d, stochasticDepth, vanillaDropout } from './dropout.js';
export { embedding } from './embedding.js';
export { type FractionalSize, fractionalMaxPool2d } from './fractional.js';
export {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  elasticPenalty,
  huberLoss,
  type LossOptions,
  l1Loss,
  l1Penalty,
  l2Penalty,
  type MarginOptions,
  mseLoss,
  multiMarginLoss,
  naiveCrossEntropy,
  nllLoss,
  type Reduction,
} from './losses.js';
export {
  type BatchNormOptions,
  batchNorm,
  groupNorm,
  type InstanceNormOptions,
  instanceNorm,
  layerNorm,
  type NormOptions,
} from './normalization.js';
export { type PaddingMode, type PadOptions, pad } from './padding.js';
export {
  type AdaptiveSize,
  type AvgPool1dOptions,
  type AvgPool2dOptions,
  adaptiveAvgPool2d,
  avgPool1d,
  avgPool2d,
  type MaxPool1dOptions,
  type MaxPool2dOptions,
  maxPool1d,
  maxPool2d,
} from './pools.js';
export { type InterpolateOptions, interpolate } from './resizing.js';
export { type DecorrelatedBatchNormOptions, decorrelatedBatchNorm } from './whitening.js';
