/** What layers and losses compute, by the names of torch.nn.functional. */
export { linear } from '../../engine/index.js';
export { elu, gelu, leakyRelu, selu, silu } from './activations.js';
export { type DropoutOptions, dropout, stochasticDepth, vanillaDropout } from './dropout.js';
export {
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
  instanceNorm,
  layerNorm,
  type NormOptions,
} from './normalization.js';
